/** The one batch of a set-up: looked at, written, finished, taken back. Parts of it serve whoever makes sheets beside other things. */
import { AS_OF_LABEL, AS_OF_NAME } from '../../../sheets/make/as-of';
import type { PlannedRows, PlannedSheet, SetUpPlan } from '../../../sheets/make/planned';
import { SCHEMA_VERSION } from '../../../sheets/schema/schema';
import type { TableName } from '../../../sheets/schema/table-name';
import { ExcelFailure } from '../../batch/failure';
import { passingRange } from '../../batch/passing-range';
import { askForTag, putTagBack, refuseNewer, tagFound, writeTag, type Said, type TagFound } from '../../batch/workbook-settings';
import { meetTable, rowsRead, takeRowsOut, traceRows, putOthersBack, writeRows, type RowsWritten } from '../../rows/append';
import { noteAdded } from '../../rows/outbox';
import { askForRoom, findRoom, syncRooms, type Room, type RoomAsked } from '../../rows/room';
import { addMarked, deleteMarked, findMarked, isSheet, type SheetToMake } from '../parts/new-sheets';
import { askForAnchors, refuseMovedTables } from '../parts/table-anchors';
import { formatNewColumns, writeAsOfSheet, writeSheet } from './set-up-sheet';

interface PlannedRoom {
  readonly planned: PlannedRows;
  readonly room: Room;
}

/** The workbook as it is before a set-up. */
export interface SetUpFound {
  readonly rooms: readonly PlannedRoom[];
  readonly unmarked: boolean;
  readonly tag: TagFound;
  /** Ids of its sheets. */
  readonly sheets: ReadonlySet<string>;
}

export interface SetUpWritten {
  readonly rows: readonly RowsWritten[];
  readonly sheets: readonly Excel.Worksheet[];
}

export const isRows = (table: SetUpPlan['tables'][number]): table is PlannedRows => table.action === 'append';

/** All sheets the plan makes, in the order of their titles. */
export function newSheets({ tables, asOf }: SetUpPlan): SheetToMake[] {
  return [
    ...tables.filter(isSheet).map(({ sheet, title }) => ({ name: sheet, title })),
    ...(asOf.action === 'ownSheet' ? [{ name: asOf.sheet, title: AS_OF_LABEL }] : []),
  ];
}

/**
 * Is the workbook still as planned for? One sync. Throws ExcelFailure.
 * @param whole with all rows, for which there must be room
 */
