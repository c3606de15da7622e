/** Sections 5, 7, 7a and 8: the answer of one cell, and the spill of section 1. */
import type { ErrorValue, Value } from './arithmetic';
import {
  atLeast,
  axis,
  DIV0,
  fiscalYear,
  isError,
  isLabel,
  mean,
  median,
  moreThan,
  NA,
  near,
  ninetieth,
  NUM,
  serialOfDay,
  student,
  sum,
  VALUE,
  yearLabel,
} from './arithmetic';
import { status } from './ratings';
import type { Kpi, Point, Table } from './tables';
import { expected, findKpi, hasRows, isBlank, seriesOf, signOf, targetOf } from './tables';

type Known = Point & { readonly value: number };

function points(actuals: Table, kpi: Kpi): readonly Known[] | ErrorValue {
  const series = seriesOf(actuals, kpi, null);
  const broken = series.find(({ value }) => isError(value));
  return broken === undefined ? (series as readonly Known[]) : (broken.value as ErrorValue);
}

/** The last of each year label. */
const ofYears = (series: readonly Known[]): readonly Known[] => series.filter((one, i) => series[i + 1]?.label !== one.label);

const PHI = 0.85;
const D = (h: number): number => (PHI * (1 - PHI ** h)) / (1 - PHI);

interface Damped {
  readonly point: number;
  readonly limit: number;
  readonly keep: (value: number) => number;
  readonly sd: number | ErrorValue;
  readonly freedom: number;
}

function damped(kpi: Kpi, series: readonly Known[], at: number): Damped | ErrorValue {
  const n = series.length;
  const last = series[n - 1];
  if (last === undefined || n < 2) return NA;
  const slopes = series.flatMap((later, j) => series.slice(0, j).map(earlier => (later.value - earlier.value) / (later.t - earlier.t)));
  const slope = median(slopes);
  const h = at - last.t;
  const share = kpi.percent && series.every(({ value }) => value >= 0 && value <= 1);
  const keep = (value: number): number => {
    const risen = kpi.summed && value < last.value ? last.value : value;
    return share ? Math.min(1, Math.max(0, risen)) : risen;
  };
  let point = last.value + slope * D(h);
  if (h <= 0) {
    const after = series.findIndex(({ t }) => t >= at);
    const [one, other] = [series[after - 1], series[after]];
    point = last.value;
    if (other?.t === at) point = other.value;
    else if (one !== undefined && other !== undefined) point = one.value + ((other.value - one.value) * (at - one.t)) / (other.t - one.t);
  }
  const changes = series.slice(1).map(({ t, value }, i) => (value - (series[i] as Known).value) / (t - (series[i] as Known).t));
  const k = changes.length;
  const m = mean(changes);
  const s2 = ((1 + k / 20) * (sum(changes.map(d => (d - m) ** 2)) + m ** 2 / 2)) / (k - 1);
  let v = 0;
  for (let j = 1; j <= Math.ceil(h); j++) v += (1 + 0.3 * D(j - 1)) ** 2 * (j > h ? h - (j - 1) : 1);
  return {
    point,
    limit: keep(last.value + (slope * PHI) / (1 - PHI)),
    keep,
    sd: n < 4 ? NA : h <= 0 ? 0 : Math.sqrt(s2 * (v + D(h) ** 2 / k)),
    freedom: k - 1,
  };
}

/** The value at a position by a method. */
function carried(kpi: Kpi, series: readonly Known[], at: number, method: string): number | ErrorValue {
  const last = series[series.length - 1];
  if (last === undefined) return NA;
  if (method === '減衰傾向') {
    const found = damped(kpi, series, at);
    return isError(found) ? found : found.keep(found.point);
  }
  if (method === '平均変化') {
    const changes = ofYears(series).flatMap((one, i, all) => {
      const before = all[i - 1];
      if (before === undefined) return [];
      return Array.from({ length: one.label - before.label }, () => (one.value - before.value) / (one.t - before.t));
    });
    return changes.length === 0 ? NA : last.value + mean(changes.slice(-5)) * Math.max(0, at - last.t);
  }
  if (method === '年平均成長率') {
    if (kpi.baseline === null) return NA;
    const years = last.t - ((kpi.baselineYear as number) + 1);
    if (years <= 0) return NA;
    if (kpi.baseline === 0) return DIV0;
    const ratio = last.value / kpi.baseline;
    return ratio < 0 ? NA : last.value * ratio ** (Math.max(0, at - last.t) / years);
  }
  const xy = [
    ...series.map(({ t, value }) => [t, value] as const),
    ...(kpi.baseline === null ? [] : [[(kpi.baselineYear as number) + 1, kpi.baseline] as const]),
  ];
  const [mx, my] = [mean(xy.map(([x]) => x)), mean(xy.map(([, y]) => y))];
  const sxx = sum(xy.map(([x]) => (x - mx) ** 2));
  if (sxx === 0) return NA;
  return my + (sum(xy.map(([x, y]) => (x - mx) * (y - my))) / sxx) * (at - mx);
}

