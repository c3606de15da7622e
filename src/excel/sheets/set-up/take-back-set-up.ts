/* eslint-disable office-addins/call-sync-after-load, office-addins/call-sync-before-read -- the rule sees no sync in another function: change() syncs the batch */
/** 元に戻す for a set-up or an adoption: the sheets it made and the rows and columns it added, if nobody has changed them since. */
import { AS_OF_LABEL, AS_OF_NAME } from '../../../sheets/make/as-of';
import type { PlannedSheet, SetUpPlan } from '../../../sheets/make/planned';
import { addressOf } from '../../../sheets/read/state';
import { SCHEMA_VERSION } from '../../../sheets/schema/schema';
import { asFound } from '../../batch/cell-text';
import { change, type TakenBack } from '../../batch/change';
import { ExcelFailure } from '../../batch/failure';
import { holdSheets } from '../../batch/hold';
import { askForTag, forgetTables, refuseNewer, tagFound, type Said, type TagFound } from '../../batch/workbook-settings';
import { askForObjects, NO_OBJECTS } from '../../batch/objects-of-sheet';
import { takeColumnsOut } from '../../rows/columns';
import { rowsFitting } from '../../rows/messages';
import { noteTakenBack } from '../../rows/outbox';
import {
  askForAdded,
  askForTaken,
  checkTaken,
  findAdded,
  finishTaken,
  isTakenOut,
  putAddedBack,
  syncAdded,
  takeAddedOut,
  type RowsFound,
  type RowsTaken,
} from '../../rows/take-back-rows';
import { isSheet, refersTo, meetSheet } from '../parts/new-sheets';
import type { MadeSetUp, Widened } from './set-up';

/** Bytes of cells asked for in one answer. */
const ANSWER = 3_000_000;

interface SetUpToTakeBack {
  readonly rows: readonly RowsFound[];
  /** Sheets that are ours and unchanged, and their last used rows from 1. */
  readonly sheets: readonly { readonly name: string; readonly id: string; readonly rows: number }[];
  readonly name: boolean;
  readonly tag: TagFound;
}

interface SetUpTakenBack {
  readonly rows: readonly RowsTaken[];
  /** The headers of added columns, before they go. */
  readonly headers: readonly Excel.Range[];
}

/** What a sheet holds that nobody has touched, row by row from the first. */
function contentsOf(planned: PlannedSheet, asOf: SetUpPlan['asOf'], title: string): unknown[][] {
  const lines: unknown[][] = Array.from({ length: planned.headerRow }, () => []);
  const put = (row: number, ...cells: unknown[]): void => void (lines[row] = cells);
  put(0, title);
  if (planned.asOfRow !== null) put(planned.asOfRow, AS_OF_LABEL, asOf.action === 'onKpiSheet' ? asOf.serial : `=${AS_OF_NAME}`);
  for (const { row, column, text } of headingOf(planned)) {
    const line = (lines[row] ??= []);
    while (line.length < column) line.push('');
    line[column] = text;
  }
  return [...lines, planned.columns.map(({ header }) => header), ...planned.body.map(line => line.map(({ value }) => value ?? ''))];
}

/** All the sheets of a plan with what they hold, in the order of newSheets. */
function sheetsOf({
  tables,
  asOf,
}: SetUpPlan): { readonly name: string; readonly title: string; readonly cells: (title: string) => unknown[][] }[] {
  return [
    ...tables
      .filter(isSheet)
      .map(planned => ({ name: planned.sheet, title: planned.title, cells: (title: string) => contentsOf(planned, asOf, title) })),
    ...(asOf.action === 'ownSheet'
      ? [{ name: asOf.sheet, title: AS_OF_LABEL, cells: (title: string) => [[title], [], [AS_OF_LABEL, asOf.serial]] }]
      : []),
  ];
}

/**
 * Does the sheet hold just this? As many syncs as its cells need.
 * @param unfinished its last rows may not be there yet
 */
async function isUntouched(sheet: Excel.Worksheet, cells: readonly (readonly unknown[])[], unfinished: boolean): Promise<boolean> {
  const width = Math.max(...cells.map(line => line.length));
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  await sheet.context.sync();
  if (used.isNullObject || used.rowIndex + used.rowCount > cells.length || used.columnIndex + used.columnCount > width) return false;
  for (let at = 0; at < cells.length;) {
    const { count } = rowsFitting(cells.slice(at), ANSWER);
    const range = sheet.getRangeByIndexes(at, 0, count, width);
    range.load('formulas');
    await sheet.context.sync();
    const formulas = range.formulas as unknown[][];
    const same = formulas.every(
      (line, row) =>
        line.every((content, column) => content === (cells[at + row]?.[column] ?? '')) ||
        (unfinished && line.every(content => content === '')),
    );
    if (!same) return false;
    at += count;
  }
  return true;
}

