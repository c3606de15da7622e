import type { Cell, Cells } from '../base/cell';
import { isCellError } from '../base/cell';
import type { Evidence } from './evidence';
import { Fault, givenFault, isFault } from '../base/fault';
import { comparableText } from '../text/characters/comparable-text';
import { cellAt, textOf } from '../text/characters/keys';
import { readNumber } from '../text/number';
import { exceeds, reaches } from '../base/tolerance';

/** The shares a rule may measure; each is a method of Evidence. */
export type Share =
  'pace' | 'elapsed' | 'pathShare' | 'growth' | 'projection' | 'targetShare' | 'targetDifference' | 'improvement' | 'changeRate';
/** The quantity that decided a grade; its words are in i18n. */
export type Measure = Share | 'target' | 'change' | 'path' | 'none';

/** The scales there are; who rates by each, and the rule in words, is in scale-rules.ts. */
export type ScaleName =
  | '標準'
  | '長野県'
  | '健康日本21'
  | '多摩市'
  | '浜松市'
  | '茨城県'
  | 'カナダ統計局'
  | '国連'
  | '独立行政法人'
  | '佐野市'
  | '福岡市'
  | '長与町'
  | 'ユーロスタット';

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
  /** The value reached the best bound, but the best grade is not for it: see Evidence.isBarred. */
  readonly isHeld: boolean;
}

/** One rating rule (section 6). A city adds its own as one entry of scales.ts, or in the sheet as a two-column range. */
export interface Scale {
  /** '' for a scale of one's own. */
  readonly name: ScaleName | '';
  /** The grade of a blank actual. */
  readonly blank: string;
  readonly judge: (evidence: Evidence) => Verdict | Fault;
}

/** A rule that measures one quantity and grades it by bounds, after a look at the target where it has one. */
export interface BoundsRule {
  readonly name: ScaleName;
  /** The grade of d(a - T) >= 0, where the rule asks that first. */
  readonly reached?: string;
  readonly measure: Share;
  readonly steps: readonly GradeStep<string>[];
  readonly rest: string;
}

/** A rule with a name. */
export interface NamedScale extends Scale {
  readonly name: ScaleName;
  /** Its bounds as data; missing where it looks at more than one quantity. */
  readonly rule?: BoundsRule;
}

export function gradeVerdict(
  grade: Cell,
  measure: Measure,
  value: number,
  bound: number | null,
  missed: number | null,
  isHeld = false,
): Verdict {
  return { grade, measure, value, bound, missed, isHeld };
}

/** A bound and the grade from it on; `over` asks for more than the bound itself. */
export type GradeStep<G extends Cell = Cell> = readonly [bound: number, grade: G, over?: boolean];

/**
 * The first step, from the highest, whose bound the measured value reaches; below all of them `rest`.
 * @param isBarred whether the best grade is not to be had; it is then the next one
 */
export function judgeSteps(
  measure: Share,
  value: number | Fault,
  steps: readonly GradeStep[],
  rest: Cell | Fault,
  isBarred: (value: number) => boolean,
): Verdict | Fault {
  if (isFault(value)) return value;
  let missed: number | null = null;
  let isHeld = false;
  const best = steps[0] && steps[0][1];
  for (const [bound, grade, over] of steps) {
    if ((over ? exceeds : reaches)(value, bound)) {
      // The grade, not the step: a scale may give its best grade at several bounds.
      if (grade !== best || !isBarred(value)) return gradeVerdict(grade, measure, value, bound, missed, isHeld);
      isHeld = true;
    }
    missed = bound;
  }
  return isFault(rest) ? rest : gradeVerdict(rest, measure, value, null, missed, isHeld);
}

/** What the left header of a scale of one's own may name, the longer word first. */
export const MEASURE_NAMES: readonly (readonly [string, Share])[] = [
  ['達成率(差)', 'targetDifference'],
  ['達成率', 'targetShare'],
  ['期待比', 'pathShare'],
  ['改善率', 'improvement'],
  ['増減率', 'changeRate'],
  ['年平均', 'growth'],
];
export const REACHED = '達成';
/** 「超 0.8」, 「> 0.8」, 「0.8超」: more than the bound itself. */
export const OVER = /超|>(?!=)/;

/**
 * A two-column range: lower bound, grade, in any order; the left header names the measure (none: r). A row whose first cell holds no
 * number (headers, blanks) is left out, and one of zeros; 達成 there is the grade of a reached target. Below all bounds: #N/A.
 */
export function ownScale(cells: Cells): Scale | Fault {
  const steps: GradeStep[] = [];
  let reached: { readonly grade: Cell } | null = null;
  for (const [first, grade] of cells) {
    if (isCellError(first)) return givenFault(first);
    const text = comparableText(textOf(first));
    const bound = readNumber(first);
    if (text === REACHED) reached = reached || { grade };
    // On Windows desktop a blank row is [0, 0].
    else if (bound !== null && (bound || grade)) steps.push([bound, grade, OVER.test(text)]);
  }
  // Of two equal bounds the one that asks for more comes first.
  steps.sort((one, other) => other[0] - one[0] || Number(other[2]) - Number(one[2]));
  const below = new Fault('#N/A', { kind: 'belowScale' });
  const header = comparableText(textOf(cellAt(cells, 0, 0)));
  const [, measure] = MEASURE_NAMES.find(([word]) => header.includes(word)) || ['', 'pace' as const];
  const onTarget = reached;
  return {
    name: '',
    blank: NOT_RATED,
    judge: evidence => {
      if (onTarget && evidence.reached) return gradeVerdict(onTarget.grade, 'target', evidence.actual, evidence.target, null);
      // A city's own bounds may be as lenient as it likes; only a quotient that says "there" of a KPI that is not is not believed.
      const isBarred = (value: number): boolean =>
        !onTarget && steps.length > 1 && measure !== 'changeRate' && reaches(value, 1) && evidence.isBarred(measure);
      return judgeSteps(measure, evidence[measure](), steps, below, isBarred);
    },
  };
}

/** The grade of a blank actual. */
export const NOT_RATED = '評価不可';
