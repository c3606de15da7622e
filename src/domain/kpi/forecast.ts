import type { Actual, Actuals } from './actuals';
import { actualsOf, yearly } from './actuals';
import type { DampedTrend, Projection } from './damped-trend';
import { dampedTrend, rangeEnd, slopeBetween, sum } from './damped-trend';
import type { Fault } from '../base/fault';
import { DIVISION_BY_ZERO, finite, isFault, NO_ACTUAL, SIGN_CHANGE, tooFew } from '../base/fault';
import type { Kpi } from './plan';
import { baselineOf } from './plan';
import type { Time } from '../text/dates/time';
import { labelOf } from '../text/dates/time';

export type Method = '回帰' | '平均変化' | '年平均成長率' | '減衰傾向';
export const METHODS: readonly [Method, ...Method[]] = ['回帰', '平均変化', '年平均成長率', '減衰傾向'];

/** Which end of the 80 % range of 減衰傾向; '': the value itself. */
export type RangeEnd = '' | '下限' | '上限';
export const BOUNDS: readonly [RangeEnd, ...RangeEnd[]] = ['', '下限', '上限'];

/** How many of the last yearly changes count (平均変化, and DX.OUTLOOK). */
const CHANGES = 5;

/**
 * DX.FORECAST: the value at the end of a year, in the plan's unit, or an end of its 80 % range, which is that of 減衰傾向 whatever the
 * method. Fewer than two points, for the range four actuals: #N/A.
 */
export function forecast(kpi: Kpi, year: Time, actuals: Actuals, method: Method = '回帰', bound: RangeEnd = ''): number | Fault {
  const position = labelOf(year, kpi.timing) + 1;
  if (bound !== '') {
    const trend = project(kpi, actuals, '減衰傾向');
    return isFault(trend) ? trend : rangeEnd(trend, position, bound === '下限' ? -1 : 1);
  }
  const projection = project(kpi, actuals, method);
  return isFault(projection) ? projection : finite(projection.at(position));
}

/** 減衰傾向 tells its range and its probabilities too. */
type Projected<M extends Method> = M extends '減衰傾向' ? DampedTrend : Projection;

/** By series, which is one KPI's: a call asks for the same few in 20,000 rows. */
const KNOWN = new WeakMap<readonly Actual[], { [M in Method]?: Projected<M> | Fault }>();

export function project<M extends Method>(kpi: Kpi, actuals: Actuals, method: M): Projected<M> | Fault;
export function project(kpi: Kpi, actuals: Actuals, method: Method): Projection | Fault {
  const series = actualsOf(actuals, kpi);
  if (isFault(series)) return series;
  const last = series[series.length - 1];
  if (!last) return NO_ACTUAL;
  let known: { [M in Method]?: Projection | Fault } | undefined = KNOWN.get(series);
  if (!known) KNOWN.set(series, (known = {}));
  return (known[method] = known[method] || PROJECT[method](kpi, series, last));
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

const FEW = tooFew(2);

const PROJECT: Record<Method, (kpi: Kpi, series: readonly Actual[], last: Actual) => Projection | Fault> = {
  /** Least squares over the actuals, and the baseline if there is one. Points that share one time are fewer than two. */
  回帰(kpi, series, last) {
    const points: { readonly t: number; readonly value: number }[] = [...series];
    if (kpi.baseline !== null && kpi.baselineYear !== null) points.push({ t: kpi.baselineYear + 1, value: kpi.baseline });
    const middle = mean(points.map(({ t }) => t));
    const level = mean(points.map(({ value }) => value));
    const spread = mean(points.map(({ t }) => (t - middle) * (t - middle)));
    if (spread === 0) return FEW;
    const slope = mean(points.map(({ t, value }) => (t - middle) * (value - level))) / spread;
    return { last, at: position => level + slope * (position - middle) };
  },

  /** The last actual plus, for each year to Y, the mean of the last up to five yearly changes; none is added for years past. */
  平均変化(_kpi, series, last) {
    const changes: number[] = [];
    yearly(series).reduce((before, actual) => {
      // Years without an actual share the change evenly: each of them is one of the yearly changes.
      const change = slopeBetween(before, actual);
      for (let year = before.label; year < actual.label; year++) changes.push(change);
      return actual;
    });
    if (changes.length === 0) return FEW;
    const change = mean(changes.slice(-CHANGES));
    return { last, at: position => last.value + change * Math.max(0, position - last.t) };
  },

  /** The last actual grown at its compound annual rate since the baseline. */
  年平均成長率(kpi, _series, last) {
    const baseline = baselineOf(kpi);
    if (isFault(baseline)) return baseline;
    const passed = last.t - ((kpi.baselineYear || 0) + 1);
    if (passed <= 0) return FEW;
    if (baseline === 0) return DIVISION_BY_ZERO;
    const ratio = last.value / baseline;
    if (ratio < 0) return SIGN_CHANGE;
    return { last, at: position => last.value * Math.pow(ratio, Math.max(0, position - last.t) / passed) };
  },

  減衰傾向: dampedTrend,
};
