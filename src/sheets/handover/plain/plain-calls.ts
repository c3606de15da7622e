/** For each function that has one, the equal formula of Excel 2016's own functions. Throws NoTwin where there is none. */
import type { Cell, Cells } from '../../../domain/base/cell';
import { isCellError } from '../../../domain/base/cell';
import { isFault } from '../../../domain/base/fault';
import { exceeds } from '../../../domain/base/tolerance';
import { readActuals, seriesOfKey, seriesOfKpi } from '../../../domain/kpi/actuals';
import { comparableText } from '../../../domain/text/characters/comparable-text';
import { textOf } from '../../../domain/text/characters/keys';
import { readNumber } from '../../../domain/text/number';
import { isYearLabel } from '../../../domain/base/year-label';
import { labelOf } from '../../../domain/text/dates/time';
import type { RangeEnd, Method } from '../../../domain/kpi/forecast';
import type { HelperSheet } from './helper-sheet';
import { dayOfOperand, isBlankCell, NoTwin, numberOf, positionCell, timeOf, type Operand } from './operand';
import { Future } from './plain-futures';
import { heldIn, weighed } from './plain-means';
import { namedScale } from './plain-scales';
import { NEAR, PlanRow, type PlanSource } from './plan-formulas';

/** An argument: one cell's worth, or a table; null where it is left out. */
export interface PlainArgument {
  readonly operand: Operand | null;
  readonly table: (PlanSource & { readonly text: string }) | null;
}

const LEFT_OUT: PlainArgument = { operand: null, table: null };

export class PlainCall {
  constructor(
    private readonly name: string,
    private readonly args: readonly PlainArgument[],
    readonly helper: HelperSheet,
  ) {}

  /** The formula, without =. */
  formula(): string {
    const make = MAKERS[this.name];
    if (make === undefined) throw new NoTwin('noTwin');
    return make(this);
  }

  private given(at: number): PlainArgument {
    return this.args[at] ?? LEFT_OUT;
  }
  operand(at: number): Operand {
    const { operand } = this.given(at);
    if (operand === null) throw new NoTwin('notTold');
    return operand;
  }
  optional(at: number): Operand | null {
    return this.given(at).operand;
  }
  has(at: number): boolean {
    const { operand, table } = this.given(at);
    return table !== null || operand !== null;
  }
  table(at: number): PlanSource & { readonly text: string } {
    const { table } = this.given(at);
    if (table === null) throw new NoTwin('notTold');
    return table;
  }
  number(at: number): Operand & { readonly value: number } {
    return numberOf(this.operand(at), this.helper);
  }
  row(key: number, plan: number): PlanRow {
    return new PlanRow(this.table(plan), this.operand(key).value, this.helper);
  }
  /** What the actuals of the fourth argument come to. */
  future(row: PlanRow): Future {
    return new Future(row, this.table(3), this.helper);
  }
  label(at: number, row: PlanRow): number {
    return labelOf(timeOf(this.operand(at), 'year'), row.kpi.timing);
  }
  position(at: number, row: PlanRow): string {
    return positionCell(this.operand(at), row.kpi.timing, this.helper).text;
  }
  path(year: number, asOf: number, row: PlanRow): ReturnType<PlanRow['path']> {
    return row.path(timeOf(this.operand(year), 'year'), this.operand(asOf), timeOf(this.operand(asOf), 'asOf'));
  }

