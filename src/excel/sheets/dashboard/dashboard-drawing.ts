/** How ダッシュボード looks: transcribes blocks (sheets/pack/dashboard-cells) to where they stand. */
import { factCells, headCells, LINES, pointRows, type BoardCell, type Corner } from '../../../sheets/pack/dashboard-cells';
import type { BoardBlock, DashboardPlan } from '../../../sheets/pack/dashboard';
import {
  AT,
  BLOCK_COLUMNS,
  BLOCK_ROWS,
  COLUMN_WIDTHS,
  FACT_ROWS,
  HEAD_ROWS,
  HEIGHTS,
  MOST_POINTS,
} from '../../../sheets/pack/dashboard-layout';
import { BODY } from '../../../sheets/pack/measure';
import { columnLetters } from '../../../sheets/read/state';
import { asWritten } from '../../batch/cell-text';
import { addChart } from '../parts/charts';
import { passingRange } from '../../batch/passing-range';
import { mayPaint } from '../parts/conditional';

const QUIET = '#7F7F7F';
const LABEL = '#595959';
const LINE = '#BFBFBF';

export const lastPrinted = (moved: number): string => columnLetters(COLUMN_WIDTHS.length - 1 + moved);

/** As it has to be written: a text that is none of our formulas never becomes one. */
export const writtenContent = ({ content, text }: BoardCell): string | number =>
  typeof content === 'number' || (text !== true && content.startsWith('=')) ? content : (asWritten(content) ?? '');

/** The whole sheet, but for its title. */
export function drawBoard(sheet: Excel.Worksheet, plan: DashboardPlan): void {
  COLUMN_WIDTHS.forEach((width, column) => {
    passingRange(sheet, `${columnLetters(column)}:${columnLetters(column)}`).format.columnWidth = width;
  });
  sheet.showGridlines = false;
  const { counts, note, body } = HEAD_ROWS;
  const title = passingRange(sheet, 'A1').format.font;
  title.bold = true;
  title.size = 14;
  passingRange(sheet, '1:1').format.rowHeight = HEIGHTS.title;
  passingRange(sheet, `${counts}:${note}`).format.rowHeight = HEIGHTS.line;
  passingRange(sheet, `${body - 1}:${body - 1}`).format.rowHeight = HEIGHTS.gap;
  const head = passingRange(sheet, `A${counts}:A${note}`);
  head.formulas = headCells(plan.day, plan.linked).map(content => [content]);
  head.format.font.size = BODY;
  passingRange(sheet, `A${counts}`).format.font.bold = true;
  passingRange(sheet, `A${note}`).format.font.color = LABEL;
  plan.blocks.forEach((block, at) => {
    const corner = { row: body - 1 + at * BLOCK_ROWS, column: 0 };
    drawBlock(sheet, plan, block, corner, sheet.getRangeByIndexes(corner.row, corner.column, 1, 1).untrack());
  });
  paintGrades(sheet);
  sheet.freezePanes.freezeRows(note);
}

/**
 * A new block, with its name, its looks and its chart.
 * @param corner what its formulas are written for
 * @param first the cell there; others may have moved it by the time it is written
 * @param id says whose block it is; another mark where the caller writes that when all is done
 */
