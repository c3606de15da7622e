import type { Fault } from '../base/fault';
import { DIVISION_BY_ZERO, isFault } from '../base/fault';
import { hasReached } from './gap';
import type { Kpi } from './plan';
import { baselineOf, signOf } from './plan';
import { target } from './target';
import type { Time } from '../text/dates/time';
import { isOn } from '../base/tolerance';
import { wayShare } from './way-share';

/**
 * DX.PROGRESS: (a - b)/(T - b), a share that is not clamped. Where the target is the baseline (keep it as it is): 1 if reached,
 * else #DIV/0!. #N/A without a baseline.
 */
export function progress(kpi: Kpi, year: Time, actual: number): number | Fault {
  const goal = target(kpi, year);
  if (isFault(goal)) return goal;
  const baseline = baselineOf(kpi);
  if (isFault(baseline)) return baseline;
  if (isOn(goal, baseline)) {
    const sign = signOf(kpi);
    if (isFault(sign)) return sign;
    return hasReached(sign, actual, goal) ? 1 : DIVISION_BY_ZERO;
  }
  return wayShare(baseline, actual, goal);
}
