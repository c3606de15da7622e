/** Longer keys are compared by their beginning: the hint is for a slip of the pen, and 20,000 cells may ask. */
const COMPARED = 40;

/** The number of insertions, deletions and replacements that turn one text into the other. */
export function editDistance(a: string, b: string): number {
  let row = [0];
  for (let j = 1; j <= b.length; j++) row.push(j);
  for (let i = 1; i <= a.length; i++) {
    let left = i;
    const next = [left];
    row.reduce((diagonal, above, j) => {
      left = Math.min(diagonal + (a[i - 1] === b[j - 1] ? 0 : 1), above + 1, left + 1);
      next.push(left);
      return above;
    });
    row = next;
  }
  return row[b.length] as number;
}

/** The candidate with the smallest edit distance, the first of equals; '' without candidates. */
export function nearest(key: string, candidates: Iterable<string>): string {
  const wanted = key.slice(0, COMPARED);
  let best = '';
  let distance = Infinity;
  for (const candidate of candidates) {
    const short = candidate.slice(0, COMPARED);
    if (Math.abs(short.length - wanted.length) >= distance) continue;
    const here = editDistance(wanted, short);
    if (here < distance) {
      distance = here;
      best = candidate;
    }
  }
  return best;
}
