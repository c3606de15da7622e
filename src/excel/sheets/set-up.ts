/**
 * Transcribes a set-up plan (sheets/set-up) into the workbook: one sync to look again, one that writes everything. The titles of new sheets
 * come last of all, so that a sheet without its title is one that was not finished.
 */
import { AS_OF_LABEL, AS_OF_NAME, type PlannedRows, type PlannedSheet, type SetUpPlan } from '../../sheets/make/set-up';
import { SCHEMA_VERSION } from '../../sheets/schema/schema';
import type { TableName } from '../../sheets/schema/table-name';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { askForTag, putTagBack, refuseNewer, tagFound, writeTag, type Said, type TagFound } from '../batch/workbook-settings';
import { rowsRead, takeRowsOut, traceRows, putOthersBack, writeRows, type RowsWritten } from '../rows/append';
import { appendRows, isDoubtful, touchedRows } from '../rows/append-rows';
import type { Columns } from '../rows/columns';
import { inMessages, type LaterRows } from '../rows/messages';
import { doubt, noteAdded } from '../rows/outbox';
import { askForRoom, findRoom, type Room, type RoomAsked } from '../rows/room';
import type { Takeable } from '../rows/take-back-rows';
import { addMarked, deleteMarked, findMarked, isSheet, newToken, type NewSheet } from './new-sheets';
import { layOut } from './page';
import { formatNewColumns, pagesOf, writeAsOf, writeSheet } from './set-up-sheet';
import { takeBackSetUp } from './take-back-set-up';

export interface SetUpResult {
  /** Sheets made. */
  readonly sheets: readonly string[];
  /** Rows written, by table. */
  readonly rows: readonly { readonly table: TableName; readonly count: number }[];
  /** What takes it all back (takeBackSetUp). */
  readonly made: MadeSetUp;
  /** Excel has taken the page layout of the sheets; if not, they are whole all the same. */
  readonly page: boolean;
}

/** What a set-up has made, for taking it back. */
export interface MadeSetUp {
  readonly plan: SetUpPlan;
  /** Rows below tables that were there, in the order they were written. */
  readonly rows: readonly Takeable[];
  /** Tables that got columns. */
  readonly widened: readonly Widened[];
  /** The workbook did not say which version its tables have. */
  readonly unmarked: boolean;
}

/** A table that got columns, as it was before. */
export interface Widened {
  readonly name: TableName;
  readonly sheet: string;
  /** With the new ones at the end. */
  readonly headers: readonly string[];
  readonly newHeaders: readonly string[];
  readonly rows: number;
  readonly right: Columns;
}

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
}

const isRows = (table: SetUpPlan['tables'][number]): table is PlannedRows => table.action === 'append';

/** All sheets the plan makes, in the order of their titles. */
export function newSheets({ tables, asOf }: SetUpPlan): NewSheet[] {
  return [
    ...tables.filter(isSheet).map(({ sheet, title }) => ({ name: sheet, title })),
    ...(asOf.action === 'ownSheet' ? [{ name: asOf.sheet, title: AS_OF_LABEL }] : []),
  ];
}

/**
 * Carries out a plan without conflicts: two syncs, one for the printed pages of new sheets, and two more for every further message of rows where they do not fit into one.
 * @param adopted how the rows were adopted from a table of another form, to be remembered (adopt-memory)
 * Throws ExcelFailure; its outcome says what is in the workbook then.
 */
export async function setUp(plan: SetUpPlan, adopted: object | null = null): Promise<SetUpResult> {
  const made = await writeAll(plan, { tables: [], adopted });
  return { ...made, page: await layOut(pagesOf(plan)) };
}

type WrittenSetUp = Omit<SetUpResult, 'page'>;

