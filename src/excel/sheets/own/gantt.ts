/** 工程表: looks for the sheet of before, and transcribes a plan (sheets/gantt) into a new one. */
import { GANTT_NAME, type GanttPlan } from '../../../sheets/make/own/gantt';
import { GANTT_TITLE, ganttCells, type GanttBlock, type GanttCells } from '../../../sheets/make/own/gantt-cells';
import type { ExistingSheet } from '../../../sheets/make/own/own-sheet';
import { SCHEDULES } from '../../../sheets/schema/declarations/schedules';
import { asWritten } from '../../batch/cell-text';
import { ExcelFailure } from '../../batch/failure';
import { mayPaint } from '../parts/conditional';
import { drawGantt, pageOfGantt } from './gantt-drawing';
import { existingOf, askForName, makeOwnSheet, type OwnSheetMade } from './own-sheet';
import { run } from '../../batch/run';
import { passingRange } from '../../batch/passing-range';

/** Cells whose formulas still fit into one answer of Excel on the web. */
const MOST_COMPARED = 12_000;

/** Looks for our Gantt sheet. One sync. Throws ExcelFailure. */
export function findGantt(): Promise<ExistingSheet> {
  return run(async context => {
    const named = askForName(context, GANTT_NAME);
    await context.sync();
    return existingOf(named);
  });
}

/**
 * Carries out a plan without conflicts. Three syncs.
 * @returns the sheet's title cell
 * Throws ExcelFailure; its outcome says what is in the workbook then.
 */
export async function makeGantt(plan: GanttPlan): Promise<OwnSheetMade> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const cells = ganttCells(plan, !mayPaint());
  const large = cells.lastRow * cells.widths.reduce((sum, { count }) => sum + count, 0) > MOST_COMPARED;
  const own = {
    sheet: plan.sheet,
    replaces: plan.replaces,
    existing: plan.existing,
    definedName: GANTT_NAME,
    title: GANTT_TITLE,
    large,
    page: pageOfGantt(plan, cells),
  };
  return makeOwnSheet(own, sheet => write(sheet, plan, cells), {
    ask: askForTable,
    check: look => checkTable(look, plan),
    meet: context => {
      const { columns } = context.workbook.tables.getItem(SCHEDULES.name);
      for (const header of Object.values(plan.headers)) columns.getItem(header).load('name');
    },
  });
}

interface TableAsked {
  readonly table: Excel.Table;
  readonly row: Excel.Range;
}

function askForTable(context: Excel.RequestContext): TableAsked {
  const table = context.workbook.tables.getItemOrNullObject(SCHEDULES.name);
  const row = table.getHeaderRowRange();
  row.load('values');
  return { table, row };
}

/** The formulas name the table's columns: are they there still? */
function checkTable({ table, row }: TableAsked, { headers }: GanttPlan): void {
  if (table.isNullObject) throw new ExcelFailure({ kind: 'changedMeanwhile', what: SCHEDULES.name });
  const texts = (row.values[0] ?? []).map(String);
  const gone = Object.values(headers).find(header => !texts.includes(header));
  if (gone !== undefined) throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${SCHEDULES.name}[${gone}]` });
}

function put(sheet: Excel.Worksheet, { address, cells }: GanttBlock): void {
  passingRange(sheet, address).formulas = cells.map(line => [...line]);
}

function putTexts(sheet: Excel.Worksheet, { address, cells }: GanttBlock): void {
  passingRange(sheet, address).values = cells.map(line => line.map(cell => asWritten(cell) ?? ''));
}

function write(sheet: Excel.Worksheet, plan: GanttPlan, cells: GanttCells): void {
  for (const block of cells.head) put(sheet, block);
  drawGantt(sheet, plan, cells);
  // First the texts of today, so that Excel gives the rows the height they need; then the formulas over them.
  if (cells.texts) {
    putTexts(sheet, cells.texts);
    passingRange(sheet, cells.texts.address).format.autofitRows();
  }
  if (cells.kept) putTexts(sheet, cells.kept);
  put(sheet, cells.pattern);
  if (cells.below !== null) passingRange(sheet, cells.below).copyFrom(cells.pattern.address, Excel.RangeCopyType.formulas);
}
