import { daysInMonth, serialOf } from '../../base/serial';
import { EDGE, QUARTER } from '../characters/expressions';
import type { Scan } from '../characters/scan';

export type YearMark = '' | '年' | '年度';

/** One point of a date expression as written, from 「R7」 to 「令和3（2021）年度第3四半期末」. The grammar is in date.ts. */
export interface DatePoint {
  /** The calendar year, or the label of the fiscal year; 0 where none is written. */
  year: number;
  /** The year before the era's first, 0 for western years: what a second point counts from when it names no era. */
  base: number;
  yearMark: YearMark;
  /** 0 where none is written, NaN where 0 is. */
  month: number;
  day: number;
  namedPart: YearPart | null;
  edge: '' | '初' | '末';
}

/** A stretch of a year, in months from its January (13 is next January), of a half (0 or 1), or of a month, in days. */
interface YearPart {
  readonly word: string;
  readonly of: 'year' | 'half' | 'month';
  readonly from: number;
  readonly to: number;
}

const part = (of: YearPart['of'], from: number, to: number, ...words: readonly string[]): YearPart[] =>
  words.map(word => ({ word, of, from, to }));

/** Seasons, and quarters, are of the calendar as they are; halves follow their year: of a 年 from January, else from April. */
const YEAR_PARTS: readonly YearPart[] = [
  ...part('half', 0, 0, '上半期', '上期', '前期', '前半'),
  ...part('half', 1, 1, '下半期', '下期', '後期', '後半'),
  ...part('year', 3, 5, '春'),
  ...part('year', 6, 8, '夏'),
  ...part('year', 9, 11, '秋'),
  ...part('year', 12, 14, '冬'),
];
const MONTH_PARTS: readonly YearPart[] = [
  ...part('month', 1, 10, '上旬'),
  ...part('month', 11, 20, '中旬'),
  ...part('month', 21, 31, '下旬'),
  ...part('month', 1, 15, '前半'),
  ...part('month', 16, 31, '後半'),
];
/** 後期高齢者, 前期基本計画 are no halves. */
const NO_HALF = /^(?:高齢|基本|計画)/;

export function blankPoint(): DatePoint {
  return { year: 0, base: 0, yearMark: '', month: 0, day: 0, namedPart: null, edge: '' };
}

/** Whether a point is a year without 年 or 年度 and nothing else. */
export function isBare(point: DatePoint): boolean {
  return point.yearMark === '' && point.month === 0 && !point.namedPart;
}

/** Takes 上半期, 第3四半期, 夏, 上旬 …, also 「の夏」, 「（下期）」 and 「 Q3」. @param month the month it would be a part of */
export function takePart(scan: Scan, point: DatePoint, month: number): void {
  if (point.day !== 0) return;
  const start = scan.at;
  scan.takeOneOf('の( ');
  const known = month > 0 ? MONTH_PARTS : YEAR_PARTS;
  const found = takeQuarter(scan) || known.find(({ word }) => scan.take(word)) || null;
  if (!found || (found.of === 'half' && NO_HALF.test(scan.text.slice(scan.at)))) scan.at = start;
  else point.namedPart = found;
}

function takeQuarter(scan: Scan): YearPart | null {
  const found = scan.takeMatch(QUARTER);
  if (!found) return null;
  const written = (found[1] || found[2] || found[3] || '').toLowerCase();
  const quarter = written[0] === 'i' ? ['i', 'ii', 'iii', 'iv'].indexOf(written) : '1234一二三四'.indexOf(written) % 4;
  return { word: '', of: 'year', from: 4 + 3 * quarter, to: 6 + 3 * quarter };
}

export function takeEdge(scan: Scan, point: DatePoint): void {
  const found = point.day === 0 ? scan.takeText(EDGE) : '';
  if (found !== '') point.edge = found === '末' ? '末' : '初';
}

/** Gives a second point the year, and the month, that the first has said for it. */
export function inherit(point: DatePoint, before: DatePoint): void {
  point.year = before.year;
  point.base = before.base;
  if (point.yearMark === '') point.yearMark = before.yearMark;
  if (point.month === 0 && (!point.namedPart || point.namedPart.of === 'month')) point.month = before.month;
  else if (point.yearMark !== '年度' && point.month > 0 && point.month < before.month) point.year += 1; // 「令和6年10月~3月」
}

/** First and last day of a point; null for a date that does not exist. */
export function stretchOf({ year, yearMark, month, day, namedPart, edge }: DatePoint): readonly [number, number] | null {
  const shift = yearMark === '年度' ? 3 : 0;
  let fromMonth = 1 + shift;
  let toMonth = 12 + shift;
  let firstDay = day;
  let lastDay = day;
  if (month !== 0) {
    if (!(month >= 1 && month <= 12)) return null;
    fromMonth = toMonth = month <= shift ? month + 12 : month;
    if (namedPart) [firstDay, lastDay] = [namedPart.from, namedPart.to];
  } else if (namedPart) {
    fromMonth = namedPart.of === 'half' ? 6 * namedPart.from + (yearMark === '年' ? 1 : 4) : namedPart.from;
    toMonth = namedPart.of === 'half' ? fromMonth + 5 : namedPart.to;
  }
  let first = serialOf(year, fromMonth, 1);
  let last = serialOf(year, toMonth + 1, 1) - 1;
  if (firstDay !== 0) {
    if (!(firstDay >= 1 && firstDay <= daysInMonth(year, fromMonth))) return null;
    last = Math.min(last, first + lastDay - 1);
    first += firstDay - 1;
  }
  if (edge === '末') first = last;
  if (edge === '初') last = first;
  return [first, last];
}