function outlook(series: readonly Known[], T: number, d: number, Y: number): Value {
  const years = [...ofYears(series)].reverse();
  const broken = years.findIndex((one, i) => i > 0 && one.label !== (years[i - 1] as Known).label - 1);
  const run = (broken < 0 ? years : years.slice(0, broken)).reverse();
  if (run.length < 4) return NA;
  const last = run[run.length - 1] as Known;
  const changes = run.slice(1).map(({ value }, i) => value - (run[i] as Known).value);
  const m = mean(changes.slice(-5));
  const same = near(last.value, (run.slice(-6)[0] as Known).value);
  const better = same ? 0 : d * m;
  if (atLeast(d * last.value, d * T)) return better >= 0 ? '晴れ' : '薄曇り';
  if (last.label >= Y) return better > 0 ? '曇り' : '雷雨';
  if (better <= 0) return '雷雨';
  const h = last.value + m * (Y - last.label);
  const miss = atLeast(d * h, d * T) ? 0 : Math.abs(T - h) / Math.abs(T - last.value);
  return !atLeast(miss, 0.05) ? '晴れ' : moreThan(miss, 0.2) ? '曇り' : '薄曇り';
}

/** A cell as a number: blank null. */
function num(value: Value | undefined): number | null | ErrorValue {
  if (isError(value)) return value;
  if (isBlank(value)) return null;
  return typeof value === 'number' ? value : VALUE;
}

/** A cell as a time; 0 is a blank. */
function time(value: Value | undefined): number | null | ErrorValue {
  const found = num(value);
  if (found === null || found === 0) return null;
  return isError(found) || isLabel(found) || (found > 2200 && found <= 2958465) ? found : VALUE;
}

const lastDay = (value: number): number => (isLabel(value) ? serialOfDay(value + 1, 3, 31) : Math.floor(value));
const firstDay = (value: number): number => (isLabel(value) ? serialOfDay(value, 4, 1) : Math.floor(value));

/** Answers one cell: `cells` are what spills, by position; `tables` the others. */
type One = (cells: readonly Value[], tables: readonly Table[]) => Value;

/** Everything a KPI's function begins with: KPI, year, target and direction. */
function goal(kpi: Kpi, year: Value | undefined): { readonly year: number; readonly T: number; readonly d: 1 | -1 } | ErrorValue {
  const at = time(year);
  if (at === null) return NA;
  if (isError(at)) return at;
  const T = targetOf(kpi, at);
  if (isError(T)) return T;
  const d = signOf(kpi);
  return isError(d) ? d : { year: at, T, d };
}

/** The first error among what a function needs, a blank being #N/A. */
function needs(...values: readonly (number | null | ErrorValue)[]): ErrorValue | null {
  for (const value of values) {
    if (value === null) return NA;
    if (isError(value)) return value;
  }
  return null;
}

const withKpi =
  (answer: (kpi: Kpi, rest: readonly Value[], tables: readonly Table[]) => Value): One =>
  ([key, ...rest], tables) => {
    const kpi = findKpi(tables[0] as Table, key ?? null);
    return isError(kpi) ? kpi : answer(kpi, rest, tables);
  };

const finite = (value: Value): Value => (typeof value === 'number' && !Number.isFinite(value) ? NUM : value);

