/** How 工程表 looks: widths, borders, the bars as conditional formats over plain cells, frozen header, the printed page. */
import type { GanttPlan } from '../../../sheets/make/own/gantt';
import { AS_OF_MONTH, asOfQuarter, paintedQuarters, type GanttCells } from '../../../sheets/make/own/gantt-cells';
import { AS_OF_SIGN, GANTT_ROWS, GANTT_MARKS } from '../../../sheets/make/own/gantt-layout';
import { AS_OF_FORMAT } from '../../../sheets/make/as-of';
import { mayPaint } from '../parts/conditional';
import type { PageSetup } from '../parts/page';
import { columnLetters } from '../../../sheets/read/state';
import { POINTS } from '../parts/column-width';
import { passingRange } from '../../batch/passing-range';

const GREY = '#D9D9D9';
const DARK = '#262626';
const QUIET = '#595959';
/** Points. */
const SMALL = 9;

/** Told apart in black and white: grey with hatching, solid, white with triangles, a mark. */
const BARS: readonly { readonly mark: string; readonly fill: string | null; readonly font: string }[] = [
  { mark: GANTT_MARKS.planned, fill: GREY, font: QUIET },
  { mark: GANTT_MARKS.actual, fill: DARK, font: DARK },
  { mark: GANTT_MARKS.late, fill: '#FFFFFF', font: '#9C0006' },
  { mark: GANTT_MARKS.due, fill: null, font: DARK },
];

/** Formats the sheet; to be followed by a sync. */
export function drawGantt(sheet: Excel.Worksheet, plan: GanttPlan, cells: GanttCells): void {
  const { header, body, era, year, firstDays, lastDays, note, asOf, warnings } = GANTT_ROWS;
  const {
    lastRow,
    quarters: [firstQuarter, lastQuarter],
    right,
    behind,
  } = cells;
  const [firstDate, , , lastDate, progress] = right as readonly [string, string, string, string, string];
  const range = (address: string): Excel.Range => passingRange(sheet, address);
  sheet.showGridlines = false;
  for (const { column, count, width } of cells.widths)
    range(`${columnLetters(column)}:${columnLetters(column + count - 1)}`).format.columnWidth = width * POINTS;

  const title = range('A1').format.font;
  title.bold = true;
  title.size = 14;
  range(`A${note}`).format.font.color = QUIET;
  range(`A${warnings}`).format.font.bold = true;
  range(`B${asOf}`).format.font.bold = true;
  const day = range(`C${asOf}`);
  day.numberFormat = [[AS_OF_FORMAT]];
  day.format.horizontalAlignment = Excel.HorizontalAlignment.left;
  if (!plan.asOf.linked) day.format.fill.color = '#F2F2F2';
  setFormat(range(`${firstQuarter}${firstDays}:${lastQuarter}${lastDays}`), 'yyyy/m/d');
  range(`${firstDays}:${lastDays}`).rowHidden = true;

  setFormat(range(`${firstDate}${body}:${lastDate}${lastRow}`), 'yyyy/m/d');
  setFormat(range(`${progress}${body}:${progress}${lastRow}`), '0%');
  range(`A${body}:${progress}${lastRow}`).format.verticalAlignment = Excel.VerticalAlignment.center;
  range(`B${body}:C${lastRow}`).format.wrapText = true;
  range(`E${body}:E${lastRow}`).format.wrapText = true;
  for (const { column, align } of cells.aligned) {
    const letters = columnLetters(column);
    const cellsOfColumn = range(`${letters}${body}:${letters}${lastRow}`).format;
    cellsOfColumn.horizontalAlignment =
      align === 'left'
        ? Excel.HorizontalAlignment.left
        : align === 'right'
          ? Excel.HorizontalAlignment.right
          : Excel.HorizontalAlignment.center;
  }

  const top = range(`A${header}:${progress}${header}`).format;
  top.font.bold = true;
  top.horizontalAlignment = Excel.HorizontalAlignment.center;
  range(`${firstQuarter}${header}:${lastQuarter}${header}`).format.font.size = 8;
  const years = range(`${firstQuarter}${era}:${lastQuarter}${year}`).format;
  years.horizontalAlignment = Excel.HorizontalAlignment.centerAcrossSelection;
  years.font.size = SMALL;
  years.font.bold = true;
  const bars = range(`${firstQuarter}${body}:${lastQuarter}${lastRow}`);
  bars.format.horizontalAlignment = Excel.HorizontalAlignment.center;
  bars.format.verticalAlignment = Excel.VerticalAlignment.center;
  bars.format.font.size = SMALL;
  const back = range(`${behind[0]}${header}:${behind[1]}${lastRow}`).format.font;
  back.color = QUIET;
  back.size = SMALL;
  setFormat(range(`${behind[0]}${body}:${behind[1]}${lastRow}`), 'General');

  rule(range(`A${header}:${progress}${lastRow}`), ['InsideHorizontal', 'EdgeTop', 'EdgeBottom'], GREY);
  rule(range(`A${header}:${progress}${lastRow}`), ['InsideVertical'], GREY);
  rule(range(`A${header}:${progress}${header}`), ['EdgeTop', 'EdgeBottom'], QUIET);
  const firstColumn = cells.widths.find(({ count }) => count > 1)?.column ?? 0;
  for (let index = 0; index <= plan.years.last - plan.years.first; index++) {
    const letters = columnLetters(firstColumn + index * 4);
    rule(range(`${letters}${era}:${letters}${lastRow}`), ['EdgeLeft'], QUIET);
  }
  rule(range(`${lastQuarter}${era}:${lastQuarter}${lastRow}`), ['EdgeRight'], QUIET);
  if (mayPaint()) paint(sheet, cells);
  else paintPlain(sheet, plan, cells);

  sheet.freezePanes.freezeAt(range(`A1:E${header}`));
}