  /** DX.ACTUAL and DX.ACTUALDATE: the actuals of the KPI in order of time, looked up on the helper sheet. */
  latest(what: 'value' | 'day'): string {
    const source = this.table(1);
    const actuals = readActuals(source.cells);
    if (isFault(actuals)) throw new NoTwin('notTold');
    const summed = what === 'value' && this.has(3);
    const row = summed ? this.row(0, 3) : null;
    const series = row === null ? seriesOfKey(actuals, this.operand(0).value) : seriesOfKpi(actuals, row.kpi);
    if (isFault(series) || series.points.length === 0) throw new NoTwin('notTold');
    // 集計 累計: the baseline and the amounts of the years so far.
    const sums = row?.kpi.counting === '累計' ? [row.kpi.baseline === null ? '0' : row.baseline().global] : null;
    const asOf = this.optional(2);
    const name = textOf(this.operand(0).value);
    const times: { what: string; formula: string | null; value: number }[] = [];
    const values: typeof times = [];
    for (const point of series.points) {
      if (isFault(point.value)) throw new NoTwin('notTold');
      const held = source.cell(point.row, actuals.columns.value);
      if (sums !== null) {
        const amount = readNumber(held.value);
        if (amount === null) throw new NoTwin('notTold');
        sums.push(
          held.value === amount ? held.global : this.helper.number(`${held.what}「${String(held.value)}」を数値にしたもの`, amount),
        );
      }
      times.push({ what: `${name} の実績の時点（年）：${held.what}`, formula: null, value: point.t });
      const day = series.dayOf(point);
      if (what === 'day') values.push({ what: `${name} の実績の日付：${held.what}`, formula: null, value: day });
      else
        values.push({
          what: `${name} の実績：${held.what}`,
          formula: sums !== null ? sums.join('+') : held.value === point.value ? held.global : null,
          value: point.value,
        });
    }
    if (asOf === null || isBlankCell(asOf)) {
      const last = values[values.length - 1]!;
      return last.formula === null ? this.helper.number(last.what, last.value) : sums === null ? last.formula : `(${last.formula})`;
    }
    const { text: t, value: now } = positionCell(asOf, series.timing, this.helper);
    if ((series.points[0]?.t ?? Infinity) > now) throw new NoTwin('notTold');
    const first = this.helper.list(times);
    const second = this.helper.list(values);
    return `LOOKUP(${t},${this.helper.reference(first.first, first.last)},${this.helper.reference(second.first, second.last)})`;
  }

  status(): string {
    const row = this.row(0, 4);
    const label = this.label(1, row);
    const blankable = this.operand(2);
    const table = this.given(5).table;
    const isOwn = table !== null && table.cells.length * (table.cells[0]?.length ?? 0) > 1;
    const scale = isOwn ? '' : comparableText(textOf(this.optional(5)?.value ?? null));
    const blank = scale === comparableText('健康日本21') ? 'E' : '評価不可';
    if (isBlankCell(blankable)) return `"${blank}"`;
    const actual = this.number(2);
    const reached = row.reaches(actual.local, row.target(label).local);
    const r = (): string => row.pace(actual, this.path(1, 3, row), actual.what);
    let graded: string;
    if (isOwn) graded = ownScale(table, row, reached, r, actual.value, () => this.path(1, 3, row).value, row.target(label).value);
    else if (scale === '' || scale === '標準') {
      // Without a baseline there is no pace, and a reached target needs none.
      const pace = row.kpi.baseline === null ? 'NA()' : r();
      graded = `IF(${reached},"達成",IF(${pace}>=1-${NEAR},"順調",IF(${pace}>=0.6-${NEAR},"やや遅れ","遅れ")))`;
    } else
      graded = namedScale(scale, {
        row,
        label,
        target: row.target(label),
        actual,
        path: () => this.path(1, 3, row),
        position: () => positionCell(this.operand(3), row.kpi.timing, this.helper),
        helper: this.helper,
      });
    return blankable.isCell ? `IF(${blankable.local}="","${blank}",${graded})` : graded;
  }
}

