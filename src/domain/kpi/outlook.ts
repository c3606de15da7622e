import type { Actual, Actuals } from './actuals';
import { actualsOf, yearly } from './actuals';
import type { Fault } from '../base/fault';
import { isFault, tooFew } from '../base/fault';
import { hasReached } from './gap';
import type { Kpi } from './plan';
import { signOf } from './plan';
import { target } from './target';
import type { Time } from '../text/dates/time';
import { labelOf } from '../text/dates/time';
import { exceeds, isOn, reaches } from '../base/tolerance';

export type Weather = '晴れ' | '薄曇り' | '曇り' | '雷雨';

const NEEDED = 4;
const CHANGES = 5;

/**
 * The weather, the value the last changes start from, the last value, the mean of those changes (m), what the last value comes to in the year
 * asked about (h), and the part of what is missing that would stay missing. Only outlook-reason.ts gives them names: the functions need not carry them.
 */
export type Foreseen = readonly [weather: Weather, first: Actual, last: Actual, change: number, arrival: number, miss: number];

/**
 * What DX.OUTLOOK is told from, after the weather symbols of the German sustainability strategy (section 7). #N/A with fewer than four
 * actuals in an unbroken run of years up to the last one.
 */
export function foresee(kpi: Kpi, year: Time, actuals: Actuals): Foreseen | Fault {
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
  const arrival = last.value + change * left;
  const miss = hasReached(sign, arrival, goal) ? 0 : Math.abs(goal - arrival) / Math.abs(goal - last.value);
  let weather: Weather = '雷雨';
  if (hasReached(sign, last.value, goal)) weather = better >= 0 ? '晴れ' : '薄曇り';
  else if (better > 0) weather = left <= 0 || exceeds(miss, 0.2) ? '曇り' : reaches(miss, 0.05) ? '薄曇り' : '晴れ';
  return [weather, first, last, change, arrival, miss];
}

/** DX.OUTLOOK. */
export function outlook(kpi: Kpi, year: Time, actuals: Actuals): Weather | Fault {
  const found = foresee(kpi, year, actuals);
  return isFault(found) ? found : found[0];
}
