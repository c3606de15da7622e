/** How a column of ours comes out on a sheet: its widths, looks and validation, and where the units of its numbers stand. */
import { locate } from '../read/read';
import { columnLetters, type TableState } from '../read/state';
import type { ColumnReference, ColumnKind, ColumnOf, Column } from '../schema/column';
import { TABLES } from '../schema/declarations/tables';
import { KINDS } from '../schema/kinds';
import { quoteSheet } from '../schema/sheet-name';
import { sheetColumns, type SheetColumn } from '../schema/table';
import { filledCells, LAST_ROW, type Validation } from '../schema/validation';
import { numberLooks, type TablePlace, type UnitPlace } from './number-looks';
import type { OfferSource } from './offers';
import type { PlannedColumn } from './planned';

/** The cells of a column of a table that is there, as the source of a drop-down; null without such a column. */
export function sourceInTable(table: TableState, reference: ColumnReference): string | null {
  const at = locate(TABLES[reference.table], table.cells[0] ?? []).located.find(({ header }) => header === reference.header)?.at;
  return at === undefined ? null : filledCells(table.sheet, columnLetters(table.firstColumn + at), table.firstRow + 1);
}

function validationOf<K extends ColumnKind>(column: ColumnOf<K>, index: number, headerRow: number, source: OfferSource): Validation | null {
  const letters = columnLetters(index);
  const place = { first: `${letters}${headerRow + 2}`, column: `$${letters}$${headerRow + 2}:$${letters}$${LAST_ROW}` };
  // What is only offered is offered once; a reference follows the other table as it grows.
  return KINDS[column.kind as K].validation(column, place, reference => source(reference, column.kind === 'text'));
}

/**
 * @param index the column of the sheet, from 0
 * @param units null: the workbook has no KPIs to ask for their unit
 */
export function planColumn(
  { header, column }: SheetColumn,
  index: number,
  place: TablePlace,
  source: OfferSource,
  units: UnitPlace | null,
): PlannedColumn {
  return {
    header,
    width: column.width ?? KINDS[column.kind].width,
    ...alignmentOf(column),
    help: column.help,
    validation: validationOf(column as Column, index, place.headerRow, source),
    looks: numberLooks(column, index, place, units),
  };
}

/** A table as it stands, for columns that are added at its right end: `added` follow those that are there. */
export function placeOfTable({ name, firstRow, firstColumn, cells }: TableState, added: readonly SheetColumn[]): TablePlace {
  const headers = cells[0] ?? [];
  const { located } = locate(TABLES[name], headers);
  return {
    headerRow: firstRow,
    columnOf: key => {
      const there = located.find(column => column.key === key)?.at;
      if (there !== undefined) return firstColumn + there;
      const at = added.findIndex(column => column.key === key);
      return at < 0 ? null : firstColumn + headers.length + at;
    },
  };
}

/** Kinds whose texts take several lines rather than being cut at the next cell. */
const WRAPPED: readonly ColumnKind[] = ['text', 'uniqueText', 'choice', 'ref', 'refs'];

/** How the cells of a column stand. */
export function alignmentOf({ kind }: Column): Pick<PlannedColumn, 'align' | 'wrap'> {
  return { align: KINDS[kind].align, wrap: WRAPPED.includes(kind) };
}

export function unitsInNewSheet({ sheet, headerRow }: { readonly sheet: string; readonly headerRow: number }): UnitPlace | null {
  const columns = sheetColumns(TABLES.DX_KPIs);
  return unitsAt(sheet, headerRow, key => columns.findIndex(column => column.key === key));
}

export function unitsInTable({ sheet, firstRow, firstColumn, cells }: TableState): UnitPlace | null {
  const { located } = locate(TABLES.DX_KPIs, cells[0] ?? []);
  return unitsAt(sheet, firstRow, key => {
    const at = located.find(column => column.key === key)?.at;
    return at === undefined ? -1 : firstColumn + at;
  });
}

function unitsAt(sheet: string, headerRow: number, columnOf: (key: string) => number): UnitPlace | null {
  const [name, unit] = [columnOf('name'), columnOf('unit')];
  if (name < 0 || unit < 0) return null;
  const range = (column: number): string =>
    `${quoteSheet(sheet)}!$${columnLetters(column)}$${headerRow + 2}:$${columnLetters(column)}$${LAST_ROW}`;
  return { names: range(name), units: range(unit) };
}
