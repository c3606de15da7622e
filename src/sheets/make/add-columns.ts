/** What a table of ours lacks of the columns this version declares, and how they would be added; worked out before anything is written. */
import type { Cell } from '../../domain/base/cell';
import type { Conflict } from './conflict';
import type { Column } from '../schema/column';
import { locate } from '../read/read';
import { columnsSince, VERSIONS, type SchemaVersion } from '../schema/schema';
import { linedFormula, standingFormat } from './number-looks';
import { placeOfTable, planColumn, sourceInTable, unitsInTable } from './planned-column';
import type { PlannedColumn } from './planned';
import { anchorOf, anchorsOf, type TableAnchor } from './table-anchor';
import type { TableState, WorkbookState } from '../read/state';
import { sheetColumns, type Declaration, type SheetColumn } from '../schema/table';
import type { TableName } from '../schema/table-name';
import { TABLES } from '../schema/declarations/tables';

/**
 * The declared columns a table does not have. Not those whose header may only be misspelt, which 点検 offers to put right, and not
 * single years of a family that has others, which staff delete for a reason.
 */
export function missingColumns(declaration: Declaration, headers: readonly Cell[]): SheetColumn[] {
  const { located, issues } = locate(declaration, headers);
  const misspelt = new Set(
    issues.flatMap(issue => (issue.kind === 'missingHeader' && issue.expected.nearest !== null ? [issue.column] : [])),
  );
  const families = new Set(located.map(({ key }) => key));
  return sheetColumns(declaration).filter(
    ({ key, header, year }) =>
      !misspelt.has(header) && !located.some(other => other.header === header) && (year === null || !families.has(key)),
  );
}

export interface AddColumnsPlan {
  readonly table: TableName;
  readonly sheet: string;
  /** In declared order, for the right end of the table. */
  readonly columns: readonly (PlannedColumn & { readonly format: string })[];
  /** A newer version of the add-in has brought them; else somebody has deleted them, or never had them. */
  readonly isNew: boolean;
  /** As found when planning: the first column after the table, and its header's row, from 0. */
  readonly at: { readonly headerRow: number; readonly column: number };
  /** When a row has lines around its cells in the new columns. */
  readonly lined: string;
  /** The headers then. */
  readonly headers: readonly string[];
  /** Tables whose cells the rules of the columns name, this one among them: nothing is written where one of them has moved. */
  readonly anchors: readonly TableAnchor[];
  readonly conflicts: readonly Conflict[];
}

/** null: the table is not there or lacks nothing. */
export function planAddColumns(
  state: WorkbookState,
  name: TableName,
  versions: readonly SchemaVersion[] = VERSIONS,
): AddColumnsPlan | null {
  const table: TableState | null = state.tables[name];
  if (table === null) return null;
  const headers = table.cells[0] ?? [];
  const missing = missingColumns(TABLES[name], headers);
  if (missing.length === 0) return null;
  const { sheet, firstRow, firstColumn } = table;
  const column = firstColumn + headers.length;
  const since = columnsSince(name, state.schema, versions);
  const anchors = new Map(anchorsOf(state, name).map(anchor => [anchor.table, anchor]));
  const source = (reference: Parameters<typeof sourceInTable>[1]): string | null => {
    const other: TableState | null = state.tables[reference.table];
    if (other === null) return null;
    anchors.set(reference.table, anchorOf(reference.table, other));
    return sourceInTable(other, reference);
  };
  const place = placeOfTable(table, missing);
  const units = state.tables.DX_KPIs ? unitsInTable(state.tables.DX_KPIs) : null;
  const added = missing.map((one, index) => ({
    ...planColumn(one, column + index, place, source, units),
    format: standingFormat(one.column as Column),
  }));
  return {
    table: name,
    sheet,
    isNew: missing.some(({ key }) => since.has(key)),
    at: { headerRow: firstRow, column },
    headers: headers.map(String),
    columns: added,
    anchors: [...anchors.values()],
    lined: linedFormula(firstColumn, firstRow),
    conflicts: [
      ...(state.sheets.find(other => other.name === sheet)?.protected === true ? [{ kind: 'protectedSheet', sheet } as const] : []),
      ...(table.totals ? [{ kind: 'totalsRow', table: name, sheet } as const] : []),
    ],
  };
}
