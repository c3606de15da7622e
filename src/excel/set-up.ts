/**
 * Transcribes a set-up plan (sheets/set-up) into the workbook: one sync to look again, one that writes everything.
 * Excel does the actions of a batch before the failing one, so what has been made is taken back after a failure.
 */
import { AS_OF_FORMAT, AS_OF_HELP, AS_OF_LABEL, AS_OF_NAME, type PlannedColumn, type PlannedRows, type PlannedSheet, type SetUpPlan } from '../sheets/set-up';
import { addressOf, columnLetters } from '../sheets/state';
import type { TableName } from '../sheets/table-name';
import { LAST_ROW } from '../sheets/validation';
import { alignColumn, findRoom, lookAt, takeBackRows, writeRows, type Addition, type Look, type Room } from './append';
import { asWritten } from './cell-text';
import { ExcelFailure, type Outcome } from './failure';
import { addMarked, deleteMarked, findMarked, newToken, notTakenBack } from './new-sheets';
import { failureOf, run, withOutcome } from './run';
import { setValidation } from './validation';

export interface SetUpResult {
  /** Sheets made. */
  readonly sheets: readonly string[];
  /** Rows written, by table. */
  readonly rows: readonly { readonly table: TableName; readonly count: number }[];
}

/** Black lines and a bold header: readable when printed without colour. */
const TABLE_STYLE = 'TableStyleLight15';
/** Points to a character of the standard font, as Excel counts column widths. */
const POINTS = 6;
/** Characters of the longest 基準日 in both calendars. */
const AS_OF_WIDTH = 36;

/** From 0: beside its label. */
const AS_OF_COLUMN = 1;

export interface Additions extends Addition { readonly planned: PlannedRows }

const isSheet = (table: SetUpPlan['tables'][number]): table is PlannedSheet => table.action === 'create';
const isRows = (table: SetUpPlan['tables'][number]): table is PlannedRows => table.action === 'append';

/** The names of all sheets the plan makes. */
function newSheets({ tables, asOf }: SetUpPlan): string[] {
  return [...tables.filter(isSheet).map(({ sheet }) => sheet), ...(asOf.action === 'ownSheet' ? [asOf.sheet] : [])];
}

/** Carries out a plan without conflicts. Throws ExcelFailure; its outcome says what is in the workbook then. */
export async function setUp(plan: SetUpPlan): Promise<SetUpResult> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const token = newToken();
  const result: SetUpResult = {
    sheets: newSheets(plan),
    rows: plan.tables.flatMap(table => (table.action === 'keep' || table.added.length === 0 ? [] : [{ table: table.table, count: table.added.length }])),
  };
  let additions: readonly Additions[] | null = null;
  try {
    await run(async context => {
      additions = null;
      const found = await lookAgain(context, plan);
      additions = found;
      writeSetUp(context, plan, found, token);
      await context.sync();
    });
    return result;
  } catch (error) {
    const failure = failureOf(error);
    // Refused as a whole, or never begun: nothing was written.
    if (additions === null || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const done = await takeBack(plan, additions, token);
    if (done === 'complete') return result;
    throw withOutcome(failure, done);
  }
}

