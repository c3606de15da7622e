/** Days as Excel counts them. */
import { dateOf, daysInMonth, serialOf } from '../../domain/base/serial';

/** 9999/12/31, the last day Excel knows. */
const LAST_DAY = 2_958_465;

export const isDay = (serial: number): boolean => serial >= 1 && serial <= LAST_DAY;

/** EDATE: the same day some months on, or the last of that month; NaN where there is no such day. */
export function monthsOn(serial: number, months: number): number {
  if (!isDay(serial)) return NaN;
  const { year, month, day } = dateOf(Math.floor(serial));
  const count = year * 12 + month - 1 + Math.trunc(months);
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return serialOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}
