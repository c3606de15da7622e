/**
 * What setting up or adding a template will do to a workbook, worked out before anything is written: shown in the pane
 * first, then transcribed by excel/set-up. Existing content is never touched; a table of ours only grows by missing rows.
 */
import { bodyKey } from '../inspect/charters/bodies';
import { normalizeText } from '../../domain/text/characters/text';
import type { Column, ColumnKind, ColumnOf, ColumnReference, YearValue } from '../schema/column';
import { isShareUnit } from '../schema/percent';
import type { Conflict } from './conflict';
import { KINDS } from '../schema/kinds';
import { byHeader, printRow, type CellsByHeader, type PrintedCell, type RowValues } from './print';
import { locate } from '../read/read';
import { columnLetters, type TableState, type WorkbookState } from '../read/state';
import { freeSheetName, quoteSheet } from '../schema/sheet-name';
import { fitWidths } from './column-widths';
import { linedFormula, numberLooks, standingFormat, type NumberLook, type TablePlace, type UnitPlace } from './number-looks';
import { sheetColumns, sheetColumnsFor, UNDECIDED, type Declaration, type SheetColumn } from '../schema/table';
import type { TableName } from '../schema/table-name';
import { TABLES } from '../schema/declarations/tables';
import type { Template } from '../templates/template';
import { anchorOf, type TableAnchor } from './table-anchor';
import { MOST_LISTED, textsOf, type OfferSource } from './offers';
import { filledCells, LAST_ROW, type Validation } from '../schema/validation';

export const AS_OF_NAME = 'DX_AsOf';
export const AS_OF_LABEL = '基準日';
/** 令和8年9月30日（2026/9/30） */
export const AS_OF_FORMAT = '[$-411]ggge"年"m"月"d"日（"yyyy"/"m"/"d"）"';
export const AS_OF_HELP = 'いつの時点で評価するかの日付です。この日付の計画値と実績を比べます。';
const AS_OF_SHEET = '基準日';
/** From 0: beside its label. */
export const AS_OF_COLUMN = 1;
/** Characters of the longest 基準日 in both calendars: 令和18年12月31日（2036/12/31） must fit, or it shows as ####. */
export const AS_OF_WIDTH = 36;

export interface PlannedColumn {
  readonly header: string;
  /** Characters of the standard font. */
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  readonly wrap: boolean;
  readonly help: string;
  readonly validation: Validation | null;
  /** Conditional formats for numbers that are typed later. */
  readonly looks: readonly NumberLook[];
}

/** A sheet to be made: row 1 the title, row 2 the note, then the 基準日 and the goal where there are any, a blank row, the table. */
export interface PlannedSheet {
  readonly action: 'create';
  readonly table: TableName;
  /** A name that is free; `wanted` is the one it should have had. */
  readonly sheet: string;
  readonly wanted: string;
  readonly title: string;
  readonly note: string;
  /** The row (from 0) of the 基準日, if this sheet shows it. */
  readonly asOfRow: number | null;
  readonly goal: { readonly row: number; readonly label: string; readonly text: string } | null;
  /** The header's row, from 0. */
  readonly headerRow: number;
  /** How many columns from the left stay in sight. */
  readonly frozen: number;
  readonly columns: readonly PlannedColumn[];
  /** When a row has lines around its cells. */
  readonly lined: string;
  /** One blank row where there is none to write. */
  readonly body: readonly (readonly PrintedCell[])[];
  readonly added: readonly AnnouncedRow[];
}

/** Rows to be written below a table of ours. */
export interface PlannedRows {
  readonly action: 'append';
  readonly table: TableName;
  readonly sheet: string;
  /** As found when planning; writing looks again. Values stand at their column's header. */
  readonly rows: readonly { readonly cells: CellsByHeader }[];
  /** Years the rows have a target of and the table has no column for (目標2025): added at its right end, where `at` says. */
  readonly columns: readonly PlannedColumn[];
  /** Where the table was when this was planned, if columns are to be added: the new columns' validation counts on it. Rows and columns from 0. */
  readonly at: { readonly headerRow: number; readonly firstColumn: number; readonly width: number } | null;
  /** When a row has lines around its cells in the new columns. */
  readonly lined: string;
  readonly added: readonly AnnouncedRow[];
  /** How many rows of the template are there already. */
  readonly present: number;
}

/** Nothing to do for this table. */
export interface PlannedNothing {
  readonly action: 'keep';
  readonly table: TableName;
  readonly sheet: string;
  readonly present: number;
}

/** How a row is announced: its key, and where it comes from. */
export interface AnnouncedRow {
  readonly label: string;
  readonly source: string | null;
}

