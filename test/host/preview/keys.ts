import type { Sheet } from '../book/book';
import { lastColumn, lastRow } from '../cell/address';
import type { Geometry } from './geometry';

/** Where the keys of a spreadsheet lead from a cell. */

export interface Place {
  readonly row: number;
  readonly column: number;
}
export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const STEPS: Record<Arrow, readonly [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function isArrow(key: string): key is Arrow {
  return key in STEPS;
}

/** One step; merged cells are left as a whole and hidden rows and columns skipped. */
export function step(sheet: Sheet, geometry: Geometry, from: Place, arrow: Arrow): Place {
  const [down, right] = STEPS[arrow];
  const merge = sheet.mergeAt(from.row, from.column);
  const along = (axis: Geometry['rows'], index: number, by: number, first: number, last: number): number => {
    if (by === 0) return index;
    return axis.step(by > 0 ? last : first, by > 0 ? 1 : -1);
  };
  return {
    row: along(geometry.rows, from.row, down, merge?.row ?? from.row, merge ? lastRow(merge) : from.row),
    column: along(geometry.columns, from.column, right, merge?.column ?? from.column, merge ? lastColumn(merge) : from.column),
  };
}

/** Ctrl and an arrow: to the edge of the block of filled cells, or to the next filled cell, or to the end of what is used. */
export function leap(sheet: Sheet, from: Place, arrow: Arrow): Place {
  const [down, right] = STEPS[arrow];
  const used = sheet.usedArea;
  const end = { row: used ? lastRow(used) : 0, column: used ? lastColumn(used) : 0 };
  const inside = (at: Place): boolean =>
    at.row >= 0 && at.column >= 0 && (down <= 0 || at.row <= end.row) && (right <= 0 || at.column <= end.column);
  const filled = (at: Place): boolean => inside(at) && sheet.value(at.row, at.column) !== null;
  const next = (at: Place): Place => ({ row: at.row + down, column: at.column + right });
  const fromBlock = filled(from) && filled(next(from));
  let at = next(from);
  if (!inside(at)) return from;
  while (inside(next(at)) && (fromBlock ? filled(next(at)) : !filled(at))) at = next(at);
  return at;
}
