import { type Area, MAX_COLUMNS, MAX_ROWS, area, checkArea, intersect } from '../cell/address';
import { invalidArgument } from '../wire/api-error';
import type { RangeRef } from '../wire/session';
import type { Value } from '../cell/value';
import { addressOf } from './convert';

/** Reading and writing the cells of a range, with the limits Excel has. */

/** Above this a range answers null instead of its cells. */
const MOST_CELLS = 5_000_000;

export const isEntireRow = (a: Area): boolean => a.column === 0 && a.columns === MAX_COLUMNS;
export const isEntireColumn = (a: Area): boolean => a.row === 0 && a.rows === MAX_ROWS;
const isUnbounded = (a: Area): boolean => isEntireRow(a) || isEntireColumn(a);

/** Cell data of a range: null for whole rows and columns and for more cells than Excel hands out. */
export function readCells<T>(self: RangeRef, read: () => T): T | null {
  return isUnbounded(self.area) || self.area.rows * self.area.columns > MOST_CELLS ? null : read();
}

export function rowsOf<T>(values: Value[][], plain: (value: Value) => T): T[][] {
  return values.map(row => row.map(plain));
}

/** What was assigned, as rows of the range's shape: a single value fills the range, anything else must fit exactly. */
export function matrix(self: RangeRef, value: unknown): readonly (readonly unknown[])[] {
  const { rows, columns } = self.area;
  if (isUnbounded(self.area) || rows * columns > MOST_CELLS)
    throw invalidArgument(`Cells of the unbounded range ${addressOf(self)} cannot be set.`);
  if (!Array.isArray(value)) return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
  if (value.length !== rows || !value.every(row => Array.isArray(row) && row.length === columns)) {
    throw invalidArgument(
      `The number of rows or columns in the input array doesn't match the size or dimensions of the range (${addressOf(self)}).`,
    );
  }
  return value as readonly (readonly unknown[])[];
}

/** Values or formulas: null leaves a cell as it is, "" makes it blank. */
export function writeCells(self: RangeRef, value: unknown): void {
  const cells = matrix(self, value).map(row => row.map(cellValue));
  self.sheet.checkWritable(self.area);
  self.sheet.write(self.area, cells);
}

function cellValue(value: unknown): Value | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') {
    if (value.length > 32_767) throw invalidArgument('A cell holds at most 32767 characters.');
    return value === '' ? null : value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  throw invalidArgument(`A cell cannot hold ${JSON.stringify(value)}.`);
}

export function moved(a: Area, rows: number, columns: number): Area {
  return checkArea(area(a.row + rows, a.column + columns, a.rows, a.columns));
}

/** Of a range of more cells it is looked first which of them the sheet uses at all. */
const FEW_CELLS = 5000;

/** The part of a range that is used, or null. */
export function usedPart(self: RangeRef, valuesOnly: boolean): RangeRef | null {
  const few = valuesOnly && self.area.rows * self.area.columns <= FEW_CELLS;
  const used = few ? self.area : self.sheet.usedAreaOf(valuesOnly);
  const part = used && intersect(self.area, used);
  if (!part || !valuesOnly) return part && { sheet: self.sheet, area: part };
  // The smallest range around the cells of this one that hold something, not those of the sheet.
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (let row = part.row; row < part.row + part.rows; row++) {
    for (let column = part.column; column < part.column + part.columns; column++) {
      if (self.sheet.value(row, column) === null && self.sheet.formula(row, column) === null) continue;
      [top, left, bottom, right] = [Math.min(top, row), Math.min(left, column), Math.max(bottom, row), Math.max(right, column)];
    }
  }
  return bottom < 0 ? null : { sheet: self.sheet, area: { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 } };
}
