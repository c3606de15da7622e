/**
 * 公開用の点検: titles, notes and sources beside a table move to a sheet of their own, in one batch. The sheet is made before the cells are emptied, and goes
 * after they are filled again: at no moment is a text nowhere.
 */
import type { GridEdit } from '../../sheets/publish/repair';
import { type CellPlace, placeText } from '../../sheets/read/state';
import { asFound, asWritten, type CellContent } from '../batch/cell-text';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { holdSheets, release } from '../batch/hold';
import { askForObjects, NO_OBJECTS } from '../batch/objects-of-sheet';
import { askForTag, refuseNewer } from '../batch/workbook-settings';
import { placeOf } from '../read/outline';
import { addMarked, deleteMarked, findMarked, newToken, meetSheet } from '../sheets/parts/new-sheets';
import { drawPublic, isAsMade, type PublicSheet } from '../sheets/own/public-sheets';
import { askForCells, cellsFound } from './cells';
import { areaAround } from './repair-cells';
import { marksOf, refuseMovedBlocks, rowsAround, type RowMarks } from './row-mark';

/** Notes that have been moved, for moving them back. */
export interface MovedNotes {
  readonly made: PublicSheet;
  /** The block around the cells they stood in. */
  readonly place: CellPlace;
  readonly edits: readonly GridEdit[];
  /** What stands in their rows since. */
  readonly rows: RowMarks;
}

/** The block around the cells, null where nothing is to be written. */
function contents(edits: readonly GridEdit[], of: (edit: GridEdit) => CellContent | null): (CellContent | null)[][] {
  const { row, column, rows, columns } = areaAround(edits);
  const lines: (CellContent | null)[][] = Array.from({ length: rows }, () => Array.from({ length: columns }, () => null));
  for (const edit of edits) (lines[edit.row - row] as (CellContent | null)[])[edit.column - column] = of(edit);
  return lines;
}
const textOf = ({ before }: GridEdit): CellContent | null => (typeof before === 'boolean' ? before : asWritten(before));

/** Do all of the cells hold this? */
function hold(formulas: readonly (readonly unknown[])[], edits: readonly GridEdit[], of: (edit: GridEdit) => unknown): boolean {
  const { row, column } = areaAround(edits);
  return edits.every(edit => formulas[edit.row - row]?.[edit.column - column] === of(edit));
}

interface NotesFound {
  readonly range: Excel.Range;
  readonly rows: Excel.Range;
  readonly at: CellPlace;
  readonly ids: ReadonlySet<string>;
  /** An earlier attempt, whose answer was lost, has moved them. */
  readonly isDone: boolean;
}

interface NotesWritten {
  readonly before: Excel.Range;
  readonly after: Excel.Range;
  /** The rows around them, after it. */
  readonly rows: Excel.Range;
  readonly made: readonly Excel.Worksheet[];
}

