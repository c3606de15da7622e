/** Bounds and grades of 評価基準 that are changed in the pane. Only the cells that were changed are written, and they can be taken back. */
import { addressOf, placeText } from '../../sheets/read/state';
import type { ScaleTable } from '../../sheets/read/own-scale';
import { SCALE_TABLE } from '../../sheets/read/own-scale';
import { asWritten, cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { writeCells, type CellsWritten } from './cells';

/** A row of the table as it was shown, and what it is to hold; null leaves a cell alone. */
export interface ScaleChange {
  /** From the table's header, which is 0. */
  readonly row: number;
  readonly bound: number | string | null;
  readonly grade: string | null;
}

/**
 * Writes into the table as it was read: two columns, the same rows. Throws ExcelFailure (changedMeanwhile where the table is not as shown,
 * cellHasFormula, protectedSheet …).
 */
export function writeScale(shown: ScaleTable, changes: readonly ScaleChange[]): Promise<CellsWritten> {
  const body = (context: Excel.RequestContext): Excel.Range => context.workbook.tables.getItem(SCALE_TABLE).getRange();
  const to = shown.cells.map((line, row) => {
    const wanted = changes.find(one => one.row === row);
    const { bound = null, grade = null } = wanted ?? {};
    return line.map((_, column) => asWritten(column === 0 ? bound : column === 1 ? grade : null));
  });
  return writeCells({
    cells: body,
    again: body,
    check: ({ range, place }) => {
      if (JSON.stringify(cellsOf(range.values)) !== JSON.stringify(shown.cells))
        throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
      range.formulas.forEach((line: unknown[], row) =>
        line.forEach((content, column) => {
          const isFormula = typeof content === 'string' && content.startsWith('=') && content !== range.values[row]?.[column];
          if (isFormula && to[row]?.[column] !== null)
            throw new ExcelFailure({
              kind: 'cellHasFormula',
              sheet: place.sheet,
              address: addressOf(range.rowIndex + row, range.columnIndex + column),
              formula: content,
            });
        }),
      );
    },
    to: () => to,
    format: () => null,
    tables: [],
  });
}
