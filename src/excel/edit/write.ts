/** Single changes: an actual, the 基準日, a fix. Each writes its own cells only, after looking whether it may. */
import type { Cell } from '../../domain/base/cell';
import type { Issue } from '../../sheets/schema/issue';
import { byHeader, printRow, type PrintedCell } from '../../sheets/make/print';
import { AS_OF_FORMAT, AS_OF_NAME } from '../../sheets/make/set-up';
import { addressOf, type CellPlace } from '../../sheets/read/state';
import { sheetColumns } from '../../sheets/schema/table';
import type { TableName } from '../../sheets/schema/table-name';
import { TABLES, type NewRowOfTable } from '../../sheets/schema/tables';
import { appendRows } from '../rows/append-rows';
import { asWritten, cellOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { failureOf, run } from '../batch/run';
import { lookAtVersion, refuseNewer, writeChanged } from '../batch/workbook-settings';

/**
 * Writes an actual below the last row of DX_Actuals.
 * @param unit the KPI's unit; % shows the value as a percentage
 * @returns the new row's first cell
 * Throws ExcelFailure.
 */
export async function addActual(actual: NewRowOfTable<'DX_Actuals'>, unit: string | null): Promise<CellPlace> {
  const columns = sheetColumns(TABLES.DX_Actuals);
  const cells = printRow(columns, actual, unit);
  const { room } = await appendRows('DX_Actuals', [byHeader(columns, cells)], found => {
    const missing = columns.find(({ header }, index) => hasValue(cells[index]) && !found.headers.includes(header));
    if (missing) throw new ExcelFailure({ kind: 'missingColumn', table: 'DX_Actuals', sheet: found.sheet, header: missing.header });
  });
  return { sheet: room.sheet, address: addressOf(room.firstRow, room.firstColumn) };
}

const hasValue = (cell: PrintedCell | undefined): boolean => cell !== undefined && cell.value !== null;

/** Writes the 基準日 (a date serial) into the cell named DX_AsOf. Throws ExcelFailure (notFound where there is none). */
export function setAsOf(serial: number): Promise<void> {
  return run(async context => {
    const { names } = context.workbook;
    names.load('items/name,items/type');
    await context.sync();
    const name = names.items.find(item => item.name.toLowerCase() === AS_OF_NAME.toLowerCase() && item.type === Excel.NamedItemType.range);
    if (!name) throw new ExcelFailure({ kind: 'notFound', what: AS_OF_NAME });
    const cell = name.getRange();
    loadProtection(cell);
    const version = lookAtVersion(context);
    await context.sync();
    refuseNewer(version);
    refuseProtected(cell);
    cell.values = [[serial]];
    cell.numberFormat = [[AS_OF_FORMAT]];
    await context.sync();
  });
}

export interface CellFix {
  readonly place: CellPlace;
  /** The table the cell is in, whose last change this is. */
  readonly table?: TableName;
  /** What the cell must still hold. */
  readonly from: Cell;
  readonly to: string | number;
  /** An Excel number format. */
  readonly format: string;
}

/** What is written into the note beside a corrected cell, in the workbook's language. */
export function noteOf(from: Cell): string {
  return `元の入力：${typeof from === 'object' && from !== null ? from.code : String(from ?? '')}`;
}

/** A fix that has been made, for taking it back. */
export interface AppliedFix {
  readonly fix: CellFix;
  /** The original is in a note or comment of the cell. */
  readonly noted: boolean;
  /** The cell's number format before. */
  readonly format: string;
}

/**
 * Applies a fix to its own cell; the original is kept in a note (ExcelApi 1.18) or else in a comment, if the cell has none already.
 * Throws ExcelFailure (changedMeanwhile, cellHasFormula, protectedSheet …).
 */
export async function setCell(fix: CellFix): Promise<AppliedFix> {
  try {
    return { fix, noted: true, format: await applyFix(fix, true) };
  } catch (error) {
    const failure = failureOf(error);
    // The note comes first in the batch: when it is refused nothing has been written.
    if (!['nameTaken', 'unsupported', 'unknown'].includes(failure.kind)) throw failure;
    return { fix, noted: false, format: await applyFix(fix, false) };
  }
}

/** @returns the cell's number format before */
function applyFix({ place, table, from, to, format }: CellFix, keepOriginal: boolean): Promise<string> {
  return run(async context => {
    const cell = context.workbook.worksheets.getItem(place.sheet).getRange(place.address);
    cell.load('values,formulas,numberFormat');
    loadProtection(cell);
    const version = lookAtVersion(context);
    await context.sync();
    refuseNewer(version);
    refuseProtected(cell);
    const formula: unknown = cell.formulas[0]?.[0];
    if (typeof formula === 'string' && formula.startsWith('=') && cell.values[0]?.[0] !== formula)
      throw new ExcelFailure({ kind: 'cellHasFormula', ...place });
    const now = cellOf(cell.values[0]?.[0]);
    if (JSON.stringify(now) !== JSON.stringify(from ?? ''))
      throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${place.sheet}!${place.address}` });
    const before = String(cell.numberFormat[0]?.[0] ?? 'General');
    if (keepOriginal) addNote(context, place, noteOf(from));
    cell.numberFormat = [[format]];
    cell.values = [[asWritten(to)]];
    if (table !== undefined) writeChanged(context, [table]);
    await context.sync();
    return before;
  });
}

/** Puts back what a fix has replaced, with its number format, and takes away the note we made. Throws ExcelFailure (changedMeanwhile …). */
export async function takeBackFix({ fix: { place, table, from, to }, noted, format }: AppliedFix): Promise<void> {
  const restore = (withNote: boolean): Promise<void> =>
    run(async context => {
      const sheet = context.workbook.worksheets.getItem(place.sheet);
      const cell = sheet.getRange(place.address);
      cell.load('values');
      loadProtection(cell);
      const note = withNote ? noteAt(sheet, place) : null;
      note?.load('content');
      const version = lookAtVersion(context);
      await context.sync();
      refuseNewer(version);
      refuseProtected(cell);
      if (cell.values[0]?.[0] !== to) throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${place.sheet}!${place.address}` });
      cell.numberFormat = [[format]];
      cell.values = [[typeof from === 'string' ? asWritten(from) : from]];
      if (note?.content === noteOf(from)) note.delete();
      if (table !== undefined) writeChanged(context, [table]);
      await context.sync();
    });
  try {
    await restore(noted);
  } catch (error) {
    const failure = failureOf(error);
    // Somebody has deleted the note: the cell can be put back all the same.
    if (!noted || failure.kind !== 'notFound') throw failure;
    await restore(false);
  }
}

