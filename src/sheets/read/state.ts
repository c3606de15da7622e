/** What the pane knows of a workbook: plain data, read anew after every change (the workbook is the only store). */
import type { Cells } from '../../domain/base/cell';
import type { Issue } from '../schema/issue';
import type { LastChanges } from './last-change';
import type { ScaleTable } from './own-scale';
import type { TableName } from '../schema/table-name';
import type { RowOfTable } from '../schema/declarations/tables';

/** A place to jump to; `address` without the sheet, e.g. 「B3」. */
export interface CellPlace {
  readonly sheet: string;
  readonly address: string;
}

/** 「KPI!G8」: as a cell is told. */
export function placeText({ sheet, address }: CellPlace): string {
  return `${sheet}!${address}`;
}

export interface TableState<N extends TableName = TableName> {
  readonly name: N;
  readonly sheet: string;
  /** Excel's id of the sheet, as its events name it. */
  readonly sheetId: string;
  /** Where the header's first cell is on the sheet, from 0. */
  readonly firstRow: number;
  readonly firstColumn: number;
  /** The totals row is shown: no row can be added below. */
  readonly totals: boolean;
  /** The header row and the body, as the functions get DX_KPIs[#All]; errors as `{ code }`. No totals row. */
  readonly cells: Cells;
  /** Rows with anything in them; a wholly blank row is no row. */
  readonly rows: readonly RowOfTable<N>[];
  readonly issues: readonly Issue[];
}

/** A table that has one of our names but not our columns. */
export interface ForeignTable {
  readonly name: TableName;
  readonly sheet: string;
  readonly headers: readonly string[];
}

export interface SheetState {
  /** Excel's id, as its events name the sheet. */
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  readonly protected: boolean;
}

export interface WorkbookState {
  /** 基準日 as a date serial; null: there is no DX_AsOf cell or it holds no date. */
  readonly asOf: number | null;
  /** 基準日 is shown four years after its number: the workbook counts days from 1904. null: it cannot be told. */
  readonly countsFrom1904: boolean | null;
  /** null: the name DX_AsOf does not exist, or does not refer to a cell. */
  readonly asOfCell: CellPlace | null;
  readonly tables: { readonly [N in TableName]: TableState<N> | null };
  /** 評価基準, the city's own rating rule; null: there is no table DX_Scale. */
  readonly scale: ScaleTable | null;
  readonly foreignTables: readonly ForeignTable[];
  readonly sheets: readonly SheetState[];
  /** Workbook-scoped defined names. */
  readonly names: readonly string[];
  /** Names of all tables, ours or not. */
  readonly tableNames: readonly string[];
  /** The workbook's structure is protected: no sheet can be added. */
  readonly structureProtected: boolean;
  /** The version of our tables that the workbook says it has; null: it says none. */
  readonly schema: number | null;
  readonly lastChange: LastChanges;
}

/** 0 -> A, 26 -> AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** A -> 0, AA -> 26; in small letters, too. */
export function columnOfLetters(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Row and column from 0 -> 「B3」. */
export function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** The cell an issue is about: its own cell, or its header, or the table's first header where the column is missing. */
export function issueCell(state: WorkbookState, issue: Issue): CellPlace | null {
  const table: TableState | null = state.tables[issue.table];
  if (!table) return null;
  const row = table.firstRow + (issue.row === null ? 0 : issue.row + 1);
  return { sheet: table.sheet, address: addressOf(row, table.firstColumn + (issue.at ?? 0)) };
}