/** Is the workbook still as planned for? One sync. Throws ExcelFailure. */
export async function lookAgain(context: Excel.RequestContext, plan: SetUpPlan): Promise<Additions[]> {
  const { worksheets, tables, names, protection } = context.workbook;
  worksheets.load('items/name');
  tables.load('items/name');
  names.load('items/name');
  protection.load('protected');
  const looks = plan.tables.filter(isRows).map((planned): { planned: PlannedRows; look: Look } => ({ planned, look: lookAt(context, planned.table, planned.rows.length, planned.columns.map(({ header }) => header)) }));
  await context.sync();
  const has = (items: readonly { readonly name: string }[], name: string): boolean => items.some(item => item.name.toLowerCase() === name.toLowerCase());
  const sheets = newSheets(plan);
  if (sheets.length > 0 && protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
  const taken = sheets.find(name => has(worksheets.items, name))
    ?? plan.tables.filter(isSheet).map(({ table }) => table).find(name => has(tables.items, name) || has(names.items, name))
    ?? (plan.asOf.action !== 'exists' && has(names.items, AS_OF_NAME) ? AS_OF_NAME : undefined);
  if (taken !== undefined) throw new ExcelFailure({ kind: 'changedMeanwhile', what: taken });
  return looks.map(({ planned, look }) => {
    const room = findRoom(look);
    const { at } = planned;
    const moved = at !== null && (at.headerRow !== room.headerRow || at.firstColumn !== room.firstColumn || at.width + planned.columns.length !== room.headers.length);
    if (moved) throw new ExcelFailure({ kind: 'changedMeanwhile', what: room.sheet });
    return { planned, room, rows: planned.rows.map(({ cells }) => cells) };
  });
}

/** Writes a plan that lookAgain has found to be in order; to be followed by a sync. New sheets lose their token as the last of all. */
export function writeSetUp(context: Excel.RequestContext, plan: SetUpPlan, additions: readonly Additions[], token: string): void {
  const added = newSheets(plan).map(name => addMarked(context, name, token));
  const created = plan.tables.filter(isSheet);
  created.forEach((planned, index) => {
    const sheet = added[index];
    if (sheet) writeSheet(context, sheet, planned, plan.asOf);
  });
  if (plan.asOf.action === 'ownSheet') {
    const sheet = added.at(-1);
    if (sheet) writeAsOf(context, sheet, 2, plan.asOf.serial);
  }
  for (const { planned, room, rows } of additions) writeRows(context, room, rows, () => lookOfNewColumns(context, planned, room));
  // Last, so that a sheet without its token is a finished one.
  added.forEach((sheet, index) => {
    const title = sheet.getRange('A1');
    title.values = [[created[index]?.title ?? AS_OF_LABEL]];
    title.format.font.bold = true;
    title.format.font.size = 14;
  });
  // What people look at next.
  (added[created.findIndex(({ table }) => table === 'DX_KPIs')] ?? added[0])?.activate();
}

/** The 基準日 stands in the second column, and a date that does not fit shows as ####. */
function widthOf({ width }: PlannedColumn, index: number, withAsOf: boolean): number {
  return index === AS_OF_COLUMN && withAsOf ? Math.max(width, AS_OF_WIDTH) : width;
}

/** Width, input message and validation of columns added to a table, as in a new sheet. */
function lookOfNewColumns(context: Excel.RequestContext, { columns }: PlannedRows, { sheet: name, headerRow, firstColumn, headers }: Room): void {
  const sheet = context.workbook.worksheets.getItem(name);
  columns.forEach((column, index) => {
    const letters = columnLetters(firstColumn + headers.length - columns.length + index);
    writeHeaderLook(sheet.getRange(`${letters}${headerRow + 1}`));
    setValidation(sheet.getRange(`${letters}${headerRow + 2}:${letters}${LAST_ROW}`), column.header, column.help, column.validation);
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = column.width * POINTS;
  });
}

function writeHeaderLook({ format }: Excel.Range): void {
  format.font.bold = true;
  format.wrapText = true;
  format.horizontalAlignment = Excel.HorizontalAlignment.center;
  format.verticalAlignment = Excel.VerticalAlignment.center;
}

function writeSheet(context: Excel.RequestContext, sheet: Excel.Worksheet, planned: PlannedSheet, asOf: SetUpPlan['asOf']): void {
  const { columns, body, headerRow, goal } = planned;
  const lastColumn = columnLetters(columns.length - 1);
  sheet.getRange('A2').values = [[planned.note]];
  if (goal) sheet.getRange(addressOf(goal.row, 0)).values = [[`${goal.label}: ${goal.text}`]];
  if (planned.asOfRow !== null && asOf.action === 'onKpiSheet') writeAsOf(context, sheet, planned.asOfRow, asOf.serial);
  else if (planned.asOfRow !== null) showAsOf(sheet, planned.asOfRow);

  const range = sheet.getRange(`A${headerRow + 1}:${lastColumn}${headerRow + 1 + body.length}`);
  const rows = sheet.getRange(`A${headerRow + 2}:${lastColumn}${headerRow + 1 + body.length}`);
  rows.numberFormat = body.map(line => line.map(({ format }) => format));
  range.values = [columns.map(({ header }) => header), ...body.map(line => line.map(({ value }) => asWritten(value) ?? ''))];
  const table = sheet.tables.add(range, true);
  table.name = planned.table;
  table.style = TABLE_STYLE;
  writeHeaderLook(sheet.getRange(`A${headerRow + 1}:${lastColumn}${headerRow + 1}`));
  rows.format.verticalAlignment = Excel.VerticalAlignment.top;
  columns.forEach((column, index) => {
    const letters = columnLetters(index);
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = widthOf(column, index, planned.asOfRow !== null) * POINTS;
    const cells = sheet.getRange(`${letters}${headerRow + 2}:${letters}${headerRow + 1 + body.length}`);
    alignColumn(cells, column);
    setValidation(sheet.getRange(`${letters}${headerRow + 2}:${letters}${LAST_ROW}`), column.header, column.help, column.validation);
  });
  rows.format.autofitRows();
  sheet.freezePanes.freezeRows(headerRow + 1);
  const { pageLayout } = sheet;
  pageLayout.orientation = Excel.PageOrientation.landscape;
  pageLayout.paperSize = Excel.PaperType.a4;
  pageLayout.zoom = { horizontalFitToPages: 1 };
  pageLayout.setPrintTitleRows(`$${headerRow + 1}:$${headerRow + 1}`);
}

/** The 基準日 with its label, and the name DX_AsOf for it. */
function writeAsOf(context: Excel.RequestContext, sheet: Excel.Worksheet, row: number, serial: number): void {
  const cell = asOfCell(sheet, row);
  cell.values = [[serial]];
  cell.format.fill.color = '#F2F2F2';
  setValidation(cell, AS_OF_LABEL, AS_OF_HELP, { rule: { type: 'date', min: '1950-01-01', max: '2200-12-31' }, alert: 'stop', message: '日付を入力してください（例: 2026/9/30）。' });
  // 令和18年12月31日（2036/12/31） must fit, or it shows as ####.
  sheet.getRange('B:B').format.columnWidth = AS_OF_WIDTH * POINTS;
  context.workbook.names.add(AS_OF_NAME, cell);
}

/** The 基準日 is elsewhere: shown, not entered. */
function showAsOf(sheet: Excel.Worksheet, row: number): void {
  asOfCell(sheet, row).formulas = [[`=${AS_OF_NAME}`]];
}

function asOfCell(sheet: Excel.Worksheet, row: number): Excel.Range {
  sheet.getRange(addressOf(row, 0)).values = [[AS_OF_LABEL]];
  const cell = sheet.getRange(addressOf(row, AS_OF_COLUMN));
  cell.numberFormat = [[AS_OF_FORMAT]];
  cell.format.horizontalAlignment = Excel.HorizontalAlignment.left;
  return cell;
}

/** Deletes what the failed batch has made and only that; 'complete' when it turns out that all of it had been done. */
async function takeBack(plan: SetUpPlan, additions: readonly Additions[], token: string): Promise<'complete' | Outcome> {
  const sheets = newSheets(plan);
  try {
    return await run(async context => {
      const marked = await findMarked(context, sheets, token);
      const done = additions.length === 0 ? marked.finished : await takeBackRows(context, additions, marked.finished);
      if (done) return 'complete';
      deleteMarked(marked, AS_OF_NAME);
      await context.sync();
      return { changed: marked.unfinished.length > 0 || additions.length > 0 ? 'takenBack' : 'nothing' };
    });
  } catch (error) {
    return notTakenBack(error, sheets, additions.map(({ room }) => `${room.sheet}!${room.after}`));
  }
}
