import type { Fault } from '../base/fault';
import { isFault } from '../base/fault';
import { expected } from './expected';
import type { Kpi } from './plan';
import { signOf } from './plan';
import type { Time } from '../text/dates/time';
import { abs, reaches } from '../base/tolerance';

/** What decides DX.ONTRACK: the actual is on track from `bound` on (up to it when 減少). */
export interface Track {
  readonly onTrack: boolean;
  readonly expected: number;
  readonly bound: number;
}

/** DX.ONTRACK with its reason: d(a - e) >= -tolerance x abs(e - b), or x abs(e) without a baseline. */
export function track(kpi: Kpi, year: Time, actual: number, asOf: Time, tolerance: number | null = 0): Track | Fault {
  const value = expected(kpi, year, asOf);
  if (isFault(value)) return value;
  const sign = signOf(kpi);
  if (isFault(sign)) return sign;
  const bound = value - sign * (tolerance || 0) * abs(value - (kpi.baseline || 0));
  return { onTrack: reaches(sign * actual, sign * bound), expected: value, bound };
}

/** DX.ONTRACK: `tolerance` is a share, 0.1 forgives a tenth of the way from the baseline; null (blank) is 0. */
export function onTrack(kpi: Kpi, year: Time, actual: number, asOf: Time, tolerance: number | null = 0): boolean | Fault {
  const answer = track(kpi, year, actual, asOf, tolerance);
  return isFault(answer) ? answer : answer.onTrack;
}
