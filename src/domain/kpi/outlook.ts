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

/**
 * DX.OUTLOOK, after the weather symbols of the German sustainability strategy (section 7). #N/A with fewer than four actuals in
 * an unbroken run of years up to the last one.
 */
export function outlook(kpi: Kpi, year: Time, actuals: Actuals): Weather | Fault {
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
  const left = labelOf(year, kpi.timing) - last.label;
  if (hasReached(sign, last.value, goal)) return better >= 0 ? '晴れ' : '薄曇り';
  if (left <= 0) return better > 0 ? '曇り' : '雷雨';
  if (better <= 0) return '雷雨';
  const arrival = last.value + change * left;
  const miss = hasReached(sign, arrival, goal) ? 0 : Math.abs(goal - arrival) / Math.abs(goal - last.value);
  if (!reaches(miss, 0.05)) return '晴れ';
  return exceeds(miss, 0.2) ? '曇り' : '薄曇り';
}
