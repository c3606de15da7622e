/** Rating scales with a name as plain formulas: the measure stands on the helper sheet, the grades in the cell. */
import { Evidence } from '../../../domain/rating/evidence';
import type { Share } from '../../../domain/rating/scale';
import { isFault } from '../../../domain/base/fault';
import type { HelperSheet } from './helper-sheet';
import { NoTwin, type Operand } from './operand';
import { NEAR, type PlanRow, type Term } from './plan-formulas';

/** A bound, its grade, and whether it must be exceeded. From the best. */
type PlainStep = readonly [bound: number, grade: string, over?: true];

interface PlainRule {
  readonly measure: Share;
  /** The grade of a reached target, where the rule asks that first. */
  readonly reached?: string;
  readonly steps: readonly PlainStep[];
  readonly rest: string;
}

/** By bounds of one measure (section 6 of the functions' description). 標準 is beside the scales of one's own. */
const RULES: Readonly<Record<string, PlainRule>> = {
  長野県: {
    measure: 'pace',
    steps: [
      [1, '順調'],
      [0.8, 'おおむね順調'],
    ],
    rest: '努力を要する',
  },
  多摩市: {
    measure: 'elapsed',
    steps: [
      [1, '①'],
      [0.6, '②'],
    ],
    rest: '③',
  },
  浜松市: {
    measure: 'pathShare',
    steps: [
      [1.1, '計画を上回る', true],
      [0.95, '計画どおり'],
    ],
    rest: '計画を下回る',
  },
  茨城県: {
    measure: 'pathShare',
    steps: [
      [1, 'A'],
      [0.8, 'B+'],
      [0.5, 'B'],
    ],
    rest: 'C',
  },
  カナダ統計局: {
    measure: 'growth',
    reached: '達成',
    steps: [
      [0.95, '大きく前進'],
      [0.6, '前進'],
      [0, 'わずかに前進'],
    ],
    rest: '後退',
  },
  国連: {
    measure: 'projection',
    reached: '3',
    steps: [
      [0.95, '3'],
      [0.1, '2'],
    ],
    rest: '1',
  },
  独立行政法人: {
    measure: 'targetShare',
    steps: [
      [1.2, 'A'],
      [1, 'B'],
      [0.8, 'C'],
    ],
    rest: 'D',
  },
  佐野市: {
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
  },
  福岡市: {
    measure: 'pace',
    steps: [
      [1, 'a'],
      [0, 'b'],
    ],
    rest: 'c',
  },
  ユーロスタット: {
    measure: 'growth',
    steps: [
      [0.95, '大きく前進'],
      [0.6, '前進'],
      [0, 'わずかに前進'],
    ],
    rest: '後退',
  },
};

/** What a grade is worked out from. */
export interface Graded {
  readonly row: PlanRow;
  readonly label: number;
  readonly target: Term;
  readonly actual: Operand & { readonly value: number };
  readonly path: () => Term;
  /** The point in time, as a cell of the helper sheet. */
  readonly position: () => { readonly text: string; readonly value: number };
  readonly helper: HelperSheet;
}

const TITLES: Readonly<Partial<Record<Share, string>>> = {
  elapsed: '経過期間の割合に対する実績の割合',
  pathShare: '計画線に対する実績の割合',
  targetShare: '目標に対する実績の割合',
  growth: '必要な年平均の率に対する割合',
  projection: '今の率で目標年に達する割合',
};

/** The grade, without =. Throws NoTwin where the scale is none of ours. */
export function namedScale(name: string, graded: Graded): string {
  if (name === '健康日本21') return healthJapan(graded);
  if (name === '長与町') return nagayo(graded);
  const rule = RULES[name];
  if (rule === undefined) throw new NoTwin('noTwin');
  const { row, actual, target } = graded;
  const { measure, reached, steps, rest } = rule;
  const onTarget = row.reaches(actual.local, target.local);
  // Where the target is asked first, what is missing for the rest need not be there.
  if (rule.reached !== undefined && row.kpi.baseline === null) return `IF(${onTarget},"${rule.reached}",NA())`;
  const measured = measureOf(measure, graded, reached !== undefined);
  const best = steps[0]?.[1];
  // Where the best grade is for a reached target, a falling KPI above its target that is behind as well does not get it.
  const isBest = reached === undefined || reached === best;
  const barred = isBest && row.sign < 0 ? barredBy(measure, graded, onTarget) : null;
  const graduated = [...steps].reverse().reduce((below, [bound, grade, over]) => {
    const holds = `${measured}${over ? '>' : '>='}${bound}${over ? '+' : '-'}${NEAR}*${bound}`;
    const condition = barred !== null && grade === best ? `AND(${holds},NOT(${barred}))` : holds;
    return `IF(${condition},"${grade}",${below})`;
  }, `"${rest}"`);
  return reached === undefined ? graduated : `IF(${onTarget},"${reached}",${graduated})`;
}

