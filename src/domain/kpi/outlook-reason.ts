import type { Actuals } from './actuals';
import type { Fault } from '../base/fault';
import { isFault } from '../base/fault';
import { hasReached } from './gap';
import { foresee, type Weather } from './outlook';
import type { Kpi } from './plan';
import { signOf } from './plan';
import { target } from './target';
import type { Time } from '../text/dates/time';
import { labelOf } from '../text/dates/time';

/** What an outlook is told from (section 7). */
export interface Outlook {
  readonly weather: Weather;
  /** Year labels of the changes that were looked at. */
  readonly from: number;
  readonly to: number;
  /** The mean of those yearly changes, m. */
  readonly change: number;
  /** The last actual, a. */
  readonly last: number;
  readonly year: number;
  readonly target: number;
  readonly reached: boolean;
  /** What the last actual comes to in the year asked about, h; null where that year is over. */
  readonly arrival: number | null;
  /** The part of what is still missing that stays missing; null where it is not asked. */
  readonly miss: number | null;
}

/** DX.OUTLOOK with its reason, for the pane. A Fault exactly where DX.OUTLOOK shows that error. */
export function outlookWithReason(kpi: Kpi, year: Time, actuals: Actuals): Outlook | Fault {
  const found = foresee(kpi, year, actuals);
  if (isFault(found)) return found;
  const [goal, sign] = [target(kpi, year), signOf(kpi)];
  if (isFault(goal)) return goal;
  if (isFault(sign)) return sign;
  const [weather, first, last, change, arrival, miss] = found;
  const label = labelOf(year, kpi.timing);
  const reached = hasReached(sign, last.value, goal);
  const isOver = label <= last.label;
  return {
    weather,
    from: first.label,
    to: last.label,
    change,
    last: last.value,
    year: label,
    target: goal,
    reached,
    arrival: isOver ? null : arrival,
    miss: reached || isOver || sign * change <= 0 ? null : miss,
  };
}
