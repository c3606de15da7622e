import { isInteger } from '../../base/fault';
import { isYearLabel } from '../../base/year-label';
import { blankPoint, inherit, isBare, type YearMark, type DatePoint, takeEdge, takePart } from './date-part';
import { ERAS } from './era';
import { AMOUNT, FISCAL, RELATIVE, SCALED, SHORT_DATE, SHORT_ERA } from '../characters/expressions';
import { isKanjiNumeral, takeNumeral } from '../characters/numeral';
import { isDigit, isKanji, isLatin, type Scan } from '../characters/scan';

/** Excel's last year, which stands for "no end" and is a year only in a whole date. */
const LAST_YEAR = 9999;

/**
 * Takes a point; null when none begins here. It must begin with a year, unless `before`, the first point of a range, has
 * said it, or a number follows and only the end of the date matters.
 */
export function takePoint(scan: Scan, before: DatePoint | null, inNumber: boolean): DatePoint | null {
  const start = scan.at;
  const point = blankPoint();
  const mayLackYear = inNumber || before !== null;
  const isStarted =
    (before && takeRelative(scan, point, before)) ||
    takeYear(scan, point) ||
    (mayLackYear && takeWithoutYear(scan, point, before) && scan.peek() !== '間');
  if (!isStarted) scan.at = start;
  if (isStarted || mayLackYear) takePart(scan, point, point.month || (point.year === 0 && before ? before.month : 0));
  if (isStarted || point.namedPart) {
    takeEdge(scan, point);
    if (point.year === 0 || point.edge !== '' || !isBare(point) || !isAmount(scan, point, point.base > 0)) {
      if (before && point.year === 0) inherit(point, before);
      return point;
    }
  }
  scan.at = start;
  return null;
}

/** 同年9月30日, 翌年度末, 翌月10日: counted from the first point, whatever calendar that is written in. */
function takeRelative(scan: Scan, point: DatePoint, before: DatePoint): boolean {
  const found = scan.takeMatch(RELATIVE);
  if (!found) return false;
  const next = found[1] === '翌' ? 1 : 0;
  const isEarly = before.month > 0 && before.month < 4; // January to March end a fiscal year
  const isFiscal = before.yearMark === '年度';
  point.base = before.base;
  if (found[2] === '月') {
    const months = before.year * 12 + before.month - 1 + next;
    point.yearMark = before.yearMark;
    point.month = (months % 12) + 1;
    // April begins the next fiscal year.
    point.year = isFiscal ? before.year + (next > 0 && before.month === 3 ? 1 : 0) : Math.floor(months / 12);
    takeDay(scan, point, true, '');
    return before.month > 0;
  }
  point.yearMark = found[2] === '年度' ? '年度' : '年';
  if (point.yearMark === '年度') point.year = before.year - (!isFiscal && isEarly ? 1 : 0) + next;
  else point.year = before.year + (isFiscal && isEarly ? 1 : 0) + next;
  takeMonthDay(scan, point, '');
  return true;
}

/** Takes a year with all that belongs to it, month and day included. */
function takeYear(scan: Scan, point: DatePoint): boolean {
  const start = scan.at;
  if (takeYearNumber(scan, point)) {
    finishYear(scan, point);
    if (point.year !== LAST_YEAR || point.day !== 0) return true;
    Object.assign(point, blankPoint());
  }
  scan.at = start;
  return false;
}

/** Takes the number of a year: behind an era or FY, or four digits. */
function takeYearNumber(scan: Scan, point: DatePoint): boolean {
  const start = scan.at;
  const isFiscal = !isLatin(scan.peek(-1)) && scan.takeText(FISCAL) !== '';
  const era = isFiscal ? 0 : takeEra(scan);
  const count = era > 0 && scan.take('元') ? 1 : takeInteger(scan);
  const isYear = era > 0 ? count >= 1 && count < 200 && !isLatin(scan.peek()) : (count >= 1868 && count < 3000) || count === LAST_YEAR;
  if (isYear || (isFiscal && count >= 0 && count < 100)) {
    point.base = era && era - 1;
    point.year = point.base + (isYear ? count : 2000 + count);
    if (isFiscal) point.yearMark = '年度';
    return true;
  }
  scan.at = start;
  return false;
}

/** Takes an era's name or letter, or its first kanji before a number, and gives its first year; 0 when none stands here. */
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
  const start = scan.at;
  const before = scan.peek(-1);
  const short = scan.takeText(SHORT_ERA);
  if (short === '') return 0;
  const rest = scan.text.slice(scan.at).replace(/^(?:元|\d+)/, '');
  // 「令5」, but 「最大5年」 and 「平5件」 are about amounts.
  const isEra = isKanji(before)
    ? short !== '大' && SHORT_DATE.test(rest)
    : !AMOUNT.test(rest) && !SCALED.test(rest.replace(/^(?:[./-]\d+)+/, ''));
  if (isEra) return (ERAS.find(({ name }) => name.startsWith(short)) as { year: number }).year;
  scan.at = start;
  return 0;
}

