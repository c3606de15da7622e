import { ERAS } from './era';
import { isInteger } from '../base/fault';
import { isKanjiNumeral, takeNumeral } from './numeral';
import { isDigit, isLatin, type Scan } from './scan';
import { daysInMonth, serialOf } from '../base/serial';

type Mark = '' | '年' | '年度';

/** One point of a date expression as written, from 「R7」 to 「令和3（2021）年度第3四半期末」. The grammar is in date.ts. */
export interface Point {
  /** The calendar year, or the label of the fiscal year; 0 where none is written. */
  year: number;
  /** The year before the era's first, 0 for western years: what a second point counts from when it names no era. */
  base: number;
  yearMark: Mark;
  /** 0 where none is written, NaN where 0 is. */
  month: number;
  day: number;
  namedPart: Part | null;
  edge: '' | '初' | '末';
}

/**
 * A stretch of a year, in months from its January (13 is next January), or of a month, in days. 上半期 and the quarters are
 * of a fiscal year whatever precedes.
 */
type Part = readonly [word: string, from: number, to: number];

const YEAR_PARTS: readonly Part[] = [
  ['上半期', 4, 9],
  ['上期', 4, 9],
  ['下半期', 10, 15],
  ['下期', 10, 15],
  ['春', 3, 5],
  ['夏', 6, 8],
  ['秋', 9, 11],
  ['冬', 12, 14],
];
const MONTH_PARTS: readonly Part[] = [
  ['上旬', 1, 10],
  ['中旬', 11, 20],
  ['下旬', 21, 31],
];
/** The last day, or the first; but 「初めて」「初回」「当初予算」 are about something else. */
const EDGE = /^(?:末|当初(?!予)|初(?![め一-鿿]))/;
/** What makes an amount of four digits that might be a year; 「2030人口」「2025計画」 are about a year. */
const AMOUNT = /^(?:[0-9名件台回円社校戸冊枚個箇]|人(?!口)|世帯|業務)/;
const SCALED = /^(?:[.,][0-9]|[%割万億兆])/;

function blankPoint(): Point {
  return { year: 0, base: 0, yearMark: '', month: 0, day: 0, namedPart: null, edge: '' };
}

/**
 * Takes a point; null when none begins here. It must begin with a year, unless `before`, the first point of a range, has
 * said it, or a number follows and only the end of the date matters.
 */
export function takePoint(scan: Scan, before: Point | null, inNumber: boolean): Point | null {
  const start = scan.at;
  const point = blankPoint();
  const mayLackYear = before !== null || inNumber;
  const isStarted = takeYear(scan, point) || (mayLackYear && takeWithoutYear(scan, point, before) && scan.peek() !== '間');
  if (!isStarted) scan.at = start;
  if (isStarted || mayLackYear) takePart(scan, point, point.month || (point.year === 0 && before !== null ? before.month : 0));
  if (isStarted || point.namedPart !== null) {
    takeEdge(scan, point);
    if (point.year === 0 || !isBare(point) || !isAmount(scan, point, point.base > 0)) {
      if (before !== null && point.year === 0) inherit(point, before);
      return point;
    }
  }
  scan.at = start;
  return null;
}

/** Whether a point is a year without 年 or 年度 and nothing else. */
export function isBare(point: Point): boolean {
  return point.yearMark === '' && point.month === 0 && point.namedPart === null;
}

/** Gives a second point the year, and the month, that the first has said for it. */
function inherit(point: Point, before: Point): void {
  point.year = before.year;
  point.base = before.base;
  if (point.yearMark === '') point.yearMark = before.yearMark;
  if (point.month === 0 && (point.namedPart === null || MONTH_PARTS.includes(point.namedPart))) point.month = before.month;
  else if (point.yearMark !== '年度' && point.month > 0 && point.month < before.month) point.year += 1; // 「令和6年10月~3月」
}

/** Takes a year with all that belongs to it, month and day included. */
function takeYear(scan: Scan, point: Point): boolean {
  if (!takeYearNumber(scan, point)) return false;
  finishYear(scan, point);
  return true;
}

