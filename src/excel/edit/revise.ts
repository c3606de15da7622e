/**
 * 目標の改定: the target's own cell on DX_KPIs and one row below DX_Revisions, in one batch, after one look at both. A workbook without
 * DX_Revisions gets it in the same batch.
 */
import type { Cell, Cells } from '../../domain/base/cell';
import { comparableText } from '../../domain/text/comparable-text';
import { KPIS } from '../../sheets/schema/kpis';
import { byHeader, printRow, type CellsByHeader } from '../../sheets/make/print';
import { locate } from '../../sheets/read/read';
import { readTables } from '../../sheets/read/read-all';
import { REVISIONS } from '../../sheets/schema/revisions';
import type { PlannedSheet, SetUpPlan } from '../../sheets/make/set-up';
import { addressOf, type CellPlace } from '../../sheets/read/state';
import { sheetColumns, UNDECIDED } from '../../sheets/schema/table';
import { findRoom, lookAt, takeBackRows, writeRows, type Room } from '../rows/append';
import { cellsOf } from '../batch/cell-text';
import { ExcelFailure, type Outcome } from '../batch/failure';
import { findMarked, newToken, notTakenBack } from '../sheets/new-sheets';
import { failureOf, run, withOutcome } from '../batch/run';
import { finish, lookAgain, writeSetUp } from '../sheets/set-up';
import { findTarget, lookAtTargets, placed, putBack, same, writeTarget, type FoundTarget } from './target-cell';
import { writeChanged } from '../batch/workbook-settings';

export interface Revision {
  /** 名称 in DX_KPIs. */
  readonly kpi: string;
  /** The year of the 目標 column. */
  readonly year: number;
  /** What the target's cell must still hold. */
  readonly from: Cell;
  /** What that is read as; null: not decided. */
  readonly before: number | null;
  readonly after: number;
  /** A date serial. */
  readonly revisedOn: number;
  readonly reason: string;
  /** The KPI's unit; % shows the values as percentages. */
  readonly unit: string | null;
  /** Makes DX_Revisions, without rows; null: the workbook has it. */
  readonly setUp: SetUpPlan | null;
}

/** What has to be known to take a revision back. */
export interface Revised {
  readonly revision: Revision;
  /** The target's cell. */
  readonly place: CellPlace;
  /** Its number format before. */
  readonly format: string;
  readonly sheet: string;
  /** The new row's first cell. */
  readonly row: CellPlace;
  readonly cells: CellsByHeader;
}

/** The new row by the headers of DX_Revisions. */
function ledgerCells({ kpi, year, before, after, revisedOn, reason, unit }: Revision): CellsByHeader {
  const columns = sheetColumns(REVISIONS);
  // ― says that nothing was decided before, so that no blank can pass for 0.
  const cells = printRow(columns, { kpi, year, before: before ?? UNDECIDED, after, revisedOn, reason }, unit);
  return byHeader(columns, cells);
}

/** The plan of the new sheet with the row in it. */
function withRow(plan: SetUpPlan, row: CellsByHeader): { readonly plan: SetUpPlan; readonly sheet: PlannedSheet } {
  const sheet = plan.tables.find((table): table is PlannedSheet => table.action === 'create' && table.table === REVISIONS.name);
  if (sheet === undefined) throw new ExcelFailure({ kind: 'changedMeanwhile', what: REVISIONS.name });
  const filled: PlannedSheet = { ...sheet, body: [sheet.columns.map(({ header }) => row[header] ?? { value: null, format: 'General' })] };
  return { plan: { ...plan, tables: [filled] }, sheet: filled };
}

/** Is there a revision of that day, or of a later one, before which this would change the original target? Read as the pane reads the ledger. */
function refuseTaken({ kpi, year, revisedOn }: Revision, kpis: Cells, room: Room, ledger: Excel.Range): void {
  const rows = readTables({ DX_KPIs: kpis, DX_Revisions: cellsOf(ledger.values) }).DX_Revisions?.rows ?? [];
  const taken = rows.find(
    row =>
      row.kpi !== null &&
      comparableText(row.kpi) === comparableText(kpi) &&
      row.year === year &&
      row.revisedOn !== null &&
      row.revisedOn >= revisedOn,
  );
  if (taken !== undefined)
    throw new ExcelFailure({
      kind: 'revisionThere',
      kpi,
      year,
      sheet: room.sheet,
      address: addressOf(room.headerRow + 1 + taken.index, room.firstColumn),
    });
}