export async function lookAgain(context: Excel.RequestContext, plan: SetUpPlan, whole: SetUpPlan): Promise<SetUpFound> {
  const { worksheets, tables, names, protection } = context.workbook;
  worksheets.load('items/name,items/id');
  tables.load('items/name');
  names.load('items/name');
  protection.load('protected');
  const settings = askForTag(context);
  const refuseMoved = askForAnchors(context, plan.anchors);
  const ask = ({ table, rows, columns, at }: PlannedRows): RoomAsked =>
    askForRoom(
      context,
      table,
      rows.map(({ cells }) => cells),
      columns.map(({ header }) => header),
      at?.headerRow,
    );
  const asked = plan.tables.filter(isRows).map(planned => ({ planned, asked: ask(planned) }));
  const cut = whole.tables
    .filter(isRows)
    .filter(({ table, rows }) => asked.some(({ planned }) => planned.table === table && planned.rows.length < rows.length))
    .map(ask);
  await syncRooms(context, [...asked.map(one => one.asked), ...cut]);
  refuseNewer(settings);
  const tag = tagFound(settings);
  cut.forEach(findRoom);
  const has = (items: readonly { readonly name: string }[], name: string): boolean =>
    items.some(item => item.name.toLowerCase() === name.toLowerCase());
  const sheets = newSheets(plan);
  if (sheets.length > 0 && protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
  const taken =
    sheets.map(({ name }) => name).find(name => has(worksheets.items, name)) ??
    plan.tables
      .filter(isSheet)
      .map(({ table }) => table)
      .find(name => has(tables.items, name) || has(names.items, name)) ??
    (plan.asOf.action !== 'exists' && has(names.items, AS_OF_NAME) ? AS_OF_NAME : undefined);
  if (taken !== undefined) throw new ExcelFailure({ kind: 'changedMeanwhile', what: taken });
  refuseMoved();
  const rooms = asked.map(({ planned, asked: one }): PlannedRoom => ({ planned, room: findRoom(one) }));
  return { rooms, unmarked: tag.tag.schema === null, tag, sheets: new Set(worksheets.items.map(({ id }) => id)) };
}

/** What the set-up writes down; of tables without a new row and without a new sheet nothing. */
function saidBy(plan: SetUpPlan, { rooms, unmarked }: SetUpFound, { tables, adopted = null }: Said): Said {
  const created = plan.tables.filter(isSheet).map(({ table }) => table);
  return {
    tables: [...tables, ...rooms.map(({ room }) => room.name), ...created],
    // A workbook of an older version keeps saying so until its tables have the columns of this one.
    ...(unmarked && (rooms.length > 0 || newSheets(plan).length > 0) ? { schema: SCHEMA_VERSION } : {}),
    adopted,
  };
}

/**
 * Writes a plan that lookAgain has found to be in order; to be followed by finish, here or in a later message.
 * @param said what else the batch writes down
 */
export function writeSetUp(
  context: Excel.RequestContext,
  plan: SetUpPlan,
  found: SetUpFound,
  token: string,
  said: Said = { tables: [] },
): SetUpWritten {
  refuseMovedTables(context, plan.anchors);
  for (const { room } of found.rooms) meetTable(context, room);
  const added = addMarked(context, newSheets(plan), token);
  plan.tables.filter(isSheet).forEach((planned: PlannedSheet, index) => {
    const sheet = added[index];
    if (sheet) writeSheet(context, sheet, planned, plan.asOf);
  });
  if (plan.asOf.action === 'ownSheet') {
    const sheet = added.at(-1);
    if (sheet) writeAsOfSheet(context, sheet, plan.asOf.serial);
  }
  const rows = found.rooms.map(({ planned, room }) => writeRows(context, room, formatNewColumns(planned, room.right)));
  writeTag(context, found.tag, saidBy(plan, found, said));
  return { sheets: added, rows };
}

/** Throws ExcelFailure (changedMeanwhile) where rows met something else than was looked at. */
export function readSetUp({ rows }: SetUpWritten): void {
  // All are checked before the first is noted: rows that are taken back are not to be looked for.
  const firstRows = rows.map(written => rowsRead(written).firstRow);
  rows.forEach(({ room, headers }, at) => noteAdded(room.name, room.rows, (firstRows[at] ?? 0) - headers.rowIndex - 1));
}

/** Last of all: the titles. To be followed by a sync. */
export function finishSheets(
  plan: SetUpPlan,
  added: readonly Excel.Worksheet[],
  titles: readonly Excel.Range[] = added.map(sheet => passingRange(sheet, 'A1')),
): void {
  const created = plan.tables.filter(isSheet);
  const sheets = newSheets(plan);
  // What people look at next.
  (added[created.findIndex(({ table }) => table === 'DX_KPIs')] ?? added[0])?.activate();
  for (const {
    format: { font },
  } of titles) {
    font.bold = true;
    font.size = 14;
  }
  titles.forEach((title, index) => {
    title.values = [[sheets[index]?.title ?? '']];
  });
}

/** Deletes what the failed batch has made and only that; 'done' when it turns out that all of it had been done. */
export async function takeBackWritten(
  context: Excel.RequestContext,
  found: SetUpFound,
  plan: SetUpPlan,
  token: string,
  {
    written,
    keepIfDone,
    also = [],
  }: { readonly written: SetUpWritten | null; readonly keepIfDone: boolean; readonly also?: readonly TableName[] },
): Promise<{ readonly ids: readonly string[] } | 'nothing' | 'takenBack'> {
  const { rooms, sheets: before } = found;
  const sheets = newSheets(plan);
  const traced = await traceRows(
    context,
    rooms.map(({ room }) => room),
  );
  const answered = written?.sheets.map(({ id }) => id);
  const marked = sheets.length === 0 ? null : await findMarked(context, sheets, token, before, answered);
  if (keepIfDone && traced.rows.every(({ complete }) => complete) && marked?.finished !== false) {
    for (const { room, lines, at, range } of traced.rows) noteAdded(room.name, room.rows, lines.rowIndex + at - range.rowIndex - 1);
    return { ids: marked?.ids ?? [] };
  }
  const any = takeRowsOut(traced);
  for (const one of written?.rows ?? []) putOthersBack(one);
  if (marked !== null) deleteMarked(marked, AS_OF_NAME);
  putTagBack(context, traced.tag, found.tag, saidBy(plan, found, { tables: also }));
  await context.sync();
  return any || (marked?.ours.length ?? 0) > 0 ? 'takenBack' : 'nothing';
}