/** Takes the number of a year: behind an era, or four digits. */
function takeYearNumber(scan: Scan, point: Point): boolean {
  const start = scan.at;
  const era = takeEra(scan);
  const count = era > 0 && scan.take('元') ? 1 : takeInteger(scan);
  if (era > 0 ? count >= 1 && count < 200 && !isLatin(scan.peek()) : count >= 1868 && count < 3000) {
    point.base = era && era - 1;
    point.year = point.base + count;
    return true;
  }
  scan.at = start;
  return false;
}

/** Takes an era's name or letter and gives its first year; 0 when none stands here. */
function takeEra(scan: Scan): number {
  const letter = isLatin(scan.peek(-1)) || isDigit(scan.peek(-1)) ? '' : scan.peek().toUpperCase();
  for (const era of ERAS) {
    if (scan.take(era.name)) return era.year;
    if (letter === era.letter) {
      scan.at += 1;
      scan.take('.');
      return era.year;
    }
  }
  return 0;
}

/** Takes the marks, the other calendar in brackets, month and day behind the number of a year. */
function finishYear(scan: Scan, point: Point): void {
  point.yearMark = takeMark(scan) || point.yearMark;
  const inner = takeBracketedYear(scan);
  if (point.yearMark === '年' && inner !== null && scan.take('度')) point.yearMark = '年度';
  if (point.yearMark === '') point.yearMark = takeMark(scan) || inner || '';
  // A hyphen behind an era's year joins a range: R5-7.
  takeMonthDay(scan, point, point.yearMark !== '' ? '' : point.base > 0 ? './ ' : './ -');
}

function takeMark(scan: Scan): Mark {
  return scan.take('年度') ? '年度' : scan.take('年') ? '年' : '';
}

/** 令和3（2021）年度, 2025年（令和7年）: the same year again, which adds nothing but perhaps its mark. null when there is none. */
function takeBracketedYear(scan: Scan): Mark | null {
  const start = scan.at;
  const other = blankPoint();
  if (scan.takeOneOf('([') !== '' && takeYearNumber(scan, other)) {
    const mark = takeMark(scan);
    if (scan.takeOneOf(')]') !== '') return mark;
  }
  scan.at = start;
  return null;
}

/** Takes 9月16日, or behind one of the separators .9.16, /9/16, -09-16 and 「.9月」. */
function takeMonthDay(scan: Scan, point: Point, separators: string): void {
  const start = scan.at;
  const separator = scan.takeOneOf(separators);
  scan.take(' '); // 「R8. 3.31」
  const month = takeInteger(scan);
  const isMarked = scan.take('月') || /^[~〜∼-]\d+月/.test(scan.text.slice(scan.at));
  if (month < 0 || !(isMarked || (separator !== '' && separator !== ' ' && month <= (separator === '-' ? 12 : 99)))) {
    scan.at = start;
    return;
  }
  point.month = month || NaN;
  const dayAt = scan.at;
  if (isMarked || scan.take(separator)) {
    scan.take(' ');
    const day = takeInteger(scan);
    if (day >= 0 && (scan.take('日') || /^[~〜∼-]\d+日/.test(scan.text.slice(scan.at)) || (!isMarked && day <= 99))) point.day = day || NaN;
    else scan.at = dayAt;
  }
}

