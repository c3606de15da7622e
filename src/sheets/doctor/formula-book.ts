/** A workbook as its formulas see it: what 数式の診断 looks at. Plain data; excel/read fetches it. */
import type { Cells } from '../../domain/base/cell';
import type { Block } from '../read/reference';
import type { WorkbookState } from '../read/state';

export interface FormulaSheet {
  readonly name: string;
  /** Where the cells begin, from 0. */
  readonly row: number;
  readonly column: number;
  /** As the API gives them: a formula with =, else the value. */
  readonly formulas: readonly (readonly unknown[])[];
  /** Errors as `{ code }`. */
  readonly values: Cells;
}

export interface FormulaBook {
  readonly state: WorkbookState;
  readonly sheets: readonly FormulaSheet[];
  /** Header and body of every table, ours or not. */
  readonly tables: readonly (Block & { readonly name: string })[];
  /** null: this Excel does not tell. */
  readonly date1904: boolean | null;
  /** Sheets that were not read because too much is on them. */
  readonly unread: readonly string[];
}

/** Row and column of the sheet, from 0. */
export function valueInSheet(sheet: FormulaSheet, row: number, column: number): Cells[number][number] {
  return sheet.values[row - sheet.row]?.[column - sheet.column] ?? '';
}

export function formulaInSheet(sheet: FormulaSheet, row: number, column: number): string | null {
  const formula = sheet.formulas[row - sheet.row]?.[column - sheet.column];
  return typeof formula === 'string' && formula.startsWith('=') && formula !== sheet.values[row - sheet.row]?.[column - sheet.column]
    ? formula
    : null;
}

/** The cells of a rectangle; what lies outside of what is in use is blank. */
export function cellsOfBlock(book: FormulaBook, { sheet: name, row, column, rows, columns }: Block): Cells | null {
  const sheet = book.sheets.find(one => one.name === name);
  if (sheet === undefined) return null;
  const last = Math.min(row + rows, sheet.row + sheet.values.length);
  const height = Math.max(1, last - row);
  return Array.from({ length: height }, (_, down) =>
    Array.from({ length: columns }, (__, right) => valueInSheet(sheet, row + down, column + right)),
  );
}
