/**
 * Rows below a table of ours, and columns at its right where they need some: values in one block, then the table is made larger, in one
 * batch. Never through the rows collection, which makes merge conflicts between co-authors. Excel says in that batch where the block goes, so
 * that rows others have added or inserted since are not written over.
 */
import { locate } from '../../sheets/read/read';
import { alignmentOf } from '../../sheets/make/planned-column';
import type { PlannedColumn } from '../../sheets/make/planned';
import { addressOf, columnLetters } from '../../sheets/read/state';
import { TABLES } from '../../sheets/schema/declarations/tables';
import { LAST_ROW } from '../../sheets/schema/validation';
import { asFound, cellOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { askForTag, isSaid, tagFound, type TagFound } from '../batch/workbook-settings';
import { takeColumnsOut } from './columns';
import { putFormatsBack, putHeightBack } from './formats';
import type { LooksBefore, Room } from './room';
import { rowsAsSent, findRows } from './rows';
import { isOffSheet } from './sheet-end';

/** Formats the new columns: their header cells, and their cells in the new rows. */
export type FormatColumns = (headers: Excel.Range, cells: Excel.Range) => void;

/** What the batch loads of itself. */
export interface RowsWritten {
  readonly room: Room;
  /** The headers at the moment of writing. */
  readonly headers: Excel.Range;
  readonly block: Excel.Range;
  /** What stood in the block before: nothing, where all is well. */
  readonly before: Excel.Range;
  /** What stood where new headers went; null without new columns. */
  readonly beside: Excel.Range | null;
}

/** 「'KPI (2)'!$B$3」 -> 「B3」. */
export const localAddress = (address: string): string => address.slice(address.lastIndexOf('!') + 1).replace(/\$/g, '');

/** The new rows' cells as looked at, e.g. 「A6:I6」. */
export function addedRowsAddress({ firstRow, firstColumn, headers, rows }: Room): string {
  return `${addressOf(firstRow, firstColumn)}:${columnLetters(firstColumn + headers.length - 1)}${firstRow + rows.length}`;
}

/**
 * Excel ends the batch here, before anything is written, where the table is none any more, or its last row is not the table's any more: somebody
 * has left rows out of it, which stand now where ours would go. First of all in a batch with writeRows.
 */
export function meetTable(context: Excel.RequestContext, { name, asked }: Room): void {
  context.workbook.tables.getItem(name).getRange().untrack().getIntersection(asked.last).untrack().load('address');
}

/** Writes the rows and makes the table larger (meetTable has gone before); the tag is to be written after it, and says then that all before it has been done. To be followed by a sync. */
export function writeRows(context: Excel.RequestContext, room: Room, format: FormatColumns = () => undefined): RowsWritten {
  const { name, headers, newHeaders, rows, fillsBlankRow, blankRowHasFormulas } = room;
  const table = context.workbook.tables.getItem(name);
  // Of these ranges Excel need not keep what is asked of in this batch alone.
  const whole = table.getRange().untrack();
  const headerRow = whole.getRow(0).untrack();
  headerRow.load('values,rowIndex');
  // Below all that is in the table: the blank row of an empty one, unless somebody has begun to write there.
  const narrow =
    fillsBlankRow && blankRowHasFormulas
      ? whole
          .getRow(1)
          .untrack()
          .getResizedRange(rows.length - 1, 0)
          .untrack()
      : (fillsBlankRow ? whole.getUsedRange(true).untrack() : whole).getRowsBelow(rows.length).untrack();
  const block = newHeaders.length === 0 ? narrow : narrow.getResizedRange(0, newHeaders.length).untrack();
  block.load('rowIndex,columnIndex');
  const before = block.getUsedRangeOrNullObject(true);
  before.load('formulas,values');
  const beside = newHeaders.length === 0 ? null : headerRow.getColumnsAfter(newHeaders.length);
  const besideBefore = beside?.getUsedRangeOrNullObject(true) ?? null;
  besideBefore?.load('formulas,values');
  const after = whole.getBoundingRect(block).untrack();
  const { values, formats } = rowsAsSent(name, headers, rows);
  // A table that has got another column meanwhile refuses the block by its shape, before anything is written.
  block.values = values;
  if (beside !== null) {
    beside.values = [[...newHeaders]];
    format(beside, block.getColumn(headers.length - newHeaders.length).getResizedRange(0, newHeaders.length - 1));
  }
  block.numberFormat = formats;
  const standings = headers.map((): CellAlignment | null => null);
  for (const { at, column } of locate(TABLES[name], headers).located) standings[at] = alignmentOf(column);
  standRows(block, rows.length, standings);
  block.format.autofitRows();
  table.resize(after);
  return { room, headers: headerRow, block, before, beside: besideBefore };
}

/** How the cells of a column stand: numbers right, long texts in several lines. */
type CellAlignment = Pick<PlannedColumn, 'align' | 'wrap'>;

const horizontal = ({ align }: CellAlignment): Excel.HorizontalAlignment =>
  align === 'right'
    ? Excel.HorizontalAlignment.right
    : align === 'center'
      ? Excel.HorizontalAlignment.center
      : Excel.HorizontalAlignment.left;

/** Cells of one column as its kind stands. */
export function alignColumn({ format }: Excel.Range, standing: CellAlignment): void {
  format.horizontalAlignment = horizontal(standing);
  if (standing.wrap) format.wrapText = true;
}

/** Up to so many rows all cells are told in one action, which is a tenth of the work; of more rows the message would be large. */
const MOST_TOLD = 200;

/** Rows at the top of their cells, each column as its kind stands; null: the staff's own. */
export function standRows(block: Excel.Range, rows: number, columns: readonly (CellAlignment | null)[]): void {
  const verticalAlignment = Excel.VerticalAlignment.top;
  if (rows <= MOST_TOLD) {
    const line = columns.map((standing): Excel.SettableCellProperties => {
      if (standing === null) return { format: { verticalAlignment } };
      return { format: { verticalAlignment, horizontalAlignment: horizontal(standing), ...(standing.wrap ? { wrapText: true } : {}) } };
    });
    block.setCellProperties(Array.from({ length: rows }, () => line));
    return;
  }
  columns.forEach((standing, at) => {
    if (standing !== null) alignColumn(block.getColumn(at).untrack(), standing);
  });
  block.format.verticalAlignment = verticalAlignment;
}

/** Where the rows are now, from 0. Throws ExcelFailure (changedMeanwhile) where the batch met something else than was looked at. */
export function rowsRead({ room, headers, block, before, beside }: RowsWritten): {
  readonly firstRow: number;
  readonly firstColumn: number;
} {
  const there = (headers.values[0] ?? []).map(value => String(cellOf(value)));
  const expected = room.headers.slice(0, room.headers.length - room.newHeaders.length);
  const formulas = room.fillsBlankRow && room.blankRowHasFormulas;
  const used = (!before.isNullObject && !formulas) || (beside !== null && !beside.isNullObject);
  if (used || JSON.stringify(there) !== JSON.stringify(expected)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: room.sheet });
  return { firstRow: block.rowIndex, firstColumn: block.columnIndex };
}

