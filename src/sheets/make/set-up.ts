/**
 * What setting up or adding a template will do to a workbook, worked out before anything is written: shown in the pane
 * first, then transcribed by excel/set-up. Existing content is never touched; a table of ours only grows by missing rows.
 */
import { columnLetters, type WorkbookState, type TableState } from '../read/state';
import { TABLES } from '../schema/declarations/tables';
import { freeSheetName } from '../schema/sheet-name';
import { sheetColumns, sheetColumnsFor, type Declaration } from '../schema/table';
import type { TableName } from '../schema/table-name';
import { filledCells } from '../schema/validation';
import type { Template } from '../templates/template';
import { AS_OF_COLUMN, AS_OF_WIDTH, AS_OF_NAME, AS_OF_SHEET } from './as-of';
import { fitWidths } from './column-widths';
import type { Conflict } from './conflict';
import { linedFormula, type TablePlace } from './number-looks';
import { textsOf, MOST_LISTED, type OfferSource } from './offers';
import type { SetUpPlan, PlannedSheet, PlannedRows, PlannedNothing } from './planned';
import { sourceInTable, unitsInTable, unitsInNewSheet, planColumn } from './planned-column';
import { planRows, withStanding, unitOfRow, announcedRow } from './planned-rows';
import { printRow, type RowValues } from './print';
import { anchorOf, type TableAnchor } from './table-anchor';

export interface SetUpRequest {
  readonly tables: readonly TableName[];
  readonly template: Template | null;
  /** A date serial. */
  readonly asOf: number;
}

export function planSetUp(state: WorkbookState, request: SetUpRequest): SetUpPlan {
  const taken = state.sheets.map(({ name }) => name);
  const free = (wanted: string): string => {
    const name = freeSheetName(wanted, taken);
    taken.push(name);
    return name;
  };
  const asOfThere = state.asOfCell !== null;
  const foreign = new Set(state.foreignTables.map(({ name }) => name));
  const wanted = request.tables.filter(name => !foreign.has(name));
  const created = wanted
    .filter(name => state.tables[name] === null)
    .map(name => {
      const showsAsOf = name === 'DX_KPIs';
      const goal = showsAsOf ? (request.template?.goal ?? null) : null;
      const asOfRow = showsAsOf ? 2 : null;
      const goalRow = 2 + (showsAsOf ? 1 : 0);
      return {
        name,
        sheet: free(TABLES[name].sheet),
        asOfRow,
        goal: goal && { row: goalRow, ...goal },
        headerRow: goalRow + (goal ? 1 : 0) + 1,
      };
    });
  const anchors = new Map<TableName, TableAnchor>();
  const named = (name: TableName): void => {
    const table: TableState | null = state.tables[name];
    if (table) anchors.set(name, anchorOf(name, table));
  };
  const source: OfferSource = (reference, once = false) => {
    const texts = once ? textsOf(reference, state, request.template) : [];
    if (texts.length > 0 && texts.join(',').length <= MOST_LISTED) return texts.join(',');
    const table = state.tables[reference.table];
    named(reference.table);
    if (table) return sourceInTable(table, reference);
    const place = created.find(({ name }) => name === reference.table);
    const column = sheetColumns(TABLES[reference.table]).findIndex(({ header }) => header === reference.header);
    return place && column >= 0 ? filledCells(place.sheet, columnLetters(column), place.headerRow + 1) : null;
  };

  const newKpis = created.find(({ name }) => name === 'DX_KPIs');
  const units = state.tables.DX_KPIs ? unitsInTable(state.tables.DX_KPIs) : newKpis ? unitsInNewSheet(newKpis) : null;

  const conflicts: Conflict[] = state.foreignTables
    .filter(({ name }) => request.tables.includes(name))
    .map(({ name, sheet, headers }) => ({ kind: 'tableNotOurs', table: name, sheet, headers }));
  const tables = wanted.map((name): PlannedSheet | PlannedRows | PlannedNothing => {
    const declaration: Declaration = TABLES[name];
    const rows: readonly RowValues[] = request.template?.rows[name] ?? [];
    const table: TableState | null = state.tables[name];
    if (table) {
      const planned = planRows(declaration, table, rows, state, units, conflicts);
      // The rules of new columns name their own table, and the units of KPIs.
      if (planned.action === 'append' && planned.columns.length > 0) [name, 'DX_KPIs' as const].forEach(named);
      return planned;
    }
    const place = created.find(other => other.name === name);
    if (!place) throw new Error(`no sheet planned for ${name}`);
    const columns = sheetColumnsFor(declaration, rows);
    const onSheet: TablePlace = {
      headerRow: place.headerRow,
      columnOf: key => {
        const found = columns.findIndex(column => column.key === key);
        return found < 0 ? null : found;
      },
    };
    const body = (rows.length === 0 ? [{}] : rows).map(row => withStanding(columns, printRow(columns, row, unitOfRow(row))));
    const planned = columns.map((column, index) => planColumn(column, index, onSheet, source, units));
    if (planned.some(({ looks }) => looks.length > 0)) named('DX_KPIs');
    return {
      action: 'create',
      table: name,
      sheet: place.sheet,
      wanted: declaration.sheet,
      title: declaration.title,
      note: declaration.note,
      asOfRow: place.asOfRow,
      goal: place.goal,
      headerRow: place.headerRow,
      frozen: declaration.frozen,
      columns: fitWidths(planned, body, declaration.frozen, index => (index === AS_OF_COLUMN && place.asOfRow !== null ? AS_OF_WIDTH : 0)),
      lined: linedFormula(0, place.headerRow),
      body,
      added: rows.map(row => announcedRow(declaration, row)),
    };
  });

  const onKpiSheet = created.some(({ name }) => name === 'DX_KPIs');
  if (!asOfThere && state.names.some(name => name.toLowerCase() === AS_OF_NAME.toLowerCase()))
    conflicts.push({ kind: 'nameTaken', name: AS_OF_NAME });
  const asOf: SetUpPlan['asOf'] = asOfThere
    ? { action: 'exists' }
    : onKpiSheet
      ? { action: 'onKpiSheet', serial: request.asOf }
      : { action: 'ownSheet', sheet: free(AS_OF_SHEET), serial: request.asOf };
  if (state.structureProtected && (created.length > 0 || asOf.action === 'ownSheet')) conflicts.push({ kind: 'structureProtected' });
  return { tables, asOf, anchors: [...anchors.values()], conflicts };
}
