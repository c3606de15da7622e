import type { Cells } from '../base/cell';
import type { Evidence } from './evidence';
import { Fault, isFault } from '../base/fault';
import { readChoice } from '../text/characters/choice';
import { baselineOf } from '../kpi/plan';
import type { NamedScale, BoundsRule, Scale, ScaleName, Verdict } from './scale';
import { judgeSteps, NOT_RATED, ownScale, gradeVerdict } from './scale';
import { exceeds, reaches } from '../base/tolerance';

/** A scale that measures one quantity and grades it by bounds, after a look at the target where the rule has one. */
function byBounds(rule: BoundsRule): NamedScale {
  const { name, reached, measure, steps, rest } = rule;
  // Where the best grade is for a reached target alone, nothing needs barring.
  const isBest = reached === undefined || (steps[0] && steps[0][1]) === reached;
  return {
    name,
    rule,
    blank: NOT_RATED,
    judge: evidence =>
      reached !== undefined && evidence.reached
        ? onTarget(reached, evidence)
        : judgeSteps(measure, evidence[measure](), steps, rest, () => isBest && evidence.isBarred(measure)),
  };
}

function onTarget(grade: string, evidence: Evidence): Verdict {
  return gradeVerdict(grade, 'target', evidence.actual, evidence.target, null);
}

/** 健康日本21: "no change" is asked before "better or worse", and "better" is judged against the path. */
function judgeHealthJapan(evidence: Evidence): Verdict | Fault {
  if (evidence.reached) return onTarget('A', evidence);
  const { actual, sign } = evidence;
  const baseline = baselineOf(evidence.kpi);
  if (isFault(baseline)) return baseline;
  const better = sign * (actual - baseline);
  const noticed = Math.abs(baseline) * 0.05;
  const isNoticed = reaches(Math.abs(better), noticed);
  if (!isNoticed || better <= 0) return gradeVerdict(isNoticed ? 'D' : 'C', 'change', better, null, noticed);
  const expected = evidence.expected();
  if (isFault(expected)) return expected;
  return reaches(sign * actual, sign * expected)
    ? gradeVerdict('B', 'path', actual, expected, null)
    : gradeVerdict('B*', 'path', actual, null, expected);
}

/** 長与町: by the value alone, whatever the date. 10% of the baseline is no change. */
function judgeNagayo(evidence: Evidence): Verdict | Fault {
  const { actual, sign, target } = evidence;
  if (exceeds(sign * actual, sign * target)) return gradeVerdict('S', 'target', actual, target, null);
  const baseline = baselineOf(evidence.kpi);
  if (isFault(baseline)) return baseline;
  const better = sign * (actual - baseline);
  const noticed = Math.abs(baseline) * 0.1;
  if (exceeds(sign * actual, sign * baseline)) return gradeVerdict('A', 'change', better, 0, null);
  return exceeds(-better, noticed) ? gradeVerdict('C', 'change', better, null, -noticed) : gradeVerdict('B', 'change', better, -noticed, 0);
}

/** The rules of section 6, one entry each. The first is the default. */
export const SCALES: readonly [NamedScale, ...NamedScale[]] = [
  byBounds({
    name: '標準',
    reached: '達成',
    measure: 'pace',
    steps: [
      [1, '順調'],
      [0.6, 'やや遅れ'],
    ],
    rest: '遅れ',
  }),
  byBounds({
    name: '長野県',
    measure: 'pace',
    steps: [
      [1, '順調'],
      [0.8, 'おおむね順調'],
    ],
    rest: '努力を要する',
  }),
  {
    name: '健康日本21',
    blank: 'E',
    judge: judgeHealthJapan,
  },
  byBounds({
    name: '多摩市',
    measure: 'elapsed',
    steps: [
      [1, '①'],
      [0.6, '②'],
    ],
    rest: '③',
  }),
  byBounds({
    name: '浜松市',
    measure: 'pathShare',
    steps: [
      [1.1, '計画を上回る', true],
      [0.95, '計画どおり'],
    ],
    rest: '計画を下回る',
  }),
  byBounds({
    name: '茨城県',
    measure: 'pathShare',
    steps: [
      [1, 'A'],
      [0.8, 'B+'],
      [0.5, 'B'],
    ],
    rest: 'C',
  }),
  byBounds({
    name: 'カナダ統計局',
    reached: '達成',
    measure: 'growth',
    steps: [
      [0.95, '大きく前進'],
      [0.6, '前進'],
      [0, 'わずかに前進'],
    ],
    rest: '後退',
  }),
  byBounds({
    name: '国連',
    reached: '3',
    measure: 'projection',
    steps: [
      [0.95, '3'],
      [0.1, '2'],
    ],
    rest: '1',
  }),
  byBounds({
    name: '独立行政法人',
    measure: 'targetShare',
    steps: [
      [1.2, 'A'],
      [1, 'B'],
      [0.8, 'C'],
    ],
    rest: 'D',
  }),
  byBounds({
    name: '佐野市',
    measure: 'targetShare',
    steps: [
      [1, '7'],
      [0.9, '6'],
      [0.8, '5'],
      [0.7, '4'],
      [0.6, '3'],
      [0.5, '2'],
    ],
    rest: '1',
  }),
  byBounds({
    name: '福岡市',
    measure: 'pace',
    steps: [
      [1, 'a'],
      [0, 'b'],
    ],
    rest: 'c',
  }),
  {
    name: '長与町',
    blank: NOT_RATED,
    judge: judgeNagayo,
  },
  byBounds({
    name: 'ユーロスタット',
    measure: 'growth',
    steps: [
      [0.95, '大きく前進'],
      [0.6, '前進'],
      [0, 'わずかに前進'],
    ],
    rest: '後退',
  }),
];

/** The names people may type as a scale. */
export const SCALE_NAMES: readonly ScaleName[] = SCALES.map(scale => scale.name);

/**
 * The scale an argument means: left out or blank the default, one cell a name, two columns one's own bounds and grades.
 * #VALUE! for a name that is none (listing the names) and for a range of another width.
 */
export function readScale(cells: Cells | null): Scale | Fault {
  if (!cells || cells.length === 0) return SCALES[0];
  const [row = []] = cells;
  if (cells.length === 1 && row.length < 2) {
    const name = readChoice(row[0], 'scale', SCALE_NAMES);
    return isFault(name) ? name : (SCALES.find(scale => scale.name === name) as Scale);
  }
  if (cells.some(row => row.length !== 2)) return new Fault('#VALUE!', { kind: 'badScale' });
  return ownScale(cells);
}
