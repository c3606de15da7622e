/**
 * A step of a round as one action: rows below tables, cells of rows that are there, the round's record. One sync to look, one that writes. The
 * record is written last: where it is as wanted, all of it has been done.
 */
import type { RoundWrite } from '../../sheets/rounds/round-write';
import type { TableName } from '../../sheets/schema/table-name';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { askForTag, noteEdit, refuseNewer } from '../batch/workbook-settings';
import { meetTable, putOthersBack, rowsRead, takeRowsOut, traceRows, writeRows, type RowsWritten } from '../rows/append';
import { touchedRows } from '../rows/append-rows';
import { noteAdded } from '../rows/outbox';
import { askForRoom, findRoom, syncRooms, type Room } from '../rows/room';
import type { Takeable } from '../rows/take-back-rows';
import {
  addressesOf,
  askForMet,
  askForNow,
  askForRowCells,
  checkRowCells,
  findRowCells,
  putRowCellsBack,
  refuseReshapedTables,
  takeableCells,
  writeRowCells,
  type RowCellsFound,
  type RowCellsTakeable,
  type RowCellsWritten,
} from './row-cells';

/** The round's record in the workbook's settings, before a step and after it. */
export interface RecordWritten {
  readonly key: string;
  /** null: there was none. */
  readonly before: string | null;
  readonly after: string;
}

/** A step that has been written, for taking it back. */
export interface RoundWritten {
  readonly record: RecordWritten;
  readonly rows: readonly Takeable[];
  readonly cells: readonly RowCellsTakeable[];
}

interface RoundRoomFound {
  readonly rooms: readonly Room[];
  readonly held: readonly RowCellsFound[];
  readonly done: boolean;
}

interface RoundRowsWritten {
  readonly rows: readonly RowsWritten[];
  readonly met: readonly RowCellsWritten[];
}

interface RoundDone {
  readonly written: RoundWritten | null;
}

const tablesIn = ({ cells }: RoundWrite): TableName[] => [...new Set(cells.map(({ table }) => table))];

export function askForRecord({ workbook: { settings } }: Excel.RequestContext, key: string): Excel.Setting {
  const setting = settings.getItemOrNullObject(key);
  setting.load('value');
  return setting;
}

export const recordIn = (setting: Excel.Setting): string | null => (setting.isNullObject ? null : String(setting.value));

/** To be followed by a sync. */
export function putRecord({ workbook: { settings } }: Excel.RequestContext, key: string, record: string | null): void {
  if (record === null) settings.getItem(key).delete();
  else settings.add(key, record);
}

async function look(context: Excel.RequestContext, order: RoundWrite): Promise<RoundRoomFound> {
  const setting = askForRecord(context, order.key);
  const tag = askForTag(context);
  const rooms = order.rows.map(({ table, rows }) => askForRoom(context, table, rows));
  const asked = tablesIn(order).map(name =>
    askForRowCells(
      context,
      name,
      order.cells.filter(({ table }) => table === name),
    ),
  );
  await syncRooms(context, rooms);
  refuseNewer(tag);
  const record = recordIn(setting);
  if (record === order.to) return { rooms: [], held: [], done: true };
  if (record !== order.from) throw new ExcelFailure({ kind: 'changedMeanwhile', what: '照会' });
  return {
    done: false,
    rooms: rooms.map(findRoom),
    held: asked.map(findRowCells),
  };
}

function write(context: Excel.RequestContext, order: RoundWrite, { rooms, held }: RoundRoomFound): RoundRowsWritten {
  for (const room of rooms) meetTable(context, room);
  refuseReshapedTables(held);
  const met = askForMet(held);
  const rows = rooms.map(room => writeRows(context, room));
  held.forEach(writeRowCells);
  putRecord(context, order.key, order.to);
  return { rows, met };
}

/** Undoes what a batch that failed has done. */
async function takeBack(
  context: Excel.RequestContext,
  order: RoundWrite,
  found: RoundRoomFound,
  written: RoundRowsWritten | null,
): Promise<TakenBack<RoundDone>> {
  const { rooms, held } = found;
  const setting = askForRecord(context, order.key);
  const now = held.map(askForNow);
  const traced = rooms.length > 0 ? await traceRows(context, rooms) : null;
  if (rooms.length === 0) await context.sync();
  const recorded = recordIn(setting) === order.to;
  if (recorded && written === null) return { done: { written: writtenOf(order, found) } };
  let any = traced !== null && takeRowsOut(traced);
  for (const row of written?.rows ?? []) putOthersBack(row);
  held.forEach((one, at) => {
    any = putRowCellsBack(one, now[at] as Excel.Range, written?.met[at] ?? null) || any;
  });
  if (recorded) putRecord(context, order.key, order.from);
  await context.sync();
  return any || recorded ? 'takenBack' : 'nothing';
}

const writtenOf = ({ key, from, to }: RoundWrite, { rooms, held }: RoundRoomFound): RoundWritten => ({
  record: { key, before: from, after: to },
  rows: rooms.map(({ name, rows, before }) => ({ table: name, rows, before })),
  cells: held.map(takeableCells),
});

/**
 * Two syncs. Throws ExcelFailure; its outcome says what is in the workbook then.
 * @returns what takes it back; null where an earlier attempt, whose answer was lost, had done it
 */
export async function writeRound(order: RoundWrite): Promise<RoundWritten | null> {
  const { written: done } = await change<RoundRoomFound, RoundRowsWritten, RoundDone>({
    look: context => look(context, order),
    already: found => (found.done ? { written: null } : null),
    write: (context, found) => write(context, order, found),
    read: ({ rows, met }, found) => {
      for (const one of rows) {
        const { firstRow } = rowsRead(one);
        noteAdded(one.room.name, one.room.rows, firstRow - one.headers.rowIndex - 1);
        noteEdit(one.room.name);
      }
      found.held.forEach((one, at) => checkRowCells(one, met[at] as RowCellsWritten));
      return { written: writtenOf(order, found) };
    },
    takeBack: (context, found, written) => takeBack(context, order, found, written),
    touched: ({ rooms, held }) => ({ sheets: [], cells: [...touchedRows(rooms).cells, ...held.flatMap(addressesOf)] }),
  });
  return done;
}
