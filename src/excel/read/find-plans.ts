/** Looks for plan tables and reports in a workbook without our sheets, so that staff can start from what they have. Nothing is written. */
import { mayHoldPlan, plansIn, type FoundPlan, type SheetPart } from '../../sheets/adopt/find-plans';
import { cellsOf } from '../batch/cell-text';
import { run } from '../batch/run';
import { mergedIn } from './merged-areas';

/** The sheets that are looked at, and of each the upper left part of what is in use: however large the workbook, about 20,000 cells. */
const MOST_SHEETS = 12;
const MOST_ROWS = 60;
const MOST_COLUMNS = 30;
/** Sheets that are asked for their merged cells, each in a sync of its own. */
const MOST_LOOKED_AT = 4;
/** Tables that are offered. */
const MOST_OFFERED = 4;

/**
 * The plans and reports on these sheets. One sync for what is in use, one for the cells, and one for the merged cells of each sheet (four at most)
 * that has headers of ours.
 * @param sheets by name, in order; the first twelve are looked at
 */
export function findPlans(sheets: readonly string[], thisYear: number): Promise<readonly FoundPlan[]> {
  return run(async context => {
    const asked = sheets.slice(0, MOST_SHEETS).map(name => {
      const sheet = context.workbook.worksheets.getItem(name);
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load('rowIndex,columnIndex,rowCount,columnCount');
      return { name, sheet, used };
    });
    if (asked.length === 0) return [];
    await context.sync();
    const parts = asked.flatMap(({ name, sheet, used }) => {
      if (used.isNullObject || used.rowCount < 2) return [];
      const [row, column] = [used.rowIndex, used.columnIndex];
      const range = sheet.getRangeByIndexes(row, column, Math.min(used.rowCount, MOST_ROWS), Math.min(used.columnCount, MOST_COLUMNS));
      range.load('values,text');
      return [{ name, row, column, range, goesOn: used.rowCount > MOST_ROWS }];
    });
    if (parts.length === 0) return [];
    await context.sync();
    const likely = parts
      .map(({ name, range, ...place }): SheetPart => ({ sheet: name, ...place, values: cellsOf(range.values), texts: range.text }))
      .filter(mayHoldPlan)
      .slice(0, MOST_LOOKED_AT);
    const found: FoundPlan[] = [];
    for (const part of likely) {
      const { sheet, row, column, values } = part;
      const merges = await mergedIn(context, { sheet, row, column, rows: values.length, columns: values[0]?.length ?? 0 });
      found.push(
        ...plansIn(
          part,
          merges.map(area => ({ row: area.row - row, column: area.column - column, rows: area.rows, columns: area.columns })),
          thisYear,
        ),
      );
    }
    // Those that need no thought come first.
    return found.sort((one, other) => one.unsure - other.unsure).slice(0, MOST_OFFERED);
  });
}
