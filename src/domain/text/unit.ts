import type { Cell } from '../base/cell';
import { memoized } from '../base/memory';
import { unitAt } from './characters/counter';
import { BRACKETED_UNIT, takenAt } from './characters/expressions';
import { nfkc } from './characters/nfkc';
import { findNumber } from './number';

/** ℃, ℓ, ㎜ to ㎦, ㎏, ㌔ and the like, which folding has spelled out: in the answer they stand as they are written. */
const SQUARED = /[℃ℓ㌀-㍗㎀-㏟]/g;

/**
 * The unit of the first number in a text: 「110万時間 軽減」 gives 時間, 「3件以上」 件, 「894億9,608万2千円」 円; none: "".
 *
 * It stands right behind the number and its 千 万 億 兆, a space between or not (also in brackets: 「5 (件)」) and is, first that holds,
 * - a counter of the table (the longest: 時間 before 時);
 * - otherwise the run of kanji, of katakana or of Latin letters there, up to the first trailing word (以上, 程度, 削減, up …).
 * Hiragana ends it: 「約80の情報システム」 has none. A remark in brackets is none: (速報), (R5).
 * Source: contract sections 5 and 9.
 */
export function readUnit(cell: Cell): string {
  return typeof cell === 'string' ? unitOf(cell) : '';
}

const unitOf = memoized((written: string): string => {
  const found = findNumber(written);
  if (!found) return '';
  const { text } = found;
  const at = text.charAt(found.unitAt) === ' ' ? found.unitAt + 1 : found.unitAt;
  const bracketed = takenAt(BRACKETED_UNIT, text, at);
  return asWritten(written, bracketed === '' ? unitAt(text, at) : bracketed.slice(1, -1));
});

function asWritten(text: string, unit: string): string {
  if (unit === 'パーセント') return '%';
  const squared = (text.match(SQUARED) || []).find(character => nfkc(character) === unit);
  return squared || (/[²³]/.test(text) ? unit.replace('2', '²').replace('3', '³') : unit);
}
