/** 公開用の点検: writes repaired values into the cells of one sheet, all together, and puts the old ones back. */
import { placeText } from '../../sheets/read/state';
import type { GridEdit } from '../../sheets/publish/repair';
import { asWritten } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { writeCells, type CellsWritten, type Contents } from './cells';

/** The block around the cells. */
export const areaAround = (edits: readonly GridEdit[]): { row: number; column: number; rows: number; columns: number } => {
  const rows = edits.map(({ row }) => row);
  const columns = edits.map(({ column }) => column);
  const [row, column] = [least(rows), least(columns)];
  return { row, column, rows: most(rows) - row + 1, columns: most(columns) - column + 1 };
};

// Spread arguments would overflow the stack for many cells.
const least = (numbers: readonly number[]): number => numbers.reduce((best, one) => Math.min(best, one), Infinity);
const most = (numbers: readonly number[]): number => numbers.reduce((best, one) => Math.max(best, one), 0);

/** Two syncs. Throws ExcelFailure: changedMeanwhile where a cell is no longer what was looked at, protectedSheet … */
export function repairCells(sheet: string, edits: readonly GridEdit[]): Promise<CellsWritten> {
  const { row, column, rows, columns } = areaAround(edits);
  const to: (string | number | boolean | null)[][] = Array.from({ length: rows }, () => Array.from({ length: columns }, () => null));
  for (const { row: at, column: c, after } of edits) {
    const line = to[at - row];
    if (line !== undefined) line[c - column] = typeof after === 'boolean' ? after : asWritten(after);
  }
  return writeCells({
    cells: context => context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns),
    check: ({ range, place }) => {
      const changed = edits.some(({ row: at, column: c, before }) => (range.formulas[at - row]?.[c - column] ?? '') !== (before ?? ''));
      if (changed) throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
    },
    to: (): Contents => to,
    format: () => null,
    tables: [],
  });
}
