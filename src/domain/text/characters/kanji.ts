import { kanjiCounterAt, trailerIn } from './counter';
import { AFTER_COUNTER, LONE, NAMING, NO_NUMERAL, PLACE_NEXT, PLAIN_COUNTERS, RANGE_JOINT, RUN, takenAt } from './expressions';
import { isKanjiNumeral } from './numeral';
import { isDigit, isKanji } from './scan';

/**
 * Whether a numeral in kanji, from `start` to `at`, is a number. They are parts of words and names too (一般, 統一, 北九州市,
 * 三重県, 二酸化炭素, 九度山町). One counts
 * - before a counter, unless both make a name or another word (四日市市, 一部, 百日咳);
 * - alone, between spaces, marks and particles (約八十の), or before 以上, 程度 and the like;
 * - before 分の, or the mark of a range and another numeral;
 * - before any other unit, where it is of two characters and more with 十, 百, 千 or 万 (五十ヘクタール) and no name (九十九里町).
 */
export function isKanjiNumber(text: string, start: number, at: number): boolean {
  const before = text.charAt(start - 1);
  const isLone = LONE.test(before) || text.endsWith('マイナス', start);
  const isShort = at - start === 1;
  if (before !== '' && '数何幾'.includes(before)) return false;
  if (takenAt(NO_NUMERAL, text, start) !== '') return false;
  if (text.startsWith('分の', at)) return beginsNumeral(text.charAt(at + 2));
  const counter = kanjiCounterAt(text, at);
  if (counter !== '') {
    const behind = at + counter.length;
    if (PLACE_NEXT.test(text.charAt(behind))) return false;
    if (!isShort) return true;
    if (text.charAt(start) === '一') return (isLone || !isKanji(before)) && isEnded(text, behind);
    return (
      PLAIN_COUNTERS.includes(counter.charAt(0)) || isEnded(text, behind) || (counter === '時間' && beginsNumeral(text.charAt(behind)))
    );
  }
  const joint = takenAt(RANGE_JOINT, text, at);
  if (joint !== '' && isLone && beginsNumeral(text.charAt(at + joint.length))) return true;
  if (isShort && text.charAt(start) === '〇') return false; // typed for the mark ○
  if ((at - start > 2 || isLone) && (LONE.test(text.charAt(at)) || trailerIn(text.slice(at)) === 0)) return true;
  return isLone && !isShort && isUnknownUnit(text, start, at);
}

function beginsNumeral(character: string): boolean {
  return isDigit(character) || isKanjiNumeral(character);
}

/** Nothing that makes another word of a numeral and its counter follows. */
function isEnded(text: string, at: number): boolean {
  const next = text.charAt(at);
  return LONE.test(next) || AFTER_COUNTER.test(next) || trailerIn(text.slice(at)) === 0;
}

function isUnknownUnit(text: string, start: number, at: number): boolean {
  const run = takenAt(RUN, text, at);
  if (run === '' || !/[十百千万億兆]/.test(text.slice(start, at))) return false;
  return !NAMING.test(run);
}
