/* eslint-disable office-addins/call-sync-after-load, office-addins/call-sync-before-read -- the rule sees no sync in another function: change() syncs the batch */
/** The note (ExcelApi 1.18) or else the comment of one cell. */
import type { CellPlace } from '../../sheets/read/state';
import { ExcelFailure } from '../batch/failure';
import { failureOf } from '../batch/run';
import { placeOf } from '../read/outline';

export interface CellNote {
  /** After a sync; undefined: there is none. */
  readonly content: () => string | undefined;
  /** Takes it away; to be followed by a sync. */
  readonly remove: () => void;
}

/** Adds a note; the first action of a batch, for Excel refuses it where there is one. To be followed by a sync. */
export function addNote(cell: Excel.Range, text: string): void {
  const sheet = cell.worksheet;
  // Some builds of office.js (the npm package 1.1.110) have no notes even where Excel has them.
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheet) sheet.notes.add(cell, text);
  else sheet.comments.add(cell, text);
}

/** May a batch whose first action is a note have been refused because of it? Nothing has been written then. */
export function isNoteRefused(error: unknown): error is ExcelFailure {
  if (!(error instanceof ExcelFailure) || error.outcome.changed !== 'nothing') return false;
  const { failure } = error;
  return failure.kind === 'nameTaken' || failure.kind === 'unsupported' || (failure.kind === 'unknown' && failure.code !== '');
}

/** Nothing is written where what stood there cannot be kept, before the person has been told. */
export function noNote({ sheet, address }: CellPlace, cause?: ExcelFailure): ExcelFailure {
  return new ExcelFailure({ kind: 'noNote', sheet, address, isProtected: cause === undefined }, { changed: 'nothing' }, { cause });
}

/**
 * Asks for the note of a cell; to be followed by a sync, which fails (notFound) where the cell should have a comment and has none.
 * @param address the cell's own: notes are found by no range
 */
export function noteOfCell(cell: Excel.Range, address: string): CellNote {
  const sheet = cell.worksheet;
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheet) {
    const note = sheet.notes.getItemOrNullObject(address);
    note.load('content');
    return { content: () => (note.isNullObject ? undefined : note.content), remove: () => note.delete() };
  }
  const comment = sheet.comments.getItemByCell(cell);
  comment.load('content');
  return { content: () => comment.content, remove: () => comment.delete() };
}

/** Looks for the note of a cell, wherever rows have moved it. Syncs what has been asked for before; one or two syncs. */
export async function findNote(cell: Excel.Range, wanted: boolean): Promise<CellNote | null> {
  cell.load('address');
  await cell.context.sync();
  if (!wanted) return null;
  const note = noteOfCell(cell, placeOf(cell.address).address);
  try {
    await cell.context.sync();
  } catch (error) {
    if (failureOf(error).kind !== 'notFound') throw error;
    return null;
  }
  return note.content() === undefined ? null : note;
}

/**
 * The notes or comments of several cells, null where there is none. Syncs what has been asked for before; one or two syncs.
 * @param places where the cells are: notes are found by no range
 */
export async function findNotes(
  context: Excel.RequestContext,
  cells: readonly Excel.Range[],
  places: readonly CellPlace[],
): Promise<readonly (CellNote | null)[]> {
  const sheets = places.map(({ sheet }) => context.workbook.worksheets.getItem(sheet));
  const [first] = sheets;
  if (first !== undefined && Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in first) {
    const notes = places.map(({ address }, at) => noteOfCell((sheets[at] ?? first).getRange(address), address));
    await context.sync();
    return notes.map(note => (note.content() === undefined ? null : note));
  }
  const { comments } = context.workbook;
  comments.load('items/content');
  await context.sync();
  const found = comments.items.map(comment => {
    const location = comment.getLocation();
    location.load('address');
    return { comment, location };
  });
  // Asked for together: others may move rows or rename the sheet from one sync to the next.
  const now = cells.map(cell => cell.getCell(0, 0).load('address'));
  if (found.length > 0) await context.sync();
  const byPlace = new Map(
    found.map(({ comment, location }): [string, CellNote] => {
      const { sheet, address } = placeOf(location.address);
      return [`${sheet}!${address}`, { content: () => comment.content, remove: () => comment.delete() }];
    }),
  );
  if (found.length === 0) return cells.map(() => null);
  return now.map(cell => {
    const { sheet, address } = placeOf(cell.address);
    return byPlace.get(`${sheet}!${address}`) ?? null;
  });
}

/** Where a sheet's notes and comments stand. Syncs what has been asked for before; one or two syncs. */
export async function placesOfNotes(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
): Promise<readonly { readonly row: number; readonly column: number }[]> {
  const { comments } = sheet;
  comments.load('items/id');
  let notes: Excel.NoteCollection | null = null;
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheet) {
    notes = sheet.notes;
    notes.load('items/content');
  }
  await context.sync();
  const places = [...comments.items, ...(notes?.items ?? [])].map(one => one.getLocation().load('rowIndex,columnIndex'));
  if (places.length > 0) await context.sync();
  return places.map(({ rowIndex, columnIndex }) => ({ row: rowIndex, column: columnIndex }));
}
