/**
 * Rows below a table of ours, and columns at its right where they need some: values in one block, then the table is made larger, in
 * one batch. Never through the rows collection, which makes merge conflicts between co-authors.
 */
import type { CellsByHeader } from '../../sheets/make/print';
import { changedKey } from '../../sheets/read/last-change';
import { isBlankRow, locate } from '../../sheets/read/read';
import { alignmentOf, type PlannedColumn } from '../../sheets/make/set-up';
import { addressOf, columnLetters } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { TABLES } from '../../sheets/schema/tables';
import { LAST_ROW } from '../../sheets/schema/validation';
import { asWritten, cellOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { isOurs } from '../read/read';
import { lookAtVersion, refuseNewer, writeChanged } from '../batch/workbook-settings';

/** What is loaded before rows can be added. */
export interface Look {
  readonly name: TableName;
  readonly count: number;
  readonly table: Excel.Table;
  readonly range: Excel.Range;
  /** The header and the first row: a large table need not be read to add to it. */
  readonly top: Excel.Range;
  readonly below: Excel.Range;
  /** New columns' headers, and the cells they will need; null without new columns. */
  readonly columns: readonly string[];
  readonly right: Excel.Range | null;
  readonly version: Excel.Setting;
  readonly changed: Excel.Setting;
}

/** Asks for the table and for the cells that `count` new rows and the new columns will need; to be followed by a sync. */
export function lookAt(context: Excel.RequestContext, name: TableName, count: number, columns: readonly string[] = []): Look {
  const table = context.workbook.tables.getItem(name);
  table.load('showTotals,worksheet/name,worksheet/protection/protected');
  const range = table.getRange();
  range.load('rowIndex,columnIndex,rowCount,columnCount');
  const top = range.getRow(0).getResizedRange(1, 0);
  top.load('values,numberFormat');
  const below = range.getRowsBelow(count);
  below.load('values,address');
  const right = columns.length === 0 ? null : range.getColumnsAfter(columns.length).getResizedRange(count, 0);
  right?.load('values');
  const version = lookAtVersion(context);
  const changed = context.workbook.settings.getItemOrNullObject(changedKey(name));
  changed.load('value');
  return { name, count, table, range, top, below, columns, right, version, changed };
}

/** Where new rows and columns go. Rows and columns from 0. */
export interface Room {
  readonly name: TableName;
  readonly sheet: string;
  /** With the new ones at the end. */
  readonly headers: readonly string[];
  readonly newHeaders: readonly string[];
  readonly headerRow: number;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly count: number;
  /** The first of them is the one blank row of an empty table. */
  readonly fillsBlankRow: boolean;
  /** The number formats of that row; null without one. */
  readonly blankRowFormats: readonly string[] | null;
  /** What the workbook said of the table's last change. */
  readonly changedBefore: string | null;
  /** The table's range before and after; the same where only the blank row is filled. */
  readonly before: string;
  readonly after: string;
}

/** Finds the rows, or says what is in the way; looks only at what has been loaded. Throws ExcelFailure. */
export function findRoom({ name, count, table, range, top, below, columns, right, version, changed }: Look): Room {
  refuseNewer(version);
  const sheet = table.worksheet.name;
  const values = top.values.map(line => line.map(cellOf));
  const headers = (values[0] ?? []).map(String);
  if (!isOurs(TABLES[name], headers)) throw new ExcelFailure({ kind: 'tableNotOurs', table: name, sheet, headers });
  if (table.worksheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
  if (table.showTotals) throw new ExcelFailure({ kind: 'totalsRow', table: name, sheet });
  const { rowIndex, columnIndex, rowCount, columnCount } = range;
  // A new table has one blank row: the first row of data belongs there.
  const filled = rowCount === 2 && isBlankRow(values[1] ?? []) ? 1 : rowCount;
  const needed = count - (rowCount - filled);
  const occupied = below.values.slice(0, needed).findIndex(line => !isBlankRow(line.map(cellOf)));
  if (occupied >= 0)
    throw new ExcelFailure({ kind: 'rowsInTheWay', sheet, address: addressOf(rowIndex + rowCount + occupied, columnIndex) });
  const taken = right?.values.findIndex(line => !isBlankRow(line.map(cellOf))) ?? -1;
  if (taken >= 0)
    throw new ExcelFailure({ kind: 'columnsInTheWay', sheet, address: addressOf(rowIndex + taken, columnIndex + columnCount) });
  const rangeOf = (rows: number, width: number): string =>
    `${addressOf(rowIndex, columnIndex)}:${addressOf(rowIndex + rows - 1, columnIndex + width - 1)}`;
  return {
    name,
    sheet,
    headers: [...headers, ...columns],
    newHeaders: columns,
    headerRow: rowIndex,
    firstRow: rowIndex + filled,
    firstColumn: columnIndex,
    count,
    fillsBlankRow: filled < rowCount,
    changedBefore: changed.isNullObject ? null : String(changed.value),
    blankRowFormats: filled < rowCount ? (top.numberFormat[1] ?? []).map(String) : null,
    before: rangeOf(rowCount, columnCount),
    after: rangeOf(filled + count, columnCount + columns.length),
  };
}

/** The block as it will be written: null leaves a cell (staff's own column, a value not given) to Excel, which fills calculated columns down. */
function blockOf(room: Room, rows: readonly CellsByHeader[]): { values: (string | number | null)[][]; formats: (string | null)[][] } {
  const { located } = locate(TABLES[room.name], room.headers);
  const cellsAt = rows.map(row =>
    room.headers.map((_, at) => {
      const header = located.find(column => column.at === at)?.header;
      return header === undefined ? undefined : row[header];
    }),
  );
  return {
    values: cellsAt.map(line => line.map(cell => asWritten(cell?.value ?? null))),
    formats: cellsAt.map(line => line.map(cell => cell?.format ?? null)),
  };
}

/** The new rows' cells, e.g. 「A6:I6」. */
export function blockAddress(room: Room): string {
  const lastColumn = columnLetters(room.firstColumn + room.headers.length - 1);
  return `${addressOf(room.firstRow, room.firstColumn)}:${lastColumn}${room.firstRow + room.count}`;
}

/** The new columns' headers, e.g. 「P6:Q6」; null without new columns. */
function headersAddress({ headers, newHeaders, headerRow, firstColumn }: Room): string | null {
  if (newHeaders.length === 0) return null;
  return `${addressOf(headerRow, firstColumn + headers.length - newHeaders.length)}:${addressOf(headerRow, firstColumn + headers.length - 1)}`;
}

/**
 * Writes the rows and makes the table larger; to be followed by a sync.
 * @param look formats the new columns; called before the table grows
 */
export function writeRows(
  context: Excel.RequestContext,
  room: Room,
  rows: readonly CellsByHeader[],
  look: () => void = () => undefined,
): void {
  const sheet = context.workbook.worksheets.getItem(room.sheet);
  const block = sheet.getRange(blockAddress(room));
  const { values, formats } = blockOf(room, rows);
  const newHeaders = headersAddress(room);
  if (newHeaders !== null) sheet.getRange(newHeaders).values = [[...room.newHeaders]];
  block.values = values;
  block.numberFormat = formats;
  for (const { at, column } of locate(TABLES[room.name], room.headers).located) {
    const letters = columnLetters(room.firstColumn + at);
    alignColumn(sheet.getRange(`${letters}${room.firstRow + 1}:${letters}${room.firstRow + room.count}`), alignmentOf(column));
  }
  block.format.verticalAlignment = Excel.VerticalAlignment.top;
  block.format.autofitRows();
  look();
  // Last: a table of its new size says that all before it has been done.
  if (room.after !== room.before) context.workbook.tables.getItem(room.name).resize(room.after);
  writeChanged(context, [room.name]);
}

/** Cells of one column as its kind stands: numbers right, long texts in several lines. */
export function alignColumn({ format }: Excel.Range, { align, wrap }: Pick<PlannedColumn, 'align' | 'wrap'>): void {
  format.horizontalAlignment =
    align === 'right'
      ? Excel.HorizontalAlignment.right
      : align === 'center'
        ? Excel.HorizontalAlignment.center
        : Excel.HorizontalAlignment.left;
  if (wrap) format.wrapText = true;
}

/** Are the rows there, as written? */
function holds(values: readonly (readonly unknown[])[], room: Room, rows: readonly CellsByHeader[]): boolean {
  const written = blockOf(room, rows).values;
  return written.every((line, row) =>
    line.every((cell, column) => cell === null || values[row]?.[column] === (typeof cell === 'string' ? cell.replace(/^'/, '') : cell)),
  );
}

/** Rows written, or to be written, into a table. */
export interface Addition {
  readonly room: Room;
  readonly rows: readonly CellsByHeader[];
}

/** 「'KPI (2)'!$B$3」 -> 「B3」. */
export const localAddress = (address: string): string => address.slice(address.lastIndexOf('!') + 1).replace(/\$/g, '');

/** Are these rows still as they were written, at the end of their table? One sync. */
export async function areThere(context: Excel.RequestContext, { room, rows }: Addition): Promise<boolean> {
  const range = context.workbook.tables.getItem(room.name).getRange();
  range.load('address');
  const block = context.workbook.worksheets.getItem(room.sheet).getRange(blockAddress(room));
  block.load('values');
  await context.sync();
  return localAddress(range.address) === room.after && holds(block.values, room, rows);
}

/**
 * After a batch with writeRows has failed: finds out how far it came and takes the rows back, those of all tables or of none.
 * @returns whether all of it had been done after all (only the answer was lost)
 */
export async function takeBackRows(context: Excel.RequestContext, additions: readonly Addition[], keepIfDone: boolean): Promise<boolean> {
  const looks = additions.map(({ room, rows }) => {
    const table = context.workbook.tables.getItem(room.name);
    const range = table.getRange();
    range.load('address');
    const sheet = context.workbook.worksheets.getItem(room.sheet);
    const block = sheet.getRange(blockAddress(room));
    block.load('values');
    const newHeaders = headersAddress(room);
    const headers = newHeaders === null ? null : sheet.getRange(newHeaders);
    headers?.load('values');
    const changed = context.workbook.settings.getItemOrNullObject(changedKey(room.name));
    changed.load('value');
    return { room, rows, table, range, block, headers, changed };
  });
  await context.sync();
  const found = looks.map(look => {
    const { room, rows, range, block, headers } = look;
    const headed = headers !== null && headers.values[0]?.every((header, index) => header === room.newHeaders[index]) === true;
    return { ...look, written: holds(block.values, room, rows), headed, grown: localAddress(range.address) === room.after };
  });
  if (keepIfDone && found.every(({ written, grown }) => written && grown)) return true;
  for (const { room, table, block, headers, written, headed, grown, changed } of found) {
    if (!changed.isNullObject && String(changed.value) !== room.changedBefore) {
      if (room.changedBefore === null) changed.delete();
      else context.workbook.settings.add(changedKey(room.name), room.changedBefore);
    }
    if (grown && room.after !== room.before && (written || headed)) table.resize(room.before);
    if (written) {
      block.clear(Excel.ClearApplyTo.contents);
      // Not everything: the validation of the column goes on below the table. The blank row was there before, with its look.
      const below = room.fillsBlankRow ? room.count - 1 : room.count;
      if (below > 0)
        block
          .getOffsetRange(room.count - below, 0)
          .getResizedRange(below - room.count, 0)
          .clear(Excel.ClearApplyTo.formats);
      if (room.blankRowFormats !== null)
        block.getRow(0).getResizedRange(0, room.blankRowFormats.length - room.headers.length).numberFormat = [[...room.blankRowFormats]];
    }
    if (headers === null || !headed) continue;
    // The cells right of the table had nothing in them; what the table put there goes with the headers.
    headers.getResizedRange(room.firstRow + room.count - 1 - room.headerRow, 0).clear(Excel.ClearApplyTo.all);
    headers.getResizedRange(LAST_ROW - 1 - room.headerRow, 0).dataValidation.clear();
  }
  if (found.some(({ written, headed }) => written || headed)) await context.sync();
  return false;
}