interface Before {
  readonly target: FoundTarget;
  readonly room: Room | null;
  /** The workbook does not say yet which version its tables have. */
  readonly unmarked: boolean;
}

/**
 * Writes the new target and its row of the ledger: one sync to look, one to write.
 * Throws ExcelFailure (changedMeanwhile, cellHasFormula, protectedSheet, revisionThere …); its outcome says what is in the workbook then.
 */
export async function revise(revision: Revision): Promise<Revised> {
  const cells = ledgerCells(revision);
  const made = revision.setUp === null ? null : withRow(revision.setUp, cells);
  const [conflict] = made?.plan.conflicts ?? [];
  if (conflict) throw new ExcelFailure(conflict);
  const token = newToken();
  let before: Before | null = null;
  try {
    await run(async context => {
      before = null;
      const found = await look(context, revision, cells, made?.plan ?? null);
      before = found;
      writeTarget(context, found.target, revision.after, revision.unit);
      writeChanged(context, [KPIS.name]);
      // The row last: where it stands as a whole, all has been done.
      if (found.room !== null) writeRows(context, found.room, [cells]);
      if (made !== null) {
        writeSetUp(context, made.plan, [], token);
        finish(context, made.plan, found.unmarked);
      }
      await context.sync();
    });
  } catch (error) {
    const failure = failureOf(error);
    if (before === null || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const outcome = await takeBack(revision, before, cells, made?.sheet ?? null, token);
    if (outcome !== 'complete') throw withOutcome(failure, outcome);
  }
  // Set by the run that came through; the compiler does not see assignments in callbacks.
  const {
    target: { place, format },
    room,
  } = before as unknown as Before;
  const [sheet, address] =
    room === null
      ? [made?.sheet.sheet ?? '', addressOf((made?.sheet.headerRow ?? 0) + 1, 0)]
      : [room.sheet, addressOf(room.firstRow, room.firstColumn)];
  return { revision, place, format, sheet, row: { sheet, address }, cells };
}

/** May it be written? One sync. */
async function look(context: Excel.RequestContext, revision: Revision, cells: CellsByHeader, setUp: SetUpPlan | null): Promise<Before> {
  const targets = lookAtTargets(context);
  const ledger = setUp === null ? lookAt(context, REVISIONS.name, 1) : null;
  ledger?.range.load('values');
  const made = setUp === null ? null : await lookAgain(context, setUp, setUp);
  if (made === null) await context.sync();
  const target = findTarget(targets, revision);
  if (target.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet: target.place.sheet });
  if (target.formula !== null) throw new ExcelFailure({ kind: 'cellHasFormula', ...target.place });
  if (!same(target.value, revision.from)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: placed(target.place) });
  if (ledger === null) return { target, room: null, unmarked: made?.unmarked === true };
  const room = findRoom(ledger);
  const missing = Object.keys(cells).find(header => !locate(REVISIONS, room.headers).located.some(column => column.header === header));
  if (missing !== undefined) throw new ExcelFailure({ kind: 'missingColumn', table: REVISIONS.name, sheet: room.sheet, header: missing });
  refuseTaken(revision, target.cells, room, ledger.range);
  return { target, room, unmarked: false };
}

/** After a failed batch: takes both back; 'complete' when it turns out that all of it had been done. */
async function takeBack(
  revision: Revision,
  { target, room }: Before,
  cells: CellsByHeader,
  made: PlannedSheet | null,
  token: string,
): Promise<'complete' | Outcome> {
  try {
    return await run(async context => {
      const targets = lookAtTargets(context);
      const marked = made === null ? null : await findMarked(context, [made.sheet], token);
      const done = room === null ? marked?.finished === true : await takeBackRows(context, [{ room, rows: [cells] }], true);
      if (done) return 'complete';
      const sheetMade = marked !== null && marked.unfinished.length > 0;
      for (const sheet of marked?.unfinished ?? []) sheet.delete();
      const restored = putBack(context, findTarget(targets, revision), revision, target.format);
      await context.sync();
      return { changed: sheetMade || restored ? 'takenBack' : 'nothing' };
    });
  } catch (error) {
    const row = room === null ? [] : [`${room.sheet}!${addressOf(room.firstRow, room.firstColumn)}`];
    return notTakenBack(error, made === null ? [] : [made.sheet], [placed(target.place), ...row]);
  }
}
