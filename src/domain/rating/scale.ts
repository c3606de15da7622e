import type { Cell, Cells } from '../base/cell';
import { isCellError } from '../base/cell';
import type { Evidence } from './evidence';
import { Fault, givenFault, isFault } from '../base/fault';
import { readNumber } from '../text/number';
import { exceeds, reaches } from '../base/tolerance';

/** The shares a rule may measure; each is a method of Evidence. */
export type Share = 'pace' | 'elapsed' | 'pathShare' | 'growth' | 'projection';
/** The quantity that decided a grade; its words are in i18n. */
export type Measure = Share | 'target' | 'change' | 'path' | 'none';

/** The scales there are; who rates by each, and the rule in words, is in scale-rules.ts. */
export type ScaleName = '標準' | '長野県' | '健康日本21' | '多摩市' | '浜松市' | '茨城県' | 'カナダ統計局' | '国連';

/** A grade and what decided it: the measured value and the bound it reached, or fell below when it is the last grade. */
export interface Verdict {
  /** A label; in a scale of one's own whatever the grade's cell holds. */
  readonly grade: Cell;
  readonly measure: Measure;
  readonly value: number;
  /** The bound the value reached; null for the last grade, which has none. */
  readonly bound: number | null;
  /** The bound above that it did not reach; null for the best grade. */
  readonly missed: number | null;
}

/** One rating rule (section 6). A city adds its own as one entry of scales.ts, or in the sheet as a two-column range. */
export interface Scale {
  /** '' for a scale of one's own. */
  readonly name: ScaleName | '';
  /** The grades from best to worst. */
  readonly grades: readonly string[];
  /** The grade of a blank actual. */
  readonly blank: string;
  readonly judge: (evidence: Evidence) => Verdict | Fault;
}

export function verdictOf(grade: Cell, measure: Measure, value: number, bound: number | null, missed: number | null): Verdict {
  return { grade, measure, value, bound, missed };
}

/** A bound and the grade from it on; `over` asks for more than the bound itself. */
export type Step<G extends Cell = Cell> = readonly [bound: number, grade: G, over?: boolean];

/** The first step, from the highest, whose bound the value reaches; below all of them `rest`. */
export function judgeSteps(measure: Measure, value: number | Fault, steps: readonly Step[], rest: Cell | Fault): Verdict | Fault {
  if (isFault(value)) return value;
  let missed: number | null = null;
  for (const [bound, grade, over] of steps) {
    if ((over ? exceeds : reaches)(value, bound)) return verdictOf(grade, measure, value, bound, missed);
    missed = bound;
  }
  return isFault(rest) ? rest : verdictOf(rest, measure, value, null, missed);
}

/**
 * A two-column range: lower bound of r, grade, in any order. A row whose first cell holds no number (headers, blanks) is left out, and one of zeros.
 * Below all bounds: #N/A.
 */
export function ownScale(cells: Cells): Scale | Fault {
  const steps: Step[] = [];
  for (const [first, grade] of cells) {
    if (isCellError(first)) return givenFault(first);
    const bound = readNumber(first);
    // On Windows desktop a blank row is [0, 0].
    if (bound !== null && (bound || grade)) steps.push([bound, grade]);
  }
  steps.sort((one, other) => other[0] - one[0]);
  const below = new Fault('#N/A', { kind: 'belowScale' });
  return {
    name: '',
    grades: steps.map(([, grade]) => String(grade)),
    blank: NOT_RATED,
    judge: evidence => judgeSteps('pace', evidence.pace(), steps, below),
  };
}

/** The grade of a blank actual. */
export const NOT_RATED = '評価不可';
