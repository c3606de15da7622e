/**
 * Transcribes a set-up plan (sheets/set-up) into the workbook: one sync to look again, one that writes everything.
 * Excel does the actions of a batch before the failing one, so what has been made is taken back after a failure.
 */
import {
  AS_OF_FORMAT,
  AS_OF_HELP,
  AS_OF_LABEL,
  AS_OF_NAME,
  type PlannedColumn,
  type PlannedRows,
  type PlannedSheet,
  type SetUpPlan,
} from '../../sheets/make/set-up';
import { addressOf, columnLetters } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { LAST_ROW } from '../../sheets/schema/validation';
import {
  alignColumn,
  areThere,
  blockAddress,
  findRoom,
  lookAt,
  takeBackRows,
  writeRows,
  type Addition,
  type Look,
  type Room,
} from '../rows/append';
import { appendRows, takeBackAppended, together } from '../rows/append-rows';
import { asWritten } from '../batch/cell-text';
import { ExcelFailure, type Outcome } from '../batch/failure';
import { inMessages, type LaterRows } from '../rows/messages';
import { POINTS } from './column-width';
import { addMarked, deleteMarked, findMarked, newToken, notTakenBack } from './new-sheets';
import { failureOf, run, withOutcome } from '../batch/run';
import { setPage } from './page';
import { setValidation } from './validation';
import { lookAtVersion, refuseNewer, writeChanged, writeVersion } from '../batch/workbook-settings';

export interface SetUpResult {
  /** Sheets made. */
  readonly sheets: readonly string[];
  /** Rows written, by table. */
  readonly rows: readonly { readonly table: TableName; readonly count: number }[];
}

/** Black lines and a bold header, without bands: readable when printed without colour, and staff's own fills stay what they are. */
const TABLE_STYLE = 'TableStyleLight15';
/** Characters of the longest 基準日 in both calendars. */
const AS_OF_WIDTH = 36;

/** From 0: beside its label. */
const AS_OF_COLUMN = 1;

export interface Additions extends Addition {
  readonly planned: PlannedRows;
}

export interface Found {
  readonly additions: readonly Additions[];
  /** The workbook does not say yet which version its tables have. */
  readonly unmarked: boolean;
}

const isSheet = (table: SetUpPlan['tables'][number]): table is PlannedSheet => table.action === 'create';
const isRows = (table: SetUpPlan['tables'][number]): table is PlannedRows => table.action === 'append';

/** The names of all sheets the plan makes. */
function newSheets({ tables, asOf }: SetUpPlan): string[] {
  return [...tables.filter(isSheet).map(({ sheet }) => sheet), ...(asOf.action === 'ownSheet' ? [asOf.sheet] : [])];
}

/**
 * Carries out a plan without conflicts: two syncs, and two more for every further message of rows where they do not fit into one.
 * Throws ExcelFailure; its outcome says what is in the workbook then.
 */
export async function setUp(plan: SetUpPlan): Promise<SetUpResult> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const token = newToken();
  const result: SetUpResult = {
    sheets: newSheets(plan),
    rows: plan.tables.flatMap(table =>
      table.action === 'keep' || table.added.length === 0 ? [] : [{ table: table.table, count: table.added.length }],
    ),
  };
  const { first, later } = inMessages(plan);
  let additions: readonly Additions[] | null = null;
  let unmarked = false;
  try {
    await run(async context => {
      additions = null;
      const found = await lookAgain(context, first, plan);
      additions = found.additions;
      unmarked = found.unmarked;
      writeSetUp(context, first, found.additions, token);
      if (later.length === 0) finish(context, plan, unmarked);
      await context.sync();
    });
  } catch (error) {
    const failure = failureOf(error);
    // Refused as a whole, or never begun: nothing was written.
    if (additions === null || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const done = await takeBack(first, additions, token, later.length === 0);
    if (done === 'complete') return result;
    throw withOutcome(failure, done);
  }
  if (later.length > 0) await writeLater(plan, later, { additions: additions ?? [], unmarked }, token);
  return result;
}

