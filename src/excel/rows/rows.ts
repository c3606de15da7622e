/** Rows by their headers, as they are written below a table and as they are found again. */
import type { CellsByHeader, PrintedCell } from '../../sheets/make/print';
import { locate } from '../../sheets/read/read';
import type { TableName } from '../../sheets/schema/table-name';
import { TABLES } from '../../sheets/schema/declarations/tables';
import { asWritten } from '../batch/cell-text';

function cellsOf(name: TableName, headers: readonly string[], rows: readonly CellsByHeader[]): (PrintedCell | undefined)[][] {
  const { located } = locate(TABLES[name], headers);
  const headerAt = headers.map((_, at) => located.find(column => column.at === at)?.header);
  return rows.map(row => headerAt.map(header => (header === undefined ? undefined : row[header])));
}

/** The rows as they will stand in the sheet; null: left to Excel (staff's own column, a value not given), which fills calculated columns down. */
export function writtenRows(name: TableName, headers: readonly string[], rows: readonly CellsByHeader[]): (string | number | null)[][] {
  return cellsOf(name, headers, rows).map(line => line.map(cell => cell?.value ?? null));
}

/** The rows as they are sent: values, and number formats. */
export function rowsAsSent(
  name: TableName,
  headers: readonly string[],
  rows: readonly CellsByHeader[],
): { values: (string | number | null)[][]; formats: (string | null)[][] } {
  const cells = cellsOf(name, headers, rows);
  return {
    values: cells.map(line => line.map(cell => asWritten(cell?.value ?? null))),
    formats: cells.map(line => line.map(cell => cell?.format ?? null)),
  };
}

/** Does a line of the sheet hold what was written? What was left to Excel may be anything. */
export function holdsCells(line: readonly unknown[] | undefined, written: readonly (string | number | null)[]): boolean {
  return written.every((cell, at) => cell === null || line?.[at] === cell);
}

/** The index of the first line of the rows, one below the other; -1: they are not there. Of several the last. */
export function findRows(
  lines: readonly (readonly unknown[])[],
  name: TableName,
  headers: readonly string[],
  rows: readonly CellsByHeader[],
): number {
  const written = writtenRows(name, headers, rows);
  for (let at = lines.length - written.length; at >= 0; at--)
    if (written.every((row, index) => holdsCells(lines[at + index], row))) return at;
  return -1;
}
