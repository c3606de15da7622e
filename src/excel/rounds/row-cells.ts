/** Single cells of rows that are in our tables: looked at, written, and put back. The tables are written nowhere else. */
import type { Cell } from '../../domain/base/cell';
import { locate } from '../../sheets/read/read';
import { addressOf } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { TABLES } from '../../sheets/schema/declarations/tables';
import { asFound, asWritten, cellOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { noteEdit } from '../batch/workbook-settings';
import { refuseReshaped } from '../batch/shape';

/** A cell of a row, known by the header of its column. */
export interface RowCell {
  /** In the table's body, from 0. */
  readonly row: number;
  readonly header: string;
  /** What the cell must still hold. */
  readonly from: Cell;
  readonly to: string | number | boolean;
  /** An Excel number format; null: the cell keeps its own. */
  readonly format: string | null;
  /** What says which row it is, by header; without it the caller has seen to that. */
  readonly keys?: Readonly<Record<string, Cell>>;
}

interface CellTarget {
  readonly cell: RowCell;
  /** In the table with its header, from 0. */
  readonly row: number;
  readonly column: number;
}

export interface RowCellsAsked {
  readonly name: TableName;
  readonly cells: readonly RowCell[];
  readonly table: Excel.Table;
  readonly range: Excel.Range;
}

/** A table of which cells are written, as it was looked at. */
export interface RowCellsFound {
  readonly name: TableName;
  readonly sheet: string;
  readonly range: Excel.Range;
  readonly targets: readonly CellTarget[];
}

/** What the batch met, loaded before it was written. */
export interface RowCellsWritten {
  readonly before: Excel.Range;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const plain = (cell: Cell): Cell => cell ?? '';

/** Asks for the table; to be followed by a sync. */
export function askForRowCells({ workbook }: Excel.RequestContext, name: TableName, cells: readonly RowCell[]): RowCellsAsked {
  const table = workbook.tables.getItem(name);
  table.load('worksheet/name,worksheet/protection/protected');
  const range = table.getRange();
  range.load('values,formulas,numberFormat,rowIndex,columnIndex');
  return { name, cells, table, range };
}

/** Do the cells hold what they must? Throws ExcelFailure (changedMeanwhile, cellHasFormula, missingColumn, protectedSheet). */
export function findRowCells({ name, cells, table, range }: RowCellsAsked): RowCellsFound {
  const sheet = table.worksheet.name;
  if (table.worksheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
  const { located } = locate(TABLES[name], (range.values[0] ?? []).map(cellOf));
  const targets = cells.map((cell): CellTarget => {
    const column = located.find(({ header }) => header === cell.header)?.at;
    if (column === undefined) throw new ExcelFailure({ kind: 'missingColumn', table: name, sheet, header: cell.header });
    const row = cell.row + 1;
    const value: unknown = range.values[row]?.[column];
    const address = addressOf(range.rowIndex + row, range.columnIndex + column);
    const isOther = Object.entries(cell.keys ?? {}).some(([header, key]) => {
      const at = located.find(one => one.header === header)?.at;
      return at === undefined || !same(cellOf(range.values[row]?.[at]), plain(key));
    });
    if (isOther || !same(cellOf(value), plain(cell.from)))
      throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${sheet}!${address}` });
    const formula: unknown = range.formulas[row]?.[column];
    if (typeof formula === 'string' && formula.startsWith('=') && formula !== value)
      throw new ExcelFailure({ kind: 'cellHasFormula', sheet, address, formula });
    return { cell, row, column };
  });
  return { name, sheet, range, targets };
}

/**
 * Ends the batch, before anything is written, where one of the tables has another shape by now, or somebody has left its last row out of it. First
 * of all in the batch.
 */
export function refuseReshapedTables(found: readonly RowCellsFound[]): void {
  for (const { name, range } of found)
    range.context.workbook.tables.getItem(name).getRange().getIntersection(range.getLastRow()).load('address');
  for (const { range } of found) refuseReshaped(range.getResizedRange(0, 0), range.formulas.length, range.formulas[0]?.length ?? 0);
}

/** Loads what the batch meets; before anything is written, only so it is known what others have put there meanwhile. */
export function askForMet(found: readonly RowCellsFound[]): readonly RowCellsWritten[] {
  return found.map(({ range }) => {
    const before = range.getResizedRange(0, 0);
    before.load('formulas,values');
    return { before };
  });
}

export function writeRowCells({ range, targets }: RowCellsFound): void {
  for (const { cell, row, column } of targets) {
    const target = range.getCell(row, column);
    if (cell.format !== null && range.numberFormat[row]?.[column] !== cell.format) target.numberFormat = [[cell.format]];
    target.values = [[typeof cell.to === 'boolean' ? cell.to : asWritten(cell.to)]];
  }
}

/** Throws ExcelFailure (changedMeanwhile) where the batch met something else than was looked at. */
export function checkRowCells({ name, range, sheet, targets }: RowCellsFound, { before }: RowCellsWritten): void {
  noteEdit(
    name,
    targets.map(({ cell }) => cell.to),
  );
  if (!same(before.formulas, range.formulas)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheet });
}

/** After a batch that failed: what is there; to be followed by a sync. */
export function askForNow({ range }: RowCellsFound): Excel.Range {
  const now = range.getResizedRange(0, 0);
  now.load('formulas,numberFormat');
  return now;
}

/** Puts back what a failed batch has written; to be followed by a sync. @returns whether there was anything */
export function putRowCellsBack({ range, targets }: RowCellsFound, now: Excel.Range, written: RowCellsWritten | null): boolean {
  // Excel has ended the batch before anything was written (refuseReshapedTables): the places are others by now.
  if (now.formulas.length !== range.formulas.length || now.formulas[0]?.length !== range.formulas[0]?.length) return false;
  const was = asFound(written?.before ?? range);
  let any = false;
  for (const { cell, row, column } of targets) {
    if (now.formulas[row]?.[column] === cell.to) {
      range.getCell(row, column).formulas = [[was[row]?.[column] ?? '']];
      any = true;
    }
    const format = range.numberFormat[row]?.[column] as string | undefined;
    if (format !== undefined && now.numberFormat[row]?.[column] !== format) {
      range.getCell(row, column).numberFormat = [[format]];
      any = true;
    }
  }
  return any;
}

/** The cells that are written, for what is to be looked at by hand. */
export function addressesOf({ sheet, range, targets }: RowCellsFound): string[] {
  return targets.map(({ row, column }) => `${sheet}!${addressOf(range.rowIndex + row, range.columnIndex + column)}`);
}

/** A row in which cells have been written, by header: what it held afterwards. */
export interface RowAfter {
  readonly row: number;
  readonly contents: Readonly<Record<string, unknown>>;
}

/** Cells that have been written, for putting back what they held. */
export interface RowCellsTakeable {
  readonly name: TableName;
  /** From what was written to what was there. */
  readonly cells: readonly RowCell[];
  readonly rows: readonly RowAfter[];
}

export function takeableCells({ name, range, targets }: RowCellsFound): RowCellsTakeable {
  const headers = (range.values[0] ?? []).map(String);
  const rows = [...new Set(targets.map(({ row }) => row))].map((row): RowAfter => {
    const contents: Record<string, unknown> = {};
    headers.forEach((header, column) => {
      const target = targets.find(one => one.row === row && one.column === column);
      contents[header] = target === undefined ? range.formulas[row]?.[column] : target.cell.to;
    });
    return { row: row - 1, contents };
  });
  const cells = targets.map(({ cell, row, column }): RowCell => ({
    row: cell.row,
    header: cell.header,
    from: cell.to,
    to: range.values[row]?.[column] as RowCell['to'],
    format: range.numberFormat[row]?.[column] as string,
  }));
  return { name, cells, rows };
}

/** Are the rows still as they were left? Rows may have been sorted: then others stand there. Throws ExcelFailure (changedMeanwhile). */
export function refuseOtherRows({ range, table }: RowCellsAsked, rows: readonly RowAfter[]): void {
  const headers = (range.values[0] ?? []).map(String);
  for (const { row, contents } of rows) {
    const line = range.formulas[row + 1] as unknown[] | undefined;
    const asLeft = Object.entries(contents).every(([header, content]) => {
      const at = headers.indexOf(header);
      return at >= 0 && line?.[at] === content;
    });
    if (!asLeft)
      throw new ExcelFailure({
        kind: 'changedMeanwhile',
        what: `${table.worksheet.name}!${addressOf(range.rowIndex + row + 1, range.columnIndex)}`,
      });
  }
}
