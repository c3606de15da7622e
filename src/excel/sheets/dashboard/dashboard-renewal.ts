/**
 * ダッシュボード renewed in place. Each block is found by its defined name, which has followed whatever rows and columns people have inserted. Of
 * a block nobody has inserted anything into, our own cells are written again; of another one only the points of its chart, which are found
 * by their labels. Nothing else on the sheet is touched: notes, looks, charts and texts of the staff stay. New KPIs come below all that is there.
 */
import type { Corner } from '../../../sheets/pack/dashboard-cells';
import type { DashboardPlan } from '../../../sheets/pack/dashboard';
import { AT, BLOCK_COLUMNS, BLOCK_ROWS, DASHBOARD_NAME, FACT_ROWS, HEAD_ROWS, isBlockName } from '../../../sheets/pack/dashboard-layout';
import type { CellPlace } from '../../../sheets/read/state';
import { change, type TakenBack } from '../../batch/change';
import { ExcelFailure } from '../../batch/failure';
import { holdSheets, release } from '../../batch/hold';
import { askForTag, refuseNewer } from '../../batch/workbook-settings';
import { setAxes } from '../parts/charts';
import { pageOf } from './dashboard';
import {
  blockChanges,
  HEAD,
  headChanges,
  load,
  partFrom,
  writeContents,
  writePart,
  type DashboardPart,
  type Restored,
} from './dashboard-changes';
import { drawBlock, drawBlockChart } from './dashboard-drawing';
import { askForName, existingOf } from '../own/own-sheet';
import { layOut, type PageSetup } from '../parts/page';

interface OldChart {
  readonly name: string;
  readonly title: string;
  readonly axis: readonly [minimum: number, maximum: number, majorUnit: number];
}

interface DashboardFound {
  readonly parts: readonly DashboardPart[];
  readonly charts: readonly OldChart[];
  /** Where new blocks begin, from 0: below all that is there. */
  readonly free: Corner;
  /** The first cell of the last row in use, from 0. */
  readonly end: Corner;
  /** First rows of the blocks that are there. */
  readonly rows: readonly number[];
  /** Columns that people have inserted into the blocks. */
  readonly inserted: number;
  readonly used: string;
  readonly partly: readonly string[];
}

interface DashboardWritten {
  readonly before: readonly Excel.Range[];
  readonly after: readonly Excel.Range[];
  readonly added: readonly { readonly name: string; readonly range: Excel.Range }[];
  readonly used: Excel.Range;
}

/** What taking a renewal back needs. */
export interface RenewalMade {
  readonly sheet: string;
  readonly parts: readonly {
    readonly name: string;
    readonly back: readonly Restored[];
    /** What the written cells hold now, in the same order. */
    readonly to: readonly unknown[];
  }[];
  readonly added: readonly { readonly name: string; readonly formulas: readonly (readonly unknown[])[] }[];
  readonly charts: readonly OldChart[];
  /** Charts of blocks that had none. */
  readonly drawn: readonly string[];
}

export interface BoardRenewed extends CellPlace {
  /** Excel has taken the page layout. */
  readonly page: boolean;
  /** KPIs whose blocks people have changed so that only the chart, or nothing, could be renewed. */
  readonly partly: readonly string[];
  readonly undo: RenewalMade;
}

