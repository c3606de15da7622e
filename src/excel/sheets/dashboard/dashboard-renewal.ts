/**
 * ダッシュボード renewed in place. Each block is found by its defined name, which has followed whatever rows and columns people have inserted. Of
 * a block nobody has inserted anything into, our own cells are written again; of another one only the points of its chart, which are found
 * by their labels. Nothing else on the sheet is touched: notes, looks, charts and texts of the staff stay. New KPIs come below all that is there.
 */
import type { DashboardPlan } from '../../../sheets/pack/dashboard';
import { BLOCK_ROWS, DASHBOARD_NAME, isBlockName, HEAD_ROWS, BLOCK_COLUMNS, AT, FACT_ROWS } from '../../../sheets/pack/dashboard-layout';
import { change } from '../../batch/change';
import { ExcelFailure } from '../../batch/failure';
import { holdSheets, release } from '../../batch/hold';
import { askForTag, refuseNewer } from '../../batch/workbook-settings';
import { refuseBeyond } from '../../rows/sheet-end';
import { askForName, existingOf } from '../own/own-sheet';
import { setAxes } from '../parts/charts';
import { layOut, type PageSetup } from '../parts/page';
import { pageOf } from './dashboard';
import { writePart, load, HEAD, blockChanges, partFrom, headChanges, type DashboardPart } from './dashboard-changes';
import { drawBlock, drawBlockChart } from './dashboard-drawing';
import { partOf, resultOf, UNFINISHED, type BoardRenewed, type DashboardFound, type OldChart } from './dashboard-found';
import { takeBackFailedRenewal } from './take-back-dashboard';

interface DashboardWritten {
  readonly before: readonly Excel.Range[];
  readonly after: readonly Excel.Range[];
  readonly added: readonly { readonly name: string; readonly range: Excel.Range }[];
  readonly used: Excel.Range;
}

/** Renews the sheet from a plan without conflicts. Three syncs. Throws ExcelFailure; its outcome says what is in the workbook then. */
export async function renewDashboard(plan: DashboardPlan): Promise<BoardRenewed> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const added = plan.blocks.filter(({ before }) => before === null);
  let page: PageSetup | null = null;
  const renewed = await change<DashboardFound, DashboardWritten, Omit<BoardRenewed, 'page'>>({
    hold: context => holdSheets(context, [{ name: plan.sheet, key: plan.sheet }]),
    look: async context => {
      const found = await lookAt(context, plan);
      if (added.length > 0) refuseBeyond(plan.sheet, found.free.row + added.length * BLOCK_ROWS, 0);
      page = added.length === 0 ? null : pageWith(found, added.length);
      return found;
    },
    write: (context, found) => {
      const sheet = context.workbook.worksheets.getItem(plan.sheet);
      release(sheet);
      const used = sheet.getUsedRange();
      used.load('address');
      const before = found.parts.map(({ range }) => range.getResizedRange(0, 0).load('formulas,values,address'));
      // From the last row in use, wherever that is by then: what others have moved down is not written over.
      const end = sheet.getUsedRange().getLastRow().getCell(0, 0);
      const { row, column } = found.free;
      added.forEach((block, at) => {
        const first = end.getOffsetRange(row - found.end.row + at * BLOCK_ROWS, column - found.end.column);
        drawBlock(sheet, plan, block, { row: row + at * BLOCK_ROWS, column }, first, UNFINISHED);
      });
      renewCharts(sheet, plan, found);
      if (found.visibility !== Excel.SheetVisibility.visible) sheet.visibility = Excel.SheetVisibility.visible;
      sheet.activate();
      for (const part of found.parts) writePart(part);
      // Last of all: where all of this is as it was to be, all else is done as well.
      for (const { name, kpi } of added) sheet.names.getItem(name).comment = kpi.id;
      return {
        used,
        before,
        after: found.parts.map(({ range }) => range.getResizedRange(0, 0).load('formulas')),
        added: added.map(({ name }) => ({ name, range: partOf(context, plan.sheet, name).load('formulas') })),
      };
    },
    read: ({ before, after, added: made, used }, found) => {
      const same = found.parts.every(
        ({ formulas, address }, at) => before[at]?.address === address && JSON.stringify(before[at].formulas) === JSON.stringify(formulas),
      );
      if (!same || used.address !== found.used) throw new ExcelFailure({ kind: 'changedMeanwhile', what: plan.sheet });
      return resultOf(
        plan,
        found,
        after.map(({ formulas }) => formulas as unknown[][]),
        made.map(({ name, range }) => ({ name, formulas: range.formulas as unknown[][] })),
      );
    },
    takeBack: (context, found, written) => takeBackFailedRenewal(context, plan, found, written?.before ?? null),
    touched: () => ({ sheets: [plan.sheet], cells: [] }),
  });
  return { ...renewed, page: page === null || (await layOut([{ sheet: plan.sheet, page }])) };
}

