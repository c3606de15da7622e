import type { CellFix } from '../../excel/edit/write';
import { byHeader, printRow } from '../../sheets/make/print';
import { locate } from '../../sheets/read/read';
import { addressOf, type WorkbookState } from '../../sheets/read/state';
import { ACTUALS } from '../../sheets/schema/declarations/actuals';
import { sheetColumns } from '../../sheets/schema/table';
import type { NewActual } from '../../sheets/schema/declarations/tables';

/** What a row of DX_Actuals says besides when and of what it is. */
const CORRECTED = ['value', 'status', 'source', 'author', 'enteredOn', 'comment'];

/**
 * The cells of a row that a correction changes; what is not given stays.
 * @param row in the table's body, from 0
 */
export function fixesOfActual(state: WorkbookState, row: number, actual: NewActual, unit: string | null): readonly CellFix[] {
  const table = state.tables.DX_Actuals;
  if (table === null) return [];
  const columns = sheetColumns(ACTUALS);
  const printed = byHeader(columns, printRow(columns, actual, unit));
  return locate(ACTUALS, table.cells[0] ?? []).located.flatMap(({ key, header, at }): CellFix[] => {
    const cell = printed[header];
    const from = table.cells[row + 1]?.[at];
    if (!CORRECTED.includes(key) || cell === undefined || cell.value === null || cell.value === from) return [];
    const address = addressOf(table.firstRow + 1 + row, table.firstColumn + at);
    return [{ place: { sheet: table.sheet, address }, table: 'DX_Actuals', from, to: cell.value, format: cell.format }];
  });
}