/** The range of a part. */
const partOf = (context: Excel.RequestContext, sheet: string, name: string): Excel.Range =>
  name === ''
    ? context.workbook.names
        .getItem(DASHBOARD_NAME)
        .getRange()
        .getCell(0, 0)
        .getResizedRange(HEAD - 1, 0)
    : context.workbook.worksheets.getItem(sheet).names.getItem(name).getRange();

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
      page = added.length === 0 ? null : pageWith(found, added.length);
      return found;
    },
    write: (context, found) => {
      const sheet = context.workbook.worksheets.getItem(plan.sheet);
      release(sheet);
      const used = sheet.getUsedRange();
      used.load('address');
      const before = found.parts.map(({ range }) => range.getResizedRange(0, 0).load('formulas,address'));
      // From the last row in use, wherever that is by then: what others have moved down is not written over.
      const end = sheet.getUsedRange().getLastRow().getCell(0, 0);
      const { row, column } = found.free;
      added.forEach((block, at) => {
        const first = end.getOffsetRange(row - found.end.row + at * BLOCK_ROWS, column - found.end.column);
        drawBlock(sheet, plan, block, { row: row + at * BLOCK_ROWS, column }, first);
      });
      renewCharts(sheet, plan, found);
      sheet.activate();
      // Last of all: where they hold what they were to hold, all else is done as well.
      for (const part of found.parts) writePart(part);
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
    takeBack: (context, found) => takeBackWritten(context, plan, found),
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
  const { worksheets } = context.workbook;
  const named = askForName(context, DASHBOARD_NAME);
  const sheet = worksheets.getItemOrNullObject(plan.sheet);
  sheet.load('standardHeight');
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

/** Charts of blocks that had none until now. */
function drawnIn(plan: DashboardPlan, charts: readonly OldChart[]): readonly string[] {
  return plan.blocks.flatMap(({ name, before, kpi }) =>
    before === null || kpi.chart === null || charts.some(chart => chart.name === name) ? [] : [name],
  );
}

function resultOf(
  plan: DashboardPlan,
  found: DashboardFound,
  after: readonly (readonly (readonly unknown[])[])[],
  added: RenewalMade['added'],
): Omit<BoardRenewed, 'page'> {
  return {
    sheet: plan.sheet,
    address: 'A1',
    partly: found.partly,
    undo: {
      sheet: plan.sheet,
      parts: found.parts.map(({ name, back }, at) => ({ name, back, to: back.map(({ row, column }) => after[at]?.[row]?.[column]) })),
      added,
      charts: found.charts,
      drawn: drawnIn(plan, found.charts),
    },
  };
}

interface Removal {
  readonly sheet: string;
  readonly added: readonly string[];
  readonly drawn: readonly string[];
  readonly charts: readonly OldChart[];
}

/** What was asked for, and what queues that it goes. */
interface Removing {
  readonly items: readonly { readonly block: string; readonly item: Excel.NamedItem; readonly range: Excel.Range }[];
  /** Not all charts that go are there. */
  readonly chartsAreGone: () => boolean;
  readonly remove: () => void;
}

/** Asks for what of the new blocks and charts is there; after the sync `remove` queues that they go and that the other charts are as before. */
function askForRemoval(context: Excel.RequestContext, { sheet: name, added, drawn, charts: old }: Removal): Removing {
  const sheet = context.workbook.worksheets.getItem(name);
  const { charts } = sheet;
  charts.load('items/name,items/title/text');
  const items = added.map(block => {
    const item = sheet.names.getItemOrNullObject(block);
    const range = item.getRangeOrNullObject();
    range.load('formulas,address');
    return { block, item, range };
  });
  return {
    items,
    chartsAreGone: () => [...added, ...drawn].some(name => charts.items.every(chart => chart.name !== name)),
    remove: (): void => {
      for (const chart of charts.items) {
        if ([...added, ...drawn].includes(chart.name)) chart.delete();
        const before = old.find(one => one.name === chart.name);
        if (before === undefined) continue;
        chart.title.text = before.title;
        [chart.axes.categoryAxis.minimum, chart.axes.categoryAxis.maximum, chart.axes.categoryAxis.majorUnit] = before.axis;
      }
      for (const { item, range } of items) {
        if (item.isNullObject) continue;
        if (!range.isNullObject) {
          const band = range.getResizedRange(0, 0);
          band.clear(Excel.ClearApplyTo.all);
          band.format.useStandardHeight = true;
        }
        item.delete();
      }
    },
  };
}

async function takeBackWritten(
  context: Excel.RequestContext,
  plan: DashboardPlan,
  found: DashboardFound,
): Promise<TakenBack<Omit<BoardRenewed, 'page'>>> {
  const added = plan.blocks.flatMap(({ name, before }) => (before === null ? [name] : []));
  const removal = askForRemoval(context, { sheet: plan.sheet, added, drawn: drawnIn(plan, found.charts), charts: found.charts });
  const now = found.parts.map(({ range }) => range.getResizedRange(0, 0).load('formulas'));
  await context.sync();
  const shown = (content: string | number): string | number => (typeof content === 'string' ? content.replace(/^'/, '') : content);
  const holds = found.parts.every(({ changes }, at) =>
    changes.every(({ row, column, content }) => now[at]?.formulas[row]?.[column] === shown(content)),
  );
  const there = removal.items.filter(({ item }) => !item.isNullObject);
  const something = found.parts.some(({ changes }) => changes.length > 0) || added.length > 0;
  if (something && holds && there.length === added.length)
    return {
      done: resultOf(
        plan,
        found,
        now.map(({ formulas }) => formulas as unknown[][]),
        removal.items.map(({ block, range }) => ({ name: block, formulas: range.formulas as unknown[][] })),
      ),
    };
  release(context.workbook.worksheets.getItem(plan.sheet));
  removal.remove();
  found.parts.forEach(({ range, formulas, back, changes }, at) => {
    const written = back.filter(({ row, column }, index) => now[at]?.formulas[row]?.[column] === shown(changes[index]?.content ?? ''));
    writeContents(range, formulas, written);
  });
  await context.sync();
  return something ? 'takenBack' : 'nothing';
}

/** 元に戻す for a renewal. Throws ExcelFailure (changedMeanwhile where one of the written cells, or a new block, is not as it was made). */
export async function takeBackRenewal(made: RenewalMade): Promise<void> {
  const changed = (): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what: made.sheet });
  const ask = (context: Excel.RequestContext): { readonly ranges: readonly Excel.Range[]; readonly removal: Removing } => ({
    ranges: made.parts.map(({ name }) => partOf(context, made.sheet, name).load('formulas')),
    removal: askForRemoval(context, { ...made, added: made.added.map(({ name }) => name) }),
  });
  const restore = (context: Excel.RequestContext, { ranges, removal }: ReturnType<typeof ask>): void => {
    release(context.workbook.worksheets.getItem(made.sheet));
    removal.remove();
    made.parts.forEach(({ back }, at) => {
      const range = ranges[at];
      if (range !== undefined) writeContents(range, range.formulas as unknown[][], back);
    });
  };
  await change<ReturnType<typeof ask>, true, true>({
    hold: context => holdSheets(context, [{ name: made.sheet, key: made.sheet }]),
    look: async context => {
      const tag = askForTag(context);
      const asked = ask(context);
      await context.sync();
      refuseNewer(tag);
      const asMade =
        made.parts.every(({ back, to }, at) =>
          back.every(({ row, column }, index) => asked.ranges[at]?.formulas[row]?.[column] === to[index]),
        ) &&
        made.added.every(({ formulas }, at) => {
          const there = asked.removal.items[at];
          return there !== undefined && !there.range.isNullObject && JSON.stringify(there.range.formulas) === JSON.stringify(formulas);
        });
      if (!asMade) throw changed();
      return asked;
    },
    write: (context, asked) => {
      restore(context, asked);
      return true;
    },
    read: () => true,
    takeBack: async context => {
      const asked = ask(context);
      await context.sync();
      const begun =
        asked.removal.chartsAreGone() ||
        asked.removal.items.some(
          ({ item, range }, at) =>
            item.isNullObject || range.isNullObject || JSON.stringify(range.formulas) !== JSON.stringify(made.added[at]?.formulas),
        ) ||
        made.parts.some(({ back, to }, at) =>
          back.some(({ row, column }, index) => asked.ranges[at]?.formulas[row]?.[column] !== to[index]),
        );
      if (!begun) return 'nothing';
      // What has been begun is finished: the same once more is as once.
      restore(context, asked);
      await context.sync();
      return { done: true };
    },
    touched: () => ({ sheets: [made.sheet], cells: [] }),
  });
}