/** A scale of two columns whose measure is the pace. */
function ownScale(
  table: PlanSource,
  row: PlanRow,
  reached: string,
  r: () => string,
  actual: number,
  path: () => number,
  target: number,
): string {
  const { cells, cell } = table;
  if (cells.some(line => line.length !== 2) || /率|比|年平均/.test(comparableText(textOf(cells[0]?.[0])))) throw new NoTwin('noTwin');
  const grade = (at: number): string => {
    const { value, local } = cell(at, 1);
    return typeof value === 'string' || typeof value === 'number' ? local : '""';
  };
  let onTarget: string | null = null;
  const steps: { bound: number; over: boolean; text: string; grade: string }[] = [];
  cells.forEach(([first, second], at) => {
    const text = comparableText(textOf(first));
    const bound = readNumber(first as Cell);
    if (text === '達成') onTarget ??= grade(at);
    else if (bound !== null && (bound || second))
      steps.push({
        bound,
        over: /超|>(?!=)/.test(text),
        text: typeof first === 'number' ? cell(at, 0).local : String(bound),
        grade: grade(at),
      });
  });
  // A KPI that should fall and is above its target and its path does not get the best grade; that is no plain formula.
  if (onTarget === null && row.sign < 0 && exceeds(actual, target) && exceeds(actual, path())) throw new NoTwin('noTwin');
  steps.sort((one, other) => one.bound - other.bound || Number(one.over) - Number(other.over));
  const pace = onTarget !== null && row.kpi.baseline === null ? 'NA()' : r();
  const graded = steps.reduce(
    (below, { text, over, grade: one }) => `IF(${pace}${over ? `>${text}+` : `>=${text}-`}${NEAR}*ABS(${text}),${one},${below})`,
    'NA()',
  );
  return onTarget === null ? graded : `IF(${reached},${String(onTarget)},${graded})`;
}

/** Numbers and blanks alone: texts that hold a number are none for Excel, and an error would be one of the whole. */
function areNumbers(cells: Cells): boolean {
  return cells.every(line => line.every(cell => !isCellError(cell) && (typeof cell !== 'string' || readNumber(cell) === null)));
}

