import type { Cell } from '../base/cell';
import { isFinite, isNaN } from '../base/fault';
import { counterAt, kanjiCounterAt } from './characters/counter';
import { skipDate } from './dates/date';
import {
  BARE_YEAR,
  BEGINNING,
  BOUND_MARKS,
  BULLET_BEFORE,
  BULLET_BEHIND,
  DASHES,
  DENOMINATOR,
  HALF_MORE,
  LISTING,
  NO_AMOUNT,
  NO_LETTER,
  NOTE_BEFORE,
  OUT_OF,
  RANGE_JOINT,
  takenAt,
  YEARLY,
} from './characters/expressions';
import { isKanjiNumber } from './characters/kanji';
import { isKanjiNumeral, takeDecimal, takeNumeral, takeScales } from './characters/numeral';
import { isDigit, isLatin, Scan } from './characters/scan';
import { foldText } from './characters/text';

/** A number found in a text. */
export interface FoundNumber {
  /** NaN where what stands there cannot be told to be one number: 16・5億. */
  readonly value: number;
  /** The folded text, and the place in it where the unit would stand. */
  readonly text: string;
  readonly unitAt: number;
}

/**
 * The first number in a cell as public documents write it; null where there is none, and for booleans and errors. 80% is
 * 0.8, 3割 0.3, 半数 0.5, 110万時間 1,100,000, 2時間30分 2.5. Never NaN or infinite.
 * Source: contract section 9.
 *
 * The grammar ([] may be missing):
 *
 *     text        = { words | date | passed } number              passed = bullet | denominator | bare year, where a number follows
 *     number      = [sign] numeral [joint numeral]… [% | パーセント | 割 [n 分] [n 厘] | counter] [半 | n 分]
 *     numeral     = digits [余 | 数] [scale] …                    scale = 十 百 千 | 万 億 兆, a larger one scales all before it
 *     digits      = 1,234.5 | 1 234 | 1.5E+06 | 一、五〇〇 | 二〇三〇 | 壱〇七
 *     joint       = ~ | - | から | ないし | → | 、 | , | ・         the scale and the % behind the last are the first's
 */
export function readNumber(cell: Cell): number | null {
  if (typeof cell === 'number') return isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  const found = findNumber(cell);
  return found && isFinite(found.value) ? found.value : null;
}

/** The first number in a text, after any dates before it, and after what is passed over where another number follows. */
export function findNumber(text: string): FoundNumber | null {
  const scan = new Scan(foldText(text));
  let passed: FoundNumber | null = null;
  let from = 0; // behind the last date
  while (scan.skipTo(BEGINNING)) {
    if (skipDate(scan)) {
      from = scan.at;
      continue;
    }
    const start = scan.at;
    const found = takeNumber(scan);
    if (!found) continue;
    if (!isPassed(found, from, start)) return found;
    passed = passed || found;
  }
  return passed;
}

/** The number that stands here; null when there is none, and then the scan has moved past what is not one. */
function takeNumber(scan: Scan): FoundNumber | null {
  const start = scan.at;
  const next = scan.peek();
  if (isDigit(next) || next === '.') {
    if ((next === '.' && isWordCharacter(scan.peek(-1))) || scan.takeText(NO_AMOUNT)) return pass(scan, start);
    const value = takeNumeral(scan);
    if (isNaN(value)) return pass(scan, start);
    return isPartOfName(scan, start) ? null : complete(scan, start, value);
  }
  if (isKanjiNumeral(next)) {
    const value = takeNumeral(scan);
    if (isKanjiNumber(scan.text, start, scan.at)) return complete(scan, start, value);
    // Of 「数百 12件」 the spaces are gone: the western digits are a number of their own.
    const western = scan.text.slice(start, scan.at).search(/\d/);
    if (western > 0) scan.at = start + western;
    return pass(scan, start);
  }
  if (scan.take('半数') || scan.take('半分')) return { value: 0.5, text: scan.text, unitAt: scan.at };
  // 待機児童ゼロ, ゼロ件; ゼロカーボン is a name.
  if (scan.take('ゼロ') && isKanjiNumber(`〇${scan.text.slice(scan.at)}`, 0, 1)) return complete(scan, start, 0);
  if (scan.at > start && NO_LETTER.test(scan.peek())) return { value: 0, text: scan.text, unitAt: scan.at };
  return pass(scan, start);
}

function pass(scan: Scan, start: number): null {
  scan.at = Math.max(scan.at, start + 1);
  return null;
}

function isWordCharacter(character: string): boolean {
  return isDigit(character) || isLatin(character);
}

/** Web3, CO2, Society5.0, COVID-19, 5G, 3D: digits that belong to a name; but 「RPA100件」 and 「up10%」 count. */
function isPartOfName(scan: Scan, start: number): boolean {
  const { text } = scan;
  const before = text.charAt(start - 1);
  const isNote = NOTE_BEFORE.test(text.slice(0, start));
  if (!isNote && (isLatin(before) || (before === '-' && isLatin(text.charAt(start - 2))))) return counterAt(text, scan.at) === '';
  return 'GDK'.includes(scan.peek() || ' ') && !isLatin(scan.peek(1));
}

