/** 元に戻す for rows that were added: taken out again if they are their table's last and as they were written. */
import type { CellsByHeader } from '../../sheets/make/print';
import type { TableName } from '../../sheets/schema/table-name';
import { change, type TakenBack } from '../batch/change';
import { asFound } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { refuseReshaped } from '../batch/shape';
import { askForTag, refuseNewer, noteEdit } from '../batch/workbook-settings';
import { localAddress } from './append';
import { askForFormats, formatsFound, putFormatsBack, putHeightBack, type FormatsAsked } from './formats';
import { noteTakenBack } from './outbox';
import type { LooksBefore } from './room';
import { isOffSheet } from './sheet-end';

/** Rows that have been added, and the look of their cells before. */
export interface Takeable {
  readonly table: TableName;
  readonly rows: readonly CellsByHeader[];
  /** null: the rows were written into a sheet that was made for them. */
  readonly before: LooksBefore | null;
}

interface RowsAsked {
  readonly wanted: Takeable;
  readonly table: Excel.Table;
  readonly range: Excel.Range;
  readonly header: Excel.Range;
  readonly block: Excel.Range;
  readonly formats: FormatsAsked;
}

export interface RowsFound extends RowsAsked {
  readonly sheet: string;
  readonly address: string;
  /** Rows of the table with its header, before and after. */
  readonly before: number;
  readonly after: number;
}

/** Asks for the last rows of the table; to be followed by a sync, which fails (unknown) where the sheet has not so many rows. */
export function askForAdded(context: Excel.RequestContext, wanted: Takeable): RowsAsked {
  const count = wanted.rows.length;
  const table = context.workbook.tables.getItem(wanted.table);
  table.load('showTotals,worksheet/name,worksheet/protection/protected');
  const range = table.getRange();
  range.load('rowCount');
  const header = table.getHeaderRowRange();
  header.load('values');
  const block = range
    .getLastRow()
    .getOffsetRange(1 - count, 0)
    .getResizedRange(count - 1, 0);
  block.load('formulas,values,address');
  return { wanted, table, range, header, block, formats: askForFormats(block, count) };
}

