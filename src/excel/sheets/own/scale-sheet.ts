/** 評価基準: looks for the sheet of before, and transcribes a plan (sheets/scale-sheet). */
import type { ExistingSheet } from '../../../sheets/make/own/own-sheet';
import { GRADE_HEADER, SCALE_ROWS, SCALE_SHEET_NAME, SCALE_TITLE, type ScaleSheetPlan } from '../../../sheets/make/own/scale-sheet';
import { SCALE_TABLE } from '../../../sheets/read/own-scale';
import { asWritten } from '../../batch/cell-text';
import { ExcelFailure } from '../../batch/failure';
import { run } from '../../batch/run';
import { passingRange } from '../../batch/passing-range';
import { POINTS } from '../parts/column-width';
import { existingOf, askForName, makeOwnSheet, type OwnSheetMade } from './own-sheet';
import { setValidation } from '../parts/validation';

const TABLE_STYLE = 'TableStyleLight15';
/** Characters of A to E; C parts the table from what is said beside it. */
const WIDTHS = [14, 20, 3, 18, 66] as const;
const LAST = 'E';
/** A share in per cent; the bound of the last grade, below all that is measured, is shown as words. */
export const BOUND_FORMAT = '[<-1000000]"それ未満";0.0%';

/** Looks for our sheet. One sync. Throws ExcelFailure. */
export function findScaleSheet(): Promise<ExistingSheet> {
  return run(async context => {
    const named = askForName(context, SCALE_SHEET_NAME);
    await context.sync();
    return existingOf(named);
  });
}

/** Carries out a plan without conflicts. Three syncs. @returns the sheet's title cell. Throws ExcelFailure. */
export async function makeScaleSheet(plan: ScaleSheetPlan): Promise<OwnSheetMade> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const { header } = SCALE_ROWS;
  const lastRow = header + Math.max(plan.rows.length, plan.facts.length - 1);
  const own = {
    sheet: plan.sheet,
    replaces: false,
    existing: plan.existing,
    definedName: SCALE_SHEET_NAME,
    title: SCALE_TITLE,
    page: { titleRows: `$${header}:$${header}`, area: `A1:${LAST}${lastRow}` },
  };
  return makeOwnSheet(own, sheet => draw(sheet, plan));
}

function draw(sheet: Excel.Worksheet, { note, measure, rows, facts }: ScaleSheetPlan): void {
  const { header } = SCALE_ROWS;
  const title = passingRange(sheet, 'A1').format.font;
  title.bold = true;
  title.size = 14;
  passingRange(sheet, `A${SCALE_ROWS.note}`).values = [[note]];
  WIDTHS.forEach((width, index) => {
    const letter = 'ABCDE'.charAt(index);
    passingRange(sheet, `${letter}:${letter}`).format.columnWidth = width * POINTS;
  });

  const bounds = passingRange(sheet, `A${header + 1}:A${header + rows.length}`);
  bounds.numberFormat = rows.map(() => [BOUND_FORMAT]);
  bounds.format.horizontalAlignment = Excel.HorizontalAlignment.center;
  const grades = passingRange(sheet, `B${header + 1}:B${header + rows.length}`);
  grades.format.horizontalAlignment = Excel.HorizontalAlignment.left;
  const range = passingRange(sheet, `A${header}:B${header + rows.length}`);
  range.format.verticalAlignment = Excel.VerticalAlignment.top;
  range.values = [[measure, GRADE_HEADER], ...rows.map(([bound, grade]) => [asWritten(bound), asWritten(grade)])];
  const table = sheet.tables.add(range, true);
  table.name = SCALE_TABLE;
  table.style = TABLE_STYLE;
  table.showBandedRows = false;
  // The style of a table is drawn by Excel alone.
  for (const edge of ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const) {
    const border = range.format.borders.getItem(edge);
    border.style = Excel.BorderLineStyle.continuous;
    border.color = '#7F7F7F';
  }
  const head = passingRange(sheet, `A${header}:B${header}`).format;
  head.font.bold = true;
  head.horizontalAlignment = Excel.HorizontalAlignment.center;
  setValidation(
    bounds,
    measure,
    '下限を 80% のように入力します。その値を含まないときは「超 80%」、目標に達したものは「達成」とします。',
    null,
  );
  setValidation(grades, GRADE_HEADER, 'この下限に達したときの評価です。', null);

  const beside = passingRange(sheet, `D${header}:${LAST}${header + facts.length - 1}`);
  beside.values = facts.map(([label, text]) => [label, asWritten(text)]);
  beside.format.verticalAlignment = Excel.VerticalAlignment.top;
  passingRange(sheet, `D${header}:D${header + facts.length - 1}`).format.font.bold = true;
  passingRange(sheet, `${LAST}${header}:${LAST}${header + facts.length - 1}`).format.wrapText = true;
  beside.format.autofitRows();
}
