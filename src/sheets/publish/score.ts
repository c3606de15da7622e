/** The score of each level, as the sample checker counts it. */
import type { RuleSeverity } from './verdict';

export interface Scored {
  readonly level: number;
  readonly passed: boolean;
  readonly severity: RuleSeverity;
  /** 0: not judged, left out. */
  readonly confidence: number;
}

export interface Policy {
  /** Whose failing makes the level 0. */
  readonly forcedZero: readonly RuleSeverity[];
  /** By severity and level, `critical@1`. */
  readonly deductions: Readonly<Record<string, number>>;
}

export const POLICY: Policy = {
  forcedZero: ['fatal'],
  deductions: {
    'critical@1': 10,
    'critical@2': 40,
    'critical@3': 15,
    'major@1': 5,
    'major@2': 30,
    'major@3': 10,
    'minor@1': 2,
    'minor@2': 10,
    'minor@3': 5,
  },
};

export type Scores = Readonly<Record<1 | 2 | 3, number | null>>;

/** Over the results of all tables of all sheets; null: nothing of the level was judged. */
export function scoresOf(results: readonly Scored[], policy: Policy = POLICY): Scores {
  const of = (level: number): number | null => {
    const judged = results.filter(result => result.level === level && result.confidence > 0);
    if (judged.length === 0) return null;
    const failed = judged.filter(({ passed }) => !passed);
    if (failed.some(({ severity }) => policy.forcedZero.includes(severity))) return 0;
    return failed.reduce((left, { severity }) => Math.max(0, left - (policy.deductions[`${severity}@${level}`] ?? 0)), 100);
  };
  return { 1: of(1), 2: of(2), 3: of(3) };
}

/** To the even one in the middle, as the checker's language rounds. */
function roundEven(number: number): number {
  const floor = Math.floor(number);
  return number - floor === 0.5 ? floor + (floor % 2) : Math.round(number);
}

/** Over several files: their means, and what share of the rules across files passed. */
export function totalOf(files: readonly (readonly (number | null)[])[], bulk: readonly boolean[]): number | null {
  const means = files.flatMap(levels => {
    const judged = levels.filter(level => level !== null);
    return judged.length === 0 ? [] : [roundEven(judged.reduce((sum, level) => sum + level, 0) / judged.length)];
  });
  if (means.length === 0) return null;
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  return roundEven(bulk.length === 0 ? mean : mean * 0.7 + (bulk.filter(passed => passed).length / bulk.length) * 100 * 0.3);
}
