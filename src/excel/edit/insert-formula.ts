/* eslint-disable office-addins/load-object-before-read -- the rule sees no sync in another function: change() syncs the batch */
/** One formula into one free cell, with all the cells its answers need, and back out again. */
import { blockAddress, LAST_COLUMN, blocksOverlap, type Block, type Reference } from '../../sheets/read/reference';
import { addressOf, type CellPlace, placeText } from '../../sheets/read/state';
import { LAST_ROW } from '../../sheets/schema/validation';
import { change, type TakenBack } from '../batch/change';
import { asFound } from '../batch/cell-text';
import { ExcelFailure, isDoubtful } from '../batch/failure';
import { doubtDone, perhapsDone } from '../batch/in-doubt';
import { mergedAround } from '../read/merged-areas';
import { rangeOfReference } from '../read/read-cells';
import { askForTag, refuseNewer } from '../batch/workbook-settings';
import { marksOf, refuseMovedBlocks, rowsAround, type RowMarks } from './row-mark';

export interface Insertion {
  /** The cells of the result; the formula goes into the first. */
  readonly block: Block;
  /** In English names and separators. */
  readonly formula: string;
  /** What the formula reads: a formula must not stand in there. */
  readonly sources: readonly Reference[];
  /** A number format for each cell of the block, for those that have none; null: no format is needed there, or anywhere. */
  readonly formats: SpillFormats | null;
}

type SpillFormats = readonly (readonly (string | null)[])[];

/** What has to be known to take an inserted formula out again. */
export interface Inserted {
  readonly block: Block;
  /** As Excel keeps it. */
  readonly formula: string;
  /** The number formats to put back; null leaves a cell's as it is. */
  readonly formats: SpillFormats | null;
  /** What else stands in its first row; [] where that is not known. */
  readonly rows: RowMarks;
}

export function placeOfInserted({ block }: Pick<Insertion, 'block'>): CellPlace {
  return { sheet: block.sheet, address: addressOf(block.row, block.column) };
}

function blockRange(context: Excel.RequestContext, { sheet, row, column, rows, columns }: Block): Excel.Range {
  return context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns);
}

/** Excel's own type wants arrays it could write to. */
const copied = (formats: SpillFormats): (string | null)[][] => formats.map(line => [...line]);

/** Excel may keep a formula with other quotes, capitals or spaces than it was given. */
export const alike = (one: unknown, other: string): boolean =>
  typeof one === 'string' && one.replace(/['\s]/g, '').toUpperCase() === other.replace(/['\s]/g, '').toUpperCase();

/**
 * Writes a formula where all its answers have room: two syncs to look, one to write. Refuses without changing anything where a
 * cell is in use (cellsInTheWay), the result would spill into a table or merged cells (spillIntoTable, mergedInTheWay) or off the
 * sheet (spillOffSheet), the formula would read its own cell (readsItself) or the sheet is protected. Throws ExcelFailure.
 */