/** How each function reads as a plain formula; one that is not here is copied as a value. */
export const MAKERS: Readonly<Record<string, (call: PlainCall) => string>> = {
  TARGET: call => {
    const row = call.row(0, 2);
    return row.target(call.label(1, row)).local;
  },
  KPIGAP: call => {
    const row = call.row(0, 3);
    const [target, actual] = [row.target(call.label(1, row)).local, call.number(2).local];
    return row.sign > 0 ? `${target}-${actual}` : `${actual}-${target}`;
  },
  PROGRESS: call => {
    const row = call.row(0, 3);
    const { local: target, value } = row.target(call.label(1, row));
    const { local: base, value: start } = row.baseline();
    const actual = call.number(2).local;
    const reached = value === start ? `IF(${row.reaches(actual, target)},1,1/0)` : '1/0';
    return `IF(${target}=${base},${reached},(${actual}-${base})/(${target}-${base}))`;
  },
  EXPECTED: call => call.path(1, 2, call.row(0, 3)).local,
  ONTRACK: call => {
    const row = call.row(0, 4);
    const [actual, path] = [call.number(2).local, call.path(1, 3, row).local];
    const given = call.optional(5);
    if (given === null || isBlankCell(given)) return row.reaches(actual, path);
    const far = row.kpi.baseline === null ? path : `(${path}-${row.baseline().local})`;
    const bound = `(${path}${row.sign > 0 ? '-' : '+'}${call.number(5).local}*ABS(${far}))`;
    return row.reaches(actual, bound);
  },
  STATUS: call => call.status(),
  REQUIREDPACE: call => {
    const row = call.row(0, 4);
    const label = call.label(1, row);
    const [target, actual] = [row.target(label).local, call.number(2).local];
    return `IF(${row.reaches(actual, target)},0,(${target}-${actual})/(${label + 1}-${call.position(3, row)}))`;
  },
  ACTUAL: call => call.latest('value'),
  ACTUALDATE: call => call.latest('day'),
  FORECAST: call => {
    const row = call.row(0, 2);
    const method = textOf(call.optional(4)?.value ?? null) || '回帰';
    return call.future(row).at(call.label(1, row) + 1, method as Method, textOf(call.optional(5)?.value ?? null) as RangeEnd);
  },
  REACHYEAR: call => {
    const row = call.row(0, 2);
    const method = textOf(call.optional(4)?.value ?? null) || '回帰';
    return call.future(row).reachYear(row.target(call.label(1, row)), method as Method);
  },
  LIKELIHOOD: call => {
    const row = call.row(0, 2);
    const label = call.label(1, row);
    return call.future(row).likelihood(row.target(label), label);
  },
  OUTLOOK: call => {
    const row = call.row(0, 2);
    const label = call.label(1, row);
    return call.future(row).outlook(row.target(label), label);
  },
  MILESTONE: call => {
    const [plannedStart, plannedFinish] = [dayOfOperand(call.optional(0), 'first'), dayOfOperand(call.optional(1), 'last')];
    const [started, finished] = [dayOfOperand(call.optional(2), 'first'), dayOfOperand(call.optional(3), 'last')];
    const asOf = dayOfOperand(call.optional(5), 'last');
    const share = call.optional(4);
    const done =
      share === null || isBlankCell(share)
        ? share?.isCell === true && typeof share.value !== 'string'
          ? `N(${share.local})`
          : '0'
        : call.number(4).local;
    const planned = `IF(${plannedFinish.text}=${plannedStart.text},0,(${asOf.text}-${plannedStart.text})/(${plannedFinish.text}-${plannedStart.text}))-0.1`;
    const begun = `IF(AND(NOT(${started.has}),${done}=0),IF(${asOf.text}>${plannedStart.text},"着手遅れ","未着手"),IF(${done}>=${planned}-${NEAR}*ABS(${planned}),"進行中","遅れ"))`;
    const open = `IF(NOT(${asOf.has}),NA(),IF(${asOf.text}>${plannedFinish.text},"期限超過",IF(NOT(${plannedStart.has}),NA(),${begun})))`;
    return `IF(NOT(${plannedFinish.has}),NA(),IF(${finished.has},IF(${finished.text}>${plannedFinish.text},"完了(遅れ)","完了"),${open}))`;
  },
  DELAY: call => {
    const [planned, finished, asOf] = [0, 1, 2].map(at => dayOfOperand(call.optional(at), 'last')) as [PlainDay, PlainDay, PlainDay];
    const open = `IF(NOT(${asOf.has}),NA(),MAX(0,${asOf.text}-${planned.text}))`;
    return `IF(NOT(${planned.has}),NA(),IF(${finished.has},${finished.text}-${planned.text},${open}))`;
  },
  ROLLUP: call => {
    const values = call.table(0);
    const weights = call.has(1) ? call.table(1) : null;
    const sizeOf = ({ cells }: PlanSource): string => `${cells.length}x${cells[0]?.length ?? 0}`;
    if (!areNumbers(values.cells)) return weighed(values, weights, call.helper);
    if (weights === null) return `IF(COUNT(${values.text})=0,NA(),AVERAGE(${values.text}))`;
    if (!areNumbers(weights.cells) || sizeOf(values) !== sizeOf(weights)) return weighed(values, weights, call.helper);
    const [v, w] = [values.text, weights.text];
    const total = `SUMPRODUCT(--ISNUMBER(${v}),${w},--(${w}>0))`;
    return `IF(${total}=0,NA(),SUMPRODUCT(${v},${w},--(${w}>0))/${total})`;
  },
  COVERAGE: call => {
    const { cells, text } = call.table(0);
    const held = cells.flat().some(cell => typeof cell === 'string' && readNumber(cell) !== null)
      ? heldIn(call.table(0), call.helper)
      : `COUNT(${text})`;
    return `${held}/(ROWS(${text})*COLUMNS(${text}))`;
  },
  FISCALYEAR: call => {
    const { value, local } = call.operand(0);
    if (typeof value !== 'number') throw new NoTwin('noTwin');
    return isYearLabel(value) ? local : `YEAR(${local})-(MONTH(${local})<4)`;
  },
};

type PlainDay = ReturnType<typeof dayOfOperand>;