function barredBy(measure: Share, { actual, path }: Graded, onTarget: string): string {
  if (measure === 'elapsed' || measure === 'targetShare') return `NOT(${onTarget})`;
  const e = path().local;
  return `AND(NOT(${onTarget}),${actual.local}>${e}+${NEAR}*ABS(${e}))`;
}

/** The measure as a cell of the helper sheet. @param mayFail another grade was asked before it */
function measureOf(measure: Share, graded: Graded, mayFail: boolean): string {
  const { row, label, target, actual, path, position, helper } = graded;
  if (measure === 'pace') return row.pace(actual, path(), actual.what);
  const { kpi, sign } = row;
  const now = position();
  const evidence = new Evidence(kpi, label, target.value, sign, actual.value, now.value);
  const value = evidence[measure]();
  if (isFault(value)) {
    if (!mayFail) throw new NoTwin('error');
    return value.code === '#DIV/0!' ? '(1/0)' : 'NA()';
  }
  const [a, T] = [actual.global, target.global];
  const start = kpi.baselineYear;
  const [passed, whole] = [`(${now.text}-${(start ?? 0) + 1})`, label - (start ?? 0)];
  const share = (of: string): string => (sign > 0 ? `${a}/${of}` : `${of}/${a}`);
  const notZero = (x: string): string => `IF(${x}=0,0.001,${x})`;
  const formula = (): string => {
    switch (measure) {
      case 'elapsed':
        return `${a}/(${T}*MIN(1,${passed}/${whole}))`;
      case 'pathShare':
        return share(path().global);
      case 'targetShare':
        return share(T);
      case 'growth': {
        const [b, x, goal] = [notZero(row.baseline().global), notZero(a), notZero(T)];
        return `${sign}*((${x}/${b})^(1/${passed})-1)/ABS((${goal}/${b})^(1/${whole})-1)`;
      }
      case 'projection': {
        const b = row.baseline().global;
        return `(${a}*(${a}/${b})^((${label + 1}-${now.text})/${passed})-${b})/(${T}-${b})`;
      }
      default:
        throw new NoTwin('noTwin');
    }
  };
  return helper.formula(`${kpi.name} の${TITLES[measure] ?? ''}（${label}年の目標、${actual.what}）`, formula(), value);
}

/** 健康日本21: no change is asked before better or worse, and better is judged against the path. */
function healthJapan({ row, actual, target, path }: Graded): string {
  if (row.kpi.baseline === null) return `IF(${row.reaches(actual.local, target.local)},"A",NA())`;
  const [a, b] = [actual.local, row.baseline().local];
  const noticed = `ABS(${a}-${b})>=0.05*ABS(${b})*(1-${NEAR})`;
  const better = row.sign > 0 ? `${a}>${b}` : `${a}<${b}`;
  const onPath = row.reaches(a, path().local);
  return `IF(${row.reaches(a, target.local)},"A",IF(NOT(${noticed}),"C",IF(NOT(${better}),"D",IF(${onPath},"B","B*"))))`;
}

/** 長与町: by the value alone; 10 % of the baseline is no change. */
function nagayo({ row, actual, target }: Graded): string {
  const a = actual.local;
  const beyond = (bound: string): string => (row.sign > 0 ? `${a}>${bound}+${NEAR}*ABS(${bound})` : `${a}<${bound}-${NEAR}*ABS(${bound})`);
  if (row.kpi.baseline === null) return `IF(${beyond(target.local)},"S",NA())`;
  const b = row.baseline().local;
  const worse = row.sign > 0 ? `${b}-${a}` : `${a}-${b}`;
  return `IF(${beyond(target.local)},"S",IF(${beyond(b)},"A",IF(${worse}>0.1*ABS(${b})*(1+${NEAR}),"C","B")))`;
}
