/**
 * 公開用の点検: blank rows or columns are deleted, and put back as they looked. They go only where nothing needs them: no content, note or merge across
 * their edge, no formula, name or table that begins or ends in them. So what is put back is what was there.
 */
import { needsLines, type LineRun, type BlankLines } from '../../sheets/formula/line-references';
import { addressOf } from '../../sheets/read/state';
import { asFound } from '../batch/cell-text';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { holdSheets, release } from '../batch/hold';
import { askForTag, refuseNewer } from '../batch/workbook-settings';
import { mergedIn } from '../read/merged-areas';
import {
  askForLooks,
  cellOfLine,
  COUNT,
  INDEX,
  dressLines,
  insertLines,
  linesBefore,
  looksFound,
  MOST_LOOKS,
  movesNow,
  linesAddress,
  removeLines,
  type KeptLines,
  type LineLooks,
  type MergeInLines,
} from './line-looks';
import { placesOfNotes } from './note';

/** Cells whose formulas are looked at before a line goes. */
const MOST_FORMULAS = 400_000;
interface Snapshot {
  readonly address: string;
  readonly formulas: readonly (readonly unknown[])[];
}

/** Lines that have been deleted, for putting them back. */
export interface DeletedLines extends BlankLines {
  readonly lines: readonly LineLooks[];
  /** What the sheet held when they were gone. */
  readonly after: Snapshot;
}

interface RunOfLines extends LineLooks {
  /** A kept reference. */
  readonly range: Excel.Range;
}

interface BlankLinesFound {
  readonly runs: readonly RunOfLines[];
  readonly kept: KeptLines;
}

interface BlankLinesWritten {
  readonly met: readonly { readonly range: Excel.Range; readonly used: Excel.Range }[];
  readonly after: Excel.Range;
}

const used = (sheet: Excel.Worksheet): Excel.Range => sheet.getUsedRange(true).load('formulas,address');
const snapshotOf = ({ address, formulas }: Excel.Range): Snapshot => ({
  address: address.slice(address.lastIndexOf('!') + 1),
  formulas: formulas as unknown[][],
});
const told = ({ sheet, axis, runs }: BlankLines): string[] => runs.map(run => `${sheet}!${linesAddress(axis, run)}`);
const changed = (lines: BlankLines): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what: told(lines).join('、') });

/** Throws ExcelFailure (lineNeeded) where a formula or name of the workbook begins or ends in the lines. Three syncs, `first` after the first of them. */
async function refuseNeeded(context: Excel.RequestContext, lines: BlankLines, first: () => void): Promise<void> {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/name');
  names.load('items/name,items/formula');
  await context.sync();
  first();
  const named = names.items.find(({ formula }) => needsLines(String(formula), '', lines));
  if (named !== undefined) throw new ExcelFailure({ kind: 'lineNeeded', sheet: '', address: named.name });
  const sizes = worksheets.items.map(sheet => ({
    name: sheet.name,
    range: sheet.getUsedRangeOrNullObject(true).load('rowCount,columnCount,rowIndex,columnIndex'),
  }));
  await context.sync();
  const there = sizes.filter(({ range }) => !range.isNullObject);
  if (there.reduce((sum, { range }) => sum + range.rowCount * range.columnCount, 0) > MOST_FORMULAS)
    throw new ExcelFailure({ kind: 'tooLarge' });
  for (const { range } of there) range.load('formulas');
  await context.sync();
  for (const { name, range } of there)
    for (const [row, line] of (range.formulas as unknown[][]).entries())
      for (const [column, formula] of line.entries())
        if (typeof formula === 'string' && needsLines(formula, name, lines))
          throw new ExcelFailure({
            kind: 'lineNeeded',
            sheet: name,
            address: addressOf(range.rowIndex + row, range.columnIndex + column),
          });
}

/** Throws ExcelFailure (lineNeeded) where a table would lose all of its rows or columns. After the sync. */
function refuseTables(sheet: string, tables: readonly Excel.Range[], { axis, runs }: BlankLines): void {
  for (const body of tables)
    if (runs.some(({ from, count }) => from <= body[INDEX[axis]] && from + count >= body[INDEX[axis]] + body[COUNT[axis]]))
      throw new ExcelFailure({ kind: 'lineNeeded', sheet, address: addressOf(body.rowIndex, body.columnIndex) });
}

