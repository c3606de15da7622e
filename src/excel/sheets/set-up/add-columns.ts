/* eslint-disable office-addins/load-object-before-read -- the rule sees no sync in another function: change() syncs the batch */
/**
 * Adds the columns a table lacks at its right end (sheets/add-columns): one sync to look again, one that writes everything. The time of the
 * change is written down last, so that it says that all before it has been done.
 */
import type { AddColumnsPlan } from '../../../sheets/make/add-columns';
import { addressOf, type CellPlace } from '../../../sheets/read/state';
import { SCHEMA_VERSION } from '../../../sheets/schema/schema';
import { LAST_ROW } from '../../../sheets/schema/validation';
import { change, type TakenBack } from '../../batch/change';
import { asFound, cellOf } from '../../batch/cell-text';
import { ExcelFailure } from '../../batch/failure';
import { refuseReshaped } from '../../batch/shape';
import { askForTag, isSaid, putTagBack, refuseNewer, tagFound, writeTag, type Said, type TagFound } from '../../batch/workbook-settings';
import { placeOf } from '../../read/outline';
import { alignColumn, localAddress } from '../../rows/append';
import { askForMerged, refuseMerged } from '../../rows/merged';
import { orFull } from '../../rows/sheet-end';
import { askForColumns, columnsFound, takeColumnsOut, type ColumnLooks } from '../../rows/columns';
import { formatNewColumns, plainFormatOf } from './set-up-sheet';
import { askForAnchors, refuseMovedTables } from '../parts/table-anchors';

interface NewColumnsFound {
  /** Rows of the table with its header. */
  readonly rows: number;
  /** The cell right of the last header: a kept reference. */
  readonly beside: Excel.Range;
  /** Where their headers will stand. */
  readonly headers: Excel.Range;
  readonly columns: ColumnLooks;
  readonly tag: TagFound;
}

interface NewColumnsWritten {
  readonly headers: Excel.Range;
  /** What stood where the columns go. */
  readonly before: Excel.Range;
  /** The headers there were, at the moment of writing. */
  readonly header: Excel.Range;
}

/** The first new header, and what taking the columns back needs. */
export interface AddedColumns {
  readonly place: CellPlace;
  readonly before: ColumnLooks;
}

/**
 * Carries out a plan without conflicts. Three syncs.
 * Throws ExcelFailure; its outcome says what is in the workbook then.
 */
export async function addColumns(plan: AddColumnsPlan): Promise<AddedColumns> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const { table: name, sheet, columns, at, headers } = plan;
  const texts = columns.map(({ header }) => header);
  const place: CellPlace = { sheet, address: addressOf(at.headerRow, at.column) };
  const said: Said = { tables: [name], schema: SCHEMA_VERSION };
  return change<NewColumnsFound, NewColumnsWritten, AddedColumns>({
    look: context => lookAgain(context, plan),
    write: (context, found) => write(context, plan, found, said),
    read: ({ headers: there, before, header }, { columns: looks }) => {
      const now = (header.values[0] ?? []).map(value => String(cellOf(value)));
      if (!before.isNullObject || JSON.stringify(now) !== JSON.stringify(headers))
        throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheet });
      return { place: placeOf(there.address), before: looks };
    },
    takeBack: async (context, found, written): Promise<TakenBack<AddedColumns>> => {
      const { tables } = context.workbook;
      const settings = askForTag(context);
      const range = tables.getItem(name).getRange();
      range.load('columnCount,rowCount');
      const header = range.getRow(0);
      header.load('values');
      const there = found.beside.getResizedRange(0, columns.length - 1);
      there.load('values');
      await context.sync();
      const headed = texts.every((text, index) => there.values[0]?.[index] === text);
      const inTable = header.values[0]?.slice(-texts.length).join('\n') === texts.join('\n');
      const now = tagFound(settings);
      if (headed && inTable && isSaid(now, found.tag, name) && written === null) return { done: { place, before: found.columns } };
      if (!headed) return 'nothing';
      if (inTable) tables.getItem(name).resize(range.getResizedRange(0, -texts.length));
      putTagBack(context, now, found.tag, said);
      takeColumnsOut(there, found.rows, found.columns);
      // What somebody had put there comes back; the next look says that it is in the way.
      if (written !== null && !written.before.isNullObject) written.before.formulas = asFound(written.before);
      await context.sync();
      return 'takenBack';
    },
    touched: ({ rows }) => ({
      sheets: [],
      cells: [`${sheet}!${addressOf(at.headerRow, at.column)}:${addressOf(at.headerRow + rows - 1, at.column + columns.length - 1)}`],
    }),
  });
}