/** The rows that did not fit into the first message: all of them, or what was written before is taken back as well. */
async function writeLater(plan: SetUpPlan, later: readonly LaterRows[], { additions, unmarked }: Found, token: string): Promise<void> {
  const written: Addition[] = [];
  try {
    for (const { table, rows } of later) written.push(await appendRows(table, rows));
    if (newSheets(plan).length > 0) {
      await run(async context => {
        finish(context, plan, unmarked);
        await context.sync();
      });
    }
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'timeout') throw failure;
    const outcome = await takeBackLater(plan, written, additions, token, written.length === later.length);
    if (outcome === 'complete') return;
    throw withOutcome(failure, together([failure.outcome, ...outcome]));
  }
}

const changedMeanwhile = ({ room }: Addition): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what: room.sheet });

/** The other way round than it was written. Rows of a new sheet go with their sheet. */
async function takeBackLater(
  plan: SetUpPlan,
  written: readonly Addition[],
  additions: readonly Additions[],
  token: string,
  allThere: boolean,
): Promise<'complete' | Outcome[]> {
  const sheets = newSheets(plan);
  if (allThere && sheets.length > 0) {
    try {
      // All rows are there: perhaps only the answer to the last batch was lost.
      if (await run(async context => (await findMarked(context, sheets, token)).finished)) return 'complete';
    } catch (error) {
      return [notTakenBack(error, sheets, [])];
    }
  }
  const made = new Set(plan.tables.filter(isSheet).map(({ table }) => table));
  const outcomes: Outcome[] = [];
  for (const addition of [...written].reverse()) if (!made.has(addition.room.name)) outcomes.push(await takeBackAppended(addition));
  const there: Additions[] = [];
  for (const addition of additions) {
    const failed = await run(context => areThere(context, addition)).then(
      found => (found ? null : changedMeanwhile(addition)),
      (error: unknown) => error,
    );
    if (failed === null) there.push(addition);
    else outcomes.push(notTakenBack(failed, [], [`${addition.room.sheet}!${blockAddress(addition.room)}`]));
  }
  const first = await takeBack(plan, there, token, false);
  return first === 'complete' ? outcomes : [...outcomes, first];
}

/**
 * Is the workbook still as planned for? One sync. Throws ExcelFailure.
 * @param whole with all rows, for which there must be room
 */
export async function lookAgain(context: Excel.RequestContext, plan: SetUpPlan, whole: SetUpPlan): Promise<Found> {
  const { worksheets, tables, names, protection } = context.workbook;
  worksheets.load('items/name');
  tables.load('items/name');
  names.load('items/name');
  protection.load('protected');
  const version = lookAtVersion(context);
  const looks = plan.tables.filter(isRows).map((planned): { planned: PlannedRows; look: Look } => ({
    planned,
    look: lookAt(
      context,
      planned.table,
      planned.rows.length,
      planned.columns.map(({ header }) => header),
    ),
  }));
  const cut = whole.tables
    .filter(isRows)
    .filter(({ table, rows }) => looks.some(({ planned }) => planned.table === table && planned.rows.length < rows.length));
  const room = cut.map(({ table, rows, columns }) =>
    lookAt(
      context,
      table,
      rows.length,
      columns.map(({ header }) => header),
    ),
  );
  await context.sync();
  refuseNewer(version);
  for (const look of room) findRoom(look);
  const has = (items: readonly { readonly name: string }[], name: string): boolean =>
    items.some(item => item.name.toLowerCase() === name.toLowerCase());
  const sheets = newSheets(plan);
  if (sheets.length > 0 && protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
  const taken =
    sheets.find(name => has(worksheets.items, name)) ??
    plan.tables
      .filter(isSheet)
      .map(({ table }) => table)
      .find(name => has(tables.items, name) || has(names.items, name)) ??
    (plan.asOf.action !== 'exists' && has(names.items, AS_OF_NAME) ? AS_OF_NAME : undefined);
  if (taken !== undefined) throw new ExcelFailure({ kind: 'changedMeanwhile', what: taken });
  const additions = looks.map(({ planned, look }): Additions => {
    const room = findRoom(look);
    const { at } = planned;
    const moved =
      at !== null &&
      (at.headerRow !== room.headerRow || at.firstColumn !== room.firstColumn || at.width + planned.columns.length !== room.headers.length);
    if (moved) throw new ExcelFailure({ kind: 'changedMeanwhile', what: room.sheet });
    return { planned, room, rows: planned.rows.map(({ cells }) => cells) };
  });
  return { additions, unmarked: version.isNullObject };
}

/** Writes a plan that lookAgain has found to be in order; to be followed by finish, here or in a later message. */
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
}