/** A bullet, a denominator or a year without 年: not what the text is about where another number follows. */
function isPassed({ value, text, unitAt }: FoundNumber, from: number, start: number): boolean {
  const numeral = text.slice(start, unitAt);
  if (NOTE_BEFORE.test(text.slice(from, start))) return true;
  if (numeral.length <= 2 && BULLET_BEFORE.test(text.slice(from, start)) && takenAt(BULLET_BEHIND, text, unitAt) !== '') return true;
  if (BARE_YEAR.test(numeral)) return takenAt(YEARLY, text, unitAt) !== '';
  const denominator = takenAt(DENOMINATOR, text, unitAt);
  if (denominator !== '') return !denominator.endsWith('対') || value >= 100;
  return value > 1 && takenAt(OUT_OF, text, unitAt) !== '';
}

/** The number with its sign and all that scales it, its numeral just taken. */
function complete(scan: Scan, start: number, numeral: number): FoundNumber {
  let value = numeral;
  let unitAt = scan.at;
  if (scan.peek() === '⁄') value = NaN;
  else if (scan.take('分の')) {
    const part = takeNumeral(scan); // 「3分の1」
    if (!isNaN(part)) value = part / numeral;
    unitAt = scan.at;
  } else {
    value = takeRange(scan, start, numeral);
    const isRange = scan.at !== unitAt;
    unitAt = scan.at;
    value = takeFraction(scan, value);
    if (!isRange && scan.at === unitAt) value = takeHalf(scan, value);
  }
  return { value: isNegative(scan.text, start) && value !== 0 ? -value : value, text: scan.text, unitAt };
}

/**
 * 「10~20%」「5~10万人」「5、6万人」: the scale and the unit behind the last number are the first one's too. Where the numbers do not
 * rise behind a mark that may be no range (16・5億, 20-10%), nobody can tell.
 */
function takeRange(scan: Scan, start: number, value: number): number {
  const end = scan.at;
  const joint = scan.takeText(RANGE_JOINT);
  if (joint === '') return value;
  const isList = LISTING.includes(joint);
  if (!isList) scan.takeText(BOUND_MARKS);
  const upperAt = scan.at;
  const unscaled = Number(takeDecimal(scan) || NaN);
  const scale = takeScales(scan, /[十百拾佰]/.test(scan.text.slice(start, end)));
  scan.at = upperAt;
  const upper = takeRange(scan, upperAt, takeNumeral(scan));
  const isDoubtful = (DASHES.includes(joint) && !(upper > value)) || (isList && unscaled <= value && scale >= 4 && joint !== '、');
  if (isNaN(upper) || (isDoubtful && scale < 4 && !'%割'.includes(scan.peek() || ' '))) {
    scan.at = end;
    return value;
  }
  if (isDoubtful) return NaN;
  const isScaled = /[千万億兆]/.test(scan.text.slice(start, end));
  return unscaled > value && !isScaled && scale > 0 ? Number(`${value}e${scale}`) : value;
}

/** % and 割 make a fraction: 80% is 0.8, 3割5分 0.35; 33.3% is 0.333 to the last bit, as in Excel, which 33.3 / 100 is not. */
function takeFraction(scan: Scan, value: number): number {
  let fraction = value / 100;
  if (!scan.take('%') && !scan.take('パーセント')) {
    if (scan.peek(1) === '合' || !scan.take('割')) return value;
    fraction = value / 10 + takeMinor(scan, '分') / 100 + takeMinor(scan, '厘') / 1000;
    if (scan.takeText(HALF_MORE)) fraction += 0.05;
  }
  return +fraction.toPrecision(15);
}

/** 2時間30分 is in hours, 1年半 one and a half. */
function takeHalf(scan: Scan, value: number): number {
  const counter = kanjiCounterAt(scan.text, scan.at);
  if (counter === '') return value;
  scan.at += counter.length;
  if (scan.takeText(HALF_MORE)) return value + 0.5;
  return counter === '時間' ? value + takeMinor(scan, '分') / 60 : value;
}

/** The number before a smaller unit that continues a number; 0 when it does not go on. */
function takeMinor(scan: Scan, unit: string): number {
  const start = scan.at;
  const value = takeNumeral(scan);
  if (!isNaN(value) && scan.take(unit)) return value;
  scan.at = start;
  return 0;
}

/** Signs are -, ▲ △ ▼ ▽ and マイナス before the number or its 約 or ¥, ー at the beginning; a hyphen after a letter or digit is none. */
function isNegative(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && '約¥\\$(【 '.includes(text.charAt(at))) at -= 1;
  const mark = text.charAt(at);
  if (mark !== '' && '▲△▼▽'.includes(mark)) return true;
  if (mark === '-') return !isWordCharacter(text.charAt(at - 1));
  return (mark === 'ー' && at === 0) || text.endsWith('マイナス', at + 1);
}