/** By id: which arguments are tables, and the answer. A table that the KPI is looked up in comes first. */
export const ANSWERS: Readonly<Record<string, One>> = {
  TARGET: withKpi((kpi, [year]) => {
    const at = time(year);
    return needs(at) ?? targetOf(kpi, at as number);
  }),
  KPIGAP: withKpi((kpi, [year, actual]) => {
    const [at, a] = [time(year), num(actual)];
    const broken = needs(at, a);
    const found = broken ?? goal(kpi, year);
    if (isError(found)) return found;
    return near(a as number, found.T) ? 0 : found.d * (found.T - (a as number));
  }),
  PROGRESS: withKpi((kpi, [year, actual]) => {
    const [at, a] = [time(year), num(actual)];
    const broken = needs(at, a);
    if (broken) return broken;
    const T = targetOf(kpi, at as number);
    if (isError(T)) return T;
    if (kpi.baseline === null) return NA;
    if (!near(T, kpi.baseline)) return ((a as number) - kpi.baseline) / (T - kpi.baseline);
    const d = signOf(kpi);
    return isError(d) ? d : atLeast(d * (a as number), d * T) ? 1 : DIV0;
  }),
  EXPECTED: withKpi((kpi, [year, asOf]) => {
    const [at, t] = [time(year), time(asOf)];
    return needs(at, t) ?? expected(kpi, at as number, t as number);
  }),
  ONTRACK: withKpi((kpi, [year, actual, asOf, tolerance]) => {
    const [at, a, t, slack] = [time(year), num(actual), time(asOf), num(tolerance)];
    const broken = needs(at, a, t, slack ?? 0);
    if (broken) return broken;
    const e = expected(kpi, at as number, t as number);
    if (isError(e)) return e;
    const d = signOf(kpi);
    if (isError(d)) return d;
    const width = Math.abs(kpi.baseline === null ? e : e - kpi.baseline);
    const bound = e - d * ((slack as number | null) ?? 0) * width;
    return atLeast(d * (a as number), d * bound);
  }),
  STATUS: withKpi((kpi, [year, actual, asOf], tables) => {
    const [at, a, t] = [time(year), num(actual), time(asOf)];
    const broken = needs(at) ?? [a, t].find(isError);
    if (broken) return broken as ErrorValue;
    const T = targetOf(kpi, at as number);
    if (isError(T)) return T;
    const [, scale = [[null]]] = tables;
    const isName = scale.length === 1 && (scale[0]?.length ?? 0) === 1;
    const given = isName ? String(scale[0]?.[0] ?? '') : scale;
    if (a !== null && t !== null && kpi.direction === null) return VALUE;
    return status(kpi, at as number, a as number | null, t as number | null, T, given);
  }),
  REQUIREDPACE: withKpi((kpi, [year, actual, asOf]) => {
    const [at, a, t] = [time(year), num(actual), time(asOf)];
    const broken = needs(at, a, t);
    const found = broken ?? goal(kpi, year);
    if (isError(found)) return found;
    if (atLeast(found.d * (a as number), found.d * found.T)) return 0;
    const left = yearLabel(at as number, kpi.calendar) + 1 - axis(t as number, kpi.calendar);
    return left <= 0 ? NUM : (found.T - (a as number)) / left;
  }),
  ACTUAL: ([key, asOf], [actuals, plan]) => latest(key ?? null, asOf, actuals as Table, plan ?? null, one => one.value),
  ACTUALDATE: ([key, asOf], [actuals]) =>
    latest(key ?? null, asOf, actuals as Table, null, one => (isError(one.value) ? one.value : one.day)),
  FORECAST: withKpi((kpi, [year, method, bound], [, actuals]) => {
    const at = time(year);
    const broken = needs(at) ?? [method, bound].find(isError);
    if (broken) return broken;
    const series = points(actuals as Table, kpi);
    if (isError(series)) return series;
    const end = yearLabel(at as number, kpi.calendar) + 1;
    if (isBlank(bound)) return carried(kpi, series, end, isBlank(method) ? '回帰' : String(method));
    const found = damped(kpi, series, end);
    if (isError(found)) return found;
    if (isError(found.sd)) return found.sd;
    return found.keep(found.point + (bound === '下限' ? -1 : 1) * ninetieth(found.freedom) * found.sd);
  }),
  REACHYEAR: withKpi((kpi, [year, method], [, actuals]) => {
    const found = goal(kpi, year);
    if (isError(found)) return found;
    const series = points(actuals as Table, kpi);
    if (isError(series)) return series;
    if (isError(method)) return method;
    const last = series[series.length - 1];
    if (last === undefined) return NA;
    for (let label = last.label; label <= 2200; label++) {
      const value = carried(kpi, series, label + 1, isBlank(method) ? '回帰' : String(method));
      if (isError(value)) return value;
      if (atLeast(found.d * value, found.d * found.T)) return label;
    }
    return NA;
  }),
  LIKELIHOOD: withKpi((kpi, [year], [, actuals]) => {
    const found = goal(kpi, year);
    if (isError(found)) return found;
    const series = points(actuals as Table, kpi);
    if (isError(series)) return series;
    const Y = yearLabel(found.year, kpi.calendar);
    const last = series[series.length - 1];
    if (last === undefined) return NA;
    const reached = atLeast(found.d * last.value, found.d * found.T);
    if (last.label >= Y) return reached ? 1 : 0;
    // A sum never falls.
    if (kpi.summed && reached === found.d > 0) return reached ? 1 : 0;
    const trend = damped(kpi, series, Y + 1);
    if (isError(trend)) return trend;
    if (isError(trend.sd)) return trend.sd;
    if (trend.sd === 0) return atLeast(found.d * trend.point, found.d * found.T) ? 1 : 0;
    return student((found.d * (trend.point - found.T)) / trend.sd, trend.freedom);
  }),
  OUTLOOK: withKpi((kpi, [year], [, actuals]) => {
    const found = goal(kpi, year);
    if (isError(found)) return found;
    const series = points(actuals as Table, kpi);
    return isError(series) ? series : outlook(series, found.T, found.d, yearLabel(found.year, kpi.calendar));
  }),
  MILESTONE: ([start, finish, began, ended, progress, asOf]) => {
    const times = [time(start), time(finish), time(began), time(ended)];
    const [done, now] = [num(progress), time(asOf)];
    const broken = [...times, done, now].find(isError);
    if (broken) return broken as ErrorValue;
    const [s, f, b, e] = times as (number | null)[];
    if (f === null || f === undefined) return NA;
    const [due, today] = [lastDay(f), now === null ? null : lastDay(now as number)];
    if (e !== null && e !== undefined) return lastDay(e) > due ? '完了(遅れ)' : '完了';
    if (today === null) return NA;
    if (today > due) return '期限超過';
    if (s === null || s === undefined) return NA;
    const from = firstDay(s);
    const made = (done as number | null) ?? 0;
    if ((b === null || b === undefined) && (done === null || made === 0)) return today > from ? '着手遅れ' : '未着手';
    if (due === from) return atLeast(made, (today >= from ? 1 : 0) - 0.1) ? '進行中' : '遅れ';
    return atLeast(made, (today - from) / (due - from) - 0.1) ? '進行中' : '遅れ';
  },
  DELAY: ([finish, ended, asOf]) => {
    const [f, e, now] = [time(finish), time(ended), time(asOf)];
    const broken = [f, e, now].find(isError);
    if (broken) return broken as ErrorValue;
    if (f === null) return NA;
    if (e !== null) return lastDay(e as number) - lastDay(f as number);
    return now === null ? NA : Math.max(0, lastDay(now as number) - lastDay(f as number));
  },
  ROLLUP: (_cells, [values = [], weights = [[null]]]) => {
    const none = weights.length === 1 && weights[0]?.length === 1 && isBlank(weights[0][0]);
    let [all, weighed] = [0, 0];
    values.forEach((row, r) =>
      row.forEach((value, c) => {
        const w = none ? 1 : weights[weights.length === 1 ? 0 : r]?.[weights[0]?.length === 1 ? 0 : c];
        if (typeof value !== 'number' || typeof w !== 'number' || w <= 0) return;
        all += value * w;
        weighed += w;
      }),
    );
    return weighed === 0 ? NA : all / weighed;
  },
  COVERAGE: (_cells, [values = []]) => mean(values.flat().map(value => (typeof value === 'number' ? 1 : 0))),
  FISCALYEAR: ([date]) => {
    const found = time(date);
    return needs(found) ?? (isLabel(found as number) ? (found as number) : fiscalYear(found as number));
  },
};

