/**
 * 元に戻す for a step of a round: the rows it added go, the cells it wrote hold again what they held, and the round's record is as before; all of
 * it or nothing, and nothing where anybody has changed any of it since.
 */
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { askForTag, noteEdit, refuseNewer } from '../batch/workbook-settings';
import { noteTakenBack } from '../rows/outbox';
import {
  askForAdded,
  askForTaken,
  checkTaken,
  findAdded,
  finishTaken,
  putAddedBack,
  syncAdded,
  takeAddedOut,
  type RowsFound,
  type RowsTaken,
} from '../rows/take-back-rows';
import {
  addressesOf,
  askForMet,
  askForNow,
  askForRowCells,
  checkRowCells,
  findRowCells,
  putRowCellsBack,
  refuseOtherRows,
  refuseReshapedTables,
  writeRowCells,
  type RowCellsFound,
  type RowCellsWritten,
} from './row-cells';
import { askForRecord, putRecord, recordIn, type RoundWritten } from './write-round';

interface RoundToTakeBack {
  readonly rows: readonly RowsFound[];
  readonly held: readonly RowCellsFound[];
  readonly done: boolean;
}

interface RoundTakenBack {
  readonly taken: readonly RowsTaken[];
  readonly met: readonly RowCellsWritten[];
}

/** Two syncs. Throws ExcelFailure (changedMeanwhile where the round, a row or a cell is not as it was left). */
export async function takeBackRound({ record, rows, cells }: RoundWritten): Promise<void> {
  await change<RoundToTakeBack, RoundTakenBack, true>({
    look: async context => {
      const setting = askForRecord(context, record.key);
      const tag = askForTag(context);
      const added = rows.map(one => askForAdded(context, one));
      const asked = cells.map(({ name, cells: own }) => askForRowCells(context, name, own));
      await syncAdded(context, rows);
      refuseNewer(tag);
      const there = recordIn(setting);
      if (there === record.before) return { rows: [], held: [], done: true };
      if (there !== record.after) throw new ExcelFailure({ kind: 'changedMeanwhile', what: '照会' });
      asked.forEach((one, at) => refuseOtherRows(one, cells[at]?.rows ?? []));
      return { rows: added.map(findAdded), held: asked.map(findRowCells), done: false };
    },
    already: ({ done }) => (done ? true : null),
    write: (context, found) => {
      refuseReshapedTables(found.held);
      const met = askForMet(found.held);
      const taken = found.rows.map(one => takeAddedOut(context, one));
      found.held.forEach(writeRowCells);
      // Last: where the record is as before, all of it has been taken back.
      putRecord(context, record.key, record.before);
      return { taken, met };
    },
    read: ({ taken, met }, found) => {
      taken.forEach(checkTaken);
      found.held.forEach((one, at) => checkRowCells(one, met[at] as RowCellsWritten));
      for (const one of rows) {
        noteTakenBack(one.table, one.rows);
        noteEdit(one.table);
      }
      return true;
    },
    takeBack: async (context, found, written): Promise<TakenBack<true>> => {
      const setting = askForRecord(context, record.key);
      const now = found.held.map(askForNow);
      const traced = found.rows.map((one, at) => askForTaken(context, one, written?.taken[at] ?? null));
      await context.sync();
      const gone = recordIn(setting) === record.before;
      if (gone && written === null) {
        traced.forEach(finishTaken);
        await context.sync();
        return { done: true };
      }
      let any = false;
      for (const one of traced) any = putAddedBack(context, one) || any;
      found.held.forEach((one, at) => {
        any = putRowCellsBack(one, now[at] as Excel.Range, written?.met[at] ?? null) || any;
      });
      if (gone) putRecord(context, record.key, record.after);
      await context.sync();
      return any || gone ? 'takenBack' : 'nothing';
    },
    touched: found => ({ sheets: [], cells: [...found.rows.map(({ address }) => address), ...found.held.flatMap(addressesOf)] }),
  });
}