/** Two syncs. @param edits what the cells hold. Throws ExcelFailure (changedMeanwhile, protectedSheet, nameTaken …). */
export function moveNotes(name: string, edits: readonly GridEdit[], notes: PublicSheet): Promise<MovedNotes> {
  const token = newToken();
  const { row, column, rows, columns } = areaAround(edits);
  const wanted = [{ name: notes.name, title: String(notes.lines[0]?.[0] ?? '') }];
  const moved = ({ address }: Excel.Range, rows: Excel.Range): MovedNotes => ({
    made: notes,
    place: placeOf(address),
    edits,
    rows: marksOf(rows),
  });
  const changed = (): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what: `${name}!${notes.name}` });
  return change<NotesFound, NotesWritten, MovedNotes>({
    look: async context => {
      const { worksheets, protection } = context.workbook;
      worksheets.load('items/name,items/id');
      protection.load('protected');
      const range = worksheets.getItem(name).getRangeByIndexes(row, column, rows, columns);
      askForCells(range);
      const around = rowsAround(range);
      const tag = askForTag(context);
      const there = worksheets.getItemOrNullObject(notes.name).getUsedRangeOrNullObject(true);
      there.load('formulas,rowIndex,columnIndex');
      await context.sync();
      refuseNewer(tag);
      const { place, range: asked } = cellsFound(range);
      const formulas = asked.formulas as unknown[][];
      const isTaken = worksheets.items.some(sheet => sheet.name.toLowerCase() === notes.name.toLowerCase());
      const isDone = isTaken && isAsMade(notes, there) && hold(formulas, edits, () => '');
      if (isTaken && !isDone) throw new ExcelFailure({ kind: 'nameTaken', name: notes.name });
      if (!isDone && protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
      if (!isDone && !hold(formulas, edits, ({ before }) => before))
        throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
      return { range, rows: around, at: place, ids: new Set(worksheets.items.map(({ id }) => id)), isDone };
    },
    already: ({ range, rows: around, isDone }) => (isDone ? moved(range, around) : null),
    write: (context, { range }) => {
      const made = addMarked(context, wanted, token);
      for (const sheet of made) drawPublic(sheet, notes);
      const before = range.getResizedRange(0, 0).load('formulas,values');
      range.getResizedRange(0, 0).formulas = contents(edits, () => '');
      const after = range.getResizedRange(0, 0).load('address');
      const around = rowsAround(after);
      // Last of all: a sheet with its first heading says that all is done.
      for (const sheet of made) sheet.getRange('A1').values = [[asWritten(wanted[0]?.title ?? '')]];
      return { before, after, rows: around, made };
    },
    read: ({ before, after, rows: around }, { range }) => {
      if (JSON.stringify(before.formulas) !== JSON.stringify(range.formulas)) throw changed();
      return moved(after, around);
    },
    takeBack: async (context, { range, ids }, written): Promise<TakenBack<MovedNotes>> => {
      const now = range.getResizedRange(0, 0).load('formulas,address');
      const around = rowsAround(now);
      const marked = await findMarked(
        context,
        wanted,
        token,
        ids,
        (written?.made ?? []).map(({ id }) => id),
      );
      if (marked.finished && written === null) return { done: moved(now, around) };
      deleteMarked(marked, '');
      const before = asFound(written?.before ?? range);
      const area = areaAround(edits);
      const isEmptied = (edit: GridEdit): boolean =>
        (now.formulas as unknown[][])[edit.row - area.row]?.[edit.column - area.column] === '' && marked.ours.length > 0;
      if (edits.some(isEmptied))
        range.getResizedRange(0, 0).formulas = contents(edits, edit =>
          isEmptied(edit) ? (before[edit.row - area.row]?.[edit.column - area.column] ?? null) : null,
        );
      await context.sync();
      return marked.ours.length > 0 ? 'takenBack' : 'nothing';
    },
    touched: ({ at: { sheet, address } }) => ({ sheets: [notes.name], cells: [`${sheet}!${address}`] }),
  });
}

/**
 * 元に戻す: the texts back into their cells, and the sheet goes. Nobody types on either sheet meanwhile. Two syncs. Throws ExcelFailure
 * (changedMeanwhile where a cell has been filled or the sheet of the notes changed).
 */
export async function moveNotesBack({ made, place, edits, rows }: MovedNotes): Promise<void> {
  interface Kept {
    readonly range: Excel.Range;
    readonly id: string;
  }
  await change<Kept, true, true>({
    hold: context =>
      holdSheets(
        context,
        [made.name, place.sheet].map(name => ({ name, key: name })),
      ),
    look: async context => {
      const { worksheets, protection } = context.workbook;
      protection.load('protected');
      const sheet = worksheets.getItem(made.name).load('id');
      const used = sheet.getUsedRangeOrNullObject(true).load('formulas,rowIndex,columnIndex');
      const objects = askForObjects(sheet);
      const range = worksheets.getItem(place.sheet).getRange(place.address).load('formulas');
      const around = rowsAround(range);
      const tag = askForTag(context);
      await context.sync();
      refuseNewer(tag);
      if (protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
      if (objects() !== NO_OBJECTS || !isAsMade(made, used)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: made.name });
      const changed = (): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
      if (!hold(range.formulas as unknown[][], edits, () => '')) throw changed();
      await refuseMovedBlocks(context, [{ rows: around, was: rows, refusal: changed }]);
      return { range, id: sheet.id };
    },
    write: (context, { range, id }) => {
      meetSheet(context, { name: made.name, id, rows: made.lines.length });
      release(range.worksheet);
      range.getResizedRange(0, 0).formulas = contents(edits, textOf);
      context.workbook.worksheets.getItem(id).delete();
      return true;
    },
    read: () => true,
    takeBack: async (context, { range, id }): Promise<TakenBack<true>> => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(id).load('id');
      const now = range.getResizedRange(0, 0).load('formulas');
      await context.sync();
      if (sheet.isNullObject) return { done: true };
      if (!hold(now.formulas as unknown[][], edits, ({ before }) => before)) return 'nothing';
      range.getResizedRange(0, 0).formulas = contents(edits, () => '');
      await context.sync();
      return 'takenBack';
    },
    touched: () => ({ sheets: [made.name], cells: [placeText(place)] }),
  });
}
