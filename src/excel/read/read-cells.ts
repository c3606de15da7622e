import type { Cells } from '../../domain/base/cell';
import type { Reference } from '../../sheets/read/reference';
import { TABLE_NAMES } from '../../sheets/schema/table-name';
import { cellOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { run } from '../batch/run';

/** Cells that are read for one formula: Excel on the web cuts an answer at 5 MB. */
export const MOST_CELLS_OF_REFERENCE = 200_000;

/** The range a reference means; a batch with a table, column, name or sheet that is not there fails. */
export function rangeOfReference({ workbook }: Excel.RequestContext, reference: Reference): Excel.Range {
  if (reference.kind === 'name') return workbook.names.getItem(reference.name).getRange();
  if (reference.kind === 'table') {
    const table = workbook.tables.getItem(reference.table);
    if (reference.part === null) return table.getDataBodyRange();
    // In a formula an apostrophe goes before the signs that mean something there.
    return reference.part === '#All' ? table.getRange() : table.columns.getItem(reference.part.replace(/'(.)/g, '$1')).getDataBodyRange();
  }
  const { sheet, row, column, rows, columns } = reference.block;
  return workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns);
}

/** Above this, cells come without their number formats, which are as much text again. */
const MOST_FORMATS = 50_000;

/** One of our tables, all its columns: it can be long, and has a column for the unit. */
function isOwnTable(reference: Reference): boolean {
  return (
    reference.kind === 'table' &&
    (reference.part === null || reference.part === '#All') &&
    TABLE_NAMES.some(name => name === reference.table)
  );
}

export interface ReadRange {
  readonly cells: Cells;
  /** The cells' number formats; missing where there are too many, and for a whole table of ours. */
  readonly formats?: readonly (readonly string[])[];
}

/** The cells of each reference with their number formats, in order, in one sync. Throws ExcelFailure (notFound, tooLarge). */
export function readReferences(references: readonly Reference[]): Promise<readonly ReadRange[]> {
  const count = references.reduce(
    (sum, reference) => sum + (reference.kind === 'cells' ? reference.block.rows * reference.block.columns : 0),
    0,
  );
  if (count > MOST_CELLS_OF_REFERENCE) return Promise.reject(new ExcelFailure({ kind: 'tooLarge' }));
  return run(async context => {
    const asked = references.map(reference => {
      const range = rangeOfReference(context, reference);
      const withFormats = count <= MOST_FORMATS && !isOwnTable(reference);
      range.load(withFormats ? 'values,numberFormat' : 'values');
      return { range, withFormats };
    });
    await context.sync();
    return asked.map(({ range, withFormats }) => {
      const cells = (range.values as unknown[][] | null)?.map(line => line.map(cellOf)) ?? [];
      return withFormats ? { cells, formats: (range.numberFormat as string[][] | null) ?? [] } : { cells };
    });
  });
}
