import type { Fault } from '../base/fault';
import { DIVISION_BY_ZERO, finite, isFault, SIGN_CHANGE } from '../base/fault';
import { hasReached } from '../kpi/gap';
import { pathValue } from '../kpi/path';
import type { Kpi } from '../kpi/plan';
import { baselineOf, lackOfBaseline } from '../kpi/plan';
import type { Share } from './scale';
import { wayShare } from '../kpi/way-share';
import { exceeds, isOn } from '../base/tolerance';

/**
 * What a rating rule may look at, in the letters at the end of section 4. What may be missing is a method, so that a rule which does not
 * need a baseline or a path value never fails for want of it.
 */
export class Evidence {
  private path: number | Fault | undefined;

  constructor(
    readonly kpi: Kpi,
    /** Y, a year label. */
    readonly year: number,
    /** T. */
    readonly target: number,
    /** d. */
    readonly sign: 1 | -1,
    /** a. */
    readonly actual: number,
    /** t, the position of asOf on the axis. */
    readonly position: number,
  ) {}

  /** d(a - T) >= 0. */
  get reached(): boolean {
    return hasReached(this.sign, this.actual, this.target);
  }

  /** e; #N/A where the path has no value. */
  expected(): number | Fault {
    return (this.path = this.path === undefined ? pathValue(this.kpi, this.year, this.position) : this.path);
  }

  /** The years since the baseline year, and from it to Y. #N/A without it; #DIV/0! where no time has passed. */
  years(): { readonly passed: number; readonly whole: number } | Fault {
    const start = this.kpi.baselineYear;
    if (start === null) return lackOfBaseline(this.kpi);
    const passed = this.position - (start + 1);
    const whole = this.year - start;
    return passed > 0 && whole > 0 ? { passed, whole } : DIVISION_BY_ZERO;
  }

  /** r, the pace (a - b)/(e - b); when e = b, 1 if d(a - b) >= 0, else 0. On the path it is 1. */
  pace(): number | Fault {
    const baseline = baselineOf(this.kpi);
    if (isFault(baseline)) return baseline;
    const value = this.expected();
    if (isFault(value)) return value;
    if (isOn(value, baseline)) return hasReached(this.sign, this.actual, baseline) ? 1 : 0;
    return wayShare(baseline, this.actual, value);
  }

  /** a/e, or e/a when 減少: how much of the path's value there is. */
  pathShare(): number | Fault {
    const value = this.expected();
    return isFault(value) ? value : this.shareOf(value);
  }

  /** a / (T x elapsed share of the period from the baseline year to Y); the share is at most 1. */
  elapsed(): number | Fault {
    const years = this.years();
    if (isFault(years)) return years;
    return this.shareOf(this.target * Math.min(1, years.passed / years.whole), 1);
  }

  /** a/T, or T/a when 減少: 達成率. */
  targetShare(): number | Fault {
    return this.shareOf(this.target);
  }

  /** How much of a value the actual is, or when 減少 the value of the actual; on it exactly 1. */
  private shareOf(value: number, sign: 1 | -1 = this.sign): number | Fault {
    const [over, under] = sign > 0 ? [this.actual, value] : [value, this.actual];
    if (under === 0) return DIVISION_BY_ZERO;
    return isOn(this.actual, value) ? 1 : finite(over / under);
  }

  /** a/T, or 2 - a/T when 減少: 達成率(差). */
  targetDifference(): number | Fault {
    const share = this.shareOf(this.target, 1);
    return isFault(share) || this.sign > 0 ? share : 2 - share;
  }

  /** (a - b)/(T - b): 改善率. */
  improvement(): number | Fault {
    const baseline = baselineOf(this.kpi);
    if (isFault(baseline)) return baseline;
    if (isOn(this.target, baseline)) return DIVISION_BY_ZERO;
    return wayShare(baseline, this.actual, this.target);
  }

  /** d(a - b)/abs(b): 増減率. */
  changeRate(): number | Fault {
    const baseline = baselineOf(this.kpi);
    if (isFault(baseline)) return baseline;
    if (baseline === 0) return DIVISION_BY_ZERO;
    return isOn(this.actual, baseline) ? 0 : finite((this.sign * (this.actual - baseline)) / Math.abs(baseline));
  }

  /**
   * Whether the best grade is not to be had by this measure: a 減少 KPI above its target that is behind its path as well, or that
   * is measured by the target alone. A quotient of such values can be large for the wrong reason: 多摩市's a/T is 2 at twice the target.
   */
  isBarred(measure: Share): boolean {
    if (this.sign > 0 || this.reached) return false;
    if (BY_TARGET.includes(measure)) return true;
    const value = this.expected();
    return isFault(value) || exceeds(this.actual, value);
  }

  /**
   * R = d x CAGR(b to a) / abs(CAGR(b to T)), both from the baseline year; a value of 0 counts as 0.001. A change of sign is asked
   * before a division by 0.
   */
  growth(): number | Fault {
    const baseline = baselineOf(this.kpi);
    if (isFault(baseline)) return baseline;
    const [start, now, end] = [baseline, this.actual, this.target].map(value => value || ALMOST_ZERO) as [number, number, number];
    if (start > 0 !== now > 0 || start > 0 !== end > 0) return SIGN_CHANGE;
    const years = this.years();
    if (isFault(years)) return years;
    const sofar = growthRate(start, now, years.passed);
    const needed = growthRate(start, end, years.whole);
    if (isFault(sofar)) return sofar;
    if (isFault(needed)) return needed;
    return needed === 0 ? DIVISION_BY_ZERO : finite((this.sign * sofar) / Math.abs(needed));
  }

  /** x = (v - b)/(T - b), where v is the actual grown on to Y at the CAGR since the baseline. */
  projection(): number | Fault {
    const baseline = baselineOf(this.kpi);
    if (isFault(baseline)) return baseline;
    const years = this.years();
    if (isFault(years)) return years;
    if (baseline === 0 || isOn(this.target, baseline)) return DIVISION_BY_ZERO;
    const rate = growthRate(baseline, this.actual, years.passed);
    if (isFault(rate)) return rate;
    // An actual of 0 stays 0, also seen from after Y.
    const projected = this.actual && this.actual * Math.pow(1 + rate, this.year + 1 - this.position);
    return wayShare(baseline, projected, this.target);
  }
}

/** Measures that look at the target and not at the path. */
const BY_TARGET: readonly Share[] = ['elapsed', 'targetShare', 'targetDifference', 'improvement'];

/** What a value of 0 counts as in growth rates (Statistics Canada). */
const ALMOST_ZERO = 0.001;

/** The compound annual growth rate; #N/A where the sign changes; exactly 0 where nothing changed. `from` is not 0. */
function growthRate(from: number, to: number, years: number): number | Fault {
  const ratio = to / from;
  if (ratio < 0) return SIGN_CHANGE;
  return isOn(to, from) ? 0 : finite(Math.pow(ratio, 1 / years) - 1);
}
