import type { Cell } from '../../base/cell';
import { memoized } from '../../base/memory';
import { isBare, type DatePoint, stretchOf } from './date-part';
import { takePoint } from './date-point';
import { BEGINNING, BEHIND_DATE, DATE_AHEAD, JOINT, OPEN_END, takenAt, WAVES } from '../characters/expressions';
import { Scan } from '../characters/scan';
import { foldText } from '../characters/text';

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
 * quarters, seasons, 上旬 to 下旬, 末 and 当初, ranges, lists, まで and から.
 * null where there is no date, or one that does not exist (2026/2/30).
 * Source: contract section 10.
 *
 * The grammar ([] may be missing, whatever follows is ignored):
 *
 *     period  = [~] point [tail] [ until | from | joint point [until] | { list point } ]
 *     point   = year [month [day]] [part] [edge] | (同 | 翌) (年度 | 年 | 月) …
 *     year    = (era number | FY number | four digits) [(the other calendar)] [年 | 年度]
 *     month   = number 月 | . number | / number | - number      day alike
 *     part    = 上半期 … | 第3四半期 | 3Q | 夏 … | 上旬 …        edge = 末 | 当初 …
 *     tail    = a time of day, 頃, 現在, (火) …
 *     joint   = ~ | - | から                                    the second point may leave out what the first has said
 *     list    = ・ | 、 | 及び …                                 from the first to the last, which share the mark
 */
export function readPeriod(cell: Cell): Period | null {
  return typeof cell === 'string' ? periodIn(cell) : null;
}

const periodIn = memoized((text: string) => nextPeriod(new Scan(foldText(text))));

/** Every date expression of a text in order; those that do not exist are left out. */
export function readPeriods(text: string): Period[] {
  const scan = new Scan(foldText(text));
  const periods: Period[] = [];
  while (scan.at < scan.text.length) {
    const period = nextPeriod(scan);
    if (period) periods.push(period);
    else if (scan.at === 0) break;
  }
  return periods;
}

function nextPeriod(scan: Scan): Period | null {
  while (scan.skipTo(BEGINNING)) {
    const found = takePeriod(scan, false);
    if (found) return found.period;
    if (scan.takeDigits() === '') scan.at += 1; // the tail of a long number is not a year
  }
  scan.at = scan.text.length;
  return null;
}

/**
 * Takes a date expression that stands in front of a number. Here four digits alone are a number (「2000人」), and a month
 * or a quarter is a date even without its year (「3月末 50件」). False when there is none.
 */
export function skipDate(scan: Scan): boolean {
  return takenAt(DATE_AHEAD, scan.text, scan.at) !== '' && takePeriod(scan, true) !== null;
}

interface DateMatch {
  /** null for a date that does not exist. */
  readonly period: Period | null;
}

/** Takes a period; null when none begins here. */
function takePeriod(scan: Scan, inNumber: boolean): DateMatch | null {
  const start = scan.at;
  const isLeading = (start === 1 || scan.peek(-2) === '(') && scan.peek(-1) === '~';
  const from = takePoint(scan, null, inNumber);
  if (!from) return null;

  let joint = takeJoint(scan);
  let to = from;
  if (joint.kind === 'list') {
    for (let next = takeMember(scan, to); next; next = joint.kind === 'list' ? takeMember(scan, to) : null) {
      to = next;
      joint = takeJoint(scan);
    }
    if (joint.kind === 'list') joint = leave(scan, joint);
    // 令和5・6年度: what is written behind the last is the first one's too.
    if (to !== from && from.yearMark === '' && from.month === 0) from.yearMark = to.yearMark;
  }
  const isRangeMark = joint.kind === 'range';
  const second = to !== from || (joint.kind !== 'from' && !isRangeMark) ? null : takeSecond(scan, from, isRangeMark);
  if (second) to = second;
  const isParting = isRangeMark && !second && !WAVES.includes(joint.mark); // 「R7年度-50%」
  if (isParting) leave(scan, joint);
  if (second) {
    const behind = takeJoint(scan); // its まで adds nothing
    if (behind.kind !== 'until') leave(scan, behind);
  }

  if (inNumber ? isNumberLike(scan.text, start, from, to) : from.year === 0) {
    scan.at = start;
    return null;
  }
  if (inNumber) return { period: null };
  const isUntil = joint.kind === 'until';
  const hasLast = joint.kind === '' ? !OPEN_END.test(scan.text.slice(scan.at)) : isUntil || isParting || second !== null;
  if (isLeading || (isRangeMark && !isParting)) {
    // A bare year that a range mark joins takes the other's mark, or is a fiscal year.
    const mark = from.yearMark || to.yearMark || '年度';
    if (isBare(from)) from.yearMark = mark;
    if (isBare(to)) to.yearMark = mark;
  }
  return { period: periodOf(from, to, !isLeading && !isUntil, hasLast) };
}

/** What follows a date behind words that leave it as it is (頃, 現在, a time of day); `kind` '' where nothing does. */
interface Joint {
  readonly kind: '' | 'until' | 'from' | 'range' | 'list';
  readonly mark: string;
}

const NOTHING: Joint = { kind: '', mark: '' };

function takeJoint(scan: Scan): Joint {
  scan.takeText(BEHIND_DATE);
  const [, until, from, range, list] = scan.takeMatch(JOINT) || [];
  const mark = until || from || range || list;
  if (mark === undefined) return NOTHING;
  return { kind: until ? 'until' : from ? 'from' : range ? 'range' : 'list', mark };
}

/** Gives back a mark that joins nothing. */
function leave(scan: Scan, { mark }: Joint): Joint {
  scan.at -= mark.length;
  return NOTHING;
}

/** The next member of a list, a point of the same kind: 令和5年度、6年度, never 令和5年度、4月 or 9月、1,350台. */
function takeMember(scan: Scan, before: DatePoint): DatePoint | null {
  const start = scan.at;
  const member = takePoint(scan, before, false);
  const isAlike =
    member &&
    member.month > 0 === before.month > 0 &&
    member.day > 0 === before.day > 0 &&
    (before.yearMark === '' || member.yearMark === before.yearMark);
  if (isAlike) return member;
  scan.at = start;
  return null;
}

/** The second point of a range; null when none stands here. Behind から it must be a date in full: 「R5から7業務」 is none. */
function takeSecond(scan: Scan, from: DatePoint, isRangeMark: boolean): DatePoint | null {
  const start = scan.at;
  const to = takePoint(scan, from, false);
  if (to && (isRangeMark || to.yearMark !== '' || to.month > 0)) return to;
  scan.at = start;
  return null;
}

/** In front of a number: 2030, 2000~2100 and 2026.3 are numbers themselves; 2021-2025年度 and 2026.3.31 are not. */
function isNumberLike(text: string, start: number, from: DatePoint, to: DatePoint): boolean {
  if (from.base > 0 || from.yearMark !== '' || from.year === 0) return false;
  if (from.month === 0) return !from.namedPart && from.edge === '' && to.yearMark === '';
  return from.day === 0 && '.-'.includes(text.charAt(start + 4));
}

function periodOf(from: DatePoint, to: DatePoint, hasFirst: boolean, hasLast: boolean): Period | null {
  const start = stretchOf(from);
  const end = to === from ? start : stretchOf(to);
  if (!start || !end || end[1] < start[0]) return null;
  const isWholeYear = hasFirst && hasLast && to === from && from.month === 0 && !from.namedPart && from.edge === '';
  return {
    first: hasFirst ? start[0] : null,
    last: hasLast ? end[1] : null,
    year: isWholeYear ? { label: from.year, fiscal: from.yearMark === '年度' } : null,
  };
}
