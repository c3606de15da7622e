/** ダッシュボード: looks for the sheet of before, makes a new one, or renews the one that is there (dashboard-renewal). */
import type { BoardFound, DashboardPlan } from '../../../sheets/pack/dashboard';
import { BLOCK_ROWS, BLOCKS_ON_PAGE, DASHBOARD_NAME, HEAD_ROWS, isBlockName } from '../../../sheets/pack/dashboard-layout';
import { MARGINS } from '../../../sheets/pack/printed-sheet';
import { DASHBOARD_WORDS } from '../../../sheets/pack/dashboard-words';
import { ExcelFailure } from '../../batch/failure';
import { run } from '../../batch/run';
import { drawBoard, lastPrinted } from './dashboard-drawing';
import { askForName, existingOf, makeOwnSheet, type OwnSheetMade } from '../own/own-sheet';
import type { PageSetup } from '../parts/page';

/** Looks for our sheet and its blocks. Three syncs at most. Throws ExcelFailure. */
export function findDashboard(): Promise<BoardFound> {
  return run(async context => {
    const named = askForName(context, DASHBOARD_NAME);
    await context.sync();
    const existing = existingOf(named);
    if (existing.kind !== 'sheet') return { existing, blocks: [] };
    const { names } = context.workbook.worksheets.getItem(existing.sheet);
    names.load('items/name,items/comment');
    await context.sync();
    const ours = names.items.filter(({ name }) => isBlockName(name));
    const found = ours.map(item => {
      const range = item.getRangeOrNullObject();
      const first = range.getCell(0, 0);
      first.load('values');
      return { item, range, first };
    });
    await context.sync();
    return {
      existing,
      blocks: found.flatMap(({ item, range, first }) =>
        // The rows of a block that people have deleted leave its name behind.
        range.isNullObject ? [] : [{ name: item.name, id: item.comment, kpi: String(first.values[0]?.[0] ?? '') }],
      ),
    };
  });
}

/**
 * Three blocks to a page.
 * @param rows first rows of the blocks, from 0, and the last row of all
 * @param moved columns that people have inserted
 */
export function pageOf(rows: readonly number[], last: number, moved = 0): PageSetup {
  return {
    titleRows: `$1:$${HEAD_ROWS.note}`,
    area: `A1:${lastPrinted(moved)}${last + 1}`,
    pages: { firstRows: rows.filter((_, at) => at > 0 && at % BLOCKS_ON_PAGE === 0).map(row => row + 1), ...MARGINS },
  };
}

/** Makes a new sheet from a plan without conflicts. Three syncs. @returns the sheet's title cell. Throws ExcelFailure. */
export async function makeDashboard(plan: DashboardPlan): Promise<OwnSheetMade> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const rows = plan.blocks.map((_, at) => HEAD_ROWS.body - 1 + at * BLOCK_ROWS);
  const own = {
    sheet: plan.sheet,
    replaces: false,
    existing: plan.existing,
    definedName: DASHBOARD_NAME,
    title: DASHBOARD_WORDS.title,
    page: pageOf(rows, HEAD_ROWS.body - 1 + plan.blocks.length * BLOCK_ROWS - 1),
  };
  return makeOwnSheet(own, sheet => drawBoard(sheet, plan));
}
