/** ダッシュボード as it was looked at before it was renewed, and what taking the renewal back needs to know. */
import type { DashboardPlan } from '../../../sheets/pack/dashboard';
import type { Corner } from '../../../sheets/pack/dashboard-cells';
import { DASHBOARD_NAME } from '../../../sheets/pack/dashboard-layout';
import type { CellPlace } from '../../../sheets/read/state';
import { HEAD, type DashboardPart, type Restored } from './dashboard-changes';

/** What the name of a new block says until all is done; no KPI has such a number. */
export const UNFINISHED = 'DX …';

export interface OldChart {
  readonly name: string;
  readonly title: string;
  readonly axis: readonly [minimum: number, maximum: number, majorUnit: number];
}

export interface DashboardFound {
  readonly parts: readonly DashboardPart[];
  readonly charts: readonly OldChart[];
  /** Where new blocks begin, from 0: below all that is there. */
  readonly free: Corner;
  /** The first cell of the last row in use, from 0. */
  readonly end: Corner;
  /** First rows of the blocks that are there. */
  readonly rows: readonly number[];
  /** Columns that people have inserted into the blocks. */
  readonly inserted: number;
  readonly used: string;
  /** Excel activates no hidden sheet. */
  readonly visibility: Excel.Worksheet['visibility'];
  readonly partly: readonly string[];
}

/** What taking a renewal back needs. */
export interface RenewalMade {
  readonly sheet: string;
  readonly parts: readonly {
    readonly name: string;
    readonly back: readonly Restored[];
    /** What the written cells hold now, in the same order. */
    readonly to: readonly unknown[];
  }[];
  readonly added: readonly { readonly name: string; readonly formulas: readonly (readonly unknown[])[] }[];
  readonly charts: readonly OldChart[];
  /** Charts of blocks that had none. */
  readonly drawn: readonly string[];
  /** Of the sheet, which renewing shows. */
  readonly visibility: Excel.Worksheet['visibility'];
}

export interface BoardRenewed extends CellPlace {
  /** Excel has taken the page layout. */
  readonly page: boolean;
  /** KPIs whose blocks people have changed so that only the chart, or nothing, could be renewed. */
  readonly partly: readonly string[];
  readonly undo: RenewalMade;
}

/** The range of a part. */
export const partOf = (context: Excel.RequestContext, sheet: string, name: string): Excel.Range =>
  name === ''
    ? context.workbook.names
        .getItem(DASHBOARD_NAME)
        .getRange()
        .getCell(0, 0)
        .getResizedRange(HEAD - 1, 0)
    : context.workbook.worksheets.getItem(sheet).names.getItem(name).getRange();

/** Charts of blocks that had none until now. */
export function drawnIn(plan: DashboardPlan, charts: readonly OldChart[]): readonly string[] {
  return plan.blocks.flatMap(({ name, before, kpi }) =>
    before === null || kpi.chart === null || charts.some(chart => chart.name === name) ? [] : [name],
  );
}

export function resultOf(
  plan: DashboardPlan,
  found: DashboardFound,
  after: readonly (readonly (readonly unknown[])[])[],
  added: RenewalMade['added'],
): Omit<BoardRenewed, 'page'> {
  return {
    sheet: plan.sheet,
    address: 'A1',
    partly: found.partly,
    undo: {
      sheet: plan.sheet,
      parts: found.parts.map(({ name, back }, at) => ({ name, back, to: back.map(({ row, column }) => after[at]?.[row]?.[column]) })),
      added,
      charts: found.charts,
      drawn: drawnIn(plan, found.charts),
      visibility: found.visibility,
    },
  };
}