async function writeAll(plan: SetUpPlan, said: Said): Promise<WrittenSetUp> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const token = newToken();
  const { first, later } = inMessages(plan);
  const sheets = newSheets(plan);
  const result = ({ rooms, unmarked }: SetUpFound): WrittenSetUp => ({
    sheets: sheets.map(({ name }) => name),
    rows: plan.tables.flatMap(table =>
      table.action === 'keep' || table.added.length === 0 ? [] : [{ table: table.table, count: table.added.length }],
    ),
    made: {
      plan,
      unmarked,
      rows: rooms
        .filter(({ room }) => room.rows.length > 0)
        .map(({ room }) => ({ table: room.name, rows: room.rows, before: room.before })),
      widened: rooms.flatMap(({ room: { name, sheet, headers, newHeaders, rows, right } }) =>
        right === null ? [] : [{ name, sheet, headers, newHeaders, rows: rows.length, right }],
      ),
    },
  });
  const last = later.length === 0;
  let made: WrittenSetUp;
  try {
    made = await change<SetUpFound, SetUpWritten, WrittenSetUp>({
      look: context => lookAgain(context, first, plan),
      already: found =>
        found.rooms.length > 0 && sheets.length === 0 && found.rooms.every(({ room }) => room.written !== null) ? result(found) : null,
      write: (context, found) => {
        const written = writeSetUp(context, first, found, token, said);
        if (last) finish(context, plan);
        return written;
      },
      read: (written, found) => {
        readSetUp(written);
        return result(found);
      },
      takeBack: async (context, found, written): Promise<TakenBack<WrittenSetUp>> => {
        const back = await takeBackWritten(context, found, first, token, { written, keepIfDone: last && written === null });
        return back === 'done' ? { done: result(found) } : back;
      },
      touched: found => touchedBySetUp(plan, found),
    });
  } catch (error) {
    if (error instanceof ExcelFailure && isDoubtful(error))
      for (const { table, rows } of first.tables.filter(isRows))
        doubt(
          table,
          rows.map(({ cells }) => cells),
        );
    throw error;
  }
  return last ? made : writeLater(plan, later, made, token);
}

/** The rows that did not fit into the first message: all of them, or what was written before is taken back as well. */
async function writeLater(plan: SetUpPlan, later: readonly LaterRows[], first: WrittenSetUp, token: string): Promise<WrittenSetUp> {
  const created = new Set(plan.tables.filter(isSheet).map(({ table }) => table));
  const added: Takeable[] = [...first.made.rows];
  const made = (): MadeSetUp => ({ ...first.made, rows: byTable(added) });
  try {
    for (const { table, rows } of later) {
      const one = await appendRows(table, rows);
      if (!created.has(table)) added.push(one);
    }
    if (newSheets(plan).length > 0) await finishLater(plan, token);
    return { ...first, made: made() };
  } catch (error) {
    if (!(error instanceof ExcelFailure)) throw error;
    const { failure, outcome } = error;
    if (outcome.changed !== 'nothing' && outcome.changed !== 'takenBack')
      throw new ExcelFailure(failure, withSheets(outcome, plan, added), { cause: error });
    const left = await takeBackSetUp(made(), token).then(
      () => ({ changed: 'takenBack' }) as const,
      (other: unknown) => (other instanceof ExcelFailure && other.outcome.changed === 'unknown' ? ('unknown' as const) : ('left' as const)),
    );
    if (typeof left === 'object') throw new ExcelFailure(failure, left, { cause: error });
    throw new ExcelFailure(failure, withSheets({ changed: left, sheets: [], cells: [] }, plan, added), { cause: error });
  }
}

/** The rows of each table as one: they stand one below the other. */
function byTable(added: readonly Takeable[]): Takeable[] {
  const tables = [...new Set(added.map(({ table }) => table))];
  return tables.flatMap(table => {
    const ofTable = added.filter(one => one.table === table);
    const [first] = ofTable;
    return first === undefined ? [] : [{ ...first, rows: ofTable.flatMap(({ rows }) => rows) }];
  });
}

/** What may be left of a set-up that could not be taken back. */
function withSheets(
  outcome: { readonly changed: 'left' | 'unknown'; readonly sheets: readonly string[]; readonly cells: readonly string[] },
  plan: SetUpPlan,
  added: readonly Takeable[],
) {
  const rows = byTable(added).map(({ table }) => table);
  return { ...outcome, sheets: [...outcome.sheets, ...newSheets(plan).map(({ name }) => name)], cells: [...outcome.cells, ...rows] };
}

