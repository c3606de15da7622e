/**
 * 公開用の点検: merged cells are parted and each gets the value, and merged again when that is taken back. One sync to look at the cells,
 * one at what is merged, one that writes.
 */
import type { Unfold } from '../../sheets/publish/repair';
import { columnLetters } from '../../sheets/read/state';
import { asWritten } from '../batch/cell-text';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { refuseReshaped } from '../batch/shape';
import { askForTag, refuseNewer } from '../batch/workbook-settings';
import { mergedAround } from '../read/merged-areas';
import { askForCells, cellsFound } from './cells';

/** Merged areas of one sheet that have been parted, for merging them again. */
export interface Unfolded {
  readonly sheet: string;
  readonly areas: readonly Unfold[];
}

/** `half`: parted, and not yet filled. */
type State = 'merged' | 'parted' | 'half' | 'other';

interface UnfoldSeen {
  readonly area: Unfold;
  /** A kept reference: it follows rows and columns that others insert. */
  readonly range: Excel.Range;
  readonly state: State;
}

const addressOf = ({ row, column, lastRow, lastColumn }: Omit<Unfold, 'value'>): string =>
  `${columnLetters(column)}${row + 1}:${columnLetters(lastColumn)}${lastRow + 1}`;
const written = ({ value }: Unfold): string | number | boolean => (typeof value === 'boolean' ? value : (asWritten(value) ?? ''));
const rangeOf = (context: Excel.RequestContext, sheet: string, { row, column, lastRow, lastColumn }: Unfold): Excel.Range =>
  context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, lastRow - row + 1, lastColumn - column + 1);
/** The area's own value in every cell. */
const filled = (area: Unfold): (string | number | boolean)[][] =>
  Array.from({ length: area.lastRow - area.row + 1 }, () => Array.from({ length: area.lastColumn - area.column + 1 }, () => written(area)));

/** What the areas are now, wherever they are: merged with their value at the top left, or parted with it everywhere. Two syncs. */
async function see(
  context: Excel.RequestContext,
  sheet: string,
  areas: readonly Unfold[],
  ranges: readonly Excel.Range[],
): Promise<readonly UnfoldSeen[]> {
  ranges.forEach(askForCells);
  const tag = askForTag(context);
  await context.sync();
  refuseNewer(tag);
  const places = ranges.map(({ rowIndex: row, columnIndex: column, formulas }) => ({
    row,
    column,
    lastRow: row + formulas.length - 1,
    lastColumn: column + (formulas[0]?.length ?? 1) - 1,
  }));
  const rows = Math.max(...places.map(({ lastRow }) => lastRow)) + 1;
  const columns = Math.max(...places.map(({ lastColumn }) => lastColumn)) + 1;
  const merged = new Set(
    (await mergedAround(context, { sheet, row: 0, column: 0, rows, columns })).map(one =>
      addressOf({ row: one.row, column: one.column, lastRow: one.row + one.rows - 1, lastColumn: one.column + one.columns - 1 }),
    ),
  );
  return areas.map((area, at): UnfoldSeen => {
    const range = ranges[at] as Excel.Range;
    const [first, ...others] = (range.formulas as unknown[][]).flat();
    const place = places[at];
    const isMerged = place !== undefined && merged.has(addressOf(place));
    if (first !== area.value) return { area, range, state: 'other' };
    if (isMerged) return { area, range, state: others.every(one => one === '') ? 'merged' : 'other' };
    if (others.every(one => one === area.value)) return { area, range, state: 'parted' };
    return { area, range, state: others.every(one => one === '' || one === area.value) ? 'half' : 'other' };
  });
}

/** Queues the turn of one area. A new reference: what was looked at stays as it was loaded. */
function turn({ range, area }: UnfoldSeen, to: 'parted' | 'merged'): void {
  const target = range.getResizedRange(0, 0);
  // Excel keeps the value at the top left.
  if (to === 'merged') target.merge(false);
  else {
    target.unmerge();
    target.values = filled(area);
  }
}