/**
 * Takes back exactly what was made. Throws ExcelFailure (changedMeanwhile where something of it is not as it was written, protectedSheet …).
 * @param token of a set-up that did not come to its end: its sheets have it where their titles would be
 */
export async function takeBackSetUp(made: MadeSetUp, token: string | null = null): Promise<void> {
  const sheets = sheetsOf(made.plan);
  // What the workbook says only of what is taken back.
  const unsaid: Said = {
    tables: made.plan.tables.filter(isSheet).map(({ table }) => table),
    ...(made.unmarked ? { schema: SCHEMA_VERSION } : {}),
  };
  let gone: readonly string[] = [];
  await change<SetUpToTakeBack, SetUpTakenBack, true>({
    hold: context =>
      holdSheets(
        context,
        made.ids.map((key, at) => ({ key, name: sheets[at]?.name ?? '' })),
      ),
    look: async context => {
      const { workbook } = context;
      const settings = askForTag(context);
      workbook.protection.load('protected');
      const items = made.ids.map(id => workbook.worksheets.getItem(id).load('id,name'));
      const name = workbook.names.getItemOrNullObject(AS_OF_NAME);
      name.load('formula');
      const asked = made.rows.map(rows => askForAdded(context, rows));
      await syncAdded(context, made.rows);
      refuseNewer(settings);
      const rows = asked.map(findAdded);
      if (sheets.length > 0 && workbook.protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
      const marks = items.map(item => item.getRange('A1').load('values'));
      const objects = items.map(askForObjects);
      await context.sync();
      const there: { name: string; id: string; rows: number }[] = [];
      for (const [index, { name: sheet, title, cells }] of sheets.entries()) {
        const item = items[index];
        const mark: unknown = marks[index]?.values[0]?.[0];
        const unfinished = token !== null && mark === token;
        const wanted = cells(unfinished ? token : title);
        // One that has been renamed is to be kept.
        if (
          item === undefined ||
          item.name !== sheet ||
          objects[index]?.() !== NO_OBJECTS ||
          !(await isUntouched(item, wanted, unfinished))
        )
          throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheet });
        there.push({ name: sheet, id: item.id, rows: wanted.length });
      }
      await refuseFilled(context, made.widened, rows);
      return {
        rows,
        sheets: there,
        name: !name.isNullObject && there.some(sheet => refersTo(name, sheet.name)),
        tag: tagFound(settings),
      };
    },
    write: (context, { rows, sheets: going, name, tag }) => {
      for (const sheet of going) meetSheet(context, sheet);
      const taken = rows.map(found => takeAddedOut(context, found));
      const headers = made.widened.map(room => narrow(context, room));
      forgetTables(context, tag, unsaid);
      if (name) context.workbook.names.getItem(AS_OF_NAME).delete();
      // Last, for a sheet does not come back.
      for (const { id } of going) context.workbook.worksheets.getItem(id).delete();
      return { rows: taken, headers };
    },
    read: ({ rows, headers }) => {
      rows.forEach(checkTaken);
      headers.forEach((header, at) => {
        const room = made.widened[at];
        if (room !== undefined && !holdsHeaders(header, room)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: room.sheet });
      });
      for (const { table, rows: lines } of made.rows) noteTakenBack(table, lines);
      return true;
    },
    takeBack: async (context, found, written): Promise<TakenBack<true>> => {
      const { worksheets, tables, names } = context.workbook;
      worksheets.load('items/id');
      const settings = askForTag(context);
      const traced = found.rows.map((one, at) => askForTaken(context, one, written?.rows[at] ?? null));
      const headers = made.widened.map(({ name }) => tables.getItem(name).getHeaderRowRange().load('values'));
      const beside = made.widened.map(({ newHeaders }, at) => headers[at]?.getColumnsAfter(newHeaders.length).load('values'));
      await context.sync();
      const left = found.sheets.filter(sheet => worksheets.items.some(({ id }) => id === sheet.id));
      const isWide = ({ headers: all }: Widened, at: number): boolean =>
        JSON.stringify(headers[at]?.values[0]?.map(String)) === JSON.stringify(all);
      const wide = made.widened.filter(isWide);
      const begun =
        traced.length > 0 ||
        left.length < found.sheets.length ||
        wide.length < made.widened.length ||
        JSON.stringify(tagFound(settings).tag) !== JSON.stringify(found.tag.tag);
      if (written === null && begun && traced.every(isTakenOut)) {
        // Columns and sheets do not come back: what was begun is finished.
        traced.forEach(finishTaken);
        made.widened.forEach((room, at) => {
          const there = (beside[at]?.values as unknown[][] | undefined)?.[0] ?? [];
          if (wide.includes(room)) narrow(context, room);
          // Others may have written beside the table since.
          else if (there.every((text, index) => text === '' || text === room.newHeaders[index])) finishNarrowing(context, room);
        });
        forgetTables(context, tagFound(settings), unsaid);
        if (found.name) names.getItemOrNullObject(AS_OF_NAME).delete();
        for (const { id } of left) worksheets.getItem(id).delete();
        await context.sync();
        return { done: true };
      }
      if (left.length < found.sheets.length || wide.length < made.widened.length) {
        // What does not come back is gone, but rows of others that were met instead of ours are not to go with it.
        gone = found.sheets.filter(sheet => !left.includes(sheet)).map(({ name }) => name);
        made.widened.forEach((room, at) => {
          if (!wide.includes(room)) widenAgain(context, room, headers[at] as Excel.Range, written?.headers[at]);
        });
        for (const one of traced) putAddedBack(context, one);
        await context.sync();
        throw new ExcelFailure({ kind: 'notFound', what: '' });
      }
      const any = traced.map(one => putAddedBack(context, one)).includes(true);
      await context.sync();
      return any ? 'takenBack' : 'nothing';
    },
    touched: ({ rows, sheets: names }) => ({
      sheets: [...names.map(({ name }) => name).filter(name => !gone.includes(name)), ...made.widened.map(({ sheet }) => sheet)],
      cells: rows.map(({ address }) => address),
    }),
  });
}

