import type { Cell } from '../../base/cell';
import { isCellError } from '../../base/cell';
import type { ArgumentName, ErrorCode } from '../../base/fault';
import { Fault, givenFault, isFault } from '../../base/fault';
import { readPeriod } from './date';
import { fiscalYearOf } from './fiscal-year';
import { comparableText } from '../characters/comparable-text';
import { memoized } from '../../base/memory';
import { dateOf, serialOf } from '../../base/serial';
import { isYearLabel, LAST_LABEL } from '../../base/year-label';
import { isBlankValue } from '../characters/text';

/** When a year label ends: 31 March after the fiscal year, or 31 December. */
export type Timing = '年度末' | '年末';

/**
 * A point in time as the workbook writes it (section 3): 1900 to 2200 is a year label, a larger number an Excel date serial.
 * One plain number, because 20,000 of them pass through every call. Days before 1906-01-09 cannot be written so.
 */
export type Time = number;

/** 9999-12-31, the last day Excel knows. */
const LAST_SERIAL = 2958465;

/** A number as a time: labels are whole, a time of day is dropped. null: neither label nor serial. */
export function timeOfNumber(value: number): Time | null {
  const whole = Math.floor(value);
  if (isYearLabel(whole)) return whole === value ? value : null;
  return whole > LAST_LABEL && whole <= LAST_SERIAL ? whole : null;
}

/** Date 0 is what a blank cell may be on Windows desktop (section 1). */
export function isBlankTime(cell: Cell): boolean {
  return cell === 0 || isBlankValue(cell);
}

/**
 * The time in a cell: a label, a serial, or a text that DX.DATE reads. A text that is exactly one whole year (「R8年度」,
 * and save for `asOf` 「2030年」) is that label; any other gives its last day, or its first when `edge` says so.
 * null where the cell is blank; #VALUE! where nothing can be read; #N/A where the text has no such edge.
 */
export function readTime(cell: Cell, argument: ArgumentName, edge: 'first' | 'last' = 'last'): Time | null | Fault {
  if (typeof cell === 'number' && cell !== 0) return timeOfNumber(cell) || notDate(cell, argument);
  if (isBlankTime(cell)) return null;
  if (isCellError(cell)) return givenFault(cell);
  if (typeof cell !== 'string') return notDate(cell, argument);
  const period = readPeriod(cell);
  if (!period) return notDate(cell, argument);
  // 「2026年」 as the day something is asked for is a calendar year and ends on 31 December, as in DX.DATE.
  if (period.year && (period.year.fiscal || argument !== 'asOf' || Number(comparableText(cell)) > 0))
    return isYearLabel(period.year.label) ? period.year.label : notDate(cell, argument);
  const day = period[edge];
  if (day === null) return new Fault('#N/A', { kind: 'openPeriod', edge });
  return day > LAST_LABEL ? day : notDate(cell, argument);
}

/**
 * The time in a cell as a day (date serial): a label number is the first or last day of that fiscal year, a text the edge of the
 * period that DX.DATE reads. null where the cell is blank; #VALUE! where nothing can be read; #N/A where the text has no such
 * edge; #NUM! before 1900, where Excel has no dates.
 */
export function readDay(cell: Cell, argument: ArgumentName, edge: 'first' | 'last' = 'last'): number | null | Fault {
  const period = typeof cell === 'string' && !isBlankValue(cell) ? readPeriod(cell) : null;
  if (!period) {
    const time = readTime(cell, argument, edge);
    return time === null || isFault(time) ? time : dayOf(time, edge);
  }
  const day = period[edge];
  if (day === null) return new Fault('#N/A', { kind: 'openPeriod', edge });
  return day >= 1 ? day : notDate(cell, argument, '#NUM!');
}

/** #VALUE!: no date can be read. */
export function notDate(cell: Cell, argument: ArgumentName, code: ErrorCode = '#VALUE!'): Fault {
  return new Fault(code, { kind: 'notDate', argument, text: String(cell) });
}

/** The position on the axis (section 3), in years: a label's end is label + 1, a date its share of the year it lies in. */
export function positionOf(time: Time, timing: Timing): number {
  return isYearLabel(time) ? time + 1 : POSITION[timing](time);
}

const POSITION: Readonly<Record<Timing, (day: Time) => number>> = {
  年度末: memoized(day => shareOfYear(day, fiscalYearOf(day), 4)),
  年末: memoized(day => shareOfYear(day, dateOf(day).year, 1)),
};

function shareOfYear(day: Time, year: number, month: number): number {
  const first = serialOf(year, month, 1);
  return year + (day - first + 1) / (serialOf(year + 1, month, 1) - first);
}

/** The year label a time belongs to. */
export function labelOf(time: Time, timing: Timing): number {
  if (isYearLabel(time)) return time;
  return timing === '年末' ? dateOf(time).year : fiscalYearOf(time);
}

/** The label whose end a position is, or in whose course it lies. */
export function labelAt(position: number): number {
  return Math.ceil(position) - 1;
}

/** A time as a day: a label is the first or last day of that fiscal year, as 令和7年度 is in DX.DATE. */
export function dayOf(time: Time, edge: 'first' | 'last'): number {
  if (!isYearLabel(time)) return time;
  return edge === 'first' ? serialOf(time, 4, 1) : serialOf(time + 1, 3, 31);
}