/** Is the table still as planned for, and is there room beside it? Two syncs. Throws ExcelFailure. */
async function lookAgain(
  context: Excel.RequestContext,
  { table: name, sheet, columns, at, headers: known, anchors }: AddColumnsPlan,
): Promise<NewColumnsFound> {
  const settings = askForTag(context);
  const table = context.workbook.tables.getItemOrNullObject(name);
  table.load('showTotals,worksheet/name,worksheet/protection/protected');
  const range = table.getRange();
  range.load('rowIndex,columnIndex,rowCount,columnCount');
  const header = range.getRow(0);
  header.load('values');
  const used = range.getColumnsAfter(columns.length).getUsedRangeOrNullObject(true);
  used.load('address');
  const merged = askForMerged(range.getColumnsAfter(columns.length), LAST_ROW - at.headerRow);
  const beside = range.getRow(0).getColumnsAfter(1);
  beside.load('address');
  const refuseMoved = askForAnchors(context, anchors);
  await context.sync().catch(orFull(context, [{ name, rows: 0, columns: columns.length }]));
  refuseNewer(settings);
  const same =
    !table.isNullObject &&
    table.worksheet.name === sheet &&
    range.rowIndex === at.headerRow &&
    range.columnIndex + range.columnCount === at.column &&
    JSON.stringify((header.values[0] ?? []).map(String)) === JSON.stringify(known);
  if (!same) throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheet });
  refuseMoved();
  if (table.worksheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
  refuseMerged(merged, sheet, range.rowIndex + range.rowCount);
  if (table.showTotals) throw new ExcelFailure({ kind: 'totalsRow', table: name, sheet });
  if (!used.isNullObject) throw new ExcelFailure({ kind: 'columnsInTheWay', sheet, address: localAddress(used.address) });
  // How high the columns are is known only now.
  const headers = beside.getResizedRange(0, columns.length - 1);
  const asked = askForColumns(headers, headers.getResizedRange(range.rowCount - 1, 0), columns.length, range.rowCount);
  await context.sync();
  return {
    rows: range.rowCount,
    beside,
    headers,
    columns: columnsFound(asked),
    tag: tagFound(settings),
  };
}

/**
 * New columns as in a new sheet; to be followed by a sync.
 * @param block their headers and the cells below them
 * @param before the same cells before
 */
export function formatColumns(block: Excel.Range, { columns, lined }: AddColumnsPlan, before: ColumnLooks): void {
  const body = block.getResizedRange(-1, 0).getOffsetRange(1, 0);
  columns.forEach((column, index) => {
    const cells = body.getColumn(index);
    // One format for all cells: Excel takes it so, though the declared type asks for one per cell. Nothing is copied from the first row, which
    // would spread its fill.
    (cells as { numberFormat: unknown }).numberFormat = plainFormatOf(column.format);
    alignColumn(cells, column);
    cells.format.verticalAlignment = Excel.VerticalAlignment.top;
  });
  formatNewColumns({ columns, lined }, before)(block.getRow(0), body);
}

function write(
  context: Excel.RequestContext,
  plan: AddColumnsPlan,
  { rows, tag, headers: place, columns: looks }: NewColumnsFound,
  said: Said,
): NewColumnsWritten {
  const { table: name, columns, headers: texts } = plan;
  refuseMovedTables(context, plan.anchors);
  const table = context.workbook.tables.getItem(name);
  const range = table.getRange();
  const header = range.getRow(0);
  header.load('values');
  // Also where it has another row by now, be it one of totals: the cells beside it are put back for the rows there were.
  refuseReshaped(range, rows, texts.length);
  // Also where a column beside it has come or gone: each was looked at for what it may be painted.
  refuseReshaped(place, 1, columns.length);
  const beside = range.getColumnsAfter(columns.length);
  const before = beside.getUsedRangeOrNullObject(true);
  before.load('formulas,values');
  const after = range.getBoundingRect(beside);
  const headers = beside.getRow(0);
  const first = headers.getCell(0, 0);
  first.load('address');
  headers.values = [columns.map(({ header: text }) => text)];
  formatColumns(beside, plan, looks);
  table.resize(after);
  writeTag(context, tag, said);
  return { headers: first, before, header };
}
