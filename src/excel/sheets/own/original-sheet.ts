/** 当初計画: looks for the sheet of before, and transcribes a plan (sheets/original-sheet). */
import { originalCells, ORIGINAL_ROWS, ORIGINAL_TITLE } from '../../../sheets/make/own/original-cells';
import { ORIGINAL_NAME, type OriginalSheetPlan } from '../../../sheets/make/own/original-sheet';
import type { ExistingSheet } from '../../../sheets/make/own/own-sheet';
import { PERCENT_FORMAT } from '../../../sheets/schema/parse-cell';
import { columnLetters } from '../../../sheets/read/state';
import { ExcelFailure } from '../../batch/failure';
import { POINTS } from '../parts/column-width';
import { mayPaint } from '../parts/conditional';
import { existingOf, askForName, makeOwnSheet, type OwnSheetMade } from './own-sheet';
import { run } from '../../batch/run';
import { passingRange } from '../../batch/passing-range';

/** Characters, by column of the plan. */
const WIDTHS = { id: 8, name: 32, unit: 8, direction: 8, baselineYear: 10, baseline: 14, targets: 14, timing: 9, path: 9 } as const;
const HELPER_WIDTH = 14;
const QUIET = '#7F7F7F';

/** Looks for our sheet. One sync. Throws ExcelFailure. */
export function findOriginal(): Promise<ExistingSheet> {
  return run(async context => {
    const named = askForName(context, ORIGINAL_NAME);
    await context.sync();
    return existingOf(named);
  });
}

/** Carries out a plan without conflicts. Three syncs. @returns the sheet's title cell. Throws ExcelFailure. */
export async function makeOriginalSheet(plan: OriginalSheetPlan): Promise<OwnSheetMade> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const cells = originalCells(plan, !mayPaint());
  const own = {
    sheet: plan.sheet,
    replaces: plan.replaces,
    existing: plan.existing,
    definedName: ORIGINAL_NAME,
    named: cells.plan,
    title: ORIGINAL_TITLE,
    page: {
      titleRows: `$${ORIGINAL_ROWS.header}:$${ORIGINAL_ROWS.header}`,
      area: `A1:${cells.last}${cells.lastRow}`,
    },
  };
  return makeOwnSheet(own, sheet => {
    for (const { address, cells: content } of [...cells.head, ...cells.patterns])
      passingRange(sheet, address).formulas = content.map(line => [...line]);
    for (const { address, below } of cells.patterns)
      if (below !== null) passingRange(sheet, below).copyFrom(address, Excel.RangeCopyType.formulas);
    draw(sheet, plan);
  });
}

/** One format for all cells of a range: Excel takes it so, though the declared type asks for one per cell. */
function setFormat(range: { numberFormat: unknown }, format: string): void {
  range.numberFormat = format;
}

function draw(sheet: Excel.Worksheet, plan: OriginalSheetPlan): void {
  const { header, body, note, warnings } = ORIGINAL_ROWS;
  const {
    last,
    numbers,
    behind: [firstBehind, lastBehind],
    days,
    lastRow,
    lastOfAll,
  } = originalCells(plan);
  const range = (address: string): Excel.Range => passingRange(sheet, address);
  const title = range('A1').format.font;
  title.bold = true;
  title.size = 14;
  range(`A${note}`).format.font.color = QUIET;
  range(`A${warnings}`).format.font.bold = true;
  plan.columns.forEach(({ key }, index) => {
    const letters = columnLetters(index);
    range(`${letters}:${letters}`).format.columnWidth = WIDTHS[key] * POINTS;
    if (key === 'baselineYear')
      range(`${letters}${body}:${letters}${lastRow}`).format.horizontalAlignment = Excel.HorizontalAlignment.center;
  });
  range(`${firstBehind}:${lastBehind}`).format.columnWidth = HELPER_WIDTH * POINTS;

  const top = range(`A${header}:${last}${header}`).format;
  top.font.bold = true;
  top.fill.color = '#F2F2F2';
  const heads = range(`A${header}:${lastBehind}${header}`).format;
  heads.wrapText = true;
  heads.horizontalAlignment = Excel.HorizontalAlignment.center;
  heads.verticalAlignment = Excel.VerticalAlignment.center;
  const behind = range(`${firstBehind}${header}:${lastBehind}${lastOfAll}`).format.font;
  behind.color = QUIET;
  behind.size = 9;
  setFormat(range(`${firstBehind}${body}:${lastBehind}${lastOfAll}`), '0');
  setFormat(range(`${days}${body}:${days}${lastOfAll}`), 'yyyy/m/d');
  const borders = range(`A${header}:${last}${lastRow}`).format.borders;
  for (const edge of ['EdgeTop', 'EdgeBottom', 'InsideHorizontal'] as const) {
    const border = borders.getItem(edge);
    border.style = Excel.BorderLineStyle.continuous;
    border.color = edge === 'InsideHorizontal' ? '#BFBFBF' : '#404040';
  }

  // The look of each row of today; the conditional formats follow the unit when rows have moved.
  const unit = columnLetters(plan.columns.findIndex(({ key }) => key === 'unit'));
  const hasUnit = plan.columns.some(({ key }) => key === 'unit');
  for (const letters of numbers) {
    const column = range(`${letters}${body}:${letters}${lastRow}`);
    column.format.horizontalAlignment = Excel.HorizontalAlignment.right;
    if (plan.formats.length > 0)
      range(`${letters}${body}:${letters}${body + plan.formats.length - 1}`).numberFormat = plan.formats.map(format => [format]);
    const first = `${letters}${body}`;
    const percent = hasUnit ? `OR($${unit}${body}="%",$${unit}${body}="％")` : 'FALSE';
    const looks = [
      [`=${percent}`, PERCENT_FORMAT],
      [`=AND(NOT(${percent}),ISNUMBER(${first}),MOD(N(${first}),1)=0)`, '#,##0'],
      [`=AND(NOT(${percent}),ISNUMBER(${first}),MOD(N(${first}),1)<>0)`, '#,##0.0##'],
    ] as const;
    for (const [formula, format] of mayPaint() ? looks : []) {
      const { custom } = column.conditionalFormats.add(Excel.ConditionalFormatType.custom);
      custom.rule.formula = formula;
      setFormat(custom.format, format);
    }
  }
  sheet.freezePanes.freezeRows(header);
}
