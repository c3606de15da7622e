/** FORECAST, REACHYEAR, LIKELIHOOD and OUTLOOK as plain formulas: the actuals and their changes stand on the helper sheet. */
import { isFault } from '../../../domain/base/fault';
import { isOn } from '../../../domain/base/tolerance';
import { actualsOf, readActuals, yearly, type Actual } from '../../../domain/kpi/actuals';
import type { RangeEnd, Method } from '../../../domain/kpi/forecast';
import { LAST_LABEL } from '../../../domain/base/year-label';
import type { HelperLine, HelperSheet } from './helper-sheet';
import { NoTwin } from './operand';
import { NEAR, type PlanRow, type PlanSource, type Term } from './plan-formulas';

/** What is left of the slope from one year to the next, and the part of a step's surprise that is carried on. */
const [PHI, CARRIED] = [0.85, 0.3];
/** Yearly changes that count. */
const CHANGES = 5;
/** More pairs than these are no sheet anybody reads. */
const MOST_PAIRS = 300;
/** Actuals in an unbroken run that an outlook needs, and a range. */
const NEEDED = 4;

interface PlainActual extends Actual {
  /** Its cell: of the workbook or of the helper sheet. */
  readonly text: string;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const damped = (years: number): number => (PHI * (1 - Math.pow(PHI, years))) / (1 - PHI);
const slope = (before: Actual, later: Actual): number => (later.value - before.value) / (later.t - before.t);

/** The actuals of one KPI, and what is made of them. */
export class Future {
  private readonly points: readonly PlainActual[];
  readonly last: PlainActual;

  constructor(
    private readonly row: PlanRow,
    source: PlanSource,
    private readonly helper: HelperSheet,
  ) {
    const actuals = readActuals(source.cells);
    const series = isFault(actuals) ? actuals : actualsOf(actuals, row.kpi);
    if (isFault(actuals) || isFault(series)) throw new NoTwin('notTold');
    this.points = series.map((actual): PlainActual => {
      const { value: held, global, what } = source.cell(actual.row, actuals.columns.value);
      return { ...actual, text: held === actual.value ? global : helper.number(`${this.name} の実績：${what}`, actual.value) };
    });
    const last = this.points.at(-1);
    if (last === undefined) throw new NoTwin('error');
    this.last = last;
  }

  private get name(): string {
    return this.row.kpi.name;
  }

  /** The last actual of each year label. */
  private yearly(): readonly PlainActual[] {
    const kept = new Set<Actual>(yearly(this.points));
    return this.points.filter(point => kept.has(point));
  }

  private change(before: PlainActual, later: PlainActual): HelperLine {
    return {
      what: `${this.name} の1年あたりの変化（実績 ${before.text} から ${later.text}）`,
      formula: `(${later.text}-${before.text})/(${later.t}-${before.t})`,
      value: slope(before, later),
    };
  }

  /** The value at a position on the axis of years, by a method. */
  at(position: number, method: Method, bound: RangeEnd = ''): string {
    const { row, last } = this;
    if (bound !== '') {
      const { deviation, freedom } = this.spread(position);
      return this.kept(`(${this.damped(position)}${bound === '下限' ? '-' : '+'}TINV(0.2,${freedom})*${deviation})`);
    }
    switch (method) {
      case '減衰傾向':
        return this.kept(this.damped(position));
      case '平均変化':
        return `(${last.text}+${this.meanChange()}*${Math.max(0, position - last.t)})`;
      case '年平均成長率': {
        return `(${last.text}*(${last.text}/${row.baseline().global})^(${Math.max(0, position - last.t)}/${this.passed()}))`;
      }
      case '回帰': {
        const { xs, ys } = this.regressed();
        return `FORECAST(${position},${ys},${xs})`;
      }
    }
  }

  /** Years from the baseline to the last actual. */
  private passed(): number {
    const passed = this.last.t - ((this.row.kpi.baselineYear ?? NaN) + 1);
    if (!(passed > 0)) throw new NoTwin('notTold');
    return passed;
  }

  private isShare(): boolean {
    return this.row.kpi.isPercent && this.points.every(({ value }) => value >= 0 && value <= 1);
  }