function noteAt(sheet: Excel.Worksheet, { address }: CellPlace): Excel.Note | Excel.Comment {
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheet) {
    return sheet.notes.getItem(address);
  }
  // Below ExcelApi 1.18 a bare address is refused.
  return sheet.comments.getItemByCell(sheet.getRange(address));
}

function addNote(context: Excel.RequestContext, place: CellPlace, text: string): void {
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  // Some builds of office.js (the npm package 1.1.110) have no notes even where Excel has them.
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheet) {
    sheet.notes.add(place.address, text);
  } else sheet.comments.add(sheet.getRange(place.address), text);
}

/** Asks what refuseProtected needs to know. */
function loadProtection(cell: Excel.Range): void {
  cell.worksheet.load('name,protection/protected');
  cell.format.protection.load('locked');
}

/** Refuses a locked cell of a protected sheet by the sheet's name (Excel itself says only AccessDenied). */
function refuseProtected({ worksheet, format }: Excel.Range): void {
  if (worksheet.protection.protected && format.protection.locked !== false)
    throw new ExcelFailure({ kind: 'protectedSheet', sheet: worksheet.name });
}

/** The fix an issue offers, at the cell it is about. */
export function fixOf(issue: Issue, place: CellPlace): CellFix | null {
  return issue.fix ? { place, table: issue.table, ...issue.fix } : null;
}
