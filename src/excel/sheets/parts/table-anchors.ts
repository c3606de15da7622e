/** Rules for new cells name the cells of tables by address. Are the tables still where they were when that was worked out? */
import type { TableAnchor } from '../../../sheets/make/table-anchor';
import { addressOf } from '../../../sheets/read/state';
import { ExcelFailure } from '../../batch/failure';

/** Asks where the tables are; to be followed by a sync. @returns what throws ExcelFailure (changedMeanwhile) where one has moved */
export function askForAnchors({ workbook }: Excel.RequestContext, anchors: readonly TableAnchor[]): () => void {
  const asked = anchors.map(anchor => {
    const table = workbook.tables.getItemOrNullObject(anchor.table);
    table.load('worksheet/name');
    const range = table.getRange();
    range.load('rowIndex,columnIndex,columnCount');
    return { anchor, table, range };
  });
  return () => {
    for (const { anchor, table, range } of asked) {
      const stands =
        !table.isNullObject &&
        table.worksheet.name === anchor.sheet &&
        range.rowIndex === anchor.headerRow &&
        range.columnIndex === anchor.firstColumn &&
        range.columnCount === anchor.width;
      if (!stands) throw new ExcelFailure({ kind: 'changedMeanwhile', what: anchor.sheet });
    }
  };
}

/** First of all in a batch: Excel ends it here, before anything is written, where the first or the last header of a table is in another cell by now. */
export function refuseMovedTables({ workbook }: Excel.RequestContext, anchors: readonly TableAnchor[]): void {
  for (const { table, sheet, headerRow, firstColumn, width } of anchors) {
    const headers = workbook.tables.getItem(table).getRange().getRow(0);
    const cells = workbook.worksheets.getItem(sheet);
    const stays = (header: Excel.Range, column: number): void =>
      void header.getIntersection(cells.getRange(addressOf(headerRow, column))).load('address');
    stays(headers.getCell(0, 0), firstColumn);
    stays(headers.getLastCell(), firstColumn + width - 1);
  }
}
