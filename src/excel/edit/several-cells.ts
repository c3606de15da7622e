/**
 * Several cells put right in one go: one look at all of them, one batch. None is written where one of them is not what it was; a batch
 * that fails half-way is taken back. What stood there is kept in a note of each cell that has none yet.
 */
import { placeText } from '../../sheets/read/state';
import { asFound, asWritten, cellOf } from '../batch/cell-text';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { askForTag, refuseNewer, noteEdit } from '../batch/workbook-settings';
import { placeOf } from '../read/outline';
import { cellsFound, refuseFormula, sameAtEachLook } from './cells';
import { addNote, findNotes, isNoteRefused, noNote, noteOfCell, type CellNote } from './note';
import { rowAround } from './row-around';
import { markOf, refuseMovedRows, type RowMark } from './row-mark';
import { askForFix, isSameCell, isSameRow, noteOf, type CellFix, type FixFound } from './write';

/** Fixes that have been made, for taking them back. */
export interface AppliedFixes {
  readonly fixes: readonly CellFix[];
  /** The cells' number formats before. */
  readonly formats: readonly string[];
  /** Which of the cells got a note of ours. */
  readonly noted: readonly boolean[];
  /** What else stands in their rows. */
  readonly rows: readonly RowMark[];
}

interface FixingOptions {
  /** What stood there is kept in a note. */
  readonly keepOriginals: boolean;
}

/** One of the cells: the fix, the cell as it was looked at, and whether a note of ours comes to it (or goes from it). */
interface FixedCellFound extends FixFound {
  readonly fix: CellFix;
  readonly note: boolean;
}

/** A cell and its row at the moment of writing, and the note that goes. */
interface FixedCellWritten {
  readonly cell: Excel.Range;
  readonly row: Excel.Range;
  readonly note: CellNote | null;
}

const changed = (fix: CellFix): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(fix.place) });
const formatOf = ({ range }: FixFound): string => String(range.numberFormat[0]?.[0] ?? 'General');
const columnsOf = (found: readonly FixedCellFound[]): readonly number[] => [...new Set(found.map(({ range }) => range.columnIndex))];
const touched = (found: readonly FixedCellFound[]) => ({ sheets: [], cells: found.map(({ fix }) => placeText(fix.place)) });

function noteFixes(found: readonly FixedCellFound[], contentOf: (fix: CellFix) => unknown): void {
  for (const { fix } of found) if (fix.table !== undefined) noteEdit(fix.table, [contentOf(fix)]);
}

/** Looks at all the cells, and at their notes where `notes` says so. One sync without notes, else two or three. */
async function lookAt(
  context: Excel.RequestContext,
  fixes: readonly CellFix[],
  notes: boolean,
): Promise<readonly (FixFound & { readonly fix: CellFix; readonly there: string | undefined })[]> {
  const asked = fixes.map(fix => askForFix(context, fix));
  const tag = askForTag(context);
  const there = notes
    ? await findNotes(
        context,
        asked.map(({ cell }) => cell),
        fixes.map(({ place }) => place),
      )
    : null;
  if (there === null) await context.sync();
  refuseNewer(tag);
  return asked.map(({ cell, row }, at) => ({ ...cellsFound(cell), row, fix: fixes[at] as CellFix, there: there?.[at]?.content() }));
}

/** Throws ExcelFailure (changedMeanwhile) where another try finds other rows. */
function refuseOthers(areSame: ReturnType<typeof sameAtEachLook>, found: readonly (FixFound & { readonly fix: CellFix })[]): void {
  const [first] = found;
  if (first !== undefined && !areSame(found.map(({ row }) => row))) throw changed(first.fix);
}

/** Asks for every cell and its row before any is written: only so it is known what others had put there. */
function askBeforeWriting(found: readonly FixedCellFound[]): readonly Omit<FixedCellWritten, 'note'>[] {
  return found.map(({ range }) => {
    const cell = range.getCell(0, 0);
    cell.load('formulas,values,numberFormat,address');
    return { cell, row: rowAround(cell) };
  });
}

