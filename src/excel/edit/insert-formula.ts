/** One formula into one free cell, with all the cells its answers need, and back out again. */
import { blockAddress, LAST_COLUMN, overlaps, type Block, type Reference } from '../../sheets/read/reference';
import { addressOf, type CellPlace } from '../../sheets/read/state';
import { LAST_ROW } from '../../sheets/schema/validation';
import { ExcelFailure, type Outcome } from '../batch/failure';
import { rangeOf } from '../read/read-cells';
import { failureOf, run, withOutcome } from '../batch/run';
import { lookAtVersion, refuseNewer } from '../batch/workbook-settings';

export interface Insertion {
  /** The cells of the result; the formula goes into the first. */
  readonly block: Block;
  /** In English names and separators. */
  readonly formula: string;
  /** What the formula reads: a formula must not stand in there. */
  readonly sources: readonly Reference[];
  /** A number format for each cell of the block, for those that have none; null: no format is needed there, or anywhere. */
  readonly formats: Formats | null;
}

type Formats = readonly (readonly (string | null)[])[];

/** What has to be known to take an inserted formula out again. */
export interface Inserted {
  readonly block: Block;
  /** As Excel keeps it. */
  readonly formula: string;
  /** The number formats to put back; null leaves a cell's as it is. */
  readonly formats: Formats | null;
}

export function placeOfInserted({ block }: Pick<Insertion, 'block'>): CellPlace {
  return { sheet: block.sheet, address: addressOf(block.row, block.column) };
}

function blockRange(context: Excel.RequestContext, { sheet, row, column, rows, columns }: Block): Excel.Range {
  return context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns);
}

/** Excel's own type wants arrays it could write to. */
const copied = (formats: Formats): (string | null)[][] => formats.map(line => [...line]);

/** Excel may keep a formula with other quotes, capitals or spaces than it was given. */
export const alike = (one: unknown, other: string): boolean =>
  typeof one === 'string' && one.replace(/['\s]/g, '').toUpperCase() === other.replace(/['\s]/g, '').toUpperCase();

/**
 * Writes a formula where all its answers have room: one sync to look, one to write. Refuses without changing anything where a
 * cell is in use (cellsInTheWay), the result would spill into a table or merged cells (spillIntoTable, mergedInTheWay) or off the
 * sheet (spillOffSheet), the formula would read its own cell (readsItself) or the sheet is protected. Throws ExcelFailure.
 */
export async function insertFormula(insertion: Insertion): Promise<Inserted> {
  const { block, formula } = insertion;
  if (block.row + block.rows > LAST_ROW || block.column + block.columns > LAST_COLUMN)
    throw new ExcelFailure({ kind: 'spillOffSheet', ...placeOfInserted(insertion) });
  let before: { readonly formats: Formats | null } | null = null;
  try {
    return await run(async context => {
      before = null;
      const found = await lookAgain(context, insertion);
      before = found;
      const cell = blockRange(context, { ...block, rows: 1, columns: 1 });
      cell.formulas = [[formula]];
      if (found.wanted !== null) blockRange(context, block).numberFormat = copied(found.wanted);
      cell.load('formulas');
      await context.sync();
      return { block, formula: String(cell.formulas[0]?.[0] ?? formula), formats: found.formats };
    });
  } catch (error) {
    const failure = failureOf(error);
    if (before === null || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const { formats } = before as { readonly formats: Formats | null };
    throw withOutcome(failure, await takeBack({ block, formula, formats }));
  }
}

/** Is there room? One sync. */
async function lookAgain(
  context: Excel.RequestContext,
  { block, sources, formats }: Insertion,
): Promise<{ readonly formats: Formats | null; readonly wanted: Formats | null }> {
  const spills = block.rows * block.columns > 1;
  const range = blockRange(context, block);
  range.load('values,formulas,text,numberFormat');
  range.format.protection.load('locked');
  const sheet = context.workbook.worksheets.getItem(block.sheet);
  sheet.load('protection/protected');
  const tables = range.getTables(false);
  tables.load('items/name');
  const merged = range.getMergedAreasOrNullObject();
  merged.load('address');
  const read = sources.map(source => {
    const cells = rangeOf(context, source);
    cells.load('rowIndex,columnIndex,rowCount,columnCount,worksheet/name');
    return cells;
  });
  const version = lookAtVersion(context);
  await context.sync();

  refuseNewer(version);
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
    if (overlaps(block, source))
      throw new ExcelFailure({
        kind: 'readsItself',
        sheet: block.sheet,
        address: addressOf(block.row, block.column),
        source: blockAddress(source),
      });
  }
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
  if (spills && !merged.isNullObject)
    throw new ExcelFailure({ kind: 'mergedInTheWay', sheet: block.sheet, address: merged.address.replace(/^.*!/, '') });
  // The formats of a protected sheet are protected even where its cells are not.
  if (formats === null || sheet.protection.protected) return { formats: null, wanted: null };
  const own = range.numberFormat as string[][];
  const wanted = own.map((line, row) => line.map((format, column) => (format === 'General' ? (formats[row]?.[column] ?? null) : null)));
  return { formats: wanted.map(line => line.map(format => (format === null ? null : 'General'))), wanted };
}

async function takeBack(inserted: Inserted): Promise<Outcome> {
  try {
    return await run(async context => {
      const taken = await takeOut(context, inserted);
      return { changed: taken ? 'takenBack' : 'nothing' };
    });
  } catch (error) {
    const { kind } = failureOf(error);
    const { sheet, address } = placeOfInserted(inserted);
    return kind === 'timeout' || kind === 'connectionLost'
      ? { changed: 'unknown' }
      : { changed: 'left', sheets: [], cells: [`${sheet}!${address}`] };
  }
}

/** @returns whether the formula was there */
async function takeOut(context: Excel.RequestContext, { block, formula, formats }: Inserted): Promise<boolean> {
  const cell = blockRange(context, { ...block, rows: 1, columns: 1 });
  cell.load('formulas');
  const sheet = context.workbook.worksheets.getItem(block.sheet);
  sheet.load('protection/protected');
  cell.format.protection.load('locked');
  await context.sync();
  if (!alike(cell.formulas[0]?.[0], formula)) return false;
  const locked = cell.format.protection.locked as boolean | null;
  if (sheet.protection.protected && locked !== false) throw new ExcelFailure({ kind: 'protectedSheet', sheet: block.sheet });
  cell.formulas = [['']];
  if (formats !== null && !sheet.protection.protected) blockRange(context, block).numberFormat = copied(formats);
  await context.sync();
  return true;
}

/** 元に戻す: what was in the cells before, which was nothing but their formats. Two syncs. Throws ExcelFailure (changedMeanwhile where the formula is not there any more). */
export function undoInsert(inserted: Inserted): Promise<void> {
  return run(async context => {
    if (await takeOut(context, inserted)) return;
    const { sheet, address } = placeOfInserted(inserted);
    throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${sheet}!${address}` });
  });
}