/** The titles, when all rows are there. */
async function finishLater(plan: SetUpPlan, token: string): Promise<void> {
  const sheets = newSheets(plan);
  await change<ReadonlySet<string>, true, true>({
    look: async context => {
      const { worksheets } = context.workbook;
      worksheets.load('items/id,items/name');
      const marks = sheets.map(({ name }) => context.workbook.worksheets.getItem(name).getRange('A1').load('values'));
      await context.sync();
      const at = marks.findIndex(({ values }) => values[0]?.[0] !== token);
      if (at >= 0) throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheets[at]?.name ?? '' });
      return new Set(worksheets.items.filter(({ name }) => !sheets.some(other => other.name === name)).map(({ id }) => id));
    },
    write: context => {
      finish(context, plan);
      return true;
    },
    read: () => true,
    takeBack: async (context, before): Promise<TakenBack<true>> => {
      const { finished } = await findMarked(context, sheets, token, before);
      if (finished) return { done: true };
      for (const { name } of sheets) context.workbook.worksheets.getItem(name).getRange('A1').values = [[token]];
      await context.sync();
      return 'takenBack';
    },
    touched: () => ({ sheets: sheets.map(({ name }) => name), cells: [] }),
  });
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
  const ask = ({ table, rows, columns }: PlannedRows): RoomAsked =>
    askForRoom(
      context,
      table,
      rows.map(({ cells }) => cells),
      columns.map(({ header }) => header),
    );
  const asked = plan.tables.filter(isRows).map(planned => ({ planned, asked: ask(planned) }));
  const cut = whole.tables
    .filter(isRows)
    .filter(({ table, rows }) => asked.some(({ planned }) => planned.table === table && planned.rows.length < rows.length))
    .map(ask);
  await context.sync();
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
  const rooms = asked.map(({ planned, asked: one }): PlannedRoom => {
    const room = findRoom(one);
    const { at } = planned;
    const moved =
      at !== null &&
      (at.headerRow !== room.headerRow || at.firstColumn !== room.firstColumn || at.width + planned.columns.length !== room.headers.length);
    if (moved) throw new ExcelFailure({ kind: 'changedMeanwhile', what: room.sheet });
    return { planned, room };
  });
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
  const added = addMarked(context, newSheets(plan), token);
  plan.tables.filter(isSheet).forEach((planned: PlannedSheet, index) => {
    const sheet = added[index];
    if (sheet) writeSheet(context, sheet, planned, plan.asOf);
  });
  if (plan.asOf.action === 'ownSheet') {
    const sheet = added.at(-1);
    if (sheet) writeAsOf(context, sheet, 2, plan.asOf.serial);
  }
  const rows = found.rooms.map(({ planned, room }) => writeRows(context, room, formatNewColumns(planned)));
  writeTag(context, found.tag, saidBy(plan, found, said));
  return { rows };
}

/** Throws ExcelFailure (changedMeanwhile) where rows met something else than was looked at. */
export function readSetUp({ rows }: SetUpWritten): void {
  for (const written of rows) rowsRead(written);
  for (const written of rows) noteAdded(written.room.name, written.room.rows, rowsRead(written).firstRow - written.table.rowIndex - 1);
}

/** Last of all: the titles. To be followed by a sync. */
export function finish(context: Excel.RequestContext, plan: SetUpPlan): void {
  const created = plan.tables.filter(isSheet);
  const sheets = newSheets(plan);
  const added = sheets.map(({ name }) => context.workbook.worksheets.getItem(name));
  // What people look at next.
  (added[created.findIndex(({ table }) => table === 'DX_KPIs')] ?? added[0])?.activate();
  for (const sheet of added) {
    const { font } = sheet.getRange('A1').format;
    font.bold = true;
    font.size = 14;
  }
  added.forEach((sheet, index) => {
    sheet.getRange('A1').values = [[sheets[index]?.title ?? '']];
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
): Promise<'done' | 'nothing' | 'takenBack'> {
  const { rooms, sheets: before } = found;
  const sheets = newSheets(plan);
  const traced = await traceRows(
    context,
    rooms.map(({ room }) => room),
  );
  const marked = sheets.length === 0 ? null : await findMarked(context, sheets, token, before);
  if (keepIfDone && traced.rows.every(({ complete }) => complete) && marked?.finished !== false) {
    for (const { room, lines, at, range } of traced.rows) noteAdded(room.name, room.rows, lines.rowIndex + at - range.rowIndex - 1);
    return 'done';
  }
  const any = takeRowsOut(traced);
  for (const one of written?.rows ?? []) putOthersBack(one);
  if (marked !== null) deleteMarked(marked, AS_OF_NAME);
  putTagBack(context, traced.tag, found.tag, saidBy(plan, found, { tables: also }));
  await context.sync();
  return any || (marked?.ours.length ?? 0) > 0 ? 'takenBack' : 'nothing';
}

function touchedBySetUp(plan: SetUpPlan, { rooms }: SetUpFound) {
  return { sheets: newSheets(plan).map(({ name }) => name), cells: touchedRows(rooms.map(({ room }) => room)).cells };
}
