/** Is there room for rows below a table of ours, and for columns at its right? Loaded in one go, decided after the sync. */
import type { CellsByHeader } from '../../sheets/make/print';
import { isBlankRow, locate } from '../../sheets/read/read';
import { addressOf } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { LAST_ROW } from '../../sheets/schema/validation';
import { TABLES } from '../../sheets/schema/declarations/tables';
import { cellOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { askForTag, refuseNewer, tagFound, type TagFound } from '../batch/workbook-settings';
import { isOurs } from '../read/outline';
import { askForColumns, columnsFound, type ColumnLooks, type ColumnsAsked } from './columns';
import { askForFormats, formatsFound, type RowLooks, type FormatsAsked } from './formats';
import { askForMerged, refuseMerged } from './merged';
import { inDoubt } from './outbox';
import { findRows } from './rows';
import { orFull } from './sheet-end';

/** What is loaded before rows can be added. */
export interface RoomAsked {
  readonly name: TableName;
  readonly rows: readonly CellsByHeader[];
  readonly table: Excel.Table;
  /** Only header, last row and below are kept for later batches; of the others Excel need not keep what will not be asked again. */
  readonly range: Excel.Range;
  /** The header and the first row: a large table need not be read to add to it. */
  readonly header: Excel.Range;
  readonly firstRow: Excel.Range;
  /** The cells of the first row that hold anything, be it a formula that shows nothing. */
  readonly firstRowUsed: Excel.Range;
  readonly last: Excel.Range;
  /** The cells below the table that rows may need, and which of them are in use. */
  readonly below: Excel.Range;
  readonly belowUsed: Excel.Range;
  readonly formats: { readonly firstRow: FormatsAsked; readonly below: FormatsAsked };
  /** New columns' headers, and the cells they will need; null without new columns. */
  readonly columns: readonly string[];
  readonly rightUsed: Excel.Range | null;
  readonly merged: { readonly below: Excel.RangeAreas; readonly right: Excel.RangeAreas | null };
  readonly right: ColumnsAsked | null;
  /** The whole body, where an earlier attempt at these rows got no answer. */
  readonly body: Excel.Range | null;
  readonly tag: Excel.SettingCollection;
}

/**
 * Asks for the table and for the cells that the rows and the new columns will need; to be followed by syncRooms.
 * @param headerRow of the table, from 0, as it was planned with: the cells beside it are looked at down to the end of the sheet at most
 */
export function askForRoom(
  context: Excel.RequestContext,
  name: TableName,
  rows: readonly CellsByHeader[],
  columns: readonly string[] = [],
  headerRow = 0,
): RoomAsked {
  const table = context.workbook.tables.getItem(name);
  table.load('showTotals,worksheet/name,worksheet/protection/protected');
  const range = table.getRange().untrack();
  range.load('rowIndex,columnIndex,rowCount,columnCount');
  const header = range.getRow(0);
  header.load('values');
  const firstRow = header.getOffsetRange(1, 0).untrack();
  firstRow.load('values');
  const firstRowUsed = firstRow.getUsedRangeOrNullObject(true).untrack();
  firstRowUsed.load('address');
  const last = range.getLastRow();
  const below = range.getRowsBelow(rows.length);
  const belowUsed = below.getUsedRangeOrNullObject(true).untrack();
  belowUsed.load('rowIndex');
  const beside = columns.length === 0 ? null : range.getColumnsAfter(columns.length).untrack().getResizedRange(rows.length, 0).untrack();
  const rightUsed = beside?.getUsedRangeOrNullObject(true).untrack() ?? null;
  rightUsed?.load('rowIndex');
  const body = inDoubt(name, rows) ? table.getDataBodyRange().untrack() : null;
  body?.load('values');
  const tag = askForTag(context);
  const wide = (range: Excel.Range): Excel.Range => (columns.length === 0 ? range : range.getResizedRange(0, columns.length));
  return {
    name,
    rows,
    table,
    range,
    header,
    firstRow,
    firstRowUsed,
    last,
    below,
    belowUsed,
    formats: {
      firstRow: askForFormats(wide(firstRow), 1),
      below: askForFormats(wide(below), rows.length),
    },
    columns,
    rightUsed,
    merged: { below: askForMerged(wide(below), rows.length), right: beside === null ? null : askForMerged(beside, LAST_ROW - headerRow) },
    right:
      columns.length === 0
        ? null
        : askForColumns(range.getRow(0).getColumnsAfter(columns.length), range.getColumnsAfter(columns.length), columns.length, 1),
    body,
    tag,
  };
}

/** Syncs what has been asked for. Throws ExcelFailure (sheetFull) where the sheet ends before so many rows or columns. */
export async function syncRooms(context: Excel.RequestContext, asked: readonly RoomAsked[]): Promise<void> {
  const spaces = asked.map(({ name, rows, columns }) => ({ name, rows: rows.length, columns: columns.length }));
  await context.sync().catch(orFull(context, spaces));
}

/** How the cells of added rows looked before, for taking them back. */
export interface LooksBefore {
  /** The first of the rows is the one blank row of an empty table. */
  readonly fillsBlankRow: boolean;
  readonly firstRow: RowLooks;
  readonly below: RowLooks;
}

/** Where rows and columns go, as looked at. Rows and columns from 0. */
export interface Room {
  readonly name: TableName;
  readonly sheet: string;
  readonly rows: readonly CellsByHeader[];
  /** With the new ones at the end. */
  readonly headers: readonly string[];
  readonly newHeaders: readonly string[];
  readonly headerRow: number;
  readonly firstRow: number;
  readonly firstColumn: number;
  /** The first of the rows is the one blank row of an empty table. */
  readonly fillsBlankRow: boolean;
  /** That row holds formulas that show nothing. */
  readonly blankRowHasFormulas: boolean;
  /** What the workbook said of itself. */
  readonly tag: TagFound;
  /** The table's last row before, from 0. */
  readonly lastRow: number;
  /** An earlier attempt, which got no answer, has written the rows: the first of them, from 0. */
  readonly written: number | null;
  readonly before: LooksBefore;
  /** The columns that new ones go to, before; null without new columns. */
  readonly right: ColumnLooks | null;
  /** Kept references, which follow what others insert; good for as long as the change runs. */
  readonly asked: RoomAsked;
}

/** Every value has a column to stand in: one that has been renamed takes no more of ours, and they are not left out in silence. */
function refuseHeadless(name: TableName, sheet: string, headers: readonly string[], rows: readonly CellsByHeader[]): void {
  const there = new Set(locate(TABLES[name], headers).located.map(({ header }) => header));
  for (const row of rows)
    for (const header of Object.keys(row))
      if (!there.has(header) && (row[header]?.value ?? null) !== null)
        throw new ExcelFailure({ kind: 'missingColumn', table: name, sheet, header });
}

/** Finds the rows, or says what is in the way; looks only at what has been loaded. Throws ExcelFailure. */
export function findRoom(asked: RoomAsked): Room {
  const { name, rows, table, range, header, firstRow, firstRowUsed, belowUsed, columns, rightUsed, merged, tag } = asked;
  const count = rows.length;
  refuseNewer(tag);
  const sheet = table.worksheet.name;
  const headers = (header.values[0] ?? []).map(value => String(cellOf(value)));
  if (!isOurs(TABLES[name], headers)) throw new ExcelFailure({ kind: 'tableNotOurs', table: name, sheet, headers });
  // Excel does not let a table grow on a protected sheet, whatever cells are unlocked.
  if (table.worksheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
  if (table.showTotals) throw new ExcelFailure({ kind: 'totalsRow', table: name, sheet });
  refuseHeadless(name, sheet, [...headers, ...columns], rows);
  const { rowIndex, columnIndex, rowCount, columnCount } = range;
  // A new table has one blank row: the first row of data belongs there.
  const filled = rowCount === 2 && isBlankRow((firstRow.values[0] ?? []).map(cellOf)) ? 1 : rowCount;
  const needed = count - (rowCount - filled);
  if (!belowUsed.isNullObject && belowUsed.rowIndex < rowIndex + rowCount + needed)
    throw new ExcelFailure({ kind: 'rowsInTheWay', sheet, address: addressOf(belowUsed.rowIndex, columnIndex) });
  if (rightUsed !== null && !rightUsed.isNullObject)
    throw new ExcelFailure({ kind: 'columnsInTheWay', sheet, address: addressOf(rightUsed.rowIndex, columnIndex + columnCount) });
  refuseMerged(merged.below, sheet, rowIndex + rowCount + needed);
  if (merged.right !== null) refuseMerged(merged.right, sheet, rowIndex + rowCount + needed);
  const room = {
    name,
    sheet,
    rows,
    headers: [...headers, ...columns],
    newHeaders: columns,
    headerRow: rowIndex,
    firstRow: rowIndex + filled,
    firstColumn: columnIndex,
    fillsBlankRow: filled < rowCount,
    blankRowHasFormulas: !firstRowUsed.isNullObject,
    tag: tagFound(tag),
    lastRow: rowIndex + rowCount - 1,
    written: null,
    before: { fillsBlankRow: filled < rowCount, firstRow: formatsFound(asked.formats.firstRow), below: formatsFound(asked.formats.below) },
    right: asked.right === null ? null : columnsFound(asked.right),
    asked,
  };
  const there = asked.body === null ? -1 : findRows(asked.body.values, name, room.headers, rows);
  return there < 0 ? room : { ...room, written: rowIndex + 1 + there };
}
