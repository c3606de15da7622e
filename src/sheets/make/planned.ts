/** What a set-up is going to write, as plain data. */
import type { TableName } from '../schema/table-name';
import type { Validation } from '../schema/validation';
import type { Conflict } from './conflict';
import type { NumberLook } from './number-looks';
import type { PrintedCell, CellsByHeader } from './print';
import type { TableAnchor } from './table-anchor';

export interface PlannedColumn {
  readonly header: string;
  /** Characters of the standard font. */
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  readonly wrap: boolean;
  readonly help: string;
  readonly validation: Validation | null;
  /** Conditional formats for numbers that are typed later. */
  readonly looks: readonly NumberLook[];
}

/** A sheet to be made: row 1 the title, row 2 the note, then the 基準日 and the goal where there are any, a blank row, the table. */
export interface PlannedSheet {
  readonly action: 'create';
  readonly table: TableName;
  /** A name that is free; `wanted` is the one it should have had. */
  readonly sheet: string;
  readonly wanted: string;
  readonly title: string;
  readonly note: string;
  /** The row (from 0) of the 基準日, if this sheet shows it. */
  readonly asOfRow: number | null;
  readonly goal: { readonly row: number; readonly label: string; readonly text: string } | null;
  /** The header's row, from 0. */
  readonly headerRow: number;
  /** How many columns from the left stay in sight. */
  readonly frozen: number;
  readonly columns: readonly PlannedColumn[];
  /** When a row has lines around its cells. */
  readonly lined: string;
  /** One blank row where there is none to write. */
  readonly body: readonly (readonly PrintedCell[])[];
  readonly added: readonly AnnouncedRow[];
}

/** Rows to be written below a table of ours. */
export interface PlannedRows {
  readonly action: 'append';
  readonly table: TableName;
  readonly sheet: string;
  /** As found when planning; writing looks again. Values stand at their column's header. */
  readonly rows: readonly { readonly cells: CellsByHeader }[];
  /** Years the rows have a target of and the table has no column for (目標2025): added at its right end, where `at` says. */
  readonly columns: readonly PlannedColumn[];
  /** Where the table was when this was planned, if columns are to be added: the new columns' validation counts on it. Rows and columns from 0. */
  readonly at: { readonly headerRow: number; readonly firstColumn: number; readonly width: number } | null;
  /** When a row has lines around its cells in the new columns. */
  readonly lined: string;
  readonly added: readonly AnnouncedRow[];
  /** How many rows of the template are there already. */
  readonly present: number;
}

/** Nothing to do for this table. */
export interface PlannedNothing {
  readonly action: 'keep';
  readonly table: TableName;
  readonly sheet: string;
  readonly present: number;
}

/** How a row is announced: its key, and where it comes from. */
export interface AnnouncedRow {
  readonly label: string;
  readonly source: string | null;
}

export interface SetUpPlan {
  readonly tables: readonly (PlannedSheet | PlannedRows | PlannedNothing)[];
  /** The 基準日: on the new KPI sheet, on a sheet of its own (the KPI sheet is there without it), or already there. */
  readonly asOf:
    | { readonly action: 'onKpiSheet'; readonly serial: number }
    | { readonly action: 'ownSheet'; readonly sheet: string; readonly serial: number }
    | { readonly action: 'exists' };
  /** Tables whose cells the rules of new sheets and columns name: nothing is written where one of them has moved. */
  readonly anchors: readonly TableAnchor[];
  /** Any of these, and nothing can be written. */
  readonly conflicts: readonly Conflict[];
}

/** Is there anything to write? */
export function changesAnything(plan: SetUpPlan): boolean {
  return plan.asOf.action !== 'exists' || plan.tables.some(({ action }) => action !== 'keep');
}
