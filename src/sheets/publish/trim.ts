/** What stands at the edges of a block and is no part of its table: titles above it, totals, notes and sources below it. */
import { formulaAt, lookAt, valueAt, type GridArea, type CheckedGrid, type Merges } from './grid';

export type OutsideKind = 'title' | 'total' | 'note' | 'source' | 'isolated';

export interface OutsideCell {
  readonly row: number;
  readonly column: number;
  readonly kind: OutsideKind;
}

const TOTALS = /^(合計|小計|総計|計|総数|総合計|3カ年平均)$/;
const NOTES = /^\s*(※|（注）|注[：:）)]|備考)/;
const SOURCES = ['出典', 'Source', 'source', '参考', '出所', '資料'];
const SUMS = /^=\s*(SUM|SUBTOTAL)\b/i;

export interface Trimmed {
  /** null: nothing of the block is left. */
  readonly area: GridArea | null;
  readonly outside: readonly OutsideCell[];
}

/** The block without what is cut off at its edges. */
export function trim(grid: CheckedGrid, merges: Merges, block: GridArea): Trimmed {
  const { column, lastColumn } = block;
  const width = lastColumn - column + 1;
  const outside: OutsideCell[] = [];
  const filledIn = (row: number): number[] => {
    const columns: number[] = [];
    for (let at = column; at <= lastColumn; at++) if (valueAt(grid, row, at) !== null) columns.push(at);
    return columns;
  };
  const cut = (row: number, columns: readonly number[], kind: OutsideKind): void => {
    for (const at of columns) outside.push({ row, column: at, kind });
  };
  const isTitle = (row: number, filled: number): boolean => {
    let marked = false;
    for (let at = column; at <= lastColumn && !marked; at++) marked = merges.at(row, at) !== null || lookAt(grid, row, at)?.bold === true;
    if (marked) return filled === 1 && width >= 4;
    return filled / width <= 0.15 || (filled >= 1 && filled <= 2);
  };
  const footOf = (row: number, columns: readonly number[]): OutsideKind | null => {
    if (columns.some(at => SUMS.test(formulaAt(grid, row, at) ?? ''))) return 'total';
    const texts = columns.map(at => valueAt(grid, row, at)).filter(value => typeof value === 'string');
    if (texts.slice(0, 3).some(text => TOTALS.test(text.trim()))) return 'total';
    const first = columns[0] === undefined ? null : valueAt(grid, row, columns[0]);
    if (typeof first !== 'string') return null;
    if (NOTES.test(first)) return 'note';
    const fill = columns.length / width;
    if (fill >= 0.3) return null;
    return SOURCES.some(word => first.trim().startsWith(word)) ? 'source' : fill <= 0.2 ? 'note' : null;
  };
  let { row, lastRow } = block;
  while (width >= 3 && row < lastRow) {
    const columns = filledIn(row);
    if (!isTitle(row, columns.length)) break;
    cut(row, columns, 'title');
    row++;
  }
  while (lastRow > row) {
    const columns = filledIn(lastRow);
    const kind = columns.length === 0 ? null : footOf(lastRow, columns);
    if (columns.length > 0 && kind === null) break;
    if (kind !== null) cut(lastRow, columns, kind);
    lastRow--;
  }
  if (row === lastRow && width >= 3) {
    const columns = filledIn(row);
    if (columns.length > 0 && columns.length / width <= 0.2 && columns.every(at => typeof valueAt(grid, row, at) === 'string')) {
      cut(row, columns, 'note');
      return { area: null, outside };
    }
  }
  return { area: { row, column, lastRow, lastColumn }, outside };
}
