import { isCellError, type Cell } from '../../domain/base/cell';
import { dateOf } from '../../domain/base/serial';
import { wareki } from '../../domain/text/dates/wareki';
import type { Language } from './language';

/** Numbers and dates as staff write them: 110万時間, 10.3%, ▲5.2, 2026/9/30, 令和8年9月30日. */

/** From here on Japanese counts in 万 whatever follows; below it 12,345 is easier to read than 1万2,345, and 12,000 is 1.2万. */
const FROM_MAN = 1e5;
const SCALES: readonly (readonly [number, string])[] = [
  [1e12, '兆'],
  [1e8, '億'],
  [1e4, '万'],
];

export function isPercent(unit: string): boolean {
  return unit.normalize('NFKC').trim() === '%';
}

/** Takes the noise off a computed number: 0.1 + 0.2 is 0.3. A whole number has none, however long it is. */
function clean(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}

/** Rounds a computed value (a value on the path) to three digits: 471,428.57 is read as 471,000. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function grouped(value: number, decimals: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals, useGrouping: true });
}

/** 3 decimals, more only where the number would vanish. */
function plain(value: number): string {
  if (value !== 0 && value < 0.001) return String(Number(value.toPrecision(3)));
  return grouped(value, 3);
}

function japanese(value: number): string {
  if (value < FROM_MAN && !(value >= 1e4 && value % 100 === 0)) return plain(value);
  const whole = Math.round(value);
  const largest = SCALES.find(([scale]) => whole >= scale);
  if (largest === undefined || whole >= 1e16) return plain(whole);
  const decimals = whole < FROM_MAN ? 2 : 1;
  if (whole % (largest[0] / 10 ** decimals) === 0) return grouped(whole / largest[0], decimals) + largest[1];
  let rest = whole;
  let text = '';
  for (const [scale, word] of SCALES) {
    const count = Math.floor(rest / scale);
    if (count > 0) text += grouped(count, 0) + word;
    rest %= scale;
  }
  return rest > 0 ? text + grouped(rest, 0) : text;
}

/** A number without its unit; negative numbers carry ▲ in Japanese, as in public documents. */
export function formatNumber(value: number, language: Language): string {
  const size = Math.abs(clean(value));
  const text = language === 'ja' ? japanese(size) : plain(size);
  return (clean(value) < 0 ? (language === 'ja' ? '▲' : '−') : '') + text;
}

function withUnit(number: string, unit: string, language: Language): string {
  if (unit === '') return number;
  return language === 'ja' ? number + unit : `${number} ${unit}`;
}

/** A value with its unit: 350000 時間 is 35万時間, 0.103 % is 10.3% (a percentage is kept as a fraction). */
export function formatQuantity(value: number, unit: string, language: Language): string {
  if (isPercent(unit)) return percent(value, language, 2) + '%';
  return withUnit(formatNumber(value, language), unit, language);
}

/** A difference of two values: that of two percentages is in points, not per cent. */
export function formatDifference(value: number, unit: string, language: Language): string {
  if (isPercent(unit)) return percent(value, language, 2) + (language === 'ja' ? 'ポイント' : value === 0.01 ? ' point' : ' points');
  return withUnit(formatNumber(value, language), unit, language);
}

/** A value in all its digits, for checking what was typed: 350,000時間. */
export function formatExact(value: number, unit: string, language: Language): string {
  if (isPercent(unit)) return percent(value, language, 6) + '%';
  const size = Math.abs(clean(value));
  const sign = clean(value) < 0 ? (language === 'ja' ? '▲' : '−') : '';
  return withUnit(sign + grouped(size, 9), unit, language);
}

/**
 * A share as whole per cent, as a calculator rounds it: 1.0685 is 107%. Where that would put it on the wrong side of a bound, the digits
 * that show why: 0.998 is 99.8% and not the 100% it falls short of.
 */
export function formatShare(share: number, bounds: readonly number[] = [1]): string {
  const percent = clean(share * 100);
  const isRight = (shown: number): boolean => bounds.every(bound => percent < clean(bound * 100) === shown < clean(bound * 100));
  // Half a per cent goes away from 0, below it as well.
  let shown = Math.sign(percent) * Math.round(Math.abs(percent));
  for (let decimals = 1; !isRight(shown) && decimals <= 9; decimals++) shown = Math.floor(clean(percent * 10 ** decimals)) / 10 ** decimals;
  return `${grouped(shown, 9)}%`.replace('-', '−');
}

function percent(value: number, language: Language, decimals: number): string {
  const size = clean(Math.abs(value) * 100);
  const text = grouped(size, decimals);
  return (value < 0 && size > 0 ? (language === 'ja' ? '▲' : '−') : '') + text;
}

/** A date serial as 2026/9/30. */
export function formatDate(serial: number): string {
  const { year, month, day } = dateOf(serial);
  return `${year}/${month}/${day}`;
}

/** A time (ISO 8601) as the person's clock shows it: 2026/11/21 14:03. */
export function formatMoment(time: string): string {
  const at = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}/${at.getMonth() + 1}/${at.getDate()} ${at.getHours()}:${two(at.getMinutes())}`;
}

/** A date serial in the Japanese calendar: 令和8年9月30日. In English the month in words, so that no order can be mistaken. */
export function formatLongDate(serial: number, language: Language): string {
  if (language === 'ja') return wareki(serial, '') ?? formatDate(serial);
  const { year, month, day } = dateOf(serial);
  return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A year label: 令和7年度, or 令和7年 for a KPI counted by calendar years; FY2025 or 2025 in English. */
export function formatYear(year: number, fiscal: boolean, language: Language): string {
  if (language === 'en') return fiscal ? `FY${year}` : String(year);
  const label = wareki(year, '') ?? `${year}年度`;
  return fiscal ? label : label.replace(/度$/, '');
}

interface HorizonWords {
  readonly t: { horizonFiscal(era: string, year: number): string; horizonCalendar(era: string, year: number): string };
}

/** A target year as the plan counts it: 令和7年度末（2025年度）, or 令和7年末（2025年） where values are of 年末. */
export function formatHorizon(year: number, fiscal: boolean, { t }: HorizonWords): string {
  return (fiscal ? t.horizonFiscal : t.horizonCalendar)(formatYear(year, fiscal, 'ja'), year);
}

/** What a cell holds, for showing beside its correction. */
export function formatCell(cell: Cell, language: Language): string {
  if (cell === null || cell === undefined) return '';
  if (isCellError(cell)) return cell.code;
  return typeof cell === 'number' ? formatExact(cell, '', language) : String(cell);
}

/** A value as a cell of this Excel number format will show it, near enough to judge it by. */
export function formatAsCell(value: number | string, numberFormat: string): string {
  if (typeof value === 'string') return value;
  if (numberFormat.includes('%')) return formatExact(value, '%', 'ja');
  if (/[yge]/i.test(numberFormat) && !/general/i.test(numberFormat)) return formatDate(value);
  return numberFormat.includes('#,##') ? grouped(value, 9) : String(value);
}
