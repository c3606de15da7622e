/**
 * Adds the columns a table lacks at its right end (sheets/add-columns): one sync to look again, one that writes everything. The table is
 * made larger as the last but one action, so that a table of its new size says that all before it has been done.
 */
import type { AddColumnsPlan } from '../../sheets/make/add-columns';
import { addressOf, columnLetters, type CellPlace } from '../../sheets/read/state';
import { LAST_ROW } from '../../sheets/schema/validation';
import { alignColumn, localAddress } from '../rows/append';
import { cellOf } from '../batch/cell-text';
import { ExcelFailure, type Outcome } from '../batch/failure';
import { failureOf, run, withOutcome } from '../batch/run';
import { POINTS } from './column-width';
import { writeHeaderLook } from './set-up';
import { setValidation } from './validation';
import { lookAtVersion, refuseNewer, writeChanged, writeVersion } from '../batch/workbook-settings';

/** The table before and after, as addresses, and the rows below the new headers. */
interface Place {
  readonly sheet: string;
  readonly before: string;
  readonly after: string;
  readonly rows: number;
}

/**
 * Carries out a plan without conflicts. Two syncs.
 * @returns the first new header
 * Throws ExcelFailure; its outcome says what is in the workbook then.
 */
export async function addColumns(plan: AddColumnsPlan): Promise<CellPlace> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  let place: Place | null = null;
  try {
    await run(async context => {
      place = null;
      const found = await lookAgain(context, plan);
      place = found;
      write(context, plan, found);
      await context.sync();
    });
  } catch (error) {
    const failure = failureOf(error);
    if (place === null || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const done = await takeBack(plan, place);
    if (done !== 'complete') throw withOutcome(failure, done);
  }
  return { sheet: plan.sheet, address: addressOf(plan.at.headerRow, plan.at.column) };
}

/** Is the table still as planned for, and is there room beside it? One sync. Throws ExcelFailure. */
async function lookAgain(context: Excel.RequestContext, { table: name, sheet, columns, at, headers }: AddColumnsPlan): Promise<Place> {
  const version = lookAtVersion(context);
  const table = context.workbook.tables.getItemOrNullObject(name);
  table.worksheet.load('name,protection/protected');
  const range = table.getRange();
  range.load('address,rowIndex,columnIndex,rowCount,columnCount');
  const header = range.getRow(0);
  header.load('values');
  const used = range.getColumnsAfter(columns.length).getUsedRangeOrNullObject(true);
  used.load('address');
  await context.sync();
  refuseNewer(version);
  const same =
    !table.isNullObject &&
    table.worksheet.name === sheet &&
    range.rowIndex === at.headerRow &&
    range.columnIndex + range.columnCount === at.column &&
    JSON.stringify((header.values[0] ?? []).map(String)) === JSON.stringify(headers);
  if (!same) throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheet });
  if (table.worksheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
  if (!used.isNullObject) throw new ExcelFailure({ kind: 'columnsInTheWay', sheet, address: localAddress(used.address) });
  const last = addressOf(range.rowIndex + range.rowCount - 1, at.column + columns.length - 1);
  return {
    sheet,
    before: localAddress(range.address),
    after: `${addressOf(range.rowIndex, range.columnIndex)}:${last}`,
    rows: range.rowCount - 1,
  };
}

function write(
  context: Excel.RequestContext,
  { table, columns, at: { headerRow, column: first } }: AddColumnsPlan,
  { sheet: name, after, rows }: Place,
): void {
  const sheet = context.workbook.worksheets.getItem(name);
  const headers = sheet.getRange(headersOf(first, columns.length, headerRow));
  headers.values = [columns.map(({ header }) => header)];
  writeHeaderLook(headers);
  columns.forEach((column, index) => {
    const letters = columnLetters(first + index);
    const body = sheet.getRange(`${letters}${headerRow + 2}:${letters}${headerRow + 1 + rows}`);
    sheet.getRange(`${letters}${headerRow + 2}`).numberFormat = [[column.format]];
    alignColumn(body, column);
    body.format.verticalAlignment = Excel.VerticalAlignment.top;
    // Every row like the first, without sending each.
    if (rows > 1)
      sheet
        .getRange(`${letters}${headerRow + 3}:${letters}${headerRow + 1 + rows}`)
        .copyFrom(`${letters}${headerRow + 2}`, Excel.RangeCopyType.formats);
    setValidation(sheet.getRange(`${letters}${headerRow + 2}:${letters}${LAST_ROW}`), column.header, column.help, column.validation);
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = column.width * POINTS;
  });
  context.workbook.tables.getItem(table).resize(after);
  writeVersion(context);
  writeChanged(context, [table]);
}

const headersOf = (first: number, count: number, headerRow: number): string =>
  `${addressOf(headerRow, first)}:${addressOf(headerRow, first + count - 1)}`;

/** After the batch has failed: what it has done is undone; 'complete' when all of it had been done. */
async function takeBack(
  { table: name, columns, at: { headerRow, column: first } }: AddColumnsPlan,
  { sheet: sheetName, before, after, rows }: Place,
): Promise<'complete' | Outcome> {
  const address = headersOf(first, columns.length, headerRow);
  try {
    return await run(async (context): Promise<'complete' | Outcome> => {
      const table = context.workbook.tables.getItem(name);
      const range = table.getRange();
      range.load('address');
      const headers = context.workbook.worksheets.getItem(sheetName).getRange(address);
      headers.load('values');
      await context.sync();
      const texts = (headers.values[0] ?? []).map(cellOf);
      const headed = columns.every(({ header }, index) => texts[index] === header);
      const grown = localAddress(range.address) === after;
      if (headed && grown) return 'complete';
      if (!headed) return { changed: 'nothing' };
      if (grown) table.resize(before);
      headers.getResizedRange(rows, 0).clear(Excel.ClearApplyTo.all);
      headers.getResizedRange(LAST_ROW - 1 - headerRow, 0).dataValidation.clear();
      await context.sync();
      return { changed: 'takenBack' };
    });
  } catch (error) {
    const { kind } = failureOf(error);
    return kind === 'timeout' || kind === 'connectionLost'
      ? { changed: 'unknown' }
      : { changed: 'left', sheets: [], cells: [`${sheetName}!${address}`] };
  }
}