/** Co-authors' rows that may have come between the table and ours, if the sheet has so many left. */
const OTHERS = 20;

interface RoomSeen {
  readonly room: Room;
  readonly table: Excel.Table;
  readonly range: Excel.Range;
  readonly lines: Excel.Range;
  /** The sheet has no row any more where they could be. */
  readonly beyond: boolean;
  readonly headers: Excel.Range | null;
}

/** After a failed batch: where its rows are. Rows from 0; `at`: how far below the place that was looked at, -1: not there. */
interface TracedRows extends RoomSeen {
  readonly at: number;
  readonly headed: boolean;
  readonly complete: boolean;
}

export interface RowsTraced {
  readonly rows: readonly TracedRows[];
  /** What the workbook says of itself now. */
  readonly tag: TagFound;
}

/** To be followed by a sync. @param lines where the rows may be; null: the sheet has no row there any more */
function askForSeen(context: Excel.RequestContext, room: Room, lines: Excel.Range | null): RoomSeen {
  const table = context.workbook.tables.getItem(room.name);
  const range = table.getRange();
  range.load('rowIndex,columnIndex,rowCount,columnCount');
  lines?.load('values,rowIndex,columnIndex');
  const headers = room.newHeaders.length === 0 ? null : room.asked.header.getColumnsAfter(room.newHeaders.length);
  headers?.load('values');
  return { room, table, range, lines: lines ?? range, beyond: lines === null, headers };
}

/** Where the first row would be. Kept references: they have followed what was inserted above. */
const placeIn = ({ asked, fillsBlankRow }: Room): Excel.Range =>
  fillsBlankRow ? asked.header.getOffsetRange(1, 0) : asked.below.getRow(0);

