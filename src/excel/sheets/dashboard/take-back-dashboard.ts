/** Takes a renewal of ダッシュボード back: after a failed batch what of it is there, later all of it, where nobody has changed it since. */
import type { DashboardPlan } from '../../../sheets/pack/dashboard';
import { asFound } from '../../batch/cell-text';
import { change, type TakenBack } from '../../batch/change';
import { ExcelFailure } from '../../batch/failure';
import { release, holdSheets } from '../../batch/hold';
import { askForTag, refuseNewer } from '../../batch/workbook-settings';
import { writeContents } from './dashboard-changes';
import { drawnIn, resultOf, partOf, type OldChart, type DashboardFound, type BoardRenewed, type RenewalMade } from './dashboard-found';

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
    const item = sheet.names.getItemOrNullObject(block).load('comment');
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

/** @param met the cells of each part as the batch met them; null: no answer came */
export async function takeBackFailedRenewal(
  context: Excel.RequestContext,
  plan: DashboardPlan,
  found: DashboardFound,
  met: readonly Excel.Range[] | null,
): Promise<TakenBack<Omit<BoardRenewed, 'page'>>> {
  const added = plan.blocks.filter(({ before }) => before === null);
  const removal = askForRemoval(context, {
    sheet: plan.sheet,
    added: added.map(({ name }) => name),
    drawn: drawnIn(plan, found.charts),
    charts: found.charts,
  });
  const now = found.parts.map(({ range }) => range.getResizedRange(0, 0).load('formulas'));
  await context.sync();
  const shown = (content: string | number): string | number => (typeof content === 'string' ? content.replace(/^'/, '') : content);
  const holds = found.parts.every(({ changes }, at) =>
    changes.every(({ row, column, content }) => now[at]?.formulas[row]?.[column] === shown(content)),
  );
  const finished = added.every(({ name, kpi }) =>
    removal.items.some(({ block, item }) => block === name && !item.isNullObject && item.comment === kpi.id),
  );
  const something = found.parts.some(({ changes }) => changes.length > 0) || added.length > 0;
  if (met === null && something && holds && finished)
    return {
      done: resultOf(
        plan,
        found,
        now.map(({ formulas }) => formulas as unknown[][]),
        removal.items.map(({ block, range }) => ({ name: block, formulas: range.formulas as unknown[][] })),
      ),
    };
  const sheet = context.workbook.worksheets.getItem(plan.sheet);
  release(sheet);
  if (found.visibility !== Excel.SheetVisibility.visible) sheet.visibility = found.visibility;
  removal.remove();
  found.parts.forEach(({ range, formulas, back, changes }, at) => {
    const written = back.filter(({ row, column }, index) => now[at]?.formulas[row]?.[column] === shown(changes[index]?.content ?? ''));
    const before = met?.[at];
    const were = before && asFound(before);
    writeContents(
      range,
      formulas,
      written.map(one => ({ ...one, content: were?.[one.row]?.[one.column] ?? one.content })),
    );
  });
  await context.sync();
  return something ? 'takenBack' : 'nothing';
}

interface RenewalAsked {
  readonly ranges: readonly Excel.Range[];
  readonly removal: Removing;
  readonly mayHide: () => boolean;
}

/**
 * Asks who sees the sheet; to be followed by a sync.
 * @returns whether a sheet that was hidden is to be hidden again: it is shown still, and not the only one that is
 */
function askForHiding({ workbook: { worksheets } }: Excel.RequestContext, { sheet, visibility }: RenewalMade): () => boolean {
  worksheets.load('items/name,items/visibility');
  return () => {
    const shown = worksheets.items.filter(one => one.visibility === Excel.SheetVisibility.visible);
    return visibility !== Excel.SheetVisibility.visible && shown.length > 1 && shown.some(({ name }) => name === sheet);
  };
}

/** 元に戻す for a renewal. Throws ExcelFailure (changedMeanwhile where one of the written cells, or a new block, is not as it was made). */
export async function takeBackRenewal(made: RenewalMade): Promise<void> {
  const changed = (): ExcelFailure => new ExcelFailure({ kind: 'changedMeanwhile', what: made.sheet });
  const ask = (context: Excel.RequestContext): RenewalAsked => ({
    ranges: made.parts.map(({ name }) => partOf(context, made.sheet, name).load('formulas')),
    removal: askForRemoval(context, { ...made, added: made.added.map(({ name }) => name) }),
    mayHide: askForHiding(context, made),
  });
  const restore = (context: Excel.RequestContext, { ranges, removal, mayHide }: RenewalAsked): void => {
    release(context.workbook.worksheets.getItem(made.sheet));
    removal.remove();
    made.parts.forEach(({ back }, at) => {
      const range = ranges[at];
      if (range !== undefined) writeContents(range, range.formulas as unknown[][], back);
    });
    if (mayHide()) context.workbook.worksheets.getItem(made.sheet).visibility = made.visibility;
  };
  await change<RenewalAsked, true, true>({
    hold: context => holdSheets(context, [{ name: made.sheet, key: made.sheet }]),
    look: async context => {
      const tag = askForTag(context);
      const { protection } = context.workbook;
      protection.load('protected');
      const asked = ask(context);
      await context.sync();
      refuseNewer(tag);
      if (asked.mayHide() && protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
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
    takeBack: async (context, found) => {
      const asked = ask(context);
      await context.sync();
      const begun =
        (found.mayHide() && !asked.mayHide()) ||
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
