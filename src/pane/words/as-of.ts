import { readPeriod } from '../../domain/text/dates/date';
import { dateOf, serialOf } from '../../domain/base/serial';

/** Month and day alone, as Excel takes them: 9/30, 9月30日, 0930. */
const MONTH_DAY = /^(\d{1,2})[/.月-](\d{1,2})日?$|^(\d{2})(\d{2})$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/** null: there is no such day. */
function serialOfDay(year: number, month: number, day: number): number | null {
  const serial = serialOf(year, month, day);
  const read = dateOf(serial);
  return read.year === year && read.month === month && read.day === day ? serial : null;
}

/**
 * The day a typed text means, its last one where it is a period (as DX.DATE reads it): a date serial, or null. Without a year it is
 * one of this year, as in a cell.
 */
export function readAsOf(text: string, now: number = today()): number | null {
  const typed = text.normalize('NFKC').trim();
  const digits = EIGHT_DIGITS.exec(typed);
  if (digits !== null) return serialOfDay(Number(digits[1]), Number(digits[2]), Number(digits[3]));
  const short = MONTH_DAY.exec(typed);
  const [month, day] = [Number(short?.[1] ?? short?.[3] ?? 0), Number(short?.[2] ?? short?.[4] ?? 0)];
  if (short !== null && month >= 1 && month <= 12 && day >= 1 && day <= 31) return serialOfDay(dateOf(now).year, month, day);
  const period = readPeriod(text);
  const serial = period === null ? null : (period.last ?? period.first);
  return serial !== null && serial > 0 ? serial : null;
}

/** The day of a moment in the person's own time zone, as a date serial. */
export function localDay(moment: Date): number {
  return serialOf(moment.getFullYear(), moment.getMonth() + 1, moment.getDate());
}

/** Today in the person's own time zone, as a date serial. */
export const today = (): number => localDay(new Date());
