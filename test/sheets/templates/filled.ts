/** Templates as a workbook holds them: printed into cells and read back, so that the tests see what staff see. */
import type { Cell, Cells } from '../../../src/domain/base/cell';
import type { YearValue } from '../../../src/sheets/schema/column';
import { printRow, type RowValues } from '../../../src/sheets/make/print';
import { readTables, type TablesReading } from '../../../src/sheets/read/read-all';
import { sheetColumns, type Declaration, type SheetColumn } from '../../../src/sheets/schema/table';
import { TABLE_NAMES, type TableName } from '../../../src/sheets/schema/table-name';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import type { Template } from '../../../src/sheets/templates/template';

export type Rows = Partial<Record<TableName, readonly RowValues[]>>;

/** The rows of several templates below one another. */
export function rowsOfAll(templates: readonly Template[]): Rows {
  return Object.fromEntries(
    TABLE_NAMES.map(name => [name, templates.flatMap((template): readonly RowValues[] => template.rows[name] ?? [])]),
  );
}

/** The declared columns, and one for every further year the rows have a target of. */
function columnsFor(declaration: Declaration, rows: readonly RowValues[]): SheetColumn[] {
  const columns = sheetColumns(declaration);
  const targets = Object.entries(declaration.columns).flatMap(([key, column]) => (column.kind === 'perYear' ? [{ key, column }] : []));
  const further = targets.flatMap(({ key, column }) => {
    const years = new Set(rows.flatMap(row => (Array.isArray(row[key]) ? (row[key] as readonly YearValue[]).map(({ year }) => year) : [])));
    return [...years]
      .filter(year => !column.years.includes(year))
      .map((year): SheetColumn => ({ key, header: `${column.header}${year}`, column, year }));
  });
  return [...columns, ...further];
}

export function cellsOf(name: TableName, rows: readonly RowValues[]): Cells {
  const columns = columnsFor(TABLES[name], rows);
  const body = rows.map(row =>
    printRow(columns, row, typeof row.unit === 'string' ? row.unit : null).map(({ value }): Cell => value ?? ''),
  );
  return [columns.map(({ header }) => header), ...body];
}

export function read(rows: Rows): TablesReading {
  return readTables(Object.fromEntries(TABLE_NAMES.map(name => [name, cellsOf(name, rows[name] ?? [])])));
}
