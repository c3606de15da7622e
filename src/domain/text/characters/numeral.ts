import { kanjiCounterAt } from './counter';
import { EXPONENT, PARTED, takenAt } from './expressions';
import { isDigit, type Scan } from './scan';

/** Digits in kanji, and their forms in deeds; the index is the digit. ○ is how 〇 is often typed, so it counts inside a number only. */
const DIGITS = '〇一二三四五六七八九';
const DEED_DIGITS = '零壱弐参';
/** Scale words in rising order. Below 万 they add up to a group; from 万 on they scale all before them. */
const SMALL = '十百千';
const DEED_SMALL = '拾佰仟';
const LARGE = '万億兆京';
/** 万 and what is above it. */
const GROUP = 4;

interface NumeralPart {
  readonly digits: string;
  exponent: number;
}

/** Whether a numeral in kanji may begin with this character (万 億 兆 need a number before them). */
export function isKanjiNumeral(character: string): boolean {
  return character !== '' && (DIGITS + DEED_DIGITS + SMALL + DEED_SMALL).includes(character);
}

/** The power of ten of a scale word; 0 for anything else. */
function scaleOf(character: string): number {
  if (character === '') return 0;
  const small = Math.max(SMALL.indexOf(character), DEED_SMALL.indexOf(character)) + 1;
  return small || GROUP * (LARGE.indexOf(character === '萬' ? '万' : character) + 1);
}

/** The digit that a kanji is, or a western digit itself; "" for anything else. */
function digitOf(character: string): string {
  if (character === '' || isDigit(character)) return character;
  const digit = Math.max(DIGITS.indexOf(character), DEED_DIGITS.indexOf(character));
  return digit < 0 ? '' : `${digit}`;
}

/**
 * Takes a number as it is written: 1,500 · 16.5億 · 894億9,608万2千 · 3万4592 · 百二十 · 二〇三〇 · 35百万 · 1.5E+06 · 1万5千億 · 10余万.
 * NaN when none stands here. Parts are shifted as decimal text, never multiplied, so 16.5億 is 1,650,000,000 exactly.
 */
export function takeNumeral(scan: Scan): number {
  const parts: NumeralPart[] = [];
  let small = GROUP; // the small scales of a group fall: 2百5十, never 5十2百
  let large = 0; // the last 万 億 兆: 1億2億 are two numbers
  for (;;) {
    const digits = takeVague(scan, takeFigure(scan, parts.length > 0 && small < GROUP), parts.length > 0);
    const exponent = parts.length === 0 && digits !== '' ? takenAt(EXPONENT, scan.text, scan.at) : '';
    const scale = scaleAt(scan);
    const isSmall = scale < GROUP;
    const fits = isSmall ? scale > 0 && scale < small : scale !== large && (digits !== '' || parts.some(part => part.exponent < scale));
    if (fits && isSmall) parts.push({ digits: digits || '1', exponent: scale });
    else if (digits !== '') parts.push({ digits: digits + exponent, exponent: 0 });
    if (exponent !== '') {
      scan.at += exponent.length;
      break;
    }
    if (!fits) break;
    scan.at += 1;
    small = isSmall ? scale : GROUP;
    if (isSmall) continue;
    for (const part of parts) if (part.exponent < scale) part.exponent += scale;
    large = scale;
  }
  if (parts.length === 0) return NaN;
  let value = 0;
  for (const { digits, exponent } of parts) value += Number(exponent === 0 ? digits : `${digits}e${exponent}`);
  return value;
}

/** The power of ten of the scale word that stands next; 0 when none does, as in 「100千葉市」. */
function scaleAt(scan: Scan): number {
  return scan.peek(1) === '葉' ? 0 : scaleOf(scan.peek());
}

/** The power of ten of all scale words in a row: 千万 is 7. From 万 on only, where `largeOnly`. */
export function takeScales(scan: Scan, largeOnly: boolean): number {
  let exponent = 0;
  for (let scale = scaleAt(scan); scale > 0; scale = scaleAt(scan)) {
    if (!largeOnly || scale >= GROUP) exponent += scale;
    scan.at += 1;
  }
  return exponent;
}

