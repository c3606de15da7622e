import type { Cell } from '../base/cell';
import { counterAt, trailerIn } from './counter';
import { BEGINNING, skipDate } from './date';
import { isFinite, isNaN } from '../base/fault';
import { isKanjiNumeral, takeDecimal, takeNumeral } from './numeral';
import { DASHES, isDigit, isKanji, isLatin, Scan, WAVES } from './scan';
import { foldText } from './text';

/** A number found in a text. */
export interface FoundNumber {
  readonly value: number;
  /** The folded text, and the place in it where the unit would stand. */
  readonly text: string;
  readonly unitAt: number;
}

/**
 * The first number in a cell as public documents write it; null where there is none, and for booleans and errors. 80% is
 * 0.8, 3割 0.3, 半数 0.5, 110万時間 1,100,000, 2時間30分 2.5. Never NaN or infinite.
 * Source: contract section 9.
 */
export function readNumber(cell: Cell): number | null {
  if (typeof cell === 'number') return isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  const found = findNumber(cell);
  return found !== null && isFinite(found.value) ? found.value : null;
}

/** The first number in a text, after any dates before it. */
export function findNumber(text: string): FoundNumber | null {
  const scan = new Scan(foldText(text));
  while (scan.skipTo(BEGINNING)) {
    if (skipDate(scan)) continue;
    const found = takeNumber(scan);
    if (found !== null) return found;
  }
  return null;
}

/** The number that stands here; null when there is none, and then the scan has moved past what is not one. */
function takeNumber(scan: Scan): FoundNumber | null {
  const start = scan.at;
  const next = scan.peek();
  if (isDigit(next) || next === '.') {
    if (next === '.' && isWordCharacter(scan.peek(-1))) return pass(scan, start);
    const value = takeNumeral(scan);
    if (isNaN(value)) return pass(scan, start);
    return isPartOfName(scan, start) ? null : complete(scan, start, value);
  }
  if (isKanjiNumeral(next)) {
    const value = takeNumeral(scan);
    return isKanjiNumber(scan, start) ? complete(scan, start, value) : pass(scan, start);
  }
  if (scan.take('半数') || scan.take('半分')) return { value: 0.5, text: scan.text, unitAt: scan.at };
  return pass(scan, start);
}

function pass(scan: Scan, start: number): null {
  scan.at = start + 1;
  return null;
}

function isWordCharacter(character: string): boolean {
  return isDigit(character) || isLatin(character);
}

/** Web3, CO2, Society5.0, COVID-19, 5G, 3D: digits that belong to a name; but 「RPA100件」 and 「up10%」 count. */
function isPartOfName(scan: Scan, start: number): boolean {
  const { text } = scan;
  const before = text.charAt(start - 1);
  if (isLatin(before) || (before === '-' && isLatin(text.charAt(start - 2)))) return counterAt(text, scan.at) === '';
  return 'GDK'.includes(scan.peek() || ' ') && !isLatin(scan.peek(1));
}

/** What may stand on either side of a kanji numeral that no counter follows. */
const LONE = /^[^一-鿿ぁ-ゖァ-ヺー々0-9A-Za-z]?$|[約計べ第間年度末のをにがはとでへ]/;
/** Counters that also make other words of a kanji numeral: 一部, 十分, 第三者, 二本松. */
const AMBIGUOUS = '部分次点本戸時者行通案基組計文手取';

/**
 * Kanji numerals are parts of words and names too (一般, 統一, 北九州市, 三重県, 二酸化炭素, 四日市市). One counts before a counter
 * or a unit, or where it stands alone.
 */
function isKanjiNumber(scan: Scan, start: number): boolean {
  const { text, at } = scan;
  const before = text.charAt(start - 1);
  if (before !== '' && '数何幾'.includes(before)) return false;
  if (text.startsWith('分の', at)) return true;
  const counter = counterAt(text, at);
  if (counter !== '' && !AMBIGUOUS.includes(counter)) {
    if (text.charAt(start) === '一' && at - start === 1 && isKanji(before) && !LONE.test(before)) return false;
    return !/[市町村郡県]/.test(text.charAt(at + counter.length));
  }
  if (/^(〇|十分)/.test(text.slice(start)) && at - start === 1) return false; // typed for the mark ○; enough
  return (at - start > 2 || LONE.test(before)) && (LONE.test(text.charAt(at)) || trailerIn(text.slice(at)) === 0);
}

/** The number with its sign and all that scales it, its numeral just taken. */
function complete(scan: Scan, start: number, numeral: number): FoundNumber {
  let value = numeral;
  let unitAt = scan.at;
  if (scan.take('分の')) {
    const part = takeNumeral(scan); // 「3分の1」
    if (!isNaN(part)) value = part / numeral;
    unitAt = scan.at;
  } else {
    value = takeRange(scan, numeral);
    const isRange = scan.at !== unitAt;
    unitAt = scan.at;
    value = takeFraction(scan, value);
    if (!isRange) value = takeTime(scan, value);
  }
  return { value: isNegative(scan.text, start) && value !== 0 ? -value : value, text: scan.text, unitAt };
}

/** 「10~20%」「5~10万人」: the scale and the unit behind the upper bound are the lower one's too. */
function takeRange(scan: Scan, value: number): number {
  const start = scan.at;
  if (scan.takeOneOf(WAVES + DASHES) !== '') {
    const upperAt = scan.at;
    const unscaled = Number(takeDecimal(scan));
    scan.at = upperAt;
    const upper = takeNumeral(scan);
    if (upper > value) return unscaled > value ? value * (upper / unscaled) : value;
  }
  scan.at = start;
  return value;
}

/** % and 割 make a fraction: 80% is 0.8, 3割5分 0.35; 33.3% is 0.333 to the last bit, as in Excel, which 33.3 / 100 is not. */
function takeFraction(scan: Scan, value: number): number {
  let fraction = value / 100;
  if (!scan.take('%') && !scan.take('パーセント')) {
    if (scan.peek(1) === '合' || !scan.take('割')) return value;
    fraction = value / 10 + takeMinor(scan, '分') / 100 + takeMinor(scan, '厘') / 1000;
  }
  return +fraction.toPrecision(15);
}

/** 2時間30分 and 2時間半 are in hours. */
function takeTime(scan: Scan, value: number): number {
  if (!scan.take('時間')) return value;
  return value + (scan.take('半') ? 0.5 : takeMinor(scan, '分') / 60);
}

/** The number before a smaller unit that continues a number; 0 when it does not go on. */
function takeMinor(scan: Scan, unit: string): number {
  const start = scan.at;
  const value = takeNumeral(scan);
  if (!isNaN(value) && scan.take(unit)) return value;
  scan.at = start;
  return 0;
}

/** Signs are - − － ▲ △ マイナス and nothing else, before the number or its 約 or ¥; a hyphen after a letter or digit is none. */
function isNegative(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && '約¥\\$(【 '.includes(text.charAt(at))) at -= 1;
  const mark = text.charAt(at);
  if (mark === '▲' || mark === '△') return true;
  if (mark === '-' || mark === '−') return !isWordCharacter(text.charAt(at - 1));
  return text.endsWith('マイナス', at + 1);
}
