/**
 * 目標の改定: the target's own cell on DX_KPIs and one row below DX_Revisions, in one batch, after one look at both; and back again. A workbook
 * without DX_Revisions gets it in the same batch.
 */
import type { Cell, Cells } from '../domain/cell';
import { fold } from '../domain/fold';
import { KINDS, PERCENT, plainFormat } from '../sheets/kinds';
import { KPIS } from '../sheets/kpis';
import { printRow } from '../sheets/print';
import { locate } from '../sheets/read';
import { readTables } from '../sheets/read-all';
import { REVISIONS } from '../sheets/revisions';
import type { PlannedSheet, SetUpPlan } from '../sheets/set-up';
import { addressOf, columnLetters, type CellPlace } from '../sheets/state';
import { sheetColumns, UNDECIDED } from '../sheets/table';
import { findRoom, lookAt, takeBackRows, writeRows, type CellsByHeader, type Room } from './append';
import { asWritten, cellOf, cellsOf } from './cell-text';
import { ExcelFailure, type Outcome } from './failure';
import { findMarked, newToken, notTakenBack } from './new-sheets';
import { isOurs } from './read';
import { failureOf, run, withOutcome } from './run';
import { finish, lookAgain, writeSetUp } from './set-up';
import { lookAtVersion, refuseNewer, writeChanged } from './workbook-settings';

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

interface TargetLook { readonly table: Excel.Table; readonly range: Excel.Range }

/** Asks for DX_KPIs; to be followed by a sync. */
function lookAtTargets(context: Excel.RequestContext): TargetLook {
  const table = context.workbook.tables.getItem(KPIS.name);
  table.load('showTotals,worksheet/name,worksheet/protection/protected');
  const range = table.getRange();
  range.load('values,formulas,numberFormat,rowIndex,columnIndex');
  return { table, range };
}

interface FoundTarget {
  readonly place: CellPlace;
  readonly protected: boolean;
  readonly value: Cell;
  readonly formula: string | null;
  readonly format: string;
  /** The table without a totals row. */
  readonly cells: Cells;
}

/** The cell of a KPI and year, by table, header and name as they are now. Throws ExcelFailure. */
function findTarget({ table, range }: TargetLook, { kpi, year }: Revision): FoundTarget {
  const sheet = table.worksheet.name;
  const cells = cellsOf(table.showTotals ? range.values.slice(0, -1) : range.values);
  const headers = (cells[0] ?? []).map(String);
  if (!isOurs(KPIS, headers)) throw new ExcelFailure({ kind: 'tableNotOurs', table: KPIS.name, sheet, headers });
  const { located } = locate(KPIS, cells[0] ?? []);
  const at = (key: string, ofYear: number | null): number => {
    const found = located.find(column => column.key === key && column.year === ofYear);
    const declared = key === 'name' ? KPIS.columns.name.header : `${KPIS.columns.targets.header}${year}`;
    if (found === undefined) throw new ExcelFailure({ kind: 'missingColumn', table: KPIS.name, sheet, header: declared });
    return found.at;
  };
  const [nameAt, column] = [at('name', null), at('targets', year)];
  const rows = cells.flatMap((line, row) => (row > 0 && typeof line[nameAt] !== 'object' && fold(String(line[nameAt] ?? '')) === fold(kpi) ? [row] : []));
  const [row] = rows;
  if (row === undefined) throw new ExcelFailure({ kind: 'notFound', what: kpi });
  if (rows.length > 1) throw new ExcelFailure({ kind: 'severalKpis', kpi });
  const value = cells[row]?.[column];
  const formula: unknown = range.formulas[row]?.[column];
  return {
    place: { sheet, address: addressOf(range.rowIndex + row, range.columnIndex + column) },
    protected: table.worksheet.protection.protected,
    value,
    formula: typeof formula === 'string' && formula.startsWith('=') && formula !== range.values[row]?.[column] ? formula : null,
    format: String(range.numberFormat[row]?.[column] ?? 'General'),
    cells,
  };
}

const same = (one: Cell, other: Cell): boolean => JSON.stringify(one ?? '') === JSON.stringify(other ?? '');
const placed = ({ sheet, address }: CellPlace): string => `${sheet}!${address}`;

/** The formats this add-in gives; any other is the staff's own and stays. */
const OURS: readonly string[] = ['General', '@', PERCENT, plainFormat(0), plainFormat(0.5)];

