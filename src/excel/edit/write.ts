/* eslint-disable office-addins/call-sync-after-load, office-addins/call-sync-before-read -- the rule sees no sync in another function: change() syncs the batch */
/** Single changes: an actual, the 基準日, a fix. Each writes its own cells only, after looking whether it may, and can be taken back. */
import type { Cell } from '../../domain/base/cell';
import type { Issue } from '../../sheets/schema/issue';
import { byHeader, printRow } from '../../sheets/make/print';
import { AS_OF_FORMAT, AS_OF_NAME } from '../../sheets/make/as-of';
import { type CellPlace, placeText } from '../../sheets/read/state';
import { sheetColumns } from '../../sheets/schema/table';
import type { TableName } from '../../sheets/schema/table-name';
import { TABLES, type NewActual, type NewRowOfTable } from '../../sheets/schema/declarations/tables';
import { appendRows, type AddedRows } from '../rows/append-rows';
import { change, type TakenBack } from '../batch/change';
import { asFound, asWritten, cellOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { askForTag, refuseNewer, noteEdit } from '../batch/workbook-settings';
import { placeOf } from '../read/outline';
import { askForCells, cellsFound, refuseFormula, sameAtEachLook, writeCells, type CellsFound, type CellsWritten } from './cells';
import { addNote, findNote, isNoteRefused, noNote, noteOfCell, type CellNote } from './note';
import { rowAround } from './row-around';
import { markOf, refuseMovedRows, type RowMark } from './row-mark';

/** A row that has been added: its first cell, and what takes it back (takeBackAdded). */
export interface AddedRowPlace extends CellPlace {
  readonly added: AddedRows;
}

/**
 * Writes a row below the last one of its table.
 * @param unit of the row's numbers; % shows them as percentages
 * Throws ExcelFailure (missingColumn where a value has no column to stand in …).
 */
export async function addRow<N extends TableName>(name: N, row: NewRowOfTable<N>, unit: string | null): Promise<AddedRowPlace> {
  const columns = sheetColumns(TABLES[name]);
  const added = await appendRows(name, [byHeader(columns, printRow(columns, row, unit))]);
  return { ...added.place, added };
}

/**
 * Writes an actual below the last row of DX_Actuals.
 * @param unit the KPI's unit
 * Throws ExcelFailure.
 */
export function addActual(actual: NewActual, unit: string | null): Promise<AddedRowPlace> {
  return addRow('DX_Actuals', actual, unit);
}

interface AsOfOptions {
  /** The day the person was shown (null: none); another one, which somebody has entered since, is not written over. */
  readonly shown?: number | null;
  /** The person has agreed that a formula of the staff in that cell goes. */
  readonly overFormula?: boolean;
}

/**
 * Writes the 基準日 (a date serial) into the cell named DX_AsOf; takeBackCells undoes it.
 * Throws ExcelFailure (notFound where there is none, cellHasFormula, changedMeanwhile).
 */
export function setAsOf(serial: number, { shown, overFormula = false }: AsOfOptions = {}): Promise<CellsWritten> {
  return writeCells({
    cells: async context => {
      const { names } = context.workbook;
      names.load('items/name,items/type');
      await context.sync();
      const name = names.items.find(
        item => item.name.toLowerCase() === AS_OF_NAME.toLowerCase() && item.type === Excel.NamedItemType.range,
      );
      if (!name) throw new ExcelFailure({ kind: 'notFound', what: AS_OF_NAME });
      // Of merged cells the first is the one that holds something.
      return name.getRange().getCell(0, 0);
    },
    check: found => {
      if (!overFormula) refuseFormula(found);
      const [[now = ''] = []] = found.range.values as unknown[][];
      const day = typeof now === 'number' && now >= 1 ? now : null;
      if (shown !== undefined && day !== shown) throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(found.place) });
    },
    to: () => [[serial]],
    format: () => AS_OF_FORMAT,
    tables: [],
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
  /** What else stands in its row. */
  readonly row: RowMark;
}

export interface FixFound extends CellsFound {
  /** The row around the cell, which says that it is still the same one after a sort. */
  readonly row: Excel.Range;
}

interface FixWritten {
  readonly cell: Excel.Range;
  readonly row: Excel.Range;
  /** The note that goes, before it does: another one, where rows have moved. */
  readonly note: CellNote | null;
}

/** The cell as it is now, and the row around it; to be followed by a sync. */
export function askForFix(context: Excel.RequestContext, { place }: CellFix): { readonly cell: Excel.Range; readonly row: Excel.Range } {
  const cell = context.workbook.worksheets.getItem(place.sheet).getRange(place.address);
  askForCells(cell);
  return { cell, row: rowAround(cell) };
}

/** Is the row the one that was looked at? Excel may hold no such range any more. */
export const isSameRow = (one: Excel.Range, other: Excel.Range): boolean =>
  one.isNullObject ? other.isNullObject : !other.isNullObject && JSON.stringify(one.formulas) === JSON.stringify(other.formulas);

/** Does the cell hold the same at both times? Rows may have moved past it. */
export const isSameCell = (one: Excel.Range, other: Excel.Range): boolean => one.formulas[0]?.[0] === other.formulas[0]?.[0];

/**
 * Applies a fix to its own cell; the original is kept in a note (ExcelApi 1.18) or else in a comment. Throws ExcelFailure: noNote where it
 * cannot be kept, with nothing written, so that the person decides; changedMeanwhile, cellHasFormula, protectedSheet …
 */
export async function setCell(
  fix: CellFix,
  { keepOriginal }: { readonly keepOriginal: boolean } = { keepOriginal: true },
): Promise<AppliedFix> {
  try {
    return await applyFix(fix, keepOriginal);
  } catch (error) {
    // The note comes first in the batch: when it is refused nothing has been written.
    throw keepOriginal && isNoteRefused(error) ? noNote(fix.place, error) : error;
  }
}

function applyFix(fix: CellFix, keepOriginal: boolean): Promise<AppliedFix> {
  const { place, table, from, to, format } = fix;
  const applied = ({ range, row }: FixFound): AppliedFix => ({
    fix,
    noted: keepOriginal,
    format: String(range.numberFormat[0]?.[0] ?? 'General'),
    row: markOf(row, [range.columnIndex]),
  });
  const areSame = sameAtEachLook();
  return change<FixFound, FixWritten, AppliedFix>({
    look: async context => {
      const { cell, row } = askForFix(context, fix);
      const tag = askForTag(context);
      await context.sync();
      refuseNewer(tag);
      const found = { ...cellsFound(cell), row };
      refuseFormula(found);
      if (!areSame([row]) || JSON.stringify(cellOf(cell.values[0]?.[0])) !== JSON.stringify(from ?? ''))
        throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
      if (keepOriginal && found.looksProtected) throw noNote(place);
      return found;
    },
    write: (_context, { range, looksProtected }) => {
      const cell = range.getCell(0, 0);
      cell.load('formulas,values,numberFormat,address');
      const row = rowAround(cell);
      if (keepOriginal) addNote(range, noteOf(from));
      // Not through the object that was looked at, which keeps what it has loaded.
      if (!looksProtected) cell.numberFormat = [[format]];
      cell.values = [[asWritten(to)]];
      return { cell, row, note: null };
    },
    read: (written, found) => {
      if (!isSameRow(found.row, written.row) || !isSameCell(found.range, written.cell))
        throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
      if (table !== undefined) noteEdit(table, [to]);
      // Where the cell is now: others may have inserted rows.
      return { ...applied(found), fix: { ...fix, place: placeOf(written.cell.address) } };
    },
    takeBack: async (context, found, written): Promise<TakenBack<AppliedFix>> => {
      const { range } = found;
      const now = range.getCell(0, 0);
      now.load('values,numberFormat,address');
      const note = await findNote(now, keepOriginal);
      const there = now.values[0]?.[0] === to && to !== from;
      if (there && written === null) return { done: applied(found) };
      const noted = note?.content() === noteOf(from);
      if (noted) note.remove();
      // What the batch met: where others have deleted the cell, another one has come to its place.
      const was = written?.cell ?? range;
      const formatted = now.numberFormat[0]?.[0] !== was.numberFormat[0]?.[0];
      if (formatted) now.numberFormat = was.numberFormat;
      if (there) now.formulas = asFound(was);
      await context.sync();
      return noted || formatted || there ? 'takenBack' : 'nothing';
    },
    touched: () => ({ sheets: [], cells: [placeText(place)] }),
  });
}

/** Puts back what a fix has replaced, with its number format, and takes away the note we made. Throws ExcelFailure (changedMeanwhile …). */
export async function takeBackFix(applied: AppliedFix): Promise<void> {
  try {
    await undoFix(applied);
  } catch (error) {
    if (!isNoteGone(applied, error)) throw error;
    // Only what is not found twice is not there: the note of a cell that is put back must not stay behind.
    try {
      await undoFix(applied);
    } catch (again) {
      if (!isNoteGone(applied, again)) throw again;
      // Somebody has deleted the note: the cell can be put back all the same.
      await undoFix({ ...applied, noted: false });
    }
  }
}

/** A comment that is asked for and is not there makes Excel refuse the batch. */
const isNoteGone = ({ noted }: AppliedFix, error: unknown): boolean =>
  noted && error instanceof ExcelFailure && error.kind === 'notFound' && error.outcome.changed === 'nothing';

async function undoFix({ fix, noted, format, row: was }: AppliedFix): Promise<void> {
  const { place, table, from, to } = fix;
  const changed = (): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
  const areSame = sameAtEachLook();
  await change<FixFound & { readonly ours: boolean }, FixWritten, true>({
    look: async context => {
      const { cell, row } = askForFix(context, fix);
      const tag = askForTag(context);
      const note = noted ? noteOfCell(cell, place.address) : null;
      await context.sync();
      refuseNewer(tag);
      const found = cellsFound(cell);
      if (!areSame([row]) || cell.values[0]?.[0] !== to) throw changed();
      await refuseMovedRows(context, [{ cell, row, was, refusal: changed }]);
      return { ...found, row, ours: note?.content() === noteOf(from) && !found.looksProtected };
    },
    write: (_context, { range, looksProtected, ours }) => {
      const cell = range.getCell(0, 0);
      cell.load('formulas,values,numberFormat,address');
      const row = rowAround(cell);
      const note = ours ? noteOfCell(range, place.address) : null;
      note?.remove();
      if (!looksProtected) cell.numberFormat = [[format]];
      cell.values = [[typeof from === 'string' ? asWritten(from) : from]];
      return { cell, row, note };
    },
    read: ({ cell, row, note }, found) => {
      const another = note !== null && note.content() !== noteOf(from);
      if (!isSameRow(found.row, row) || !isSameCell(found.range, cell) || another) throw changed();
      if (table !== undefined) noteEdit(table, [from]);
      return true;
    },
    takeBack: async (context, { range, ours }, written): Promise<TakenBack<true>> => {
      const now = range.getCell(0, 0);
      now.load('values,numberFormat');
      const there = await findNote(now, ours);
      const back = now.values[0]?.[0] === from && from !== to;
      if (back && written === null) return { done: true };
      // Another cell has come to its place: Excel has ended the batch at the note, which is gone, before anything was written.
      const isOurs = [from ?? '', to].includes(now.values[0]?.[0] as string | number);
      if (written === null && !isOurs) return 'nothing';
      // What the batch met: where others have deleted the cell, another one has come to its place.
      const was = written?.cell ?? range;
      const formatted = now.numberFormat[0]?.[0] !== was.numberFormat[0]?.[0];
      if (formatted) now.numberFormat = was.numberFormat;
      if (back) now.formulas = asFound(was);
      const gone = written?.note?.content();
      // A note that was taken from another cell, because rows had moved, comes back there.
      if (gone !== undefined && gone !== noteOf(from)) addNote(now.worksheet.getRange(place.address), gone);
      else if (ours && there?.content() !== noteOf(from) && (written === null || gone !== undefined)) addNote(now, noteOf(from));
      await context.sync();
      return back || formatted ? 'takenBack' : 'nothing';
    },
    touched: () => ({ sheets: [], cells: [placeText(place)] }),
  });
}

/** The fix an issue offers, at the cell it is about. */
export function fixOf(issue: Issue, place: CellPlace): CellFix | null {
  return issue.fix ? { place, table: issue.table, ...issue.fix } : null;
}
