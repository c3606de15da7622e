/** The merged cells of a block, whatever Excel makes of the question. */
import type { Block } from '../../sheets/read/reference';
import { blocksOverlap } from '../../sheets/read/reference';
import { failureOf } from '../batch/run';

/** What Excel says where there are too many areas for one answer; anything else is a failure of its own. */
const TOO_MANY: readonly string[] = ['unknown', 'tooLarge', 'unsupported'];

/**
 * The merged areas that begin in the block: of an area that begins above or to its left Excel says nothing (office-js#3611). Above 512 areas
 * it refuses (and with them all that is asked in the same sync), so the question comes in syncs of its own, halved until it is answered.
 */
export async function mergedIn(context: Excel.RequestContext, block: Block): Promise<readonly Block[]> {
  if (block.rows * block.columns === 0) return [];
  // Only each area's own range has its size: the address of all of them has been seen with their first cells only (office-js#1590).
  const merged = context.workbook.worksheets
    .getItem(block.sheet)
    .getRangeByIndexes(block.row, block.column, block.rows, block.columns)
    .getMergedAreasOrNullObject();
  const { areas } = merged;
  areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
  try {
    await context.sync();
  } catch (error) {
    const parts = halves(block);
    if (parts === null || !TOO_MANY.includes(failureOf(error).kind)) throw error;
    return [...(await mergedIn(context, parts[0])), ...(await mergedIn(context, parts[1]))];
  }
  if (merged.isNullObject) return [];
  return areas.items.map(area => ({
    sheet: block.sheet,
    row: area.rowIndex,
    column: area.columnIndex,
    rows: area.rowCount,
    columns: area.columnCount,
  }));
}

/** The merged areas a block touches, also those that begin outside of it. */
export async function mergedAround(context: Excel.RequestContext, block: Block): Promise<readonly Block[]> {
  const { sheet, row, column, rows, columns } = block;
  const found = await mergedIn(context, { sheet, row: 0, column: 0, rows: row + rows, columns: column + columns });
  return found.filter(area => blocksOverlap(area, block));
}

function halves(block: Block): readonly [Block, Block] | null {
  const { row, column, rows, columns } = block;
  if (rows > 1) {
    const upper = Math.floor(rows / 2);
    return [
      { ...block, rows: upper },
      { ...block, row: row + upper, rows: rows - upper },
    ];
  }
  if (columns === 1) return null;
  const left = Math.floor(columns / 2);
  return [
    { ...block, columns: left },
    { ...block, column: column + left, columns: columns - left },
  ];
}