function pageWith({ rows, free, inserted }: DashboardFound, added: number): PageSetup {
  const all = [...rows, ...Array.from({ length: added }, (_, at) => free.row + at * BLOCK_ROWS)].sort((one, other) => one - other);
  return pageOf(all, free.row + added * BLOCK_ROWS - 1, free.column + inserted);
}

/** One sync: all blocks, the head, the charts. */
async function lookAt(context: Excel.RequestContext, plan: DashboardPlan): Promise<DashboardFound> {
  const { worksheets, protection } = context.workbook;
  protection.load('protected');
  const named = askForName(context, DASHBOARD_NAME);
  const sheet = worksheets.getItemOrNullObject(plan.sheet);
  sheet.load('standardHeight,visibility');
  const tag = askForTag(context);
  const used = sheet.getUsedRangeOrNullObject();
  used.load('address,rowIndex,rowCount,columnIndex,top,height');
  const { charts } = sheet;
  charts.load(
    'items/name,items/top,items/height,items/title/text,' +
      'items/axes/categoryAxis/minimum,items/axes/categoryAxis/maximum,items/axes/categoryAxis/majorUnit',
  );
  const blocks = plan.blocks.flatMap(block => (block.before === null ? [] : [block]));
  const asked = blocks.map(block => ({ block, item: sheet.names.getItemOrNullObject(block.name) }));
  const ranges = asked.map(({ item }) => load(item.getRangeOrNullObject()));
  const head = load(named.range.getCell(0, 0).getResizedRange(HEAD - 1, 0));
  await context.sync();
  refuseNewer(tag);
  const now = existingOf(named);
  const changed = (what: string): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what });
  if (sheet.isNullObject || now.kind !== 'sheet' || now.sheet !== plan.sheet || used.isNullObject) throw changed(plan.sheet);
  const { visibility } = sheet;
  // It has to be shown again, which a protected structure does not allow.
  if (visibility !== Excel.SheetVisibility.visible && protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
  const partly: string[] = [];
  const parts = asked.map(({ block }, at): DashboardPart => {
    const range = ranges[at];
    if (range === undefined || range.isNullObject || String(range.formulas[0]?.[0] ?? '') !== block.before?.kpi) throw changed(plan.sheet);
    const { changes, isWhole: whole } = blockChanges(range, block, plan);
    if (!whole) partly.push(block.kpi.name);
    return partFrom(block.name, range, changes);
  });
  const bottom = Math.max(0, ...charts.items.map(({ top, height }) => top + height));
  const below = Math.max(0, Math.ceil((bottom - used.top - used.height) / Math.max(1, sheet.standardHeight)));
  const ends = ranges.map(({ rowIndex, rowCount }) => rowIndex + rowCount);
  const [first] = ranges;
  return {
    parts: [...parts, partFrom('', head, headChanges(head.formulas as unknown[][], plan.day))],
    charts: charts.items.flatMap(({ name, title, axes: { categoryAxis } }): OldChart[] =>
      isBlockName(name)
        ? [{ name, title: title.text, axis: [categoryAxis.minimum, categoryAxis.maximum, categoryAxis.majorUnit] as OldChart['axis'] }]
        : [],
    ),
    free: { row: Math.max(HEAD_ROWS.body - 1, used.rowIndex + used.rowCount + below, ...ends), column: first?.columnIndex ?? 0 },
    end: { row: used.rowIndex + used.rowCount - 1, column: used.columnIndex },
    rows: ranges.map(({ rowIndex }) => rowIndex),
    inserted: first === undefined ? 0 : Math.max(0, first.columnCount - BLOCK_COLUMNS),
    used: used.address,
    visibility,
    partly,
  };
}

function renewCharts(sheet: Excel.Worksheet, plan: DashboardPlan, { parts, charts }: DashboardFound): void {
  for (const { name, before, kpi } of plan.blocks) {
    if (before === null || kpi.chart === null) continue;
    const part = parts.find(one => one.name === name);
    if (charts.some(chart => chart.name === name)) setAxes(sheet.charts.getItem(name), kpi.chart);
    else if (part?.formulas.length === BLOCK_ROWS && part.formulas[0]?.length === BLOCK_COLUMNS)
      drawBlockChart(sheet, part.range.getResizedRange(0, 0), { name, kpi }, chartCells(part.range));
  }
}

const chartCells = (band: Excel.Range): Excel.Range =>
  band.getCell(0, AT.chart[0]).getResizedRange(FACT_ROWS - 1, AT.chart[1] - AT.chart[0]);