export interface SetUpPlan {
  readonly tables: readonly (PlannedSheet | PlannedRows | PlannedNothing)[];
  /** The 基準日: on the new KPI sheet, on a sheet of its own (the KPI sheet is there without it), or already there. */
  readonly asOf:
    | { readonly action: 'onKpiSheet'; readonly serial: number }
    | { readonly action: 'ownSheet'; readonly sheet: string; readonly serial: number }
    | { readonly action: 'exists' };
  /** Tables whose cells the rules of new sheets and columns name: nothing is written where one of them has moved. */
  readonly anchors: readonly TableAnchor[];
  /** Any of these, and nothing can be written. */
  readonly conflicts: readonly Conflict[];
}

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
    const body = (rows.length === 0 ? [{}] : rows).map(row => withStanding(columns, printRow(columns, row, unitOf(row))));
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
      added: rows.map(row => announce(declaration, row)),
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

/** Is there anything to write? */
export function changesAnything(plan: SetUpPlan): boolean {
  return plan.asOf.action !== 'exists' || plan.tables.some(({ action }) => action !== 'keep');
}

/** The cells of a column of a table that is there, as the source of a drop-down; null without such a column. */
export function sourceInTable(table: TableState, reference: ColumnReference): string | null {
  const at = locate(TABLES[reference.table], table.cells[0] ?? []).located.find(({ header }) => header === reference.header)?.at;
  return at === undefined ? null : filledCells(table.sheet, columnLetters(table.firstColumn + at), table.firstRow + 1);
}

function validationOf<K extends ColumnKind>(column: ColumnOf<K>, index: number, headerRow: number, source: OfferSource): Validation | null {
  const letters = columnLetters(index);
  const place = { first: `${letters}${headerRow + 2}`, column: `$${letters}$${headerRow + 2}:$${letters}$${LAST_ROW}` };
  // What is only offered is offered once; a reference follows the other table as it grows.
  return KINDS[column.kind as K].validation(column, place, reference => source(reference, column.kind === 'text'));
}

/**
 * @param index the column of the sheet, from 0
 * @param units null: the workbook has no KPIs to ask for their unit
 */
export function planColumn(
  { header, column }: SheetColumn,
  index: number,
  place: TablePlace,
  source: OfferSource,
  units: UnitPlace | null,
): PlannedColumn {
  return {
    header,
    width: column.width ?? KINDS[column.kind].width,
    ...alignmentOf(column),
    help: column.help,
    validation: validationOf(column as Column, index, place.headerRow, source),
    looks: numberLooks(column, index, place, units),
  };
}

/** A table as it stands, for columns that are added at its right end: `added` follow those that are there. */
export function placeOfTable({ name, firstRow, firstColumn, cells }: TableState, added: readonly SheetColumn[]): TablePlace {
  const headers = cells[0] ?? [];
  const { located } = locate(TABLES[name], headers);
  return {
    headerRow: firstRow,
    columnOf: key => {
      const there = located.find(column => column.key === key)?.at;
      if (there !== undefined) return firstColumn + there;
      const at = added.findIndex(column => column.key === key);
      return at < 0 ? null : firstColumn + headers.length + at;
    },
  };
}

/** Kinds whose texts take several lines rather than being cut at the next cell. */
const WRAPPED: readonly ColumnKind[] = ['text', 'uniqueText', 'choice', 'ref', 'refs'];

/** How the cells of a column stand. */
export function alignmentOf({ kind }: Column): Pick<PlannedColumn, 'align' | 'wrap'> {
  return { align: KINDS[kind].align, wrap: WRAPPED.includes(kind) };
}

/** Blank cells are ready for what people will type; Excel gives the rows below a table the formats of its last one. */
function withStanding(columns: readonly SheetColumn[], cells: readonly PrintedCell[]): readonly PrintedCell[] {
  return cells.map((cell, at) => {
    const column = columns[at]?.column;
    return cell.value === null && cell.format === 'General' && column ? { ...cell, format: standingFormat(column) } : cell;
  });
}

function unitsInNewSheet({ sheet, headerRow }: { readonly sheet: string; readonly headerRow: number }): UnitPlace | null {
  const columns = sheetColumns(TABLES.DX_KPIs);
  return unitsAt(sheet, headerRow, key => columns.findIndex(column => column.key === key));
}

export function unitsInTable({ sheet, firstRow, firstColumn, cells }: TableState): UnitPlace | null {
  const { located } = locate(TABLES.DX_KPIs, cells[0] ?? []);
  return unitsAt(sheet, firstRow, key => {
    const at = located.find(column => column.key === key)?.at;
    return at === undefined ? -1 : firstColumn + at;
  });
}

function unitsAt(sheet: string, headerRow: number, columnOf: (key: string) => number): UnitPlace | null {
  const [name, unit] = [columnOf('name'), columnOf('unit')];
  if (name < 0 || unit < 0) return null;
  const range = (column: number): string =>
    `${quoteSheet(sheet)}!$${columnLetters(column)}$${headerRow + 2}:$${columnLetters(column)}$${LAST_ROW}`;
  return { names: range(name), units: range(unit) };
}

