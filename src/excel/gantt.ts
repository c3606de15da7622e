/**
 * 工程表: transcribes a plan (sheets/gantt) into a new sheet: one sync to look again, one that writes everything. An old one of ours
 * makes room as the very last action of the batch, so that until then it can come back.
 */
import { GANTT_NAME, GANTT_SHEET, type ExistingGantt, type GanttPlan } from '../sheets/gantt';
import { GANTT_TITLE, ganttCells, type Block } from '../sheets/gantt-cells';
import { SCHEDULES } from '../sheets/schedules';
import type { CellPlace } from '../sheets/state';
import { asWritten } from './cell-text';
import { ExcelFailure, type Outcome } from './failure';
import { drawGantt } from './gantt-look';
import { addMarked, deleteMarked, findMarked, newToken, notTakenBack } from './new-sheets';
import { placeOf } from './read';
import { failureOf, run, withOutcome } from './run';
import { lookAtVersion, refuseNewer } from './workbook-settings';

/** Looks for our Gantt sheet. One sync. Throws ExcelFailure. */
export function findGantt(): Promise<ExistingGantt> {
  return run(async context => {
    const look = lookForName(context);
    await context.sync();
    return existingOf(look);
  });
}

interface NameLook { readonly item: Excel.NamedItem; readonly range: Excel.Range }

function lookForName(context: Excel.RequestContext): NameLook {
  const item = context.workbook.names.getItemOrNullObject(GANTT_NAME);
  item.load('formula,type');
  const range = item.getRangeOrNullObject();
  range.load('address');
  return { item, range };
}

function existingOf({ item, range }: NameLook): ExistingGantt {
  if (item.isNullObject) return { kind: 'none' };
  if (!range.isNullObject) return { kind: 'sheet', sheet: placeOf(range.address).sheet };
  return String(item.formula).includes('#REF!') || item.type === Excel.NamedItemType.error ? { kind: 'lost' } : { kind: 'other' };
}

/** What taking back needs to know of the workbook before the batch. */
interface Before {
  /** The id of the sheet that is to be replaced. */
  readonly oldId: string | null;
  /** The formula of the name DX_Gantt; null: there was none. */
  readonly formula: string | null;
}

interface Names {
  /** The new sheet while it is written, and the old one while it makes room. */
  readonly fresh: string;
  readonly aside: string;
}

/**
 * Carries out a plan without conflicts.
 * @returns the sheet's title cell
 * Throws ExcelFailure; its outcome says what is in the workbook then.
 */
export async function makeGantt(plan: GanttPlan): Promise<CellPlace> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const token = newToken();
  const mark = token.slice(-6);
  const names: Names = { fresh: plan.replaces ? `${GANTT_SHEET} ${mark}` : plan.sheet, aside: `${GANTT_SHEET} old ${mark}` };
  let before: Before | null = null;
  try {
    await run(async context => {
      before = null;
      const found = await lookAgain(context, plan);
      before = found;
      write(context, plan, found, names, token);
      await context.sync();
    });
  } catch (error) {
    const failure = failureOf(error);
    if (before === null || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const done = await takeBack(plan, before, names, token);
    if (done !== 'complete') throw withOutcome(failure, done);
  }
  return { sheet: plan.sheet, address: 'A1' };
}

