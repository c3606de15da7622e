import type { Actual, Actuals } from './actuals';
import { actualsOf, yearly } from './actuals';
import type { Fault } from '../base/fault';
import { isFault, tooFew } from '../base/fault';
import { hasReached } from './gap';
import type { Kpi } from './plan';
import { signOf } from './plan';
import { target } from './target';
import type { Time } from '../text/time';
import { labelOf } from '../text/time';
import { exceeds, isOn, reaches } from '../base/tolerance';

export type Weather = '晴れ' | '薄曇り' | '曇り' | '雷雨';

const NEEDED = 4;
const CHANGES = 5;

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

/**
 * DX.OUTLOOK with its reason, after the weather symbols of the German sustainability strategy (section 7). #N/A with fewer than four
 * actuals in an unbroken run of years up to the last one.
 */
export function outlookWithReason(kpi: Kpi, year: Time, actuals: Actuals): Outlook | Fault {
  const goal = target(kpi, year);
  if (isFault(goal)) return goal;
  const sign = signOf(kpi);
  if (isFault(sign)) return sign;
  const series = actualsOf(actuals, kpi);
  if (isFault(series)) return series;
  const run: Actual[] = [];
  for (const actual of yearly(series)) {
    const [before] = run.slice(-1);
    if (before && before.label !== actual.label - 1) run.length = 0;
    run.push(actual);
  }
  // The last value, and the one the last changes start from.
  const [first, last] = [run.slice(-1 - CHANGES)[0], run.slice(-1)[0]];
  if (!first || !last || run.length < NEEDED) return tooFew(NEEDED);

  // The mean of the last changes is the whole change over their number.
  const change = isOn(last.value, first.value) ? 0 : (last.value - first.value) / (last.label - first.label);
  const better = sign * change;
  const label = labelOf(year, kpi.timing);
  const left = label - last.label;
  const reached = hasReached(sign, last.value, goal);
  const arrival = left > 0 ? last.value + change * left : null;
  const known = { from: first.label, to: last.label, change, last: last.value, year: label, target: goal, reached, arrival };
  if (reached) return { ...known, miss: null, weather: better >= 0 ? '晴れ' : '薄曇り' };
  if (arrival === null) return { ...known, miss: null, weather: better > 0 ? '曇り' : '雷雨' };
  if (better <= 0) return { ...known, miss: null, weather: '雷雨' };
  const miss = hasReached(sign, arrival, goal) ? 0 : Math.abs(goal - arrival) / Math.abs(goal - last.value);
  return { ...known, miss, weather: !reaches(miss, 0.05) ? '晴れ' : exceeds(miss, 0.2) ? '曇り' : '薄曇り' };
}

/** DX.OUTLOOK. */
export function outlook(kpi: Kpi, year: Time, actuals: Actuals): Weather | Fault {
  const found = outlookWithReason(kpi, year, actuals);
  return isFault(found) ? found : found.weather;
}
