/** The whole takes its time; a draw takes some of every kind. */
import { ALWAYS } from './always';

declare global {
  /** Set by the Jest project: one of so many cases of each kind is tried, at least one; 1: all. */
  var ONE_OF: number;
}

/** Only cases whose names hold this, or one of several with | between them: `FAULTS_ONLY='fix a cell: renames' npm run test:faults`. */
const ONLY = (process.env.FAULTS_ONLY ?? '').split('|').filter(part => part !== '');

/** Another number draws other cases: `FAULTS_SEED=2 npm run test:faults:draw`. */
const SEED = process.env.FAULTS_SEED ?? '';

/** FNV-1a: spreads labels evenly, and gives the same draw everywhere and every time. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** Some cases of each kind, always the same ones. */
export function draw<T>(cases: readonly T[], kindOf: (one: T) => string, labelOf: (one: T) => string, oneOf = globalThis.ONE_OF): T[] {
  if (ONLY.length > 0) return cases.filter(one => ONLY.some(part => labelOf(one).includes(part)));
  if (oneOf <= 1) return [...cases];
  const kinds = new Map<string, T[]>();
  for (const one of cases) kinds.set(kindOf(one), [...(kinds.get(kindOf(one)) ?? []), one]);
  const chosen = new Set(cases.filter(one => ALWAYS.has(labelOf(one))));
  for (const list of kinds.values()) {
    const shuffled = [...list].sort((one, other) => hash(SEED + labelOf(one)) - hash(SEED + labelOf(other)));
    for (const one of shuffled.slice(0, Math.ceil(list.length / oneOf))) chosen.add(one);
  }
  return cases.filter(one => chosen.has(one));
}