/** Is the workbook still as planned for? One sync. */
async function lookAgain(context: Excel.RequestContext, plan: GanttPlan): Promise<Before> {
  const { worksheets, tables, protection } = context.workbook;
  worksheets.load('items/name,items/id,items/protection/protected');
  const table = tables.getItemOrNullObject(SCHEDULES.name);
  const headers = table.getHeaderRowRange();
  headers.load('values');
  protection.load('protected');
  const look = lookForName(context);
  const version = lookAtVersion(context);
  await context.sync();
  refuseNewer(version);
  if (table.isNullObject) throw new ExcelFailure({ kind: 'changedMeanwhile', what: SCHEDULES.name });
  if (protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
  const texts = (headers.values[0] ?? []).map(String);
  const gone = Object.values(plan.headers).find(header => !texts.includes(header));
  if (gone !== undefined) throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${SCHEDULES.name}[${gone}]` });
  const there = worksheets.items.find(({ name }) => name.toLowerCase() === plan.sheet.toLowerCase());
  const existing = existingOf(look);
  const same = existing.kind === plan.existing.kind && (existing.kind !== 'sheet' || existing.sheet === plan.sheet);
  if (!same || (there !== undefined) !== plan.replaces) throw new ExcelFailure({ kind: 'changedMeanwhile', what: plan.sheet });
  if (there?.protection.protected === true) throw new ExcelFailure({ kind: 'protectedSheet', sheet: there.name });
  return { oldId: there?.id ?? null, formula: look.item.isNullObject ? null : String(look.item.formula) };
}

function put(sheet: Excel.Worksheet, { address, cells }: Block): void {
  sheet.getRange(address).formulas = cells.map(line => [...line]);
}

function putTexts(sheet: Excel.Worksheet, { address, cells }: Block): void {
  sheet.getRange(address).values = cells.map(line => line.map(cell => asWritten(cell) ?? ''));
}

function write(context: Excel.RequestContext, plan: GanttPlan, before: Before, names: Names, token: string): void {
  const cells = ganttCells(plan);
  const sheet = addMarked(context, names.fresh, token);
  for (const block of cells.head) put(sheet, block);
  drawGantt(sheet, plan, cells);
  // First the texts of today, so that Excel gives the rows the height they need; then the formulas over them.
  if (cells.texts) {
    putTexts(sheet, cells.texts);
    sheet.getRange(cells.texts.address).format.autofitRows();
  }
  if (cells.kept) putTexts(sheet, cells.kept);
  put(sheet, cells.pattern);
  if (cells.below !== null) sheet.getRange(cells.below).copyFrom(cells.pattern.address, Excel.RangeCopyType.formulas);

  const old = before.oldId === null ? null : context.workbook.worksheets.getItem(before.oldId);
  if (old) {
    old.name = names.aside;
    sheet.name = plan.sheet;
  }
  const title = `='${plan.sheet.replace(/'/g, "''")}'!$A$1`;
  if (before.formula === null) context.workbook.names.add(GANTT_NAME, sheet.getRange('A1'));
  else context.workbook.names.getItem(GANTT_NAME).formula = title;
  sheet.getRange('A1').values = [[GANTT_TITLE]];
  sheet.activate();
  old?.delete();
}

/** Undoes what the failed batch has done and only that; 'complete' when it turns out that all of it had been done. */
async function takeBack(plan: GanttPlan, before: Before, names: Names, token: string): Promise<'complete' | Outcome> {
  try {
    return await run(async context => {
      const marked = await findMarked(context, [names.fresh], token);
      const { worksheets } = marked;
      const old = worksheets.find(({ id }) => id === before.oldId);
      if (plan.replaces ? old === undefined : marked.finished) return 'complete';
      const madeRoom = old !== undefined && old.name !== plan.sheet;
      const undone = madeRoom || marked.unfinished.length > 0;
      if (madeRoom) {
        // The old sheet had made room already: what has its name now is ours.
        worksheets.find(({ name }) => name === plan.sheet)?.delete();
        old.name = plan.sheet;
      }
      if (before.formula === null) deleteMarked(marked, GANTT_NAME);
      else {
        for (const sheet of marked.unfinished) sheet.delete();
        const item = marked.names.find(({ name }) => name === GANTT_NAME);
        if (item) item.formula = before.formula;
      }
      await context.sync();
      return { changed: undone ? 'takenBack' : 'nothing' };
    });
  } catch (error) {
    return notTakenBack(error, [names.fresh, names.aside], []);
  }
}