/** The rows with a milestone, one page wide, the headers on each page. */
export function pageOfGantt({ paper }: GanttPlan, { right, lastPrinted }: GanttCells): PageSetup {
  const { era, header } = GANTT_ROWS;
  return { titleRows: `$${era}:$${header}`, paper, area: `A1:${right.at(-1) ?? 'A'}${lastPrinted}` };
}

/** One format for all cells of a range: Excel takes it so, though the declared type asks for one per cell. */
function setFormat(range: { numberFormat: unknown }, format: string): void {
  range.numberFormat = format;
}

function rule(
  range: Excel.Range,
  edges: readonly ('EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight' | 'InsideHorizontal' | 'InsideVertical')[],
  color: string,
): void {
  for (const edge of edges) {
    const border = range.format.borders.getItem(edge);
    border.style = Excel.BorderLineStyle.continuous;
    border.color = color;
  }
}

/** As paint does it, but as of 基準日 once and for all: the sheet says so. */
function paintPlain(sheet: Excel.Worksheet, plan: GanttPlan, { lastRow }: GanttCells): void {
  const { header, body } = GANTT_ROWS;
  for (const { row, first, last, mark } of paintedQuarters(plan)) {
    const { format } = passingRange(sheet, `${columnLetters(first)}${row}:${columnLetters(last)}${row}`);
    const look = BARS.find(one => one.mark === mark);
    if (look === undefined) continue;
    if (look.fill !== null) format.fill.color = look.fill;
    format.font.color = look.font;
  }
  const at = asOfQuarter(plan);
  if (at !== null) {
    const column = columnLetters(at);
    rule(passingRange(sheet, `${column}${header}:${column}${lastRow}`), ['EdgeLeft', 'EdgeRight'], '#000000');
    const month = passingRange(sheet, `${column}${header}`).format;
    month.fill.color = DARK;
    month.font.color = '#FFFFFF';
  }
  plan.kept.forEach(({ initiative, state }, index) => {
    if (index > 0 && initiative === plan.kept[index - 1]?.initiative) passingRange(sheet, `B${body + index}`).format.font.color = QUIET;
    if (/^[■▲]/.test(state)) passingRange(sheet, `D${body + index}`).format.font.bold = true;
  });
}

/**
 * No DX.* here: Excel works out no custom functions for conditional formats. The quarters are told by their own text only: a format whose formula names
 * other cells is not always drawn anew when these change.
 */
function paint(sheet: Excel.Worksheet, { lastRow, quarters: [first, last] }: GanttCells): void {
  const { header, body } = GANTT_ROWS;
  const byText = (range: Excel.Range, operator: Excel.ConditionalTextOperator, text: string): Excel.ConditionalRangeFormat => {
    const { textComparison } = range.conditionalFormats.add(Excel.ConditionalFormatType.containsText);
    textComparison.rule = { operator, text };
    return textComparison.format;
  };
  const bars = passingRange(sheet, `${first}${body}:${last}${lastRow}`);
  const month = passingRange(sheet, `${first}${header}:${last}${header}`);
  // The line first, so that it comes after the bars: Excel shows both, LibreOffice what comes first.
  const line = byText(bars, Excel.ConditionalTextOperator.endsWith, AS_OF_SIGN);
  const head = byText(month, Excel.ConditionalTextOperator.contains, AS_OF_MONTH);
  for (const { borders } of [line, head])
    for (const edge of [Excel.ConditionalRangeBorderIndex.edgeLeft, Excel.ConditionalRangeBorderIndex.edgeRight]) {
      const border = borders.getItem(edge);
      border.style = Excel.ConditionalRangeBorderLineStyle.continuous;
      border.color = '#000000';
    }
  head.fill.color = DARK;
  head.font.color = '#FFFFFF';
  for (const { mark, fill, font } of BARS) {
    const format = byText(bars, Excel.ConditionalTextOperator.beginsWith, mark);
    if (fill !== null) format.fill.color = fill;
    format.font.color = font;
  }

  // 取組 is in every row, for filters; where it repeats the row above it steps back.
  const initiative = passingRange(sheet, `B${body}:B${lastRow}`).conditionalFormats.add(Excel.ConditionalFormatType.custom).custom;
  initiative.rule.formula = `=$B${body}=$B${header}`;
  initiative.format.font.color = QUIET;
  const late = passingRange(sheet, `D${body}:D${lastRow}`).conditionalFormats.add(Excel.ConditionalFormatType.custom).custom;
  late.rule.formula = `=OR(LEFT($D${body},1)="■",LEFT($D${body},1)="▲")`;
  late.format.font.bold = true;
}
