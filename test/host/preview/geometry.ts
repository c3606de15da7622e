import type { Area } from '../cell/address';
import { MAX_COLUMNS, MAX_ROWS, lastColumn, lastRow } from '../cell/address';
import type { Sheet } from '../book/book';
import { Axis } from './axis';

/** Points to CSS pixels. */
export const PIXELS_PER_POINT = 96 / 72;

export const HEADER_HEIGHT = 22;
/** Rows and columns that can be scrolled to beyond the used ones. */
const SPARE_ROWS = 60;
const SPARE_COLUMNS = 12;
const LEAST_ROWS = 120;
const LEAST_COLUMNS = 30;

/** The sheet laid out: both axes, the frozen part and the width of the row headers, all in CSS pixels. */
export interface Geometry {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Row numbers take their room from the number of digits. */
  readonly headerWidth: number;
}

export function geometryOf(sheet: Sheet, also: Area): Geometry {
  const used = sheet.usedArea;
  const rows = Math.min(MAX_ROWS, Math.max(LEAST_ROWS, (used ? lastRow(used) : 0) + SPARE_ROWS, also.row + SPARE_ROWS));
  const columns = Math.min(
    MAX_COLUMNS,
    Math.max(LEAST_COLUMNS, (used ? lastColumn(used) : 0) + SPARE_COLUMNS, also.column + SPARE_COLUMNS),
  );
  return {
    rows: new Axis(rows, row => (sheet.rowHidden(row) ? 0 : Math.round(sheet.rowHeight(row) * PIXELS_PER_POINT))),
    columns: new Axis(columns, column => (sheet.columnHidden(column) ? 0 : Math.round(sheet.columnWidthPoints(column) * PIXELS_PER_POINT))),
    frozenRows: Math.min(sheet.frozen.rows, rows),
    frozenColumns: Math.min(sheet.frozen.columns, columns),
    headerWidth: 18 + 8 * String(rows).length,
  };
}

/** How far the sheet is scrolled, in pixels, and how much of it the window shows (headers included). */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a row begins in the window; frozen rows do not scroll. */
export function windowY(geometry: Geometry, view: View, row: number): number {
  return HEADER_HEIGHT + geometry.rows.start(row) - (row < geometry.frozenRows ? 0 : view.top);
}

export function windowX(geometry: Geometry, view: View, column: number): number {
  return geometry.headerWidth + geometry.columns.start(column) - (column < geometry.frozenColumns ? 0 : view.left);
}

/** Indexes a window shows along one axis: the frozen ones, then those scrolled into view. */
export function visible(axis: Axis, frozen: number, scrolled: number, room: number): number[] {
  const indexes: number[] = [];
  for (let index = 0; index < frozen; index++) if (axis.size(index) > 0) indexes.push(index);
  const edge = axis.start(frozen);
  for (let index = Math.max(frozen, axis.at(edge + scrolled)); index < axis.count && axis.start(index) - scrolled < room; index++) {
    if (axis.size(index) > 0) indexes.push(index);
  }
  return indexes;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An area in the window. A part that is scrolled under frozen rows or columns is cut off; `frozen` says whether it begins in them. */
export function boxOf(geometry: Geometry, view: View, area: Area): Box & { readonly frozenX: boolean; readonly frozenY: boolean } {
  const frozenX = area.column < geometry.frozenColumns;
  const frozenY = area.row < geometry.frozenRows;
  const endRow = area.row + area.rows;
  const endColumn = area.column + area.columns;
  const x = windowX(geometry, view, area.column);
  const y = windowY(geometry, view, area.row);
  const right = geometry.headerWidth + geometry.columns.start(endColumn) - (endColumn <= geometry.frozenColumns ? 0 : view.left);
  const bottom = HEADER_HEIGHT + geometry.rows.start(endRow) - (endRow <= geometry.frozenRows ? 0 : view.top);
  const edgeX = geometry.headerWidth + geometry.columns.start(geometry.frozenColumns);
  const edgeY = HEADER_HEIGHT + geometry.rows.start(geometry.frozenRows);
  return {
    x,
    y,
    frozenX,
    frozenY,
    width: Math.max(0, (frozenX && endColumn > geometry.frozenColumns ? Math.max(right, edgeX) : right) - x),
    height: Math.max(0, (frozenY && endRow > geometry.frozenRows ? Math.max(bottom, edgeY) : bottom) - y),
  };
}

/** The row and column under a point of the window; a point over the headers counts as the first one shown. */
export function cellAt(geometry: Geometry, view: View, x: number, y: number): { row: number; column: number } {
  const along = (axis: Axis, frozen: number, scrolled: number, pixel: number): number =>
    axis.at(pixel < axis.start(frozen) ? pixel : pixel + scrolled);
  return {
    row: along(geometry.rows, geometry.frozenRows, view.top, Math.max(0, y - HEADER_HEIGHT)),
    column: along(geometry.columns, geometry.frozenColumns, view.left, Math.max(0, x - geometry.headerWidth)),
  };
}

/** The scroll position from which an area's first cell is wholly in the window, moved as little as possible. */
export function scrolledTo(geometry: Geometry, view: View, row: number, column: number): { left: number; top: number } {
  const along = (axis: Axis, index: number, frozen: number, scrolled: number, room: number): number => {
    if (index < frozen) return scrolled;
    const start = axis.start(index) - axis.start(frozen);
    const end = axis.start(index + 1) - axis.start(frozen);
    if (start < scrolled) return start;
    const free = Math.max(0, room - axis.start(frozen));
    return end > scrolled + free ? Math.min(start, end - free) : scrolled;
  };
  return {
    left: along(geometry.columns, column, geometry.frozenColumns, view.left, view.width - geometry.headerWidth),
    top: along(geometry.rows, row, geometry.frozenRows, view.top, view.height - HEADER_HEIGHT),
  };
}