/** An area right before it was turned, and what was merged in it. */
interface UnfoldMet {
  readonly range: Excel.Range;
  readonly merged: Excel.RangeAreas;
}

function askForUnfoldMet({ range }: UnfoldSeen): UnfoldMet {
  const met = range.getResizedRange(0, 0).load('formulas,rowIndex,columnIndex');
  const merged = met.getMergedAreasOrNullObject();
  merged.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
  return { range: met, merged };
}

/** Puts back what somebody had typed, and merged, in an area that is parted again. */
function putMetBack(target: Excel.Range, { range, merged }: UnfoldMet): void {
  for (const { rowIndex, columnIndex, rowCount, columnCount } of merged.isNullObject ? [] : merged.areas.items)
    target
      .getCell(rowIndex - range.rowIndex, columnIndex - range.columnIndex)
      .getResizedRange(rowCount - 1, columnCount - 1)
      .merge(false);
  // Last, for merging takes out what stands in all cells but the first.
  target.formulas = range.formulas;
}

interface UnfoldWritten {
  readonly before: readonly UnfoldMet[];
}

function turnAll(sheet: string, areas: readonly Unfold[], from: 'parted' | 'merged', to: 'parted' | 'merged'): Promise<Unfolded> {
  const changed = (area: Unfold): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what: `${sheet}!${addressOf(area)}` });
  const done: Unfolded = { sheet, areas };
  return change<readonly UnfoldSeen[], UnfoldWritten, Unfolded>({
    look: async context => {
      const ranges = areas.map(area => rangeOf(context, sheet, area));
      const seen = await see(context, sheet, areas, ranges);
      for (const { range, area, state } of seen) {
        // Merging and parting are looks: a protected sheet refuses them in cells that may be typed in as well.
        if (cellsFound(range).looksProtected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
        if (state !== from) throw changed(area);
      }
      return seen;
    },
    write: (_context, seen) => {
      // Before anything is turned: an area that has got or lost rows or columns takes no values for the shape it had.
      for (const { range } of seen)
        refuseReshaped(range.getResizedRange(0, 0), range.formulas.length, (range.formulas[0] as unknown[]).length);
      const before = seen.map(askForUnfoldMet);
      for (const one of seen) turn(one, to);
      return { before };
    },
    read: ({ before }, seen) => {
      before.forEach(({ range: now }, at) => {
        const one = seen[at] as UnfoldSeen;
        if (JSON.stringify(now.formulas) !== JSON.stringify(one.range.formulas)) throw changed(one.area);
      });
      return done;
    },
    takeBack: async (context, seen, answer): Promise<TakenBack<Unfolded>> => {
      const kept = seen.map(({ range }) => range.getResizedRange(0, 0));
      const now = await see(context, sheet, areas, kept);
      if (answer === null && now.every(({ state }) => state === to)) return { done };
      let any = false;
      now.forEach((one, at) => {
        const found = (seen[at] as UnfoldSeen).range.formulas;
        const met = answer?.before[at];
        const isTheirs = met !== undefined && JSON.stringify(met.range.formulas) !== JSON.stringify(found);
        // What somebody had put there was written over, or merged away: it comes back.
        if (isTheirs || one.state === to || (one.state === 'half' && from === 'merged')) {
          turn(one, from);
          if (isTheirs) putMetBack(one.range.getResizedRange(0, 0), met);
          any = true;
        }
      });
      await context.sync();
      return any ? 'takenBack' : 'nothing';
    },
    touched: () => ({ sheets: [], cells: areas.map(area => `${sheet}!${addressOf(area)}`) }),
  });
}

/** Throws ExcelFailure (changedMeanwhile, protectedSheet …). */
export const unfoldMerges = (sheet: string, areas: readonly Unfold[]): Promise<Unfolded> => turnAll(sheet, areas, 'merged', 'parted');

/** 元に戻す: merged again, if every cell still holds what was written. Throws ExcelFailure. */
export async function foldAgain({ sheet, areas }: Unfolded): Promise<void> {
  await turnAll(sheet, areas, 'parted', 'merged');
}
