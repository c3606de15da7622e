import { dateOf } from '../../base/serial';

/** Label of the fiscal year (April to March) that a date serial lies in: 2026-03-31 gives 2025. */
export function fiscalYearOf(serial: number): number {
  const { year, month } = dateOf(serial);
  return month < 4 ? year - 1 : year;
}
