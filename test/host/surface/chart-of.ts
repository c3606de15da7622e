/** Which chart, series or axis a proxy of office.js is about, and how it is read and changed. */
import { CHART_KINDS, type Chart, type ChartAxis, type ChartSeries, type ChartSource } from '../book/chart';
import type { Sheet } from '../book/sheet';
import { itemNotFound, notImplemented } from '../wire/api-error';
import type { RangeRef } from '../wire/session';
import { text } from './convert';
import { membersOf } from './member';

export interface Of {
  readonly sheet: Sheet;
  readonly id: string;
}
export interface OfSeries extends Of {
  readonly series: string;
}
export interface OfAxis extends Of {
  readonly axis: 'category' | 'value';
}

export const s = membersOf<Sheet>();
export const c = membersOf<Of>();
export const r = membersOf<OfSeries>();
export const a = membersOf<OfAxis>();

export const chartOf = ({ sheet, id }: Of): Chart => {
  const found = sheet.charts.find(chart => chart.id === id);
  if (!found) throw itemNotFound('The chart is gone.');
  return found;
};
export const change = (of: Of, part: Partial<Chart>): void => {
  of.sheet.charts = of.sheet.charts.map(chart => (chart.id === of.id ? { ...chart, ...part } : chart));
};
export const seriesOf = (of: OfSeries): ChartSeries => {
  const found = chartOf(of).series.find(({ id }) => id === of.series);
  if (!found) throw itemNotFound('The series is gone.');
  return found;
};
export const changeSeries = (of: OfSeries, part: Partial<ChartSeries>): void => {
  change(of, { series: chartOf(of).series.map(one => (one.id === of.series ? { ...one, ...part } : one)) });
};
export const axisOf = (of: OfAxis): ChartAxis => chartOf(of)[of.axis];
export const changeAxis = (of: OfAxis, part: Partial<ChartAxis>): void => {
  change(of, { [of.axis]: { ...axisOf(of), ...part } });
};

export const source = ({ sheet, area: where }: RangeRef): ChartSource => ({ sheet: sheet.id, area: where });
export const SERIES_BY = { Auto: 'auto', Rows: 'rows', Columns: 'columns' } as const;
const ids = new WeakMap<Sheet, number>();
export const nextId = (sheet: Sheet): number => {
  const next = (ids.get(sheet) ?? 0) + 1;
  ids.set(sheet, next);
  return next;
};

export const kind = (value: unknown): string => {
  const type = text(value, 'type');
  if (CHART_KINDS[type] === undefined) throw notImplemented(`charts of the type ${type}`);
  return type;
};
