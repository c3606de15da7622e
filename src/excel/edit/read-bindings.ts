/** What there is to bind: the cells of a report as selected, and the cells that are bound. */
import { fromComment, type Binding } from '../../sheets/bind/binding';
import { isBindingName } from '../../sheets/bind/binding-name';
import type { ReportBlock } from '../../sheets/bind/match-block';
import type { CellPlace } from '../../sheets/read/state';
import { cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { run } from '../batch/run';
import { mergedAround } from '../read/merged-areas';
import { placeOf } from '../read/outline';
import { readSelection } from '../read/selection';

export interface ReportCells extends ReportBlock {
  readonly texts: readonly (readonly string[])[];
  readonly formulas: readonly (readonly unknown[])[];
}

/** A report's block is looked at as a whole. */
const MOST_CELLS = 20_000;

/** The selected cells of the report, as they are. Throws ExcelFailure (selectionNotCells, tooLarge). */
export async function readReport(): Promise<ReportCells> {
  const { block } = await readSelection();
  if (block.rows * block.columns > MOST_CELLS) throw new ExcelFailure({ kind: 'tooLarge' });
  return run(async context => {
    const range = context.workbook.worksheets.getItem(block.sheet).getRangeByIndexes(block.row, block.column, block.rows, block.columns);
    // Asked for apart: where there are too many areas Excel refuses all that is asked with them.
    const merged = await mergedAround(context, block);
    range.load('values,text,formulas');
    await context.sync();
    return { block, values: cellsOf(range.values as unknown[][]), texts: range.text, formulas: range.formulas as unknown[][], merged };
  });
}

export interface BoundCell {
  readonly name: string;
  /** null: a name of ours whose comment is not ours any more. */
  readonly binding: Binding | null;
  /** null: its cell has been deleted. */
  readonly place: CellPlace | null;
  readonly text: string;
  /** What the cell holds, as Excel keeps it. */
  readonly holds: unknown;
}

/** All bindings of the workbook, in the order of their names. Two syncs. */
export function readBindings(): Promise<readonly BoundCell[]> {
  return run(async context => {
    const { names } = context.workbook;
    names.load('items/name,items/comment');
    await context.sync();
    const ours = names.items.filter(({ name }) => isBindingName(name));
    if (ours.length === 0) return [];
    const found = ours.map(item => {
      const range = item.getRangeOrNullObject();
      range.load('address,text,formulas');
      return { item, range };
    });
    await context.sync();
    return found.map(({ item, range }) => ({
      name: item.name,
      binding: fromComment(item.comment),
      place: range.isNullObject ? null : placeOf(range.address),
      text: range.isNullObject ? '' : String(range.text[0]?.[0] ?? ''),
      holds: range.isNullObject ? null : (range.formulas as unknown[][])[0]?.[0],
    }));
  });
}