export function drawBlock(
  sheet: Excel.Worksheet,
  plan: DashboardPlan,
  { name, kpi }: BoardBlock,
  corner: Corner,
  first: Excel.Range,
  id = kpi.id,
): void {
  // Nothing of these ranges is asked after this batch: kept ones would be a fifth more requests.
  const at = (row: number, column: number, rows: number, columns: number): Excel.Range =>
    first
      .getOffsetRange(row, column)
      .untrack()
      .getResizedRange(rows - 1, columns - 1)
      .untrack();
  const band = at(0, 0, BLOCK_ROWS, BLOCK_COLUMNS);
  // First of all: what has the name is ours.
  sheet.names.add(name, band, id);
  at(0, 0, 1, 1).format.rowHeight = HEIGHTS.name;
  at(1, 0, FACT_ROWS - 1, 1).format.rowHeight = HEIGHTS.fact;
  at(FACT_ROWS, 0, 1, 1).format.rowHeight = HEIGHTS.between;
  band.format.font.size = BODY;
  const formulas: (string | number)[][] = Array.from({ length: BLOCK_ROWS }, () => Array.from({ length: BLOCK_COLUMNS }, () => ''));
  const formats = formulas.map(line => line.map(() => 'General'));
  for (const cell of factCells(kpi, corner, plan)) {
    const [line, formatLine] = [formulas[cell.row], formats[cell.row]];
    if (line === undefined || formatLine === undefined) continue;
    line[cell.column] = writtenContent(cell);
    if (cell.format !== undefined) formatLine[cell.column] = cell.format;
  }
  pointRows(kpi).forEach((points, row) => formulas[row]?.splice(AT.points + 1, MOST_POINTS, ...points));
  band.numberFormat = formats;
  band.formulas = formulas;

  for (const column of [AT.label, AT.secondLabel]) at(1, column, FACT_ROWS - 1, 1).format.font.color = LABEL;
  for (const column of [AT.value, AT.secondValue]) at(0, column, FACT_ROWS, 1).format.horizontalAlignment = Excel.HorizontalAlignment.right;
  // What stands before it ends at its edge.
  const second = at(1, AT.secondLabel, FACT_ROWS - 1, 1).format;
  second.horizontalAlignment = Excel.HorizontalAlignment.left;
  second.indentLevel = 1;
  const top = at(0, 0, 1, AT.secondValue + 1).format;
  top.font.bold = true;
  top.font.size = 10.5;
  const borders = at(0, 0, FACT_ROWS, AT.secondValue + 1).format.borders;
  for (const edge of ['EdgeTop', 'EdgeBottom', 'InsideHorizontal'] as const) {
    const border = borders.getItem(edge);
    border.style = Excel.BorderLineStyle.continuous;
    border.color = edge === 'EdgeTop' ? '#000000' : LINE;
  }
  at(0, AT.helper, FACT_ROWS, BLOCK_COLUMNS - AT.helper).format.font.color = QUIET;
  drawBlockChart(sheet, band, { name, kpi }, at(0, AT.chart[0], FACT_ROWS, AT.chart[1] - AT.chart[0] + 1));
}

/** The chart of a block, over these cells. */
export function drawBlockChart(
  sheet: Excel.Worksheet,
  band: Excel.Range,
  { name, kpi }: Pick<BoardBlock, 'name' | 'kpi'>,
  over: Excel.Range,
): void {
  if (kpi.chart === null) return;
  const line = (row: number): Excel.Range =>
    band
      .getCell(row, AT.points + 1)
      .untrack()
      .getResizedRange(0, MOST_POINTS - 1)
      .untrack();
  const made = addChart(
    sheet,
    kpi.chart,
    LINES.map(({ role, name: series, years, values }) => ({ role, name: series, years: line(years), values: line(values) })),
    'Right',
  );
  if (made === null) return;
  made.name = name;
  made.setPosition(over.getCell(0, 0).untrack(), over.getLastCell().untrack());
}

const PAINTS = [
  ['◆', '#0E700E'],
  ['●', '#0E700E'],
  ['▲', '#835B00'],
  ['■', '#B10E1C'],
] as const;

/** Shape and word say the same without the colour. */
function paintGrades(sheet: Excel.Worksheet): void {
  if (!mayPaint()) return;
  const letters = columnLetters(AT.secondValue);
  const first = `${letters}${HEAD_ROWS.body}`;
  const range = passingRange(sheet, `${first}:${letters}5000`);
  for (const [shape, color] of PAINTS) {
    const { custom } = range.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    custom.rule.formula = `=AND(LEFT(${first},1)="${shape}",LEN(${first})>1)`;
    custom.format.font.color = color;
  }
}