/** Are they still as they were written? Throws ExcelFailure (changedMeanwhile, protectedSheet, totalsRow). */
export function findAdded(asked: RowsAsked): RowsFound {
  const {
    wanted: { table: name, rows, before: looks },
    table,
    range,
    header,
    block,
  } = asked;
  const sheet = table.worksheet.name;
  if (table.worksheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
  if (table.showTotals) throw new ExcelFailure({ kind: 'totalsRow', table: name, sheet });
  const address = `${sheet}!${localAddress(block.address)}`;
  const headers = (header.values[0] ?? []).map(String);
  // Looks are put back column by column.
  const sameColumns = looks === null || looks.firstRow.numbers[0]?.length === headers.length;
  if (range.rowCount - 1 < rows.length || !sameColumns || !untouched(block.formulas as unknown[][], headers, rows))
    throw new ExcelFailure({ kind: 'changedMeanwhile', what: address });
  // A table without a row has one blank one.
  return { ...asked, sheet, address, before: range.rowCount, after: Math.max(2, range.rowCount - rows.length) };
}

/** Are these the rows we wrote, with nothing added to them? A formula is a calculated column, which Excel fills. */
function untouched(formulas: readonly (readonly unknown[])[], headers: readonly string[], rows: readonly CellsByHeader[]): boolean {
  return rows.every((row, index) =>
    headers.every((header, column) => {
      const now: unknown = formulas[index]?.[column];
      const written = row[header]?.value ?? null;
      if (typeof now === 'string' && now.startsWith('=') && now !== written) return written === null;
      return now === (written ?? '');
    }),
  );
}

export interface RowsTaken {
  readonly found: RowsFound;
  /** The table's rows and the block at the moment of writing. */
  readonly range: Excel.Range;
  readonly block: Excel.Range;
}

/** Takes the rows out; to be followed by a sync. */
export function takeAddedOut(context: Excel.RequestContext, found: RowsFound): RowsTaken {
  const { wanted, before, after, block } = found;
  const table = context.workbook.tables.getItem(wanted.table);
  const range = table.getRange();
  range.load('rowIndex,rowCount,columnCount');
  const there = block.getResizedRange(0, 0);
  there.load('formulas,values,rowIndex');
  refuseReshaped(there, block.formulas.length, block.formulas[0]?.length ?? 0);
  // Excel ends the batch here, before anything is written, where others have added rows below: ours must be the table's last.
  range.getLastRow().getIntersection(there.getLastRow()).load('address');
  // Not fewer rows than others have made of it meanwhile: what is there is compared when the answer comes.
  if (after !== before) table.resize(range.getResizedRange(after - before, 0));
  block.clear(Excel.ClearApplyTo.contents);
  putLooksBack(block, found);
  return { found, range, block: there };
}

/** Gives the cells of rows that are gone the look they had before them; to be followed by a sync. */
function putLooksBack(block: Excel.Range, { wanted: { rows, before: looks }, before, after }: RowsFound): void {
  const count = rows.length;
  const leaving = before - after;
  if (looks === null) {
    // Not everything: the validation of the column goes on below the table, and the blank row of an empty table keeps its look.
    if (leaving > 0)
      block
        .getResizedRange(leaving - count, 0)
        .getOffsetRange(count - leaving, 0)
        .clear(Excel.ClearApplyTo.formats);
    block.format.autofitRows();
  } else if (!looks.fillsBlankRow) {
    putFormatsBack(block, looks.below, count);
    putHeightBack(block, looks.below);
  } else {
    putFormatsBack(block.getRow(0), looks.firstRow);
    putHeightBack(block.getRow(0), looks.firstRow);
    if (count > 1) {
      const further = block.getResizedRange(-1, 0).getOffsetRange(1, 0);
      putFormatsBack(further, looks.below, count - 1);
      putHeightBack(further, looks.below);
    }
  }
}

/** Throws ExcelFailure (changedMeanwhile) where the batch met other rows than were looked at. Rows above may have come or gone. */
export function checkTaken({ found, range, block }: RowsTaken): void {
  const areLast = block.rowIndex + block.formulas.length === range.rowIndex + range.rowCount;
  // Not where one of ours stays as the blank row of an empty table.
  const allWent = found.before - found.after === block.formulas.length;
  const same = range.rowCount === found.before || (areLast && allWent);
  const wide = range.columnCount === found.block.formulas[0]?.length;
  if (!same || !wide || JSON.stringify(block.formulas) !== JSON.stringify(found.block.formulas))
    throw new ExcelFailure({ kind: 'changedMeanwhile', what: found.address });
}

interface TakenRowsTraced {
  readonly found: RowsFound;
  readonly taken: RowsTaken | null;
  readonly range: Excel.Range;
  readonly block: Excel.Range;
}

/** How far did it come? To be followed by a sync. */
export function askForTaken(context: Excel.RequestContext, found: RowsFound, taken: RowsTaken | null): TakenRowsTraced {
  const range = context.workbook.tables.getItem(found.wanted.table).getRange();
  range.load('rowIndex,rowCount');
  const block = found.block.getResizedRange(0, 0);
  block.load('values,rowIndex');
  return { found, taken, range, block };
}

const isBlankBlock = ({ values }: Excel.Range): boolean => values.every(line => line.every(value => value === ''));

export const isTakenOut = ({ found, range, block }: TakenRowsTraced): boolean => range.rowCount === found.after && isBlankBlock(block);

/** The rows are gone, their looks perhaps not: to be followed by a sync. */
export function finishTaken({ found, block }: TakenRowsTraced): void {
  putLooksBack(block, found);
  noteTakenBack(found.wanted.table, found.wanted.rows);
}

/** Puts the rows back where something of them has been taken; to be followed by a sync. @returns whether there was anything */
export function putAddedBack(context: Excel.RequestContext, { found, taken, range, block }: TakenRowsTraced): boolean {
  const blank = isBlankBlock(block);
  const was = taken?.block ?? found.block;
  // Ours were the table's last rows; others may have put theirs above or below since.
  const more = Math.max(0, block.rowIndex + block.values.length - range.rowIndex - range.rowCount);
  if (!blank && more === 0) return false;
  // First, for what is written right below a table makes it longer by itself.
  if (more !== 0) {
    const table = context.workbook.tables.getItem(found.wanted.table);
    table.resize(table.getRange().getResizedRange(more, 0));
  }
  if (blank) {
    // Of the rows somebody may have deleted some.
    const count = block.values.length;
    putFormatsBack(block, formatsFound(found.formats), count);
    block.getResizedRange(0, 0).formulas = asFound(was).slice(0, count);
    putHeightBack(block, formatsFound(found.formats));
  }
  return true;
}

/** Takes added rows back: one sync to look, one that writes. Throws ExcelFailure (changedMeanwhile, protectedSheet …). */
export async function takeBackAdded(wanted: Takeable): Promise<void> {
  await change<RowsFound, RowsTaken, true>({
    look: async context => {
      const tag = askForTag(context);
      const asked = askForAdded(context, wanted);
      await syncAdded(context, [wanted]);
      refuseNewer(tag);
      return findAdded(asked);
    },
    write: (context, found) => {
      return takeAddedOut(context, found);
    },
    read: taken => {
      checkTaken(taken);
      noteTakenBack(wanted.table, wanted.rows);
      noteEdit(wanted.table);
      return true;
    },
    takeBack: async (context, found, taken): Promise<TakenBack<true>> => {
      const traced = askForTaken(context, found, taken);
      await context.sync();
      if (taken === null && isTakenOut(traced)) {
        finishTaken(traced);
        await context.sync();
        return { done: true };
      }
      const any = putAddedBack(context, traced);
      await context.sync();
      return any ? 'takenBack' : 'nothing';
    },
    touched: ({ address }) => ({ sheets: [], cells: [address] }),
  });
}

/** A table that has become shorter than what is to be taken back has no such rows: Excel calls that an invalid argument. */
export async function syncAdded(context: Excel.RequestContext, wanted: readonly Takeable[]): Promise<void> {
  try {
    await context.sync();
  } catch (error) {
    if (!isOffSheet(error)) throw error;
    throw new ExcelFailure({ kind: 'changedMeanwhile', what: wanted.map(({ table }) => table).join('、') });
  }
}
