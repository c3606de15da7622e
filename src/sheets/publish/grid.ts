/** A sheet as the rule on machine-readable data looks at it: values, looks, formulas, merges, what is hidden, objects. Rows and columns count from 0. */
import { columnLetters } from '../read/state';
import { isDateFormat } from '../schema/number-format';

export type Value = string | number | boolean | null;

export interface CellLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** RRGGBB, capital letters; absent: the workbook's own. */
  readonly fontColor?: string;
  readonly fill?: string;
  readonly numberFormat?: string;
  readonly borderLeft?: boolean;
  readonly borderRight?: boolean;
}

export interface GridArea {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

export interface SheetObject {
  readonly type: string;
  readonly name: string;
  readonly row: number;
  readonly column: number;
}

export interface CheckedGrid {
  readonly name: string;
  /** Where the first value stands. */
  readonly row: number;
  readonly column: number;
  /** The row that counts as the first; missing: the sheet's own. A range is looked at as if it stood there. */
  readonly top?: number;
  /** Rows of values; null and '' are blank. */
  readonly values: readonly (readonly Value[])[];
  /** In the shape of the values; null: none is known. */
  readonly looks: readonly (readonly (CellLook | null)[])[] | null;
  /** In the shape of the values, null where there is none ('' for one that depends on another's); null: they could not be read. */
  readonly formulas: readonly (readonly (string | null)[])[] | null;
  readonly merges: readonly GridArea[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** null: the list could not be read. */
  readonly objects: readonly SheetObject[] | null;
  /** The raw text of a CSV or TSV file, where the values are from one. */
  readonly csv: string | null;
}

export interface BookFile {
  readonly name: string;
  readonly format: string;
  readonly encoding?: string;
  /** The real content where it is not what the name's ending says. */
  readonly content?: string;
}

export const isEmptyValue = (value: Value | undefined): value is null | undefined | '' =>
  value === null || value === undefined || value === '';

export const valueAt = (grid: CheckedGrid, row: number, column: number): Value => {
  const value = grid.values[row - grid.row]?.[column - grid.column];
  return isEmptyValue(value) ? null : value;
};

export const lookAt = (grid: CheckedGrid, row: number, column: number): CellLook | null =>
  grid.looks?.[row - grid.row]?.[column - grid.column] ?? null;

export const formulaAt = (grid: CheckedGrid, row: number, column: number): string | null =>
  grid.formulas?.[row - grid.row]?.[column - grid.column] ?? null;

/** A value as text without white space at its ends; '' for a blank. */
export const trimmedText = (value: Value): string => (value === null ? '' : String(value).trim());

export const isDateCell = (grid: CheckedGrid, row: number, column: number): boolean =>
  typeof valueAt(grid, row, column) === 'number' && isDateFormat(lookAt(grid, row, column)?.numberFormat);

export const areasOverlap = (a: GridArea, b: GridArea): boolean =>
  a.row <= b.lastRow && a.lastRow >= b.row && a.column <= b.lastColumn && a.lastColumn >= b.column;

export const holdsCell = (area: GridArea, row: number, column: number): boolean =>
  row >= area.row && row <= area.lastRow && column >= area.column && column <= area.lastColumn;

export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;
export const areaName = ({ row, column, lastRow, lastColumn }: GridArea): string =>
  `${cellName(row, column)}:${cellName(lastRow, lastColumn)}`;
export const rowsName = (row: number, last = row): string => `${row + 1}:${last + 1}`;
export const columnsName = (column: number, last = column): string => `${columnLetters(column)}:${columnLetters(last)}`;

/** Looks up merges by cell; built once for a sheet. */
export class Merges {
  private readonly byCell = new Map<string, GridArea>();

  constructor(readonly all: readonly GridArea[]) {
    for (const area of all)
      for (let row = area.row; row <= area.lastRow; row++)
        for (let column = area.column; column <= area.lastColumn; column++) this.byCell.set(`${row} ${column}`, area);
  }

  at(row: number, column: number): GridArea | null {
    return this.all.length === 0 ? null : (this.byCell.get(`${row} ${column}`) ?? null);
  }
}
