/** 元に戻す for a revision: the old target in its cell and no row in DX_Revisions, in one batch after one look at both. */
import type { CellsByHeader } from '../../sheets/make/print';
import { KPIS } from '../../sheets/schema/kpis';
import { locate } from '../../sheets/read/read';
import { REVISIONS } from '../../sheets/schema/revisions';
import { addressOf, columnLetters } from '../../sheets/read/state';
import { cellOf } from '../batch/cell-text';
import { ExcelFailure, type Outcome } from '../batch/failure';
import { notTakenBack } from '../sheets/new-sheets';
import type { Revised } from './revise';
import { failureOf, run, withOutcome } from '../batch/run';
import { findTarget, lookAtTargets, placed, putBack, same } from './target-cell';
import { lookAtVersion, refuseNewer, writeChanged } from '../batch/workbook-settings';

interface LedgerLook {
  readonly table: Excel.Table;
  readonly range: Excel.Range;
}

interface LedgerRow {
  readonly sheet: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly holds: boolean;
}

function lookAtLedger(context: Excel.RequestContext): LedgerLook {
  const table = context.workbook.tables.getItem(REVISIONS.name);
  table.load('showTotals,worksheet/name,worksheet/protection/protected');
  const range = table.getRange();
  range.load('values,rowIndex,columnIndex,rowCount,columnCount');
  return { table, range };
}

/** The last row of the ledger, and whether it is the one that was written. Throws ExcelFailure. */
function lastRow({ table, range }: LedgerLook, cells: CellsByHeader): LedgerRow {
  const sheet = table.worksheet.name;
  if (table.worksheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
  if (table.showTotals) throw new ExcelFailure({ kind: 'totalsRow', table: REVISIONS.name, sheet });
  const { values, rowIndex, columnIndex, rowCount, columnCount } = range;
  const { located } = locate(REVISIONS, (values[0] ?? []).map(cellOf));
  const last = values[rowCount - 1] ?? [];
  const holds =
    rowCount > 1 &&
    Object.entries(cells).every(([header, { value }]) => {
      const at = located.find(column => column.header === header)?.at;
      return at !== undefined && last[at] === (value ?? '');
    });
  return { sheet, rowIndex, columnIndex, rowCount, columnCount, holds };
}

/**
 * 元に戻す: the old target and no row, as before; a sheet that was made stays, empty. One sync to look, one to write. Throws ExcelFailure
 * (changedMeanwhile where the target or the row is not as it was written, or a row was added below).
 */
export async function takeBackRevision(revised: Revised): Promise<void> {
  const { revision, format, cells } = revised;
  let looked = false;
  try {
    await run(async context => {
      looked = false;
      const [targets, ledger, version] = [lookAtTargets(context), lookAtLedger(context), lookAtVersion(context)];
      await context.sync();
      refuseNewer(version);
      const target = findTarget(targets, revision);
      if (target.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet: target.place.sheet });
      if (target.formula !== null || !same(target.value, revision.after))
        throw new ExcelFailure({ kind: 'changedMeanwhile', what: placed(target.place) });
      const row = lastRow(ledger, cells);
      if (!row.holds) throw new ExcelFailure({ kind: 'changedMeanwhile', what: row.sheet });
      looked = true;
      putBack(context, target, revision, format);
      takeOut(context, row);
      writeChanged(context, [KPIS.name, REVISIONS.name]);
      await context.sync();
    });
  } catch (error) {
    const failure = failureOf(error);
    if (!looked || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const outcome = await seeUndone(revised);
    if (outcome !== 'complete') throw withOutcome(failure, outcome);
  }
}

/** Takes the last row out of the table; of the only one just what is in it. */
function takeOut(context: Excel.RequestContext, { sheet: name, rowIndex, columnIndex, rowCount, columnCount }: LedgerRow): void {
  const sheet = context.workbook.worksheets.getItem(name);
  const end = columnLetters(columnIndex + columnCount - 1);
  const block = sheet.getRange(`${addressOf(rowIndex + rowCount - 1, columnIndex)}:${end}${rowIndex + rowCount}`);
  if (rowCount > 2)
    context.workbook.tables.getItem(REVISIONS.name).resize(`${addressOf(rowIndex, columnIndex)}:${end}${rowIndex + rowCount - 1}`);
  block.clear(Excel.ClearApplyTo.contents);
  // Not everything: the validation of the column goes on below the table.
  if (rowCount > 2) block.clear(Excel.ClearApplyTo.formats);
}

/** How far a failed taking back came. */
async function seeUndone({ revision, cells, place, row }: Revised): Promise<'complete' | Outcome> {
  try {
    return await run(async context => {
      const [targets, ledger] = [lookAtTargets(context), lookAtLedger(context)];
      await context.sync();
      const [target, { holds }] = [findTarget(targets, revision), lastRow(ledger, cells)];
      const back = same(target.value, revision.from);
      if (back && !holds) return 'complete';
      return !back && holds ? { changed: 'nothing' } : { changed: 'left', sheets: [], cells: [placed(back ? row : place)] };
    });
  } catch (error) {
    return notTakenBack(error, [], [placed(place), placed(row)]);
  }
}
