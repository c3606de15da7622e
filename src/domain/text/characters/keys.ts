import type { Cell, Cells } from '../../base/cell';
import { isCellError } from '../../base/cell';
import { blankFault, Fault, givenFault } from '../../base/fault';
import { comparableText } from './comparable-text';
import { memoized } from '../../base/memory';
import { nearest } from '../../base/nearest';
import { isBlank } from './text';

/**
 * Keys compared for hints, per call: one may ask for 20,000 unknown keys in a plan of thousands, and the answer (#N/A) is the
 * same without the hint. The first always gets one.
 */
export const COMPARISONS = 20000;

/** Rows by key: what a KPI is called in a table, compared as section 1 says. */
export interface KeyIndex {
  readonly table: 'plan' | 'actuals';
  /** Rows by normalized key. */
  readonly rows: Map<string, number[]>;
  /** Keys as written, by normalized key, for the hint. */
  readonly written: Map<string, string>;
  /** Comparisons left for hints; renewed by every call. */
  hints: number;
}

export function emptyIndex(table: 'plan' | 'actuals'): KeyIndex {
  return { table, rows: new Map(), written: new Map(), hints: COMPARISONS };
}

/** A cell of a table; undefined outside it, as in a row shorter than the others. */
export function cellAt(cells: Cells, row: number, column: number): Cell {
  const line = cells[row];
  return line && line[column];
}

/** The cell that belongs to a place of the answers: a single one, or one row or column of them, stands for all. */
export function cellFor(cells: Cells, r: number, c: number): Cell {
  const [row = []] = cells;
  return cellAt(cells, cells.length === 1 ? 0 : r, row.length === 1 ? 0 : c);
}

const written = memoized((text: string) => (isBlank(text) ? '' : text.trim()));

/** A cell of a text column as text; "" where it is blank. 0 is what a blank may be on Windows desktop (section 1). */
export function textOf(cell: Cell): string {
  return typeof cell === 'string' ? written(cell) : cell === 0 || isCellError(cell) || isBlank(cell) ? '' : `${cell}`;
}

/** Adds a row under a key; a row already under that key is not added twice. */
export function addKey(index: KeyIndex, cell: Cell, row: number): void {
  const text = textOf(cell);
  if (text === '') return;
  const key = comparableText(text);
  const rows = index.rows.get(key);
  if (!rows) {
    index.rows.set(key, [row]);
    index.written.set(key, text);
  } else if (rows[rows.length - 1] !== row) rows.push(row);
}

/** The rows of the key people typed. #N/A where it is blank or in no row (naming the nearest key), the error where it is one. */
export function rowsOfTypedKey(index: KeyIndex, cell: Cell): readonly number[] | Fault {
  if (isCellError(cell)) return givenFault(cell);
  const key = textOf(cell);
  if (key === '') return blankFault('kpi');
  const rows = index.rows.get(comparableText(key));
  if (rows) return rows;
  const near = index.hints > 0 ? nearest(comparableText(key), index.rows.keys()) : '';
  index.hints -= index.rows.size;
  return new Fault('#N/A', { kind: 'unknownKpi', table: index.table, key, nearest: index.written.get(near) || null });
}
