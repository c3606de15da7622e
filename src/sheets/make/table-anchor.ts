import type { TableState, WorkbookState } from '../read/state';
import type { TableName } from '../schema/table-name';

/** Where a table that is there stood when something was planned. Rules that are written name its cells by address. Rows and columns from 0. */
export interface TableAnchor {
  readonly table: TableName;
  readonly sheet: string;
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly width: number;
}

export const anchorOf = (table: TableName, { sheet, firstRow, firstColumn, cells }: TableState): TableAnchor => ({
  table,
  sheet,
  headerRow: firstRow,
  firstColumn,
  width: cells[0]?.length ?? 0,
});

/** For new columns of a table: their rules name the table itself, and the units of KPIs. */
export function anchorsOf({ tables }: WorkbookState, name: TableName): readonly TableAnchor[] {
  return [...new Set<TableName>([name, 'DX_KPIs'])].flatMap(one => {
    const table: TableState | null = tables[one];
    return table === null ? [] : [anchorOf(one, table)];
  });
}