/** Takes a point that names no era and no four-digit year: 9月30日, 7年度, and behind a range mark 28, 9.30 or 31日. */
function takeWithoutYear(scan: Scan, point: Point, before: Point | null): boolean {
  takeMonthDay(scan, point, '');
  if (point.month !== 0) return before !== null || (point.month >= 1 && point.month <= 12);
  const number = takeInteger(scan);
  if (number < 0 || number > 99) return false;
  point.yearMark = takeMark(scan);
  if (before === null) return point.yearMark === '年度';
  if (point.yearMark !== '') {
    setYear(point, number, before);
    finishYear(scan, point);
    return true;
  }
  if (before.yearMark !== '') {
    point.day = number || NaN;
    return before.month !== 0 && scan.take('日');
  }
  const numbers = [number];
  // Numbers alone fill the last places that the first point has: R5~7, R3.4.1~9.30.
  while (isDigit(scan.peek(1)) && scan.takeOneOf('./') !== '') numbers.push(takeInteger(scan));
  if (before.day !== 0) point.day = numbers.pop() || NaN;
  if (before.month !== 0 && numbers.length > 0) point.month = numbers.pop() || NaN;
  const year = numbers.pop();
  if (year !== undefined) setYear(point, year, before);
  return numbers.length === 0 && !isAmount(scan, point, false);
}

/** A year without its era goes on in that of the first point: H27~28, 2021-25. */
function setYear(point: Point, count: number, before: Point): void {
  point.base = before.base;
  point.year = count + (before.base || before.year - (before.year % 100));
}

/** Whether what looks like a bare year is an amount: 2030人, R3%, 2,500. */
function isAmount(scan: Scan, point: Point, namesEra: boolean): boolean {
  const rest = scan.text.slice(scan.at);
  if (SCALED.test(rest) || (!namesEra && AMOUNT.test(rest))) return true;
  return point.base === 0 && point.year > 0 && (point.year < 1900 || point.year > 2200);
}

/** Takes 上半期, 第3四半期, 夏, 上旬 …, also 「の夏」 and 「（下期）」. */
function takePart(scan: Scan, point: Point, month: number): void {
  if (point.day !== 0) return;
  const start = scan.at;
  scan.takeOneOf('の(');
  const known = month > 0 ? MONTH_PARTS : YEAR_PARTS;
  point.namedPart = takeQuarter(scan) || known.find(([word]) => scan.take(word)) || null;
  if (point.namedPart === null) scan.at = start;
}

/** 第3四半期, 第三四半期. Kanji digits are read one by one: 三四 is not 34 here. */
function takeQuarter(scan: Scan): Part | null {
  const start = scan.at;
  scan.take('第');
  const quarter = '1234一二三四'.indexOf(scan.takeOneOf('1234一二三四') || '-') % 4;
  if (quarter >= 0 && scan.take('四半期')) return ['四半期', 4 + 3 * quarter, 6 + 3 * quarter];
  scan.at = start;
  return null;
}

function takeEdge(scan: Scan, point: Point): void {
  const found = point.day === 0 ? EDGE.exec(scan.text.slice(scan.at)) : null;
  if (found === null) return;
  point.edge = found[0] === '末' ? '末' : '初';
  scan.at += found[0].length;
}

/** A whole number in digits or kanji; -1 when none stands here. */
function takeInteger(scan: Scan): number {
  const value = isKanjiNumeral(scan.peek()) ? takeNumeral(scan) : Number(scan.takeDigits() || -1);
  return isInteger(value) ? value : -1;
}

/** First and last day of a point; null for a date that does not exist. */
export function stretchOf({ year, yearMark, month, day, namedPart, edge }: Point): readonly [number, number] | null {
  const shift = yearMark === '年度' ? 3 : 0;
  let fromMonth = 1 + shift;
  let toMonth = 12 + shift;
  let days: Part | null = null;
  if (month !== 0) {
    if (!(month >= 1 && month <= 12)) return null;
    fromMonth = toMonth = month <= shift ? month + 12 : month;
    days = day !== 0 ? ['日', day, day] : namedPart;
  } else if (namedPart !== null) {
    fromMonth = namedPart[1];
    toMonth = namedPart[2];
  }
  let first = serialOf(year, fromMonth, 1);
  let last = serialOf(year, toMonth + 1, 1) - 1;
  if (days !== null) {
    if (!(days[1] >= 1 && days[1] <= daysInMonth(year, fromMonth))) return null;
    last = Math.min(last, first + days[2] - 1);
    first += days[1] - 1;
  }
  if (edge === '末') first = last;
  if (edge === '初') last = first;
  return [first, last];
}
