/**
 * Carries out an adoption (sheets/adopt): looks whether the source is as it was shown, sets up what is planned, and keeps the mapping in the
 * workbook. The source is only ever read. Afterwards the rows can be taken back while nobody has changed them.
 */
import { firstNewRow, type Adoption } from '../../sheets/adopt/adopt';
import type { Source } from '../../sheets/adopt/adopt-grid';
import type { CellsByHeader } from '../../sheets/make/print';
import { addressOf, columnLetters, type CellPlace, type WorkbookState } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { blockOf, isSame } from '../read/adopt-source';
import { ExcelFailure, type Outcome } from '../batch/failure';
import { failureOf, run, withOutcome } from '../batch/run';
import { setUp } from './set-up';

/** Rows that have been copied, for taking them back. */
export interface Copied {
  readonly table: TableName;
  readonly rows: readonly CellsByHeader[];
}

export interface Adopted {
  /** The first new row's first cell. */
  readonly place: CellPlace | null;
  readonly copied: Copied;
  /** The mapping is in the workbook; if not, the rows are there all the same. */
  readonly remembered: boolean;
}

export interface AdoptionOrder {
  readonly adoption: Adoption;
  readonly source: Source;
  /** As it was when this was planned. */
  readonly state: WorkbookState;
  /** The mapping to keep; null: none. */
  readonly memory: { readonly key: string; readonly value: string } | null;
}

/**
 * One sync to look at the source again (one for every 40,000 cells), two to set up, one to remember.
 * Throws ExcelFailure (changedMeanwhile, protectedSheet, rowsInTheWay …); its outcome says what is in the workbook then.
 */
export async function adopt({ adoption, source, state, memory }: AdoptionOrder): Promise<Adopted> {
  let same: boolean;
  try {
    same = await isSame(source);
  } catch (error) {
    throw withOutcome(failureOf(error), { changed: 'nothing' });
  }
  if (!same) {
    const { sheet, row, column, rows, columns } = blockOf(source);
    throw new ExcelFailure({
      kind: 'changedMeanwhile',
      what: `${sheet}!${addressOf(row, column)}:${addressOf(row + rows - 1, column + columns - 1)}`,
    });
  }
  await setUp(adoption.plan);
  const first = firstNewRow(adoption, state);
  return {
    place: first === null ? null : { sheet: first.sheet, address: addressOf(first.row, first.column) },
    copied: { table: adoption.table, rows: adoption.rows.map(({ cells }) => cells) },
    remembered: memory === null || (await remember(memory)),
  };
}

/** Keeps the mapping; the rows are there already, so a failure is told and nothing more. One sync. */
async function remember({ key, value }: NonNullable<AdoptionOrder['memory']>): Promise<boolean> {
  try {
    await run(async context => {
      context.workbook.settings.add(key, value);
      await context.sync();
    });
    return true;
  } catch {
    return false;
  }
}

interface Found {
  readonly sheet: string;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** The table as it is now. One sync. */
async function look(context: Excel.RequestContext, name: TableName): Promise<Found & { readonly headers: readonly string[] }> {
  const table = context.workbook.tables.getItem(name);
  table.load('showTotals,worksheet/name,worksheet/protection/protected');
  const range = table.getRange();
  range.load('rowIndex,columnIndex,rowCount,columnCount');
  const header = table.getHeaderRowRange();
  header.load('values');
  await context.sync();
  const sheet = table.worksheet.name;
  if (table.worksheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
  if (table.showTotals) throw new ExcelFailure({ kind: 'totalsRow', table: name, sheet });
  return {
    sheet,
    firstRow: range.rowIndex,
    firstColumn: range.columnIndex,
    rowCount: range.rowCount,
    columnCount: range.columnCount,
    headers: (header.values[0] ?? []).map(String),
  };
}

/** Are the last rows of the table those we wrote, with nothing added to them? A formula is a calculated column, which Excel fills. */
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

/**
 * Takes copied rows back: they must be the table's last and as they were written. A sheet that was made for them stays. Three syncs.
 * Throws ExcelFailure (changedMeanwhile, protectedSheet …).
 */
export async function takeBackAdopted({ table: name, rows }: Copied): Promise<void> {
  let found: Found | null = null;
  let after = 0;
  try {
    await run(async context => {
      found = null;
      const { headers, ...now } = await look(context, name);
      const changed = new ExcelFailure({ kind: 'changedMeanwhile', what: `${now.sheet}!${addressOf(now.firstRow, now.firstColumn)}` });
      if (now.rowCount - 1 < rows.length) throw changed;
      const sheet = context.workbook.worksheets.getItem(now.sheet);
      const block = sheet.getRangeByIndexes(now.firstRow + now.rowCount - rows.length, now.firstColumn, rows.length, now.columnCount);
      block.load('formulas');
      await context.sync();
      if (!untouched(block.formulas as unknown[][], headers, rows)) throw changed;
      found = now;
      // A table without a row has one blank one.
      after = Math.max(2, now.rowCount - rows.length);
      block.clear(Excel.ClearApplyTo.contents);
      const leaving = after - (now.rowCount - rows.length);
      if (rows.length > leaving) {
        // Not everything: the validation of the column goes on below the table.
        sheet
          .getRangeByIndexes(now.firstRow + after, now.firstColumn, rows.length - leaving, now.columnCount)
          .clear(Excel.ClearApplyTo.formats);
      }
      // Last: a table of its new size says that all before it has been done.
      if (after !== now.rowCount) context.workbook.tables.getItem(name).resize(rangeAddress(now, after));
      await context.sync();
    });
  } catch (error) {
    const failure = failureOf(error);
    if (found === null || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const outcome = await howFar(name, found, after, rows);
    if (outcome !== 'complete') throw withOutcome(failure, outcome);
  }
}

function rangeAddress({ firstRow, firstColumn, columnCount }: Found, rows: number): string {
  return `${addressOf(firstRow, firstColumn)}:${columnLetters(firstColumn + columnCount - 1)}${firstRow + rows}`;
}

/** After a failed batch: all of it done, nothing, or something in between. */
async function howFar(name: TableName, before: Found, after: number, rows: readonly CellsByHeader[]): Promise<'complete' | Outcome> {
  const cells = `${before.sheet}!${addressOf(before.firstRow + before.rowCount - rows.length, before.firstColumn)}`;
  try {
    return await run(async context => {
      const { headers, ...now } = await look(context, name);
      const block = context.workbook.worksheets
        .getItem(before.sheet)
        .getRangeByIndexes(before.firstRow + before.rowCount - rows.length, before.firstColumn, rows.length, before.columnCount);
      block.load('formulas');
      await context.sync();
      const formulas = block.formulas as unknown[][];
      if (
        now.rowCount === after &&
        formulas.every(line => line.every(cell => cell === '' || (typeof cell === 'string' && cell.startsWith('='))))
      )
        return 'complete';
      return now.rowCount === before.rowCount && untouched(formulas, headers, rows)
        ? { changed: 'nothing' }
        : { changed: 'left', sheets: [], cells: [cells] };
    });
  } catch (error) {
    const { kind } = failureOf(error);
    return kind === 'timeout' || kind === 'connectionLost' ? { changed: 'unknown' } : { changed: 'left', sheets: [], cells: [cells] };
  }
}
