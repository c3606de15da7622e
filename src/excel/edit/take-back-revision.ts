/** 元に戻す for a revision: the old target in its cell and no row in DX_Revisions, in one batch after one look at both. */
import { placeText } from '../../sheets/read/state';
import { KPIS } from '../../sheets/schema/declarations/kpis';
import { REVISIONS } from '../../sheets/schema/declarations/revisions';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { askForTag, refuseNewer, noteEdit } from '../batch/workbook-settings';
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
  type Takeable,
} from '../rows/take-back-rows';
import type { Revised } from './revise';
import {
  checkTarget,
  findTarget,
  askForTargets,
  putBack,
  rawOf,
  refuseLocked,
  sameCell,
  targetNow,
  writeTarget,
  type FoundTarget,
  type TargetWritten,
} from './target-cell';

interface RevisionToTakeBack {
  readonly target: FoundTarget;
  readonly row: RowsFound;
}

interface RevisionTakenBack {
  readonly target: TargetWritten;
  readonly row: RowsTaken;
}

/**
 * 元に戻す: the old target and no row, as before; a sheet that was made stays, empty. One sync to look, one to write. Throws ExcelFailure
 * (changedMeanwhile where the target or the row is not as it was written, or a row was added below).
 */
export async function takeBackRevision({ revision, format, cells, sheet, before }: Revised): Promise<void> {
  const wanted: Takeable = { table: REVISIONS.name, rows: [cells], before };
  await change<RevisionToTakeBack, RevisionTakenBack, true>({
    look: async context => {
      const [targets, asked, tag] = [askForTargets(context), askForAdded(context, wanted), askForTag(context)];
      await syncAdded(context, [wanted]);
      refuseNewer(tag);
      const target = findTarget(targets, revision);
      await refuseLocked(target);
      if (target.formula !== null || !sameCell(target.value, revision.after))
        throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(target.place) });
      return { target, row: inSheet(sheet, () => findAdded(asked)) };
    },
    write: (context, { target, row }) => {
      target.refuseReshaped();
      // The row first: where others have deleted rows meanwhile Excel ends the batch there, before the target of another KPI is written.
      const taken = takeAddedOut(context, row);
      const written = writeTarget(target, rawOf(revision.from), format);
      return { target: written, row: taken };
    },
    read: ({ target, row }, found) => {
      checkTarget(target, found.target, revision.kpi);
      checkTaken(row);
      for (const { name } of [KPIS, REVISIONS]) noteEdit(name);
      return true;
    },
    takeBack: async (context, { target, row }, written): Promise<TakenBack<true>> => {
      const now = await targetNow(target, written?.target ?? null);
      // Its KPI is gone: Excel has ended the batch before anything was written, and a row that is gone as well is not ours to bring back.
      if (now === null && written === null) return 'nothing';
      const traced = askForTaken(context, row, written?.row ?? null);
      await context.sync();
      const back = now !== null && sameCell(now.values[0]?.[0] as string, rawOf(revision.from));
      if (written === null && back && isTakenOut(traced)) {
        finishTaken(traced);
        await context.sync();
        return { done: true };
      }
      const restored = putBack(now, target, written?.target ?? null, revision.from);
      const any = putAddedBack(context, traced);
      await context.sync();
      return restored || any ? 'takenBack' : 'nothing';
    },
    touched: ({ target, row }) => ({ sheets: [], cells: [placeText(target.place), row.address] }),
  });
}

/** What has changed in the ledger is told by its sheet: a row that was added below is none of the cells that were written. */
function inSheet<T>(sheet: string, find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof ExcelFailure) || error.kind !== 'changedMeanwhile') throw error;
    throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheet }, error.outcome, { cause: error });
  }
}
