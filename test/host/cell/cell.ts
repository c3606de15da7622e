import { area, MAX_COLUMNS, type Area } from './address';
import type { Style } from './style';
import type { Value } from './value';

/**
 * One cell, never changed in place. A formula cell's `value` is its last result. How a formula yields arrays:
 * absent: as Excel 365 (spills); 'legacy': one value by implicit intersection, as files from before 2019 mean it;
 * an area: an array formula entered with Ctrl+Shift+Enter.
 */
export interface Cell {
  readonly value: Value;
  /** With its leading `=`, as typed. */
  readonly formula?: string;
  readonly arrays?: 'legacy' | Area;
  readonly style?: Style;
  /** The runs of a text in several fonts, as the file has them; dropped when the text changes. */
  readonly richText?: string;
}

/** A value a formula elsewhere spilled here. */
export interface SpilledCell {
  readonly value: Value;
  readonly parent: number;
}

export function cellKey(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}
export function keyRow(key: number): number {
  return Math.floor(key / MAX_COLUMNS);
}
/** Not `%`: keys are larger than 32 bits, where it is slow. */
export function keyColumn(key: number): number {
  return key - Math.floor(key / MAX_COLUMNS) * MAX_COLUMNS;
}

/** The smallest area around cells; null around none. */
export function areaAround(keys: Iterable<number>): Area | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const key of keys) {
    const [row, column] = [keyRow(key), keyColumn(key)];
    if (row < top) top = row;
    if (row > bottom) bottom = row;
    if (column < left) left = column;
    if (column > right) right = column;
  }
  return bottom < 0 ? null : area(top, left, bottom - top + 1, right - left + 1);
}

/** A column's or row's own look; sizes in characters for columns, points for rows. */
export interface Strip {
  readonly size?: number;
  /** The height follows the text; set by files, gone once a person sets it. */
  readonly auto?: boolean;
  readonly hidden?: boolean;
  readonly style?: Style;
  /** Group level. */
  readonly outline?: number;
  readonly collapsed?: boolean;
}
