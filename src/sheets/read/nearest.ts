import { editDistance } from '../../domain/base/nearest';
import { normalizeText } from '../../domain/text/characters/text';

/** Comparing is quadratic and only a hint: longer texts get none. */
const COMPARED = 60;

/** The candidate most like `text` (a slip of the pen: at most a third of its characters differ), or null. */
export function nearestText(text: string, candidates: Iterable<string>): string | null {
  const wanted = normalizeText(text);
  if (wanted.length > COMPARED) return null;
  let best: { candidate: string; steps: number } | null = null;
  for (const candidate of candidates) {
    const other = normalizeText(candidate);
    const longest = Math.max(wanted.length, other.length);
    if (longest > COMPARED || Math.abs(wanted.length - other.length) > longest / 3) continue;
    const steps = editDistance(wanted, other);
    if (steps <= longest / 3 && (best === null || steps < best.steps)) best = { candidate, steps };
  }
  return best?.candidate ?? null;
}