/** Takes the marks, the other calendar in brackets, month and day behind the number of a year. */
function finishYear(scan: Scan, point: DatePoint): void {
  point.yearMark = takeMark(scan) || point.yearMark;
  const inner = takeBracketedYear(scan);
  if (point.yearMark === '年' && inner !== null && scan.take('度')) point.yearMark = '年度';
  if (point.yearMark === '') point.yearMark = takeMark(scan) || inner || '';
  // One hyphen behind an era's year joins a range (R5-7) unless it would run back (昭58-9); two part month and day (R5-7-18).
  const [, month = '99', day] = /^-(\d{1,2})(-\d{1,2})?(?!\d)/.exec(scan.text.slice(scan.at)) || [];
  const isParted = point.base === 0 || day !== undefined || Number(month) < point.year - point.base;
  takeMonthDay(scan, point, point.yearMark !== '' ? '' : isParted ? './ -' : './ ');
}

function takeMark(scan: Scan): YearMark {
  return scan.take('年度') ? '年度' : scan.take('年') ? '年' : '';
}

/** 令和3（2021）年度, 2025年（令和7年）: the same year again, which adds nothing but perhaps its mark. null when there is none. */
function takeBracketedYear(scan: Scan): YearMark | null {
  const start = scan.at;
  const other = blankPoint();
  if (scan.takeOneOf('([') !== '' && takeYearNumber(scan, other)) {
    const mark = takeMark(scan) || other.yearMark;
    if (scan.takeOneOf(')]') !== '') return mark;
  }
  scan.at = start;
  return null;
}

/** What shows that the number before it is a month, or a day, too: 4~6月, 4・5月. */
const MONTHS = /^[~\-・、,]\d+月/;
const DAYS = /^[~\-・、,]\d+日/;

/** Takes 9月16日, or behind one of the separators .9.16, /9/16, -09-16 and 「.9月」. */
function takeMonthDay(scan: Scan, point: DatePoint, separators: string): void {
  const start = scan.at;
  const separator = scan.takeOneOf(separators);
  scan.take(' '); // 「R8. 3.31」
  const month = takeInteger(scan);
  const isMarked = scan.take('月') || MONTHS.test(scan.text.slice(scan.at));
  if (month < 0 || !(isMarked || (separator !== '' && separator !== ' ' && month <= (separator === '-' ? 12 : 99)))) {
    scan.at = start;
    return;
  }
  point.month = month || NaN;
  takeDay(scan, point, isMarked, separator);
}

/** Takes the day behind a month: 16日, or behind the same separator. */
function takeDay(scan: Scan, point: DatePoint, isMarked: boolean, separator: string): void {
  const start = scan.at;
  if (!isMarked && !scan.take(separator)) return;
  scan.take(' ');
  const day = takeInteger(scan);
  if (day >= 0 && (scan.take('日') || DAYS.test(scan.text.slice(scan.at)) || (!isMarked && day <= 99))) point.day = day || NaN;
  else scan.at = start;
}

/** Takes a point that names no era and no four-digit year: 9月30日, 7年度, and behind a range mark 28, 9.30 or 31日. */
function takeWithoutYear(scan: Scan, point: DatePoint, before: DatePoint | null): boolean {
  takeMonthDay(scan, point, '');
  if (point.month !== 0) return before !== null || (point.month >= 1 && point.month <= 12);
  const number = takeInteger(scan);
  if (number < 0 || number > 99) return false;
  point.yearMark = takeMark(scan);
  if (!before) return point.yearMark === '年度';
  if (point.yearMark !== '') {
    setYear(point, number, before);
    finishYear(scan, point);
    return true;
  }
  if (before.yearMark !== '' || before.namedPart) {
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
function setYear(point: DatePoint, count: number, before: DatePoint): void {
  point.base = before.base;
  point.year = count + (before.base || before.year - (before.year % 100));
}

/** Whether what looks like a bare year is an amount: 2030人, R3%, 2,500. */
function isAmount(scan: Scan, point: DatePoint, namesEra: boolean): boolean {
  const rest = scan.text.slice(scan.at);
  if (SCALED.test(rest) || (!namesEra && AMOUNT.test(rest))) return true;
  return point.base === 0 && point.year > 0 && !isYearLabel(point.year);
}

/** A whole number in digits or kanji; -1 when none stands here. Thousands marks belong to no date. */
function takeInteger(scan: Scan): number {
  const value = isKanjiNumeral(scan.peek()) ? takeNumeral(scan) : Number(scan.takeDigits() || -1);
  return isInteger(value) ? value : -1;
}