/** Columns that were added go only while nobody has written into them. One sync. */
async function refuseFilled(context: Excel.RequestContext, widened: readonly Widened[], rows: readonly RowsFound[]): Promise<void> {
  const asked = widened.map(room => {
    const columns = context.workbook.tables.getItem(room.name).getRange();
    columns.load('values,rowIndex,columnIndex');
    return { room, columns };
  });
  if (asked.length === 0) return;
  await context.sync();
  for (const { room, columns } of asked) {
    const first = room.headers.length - room.newHeaders.length;
    const ours = rows.find(({ wanted }) => wanted.table === room.name)?.wanted.rows.length ?? 0;
    const values = columns.values as unknown[][];
    const same = JSON.stringify(values[0]?.map(String)) === JSON.stringify(room.headers);
    const filled = values.slice(1, values.length - ours).some(line => line.slice(first).some(value => value !== ''));
    if (!same || filled)
      throw new ExcelFailure({
        kind: 'changedMeanwhile',
        what: `${room.sheet}!${addressOf(columns.rowIndex, columns.columnIndex + first)}`,
      });
  }
}

/** The table has been made narrower, and its columns may not yet look as before; to be followed by a sync. */
function finishNarrowing(context: Excel.RequestContext, { name, newHeaders, right }: Widened): void {
  const header = context.workbook.tables.getItem(name).getHeaderRowRange();
  takeColumnsOut(header.getColumnsAfter(newHeaders.length), 1, right);
}

/** Gives a table its added columns again, without their looks; to be followed by a sync. */
function widenAgain(context: Excel.RequestContext, { name, newHeaders }: Widened, header: Excel.Range, were?: Excel.Range): void {
  const table = context.workbook.tables.getItem(name);
  header.getColumnsAfter(newHeaders.length).formulas = were === undefined ? [[...newHeaders]] : asFound(were);
  table.resize(table.getRange().getResizedRange(0, newHeaders.length));
}

const holdsHeaders = (header: Excel.Range, { newHeaders }: Widened): boolean =>
  JSON.stringify((header.values[0] ?? []).map(String)) === JSON.stringify(newHeaders);

/** Takes the added columns off a table; to be followed by a sync. @returns their headers as they were */
function narrow(context: Excel.RequestContext, { name, newHeaders, right }: Widened): Excel.Range {
  const table = context.workbook.tables.getItem(name);
  const range = table.getRange();
  const headers = range
    .getRow(0)
    .getLastColumn()
    .getOffsetRange(0, 1 - newHeaders.length)
    .getResizedRange(0, newHeaders.length - 1);
  const before = headers.getResizedRange(0, 0);
  before.load('values,formulas');
  table.resize(range.getResizedRange(0, -newHeaders.length));
  // Nothing but the headers: what our rows held in the columns goes with the rows, and nobody else has written into them.
  takeColumnsOut(headers, 1, right);
  return before;
}
import { headingOf } from '../../../sheets/make/heading';