const unitOf = (row: RowValues): string | null => (typeof row.unit === 'string' ? row.unit : null);

function keyOf(declaration: Declaration, row: RowValues): string {
  // 「課長級WG」 in the workbook is the body that the template names in full.
  const bodies = declaration.name === 'DX_Members' || declaration.name === 'DX_Meetings';
  return declaration.key
    .map(key => (bodies && key === 'body' ? bodyKey(String(row[key] ?? '')) : normalizeText(String(row[key] ?? ''))))
    .join('\n');
}

/** 「…。出典：北九州市DX推進計画 …」: tables without a column for it name the source at the end of 備考 or 対応方針. */
const CITED = /出典：((?:(?!出典：).)+)$/s;

function announce(declaration: Declaration, row: RowValues): AnnouncedRow {
  const label = declaration.key
    .map(key => row[key])
    .filter(value => value !== null && value !== undefined)
    .join(' ');
  const [source] = [row.source, row.basis, ...[row.remarks, row.response].map(text => CITED.exec(String(text ?? ''))?.[1])].filter(
    text => typeof text === 'string',
  );
  return { label: label + targetsIn(declaration, row), source: source ?? null };
}

/** 「（目標2030 1,100,000時間）」: what a KPI is to reach is what people look for first. */
function targetsIn({ name, columns }: Declaration, row: RowValues): string {
  if (name !== 'DX_KPIs' || !Array.isArray(row.targets)) return '';
  const unit = typeof row.unit === 'string' ? row.unit : '';
  const told = (row.targets as readonly YearValue[]).map(({ year, value }) => {
    if (value === null) return `${columns.targets?.header ?? ''}${year} ${UNDECIDED}`;
    const shown = isShareUnit(unit) ? `${Number((value * 100).toPrecision(12))}%` : value.toLocaleString('en-US') + unit;
    return `${columns.targets?.header ?? ''}${year} ${shown}`;
  });
  return told.length === 0 ? '' : `（${told.join('、')}）`;
}

/** Rows of the template that the table does not have yet, by key; a number that is taken gives way to a free one. */
function planRows(
  declaration: Declaration,
  table: TableState,
  rows: readonly RowValues[],
  state: WorkbookState,
  units: UnitPlace | null,
  conflicts: Conflict[],
): PlannedRows | PlannedNothing {
  const there = new Set(table.rows.map(row => keyOf(declaration, row as unknown as RowValues)));
  const missing = rows.filter(row => !there.has(keyOf(declaration, row)));
  const present = rows.length - missing.length;
  const { name } = declaration;
  const { sheet } = table;
  if (missing.length === 0) return { action: 'keep', table: name, sheet, present };
  if (state.sheets.find(other => other.name === sheet)?.protected) conflicts.push({ kind: 'protectedSheet', sheet });
  if (table.totals) conflicts.push({ kind: 'totalsRow', table: name, sheet });
  const { located } = locate(declaration, table.cells[0] ?? []);
  const wanted = sheetColumnsFor(declaration, missing);
  const columns = [...wanted, ...located.filter(({ key, header }) => !wanted.some(other => other.key === key && other.header === header))];
  const ids = new Set(table.rows.flatMap(row => ('id' in row && row.id !== null ? [normalizeText(row.id)] : [])));
  const printed = missing.map(row => {
    return { cells: byHeader(columns, printRow(columns, withFreeId(row, ids), unitOf(row))) };
  });
  const added: SheetColumn[] = [];
  for (const column of columns) {
    const { header, year } = column;
    // ― alone is no reason for a column of its own.
    const used = printed.some(({ cells }) =>
      year === null ? (cells[header]?.value ?? null) !== null : typeof cells[header]?.value === 'number',
    );
    if (!used || located.some(other => other.header === header)) continue;
    // A further year is a new column for everybody; any other column has been deleted or renamed by somebody, for a reason.
    if (year !== null) added.push(column);
    else conflicts.push({ kind: 'missingColumn', table: name, sheet, header });
  }
  const width = table.cells[0]?.length ?? 0;
  const at = added.length === 0 ? null : { headerRow: table.firstRow, firstColumn: table.firstColumn, width };
  return {
    action: 'append',
    table: name,
    sheet,
    rows: printed,
    added: missing.map(row => announce(declaration, row)),
    present,
    at,
    // No column that is added is a reference, so there is nothing to look up.
    columns: added.map((column, index) =>
      planColumn(column, table.firstColumn + width + index, placeOfTable(table, added), () => null, units),
    ),
    lined: linedFormula(table.firstColumn, table.firstRow),
  };
}

function withFreeId(row: RowValues, ids: Set<string>): RowValues {
  if (typeof row.id !== 'string') return row;
  let id = row.id;
  for (let n = 2; ids.has(normalizeText(id)); n++) id = `${row.id}-${n}`;
  ids.add(normalizeText(id));
  return { ...row, id };
}
