import type { Cell } from '../base/cell';
import { isBare, type Point, stretchOf, takePoint } from './date-point';
import { Scan, WAVES } from './scan';
import { foldText } from './text';

/** A stretch of days. */
export interface Period {
  /** Date serials of the first and the last day; null where the text says there is none (まで, から). */
  readonly first: number | null;
  readonly last: number | null;
  /** Set only where the text is one whole year: 「R8年度」 {2026, fiscal}, 「2030年」 and 「R12」 {2030, not fiscal}. */
  readonly year: { readonly label: number; readonly fiscal: boolean } | null;
}

/**
 * The period of the first date expression in a text: years of the eras and western ones, 年度, months, days, halves,
 * quarters, seasons, 上旬 to 下旬, 末 and 当初, ranges, まで and から..
 * null where there is no date, or one that does not exist (2026/2/30).
 * Source: contract section 10.
 *
 * The grammar ([] may be missing, whatever follows is ignored):
 *
 *     period  = [~] point [tail] [ until | from | joint point [until] ]
 *     point   = year [month [day]] [part] [edge]
 *     year    = (era number | four digits) [(the other calendar)] [年 | 年度]
 *     month   = number 月 | . number | / number | - number      day alike
 *     part    = 上半期 … | 第3四半期 | 夏 … | 上旬 …             edge = 末 | 当初 …
 *     joint   = ~ | - | から                                    the second point may leave out what the first has said
 */
export function readPeriod(cell: Cell): Period | null {
  if (typeof cell !== 'string') return null;
  const scan = new Scan(foldText(cell));
  while (scan.skipTo(BEGINNING)) {
    const found = takePeriod(scan, false);
    if (found !== null) return found.period;
    if (scan.takeDigits() === '') scan.at += 1; // the tail of a long number is not a year
  }
  return null;
}

/**
 * Takes a date expression that stands in front of a number. Here four digits alone are a number (「2000人」), and a month
 * or a quarter is a date even without its year (「3月末 50件」). False when there is none.
 */
export function skipDate(scan: Scan): boolean {
  DATE_AHEAD.lastIndex = scan.at;
  return DATE_AHEAD.test(scan.text) && takePeriod(scan, true) !== null;
}

/** A cheap look ahead that spares most numbers the grammar of dates. */
const DATE_AHEAD = /[明大昭平令第MTSHRmtshr]|[0-9〇零一二三四五六七八九十百千]+[年月四(./~〜∼\-−–—―‐ー─]/y;
/** Where a date or a number may begin; everything else is passed over at once. */
export const BEGINNING = /[0-9.〇零一二三四五六七八九十百千半第明大昭平令MTSHRmtshr]/g;

/** Words behind a date that leave it as it is, then まで, から or the mark of a range. */
const JOINT = /(?:[頃中内日付]|ごろ|時点|現在|\([月火水木金土日](?:曜日?)?\))*(まで|迄|以前|から|以降|以後|[~〜∼\-−–—―‐ー─])?/y;
const UNTIL = 'まで迄以前';
const FROM = 'から以降以後';
/** 「R4試験~」: open though words stand between. */
const OPEN_END = /^[^0-9~〜]{1,8}[~〜][)」』]*$/;

interface DateMatch {
  /** null for a date that does not exist. */
  readonly period: Period | null;
}

/** Takes a period; null when none begins here. */
function takePeriod(scan: Scan, inNumber: boolean): DateMatch | null {
  const start = scan.at;
  const leading = start === 1 || scan.peek(-2) === '(' ? scan.peek(-1) : '';
  const from = takePoint(scan, null, inNumber);
  if (from === null) return null;

  const joint = takeJoint(scan);
  const isRangeMark = joint !== '' && !(UNTIL + FROM).includes(joint);
  const isUntil = joint !== '' && UNTIL.includes(joint);
  const second = joint === '' || isUntil ? null : takeSecond(scan, from, isRangeMark);
  const to = second || from;
  const isParting = isRangeMark && second === null && !WAVES.includes(joint); // 「R7年度-50%」
  if (isParting) scan.at -= 1;
  if (second !== null) takeJoint(scan); // its まで adds nothing

  if (inNumber ? isNumberLike(scan.text, start, from, to) : from.year === 0) {
    scan.at = start;
    return null;
  }
  if (inNumber) return { period: null };
  const isLeading = leading !== '' && WAVES.includes(leading);
  const hasLast = joint === '' ? !OPEN_END.test(scan.text.slice(scan.at)) : isUntil || isParting || second !== null;
  if (isLeading || (isRangeMark && !isParting)) {
    // A bare year that a range mark joins takes the other's mark, or is a fiscal year.
    const mark = from.yearMark || to.yearMark || '年度';
    if (isBare(from)) from.yearMark = mark;
    if (isBare(to)) to.yearMark = mark;
  }
  return { period: periodOf(from, to, !isLeading && !isUntil, hasLast) };
}

function takeJoint(scan: Scan): string {
  JOINT.lastIndex = scan.at;
  const found = JOINT.exec(scan.text);
  if (found === null) return '';
  scan.at += found[0].length;
  return found[1] || '';
}

/** The second point of a range; null when none stands here. Behind から it must be a date in full: 「R5から7業務」 is none. */
function takeSecond(scan: Scan, from: Point, isRangeMark: boolean): Point | null {
  const start = scan.at;
  const to = takePoint(scan, from, false);
  if (to !== null && (isRangeMark || to.yearMark !== '' || to.month > 0)) return to;
  scan.at = start;
  return null;
}

/** In front of a number: 2030, 2000~2100 and 2026.3 are numbers themselves; 2021-2025年度 and 2026.3.31 are not. */
function isNumberLike(text: string, start: number, from: Point, to: Point): boolean {
  if (from.base > 0 || from.yearMark !== '' || from.year === 0) return false;
  if (from.month === 0) return from.namedPart === null && from.edge === '' && to.yearMark === '';
  return from.day === 0 && '.-'.includes(text.charAt(start + 4));
}

function periodOf(from: Point, to: Point, hasFirst: boolean, hasLast: boolean): Period | null {
  const start = stretchOf(from);
  const end = to === from ? start : stretchOf(to);
  if (start === null || end === null || end[1] < start[0]) return null;
  const isWholeYear = hasFirst && hasLast && to === from && from.month === 0 && from.namedPart === null && from.edge === '';
  return {
    first: hasFirst ? start[0] : null,
    last: hasLast ? end[1] : null,
    year: isWholeYear ? { label: from.year, fiscal: from.yearMark === '年度' } : null,
  };
}
