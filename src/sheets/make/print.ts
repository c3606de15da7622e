/** A typed row -> what is written into the cells of a sheet. */
import type { ColumnKind, ColumnOf, YearValue } from '../schema/column';
import { KINDS, type CellValues } from '../schema/kinds';
import { UNDECIDED, type SheetColumn } from '../schema/table';

/** null leaves a cell as it is (staff's own columns); a string is always text, never a formula. */
export interface PrintedCell {
  readonly value: string | number | null;
  readonly format: string;
}

/** A row's values by the keys of its declaration, for code that treats all tables alike. */
export type RowValues = Readonly<Record<string, unknown>>;

function printCell<K extends ColumnKind>(column: ColumnOf<K>, value: unknown, unit: string | null): PrintedCell {
  const kind = KINDS[column.kind as K];
  if (value === null || value === undefined) return { value: null, format: kind.format(null, unit) };
  if (value === UNDECIDED) return { value: UNDECIDED, format: kind.format(null, unit) };
  // The row's type follows from the same declaration as the column, so the value is of the column's kind.
  const typed = value as CellValues[K];
  return { value: kind.print(typed), format: kind.format(typed, unit) };
}

/** @param unit the unit of the row's numbers: % shows them as percentages */
export function printRow(columns: readonly SheetColumn[], row: RowValues, unit: string | null): PrintedCell[] {
  return columns.map(({ key, column, year }) => {
    const value = row[key];
    if (year === null || column.kind !== 'perYear') return printCell(column, value, unit);
    if (value === UNDECIDED) return printCell(column, UNDECIDED, unit);
    const ofYear = (value as readonly YearValue[] | null | undefined)?.find(other => other.year === year);
    // A year that is named without a value is one the source leaves open.
    return printCell(column, ofYear && (ofYear.value ?? UNDECIDED), unit);
  });
}

/** A printed row by the headers of its columns. */
export type CellsByHeader = Readonly<Record<string, PrintedCell>>;

/** Printed cells in the order of these columns, by their headers; columns without a cell are left out. */
export function byHeader(columns: readonly { readonly header: string }[], cells: readonly PrintedCell[]): CellsByHeader {
  return Object.fromEntries(columns.flatMap(({ header }, at) => (cells[at] ? [[header, cells[at]] as const] : [])));
}
