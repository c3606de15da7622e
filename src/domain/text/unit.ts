import type { Cell } from '../base/cell';
import { counterAt, trailerIn } from './counter';
import { findNumber } from './number';

/** One script's run of characters: an unknown unit ends where the script changes. */
const RUN = /[一-鿿々]+|[ァ-ヺー]+|[A-Za-z°]+[A-Za-z0-9/-]*/y;
/**
 * The unit of the first number in a text: 「110万時間 軽減」 gives 時間, 「3件以上」 件, 「894億9,608万2千円」 円; none: "".
 *
 * It stands right behind the number and its 千 万 億 兆 (also in brackets: 「5 (件)」) and is, first that holds,
 * - a counter of the table (the longest: 時間 before 時);
 * - otherwise the run of kanji, of katakana or of Latin letters there, up to the first trailing word (以上, 程度, 削減, up …).
 * Hiragana ends it: 「約80の情報システム」 has none.
 * Source: contract section 5.
 */
export function readUnit(cell: Cell): string {
  if (typeof cell !== 'string') return '';
  const found = findNumber(cell);
  if (found === null) return '';
  const { text } = found;
  const isBracketed = text.charAt(found.unitAt) === '(';
  const at = isBracketed ? found.unitAt + 1 : found.unitAt;
  const counter = counterAt(text, at);
  const unit = counter || runAt(text, at);
  if (isBracketed && text.charAt(at + unit.length) !== ')') return ''; // 「P.6 (H31.足立区)」
  // Folding has spelled ㎡ out.
  return unit === 'パーセント' ? '%' : unit.replace('m2', '㎡');
}

function runAt(text: string, at: number): string {
  RUN.lastIndex = at;
  const run = RUN.exec(text);
  return run === null ? '' : run[0].slice(0, trailerIn(run[0]));
}
