import type { Actual } from './actuals';
import { Fault, finite, isFault, tooFew, TOO_LARGE } from '../base/fault';
import { studentBelow, studentQuantile } from '../base/student';
import type { Kpi } from './plan';

/** What is left of the slope from one year to the next. */
const PHI = 0.85;
/** Part of a step's surprise that the trend carries on. */
const CARRIED = 0.3;
/** All pairs are looked at: more actuals than any KPI has would take all memory. */
const MOST = 3000;
/** Actuals that a range needs. */
export const NEEDED = 4;

/** A KPI's actuals carried on: the last one, and the value at a position on the axis (it may leave the finite numbers). */
export interface Projection {
  readonly last: Actual;
  readonly at: (position: number) => number;
  /** What the values come to in the end; left out where they go on without end. */
  readonly limit?: number;
}

/** 減衰傾向 of one series (section 7a): the median slope carried on, a part less of it every year. */
export interface DampedTrend extends Projection {
  /** The value at a position as it comes out of the slope, before it is kept within what the KPI can be. */
  readonly point: (position: number) => number;
  /** A share stays in 0 to 1, a sum never falls. */
  readonly kept: (value: number) => number;
  /** The standard deviation at a position and its degrees of freedom. #N/A with fewer than four actuals. */
  readonly spread: (position: number) => { readonly deviation: number; readonly freedom: number } | Fault;
}

/** D(h): the sum of phi, phi², … phi^h, continued for part years. */
function damped(years: number): number {
  return (PHI * (1 - Math.pow(PHI, years))) / (1 - PHI);
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** The change per year from one actual to a later one. */
export function slopeBetween(before: Actual, later: Actual): number {
  return (later.value - before.value) / (later.t - before.t);
}

/** The median of the slopes between all pairs (Theil and Sen): one wild year does not bend it. */
function medianSlope(series: readonly Actual[]): number {
  const slopes = new Float64Array((series.length * (series.length - 1)) / 2);
  let next = 0;
  series.forEach((later, j) => {
    for (let i = 0; i < j; i++) {
      slopes[next++] = slopeBetween(series[i] as Actual, later);
    }
  });
  slopes.sort();
  const middle = slopes.length >> 1;
  const upper = slopes[middle] as number;
  return slopes.length % 2 ? upper : ((slopes[middle - 1] as number) + upper) / 2;
}

function keptWithin(kpi: Kpi, series: readonly Actual[], last: Actual): (value: number) => number {
  const isShare = kpi.isPercent && series.every(({ value }) => value >= 0 && value <= 1);
  return value => {
    const risen = kpi.counting === '累計' ? Math.max(value, last.value) : value;
    return isShare ? Math.min(1, Math.max(0, risen)) : risen;
  };
}

/** The value on the line between the actuals; outside them the last one. */
function between(series: readonly Actual[], last: Actual, position: number): number {
  const next = series.findIndex(({ t }) => t >= position);
  const [from, to] = [series[next - 1], series[next]];
  if (!to || (!from && to.t !== position)) return last.value;
  return from && to.t !== position ? from.value + (to.value - from.value) * ((position - from.t) / (to.t - from.t)) : to.value;
}

/** #N/A with fewer than two actuals, since the baseline is not counted. */
export function dampedTrend(kpi: Kpi, series: readonly Actual[], last: Actual): DampedTrend | Fault {
  if (series.length < 2) return tooFew(2);
  if (series.length > MOST) return TOO_LARGE;
  const slope = medianSlope(series);
  const changes = series.slice(1).map((actual, i) => slopeBetween(series[i] as Actual, actual));
  const kept = keptWithin(kpi, series, last);
  const count = changes.length;
  const mean = sum(changes) / count;
  const variance = ((1 + count / 20) * (sum(changes.map(change => (change - mean) * (change - mean))) + (mean * mean) / 2)) / (count - 1);
  const point = (position: number): number =>
    position > last.t ? last.value + slope * damped(position - last.t) : between(series, last, position);
  return {
    last,
    at: position => kept(point(position)),
    limit: kept(point(Infinity)),
    point,
    kept,
    spread: position => {
      if (series.length < NEEDED) return tooFew(NEEDED);
      const years = Math.max(0, position - last.t);
      let steps = 0;
      for (let j = 0; j < years; j++) {
        const step = 1 + CARRIED * damped(j);
        steps += step * step * Math.min(1, years - j);
      }
      const drift = damped(years);
      return { deviation: Math.sqrt(variance * (steps + (drift * drift) / count)), freedom: count - 1 };
    },
  };
}

/** An end of the 80 % range at a position: `side` -1 the lower, 1 the upper. */
export function rangeEnd({ point, kept, spread }: DampedTrend, position: number, side: 1 | -1): number | Fault {
  const found = spread(position);
  if (isFault(found)) return found;
  return finite(kept(point(position) + side * studentQuantile(found.freedom) * found.deviation));
}

/** The probability that the value at a position is at the goal or better. */
export function chance(
  trend: DampedTrend,
  position: number,
  goal: number,
  sign: 1 | -1,
  reached: (value: number) => boolean,
): number | Fault {
  const found = trend.spread(position);
  if (isFault(found)) return found;
  const { deviation, freedom } = found;
  const point = trend.point(position);
  if (deviation === 0) return reached(point) ? 1 : 0;
  return finite(studentBelow((sign * (point - goal)) / deviation, freedom));
}
