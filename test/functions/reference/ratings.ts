/** Section 6. */
import type { ErrorValue, Value } from './arithmetic';
import { atLeast, axis, DIV0, isError, moreThan, NA, near, yearLabel } from './arithmetic';
import type { Kpi, Table } from './tables';
import { expected, isBlank } from './tables';

type Answer = number | ErrorValue;

/** A rating's letters: a, b, T, e, d and the times. */
class Letters {
  readonly d: 1 | -1;
  readonly t: number;
  readonly Y: number;
  constructor(
    readonly kpi: Kpi,
    readonly year: number,
    readonly a: number,
    readonly T: number,
    readonly asOf: number,
  ) {
    this.d = kpi.direction as 1 | -1;
    this.t = axis(asOf, kpi.calendar);
    this.Y = yearLabel(year, kpi.calendar);
  }
  get b(): Answer {
    return this.kpi.baseline ?? NA;
  }
  get e(): Answer {
    return expected(this.kpi, this.year, this.asOf);
  }
  get reached(): boolean {
    return atLeast(this.d * this.a, this.d * this.T);
  }
  get times(): { readonly gone: number; readonly whole: number } | ErrorValue {
    if (this.kpi.baselineYear === null) return NA;
    const gone = this.t - (this.kpi.baselineYear + 1);
    const whole = this.Y - this.kpi.baselineYear;
    return gone > 0 && whole > 0 ? { gone, whole } : DIV0;
  }
}

const MEASURES = {
  進捗({ a, b, e, d }: Letters): Answer {
    if (isError(b)) return b;
    if (isError(e)) return e;
    if (near(e, b)) return atLeast(d * a, d * b) ? 1 : 0;
    return (a - b) / (e - b);
  },
  達成率({ a, T, d }: Letters): Answer {
    const [over, under] = d > 0 ? [a, T] : [T, a];
    return under === 0 ? DIV0 : over / under;
  },
  '達成率(差)'({ a, T, d }: Letters): Answer {
    return T === 0 ? DIV0 : d > 0 ? a / T : 2 - a / T;
  },
  期待比({ a, e, d }: Letters): Answer {
    if (isError(e)) return e;
    const [over, under] = d > 0 ? [a, e] : [e, a];
    return under === 0 ? DIV0 : over / under;
  },
  改善率({ a, b, T }: Letters): Answer {
    if (isError(b)) return b;
    return near(T, b) ? DIV0 : (a - b) / (T - b);
  },
  増減率({ a, b, d }: Letters): Answer {
    if (isError(b)) return b;
    return b === 0 ? DIV0 : (d * (a - b)) / Math.abs(b);
  },
  年平均(letters: Letters): Answer {
    if (isError(letters.b)) return letters.b;
    const [b, a, T] = [letters.b, letters.a, letters.T].map(value => (value === 0 ? 0.001 : value)) as [number, number, number];
    if (new Set([b, a, T].map(Math.sign)).size > 1) return NA;
    const { times } = letters;
    if (isError(times)) return times;
    const needed = (T / b) ** (1 / times.whole) - 1;
    return near(T, b) ? DIV0 : (letters.d * ((a / b) ** (1 / times.gone) - 1)) / Math.abs(needed);
  },
  経過(letters: Letters): Answer {
    const { times } = letters;
    if (isError(times)) return times;
    const due = letters.T * Math.min(1, times.gone / times.whole);
    return due === 0 ? DIV0 : letters.a / due;
  },
  見込(letters: Letters): Answer {
    const { a, b, T, times } = letters;
    if (isError(b)) return b;
    if (isError(times)) return times;
    if (b === 0 || near(T, b)) return DIV0;
    if (a / b < 0) return NA;
    const v = a === 0 ? 0 : a * ((a / b) ** (1 / times.gone)) ** (letters.Y + 1 - letters.t);
    return (v - b) / (T - b);
  },
};
type Measure = keyof typeof MEASURES;

const BY_TARGET: readonly Measure[] = ['経過', '達成率', '達成率(差)', '改善率'];

/** A 減少 KPI above its target never gets the best grade: at once where only the target counts, else while it is behind its path. */
function isBarred(letters: Letters, measure: Measure): boolean {
  if (letters.d > 0 || letters.reached) return false;
  const { e } = letters;
  return BY_TARGET.includes(measure) || isError(e) || moreThan(letters.a, e);
}

