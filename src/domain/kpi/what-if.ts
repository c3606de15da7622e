/**
 * What if a KPI went on at another pace? From the last actual on a straight line; how sure that is follows from how much the actuals have gone
 * up and down so far, as for 減衰傾向 (section 7a). An assumption of whoever asks, no forecast: no function of a cell answers so.
 */
import { actualsOf, type Actual, type Actuals } from './actuals';
import { dampedTrend } from './damped-trend';
import { isFault } from '../base/fault';
import { hasReached } from './gap';
import { signOf, type Kpi } from './plan';
import { studentBelow, studentQuantile } from '../base/student';

export interface Supposed {
  /** The target's year label and value. */
  readonly year: number;
  readonly goal: number;
  /** The value at the end of that year. */
  readonly value: number;
  /** The year label in which the target is reached; null: never at this pace. */
  readonly reachedIn: number | null;
  /** The pace that reaches it just in time. */
  readonly needed: number;
  /** null: fewer than four actuals. */
  readonly chance: number | null;
}

/** A point to come, with the ends of its 80 % range. */
export interface SupposedPoint {
  readonly position: number;
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

export interface WhatIf {
  readonly last: Actual;
  /** The change per year between the last two actuals; 0 where there is one alone. */
  readonly pace: number;
  /** Of the targets that are still ahead. */
  ask(pace: number): readonly Supposed[];
  line(pace: number, until: number): readonly SupposedPoint[];
}

/** null: there is no actual, no direction or no target ahead. */
export function whatIf(kpi: Kpi, actuals: Actuals): WhatIf | null {
  const series = actualsOf(actuals, kpi);
  const sign = signOf(kpi);
  if (isFault(series) || isFault(sign)) return null;
  const last = series[series.length - 1];
  if (last === undefined) return null;
  const ahead = kpi.targets.filter(({ year }) => year + 1 > last.t);
  if (ahead.length === 0) return null;
  const before = series[series.length - 2];
  const trend = dampedTrend(kpi, series, last);
  const spreadAt = (position: number): { readonly deviation: number; readonly freedom: number } | null => {
    const found = isFault(trend) ? trend : trend.spread(position);
    return isFault(found) ? null : found;
  };
  const kept = (value: number): number => (isFault(trend) ? value : trend.kept(value));
  const at = (pace: number, position: number): number => last.value + pace * (position - last.t);
  return {
    last,
    pace: before === undefined ? 0 : (last.value - before.value) / (last.t - before.t),
    ask: pace =>
      ahead.map(({ year, value: goal }): Supposed => {
        const point = at(pace, year + 1);
        const spread = spreadAt(year + 1);
        const years = hasReached(sign, last.value, goal) ? 0 : (goal - last.value) / pace;
        const chance =
          spread === null
            ? null
            : spread.deviation === 0
              ? Number(hasReached(sign, point, goal))
              : studentBelow((sign * (point - goal)) / spread.deviation, spread.freedom);
        return {
          year,
          goal,
          value: kept(point),
          // The year at whose end, or before, it is there; noise of the division must not cost a year.
          reachedIn: Number.isFinite(years) && years >= 0 && years < 200 ? Math.ceil(last.t + years - 1e-9) - 1 : null,
          needed: hasReached(sign, last.value, goal) ? 0 : (goal - last.value) / (year + 1 - last.t),
          chance,
        };
      }),
    line: (pace, until) => {
      const positions = [
        last.t,
        ...Array.from({ length: Math.max(0, Math.ceil(until - last.t)) }, (_, index) => Math.floor(last.t) + index + 1),
      ];
      return [...new Set(positions)]
        .filter(position => position >= last.t && position <= until)
        .map(position => {
          const point = kept(at(pace, position));
          const spread = position === last.t ? null : spreadAt(position);
          const half = spread === null ? 0 : studentQuantile(spread.freedom) * spread.deviation;
          return { position, point, low: kept(at(pace, position) - half), high: kept(at(pace, position) + half) };
        });
    },
  };
}
