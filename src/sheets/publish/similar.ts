/** How alike two texts are: 2M/T over their longest common blocks (Ratcliff and Obershelp), between 0 and 1. */
export function similarity(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  return x.length + y.length === 0 ? 1 : (2 * common(x, y, 0, x.length, 0, y.length)) / (x.length + y.length);
}

function common(x: readonly string[], y: readonly string[], fromX: number, toX: number, fromY: number, toY: number): number {
  let [bestX, bestY, best] = [fromX, fromY, 0];
  let lengths = new Map<number, number>();
  for (let i = fromX; i < toX; i++) {
    const next = new Map<number, number>();
    for (let j = fromY; j < toY; j++) {
      if (x[i] !== y[j]) continue;
      const length = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, length);
      if (length > best) [bestX, bestY, best] = [i - length + 1, j - length + 1, length];
    }
    lengths = next;
  }
  if (best === 0) return 0;
  return best + common(x, y, fromX, bestX, fromY, bestY) + common(x, y, bestX + best, toX, bestY + best, toY);
}
