/** Rows below a table of ours as one action. */
import type { CellsByHeader } from '../../sheets/make/print';
import { addressOf, type CellPlace } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure, isDoubtful, type Touched } from '../batch/failure';
import { putTagBack, writeTag } from '../batch/workbook-settings';
import { addedRowsAddress, meetTable, putOthersBack, rowsRead, takeRowsOut, traceRows, writeRows, type RowsWritten } from './append';
import { doubt, noteAdded, type Replaced } from './outbox';
import { askForRoom, findRoom, syncRooms, type LooksBefore, type Room } from './room';

/** Rows that have been added, for taking them back. */
export interface AddedRows {
  readonly table: TableName;
  readonly rows: readonly CellsByHeader[];
  readonly before: LooksBefore;
  /** The first new row's first cell. */
  readonly place: CellPlace;
  /** All cells of the new rows, with their sheet. */
  readonly cells: string;
}

/** One sync to look, one that writes. Throws ExcelFailure (missingColumn where a value has no column …); its outcome says what is in the workbook then. */
export async function appendRows(name: TableName, rows: readonly CellsByHeader[]): Promise<AddedRows> {
  const added = (room: Room, firstRow: number, firstColumn: number): AddedRows => {
    const address = addressOf(firstRow, firstColumn);
    const last = addressOf(firstRow + rows.length - 1, firstColumn + room.headers.length - 1);
    return { table: name, rows, before: room.before, place: { sheet: room.sheet, address }, cells: `${room.sheet}!${address}:${last}` };
  };
  try {
    return await change<Room, RowsWritten, AddedRows>({
      look: async context => {
        const asked = askForRoom(context, name, rows);
        await syncRooms(context, [asked]);
        return findRoom(asked);
      },
      already: room => {
        if (room.written === null) return null;
        // No longer in doubt: the same once more is another row.
        noteAdded(name, rows, room.written - room.headerRow - 1);
        return added(room, room.written, room.firstColumn);
      },
      write: (context, room) => {
        meetTable(context, room);
        const written = writeRows(context, room);
        writeTag(context, room.tag, { tables: [name] });
        return written;
      },
      read: (written, room) => {
        const { firstRow, firstColumn } = rowsRead(written);
        noteAdded(name, rows, firstRow - written.headers.rowIndex - 1);
        return added(room, firstRow, firstColumn);
      },
      takeBack: async (context, room, written): Promise<TakenBack<AddedRows>> => {
        const traced = await traceRows(context, [room]);
        const [one] = traced.rows;
        if (one?.complete === true && written === null) {
          const { rowIndex, columnIndex } = one.lines;
          noteAdded(name, rows, rowIndex + one.at - one.range.rowIndex - 1);
          return { done: added(room, rowIndex + one.at, columnIndex) };
        }
        const any = takeRowsOut(traced);
        putTagBack(context, traced.tag, room.tag, { tables: [name] });
        if (written !== null) putOthersBack(written);
        await context.sync();
        return any ? 'takenBack' : 'nothing';
      },
      touched: room => touchedRows([room]),
    });
  } catch (error) {
    if (error instanceof ExcelFailure && isDoubtful(error)) doubt(name, rows);
    throw error;
  }
}

/**
 * Adds rows below that a co-author's simultaneous write has replaced (replacedRows). What is done is taken off the list, so that another
 * attempt after a failure adds none twice. Throws ExcelFailure.
 */
export async function addReplaced(left: Replaced[]): Promise<readonly AddedRows[]> {
  const done: AddedRows[] = [];
  for (let next = left[0]; next !== undefined; next = left[0]) {
    done.push(await appendRows(next.table, next.rows));
    left.shift();
  }
  return done;
}

/** The cells that rows and columns would go to. */
export function touchedRows(rooms: readonly Room[]): Touched {
  return { sheets: [], cells: rooms.flatMap(room => [`${room.sheet}!${addedRowsAddress(room)}`, ...newColumns(room)]) };
}

function newColumns({ sheet, headerRow, firstColumn, headers, newHeaders, lastRow }: Room): string[] {
  if (newHeaders.length === 0) return [];
  const first = firstColumn + headers.length - newHeaders.length;
  return [`${sheet}!${addressOf(headerRow, first)}:${addressOf(lastRow, first + newHeaders.length - 1)}`];
}