export async function insertFormula(insertion: Insertion): Promise<Inserted> {
  const { block, formula } = insertion;
  if (block.row + block.rows > LAST_ROW || block.column + block.columns > LAST_COLUMN)
    throw new ExcelFailure({ kind: 'spillOffSheet', ...placeOfInserted(insertion) });
  const inserted = (kept: unknown, formats: SpillFormats | null, rows: Excel.Range | null): Inserted => ({
    block,
    formula: String(kept ?? formula),
    formats,
    rows: rows === null ? [] : marksOf(rows),
  });
  let begun: Inserted | null = null;
  try {
    return await change<FormulaRoom, FormulaWritten, Inserted>({
      look: context => lookAgain(context, insertion),
      already: ({ done }) => done,
      write: (_, { range, wanted, formats }) => {
        begun = inserted(formula, formats, null);
        const before = range.getUsedRangeOrNullObject(true);
        before.load('formulas,values');
        const cell = range.getCell(0, 0);
        if (wanted !== null) range.getResizedRange(0, 0).numberFormat = copied(wanted);
        // Last: a formula that is there says that all has been done.
        cell.formulas = [[formula]];
        const after = range.getCell(0, 0);
        after.load('formulas,rowIndex,columnIndex');
        return { before, after, rows: rowsAround(after) };
      },
      read: ({ before, after, rows }, { formats }) => {
        if (!before.isNullObject) throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(placeOfInserted(insertion)) });
        return { ...inserted(after.formulas[0]?.[0], formats, rows), block: { ...block, row: after.rowIndex, column: after.columnIndex } };
      },
      takeBack: async (context, { range, formats, own }, written): Promise<TakenBack<Inserted>> => {
        const now = range.getResizedRange(0, 0);
        now.load('formulas,numberFormat');
        const rows = rowsAround(now.getCell(0, 0));
        await context.sync();
        const there = alike(now.formulas[0]?.[0], formula);
        if (there && written === null) return { done: inserted(now.formulas[0]?.[0], formats, rows) };
        const formatted = own !== null && JSON.stringify(now.numberFormat) !== JSON.stringify(own);
        if (there) range.getCell(0, 0).formulas = [['']];
        if (formatted) now.numberFormat = copied(own);
        if (written !== null && !written.before.isNullObject) written.before.formulas = asFound(written.before);
        await context.sync();
        return there || formatted ? 'takenBack' : 'nothing';
      },
      touched: () => ({ sheets: [], cells: [whole(block)] }),
    });
  } catch (error) {
    if (begun !== null && error instanceof ExcelFailure && isDoubtful(error)) doubtDone(keyOf(insertion), begun);
    throw error;
  }
}

/** The cells as looked at. */
interface FormulaRoom {
  /** A kept reference: it follows what others insert. */
  readonly range: Excel.Range;
  /** Number formats: to put back, to set, and as they were; null where the sheet is protected or none are needed. */
  readonly formats: SpillFormats | null;
  readonly wanted: SpillFormats | null;
  readonly own: SpillFormats | null;
  /** An earlier attempt, which got no answer, has inserted it. */
  readonly done: Inserted | null;
}

const keyOf = ({ block, formula }: Insertion): string => JSON.stringify(['insert', block, formula]);

interface FormulaWritten {
  readonly before: Excel.Range;
  readonly after: Excel.Range;
  readonly rows: Excel.Range;
}

const whole = (block: Block): string => `${block.sheet}!${blockAddress(block)}`;

/** Is there room? Two syncs. */
async function lookAgain(context: Excel.RequestContext, { block, formula, sources, formats }: Insertion): Promise<FormulaRoom> {
  const spills = block.rows * block.columns > 1;
  const range = blockRange(context, block);
  range.load('values,formulas,text,numberFormat');
  range.format.protection.load('locked');
  const sheet = context.workbook.worksheets.getItem(block.sheet);
  sheet.load('protection/protected');
  const tables = range.getTables(false);
  tables.load('items/name');
  const read = sources.map(source => {
    const cells = rangeOfReference(context, source);
    cells.load('rowIndex,columnIndex,rowCount,columnCount,worksheet/name');
    return cells;
  });
  const tag = askForTag(context);
  await context.sync();

  refuseNewer(tag);
  const locked = range.format.protection.locked as boolean | null;
  if (sheet.protection.protected && locked !== false) throw new ExcelFailure({ kind: 'protectedSheet', sheet: block.sheet });
  for (const cells of read) {
    const source: Block = {
      sheet: cells.worksheet.name,
      row: cells.rowIndex,
      column: cells.columnIndex,
      rows: cells.rowCount,
      columns: cells.columnCount,
    };
    if (blocksOverlap(block, source))
      throw new ExcelFailure({
        kind: 'readsItself',
        sheet: block.sheet,
        address: addressOf(block.row, block.column),
        source: blockAddress(source),
      });
  }
  const earlier = perhapsDone<Inserted>(keyOf({ block, formula, sources, formats }));
  if (earlier !== null && alike(range.formulas[0]?.[0], formula)) return { range, formats: null, wanted: null, own: null, done: earlier };
  range.values.forEach((line, row) =>
    line.forEach((value: unknown, column) => {
      const formula: unknown = range.formulas[row]?.[column];
      if (value === '' && formula === '') return;
      const holds = range.text[row]?.[column] || String(formula);
      throw new ExcelFailure({
        kind: 'cellsInTheWay',
        sheet: block.sheet,
        address: addressOf(block.row + row, block.column + column),
        holds,
      });
    }),
  );
  const table = tables.items[0]?.name;
  if (spills && table !== undefined) throw new ExcelFailure({ kind: 'spillIntoTable', sheet: block.sheet, table });
  // One answer may stand in the first cell of a merged area; in another it would not be seen.
  const inTheWay = (await mergedAround(context, block)).find(area => spills || area.row !== block.row || area.column !== block.column);
  if (inTheWay !== undefined) throw new ExcelFailure({ kind: 'mergedInTheWay', sheet: block.sheet, address: blockAddress(inTheWay) });
  // The formats of a protected sheet are protected even where its cells are not.
  if (formats === null || sheet.protection.protected) return { range, formats: null, wanted: null, own: null, done: null };
  const own = range.numberFormat as string[][];
  const wanted = own.map((line, row) => line.map((format, column) => (format === 'General' ? (formats[row]?.[column] ?? null) : null)));
  return { range, formats: wanted.map(line => line.map(format => (format === null ? null : 'General'))), wanted, own, done: null };
}

