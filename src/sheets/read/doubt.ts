import { normalizeText } from '../../domain/text/characters/text';
import { readUnit } from '../../domain/text/unit';
import { asShare, isBeyondShare } from '../schema/percent';

/** A value that was read, but perhaps not meant; it is saved only once the person has said so. */
export type Doubt =
  | { readonly kind: 'otherUnit'; readonly typed: string }
  /** 72 for a KPI in %: 7,200%. */
  | { readonly kind: 'percent'; readonly meant: number }
  /** 35 beside 35万 a year ago. `meant`: the same digits in thousands, 万 or 億 where that comes near; null: none does. */
  | { readonly kind: 'far'; readonly than: number; readonly of: 'last' | 'target'; readonly meant: number | null };

/** What a value is held against: the last actual, else the target. */
export interface Expectation {
  readonly last: number | null;
  readonly target: number | null;
}

/** From one year to the next a value seldom grows or shrinks to more than this. */
const FROM_LAST = 10;
/** A first actual may be far below its target, hardly far above it. */
const ABOVE_TARGET = 10;
const BELOW_TARGET = 1000;
/** Small counts move in large steps: from 1 place to 15. */
const SMALL = 100;
const SCALES = [1e3, 1e4, 1e6, 1e8];

function far(value: number, than: number, above: number, below: number): boolean {
  const [size, other] = [Math.abs(value), Math.abs(than)];
  if (size === 0 || other === 0 || Math.max(size, other) < SMALL) return false;
  return size > other * above || size * below < other;
}

/** The scale under which the same digits come within the tenfold of what is expected, the nearest one. */
function meantBy(value: number, than: number): number | null {
  const distance = (one: number): number => Math.abs(Math.log10(Math.abs(one / than)));
  const near = SCALES.flatMap(scale => [value * scale, value / scale])
    .filter(one => distance(one) < 1)
    .sort((one, other) => distance(one) - distance(other));
  return near[0] ?? null;
}

/** The first thing that speaks against a value as it was typed. */
export function doubtOf(text: string, value: number, unit: string, expected: Expectation): Doubt | null {
  if (isBeyondShare(value, unit)) return { kind: 'percent', meant: asShare(value) };
  const typed = readUnit(text);
  if (typed !== '' && unit !== '' && normalizeText(typed) !== normalizeText(unit) && unit.normalize('NFKC').trim() !== '%')
    return { kind: 'otherUnit', typed };
  const { last, target } = expected;
  if (last !== null && last !== 0)
    return far(value, last, FROM_LAST, FROM_LAST) ? { kind: 'far', than: last, of: 'last', meant: meantBy(value, last) } : null;
  if (target !== null && far(value, target, ABOVE_TARGET, BELOW_TARGET))
    return { kind: 'far', than: target, of: 'target', meant: meantBy(value, target) };
  return null;
}