/** Digits with all that belongs to them. Of 「十五六」「二三十」, about fifteen or twenty, only the lower one counts. */
function takeFigure(scan: Scan, isBehindScale: boolean): string {
  const start = scan.at;
  const figure = takeDecimal(scan);
  const isAbout = figure.length === 2 && Number(figure[1]) === Number(figure[0]) + 1 && !isDigit(scan.text.charAt(start));
  return isAbout && (isBehindScale || (scaleAt(scan) > 0 && scaleAt(scan) < GROUP)) ? figure.charAt(0) : figure;
}

/** 余, 余り and 数 before a scale or a counter are passed over: 10余万, 30数万, 十数人. Behind a scale 数 leaves its own place empty: 百数十. */
function takeVague(scan: Scan, digits: string, isGoingOn: boolean): string {
  if (digits === '' && !isGoingOn) return '';
  const start = scan.at;
  const word = scan.takeOneOf('余数');
  if (word === '余') scan.take('り');
  const scale = word === '' ? 0 : scaleAt(scan);
  if (scale > 0) return digits === '' && scale < GROUP ? '0' : digits;
  if (kanjiCounterAt(scan.text, scan.at) === '') scan.at = start;
  return digits;
}

/** Takes digits, western with commas or kanji by position, with a decimal point; "" when there are none. */
export function takeDecimal(scan: Scan): string {
  const isWestern = isDigit(scan.peek());
  const digits = takeGroups(scan, isWestern ? isDigit : isKanjiDigit);
  const start = scan.at;
  const isPoint =
    scan.peek() === '.' || (scan.peek() === '・' && digits !== '' && (isWestern ? isParted(scan) : isKanjiDigit(scan.peek(1))));
  if (!isPoint) return digits;
  scan.at += 1;
  const decimals = digits === '' || isDigit(scan.peek()) ? scan.takeDigits() : takeRun(scan, isKanjiDigit);
  if (decimals !== '') return `${digits}.${decimals}`;
  scan.at = start;
  return digits;
}

/** ・ lists (1・2歳児), but is a decimal point between kanji and before %, 割, 倍 and ポイント. */
function isParted(scan: Scan): boolean {
  return takenAt(PARTED, scan.text, scan.at + 1) !== '';
}

const isKanjiDigit = (character: string): boolean => digitOf(character) !== '' && !isDigit(character);

/** A space parts thousands only where the text begins with the number. */
const AT_BEGINNING = /^[-+▲△▼▽¥\\約(]*$/;

/**
 * Thousands: a comma, a 、 or a space belongs to the number when groups of exactly three digits follow: 1,234,567 · 一、五〇〇 ·
 * 1 234 567. 「1,2」 is the number 1.
 */
function takeGroups(scan: Scan, isOne: (character: string) => boolean): string {
  const start = scan.at;
  let digits = takeRun(scan, isOne);
  const mark = scan.peek();
  if (digits === '' || digits.length > 3 || mark === '' || !',、 '.includes(mark)) return digits;
  if (mark === ' ' && !AT_BEGINNING.test(scan.text.slice(0, start))) return digits;
  while (scan.peek() === mark && isOne(scan.peek(1)) && isOne(scan.peek(2)) && isOne(scan.peek(3)) && !isOne(scan.peek(4))) {
    scan.at += 1;
    digits += takeRun(scan, isOne);
  }
  return digits;
}

/** A run of digits of one script, as western digits. */
function takeRun(scan: Scan, isOne: (character: string) => boolean): string {
  let digits = '';
  for (;;) {
    const next = scan.peek();
    if (isOne(next)) digits += digitOf(next);
    else if (next === '○' && digits !== '' && isOne === isKanjiDigit) digits += '0';
    else return digits;
    scan.at += 1;
  }
}
