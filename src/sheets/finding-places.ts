/** Where a finding is in a workbook: the cells to name beside it, the first of which a click jumps to. */
import type { Finding } from './finding';
import { locate } from './read';
import { addressOf, type CellPlace, type TableState, type WorkbookState } from './state';
import { TABLES } from './tables';

/** The cells concerned; the column's header where a row is missing, the table's first header where the column is too. None without the table. */
export function findingPlaces(state: WorkbookState, finding: Finding): CellPlace[] {
  const table: TableState | null = state.tables[finding.table];
  if (!table) return [];
  const at = locate(TABLES[finding.table], table.cells[0] ?? []).located.find(({ header }) => header === finding.column)?.at ?? 0;
  const rows = finding.rows.length === 0 ? [-1] : finding.rows;
  return rows.map(row => ({ sheet: table.sheet, address: addressOf(table.firstRow + 1 + row, table.firstColumn + at) }));
}