/** The same at the end of the sheet, where there are fewer rows than may have to be looked at, or none. One sync more. */
async function askAtEnd(context: Excel.RequestContext, rooms: readonly Room[]): Promise<RoomSeen[]> {
  for (const { asked } of rooms) [asked.header, asked.last].forEach(row => row.load('rowIndex'));
  await context.sync();
  return rooms.map(room => {
    const { asked, rows, newHeaders, fillsBlankRow } = room;
    const above = fillsBlankRow ? asked.header : asked.last;
    const left = LAST_ROW - above.rowIndex - 1;
    const lines = left < rows.length ? null : above.getOffsetRange(1, 0);
    return askForSeen(context, room, lines?.getResizedRange(Math.min(rows.length + OTHERS, left) - 1, newHeaders.length) ?? null);
  });
}

/**
 * After a batch with writeRows has failed: how far it came with each table. One sync, two more at the end of the sheet.
 */
export async function traceRows(context: Excel.RequestContext, rooms: readonly Room[]): Promise<RowsTraced> {
  const tag = askForTag(context);
  let seen = rooms.map(room =>
    askForSeen(context, room, placeIn(room).getResizedRange(room.rows.length - 1 + OTHERS, room.newHeaders.length)),
  );
  try {
    await context.sync();
  } catch (error) {
    if (!isOffSheet(error)) throw error;
    tag.load('items/key,items/value');
    seen = await askAtEnd(context, rooms);
    await context.sync();
  }
  const now = tagFound(tag);
  const traced = seen.map(one => {
    const { room, range, lines, beyond, headers } = one;
    const at = beyond ? -1 : findRows(lines.values, room.name, room.headers, room.rows);
    const headed = headers !== null && headers.values[0]?.every((header, index) => header === room.newHeaders[index]) === true;
    const covered =
      at >= 0 && range.rowIndex + range.rowCount >= lines.rowIndex + at + room.rows.length && range.columnCount >= room.headers.length;
    return { ...one, at, headed, complete: covered && isSaid(now, room.tag, room.name) };
  });
  return { rows: traced, tag: now };
}

/** Takes out what a failed batch has written of rows and columns, and nothing else (the tag: putTagBack); to be followed by a sync. @returns whether there was anything */
export function takeRowsOut({ rows: traced }: RowsTraced): boolean {
  for (const { room, table, range, lines, headed, at } of traced) {
    const { asked, before, right, rows, newHeaders, fillsBlankRow } = room;
    const first = lines.rowIndex + at;
    const last = range.rowIndex + range.rowCount - 1;
    const block = at < 0 ? null : lines.getRow(at).getResizedRange(rows.length - 1, 0);
    if (block !== null && last > first + rows.length - 1) {
      // Somebody has written below ours, in the table: their rows move up.
      block.clear(Excel.ClearApplyTo.contents);
      block.getResizedRange(0, range.columnCount - room.headers.length).delete(Excel.DeleteShiftDirection.up);
    } else if (block !== null) {
      block.clear(Excel.ClearApplyTo.contents);
      // Of an empty table its blank row stays.
      const left = Math.max(2, first - range.rowIndex);
      const wide = range.columnCount - (headed && range.columnCount >= room.headers.length ? newHeaders.length : 0);
      if (left !== range.rowCount || wide !== range.columnCount)
        table.resize(range.getResizedRange(left - range.rowCount, wide - range.columnCount));
      putLooksBack(block, fillsBlankRow && at === 0, before);
    } else if (headed && range.columnCount >= room.headers.length) table.resize(range.getResizedRange(0, -newHeaders.length));
    if (headed && right !== null)
      takeColumnsOut(
        asked.header.getColumnsAfter(newHeaders.length),
        1 + rows.length + Math.max(0, room.firstRow - room.headerRow - 1),
        right,
      );
  }
  return traced.some(({ at, headed }) => at >= 0 || headed);
}

/** Gives the cells of rows that are gone the look they had. */
function putLooksBack(block: Excel.Range, fillsBlankRow: boolean, before: LooksBefore): void {
  if (!fillsBlankRow) {
    putFormatsBack(block, before.below);
    putHeightBack(block, before.below);
    return;
  }
  putFormatsBack(block.getRow(0), before.firstRow);
  putHeightBack(block.getRow(0), before.firstRow);
  if (before.below.count < 2) return;
  const further = block.getResizedRange(-1, 0).getOffsetRange(1, 0);
  putFormatsBack(further, before.below, before.below.count - 1);
  putHeightBack(further, before.below);
}

/** Puts back what a batch has written over, where it has been answered and so is known; then the batch's own rows are no longer there. To be followed by a sync. */
export function putOthersBack({ before, beside, room }: RowsWritten): void {
  if (beside !== null && !beside.isNullObject) beside.formulas = asFound(beside);
  if (before.isNullObject || (room.fillsBlankRow && room.blankRowHasFormulas)) return;
  before.formulas = asFound(before);
}