function refuseMoved(written: readonly FixedCellWritten[], found: readonly FixedCellFound[]): void {
  found.forEach(({ fix, range, row }, at) => {
    const met = written[at] as FixedCellWritten;
    if (!isSameRow(row, met.row) || !isSameCell(range, met.cell)) throw changed(fix);
  });
}

/** The cells and their notes as they are now, wherever rows have moved them. Two or three syncs. */
async function lookAgain(context: Excel.RequestContext, found: readonly FixedCellFound[]) {
  const cells = found.map(({ range }) => {
    const cell = range.getCell(0, 0);
    cell.load('formulas,values,numberFormat,address');
    return cell;
  });
  await context.sync();
  const places = cells.map(({ address }) => placeOf(address));
  const ours = cells.filter((_, at) => found[at]?.note);
  const where = places.filter((_, at) => found[at]?.note);
  const notes = ours.length > 0 ? await findNotes(context, ours, where) : [];
  let next = 0;
  return found.map((one, at) => ({ one, now: cells[at] as Excel.Range, note: one.note ? (notes[next++] ?? null) : null }));
}

/**
 * Throws ExcelFailure (changedMeanwhile, cellHasFormula, protectedSheet …; noNote where Excel takes no notes); its outcome says what is in the
 * workbook then.
 */
export async function setCells(fixes: readonly CellFix[], { keepOriginals }: FixingOptions): Promise<AppliedFixes> {
  try {
    return await applyFixes(fixes, keepOriginals);
  } catch (error) {
    const [first] = fixes;
    throw keepOriginals && first !== undefined && isNoteRefused(error) ? noNote(first.place, error) : error;
  }
}

function applyFixes(fixes: readonly CellFix[], keepOriginals: boolean): Promise<AppliedFixes> {
  const applied = (found: readonly FixedCellFound[], places = fixes.map(({ place }) => place)): AppliedFixes => ({
    fixes: fixes.map((fix, at) => ({ ...fix, place: places[at] ?? fix.place })),
    formats: found.map(formatOf),
    noted: found.map(({ note }) => note),
    rows: found.map(({ row }) => markOf(row, columnsOf(found))),
  });
  const areSame = sameAtEachLook();
  return change<readonly FixedCellFound[], readonly FixedCellWritten[], AppliedFixes>({
    look: async context => {
      const found = await lookAt(context, fixes, keepOriginals);
      refuseOthers(areSame, found);
      for (const one of found) {
        refuseFormula(one);
        if (JSON.stringify(cellOf(one.range.values[0]?.[0])) !== JSON.stringify(one.fix.from ?? '')) throw changed(one.fix);
      }
      return found.map(one => ({ ...one, note: keepOriginals && one.there === undefined && !one.looksProtected }));
    },
    write: (_context, found) => {
      const before = askBeforeWriting(found);
      // First of all, for Excel refuses a note where somebody has put one meanwhile.
      for (const { range, note, fix } of found) if (note) addNote(range, noteOf(fix.from));
      found.forEach(({ fix, looksProtected }, at) => {
        const { cell } = before[at] as FixedCellWritten;
        if (!looksProtected) cell.numberFormat = [[fix.format]];
        cell.values = [[asWritten(fix.to)]];
      });
      return before.map(one => ({ ...one, note: null }));
    },
    read: (written, found) => {
      refuseMoved(written, found);
      noteFixes(found, ({ to }) => to);
      // Where the cells are now: others may have inserted rows.
      return applied(
        found,
        written.map(({ cell }) => placeOf(cell.address)),
      );
    },
    takeBack: async (context, found, written): Promise<TakenBack<AppliedFixes>> => {
      const again = await lookAgain(context, found);
      const isThere = ({ one: { fix }, now }: (typeof again)[number]): boolean => now.values[0]?.[0] === fix.to && fix.to !== fix.from;
      if (written === null && again.every(isThere)) return { done: applied(found) };
      let any = false;
      again.forEach((one, at) => {
        const { now, note } = one;
        const { fix, range } = one.one;
        const noted = note?.content() === noteOf(fix.from);
        // What the batch met: where others have deleted the cell, another one has come to its place.
        const was = written?.[at]?.cell ?? range;
        const formatted = now.numberFormat[0]?.[0] !== was.numberFormat[0]?.[0];
        if (noted) note.remove();
        if (formatted) now.numberFormat = was.numberFormat;
        if (isThere(one)) now.formulas = asFound(was);
        any ||= noted || formatted || isThere(one);
      });
      await context.sync();
      return any ? 'takenBack' : 'nothing';
    },
    touched,
  });
}

