/** Numbers and dates as they stand on forms and records, in Japanese whatever the pane's language is. */
import { dateOf } from '../../domain/base/serial';
import { wareki } from '../../domain/text/dates/wareki';
import { isShareUnit } from '../schema/percent';

const grouped = (value: number, decimals: number): string =>
  `${value < 0 ? '▲' : ''}${Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: decimals, useGrouping: true })}`;

/** 0.4 is 40%. */
export const shownShare = (value: number): string => `${grouped(Number((value * 100).toPrecision(12)), 2)}%`;

/** 350000 時間 is 350,000時間; of a unit in % the number is a fraction. */
export function shownQuantity(value: number, unit: string): string {
  return isShareUnit(unit) ? shownShare(value) : `${grouped(Number(value.toPrecision(12)), 3)}${unit}`;
}

/** 2026/9/30 */
export function shownDate(serial: number): string {
  const { year, month, day } = dateOf(serial);
  return `${year}/${month}/${day}`;
}

/** 令和8年9月30日（2026/9/30） */
export const shownLongDate = (serial: number): string => `${wareki(serial) ?? ''}（${shownDate(serial)}）`;

/** 令和7年度末, or 令和7年末 of what is counted by calendar years. */
export function shownYear(year: number, fiscal: boolean): string {
  const label = wareki(year) ?? `${year}年度`;
  return `${fiscal ? label : label.replace(/度$/, '')}末`;
}