/** Last of all: a sheet without its token is a finished one. To be followed by a sync. */
export function finish(context: Excel.RequestContext, plan: SetUpPlan, unmarked: boolean): void {
  const created = plan.tables.filter(isSheet);
  const added = newSheets(plan).map(name => context.workbook.worksheets.getItem(name));
  added.forEach((sheet, index) => {
    const title = sheet.getRange('A1');
    title.values = [[created[index]?.title ?? AS_OF_LABEL]];
    title.format.font.bold = true;
    title.format.font.size = 14;
  });
  // A workbook of an older version keeps saying so until its tables have the columns of this one.
  if (unmarked) writeVersion(context);
  writeChanged(
    context,
    created.map(({ table }) => table),
  );
  // What people look at next.
  (added[created.findIndex(({ table }) => table === 'DX_KPIs')] ?? added[0])?.activate();
}

/** The 基準日 stands in the second column, and a date that does not fit shows as ####. */
function widthOf({ width }: PlannedColumn, index: number, withAsOf: boolean): number {
  return index === AS_OF_COLUMN && withAsOf ? Math.max(width, AS_OF_WIDTH) : width;
}

/** Width, input message and validation of columns added to a table, as in a new sheet. */
function lookOfNewColumns(
  context: Excel.RequestContext,
  { columns }: PlannedRows,
  { sheet: name, headerRow, firstColumn, headers }: Room,
): void {
  const sheet = context.workbook.worksheets.getItem(name);
  columns.forEach((column, index) => {
    const letters = columnLetters(firstColumn + headers.length - columns.length + index);
    writeHeaderLook(sheet.getRange(`${letters}${headerRow + 1}`));
    setValidation(sheet.getRange(`${letters}${headerRow + 2}:${letters}${LAST_ROW}`), column.header, column.help, column.validation);
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = column.width * POINTS;
  });
}

export function writeHeaderLook({ format }: Excel.Range): void {
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
  table.showBandedRows = false;
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
  const kept = columnLetters(planned.frozen - 1);
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:${kept}${headerRow + 1}`));
  setPage(sheet, {
    titleRows: `$${headerRow + 1}:$${headerRow + 1}`,
    titleColumns: `$A:$${kept}`,
    width: columns.reduce((sum, column, index) => sum + widthOf(column, index, planned.asOfRow !== null) * POINTS, 0),
  });
}

/** The 基準日 with its label, and the name DX_AsOf for it. */
function writeAsOf(context: Excel.RequestContext, sheet: Excel.Worksheet, row: number, serial: number): void {
  const cell = asOfCell(sheet, row);
  cell.values = [[serial]];
  cell.format.fill.color = '#F2F2F2';
  setValidation(cell, AS_OF_LABEL, AS_OF_HELP, {
    rule: { type: 'date', min: '1950-01-01', max: '2200-12-31' },
    alert: 'stop',
    message: '日付を入力してください（例：2026/9/30）。',
  });
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
async function takeBack(
  plan: SetUpPlan,
  additions: readonly Additions[],
  token: string,
  keepIfDone: boolean,
): Promise<'complete' | Outcome> {
  const sheets = newSheets(plan);
  try {
    return await run(async context => {
      const marked = await findMarked(context, sheets, token);
      const finished = keepIfDone && marked.finished;
      const done = additions.length === 0 ? finished : await takeBackRows(context, additions, finished);
      if (done) return 'complete';
      deleteMarked(marked, AS_OF_NAME);
      await context.sync();
      return { changed: marked.unfinished.length > 0 || additions.length > 0 ? 'takenBack' : 'nothing' };
    });
  } catch (error) {
    return notTakenBack(
      error,
      sheets,
      additions.map(({ room }) => `${room.sheet}!${room.after}`),
    );
  }
}
