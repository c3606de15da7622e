/** A day of Excel's calendar; months and days from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const { floor } = Math;

/** Serial of 1 March 1900, the day after the one that Excel's calendar has too many: 29 February 1900, serial 60. */
const MARCH_1900 = 61;
/** Days from 1 March of year 0 (proleptic Gregorian) to 1 March 1900. */
const DAYS_TO_MARCH_1900 = 693960;
/**
 * Date serial of a day in Excel's 1900 system (1 is 1900-01-01; days before count on below 1). Months outside 1 to 12
 * count on into the neighbouring years. Years 1868 to 9999 are meant.
 * Source: contract section 3; Excel's 1900 leap year is kept as Excel has it.
 */
export function serialOf(year: number, month: number, day: number): number {
  // Counted in years that begin in March, so that the leap day comes last.
  const months = year * 12 + month - 3;
  const marchYear = floor(months / 12);
  const days =
    365 * marchYear +
    floor(marchYear / 4) -
    floor(marchYear / 100) +
    floor(marchYear / 400) +
    floor((153 * (months - marchYear * 12) + 2) / 5) +
    (day - 1) -
    DAYS_TO_MARCH_1900;
  // Up to February 1900 the day Excel invented has not been counted yet. The test is on the month, for it is 29 February itself.
  return days + MARCH_1900 - (months < 1900 * 12 ? 1 : 0);
}

/** The day of a date serial in Excel's 1900 system; a time of day is dropped. 60 is 1900-02-29. */
export function dateOf(serial: number): CalendarDate {
  const whole = floor(serial);
  // Estimates that are never too early; from there it is a step or two back.
  let year = 1901 + floor(whole / 365.2425);
  while (serialOf(year, 1, 1) > whole) year -= 1;
  let month = 1 + floor((whole - serialOf(year, 1, 1)) / 28);
  while (serialOf(year, month, 1) > whole) month -= 1;
  return { year, month, day: whole - serialOf(year, month, 1) + 1 };
}

/** Days in a month of Excel's calendar (29 in February 1900). Months outside 1 to 12 count on. */
export function daysInMonth(year: number, month: number): number {
  return serialOf(year, month + 1, 1) - serialOf(year, month, 1);
}