/** Puts back what the fixes have replaced, unless somebody has changed one of the cells since. Throws ExcelFailure. */
export async function takeBackFixes({ fixes, formats, noted, rows }: AppliedFixes): Promise<void> {
  const areSame = sameAtEachLook();
  await change<readonly FixedCellFound[], readonly FixedCellWritten[], true>({
    look: async context => {
      const found = await lookAt(context, fixes, noted.includes(true));
      refuseOthers(areSame, found);
      for (const { range, fix } of found) if (range.values[0]?.[0] !== fix.to) throw changed(fix);
      await refuseMovedRows(
        context,
        found.map(({ range, row, fix }, at) => ({ cell: range, row, was: rows[at] ?? {}, refusal: () => changed(fix) })),
      );
      // A note that somebody has changed is theirs.
      return found.map((one, at) => ({ ...one, note: noted[at] === true && one.there === noteOf(one.fix.from) && !one.looksProtected }));
    },
    write: (_context, found) => {
      const before = askBeforeWriting(found);
      const notes = found.map(({ range, note, fix }) => (note ? noteOfCell(range, fix.place.address) : null));
      for (const note of notes) note?.remove();
      found.forEach(({ fix: { from }, looksProtected }, at) => {
        const { cell } = before[at] as FixedCellWritten;
        if (!looksProtected) cell.numberFormat = [[formats[at] ?? 'General']];
        cell.values = [[typeof from === 'string' ? asWritten(from) : (from ?? '')]];
      });
      return before.map((one, at) => ({ ...one, note: notes[at] ?? null }));
    },
    read: (written, found) => {
      refuseMoved(written, found);
      noteFixes(found, ({ from }) => from);
      written.forEach(({ note }, at) => {
        const { fix } = found[at] as FixedCellFound;
        if (note !== null && note.content() !== noteOf(fix.from)) throw changed(fix);
      });
      return true;
    },
    takeBack: async (context, found, written): Promise<TakenBack<true>> => {
      const again = await lookAgain(context, found);
      const isBack = ({ one: { fix }, now }: (typeof again)[number]): boolean =>
        now.values[0]?.[0] === (fix.from ?? '') && fix.from !== fix.to;
      if (written === null && again.every(isBack)) return { done: true };
      let any = false;
      again.forEach((one, at) => {
        const { now, note } = one;
        const { fix, range, note: ours } = one.one;
        // Another cell has come to its place: Excel has ended the batch at the note, which is gone, before anything was written.
        if (written === null && !isBack(one) && now.values[0]?.[0] !== fix.to) return;
        // What the batch met: where others have deleted the cell, another one has come to its place.
        const was = written?.[at]?.cell ?? range;
        const formatted = now.numberFormat[0]?.[0] !== was.numberFormat[0]?.[0];
        if (formatted) now.numberFormat = was.numberFormat;
        if (isBack(one)) now.formulas = asFound(was);
        const gone = written?.[at]?.note?.content();
        // A note that was taken from another cell, because rows had moved, comes back there.
        if (gone !== undefined && gone !== noteOf(fix.from)) addNote(now.worksheet.getRange(fix.place.address), gone);
        else if (ours && note === null && (written === null || gone !== undefined)) addNote(now, noteOf(fix.from));
        any ||= formatted || isBack(one);
      });
      await context.sync();
      return any ? 'takenBack' : 'nothing';
    },
    touched,
  });
}