  /** Times and values of the actuals, with the baseline where there is one. */
  private regressed(): { readonly xs: string; readonly ys: string } {
    const { kpi } = this.row;
    const points: { text: string; t: number; value: number }[] = [...this.points];
    if (kpi.baseline !== null && kpi.baselineYear !== null)
      points.push({ text: this.row.baseline().global, t: kpi.baselineYear + 1, value: kpi.baseline });
    if (new Set(points.map(({ t }) => t)).size < 2) throw new NoTwin('error');
    const xs = this.helper.column(
      points.map(({ t, text }) => ({ what: `${this.name} の回帰に使う時点（年）：${text}`, formula: null, value: t })),
    );
    const ys = this.helper.column(
      points.map(({ text, value }) => ({ what: `${this.name} の回帰に使う値：${text}`, formula: text, value })),
    );
    return { xs, ys };
  }

  /** The mean of the last up to five yearly changes. */
  private meanChange(): string {
    const years = this.yearly();
    const changes: HelperLine[] = [];
    years.slice(1).forEach((later, at) => {
      const before = years[at] as PlainActual;
      // Years without an actual share the change evenly: each of them is one of the yearly changes.
      for (let year = before.label; year < later.label; year++) changes.push(this.change(before, later));
    });
    if (changes.length === 0) throw new NoTwin('error');
    const counted = changes.slice(-CHANGES);
    const range = this.helper.column(counted);
    return this.helper.formula(
      `${this.name} の変化の平均（直近${counted.length}年）`,
      `AVERAGE(${range})`,
      mean(counted.map(({ value }) => value)),
    );
  }

  /** 減衰傾向 before it is kept within what the KPI can be. */
  private damped(position: number): string {
    const { points, last } = this;
    if (points.length < 2) throw new NoTwin('error');
    if (position > last.t) return `(${last.text}+${this.medianSlope()}*${damped(position - last.t)})`;
    const next = points.findIndex(({ t }) => t >= position);
    const [from, to] = [points[next - 1], points[next]];
    if (to === undefined || (from === undefined && to.t !== position)) return last.text;
    return from === undefined || to.t === position
      ? to.text
      : `(${from.text}+(${to.text}-${from.text})*${(position - from.t) / (to.t - from.t)})`;
  }

  private medianSlope(): string {
    const { points } = this;
    const pairs = points.flatMap((later, j) => points.slice(0, j).map(before => this.change(before, later)));
    if (pairs.length > MOST_PAIRS) throw new NoTwin('noTwin');
    const sorted = pairs.map(({ value }) => value).sort((one, other) => one - other);
    const middle = sorted.length >> 1;
    const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
    return this.helper.formula(`${this.name} の傾き（全ての組の中央値）`, `MEDIAN(${this.helper.column(pairs)})`, median);
  }

  private kept(text: string): string {
    const { kpi } = this.row;
    const risen = kpi.counting === '累計' ? `MAX(${text},${this.last.text})` : text;
    return this.isShare() ? `MIN(1,MAX(0,${risen}))` : risen;
  }

  private spread(position: number): { readonly deviation: string; readonly freedom: number; readonly value: number } {
    const { points, last, name } = this;
    if (points.length < NEEDED) throw new NoTwin('error');
    const changes = points.slice(1).map((later, at) => this.change(points[at] as PlainActual, later));
    const k = changes.length;
    const range = this.helper.column(changes);
    const years = Math.max(0, position - last.t);
    let steps = 0;
    for (let j = 0; j < years; j++) steps += Math.pow(1 + CARRIED * damped(j), 2) * Math.min(1, years - j);
    const reach = steps + Math.pow(damped(years), 2) / k;
    const values = changes.map(({ value }) => value);
    const m = mean(values);
    const variance = ((1 + k / 20) * (sum(values.map(value => (value - m) * (value - m))) + (m * m) / 2)) / (k - 1);
    const value = Math.sqrt(variance * reach);
    const formula = `SQRT((1+${k}/20)*(DEVSQ(${range})+AVERAGE(${range})^2/2)/${k - 1}*${reach})`;
    const deviation = this.helper.formula(`${name} の推計の標準偏差（${position - 1}年の終わり）`, formula, value);
    return { deviation, freedom: k - 1, value };
  }

  /** DX.REACHYEAR: the methods go one way only, so the year is where their line or curve crosses the target. */
  reachYear(goal: Term, method: Method): string {
    const { row, last } = this;
    const from = this.at(last.label + 1, method);
    // On the target within 1e-9 is reached.
    const bound = `(${goal.local}${row.sign > 0 ? '-' : '+'}${NEAR}*ABS(${goal.local}))`;
    const { end, never } = this.crossing(bound, goal, from, method);
    const year = `MAX(${last.label + 1},ROUNDUP(${end}-1,0))`;
    const later = `IF(${never},NA(),IF(${year}>${LAST_LABEL},NA(),${year}))`;
    return `IF(${row.reaches(from, goal.local)},${last.label},${later})`;
  }