function latest(key: Value, asOf: Value | undefined, actuals: Table, plan: Table | null, take: (point: Point) => Value): Value {
  const isGiven = plan !== null && !(plan.length === 1 && plan[0]?.length === 1 && isBlank(plan[0][0]));
  const kpi = isGiven ? findKpi(plan, key) : null;
  if (isError(kpi)) return kpi;
  if (isError(key)) return key;
  if (kpi === null && (isBlank(key) || !hasRows(actuals, key))) return NA;
  const until = time(asOf);
  if (isError(until)) return until;
  const end = until === null ? Infinity : axis(until, kpi?.calendar ?? false);
  const found = [...seriesOf(actuals, kpi, key)].reverse().find(({ t }) => t <= end);
  return found === undefined ? NA : take(found);
}

/** #N/A for want of a counterpart: told apart, since another argument's error may come before it. */
export const OUTSIDE: ErrorValue = { code: '#N/A' };

/** Section 1: sizes expand as in Excel's dynamic arrays; where they clash the cells outside the smaller one are #N/A. */
export function spilled(id: string, ranges: readonly Table[], tables: readonly Table[]): readonly (readonly Value[])[] {
  const rows = Math.max(1, ...ranges.map(range => range.length));
  const columns = Math.max(1, ...ranges.map(range => range[0]?.length ?? 1));
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_unused, c) => {
      const cells = ranges.map(range => {
        const width = range[0]?.length ?? 1;
        if ((range.length > 1 && r >= range.length) || (width > 1 && c >= width)) return undefined;
        return range[range.length === 1 ? 0 : r]?.[width === 1 ? 0 : c] ?? null;
      });
      if (cells.includes(undefined)) return OUTSIDE;
      return finite((ANSWERS[id] as One)(cells as Value[], tables));
    }),
  );
}
