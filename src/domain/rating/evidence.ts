import type { Fault } from '../base/fault';
import { DIVISION_BY_ZERO, finite, isFault, SIGN_CHANGE } from '../base/fault';
import { hasReached } from '../kpi/gap';
import { pathValue } from '../kpi/path';
import type { Kpi } from '../kpi/plan';
import { baselineOf, lackOfBaseline } from '../kpi/plan';
import { isOn } from '../base/tolerance';

/**
 * What a rating rule may look at, in the letters of section 5. What may be missing is a method, so that a rule which does not
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
    return isOn(this.actual, value) ? 1 : finite((this.actual - baseline) / (value - baseline));
  }

  /** a/e, or e/a when 減少: how much of the path's value there is. */
  pathShare(): number | Fault {
    const value = this.expected();
    if (isFault(value)) return value;
    const [over, under] = this.sign > 0 ? [this.actual, value] : [value, this.actual];
    if (under === 0) return DIVISION_BY_ZERO;
    return isOn(this.actual, value) ? 1 : finite(over / under);
  }

  /** a / (T x elapsed share of the period from the baseline year to Y); the share is at most 1. */
  elapsed(): number | Fault {
    const years = this.years();
    if (isFault(years)) return years;
    const due = this.target * Math.min(1, years.passed / years.whole);
    if (due === 0) return DIVISION_BY_ZERO;
    return isOn(this.actual, due) ? 1 : finite(this.actual / due);
  }

  /** R = d x CAGR(b to a) / abs(CAGR(b to T)), both from the baseline year; a value of 0 counts as 0.001. */
  growth(): number | Fault {
    const baseline = baselineOf(this.kpi);
    if (isFault(baseline)) return baseline;
    const years = this.years();
    if (isFault(years)) return years;
    const start = baseline || ALMOST_ZERO;
    const sofar = growthRate(start, this.actual || ALMOST_ZERO, years.passed);
    const needed = growthRate(start, this.target || ALMOST_ZERO, years.whole);
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
    return isOn(projected, this.target) ? 1 : finite((projected - baseline) / (this.target - baseline));
  }
}

/** What a value of 0 counts as in growth rates (Statistics Canada). */
const ALMOST_ZERO = 0.001;

/** The compound annual growth rate; #N/A where the sign changes; exactly 0 where nothing changed. `from` is not 0. */
function growthRate(from: number, to: number, years: number): number | Fault {
  const ratio = to / from;
  if (ratio < 0) return SIGN_CHANGE;
  return isOn(to, from) ? 0 : finite(Math.pow(ratio, 1 / years) - 1);
}
