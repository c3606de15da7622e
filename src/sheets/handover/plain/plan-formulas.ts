/** Plain formulas of what the functions ask of a plan: its targets, its path, and how an actual stands to them. */
import type { Cell, Cells } from '../../../domain/base/cell';
import { isFault } from '../../../domain/base/fault';
import { waypoints } from '../../../domain/kpi/path';
import { findKpi, readPlan, signOf, type Kpi, type Plan } from '../../../domain/kpi/plan';
import { expected } from '../../../domain/kpi/expected';
import { isOn } from '../../../domain/base/tolerance';
import { labelOf, type Time } from '../../../domain/text/dates/time';
import type { HelperSheet } from './helper-sheet';
import { NoTwin, positionCell, type Operand } from './operand';

/** A plan as a formula's argument. */
export interface PlanSource {
  readonly cells: Cells;
  /** A cell of the table as formulas name it; rows and columns from 0. */
  readonly cell: (row: number, column: number) => Operand;
}

/** A number and how the cell's formula and the helper sheet's name it. */
export interface Term {
  readonly value: number;
  readonly local: string;
  readonly global: string;
}

/** Values within this share of a bound count as on it. */
export const NEAR = '0.000000001';

export class PlanRow {
  readonly kpi: Kpi;
  private readonly plan: Plan;

  constructor(
    private readonly source: PlanSource,
    key: Cell,
    private readonly helper: HelperSheet,
  ) {
    const plan = readPlan(source.cells);
    const kpi = isFault(plan) ? plan : findKpi(plan, key);
    if (isFault(plan) || isFault(kpi) || kpi.errors.size > 0) throw new NoTwin('notTold');
    [this.plan, this.kpi] = [plan, kpi];
  }

  /** +1 or -1. */
  get sign(): 1 | -1 {
    const sign = signOf(this.kpi);
    if (isFault(sign)) throw new NoTwin('notTold');
    return sign;
  }

  private term(value: number, column: number, what: string): Term {
    if (column >= 0) {
      const { value: held, local, global } = this.source.cell(this.kpi.row, column);
      if (held === value) return { value, local, global };
    }
    const text = this.helper.number(`${this.kpi.name} の${what}`, value);
    return { value, local: text, global: text };
  }

  target(label: number): Term {
    const found = this.kpi.targets.find(({ year }) => year === label);
    if (found === undefined) throw new NoTwin('notTold');
    const { targets, target } = this.plan.columns;
    const column = targets.find(({ time }) => labelOf(time, this.kpi.timing) === label)?.column ?? target;
    return this.term(found.value, column, `${label}年の目標`);
  }

  baseline(): Term {
    if (this.kpi.baseline === null) throw new NoTwin('notTold');
    return this.term(this.kpi.baseline, this.plan.columns.baseline, '基準値');
  }

  /** The path's value at a time, as a cell of the helper sheet. */
  path(year: Time, asOf: Operand, time: Time): Term {
    const { kpi, helper } = this;
    const label = labelOf(year, kpi.timing);
    const value = expected(kpi, year, time);
    const points = waypoints(kpi, year);
    if (isFault(value) || isFault(points) || (kpi.baselineYear !== null && kpi.baselineYear >= label)) throw new NoTwin('notTold');
    const { text: t } = positionCell(asOf, kpi.timing, helper);
    const goal = this.target(label);
    const terms = points.map(({ position }, at) => ({
      position,
      text: (at === 0 && kpi.baseline !== null ? this.baseline() : this.target(position - 1)).global,
    }));
    const [first] = terms;
    if (first === undefined) throw new NoTwin('notTold');
    const line = (from: { position: number; text: string }, to: { position: number; text: string }): string =>
      `${from.text}+(${to.text}-${from.text})*(${t}-${from.position})/(${to.position - from.position})`;
    let formula = goal.global;
    if (kpi.path === '直線')
      formula = terms.length < 2 ? formula : `IF(${t}>=${label + 1},${formula},${line(first, { position: label + 1, text: goal.global })})`;
    else
      for (let at = terms.length - 2; at >= 0; at--) {
        const [from, to] = [terms[at]!, terms[at + 1]!];
        formula = `IF(${t}<${to.position},${kpi.path === '階段' ? from.text : line(from, to)},${formula})`;
      }
    formula = kpi.baseline === null ? `IF(${t}<${first.position},NA(),${formula})` : `IF(${t}<=${first.position},${first.text},${formula})`;
    const cell = helper.formula(`${kpi.name} の計画線（${label}年の目標まで、${asOf.what} 現在）`, formula, value);
    return { value, local: cell, global: cell };
  }

  /** d(a - bound) >= 0 as a condition. */
  reaches(actual: string, bound: string): string {
    return this.sign > 0 ? `${actual}>=${bound}-${NEAR}*ABS(${bound})` : `${actual}<=${bound}+${NEAR}*ABS(${bound})`;
  }

  /** r, (a - b)/(e - b), as a cell of the helper sheet. */
  pace(actual: Term, path: Term, what: string): string {
    const base = this.baseline();
    const { global: a } = actual;
    const { global: b } = base;
    const { global: e } = path;
    const value = isOn(path.value, base.value)
      ? Number(this.sign * (actual.value - base.value) >= 0)
      : (actual.value - base.value) / (path.value - base.value);
    const formula = `IF(ABS(${e}-${b})<=${NEAR}*ABS(${b}),IF(${this.reaches(a, b)},1,0),(${a}-${b})/(${e}-${b}))`;
    return this.helper.formula(`${this.kpi.name} の進み（計画線に対する ${what} の割合）`, formula, value);
  }
}
