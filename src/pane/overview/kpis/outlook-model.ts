/** What a KPI will come to if it goes on like this, by the functions' own code: DX.FORECAST by 減衰傾向, its range, DX.LIKELIHOOD. */
import type { Actual, Actuals } from '../../../domain/kpi/actuals';
import { isFault } from '../../../domain/base/fault';
import { forecast, type RangeEnd } from '../../../domain/kpi/forecast';
import { likelihood } from '../../../domain/kpi/likelihood';
import type { Kpi } from '../../../domain/kpi/plan';

/** The forecast at the end of a year, and the ends of its 80 % range. */
export interface ForeseenPoint {
  readonly position: number;
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

export interface FutureOf {
  readonly year: number;
  /** From the last actual, where there is no doubt yet, to the year asked about. */
  readonly fan: readonly ForeseenPoint[];
  /** DX.LIKELIHOOD; null: the year has no target. */
  readonly chance: number | null;
}

/** null: the year is past, or there are too few actuals. */
export function futureOf(kpi: Kpi, actuals: Actuals, year: number, last: Actual | undefined): FutureOf | null {
  if (last === undefined || last.label >= year) return null;
  const at = (label: number, bound: RangeEnd): number => {
    const value = forecast(kpi, label, actuals, '減衰傾向', bound);
    return isFault(value) ? NaN : value;
  };
  const fan: ForeseenPoint[] = [{ position: last.t, point: last.value, low: last.value, high: last.value }];
  for (let label = last.t > last.label + 0.999 ? last.label + 1 : last.label; label <= year; label++)
    fan.push({ position: label + 1, point: at(label, ''), low: at(label, '下限'), high: at(label, '上限') });
  if (fan.some(({ point, low, high }) => Number.isNaN(point + low + high))) return null;
  const chance = likelihood(kpi, year, actuals);
  return { year, fan, chance: isFault(chance) ? null : chance };
}
