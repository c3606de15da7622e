/** Blank rows and columns that a table is better without. */
import { formulaAt, lookAt, valueAt, type CheckedGrid } from './grid';
import type { PublishTable } from './layout';
import { isNumber } from './text-kinds';

/** Rows or columns beside each other, counted from 0. */
export interface BlankRun {
  readonly from: number;
  readonly count: number;
}

/** Cells of the lines that are deleted at once: their looks are kept. */
const MOST_CELLS = 10_000;

function runsOf(lines: readonly number[], across: number): readonly BlankRun[] {
  const runs: { from: number; count: number }[] = [];
  for (const line of lines.slice(0, Math.max(1, Math.floor(MOST_CELLS / Math.max(1, across))))) {
    const last = runs.at(-1);
    if (last !== undefined && last.from + last.count === line) last.count++;
    else runs.push({ from: line, count: 1 });
  }
  return runs;
}

const rowsOf = ({ row, values }: CheckedGrid): number => row + values.length;
const columnsOf = ({ column, values }: CheckedGrid): number => column + (values[0]?.length ?? 0);
const isFilled = (grid: CheckedGrid, row: number, column: number): boolean =>
  valueAt(grid, row, column) !== null || formulaAt(grid, row, column) !== null;

function isBlankRow(grid: CheckedGrid, row: number): boolean {
  for (let column = grid.column; column < columnsOf(grid); column++) if (isFilled(grid, row, column)) return false;
  return true;
}

function isBlankColumn(grid: CheckedGrid, column: number): boolean {
  for (let row = grid.row; row < rowsOf(grid); row++) if (isFilled(grid, row, column)) return false;
  return true;
}

const linesIn = (from: number, to: number, isBlank: (line: number) => boolean): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at).filter(isBlank);

/** What a selected part of a sheet leaves blank may be filled beside it. */
const isWhole = ({ top }: CheckedGrid): boolean => top === undefined;
const once = (lines: readonly number[]): number[] => [...new Set(lines)].sort((a, b) => a - b);

/** Blank rows in the middle of what people mean as one table; more of them part two. */
const MOST_BETWEEN = 2;

/** Does the row go on with the table above: the same columns, the same kinds of values, and no look of a heading? */
function goesOn(grid: CheckedGrid, above: PublishTable, below: PublishTable): boolean {
  const { column, lastColumn, lastRow } = above.area;
  const { row } = below.area;
  if (row <= lastRow || row - lastRow - 1 > MOST_BETWEEN) return false;
  if (below.area.column < column || below.area.lastColumn > lastColumn || above.body.row > lastRow) return false;
  let numbers = 0;
  for (let at = column; at <= lastColumn; at++) {
    const [one, other] = [valueAt(grid, lastRow, at), valueAt(grid, row, at)];
    if (lookAt(grid, row, at)?.bold === true && lookAt(grid, lastRow, at)?.bold !== true) return false;
    if (one === null || other === null) continue;
    if (isNumber(one) !== isNumber(other)) return false;
    if (isNumber(one)) numbers++;
  }
  // Two lists of nothing but texts cannot be told from a heading and its rows.
  return numbers > 0 || below.headerRows.length === 0;
}

/** The blank rows within the tables and where one goes on below them, of the whole sheet. */
export function blankRowsIn(grid: CheckedGrid, tables: readonly PublishTable[]): readonly BlankRun[] {
  if (!isWhole(grid)) return [];
  const sorted = [...tables].sort((a, b) => a.area.row - b.area.row);
  const rows = sorted.flatMap((table, at) => {
    const { area } = table;
    const next = sorted[at + 1];
    const between = next !== undefined && goesOn(grid, table, next) ? next.area.row : area.lastRow + 1;
    return linesIn(area.row, between, row => isBlankRow(grid, row));
  });
  return runsOf(once(rows), columnsOf(grid));
}

/** The blank columns within the tables, of the whole sheet. */
export function blankColumnsIn(grid: CheckedGrid, tables: readonly PublishTable[]): readonly BlankRun[] {
  if (!isWhole(grid)) return [];
  const columns = tables.flatMap(({ area }) => linesIn(area.column, area.lastColumn + 1, column => isBlankColumn(grid, column)));
  return runsOf(once(columns), rowsOf(grid));
}

/** The blank rows above the first table, and between its heading and its rows. */
export function blankRowsAbove(grid: CheckedGrid, tables: readonly PublishTable[]): readonly BlankRun[] {
  const [first] = [...tables].sort((a, b) => a.area.row - b.area.row);
  if (!isWhole(grid) || first === undefined) return [];
  const heading = first.headerRows.at(-1);
  const below = heading === undefined ? [] : linesIn(heading + 1, first.body.row, row => isBlankRow(grid, row));
  return runsOf([...linesIn(0, first.area.row, row => isBlankRow(grid, row)), ...below], columnsOf(grid));
}
