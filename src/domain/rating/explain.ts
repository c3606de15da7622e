import type { Fault } from '../base/fault';
import { isFault } from '../base/fault';
import { expected } from '../kpi/expected';
import type { Kpi } from '../kpi/plan';
import type { Scale, Verdict } from './scale';
import { SCALE_RULES } from './scale-rules';
import { SCALES } from './scales';
import { rate } from './status';
import type { Time } from '../text/dates/time';
import { labelOf } from '../text/dates/time';
import { target } from '../kpi/target';
import type { Track } from '../kpi/track';
import { track } from '../kpi/track';

/** Why a grade is what it is, as data for the pane; numbers in the plan's unit, null where there is none. */
export interface Explanation {
  /** Its name, who rates by it and the rule in words; all empty for a scale of one's own. */
  readonly scale: { readonly name: string; readonly issuer: string; readonly rule: string };
  /** The grade, the measured value, the bound that decided and the one it missed. */
  readonly verdict: Verdict;
  /** Year label. */
  readonly year: number;
  readonly target: number;
  readonly baseline: number | null;
  readonly baselineYear: number | null;
  /** The path's value at asOf. */
  readonly expected: number | null;
  readonly actual: number | null;
  /** r = (a - b)/(e - b). */
  readonly pace: number | null;
  /** DX.ONTRACK and the bound that decided it. */
  readonly track: Track | null;
}

/** The reason of a status and of on-track. A Fault exactly where DX.STATUS shows that error. */
export function explain(
  kpi: Kpi,
  year: Time,
  actual: number | null,
  asOf: Time,
  scale: Scale = SCALES[0],
  tolerance = 0,
): Explanation | Fault {
  const goal = target(kpi, year);
  if (isFault(goal)) return goal;
  const rating = rate(kpi, year, actual, asOf, scale);
  if (isFault(rating)) return rating;
  const { verdict, evidence } = rating;
  return {
    scale: { name: scale.name, ...(scale.name === '' ? { issuer: '', rule: '' } : SCALE_RULES[scale.name]) },
    verdict,
    year: labelOf(year, kpi.timing),
    target: goal,
    baseline: kpi.baseline,
    baselineYear: kpi.baselineYear,
    expected: orNull(expected(kpi, year, asOf)),
    actual,
    pace: evidence === null ? null : orNull(evidence.pace()),
    track: actual === null ? null : orNull(track(kpi, year, actual, asOf, tolerance)),
  };
}

function orNull<T>(value: T | Fault): T | null {
  return isFault(value) ? null : value;
}
