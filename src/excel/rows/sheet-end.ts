/** The last row and column of a sheet: Excel refuses a range beyond them as an invalid argument, without a word on what has no room. */
import { LAST_COLUMN } from '../../sheets/read/reference';
import type { TableName } from '../../sheets/schema/table-name';
import { LAST_ROW } from '../../sheets/schema/validation';
import { ExcelFailure } from '../batch/failure';

/** How many rows below and columns at the right of a table have been asked for. */
export interface SpaceAsked {
  readonly name: TableName;
  readonly rows: number;
  readonly columns: number;
}

/** Did Excel refuse a range that is not on the sheet? */
export function isOffSheet(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'InvalidArgument';
}

/** Throws ExcelFailure (sheetFull) where so many rows and columns, counted from the first ones, would pass the end of the sheet. */
export function refuseBeyond(sheet: string, rows: number, columns: number): void {
  if (rows > LAST_ROW) throw new ExcelFailure({ kind: 'sheetFull', sheet, axis: 'row' });
  if (columns > LAST_COLUMN) throw new ExcelFailure({ kind: 'sheetFull', sheet, axis: 'column' });
}

/**
 * For a sync of what has been asked for beside tables: what to do where it fails. One sync more where Excel refuses a range.
 * Throws ExcelFailure (sheetFull) where one of the tables has no room, otherwise the error itself.
 */
export function orFull(context: Excel.RequestContext, spaces: readonly SpaceAsked[]): (error: unknown) => Promise<never> {
  return async error => {
    if (!isOffSheet(error)) throw error;
    const seen = spaces.map(space => {
      const table = context.workbook.tables.getItemOrNullObject(space.name);
      table.load('worksheet/name');
      const range = table.getRange();
      range.load('rowIndex,columnIndex,rowCount,columnCount');
      return { space, table, range };
    });
    await context.sync();
    for (const { space, table, range } of seen)
      if (!table.isNullObject)
        refuseBeyond(
          table.worksheet.name,
          range.rowIndex + range.rowCount + space.rows,
          range.columnIndex + range.columnCount + space.columns,
        );
    throw error;
  };
}
