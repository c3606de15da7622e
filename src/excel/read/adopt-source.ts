/** The range or table that is to be adopted, as plain data, and what the workbook remembers of earlier ones. Nothing is written. */
import type { Cell, Cells } from '../../domain/base/cell';
import { fromMemory, type Remembered } from '../../sheets/adopt/mapping/adopt-memory';
import type { AdoptSource } from '../../sheets/adopt/source/adopt-grid';
import { tableAround } from '../../sheets/adopt/source/adopt-region';
import type { Block } from '../../sheets/read/reference';
import { Stopped, type Slicing } from '../../sheets/read/slices';
import { cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { MOST_CELLS_OF_REFERENCE } from './read-cells';
import { failureOf, run, withOutcome } from '../batch/run';
import { askForTag, tagFound } from '../batch/workbook-settings';
import { mergedIn } from './merged-areas';

/** What the person points at. */
export type Pointed =
  | { readonly kind: 'selection' }
  | { readonly kind: 'table'; readonly name: string }
  /** One cell, as if it were selected: its table, or what stands around it. */
  | { readonly kind: 'cell'; readonly sheet: string; readonly row: number; readonly column: number }
  /** Cells that were found before. */
  | { readonly kind: 'cells'; readonly block: Block };

export interface FoundSource {
  readonly source: AdoptSource;
  readonly remembered: readonly Remembered[];
}

/** Excel on the web cuts an answer at 5 MB; a cell is asked for its value and its text. */
const CELLS_AT_ONCE = 40_000;
/** Cells of one merged cell that somebody may have selected. */
const LARGEST_MERGED = 10_000;

interface SourcePlace {
  readonly block: Block;
  readonly table: string | null;
  /** The table's header row is hidden. */
  readonly headersHidden?: string | null;
  readonly remembered: readonly Remembered[];
}

/**
 * Reads what is pointed at: of one cell its table or the cells around it, of whole columns the part in use. At most four syncs to find it, then
 * one for every 40,000 cells and one for what is merged among them.
 * Throws ExcelFailure (selectionNotCells, notFound, tooLarge), Stopped.
 */
export async function findSource(pointed: Pointed, slicing: Slicing = {}): Promise<FoundSource> {
  try {
    const { block, table, headersHidden = null, remembered } = await placeOf(pointed);
    return { source: { ...(await readBlock(block, table, slicing)), headersHidden }, remembered };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    // Reading changes nothing, even where no answer came.
    throw withOutcome(failureOf(error), { changed: 'nothing' });
  }
}

async function placeOf(pointed: Pointed): Promise<SourcePlace> {
  switch (pointed.kind) {
    case 'selection':
      return findSelection(context => context.workbook.getSelectedRange());
    case 'cell':
      return findSelection(context => context.workbook.worksheets.getItem(pointed.sheet).getCell(pointed.row, pointed.column));
    case 'table':
      return findTable(pointed.name);
    case 'cells':
      return { block: pointed.block, table: null, remembered: [] };
  }
}

/** Is the source as it was? Reads it once more, in as many syncs. Throws ExcelFailure. */
export async function isSame(source: AdoptSource): Promise<boolean> {
  const { values } = await readCells(sourceBlock(source), {});
  return JSON.stringify(values) === JSON.stringify(source.values);
}

export function sourceBlock({ sheet, row, column, values }: AdoptSource): Block {
  return { sheet, row, column, rows: values.length, columns: values[0]?.length ?? 0 };
}

function loadMemory(context: Excel.RequestContext): () => readonly Remembered[] {
  const settings = askForTag(context);
  return () => tagFound(settings).tag.adopted.flatMap(one => fromMemory(one) ?? []);
}

function toBlock(sheet: string, range: Excel.Range): Block {
  return { sheet, row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount };
}

async function findSelection(choose: (context: Excel.RequestContext) => Excel.Range): Promise<SourcePlace> {
  try {
    return await run(async context => {
      const selected = choose(context);
      selected.load('rowIndex,columnIndex,rowCount,columnCount,worksheet/name');
      const used = selected.getUsedRangeOrNullObject(true);
      used.load('rowIndex,columnIndex,rowCount,columnCount');
      const first = selected.getCell(0, 0);
      const tables = first.getTables(false);
      tables.load('items/name');
      const region = first.getSurroundingRegion();
      region.load('rowIndex,columnIndex,rowCount,columnCount');
      const inUse = selected.worksheet.getUsedRangeOrNullObject(true);
      inUse.load('rowIndex,columnIndex,rowCount,columnCount');
      const memory = loadMemory(context);
      await context.sync();
      const sheet = selected.worksheet.name;
      const chosen = toBlock(sheet, selected);
      const isOne = count(chosen) === 1 || (await isOneMerged(context, chosen));
      const remembered = memory();
      const table = tables.items[0]?.name;
      if (isOne && table !== undefined) return { ...(await tableBlock(context, table)), remembered };
      if (isOne) {
        // All that is in use is the table: there is nothing more to find.
        const isAll = !inUse.isNullObject && JSON.stringify(toBlock(sheet, inUse)) === JSON.stringify(toBlock(sheet, region));
        const around = inUse.isNullObject || isAll ? null : await blockAround(context, toBlock(sheet, inUse), chosen);
        return { block: around ?? toBlock(sheet, region), table: null, remembered };
      }
      return { block: used.isNullObject ? { ...chosen, rows: 1, columns: 1 } : toBlock(sheet, used), table: null, remembered };
    });
  } catch (error) {
    const failure = failureOf(error);
    // Excel has no one code for a drawing or several ranges: InvalidSelection, InvalidReference, GeneralException have been seen.
    throw ['unknown', 'notFound', 'unsupported'].includes(failure.kind)
      ? new ExcelFailure({ kind: 'selectionNotCells' }, { changed: 'nothing' }, { cause: failure })
      : failure;
  }
}

const count = ({ rows, columns }: Block): number => rows * columns;

/** One merged cell, like any one cell, stands for all that is around it. One sync; whole rows and columns are not asked for. */
async function isOneMerged(context: Excel.RequestContext, chosen: Block): Promise<boolean> {
  if (count(chosen) > LARGEST_MERGED) return false;
  const areas = await mergedIn(context, chosen);
  return areas.length === 1 && JSON.stringify(areas[0]) === JSON.stringify(chosen);
}

/** The table around a cell, as far as it can be told from what is in use on the sheet; null where that is very much. Two syncs. */
async function blockAround(context: Excel.RequestContext, inUse: Block, at: Block): Promise<Block | null> {
  const [row, column] = [at.row - inUse.row, at.column - inUse.column];
  const isInside = row >= 0 && column >= 0 && row < inUse.rows && column < inUse.columns;
  if (!isInside || inUse.rows * inUse.columns > CELLS_AT_ONCE) return null;
  const range = context.workbook.worksheets.getItem(inUse.sheet).getRangeByIndexes(inUse.row, inUse.column, inUse.rows, inUse.columns);
  range.load('values');
  await context.sync();
  const areas = await mergedIn(context, inUse);
  const found = tableAround(
    cellsOf(range.values as unknown[][]),
    areas.map(area => ({ row: area.row - inUse.row, column: area.column - inUse.column, rows: area.rows, columns: area.columns })),
    { row, column },
  );
  // A blank cell in the middle of a chart of bars has nothing around it: all that is on the sheet is meant.
  return found === null
    ? inUse
    : { sheet: inUse.sheet, row: inUse.row + found.row, column: inUse.column + found.column, rows: found.rows, columns: found.columns };
}

function findTable(name: string): Promise<SourcePlace> {
  return run(async context => {
    const memory = loadMemory(context);
    return { ...(await tableBlock(context, name)), remembered: memory() };
  });
}

/** A table's headers and rows, without its totals. One sync. */
async function tableBlock(context: Excel.RequestContext, name: string): Promise<Omit<SourcePlace, 'remembered'>> {
  const table = context.workbook.tables.getItem(name);
  table.load('name,showHeaders,showTotals,worksheet/name');
  const range = table.getRange();
  range.load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  const block = toBlock(table.worksheet.name, range);
  return {
    block: table.showTotals ? { ...block, rows: block.rows - 1 } : block,
    table: table.showHeaders ? table.name : null,
    headersHidden: table.showHeaders ? null : table.name,
  };
}

async function readBlock(block: Block, table: string | null, slicing: Slicing): Promise<AdoptSource> {
  const { values, texts } = await readCells(block, slicing);
  const merges = await run(context => mergedIn(context, block));
  return {
    sheet: block.sheet,
    row: block.row,
    column: block.column,
    table,
    headersHidden: null,
    values,
    texts,
    merges: merges.map(area => ({ row: area.row - block.row, column: area.column - block.column, rows: area.rows, columns: area.columns })),
  };
}

interface CellsRead {
  readonly values: Cells;
  readonly texts: readonly (readonly string[])[];
}

async function readCells(block: Block, { signal, onProgress }: Slicing): Promise<CellsRead> {
  if (count(block) > MOST_CELLS_OF_REFERENCE) throw new ExcelFailure({ kind: 'tooLarge' });
  const step = Math.max(1, Math.floor(CELLS_AT_ONCE / block.columns));
  const values: (readonly Cell[])[] = [];
  const texts: (readonly string[])[] = [];
  for (let row = 0; row < block.rows; row += step) {
    if (signal?.aborted === true) throw new Stopped();
    const part = await readPart(block, row, Math.min(step, block.rows - row));
    values.push(...part.values);
    texts.push(...part.texts);
    if (row + step < block.rows) onProgress?.(row + step);
  }
  return { values, texts };
}

/** So many rows from this one on. One sync. */
function readPart(block: Block, row: number, rows: number): Promise<CellsRead> {
  return run(async context => {
    const range = context.workbook.worksheets.getItem(block.sheet).getRangeByIndexes(block.row + row, block.column, rows, block.columns);
    range.load('values,text');
    await context.sync();
    return { values: cellsOf(range.values), texts: range.text };
  });
}
