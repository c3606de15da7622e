import { isDigit, type Scan } from './scan';

/** Kanji digits; the index is the digit. ○ is how 〇 is often typed, so it counts inside a number only. */
const KANJI_DIGITS = '〇一二三四五六七八九';
const POINTS = '.・';

/** Powers of ten of the scale words. Below 万 they add up to a group; from 万 on they scale the group before them. */
const SCALES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 億: 8, 兆: 12, 京: 16 };
const GROUP = 4;

interface Part {
  readonly digits: string;
  exponent: number;
}

/** Whether a numeral in kanji may begin with this character (万 億 兆 need a number before them). */
export function isKanjiNumeral(character: string): boolean {
  return character !== '' && (KANJI_DIGITS + '零十百千').includes(character);
}

/**
 * Takes a number as it is written: 1,500 · 16.5億 · 894億9,608万2千 · 3万4592 · 百二十 · 二〇三〇 · 35百万. NaN when none
 * stands here. Parts are shifted as decimal text, never multiplied, so 16.5億 is 1,650,000,000 exactly.
 */
export function takeNumeral(scan: Scan): number {
  const parts: Part[] = [];
  let group = 0; // the first part that the next 万 億 兆 scales
  let below = Infinity; // the scales of a number fall: 2億3万, never 3万2億
  let belowInGroup = GROUP;
  for (;;) {
    const digits = takeDecimal(scan);
    const scale = scaleAt(scan);
    const isSmall = scale < GROUP;
    const fits = scale > 0 && (isSmall ? scale < belowInGroup : scale < below && (digits !== '' || group < parts.length));
    if (fits && isSmall) parts.push({ digits: digits || '1', exponent: scale });
    else if (digits !== '') parts.push({ digits, exponent: 0 });
    if (!fits) break;
    scan.at += 1;
    belowInGroup = isSmall ? scale : GROUP;
    if (isSmall) continue;
    for (; group < parts.length; group += 1) (parts[group] as Part).exponent += scale;
    below = scale;
  }
  if (parts.length === 0) return NaN;
  let value = 0;
  for (const part of parts) value += Number(`${part.digits}e${part.exponent}`);
  return value;
}

/** The power of ten of the scale word that stands next; 0 when none does, as in 「100千葉市」. */
function scaleAt(scan: Scan): number {
  return scan.peek(1) === '葉' ? 0 : SCALES[scan.peek()] || 0;
}

/** Takes digits, western with commas or kanji by position, with a decimal point (also ・); "" when there are none. */
export function takeDecimal(scan: Scan): string {
  const digits = takeGrouped(scan) || takeKanjiDigits(scan);
  const start = scan.at;
  if (scan.takeOneOf(POINTS) !== '') {
    const decimals = digits === '' || isDigit(scan.peek()) ? scan.takeDigits() : takeKanjiDigits(scan);
    if (decimals !== '' && (digits !== '' || scan.text.charAt(start) === '.')) return `${digits}.${decimals}`;
    scan.at = start;
  }
  return digits;
}

/** 1,234,567: a comma belongs to the number when exactly three digits follow; 「1,2」 is the number 1. */
function takeGrouped(scan: Scan): string {
  let digits = scan.takeDigits();
  if (digits === '' || digits.length > 3) return digits;
  while (scan.peek() === ',' && isDigit(scan.peek(1)) && isDigit(scan.peek(2)) && isDigit(scan.peek(3)) && !isDigit(scan.peek(4))) {
    digits += scan.text.slice(scan.at + 1, scan.at + 4);
    scan.at += 4;
  }
  return digits;
}

function takeKanjiDigits(scan: Scan): string {
  let digits = '';
  for (;;) {
    const next = scan.peek();
    const digit = next === '零' || (next === '○' && digits !== '') ? 0 : next === '' ? -1 : KANJI_DIGITS.indexOf(next);
    if (digit < 0) return digits;
    digits += digit;
    scan.at += 1;
  }
}
