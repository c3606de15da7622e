import { Fault, finite, isFault } from '../base/fault';
import { hasReached } from './gap';
import type { Kpi } from './plan';
import { signOf } from './plan';
import { target } from './target';
import type { Time } from '../text/dates/time';
import { labelOf, positionOf } from '../text/dates/time';

/**
 * DX.REQUIREDPACE: the change per year that still leads to the target, (T - a)/(t_Y - t), in the plan's unit per year.
 * 0 when reached; #NUM! when the year has ended without it.
 */
export function requiredPace(kpi: Kpi, year: Time, actual: number, asOf: Time): number | Fault {
  const goal = target(kpi, year);
  if (isFault(goal)) return goal;
  const sign = signOf(kpi);
  if (isFault(sign)) return sign;
  if (hasReached(sign, actual, goal)) return 0;
  const left = labelOf(year, kpi.timing) + 1 - positionOf(asOf, kpi.timing);
  return left <= 0 ? new Fault('#NUM!', { kind: 'tooLate' }) : finite((goal - actual) / left);
}
