/**
 * Transcribes a set-up plan (sheets/set-up) into the workbook: one sync to look again, one that writes everything. The titles of new sheets
 * come last of all, so that a sheet without its title is one that was not finished.
 */
import type { SetUpPlan } from '../../../sheets/make/planned';
import type { TableName } from '../../../sheets/schema/table-name';
import { change, type TakenBack } from '../../batch/change';
import { ExcelFailure, isDoubtful } from '../../batch/failure';
import type { Said } from '../../batch/workbook-settings';
import { touchedRows } from '../../rows/append-rows';
import type { ColumnLooks } from '../../rows/columns';
import { inMessages } from '../../rows/messages';
import { doubt, noteAdded } from '../../rows/outbox';
import { refuseBeyond } from '../../rows/sheet-end';
import type { Takeable } from '../../rows/take-back-rows';
import { isSheet, newToken } from '../parts/new-sheets';
import { layOut } from '../parts/page';
import {
  finishSheets,
  isRows,
  lookAgain,
  newSheets,
  readSetUp,
  takeBackWritten,
  writeSetUp,
  type SetUpFound,
  type SetUpWritten,
} from './set-up-batch';
import { writeLater } from './set-up-later';
import { pagesOf } from './set-up-sheet';

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
  /** The sheets that were made, in the order of newSheets: others may rename them. */
  readonly ids: readonly string[];
  /** Where rows and columns went when they were written. */
  readonly cells: readonly { readonly table: TableName; readonly address: string }[];
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
  readonly right: ColumnLooks;
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
  for (const { sheet, headerRow, body, columns } of plan.tables.filter(isSheet))
    refuseBeyond(sheet, headerRow + 1 + body.length, columns.length);
  const token = newToken();
  const { first, later } = inMessages(plan);
  const sheets = newSheets(plan);
  const result = ({ rooms, unmarked }: SetUpFound, ids: readonly string[]): WrittenSetUp => ({
    sheets: sheets.map(({ name }) => name),
    rows: plan.tables.flatMap(table =>
      table.action === 'keep' || table.added.length === 0 ? [] : [{ table: table.table, count: table.added.length }],
    ),
    made: {
      plan,
      unmarked,
      ids,
      cells: rooms.flatMap(({ room }) => touchedRows([room]).cells.map(address => ({ table: room.name, address }))),
      rows: rooms
        .filter(({ room }) => room.rows.length > 0)
        .map(({ room }) => ({ table: room.name, rows: room.rows, before: room.before })),
      widened: rooms.flatMap(({ room: { name, sheet, headers, newHeaders, right } }) =>
        right === null ? [] : [{ name, sheet, headers, newHeaders, right }],
      ),
    },
  });
  const last = later.length === 0;
  let made: WrittenSetUp;
  try {
    made = await change<SetUpFound, SetUpWritten, WrittenSetUp>({
      look: context => lookAgain(context, first, plan),
      already: found => {
        if (found.rooms.length === 0 || sheets.length > 0 || found.rooms.some(({ room }) => room.written === null)) return null;
        // No longer in doubt: the same once more are other rows.
        for (const { room } of found.rooms) noteAdded(room.name, room.rows, (room.written ?? 0) - room.headerRow - 1);
        return result(found, []);
      },
      write: (context, found) => {
        const written = writeSetUp(context, first, found, token, said);
        if (last) finishSheets(plan, written.sheets);
        return written;
      },
      read: (written, found) => {
        readSetUp(written);
        return result(
          found,
          written.sheets.map(({ id }) => id),
        );
      },
      takeBack: async (context, found, written): Promise<TakenBack<WrittenSetUp>> => {
        const back = await takeBackWritten(context, found, first, token, { written, keepIfDone: last && written === null });
        return typeof back === 'object' ? { done: result(found, back.ids) } : back;
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
  return last ? made : { ...made, made: await writeLater(plan, later, made.made, token) };
}

function touchedBySetUp(plan: SetUpPlan, { rooms }: SetUpFound) {
  return { sheets: newSheets(plan).map(({ name }) => name), cells: touchedRows(rooms.map(({ room }) => room)).cells };
}
