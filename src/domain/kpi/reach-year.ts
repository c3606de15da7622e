import type { Actuals } from './actuals';
import { Fault, isFault, isFinite, isInteger } from '../base/fault';
import type { Method } from './forecast';
import { project } from './forecast';
import { hasReached } from './gap';
import type { Kpi } from './plan';
import { signOf } from './plan';
import { target } from './target';
import { LAST_LABEL } from '../base/year-label';
import type { Time } from '../text/dates/time';

/**
 * DX.REACHYEAR: the first year label, from the last actual's on, at whose end the forecast reaches the target. #N/A if never.
 */
export function reachYear(kpi: Kpi, year: Time, actuals: Actuals, method: Method = '回帰'): number | Fault {
  const goal = target(kpi, year);
  if (isFault(goal)) return goal;
  const sign = signOf(kpi);
  if (isFault(sign)) return sign;
  const projection = project(kpi, actuals, method);
  if (isFault(projection)) return projection;
  const arrived = (label: number): boolean => hasReached(sign, projection.at(label + 1), goal);
  // Every method moves one way only, so once reached it stays reached and the first year can be searched by halves.
  let low = projection.last.label;
  // What has not arrived by the last year label there is never does: a decay by a rate comes to 0 only where numbers end.
  let high = LAST_LABEL;
  if (arrived(low)) return low;
  if (!arrived(high)) return new Fault('#N/A', { kind: 'neverReached', approaches: approached(kpi, projection.limit) });
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (arrived(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The value in four digits with its unit; null where there is none. */
function approached({ unit, isPercent }: Kpi, limit: number | undefined): string | null {
  if (limit === undefined || !isFinite(limit)) return null;
  const value = Number((isPercent ? limit * 100 : limit).toPrecision(4));
  const digits = String(value);
  return (isInteger(value) ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits) + (isPercent ? '%' : unit);
}