/**
 * 元に戻す: what was in the cells before, which was nothing but their formats. Two syncs. Throws ExcelFailure (changedMeanwhile where the
 * formula is not there any more).
 */
export async function undoInsert({ block, formula, formats, rows }: Inserted): Promise<void> {
  const place = placeText(placeOfInserted({ block }));
  const changed = (): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what: place });
  await change<UndoFound, { readonly before: Excel.Range; readonly all: Excel.Range }, true>({
    look: async context => {
      const range = blockRange(context, block);
      range.load('numberFormat');
      const cell = range.getCell(0, 0);
      cell.load('formulas,values');
      const around = rowsAround(cell);
      const sheet = context.workbook.worksheets.getItem(block.sheet);
      sheet.load('protection/protected');
      cell.format.protection.load('locked');
      const tag = askForTag(context);
      await context.sync();
      refuseNewer(tag);
      if (!alike(cell.formulas[0]?.[0], formula)) throw changed();
      await refuseMovedBlocks(context, [{ rows: around, was: rows, refusal: changed }]);
      const locked = cell.format.protection.locked as boolean | null;
      if (sheet.protection.protected && locked !== false) throw new ExcelFailure({ kind: 'protectedSheet', sheet: block.sheet });
      return { range, cell, formats: sheet.protection.protected ? null : formats };
    },
    write: (_, found) => {
      const before = found.cell.getCell(0, 0);
      before.load('formulas,values');
      const all = found.range.getResizedRange(0, 0).load('numberFormat');
      if (found.formats !== null) found.range.getResizedRange(0, 0).numberFormat = copied(found.formats);
      found.cell.getCell(0, 0).formulas = [['']];
      return { before, all };
    },
    read: ({ before }) => {
      if (!alike(before.formulas[0]?.[0], formula)) throw changed();
      return true;
    },
    takeBack: async (context, { range, cell }, written): Promise<TakenBack<true>> => {
      const now = range.getResizedRange(0, 0);
      now.load('formulas,numberFormat');
      await context.sync();
      const gone = now.formulas[0]?.[0] === '';
      if (gone && written === null) return { done: true };
      // What the batch met: where others have deleted the cell, another one has come to its place.
      const { numberFormat } = written?.all ?? range;
      const formatted = JSON.stringify(now.numberFormat) !== JSON.stringify(numberFormat);
      if (formatted) now.numberFormat = numberFormat;
      if (gone) cell.formulas = asFound(written?.before ?? cell);
      await context.sync();
      return gone || formatted ? 'takenBack' : 'nothing';
    },
    touched: () => ({ sheets: [], cells: [whole(block)] }),
  });
}

interface UndoFound {
  readonly range: Excel.Range;
  readonly cell: Excel.Range;
  readonly formats: SpillFormats | null;
}
