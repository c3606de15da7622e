/**
 * The table around one cell. Excel's own surrounding region stops at what is blank only because cells are merged, at a blank row between headers
 * and rows, and at a column that nobody has filled yet.
 */
import type { Cells } from '../../../domain/base/cell';
import { isEmpty, type SourceArea } from './adopt-grid';

interface Edges {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Of the rows a column beyond a blank one must fill to belong to the table. */
const MOST_ROWS = 0.6;

/**
 * @param values what is in use on the sheet
 * @param merges the merged cells in it
 * @param at the cell, in `values`
 * @returns null: nothing stands around the cell
 */
export function tableAround(
  values: Cells,
  merges: readonly SourceArea[],
  at: { readonly row: number; readonly column: number },
): SourceArea | null {
  const [height, width] = [values.length, values[0]?.length ?? 0];
  const covered = new Set<string>();
  for (const { row, column, rows, columns } of merges)
    if (!isEmpty(values[row]?.[column]))
      for (let r = row; r < row + rows; r++) for (let c = column; c < column + columns; c++) covered.add(`${r},${c}`);
  const isFilled = (row: number, column: number): boolean => !isEmpty(values[row]?.[column]) || covered.has(`${row},${column}`);
  const edges: Edges = { top: at.row, left: at.column, bottom: at.row, right: at.column };
  const filledInRow = (row: number): number[] => {
    const columns: number[] = [];
    for (let column = Math.max(0, edges.left - 1); column <= Math.min(width - 1, edges.right + 1); column++)
      if (isFilled(row, column)) columns.push(column);
    return columns;
  };
  const filledInColumn = (column: number): number[] => {
    const rows: number[] = [];
    for (let row = Math.max(0, edges.top - 1); row <= Math.min(height - 1, edges.bottom + 1); row++)
      if (isFilled(row, column)) rows.push(row);
    return rows;
  };
  const isColumnBeyond = (column: number): boolean =>
    column >= 0 &&
    column < width &&
    edges.bottom > edges.top &&
    filledInColumn(column).length >= (edges.bottom - edges.top + 1) * MOST_ROWS;
  const isText = (row: number, column: number): boolean => typeof values[row]?.[column] === 'string';
  /** Headers above a blank row, where what is below it begins with rows. */
  const areHeadersBeyond = (row: number): boolean => {
    const columns = row < 0 ? [] : filledInRow(row);
    return (
      columns.length >= 2 &&
      columns.every(column => isText(row, column)) &&
      filledInRow(edges.top).some(column => !isText(edges.top, column))
    );
  };
  /** Rows below a blank one, which go on numbering. */
  const goesOnBeyond = (row: number): boolean => {
    const [first] = row >= height ? [] : filledInRow(row);
    const [before, next] = first === undefined ? [] : [values[edges.bottom]?.[first], values[row]?.[first]];
    return typeof before === 'number' && typeof next === 'number' && next === before + 1;
  };
  for (let grown = true; grown;) {
    grown = false;
    if (edges.top > 0 && filledInRow(edges.top - 1).length > 0) {
      edges.top--;
      grown = true;
    } else if (areHeadersBeyond(edges.top - 2)) {
      edges.top -= 2;
      grown = true;
    }
    if (edges.bottom < height - 1 && filledInRow(edges.bottom + 1).length > 0) {
      edges.bottom++;
      grown = true;
    } else if (goesOnBeyond(edges.bottom + 2)) {
      edges.bottom += 2;
      grown = true;
    }
    if (edges.left > 0 && filledInColumn(edges.left - 1).length > 0) {
      edges.left--;
      grown = true;
    } else if (!grown && isColumnBeyond(edges.left - 2)) {
      edges.left -= 2;
      grown = true;
    }
    if (edges.right < width - 1 && filledInColumn(edges.right + 1).length > 0) {
      edges.right++;
      grown = true;
    } else if (!grown && isColumnBeyond(edges.right + 2)) {
      edges.right += 2;
      grown = true;
    }
  }
  const { top, left, bottom, right } = edges;
  return top === bottom && left === right && !isFilled(top, left)
    ? null
    : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}