interface Rule {
  readonly measure: Measure;
  readonly reached?: string;
  readonly bounds: readonly (readonly [number, string])[];
  readonly rest: string;
  readonly over?: number;
}
const GROWTH = [
  [0.95, '大きく前進'],
  [0.6, '前進'],
  [0, 'わずかに前進'],
] as const;
const RULES: Readonly<Record<string, Rule>> = {
  標準: {
    measure: '進捗',
    reached: '達成',
    bounds: [
      [1, '順調'],
      [0.6, 'やや遅れ'],
    ],
    rest: '遅れ',
  },
  長野県: {
    measure: '進捗',
    bounds: [
      [1, '順調'],
      [0.8, 'おおむね順調'],
    ],
    rest: '努力を要する',
  },
  多摩市: {
    measure: '経過',
    bounds: [
      [1, '①'],
      [0.6, '②'],
    ],
    rest: '③',
  },
  浜松市: {
    measure: '期待比',
    bounds: [
      [1.1, '計画を上回る'],
      [0.95, '計画どおり'],
    ],
    rest: '計画を下回る',
    over: 1.1,
  },
  茨城県: {
    measure: '期待比',
    bounds: [
      [1, 'A'],
      [0.8, 'B+'],
      [0.5, 'B'],
    ],
    rest: 'C',
  },
  カナダ統計局: { measure: '年平均', reached: '達成', bounds: GROWTH, rest: '後退' },
  国連: {
    measure: '見込',
    reached: '3',
    bounds: [
      [0.95, '3'],
      [0.1, '2'],
    ],
    rest: '1',
  },
  独立行政法人: {
    measure: '達成率',
    bounds: [
      [1.2, 'A'],
      [1, 'B'],
      [0.8, 'C'],
    ],
    rest: 'D',
  },
  佐野市: {
    measure: '達成率',
    bounds: [
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
    measure: '進捗',
    bounds: [
      [1, 'a'],
      [0, 'b'],
    ],
    rest: 'c',
  },
  ユーロスタット: { measure: '年平均', bounds: GROWTH, rest: '後退' },
};
export const SCALE_WORDS: readonly string[] = [...Object.keys(RULES), '健康日本21', '長与町'];

function byRule(rule: Rule, letters: Letters): Value {
  if (rule.reached !== undefined && letters.reached) return rule.reached;
  const value = MEASURES[rule.measure](letters);
  if (isError(value)) return value;
  if (!Number.isFinite(value)) return { code: '#NUM!' };
  const grades = rule.bounds
    .filter(([bound]) => (bound === rule.over ? moreThan(value, bound) : atLeast(value, bound)))
    .map(([, grade]) => grade);
  const best = rule.bounds[0]?.[1];
  const bestOfAll = rule.reached === undefined || rule.reached === best;
  if (grades[0] === best && bestOfAll && isBarred(letters, rule.measure)) return grades[1] ?? rule.rest;
  return grades[0] ?? rule.rest;
}

function healthJapan(letters: Letters): Value {
  const { a, b, d, e } = letters;
  if (letters.reached) return 'A';
  if (isError(b)) return b;
  if (!atLeast(Math.abs(a - b), 0.05 * Math.abs(b))) return 'C';
  if (d * (a - b) <= 0) return near(a, b) && b === 0 ? 'D' : 'D';
  if (isError(e)) return e;
  return atLeast(d * a, d * e) ? 'B' : 'B*';
}

function nagayo({ a, b, d, T }: Letters): Value {
  if (moreThan(d * a, d * T)) return 'S';
  if (isError(b)) return b;
  if (moreThan(d * a, d * b)) return 'A';
  return moreThan(Math.abs(a - b), 0.1 * Math.abs(b)) ? 'C' : 'B';
}

/** A scale of one's own: header row, then bound and grade. */
function own(table: Table, letters: Letters): Value {
  const header = String(table[0]?.[0] ?? '');
  const measure = (header in MEASURES ? header : '進捗') as Measure;
  const rows = table.filter(([bound]) => typeof bound === 'number' || /^超 /.test(String(bound)));
  const onTarget = table.find(([bound]) => bound === '達成');
  if (onTarget !== undefined && letters.reached) return onTarget[1] ?? null;
  const value = MEASURES[measure](letters);
  if (isError(value)) return value;
  if (!Number.isFinite(value)) return { code: '#NUM!' };
  const steps = rows
    .map(([bound, grade]) => {
      const over = typeof bound === 'string';
      return { bound: Number(over ? String(bound).slice(2) : bound), over, grade: grade ?? null };
    })
    .sort((one, other) => other.bound - one.bound || Number(other.over) - Number(one.over));
  const held = steps.filter(({ bound, over }) => (over ? moreThan(value, bound) : atLeast(value, bound)));
  const best = steps[0]?.grade;
  const barred = onTarget === undefined && steps.length > 1 && measure !== '増減率' && atLeast(value, 1) && isBarred(letters, measure);
  return held.find(({ grade }) => !(barred && grade === best))?.grade ?? NA;
}

export function status(kpi: Kpi, year: number, actual: number | null, asOf: number | null, T: number, scale: Table | string): Value {
  if (actual === null) return scale === '健康日本21' ? 'E' : '評価不可';
  if (asOf === null) return NA;
  const letters = new Letters(kpi, year, actual, T, asOf);
  if (typeof scale !== 'string') return own(scale, letters);
  if (scale === '健康日本21') return healthJapan(letters);
  if (scale === '長与町') return nagayo(letters);
  return byRule(RULES[isBlank(scale) ? '標準' : scale] as Rule, letters);
}
