import type { Cell } from '../base/cell';
import { Evidence } from './evidence';
import type { Fault } from '../base/fault';
import { blankFault, isFault } from '../base/fault';
import type { Kpi } from '../kpi/plan';
import { signOf } from '../kpi/plan';
import type { Scale, Verdict } from './scale';
import { gradeVerdict } from './scale';
import { SCALES } from './scales';
import { target } from '../kpi/target';
import type { Time } from '../text/dates/time';
import { labelOf, positionOf } from '../text/dates/time';

/** A verdict with the evidence it was given on; the evidence is null where the actual is blank. */
export interface Rating {
  readonly verdict: Verdict;
  readonly evidence: Evidence | null;
}

/** Judges an actual by a scale (section 6). Grade and reason both come from here, so that they cannot disagree. */
export function rate(kpi: Kpi, year: Time, actual: number | null, asOf: Time | null, scale: Scale = SCALES[0]): Rating | Fault {
  const goal = target(kpi, year);
  if (isFault(goal)) return goal;
  if (actual === null) return { verdict: gradeVerdict(scale.blank, 'none', 0, null, null), evidence: null };
  if (asOf === null) return blankFault('asOf');
  const sign = signOf(kpi);
  if (isFault(sign)) return sign;
  const evidence = new Evidence(kpi, labelOf(year, kpi.timing), goal, sign, actual, positionOf(asOf, kpi.timing));
  const verdict = scale.judge(evidence);
  return isFault(verdict) ? verdict : { verdict, evidence };
}

/**
 * DX.STATUS: the grade. A blank actual (null) is 評価不可, 健康日本21: E, whatever the date. #N/A where the rule needs a baseline that is missing,
 * #DIV/0! where it divides by 0.
 */
export function status(kpi: Kpi, year: Time, actual: number | null, asOf: Time | null, scale?: Scale): Cell | Fault {
  const rating = rate(kpi, year, actual, asOf, scale);
  return isFault(rating) ? rating : rating.verdict.grade;
}