function targetCell(context: Excel.RequestContext, { sheet, address }: CellPlace): Excel.Range {
  return context.workbook.worksheets.getItem(sheet).getRange(address);
}

/** The new row by the headers of DX_Revisions. */
function ledgerCells({ kpi, year, before, after, revisedOn, reason, unit }: Revision): CellsByHeader {
  const columns = sheetColumns(REVISIONS);
  // ― says that nothing was decided before, so that no blank can pass for 0.
  const cells = printRow(columns, { kpi, year, before: before ?? UNDECIDED, after, revisedOn, reason }, unit);
  return Object.fromEntries(columns.flatMap(({ header }, index) => (cells[index] ? [[header, cells[index]] as const] : [])));
}

/** The plan of the new sheet with the row in it. */
function withRow(plan: SetUpPlan, row: CellsByHeader): { readonly plan: SetUpPlan; readonly sheet: PlannedSheet } {
  const sheet = plan.tables.find((table): table is PlannedSheet => table.action === 'create' && table.table === REVISIONS.name);
  if (sheet === undefined) throw new ExcelFailure({ kind: 'changedMeanwhile', what: REVISIONS.name });
  const filled: PlannedSheet = { ...sheet, body: [sheet.columns.map(({ header }) => row[header] ?? { value: null, format: 'General' })] };
  return { plan: { ...plan, tables: [filled] }, sheet: filled };
}

/** Is the key (KPI, year, day) taken? Read as the pane reads the ledger. */
function refuseTaken({ kpi, year, revisedOn }: Revision, kpis: Cells, room: Room, ledger: Excel.Range): void {
  const rows = readTables({ DX_KPIs: kpis, DX_Revisions: cellsOf(ledger.values) }).DX_Revisions?.rows ?? [];
  const taken = rows.find(row => row.kpi !== null && fold(row.kpi) === fold(kpi) && row.year === year && row.revisedOn === revisedOn);
  if (taken !== undefined) throw new ExcelFailure({ kind: 'revisionThere', kpi, year, sheet: room.sheet, address: addressOf(room.headerRow + 1 + taken.index, room.firstColumn) });
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
      const cell = targetCell(context, found.target.place);
      if (OURS.includes(found.target.format)) cell.numberFormat = [[KINDS.perYear.format(revision.after, revision.unit)]];
      cell.values = [[revision.after]];
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
  const { target: { place, format }, room } = before as unknown as Before;
  const [sheet, address] = room === null ? [made?.sheet.sheet ?? '', addressOf((made?.sheet.headerRow ?? 0) + 1, 0)] : [room.sheet, addressOf(room.firstRow, room.firstColumn)];
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

/** Puts the old target back where the new one or its look stands; a cell that somebody has changed since stays. To be followed by a sync. */
function putBack(context: Excel.RequestContext, now: FoundTarget, { from, after }: Revision, format: string): boolean {
  const written = same(now.value, after);
  if (!written && !(same(now.value, from) && now.format !== format)) return false;
  const cell = targetCell(context, now.place);
  cell.numberFormat = [[format]];
  if (written) cell.values = [[rawOf(from)]];
  return true;
}

/** A cell as it is written: a text stays a text, an error an error. */
function rawOf(cell: Cell): string | number | boolean {
  if (typeof cell === 'string') return asWritten(cell) ?? '';
  return typeof cell === 'object' && cell !== null ? cell.code : cell ?? '';
}

/** After a failed batch: takes both back; 'complete' when it turns out that all of it had been done. */
async function takeBack(revision: Revision, { target, room }: Before, cells: CellsByHeader, made: PlannedSheet | null, token: string): Promise<'complete' | Outcome> {
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

interface LedgerLook { readonly table: Excel.Table; readonly range: Excel.Range }

interface LedgerRow { readonly sheet: string; readonly rowIndex: number; readonly columnIndex: number; readonly rowCount: number; readonly columnCount: number; readonly holds: boolean }

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
  const holds = rowCount > 1 && Object.entries(cells).every(([header, { value }]) => {
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
      if (target.formula !== null || !same(target.value, revision.after)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: placed(target.place) });
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
  if (rowCount > 2) context.workbook.tables.getItem(REVISIONS.name).resize(`${addressOf(rowIndex, columnIndex)}:${end}${rowIndex + rowCount - 1}`);
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
