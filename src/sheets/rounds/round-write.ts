/** What a step of a round writes into the workbook: rows below tables, cells of rows that are there, and the round's own record. */
import type { Cell } from '../../domain/base/cell';
import type { CellsByHeader } from '../make/print';
import { locate } from '../read/read';
import type { TableState, WorkbookState } from '../read/state';
import type { Declaration } from '../schema/table';
import type { TableName } from '../schema/table-name';
import { TABLES } from '../schema/declarations/tables';
import { roundKey, toSetting, type Round } from './round';

export interface NewRows {
  readonly table: TableName;
  readonly rows: readonly CellsByHeader[];
}

export interface CellWrite {
  readonly table: TableName;
  /** In the table's body, from 0. */
  readonly row: number;
  readonly header: string;
  /** What the cell must still hold. */
  readonly from: Cell;
  readonly to: string | number;
  /** An Excel number format; null: the cell keeps its own. */
  readonly format: string | null;
  /** What says which row it is, by header: rows may have been sorted since. */
  readonly keys: Readonly<Record<string, Cell>>;
}

export interface RoundWrite {
  readonly rows: readonly NewRows[];
  readonly cells: readonly CellWrite[];
  readonly key: string;
  /** What the record must still be; null: there must be none. */
  readonly from: string | null;
  readonly to: string;
}

/** @param before the record as it was read; null: the round is new. */
export function roundWrite(before: string | null, round: Round, rows: readonly NewRows[], cells: readonly CellWrite[]): RoundWrite {
  const stamp = `${new Date().toISOString()} ${Math.random().toString(36).slice(2, 8)}`;
  return { rows: rows.filter(one => one.rows.length > 0), cells, key: roundKey(round.code), from: before, to: toSetting(round, stamp) };
}

/** The write to one cell of a typed row; none where it holds that already, or where staff have removed the column. */
export function cellWrite(
  state: WorkbookState,
  table: TableName,
  row: number,
  key: string,
  to: string | number,
  format: string | null = null,
): CellWrite[] {
  const held = state.tables[table];
  const column = locate(TABLES[table], held?.cells[0] ?? []).located.find(one => one.key === key && one.year === null);
  if (held === null || column === undefined) return [];
  const from = held.cells[row + 1]?.[column.at] ?? '';
  return from === to ? [] : [{ table, row, header: column.header, from, to, format, keys: keysOf(held, table, row) }];
}

/** The cells of a row that tell it from others: those of its key, or all of them where one of these is blank. */
function keysOf({ cells }: TableState, table: TableName, row: number): Readonly<Record<string, Cell>> {
  const declaration: Declaration = TABLES[table];
  const { located } = locate(declaration, cells[0] ?? []);
  const all = located.map(({ key, header, at }) => ({ key, header, cell: cells[row + 1]?.[at] ?? '' }));
  const keys = all.filter(({ key }) => declaration.key.includes(key));
  const told = keys.length === 0 || keys.some(({ cell }) => cell === '') ? all : keys;
  return Object.fromEntries(told.map(({ header, cell }) => [header, cell]));
}
