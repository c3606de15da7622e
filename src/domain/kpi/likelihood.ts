import type { Actuals } from './actuals';
import { actualsOf } from './actuals';
import { chance } from './damped-trend';
import type { Fault } from '../base/fault';
import { isFault } from '../base/fault';
import { project } from './forecast';
import { hasReached } from './gap';
import type { Kpi } from './plan';
import { signOf } from './plan';
import { target } from './target';
import type { Time } from '../text/dates/time';
import { labelOf } from '../text/dates/time';

/**
 * DX.LIKELIHOOD: the probability, 0 to 1, that the target of a year is reached (section 7a). An actual of that year or a later one
 * decides: 1 or 0. Otherwise #N/A with fewer than four actuals.
 */
export function likelihood(kpi: Kpi, year: Time, actuals: Actuals): number | Fault {
  const goal = target(kpi, year);
  if (isFault(goal)) return goal;
  const sign = signOf(kpi);
  if (isFault(sign)) return sign;
  const series = actualsOf(actuals, kpi);
  if (isFault(series)) return series;
  const label = labelOf(year, kpi.timing);
  const reached = (value: number): boolean => hasReached(sign, value, goal);
  const last = series[series.length - 1];
  // A sum never falls: what it has reached, or passed where less is better, it will not lose again.
  const isDecided = last && (last.label >= label || (kpi.counting === '累計' && reached(last.value) === sign > 0));
  if (isDecided) return reached(last.value) ? 1 : 0;
  const trend = project(kpi, actuals, '減衰傾向');
  return isFault(trend) ? trend : chance(trend, label + 1, goal, sign, reached);
}
