/** Where a finding is in a workbook: the cells to name beside it, the first of which a click jumps to. */
import type { Finding } from './finding';
import { locate } from '../read/read';
import { addressOf, type CellPlace, type TableState, type WorkbookState } from '../read/state';
import { TABLE_NAMES, type TableName } from '../schema/table-name';
import { TABLES } from '../schema/declarations/tables';

/** For many findings of one workbook: its headers are looked through once. */
export function placesIn(state: WorkbookState): (finding: Finding) => CellPlace[] {
  const columns = new Map<TableName, ReadonlyMap<string, number>>();
  for (const name of TABLE_NAMES) {
    const table: TableState | null = state.tables[name];
    if (table) columns.set(name, new Map(locate(TABLES[name], table.cells[0] ?? []).located.map(({ header, at }) => [header, at])));
  }
  return finding => {
    if (finding.message.kind === 'scaleDamaged') return [finding.message.place];
    if (finding.message.kind === 'recordChanged') return [...finding.message.places];
    const table: TableState | null = state.tables[finding.table];
    if (!table) return [];
    const at = columns.get(finding.table)?.get(finding.column) ?? 0;
    const rows = finding.rows.length === 0 ? [-1] : finding.rows;
    return rows.map(row => ({ sheet: table.sheet, address: addressOf(table.firstRow + 1 + row, table.firstColumn + at) }));
  };
}

/** The cells concerned; the column's header where a row is missing, the table's first header where the column is too. None without the table. */
export function findingPlaces(state: WorkbookState, finding: Finding): CellPlace[] {
  return placesIn(state)(finding);
}
