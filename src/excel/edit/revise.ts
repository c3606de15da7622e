/**
 * 目標の改定: the target's own cell on DX_KPIs and one row below DX_Revisions, in one batch, after one look at both. A workbook without
 * DX_Revisions gets it in the same batch.
 */
import type { Cell, Cells } from '../../domain/base/cell';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { KPIS } from '../../sheets/schema/declarations/kpis';
import { byHeader, printRow, type CellsByHeader } from '../../sheets/make/print';
import { locate } from '../../sheets/read/read';
import { readTables } from '../../sheets/read/read-all';
import { REVISIONS } from '../../sheets/schema/declarations/revisions';
import type { PlannedSheet, SetUpPlan } from '../../sheets/make/planned';
import { addressOf, type CellPlace, placeText } from '../../sheets/read/state';
import { sheetColumns, UNDECIDED } from '../../sheets/schema/table';
import type { TableName } from '../../sheets/schema/table-name';
import { meetTable, putOthersBack, rowsRead, takeRowsOut, traceRows, writeRows, type RowsWritten } from '../rows/append';
import { touchedRows } from '../rows/append-rows';
import { askForRoom, findRoom, syncRooms, type LooksBefore, type Room } from '../rows/room';
import { change, type TakenBack } from '../batch/change';
import { cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { newToken } from '../sheets/parts/new-sheets';
import { layOut } from '../sheets/parts/page';
import { pagesOf } from '../sheets/set-up/set-up-sheet';
import { finishSheets, lookAgain, takeBackWritten, writeSetUp, type SetUpFound, type SetUpWritten } from '../sheets/set-up/set-up-batch';
import {
  checkTarget,
  findTarget,
  askForTargets,
  putBack,
  refuseLocked,
  sameCell,
  targetFormat,
  targetNow,
  writeTarget,
  type FoundTarget,
  type TargetWritten,
} from './target-cell';
import { putTagBack, writeTag } from '../batch/workbook-settings';

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

const CHANGED: readonly TableName[] = [KPIS.name, REVISIONS.name];

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
  /** The ledger before; null: it was made with this. */
  readonly before: LooksBefore | null;
}

export interface RevisedNow extends Revised {
  /** Excel has taken the page layout of a ledger that was made with this. */
  readonly page: boolean;
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

interface RevisionFound {
  readonly target: FoundTarget;
  /** The ledger that is there, or the plan of a new one. */
  readonly ledger: { readonly room: Room } | { readonly plan: SetUpPlan; readonly found: SetUpFound };
}

interface RevisionWritten {
  readonly target: TargetWritten;
  readonly row: RowsWritten | null;
  readonly made: SetUpWritten | null;
}

/**
 * Writes the new target and its row of the ledger: one sync to look, one to write.
 * Throws ExcelFailure (changedMeanwhile, cellHasFormula, protectedSheet, revisionThere …); its outcome says what is in the workbook then.
 */
export async function revise(revision: Revision): Promise<RevisedNow> {
  const cells = ledgerCells(revision);
  const made = revision.setUp === null ? null : withRow(revision.setUp, cells);
  const [conflict] = made?.plan.conflicts ?? [];
  if (conflict) throw new ExcelFailure(conflict);
  const token = newToken();
  const revised = ({ target: { place, format }, ledger }: RevisionFound, row: CellPlace): Revised => ({
    revision,
    place,
    format,
    sheet: row.sheet,
    row,
    cells,
    before: 'room' in ledger ? ledger.room.before : null,
  });
  const newRow = (): CellPlace => ({ sheet: made?.sheet.sheet ?? '', address: addressOf((made?.sheet.headerRow ?? 0) + 1, 0) });
  const written = await change<RevisionFound, RevisionWritten, Revised>({
    look: context => look(context, revision, cells, made?.plan ?? null),
    write: (context, { target, ledger }) => {
      // Before the target is written.
      if ('room' in ledger) meetTable(context, ledger.room);
      target.refuseReshaped();
      const written = writeTarget(target, revision.after, targetFormat(target, revision.after, revision.unit));
      // The row last: where it stands as a whole, all has been done.
      if ('room' in ledger) {
        const row = writeRows(context, ledger.room);
        writeTag(context, ledger.room.tag, { tables: CHANGED });
        return { target: written, row, made: null };
      }
      const sheets = writeSetUp(context, ledger.plan, ledger.found, token, { tables: CHANGED });
      finishSheets(ledger.plan, sheets.sheets);
      return { target: written, row: null, made: sheets };
    },
    read: ({ target, row }, found) => {
      checkTarget(target, found.target, revision.kpi);
      if (row === null) return revised(found, newRow());
      const { firstRow, firstColumn } = rowsRead(row);
      return revised(found, { sheet: row.room.sheet, address: addressOf(firstRow, firstColumn) });
    },
    takeBack: async (context, found, written): Promise<TakenBack<Revised>> => {
      const now = await targetNow(found.target, written?.target ?? null);
      const { ledger } = found;
      let undone: boolean;
      if ('room' in ledger) {
        const traced = await traceRows(context, [ledger.room]);
        const [one] = traced.rows;
        if (one?.complete === true && written === null)
          return {
            done: revised(found, { sheet: ledger.room.sheet, address: addressOf(one.lines.rowIndex + one.at, one.lines.columnIndex) }),
          };
        undone = takeRowsOut(traced);
        putTagBack(context, traced.tag, ledger.room.tag, { tables: CHANGED });
        if (written?.row) putOthersBack(written.row);
      } else {
        const back = await takeBackWritten(context, ledger.found, ledger.plan, token, {
          written: written?.made ?? null,
          keepIfDone: written === null,
          also: CHANGED,
        });
        if (typeof back === 'object') return { done: revised(found, newRow()) };
        undone = back === 'takenBack';
      }
      const restored = putBack(now, found.target, written?.target ?? null, revision.after);
      await context.sync();
      return undone || restored ? 'takenBack' : 'nothing';
    },
    touched: ({ target, ledger }) => ({
      sheets: 'room' in ledger || made === null ? [] : [made.sheet.sheet],
      cells: [placeText(target.place), ...('room' in ledger ? touchedRows([ledger.room]).cells : [])],
    }),
  });
  return { ...written, page: made === null || (await layOut(pagesOf(made.plan))) };
}

/** May it be written? One sync. */
async function look(
  context: Excel.RequestContext,
  revision: Revision,
  cells: CellsByHeader,
  setUp: SetUpPlan | null,
): Promise<RevisionFound> {
  const targets = askForTargets(context);
  const asked = setUp === null ? askForRoom(context, REVISIONS.name, [cells]) : null;
  asked?.range.load('values');
  const made = setUp === null ? null : await lookAgain(context, setUp, setUp);
  if (made === null) await syncRooms(context, asked === null ? [] : [asked]);
  const target = findTarget(targets, revision);
  await refuseLocked(target);
  if (target.formula !== null) throw new ExcelFailure({ kind: 'cellHasFormula', ...target.place, formula: target.formula });
  if (!sameCell(target.value, revision.from)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(target.place) });
  if (setUp !== null && made !== null) return { target, ledger: { plan: setUp, found: made } };
  if (asked === null) throw new ExcelFailure({ kind: 'notFound', what: REVISIONS.name });
  const room = findRoom(asked);
  const missing = Object.keys(cells).find(header => !locate(REVISIONS, room.headers).located.some(column => column.header === header));
  if (missing !== undefined) throw new ExcelFailure({ kind: 'missingColumn', table: REVISIONS.name, sheet: room.sheet, header: missing });
  refuseTaken(revision, target.cells, room, asked.range);
  return { target, ledger: { room } };
}
