/** Merged cells where rows or columns of a table are to go: a table can have none, and of what is written into them only the first cell is kept. */
import { addressOf } from '../../sheets/read/state';
import { ExcelFailure } from '../batch/failure';

/** Excel refuses the question where the answer has more than 512 areas: no table of ours is so wide that so many rows have as many. */
const MOST_ROWS = 30;

/** Asks for the merged cells in the first of these rows; to be followed by a sync. */
export function askForMerged(cells: Excel.Range, rows: number): Excel.RangeAreas {
  const merged = cells
    .getRow(0)
    .getResizedRange(Math.min(rows, MOST_ROWS) - 1, 0)
    .getMergedAreasOrNullObject();
  merged.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
  return merged;
}

/** Throws ExcelFailure (mergedBesideTable) where one begins above this row, from 0. */
export function refuseMerged({ isNullObject, areas }: Excel.RangeAreas, sheet: string, before: number): void {
  const found = isNullObject ? undefined : areas.items.find(({ rowIndex }) => rowIndex < before);
  if (found === undefined) return;
  const { rowIndex: row, columnIndex: column, rowCount, columnCount } = found;
  const address = `${addressOf(row, column)}:${addressOf(row + rowCount - 1, column + columnCount - 1)}`;
  throw new ExcelFailure({ kind: 'mergedBesideTable', sheet, address });
}
