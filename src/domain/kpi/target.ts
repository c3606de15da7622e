import { Fault } from '../base/fault';
import type { Kpi } from './plan';
import type { Time } from '../text/dates/time';
import { labelOf } from '../text/dates/time';

/**
 * DX.TARGET: the target T of a year, in the plan's unit. `year` may be a date: the target of the year it lies in.
 * #N/A, listing the years there are, where the plan has none for that year.
 */
export function target(kpi: Kpi, year: Time): number | Fault {
  const label = labelOf(year, kpi.timing);
  for (const one of kpi.targets) if (one.year === label) return one.value;
  return kpi.errors.get(label) || new Fault('#N/A', { kind: 'noTarget', year: label, years: kpi.targets.map(one => one.year) });
}
