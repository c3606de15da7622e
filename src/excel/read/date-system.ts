/** Which day the workbook counts from: nothing in the API says so, but a date and how it is shown tell. */
import { readPeriod } from '../../domain/text/dates/date';

/** Days between the two systems of counting them. */
const DAYS_1904 = 1462;

/** Does the workbook count days from 1904? null: what stands in the cell is no date, or is not shown as one. */
export function countsFrom1904(serial: unknown, shown: string): boolean | null {
  const day = typeof serial === 'number' ? (readPeriod(shown)?.last ?? null) : null;
  return day === null ? null : day - (serial as number) === DAYS_1904;
}
