import type { Fault } from '../base/fault';
import { finite, isFault } from '../base/fault';
import type { Kpi } from './plan';
import { signOf } from './plan';
import { target } from './target';
import type { Time } from '../text/dates/time';
import { isOn, reaches } from '../base/tolerance';

/** Whether a value is at the target or better, d(a - T) >= 0. */
export function hasReached(sign: 1 | -1, actual: number, goal: number): boolean {
  return reaches(sign * actual, sign * goal);
}

/** DX.KPIGAP: what is still missing, d(T - a) in the plan's unit; 0 or less when reached, 0 on the target. */
export function gap(kpi: Kpi, year: Time, actual: number): number | Fault {
  const goal = target(kpi, year);
  if (isFault(goal)) return goal;
  const sign = signOf(kpi);
  if (isFault(sign)) return sign;
  return isOn(actual, goal) ? 0 : finite(sign * (goal - actual));
}