  /** The position on the axis of years at which a method comes to a bound, and when it never does. */
  private crossing(bound: string, goal: Term, from: string, method: Method): { readonly end: string; readonly never: string } {
    const { row, last } = this;
    const { text: now } = last;
    const minus = row.sign > 0 ? '' : '-';
    switch (method) {
      case '回帰': {
        const { xs, ys } = this.regressed();
        const each = `SLOPE(${ys},${xs})`;
        return { end: `(${bound}-${from})/${each}+${last.label + 1}`, never: `${minus}${each}<=0` };
      }
      case '平均変化': {
        const each = this.meanChange();
        return { end: `(${bound}-${now})/${each}+${last.t}`, never: `${minus}${each}<=0` };
      }
      case '年平均成長率': {
        const base = row.baseline().global;
        // To where the curve never comes, or from where it goes away, is no number of years to come.
        const left = `IFERROR(LN(${bound}/${now})/LN(${now}/${base}),-1)`;
        return { end: `${left}*${this.passed()}+${last.t}`, never: `${left}<=0` };
      }
      case '減衰傾向': {
        const slopes = this.medianSlope();
        const rest = `(1-(${bound}-${now})/${slopes}*${1 - PHI}/${PHI})`;
        const [low, high] = this.isShare() ? [`,${goal.local}<-${NEAR}`, `,${goal.local}>1+${NEAR}`] : ['', ''];
        // A sum never falls to a target below it.
        const falls = row.kpi.counting === '累計' && row.sign < 0 ? ',TRUE' : '';
        const away = `${minus}${slopes}<=0${row.sign > 0 ? high : low}${falls}`;
        return { end: `IFERROR(LN(${rest})/LN(${PHI}),0)+${last.t}`, never: `IF(OR(${away}),TRUE,${rest}<=0)` };
      }
    }
  }

  /** DX.LIKELIHOOD. */
  likelihood(goal: Term, label: number): string {
    const { row, last } = this;
    const reached = row.reaches(last.text, goal.local);
    if (last.label >= label) return `IF(${reached},1,0)`;
    const point = this.damped(label + 1);
    const { deviation, freedom, value } = this.spread(label + 1);
    if (value === 0) return `IF(${row.reaches(point, goal.local)},1,0)`;
    const x = `(${row.sign > 0 ? `${point}-${goal.local}` : `${goal.local}-${point}`})/${deviation}`;
    const chance = `IF(${x}>=0,1-TDIST(ABS(${x}),${freedom},1),TDIST(ABS(${x}),${freedom},1))`;
    if (row.kpi.counting !== '累計') return chance;
    // A sum never falls: what it has reached, or passed where less is better, it will not lose again.
    return row.sign > 0 ? `IF(${reached},1,${chance})` : `IF(${reached},${chance},0)`;
  }

  /** DX.OUTLOOK (section 7 of the functions' description). */
  outlook(goal: Term, label: number): string {
    const { row, name } = this;
    const run: PlainActual[] = [];
    for (const point of this.yearly()) {
      if (run.length > 0 && run.at(-1)!.label !== point.label - 1) run.length = 0;
      run.push(point);
    }
    const [first, last] = [run.slice(-1 - CHANGES)[0], run.at(-1)];
    if (first === undefined || last === undefined || run.length < NEEDED) throw new NoTwin('error');
    const count = last.label - first.label;
    const m = this.helper.formula(
      `${name} の変化の平均（${first.label}年から${last.label}年）`,
      `IF(ABS(${last.text}-${first.text})<=${NEAR}*ABS(${first.text}),0,(${last.text}-${first.text})/${count})`,
      isOn(last.value, first.value) ? 0 : (last.value - first.value) / count,
    );
    const better = row.sign > 0 ? m : `-${m}`;
    const reached = row.reaches(last.text, goal.local);
    const left = label - last.label;
    const done = `IF(${better}>=0,"晴れ","薄曇り")`;
    if (left <= 0) return `IF(${reached},${done},IF(${better}>0,"曇り","雷雨"))`;
    const h = `(${last.text}+${m}*${left})`;
    const missing = `IF(${row.reaches(h, goal.local)},0,ABS(${goal.local}-${h})/ABS(${goal.local}-${last.text}))`;
    const weather = `IF(${missing}<0.05*(1-${NEAR}),"晴れ",IF(${missing}>0.2*(1+${NEAR}),"曇り","薄曇り"))`;
    return `IF(${reached},${done},IF(${better}<=0,"雷雨",${weather}))`;
  }
}