/** The merges in each of the runs. Throws ExcelFailure (lineNeeded) for one that goes beyond. */
async function mergesIn(context: Excel.RequestContext, lines: BlankLines, width: number): Promise<readonly (readonly MergeInLines[])[]> {
  const { sheet, axis, runs } = lines;
  const last = runs.at(-1) as LineRun;
  const end = last.from + last.count + 1;
  const all = await mergedIn(context, {
    sheet,
    row: 0,
    column: 0,
    rows: axis === 'row' ? end : width,
    columns: axis === 'row' ? width : end,
  });
  return runs.map(({ from, count }) =>
    all.flatMap((area): MergeInLines[] => {
      const [first, behind] = [area[axis], area[axis] + (axis === 'row' ? area.rows : area.columns)];
      if (behind <= from || first >= from + count) return [];
      if (first < from || behind > from + count)
        throw new ExcelFailure({ kind: 'lineNeeded', sheet, address: addressOf(area.row, area.column) });
      return [{ ...area, [axis]: first - from }];
    }),
  );
}

/** From the first of the lines to the last cell in use: what moves when they go or come. */
function areaFrom({ axis, runs }: BlankLines, { rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): string {
  const [first, count] = [runs[0]?.from ?? 0, runs.reduce((sum, run) => sum + run.count, 0)];
  const [row, column] = axis === 'row' ? [first, 0] : [0, first];
  return `${addressOf(row, column)}:${addressOf(Math.max(row, rowIndex + rowCount) + count, Math.max(column, columnIndex + columnCount) + count)}`;
}

/** Looks at everything: six syncs, one of them for what is merged. */
async function look(context: Excel.RequestContext, lines: BlankLines): Promise<BlankLinesFound> {
  const { sheet: name, axis, runs } = lines;
  const sheet = context.workbook.worksheets.getItem(name);
  const all = sheet.getUsedRange(false).load('rowIndex,columnIndex,rowCount,columnCount');
  sheet.tables.load('items/name');
  const tag = askForTag(context);
  const contents = runs.map(run => sheet.getRange(linesAddress(axis, run)).getUsedRangeOrNullObject(true).load('address'));
  await refuseNeeded(context, lines, () => {
    refuseNewer(tag);
    // First of all: lines that have gone already have others in their place, which formulas may need.
    if (contents.some(content => !content.isNullObject)) throw changed(lines);
  });
  const across = axis === 'row' ? all.columnIndex + all.columnCount : all.rowIndex + all.rowCount;
  if (runs.reduce((sum, { count }) => sum + count, 0) * across > MOST_LOOKS) throw new ExcelFailure({ kind: 'tooLarge' });
  const tables = sheet.tables.items.map(table => table.getDataBodyRange().load('rowIndex,rowCount,columnIndex,columnCount'));
  const asked = runs.map(run => {
    const range = sheet.getRange(linesAddress(axis, run));
    return { run, range, looks: askForLooks(sheet, axis, run, across), behind: cellOfLine(sheet, axis, run.from + run.count) };
  });
  const first = runs[0]?.from ?? 0;
  const before = first === 0 ? null : cellOfLine(sheet, axis, first - 1);
  const notes = await placesOfNotes(context, sheet);
  refuseTables(name, tables, lines);
  const noted = notes.find(place => runs.some(({ from, count }) => place[axis] >= from && place[axis] < from + count));
  if (noted !== undefined) throw new ExcelFailure({ kind: 'lineNeeded', sheet: name, address: addressOf(noted.row, noted.column) });
  const merges = await mergesIn(context, lines, across);
  return {
    kept: { before, behind: asked.map(({ behind }) => behind), area: areaFrom(lines, all) },
    runs: asked.map(({ run, range, looks }, at) => ({ ...run, range, ...looksFound(axis, looks), merges: merges[at] ?? [] })),
  };
}

/** Deletes the lines; nobody types on the sheet meanwhile. Seven syncs, however many. Throws ExcelFailure (lineNeeded, changedMeanwhile, protectedSheet …). */
export function deleteLines(lines: BlankLines): Promise<DeletedLines> {
  const { sheet: name, axis } = lines;
  const deleted = ({ runs }: BlankLinesFound, after: Excel.Range, from: readonly number[]): DeletedLines => ({
    sheet: name,
    axis,
    runs: runs.map(({ count }, at) => ({ from: from[at] ?? 0, count })),
    lines: runs.map(({ count, looks, numberFormats, sizes, merges }, at) => ({
      from: from[at] ?? 0,
      count,
      looks,
      numberFormats,
      sizes,
      merges,
    })),
    after: snapshotOf(after),
  });
  return change<BlankLinesFound, BlankLinesWritten, DeletedLines>({
    hold: context => holdSheets(context, [{ name, key: name }]),
    look: context => look(context, lines),
    write: (context, { runs }) => {
      release(context.workbook.worksheets.getItem(name));
      const met = runs.map(({ range }) => {
        const now = range.getOffsetRange(0, 0).load('rowIndex,columnIndex,rowCount,columnCount');
        return { range: now, used: now.getUsedRangeOrNullObject(true).load('formulas,values,rowIndex,columnIndex') };
      });
      // From the last: those before stay where they are.
      for (const { range } of [...met].reverse()) removeLines(axis, range.getOffsetRange(0, 0));
      return { met, after: used(context.workbook.worksheets.getItem(name)) };
    },
    read: ({ met, after }, found) => {
      met.forEach(({ range, used: content }, at) => {
        if (!content.isNullObject || range[COUNT[axis]] !== found.runs[at]?.count) throw changed(lines);
      });
      return deleted(
        found,
        after,
        met.map(({ range }) => range[INDEX[axis]]),
      );
    },
    takeBack: async (context, found, written): Promise<TakenBack<DeletedLines>> => {
      const { runs, kept } = found;
      const { by, places } = await movesNow(context, axis, kept);
      // Somebody may have put lines between them, which have gone as well.
      const gone = by.map((move, at) => written?.met[at]?.range[COUNT[axis]] ?? -move);
      if (gone.every(count => count <= 0)) return 'nothing';
      if (written === null && runs.every(({ count }, at) => by[at] === -count)) {
        const after = used(context.workbook.worksheets.getItem(name));
        await context.sync();
        const from = places.map((line, at) => line + runs.slice(0, at).reduce((sum, { count }) => sum + count, 0));
        return { done: deleted(found, after, from) };
      }
      for (const [at, run] of [...runs.entries()].reverse()) {
        const behind = kept.behind[at];
        const count = gone[at] ?? 0;
        if (count <= 0 || behind === undefined) continue;
        const range = insertLines(axis, behind.getOffsetRange(0, 0), { ...run, count });
        const met = written?.met[at];
        // What somebody had put there meanwhile comes back.
        if (met === undefined || met.used.isNullObject) continue;
        const { formulas, values, rowIndex, columnIndex } = met.used;
        range
          .getCell(rowIndex - met.range.rowIndex, columnIndex - met.range.columnIndex)
          .getResizedRange(formulas.length - 1, (formulas[0]?.length ?? 1) - 1).formulas = asFound({ formulas, values });
      }
      await context.sync();
      return 'takenBack';
    },
    touched: ({ kept: { area } }) => ({ sheets: [], cells: [`${name}!${area}`] }),
  });
}

/** 元に戻す: the lines again where they were, as they looked; nobody types on the sheet meanwhile. Two syncs. Throws ExcelFailure (changedMeanwhile where the sheet holds anything else). */
export async function putLinesBack({ sheet: name, axis, runs, lines, after }: DeletedLines): Promise<void> {
  const wanted: BlankLines = { sheet: name, axis, runs };
  await change<KeptLines, true, true>({
    hold: context => holdSheets(context, [{ name, key: name }]),
    look: async context => {
      const sheet = context.workbook.worksheets.getItem(name);
      const tag = askForTag(context);
      const now = used(sheet);
      const all = sheet.getUsedRange(false).load('rowIndex,columnIndex,rowCount,columnCount');
      let gone = 0;
      const behind = runs.map(({ from, count }) => {
        const cell = cellOfLine(sheet, axis, from - gone);
        gone += count;
        return cell;
      });
      const first = runs[0]?.from ?? 0;
      const before = first === 0 ? null : cellOfLine(sheet, axis, first - 1);
      await context.sync();
      refuseNewer(tag);
      if (JSON.stringify(snapshotOf(now)) !== JSON.stringify(after)) throw changed(wanted);
      return { before, behind, area: areaFrom(wanted, all) };
    },
    write: (context, { behind }) => {
      release(context.workbook.worksheets.getItem(name));
      for (const [at, cell] of [...behind.entries()].reverse()) insertLines(axis, cell.getOffsetRange(0, 0), lines[at] as LineLooks);
      return true;
    },
    read: () => true,
    takeBack: async (context, kept): Promise<TakenBack<true>> => {
      const { by } = await movesNow(context, axis, kept);
      if (by.every(move => move <= 0)) return 'nothing';
      const isAll = runs.every(({ count }, at) => by[at] === count);
      for (const [at, cell] of [...kept.behind.entries()].reverse()) {
        const count = by[at] ?? 0;
        if (count <= 0) continue;
        const range = linesBefore(axis, cell.getOffsetRange(0, 0), count);
        // All are there: what may be missing is how they look.
        if (isAll) dressLines(axis, range, lines[at] as LineLooks);
        else removeLines(axis, range);
      }
      await context.sync();
      return isAll ? { done: true } : 'takenBack';
    },
    touched: ({ area }) => ({ sheets: [], cells: [`${name}!${area}`] }),
  });
}
