import type { Fault } from '../base/fault';
import { pathValue } from './path';
import type { Kpi } from './plan';
import type { Time } from '../text/dates/time';
import { positionOf } from '../text/dates/time';

/** DX.EXPECTED: the path's value e at asOf, in the plan's unit. #N/A before the first target where there is no baseline. */
export function expected(kpi: Kpi, year: Time, asOf: Time): number | Fault {
  return pathValue(kpi, year, positionOf(asOf, kpi.timing));
}
