import type { Cells } from './cell';
import { isCellError } from './cell';
import type { Evidence } from './evidence';
import { Fault, givenFault, isFault } from './fault';
import { textOf } from './keys';
import type { Scale, ScaleName, Share, Step, Verdict } from './scale';
import { judgeSteps, NOT_RATED, ownScale } from './scale';
import { normalizeText } from './text';
import { reaches } from './tolerance';

interface Rule {
  readonly name: ScaleName;
  /** The grade of d(a - T) >= 0, where the rule asks that first. */
  readonly reached?: string;
  readonly measure: Share;
  readonly steps: readonly (Step & { readonly grade: string })[];
  readonly rest: string;
}

/** A scale that measures one quantity and grades it by bounds, after a look at the target where the rule has one. */
function byBounds({ name, reached, measure, steps, rest }: Rule): Scale {
  const grades = steps.map(step => step.grade).concat(rest);
  return {
    name,
    grades: reached === undefined || grades[0] === reached ? grades : [reached, ...grades],
    blank: NOT_RATED,
    judge: evidence =>
      reached !== undefined && evidence.reached ? onTarget(reached, evidence) : judgeSteps(measure, evidence[measure](), steps, rest),
  };
}

function onTarget(grade: string, evidence: Evidence): Verdict {
  return { grade, measure: 'target', value: evidence.actual, bound: evidence.target, missed: null };
}

/** 健康日本21: "no change" is asked before "better or worse", and "better" is judged against the path. */
function judgeHealthJapan(evidence: Evidence): Verdict | Fault {
  if (evidence.reached) return onTarget('A', evidence);
  const { actual, sign } = evidence;
  const baseline = evidence.baseline();
  if (isFault(baseline)) return baseline;
  const change = Math.abs(actual - baseline);
  const noticed = Math.abs(baseline) * 0.05;
  const measured = { measure: 'change', value: sign * (actual - baseline) } as const;
  if (!reaches(change, noticed)) return { ...measured, grade: 'C', bound: null, missed: noticed };
  if (sign * (actual - baseline) <= 0) return { ...measured, grade: 'D', bound: null, missed: noticed };
  const expected = evidence.expected();
  if (isFault(expected)) return expected;
  const compared = { measure: 'path', value: actual } as const;
  return reaches(sign * actual, sign * expected)
    ? { ...compared, grade: 'B', bound: expected, missed: null }
    : { ...compared, grade: 'B*', bound: null, missed: expected };
}

/** The rules of section 6, one entry each. The first is the default. */
export const SCALES: readonly [Scale, ...Scale[]] = [
  byBounds({
    name: '標準',
    reached: '達成',
    measure: 'pace',
    steps: [
      { bound: 1, grade: '順調' },
      { bound: 0.6, grade: 'やや遅れ' },
    ],
    rest: '遅れ',
  }),
  byBounds({
    name: '長野県',
    measure: 'pace',
    steps: [
      { bound: 1, grade: '順調' },
      { bound: 0.8, grade: 'おおむね順調' },
    ],
    rest: '努力を要する',
  }),
  {
    name: '健康日本21',
    grades: ['A', 'B', 'B*', 'C', 'D', 'E'],
    blank: 'E',
    judge: judgeHealthJapan,
  },
  byBounds({
    name: '多摩市',
    measure: 'elapsed',
    steps: [
      { bound: 1, grade: '①' },
      { bound: 0.6, grade: '②' },
    ],
    rest: '③',
  }),
  byBounds({
    name: '浜松市',
    measure: 'pathShare',
    steps: [
      { bound: 1.1, grade: '計画を上回る', over: true },
      { bound: 0.95, grade: '計画どおり' },
    ],
    rest: '計画を下回る',
  }),
  byBounds({
    name: '茨城県',
    measure: 'pathShare',
    steps: [
      { bound: 1, grade: 'A' },
      { bound: 0.8, grade: 'B+' },
      { bound: 0.5, grade: 'B' },
    ],
    rest: 'C',
  }),
  byBounds({
    name: 'カナダ統計局',
    reached: '達成',
    measure: 'growth',
    steps: [
      { bound: 0.95, grade: '大きく前進' },
      { bound: 0.6, grade: '前進' },
      { bound: 0, grade: 'わずかに前進' },
    ],
    rest: '後退',
  }),
  byBounds({
    name: '国連',
    reached: '3',
    measure: 'projection',
    steps: [
      { bound: 0.95, grade: '3' },
      { bound: 0.1, grade: '2' },
    ],
    rest: '1',
  }),
];

/** The names people may type as a scale. */
export const SCALE_NAMES: readonly string[] = SCALES.map(scale => scale.name);

/**
 * The scale an argument means: left out or blank the default, one cell a name, two columns one's own bounds and grades.
 * #VALUE! for a name that is none (listing the names) and for a range of another width.
 */
export function readScale(cells: Cells | null): Scale | Fault {
  if (cells === null || cells.length === 0) return SCALES[0];
  const [row = []] = cells;
  if (cells.length === 1 && row.length < 2) {
    const [cell] = row;
    if (isCellError(cell)) return givenFault(cell);
    const name = textOf(cell);
    if (name === '') return SCALES[0];
    const wanted = normalizeText(name);
    const scale = SCALES.find(one => normalizeText(one.name) === wanted);
    return scale || new Fault('#VALUE!', { kind: 'notChoice', argument: 'scale', text: name, choices: SCALE_NAMES });
  }
  if (cells.some(row => row.length !== 2)) return new Fault('#VALUE!', { kind: 'badScale' });
  return ownScale(cells);
}
