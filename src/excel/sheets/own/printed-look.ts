/** Transcribes a printed sheet (sheets/pack/printed-sheet): values, heights, merged cells, looks. */
import { BODY } from '../../../sheets/pack/measure';
import type { PaperCell, PrintedSheet } from '../../../sheets/pack/printed-sheet';
import { helperCells } from '../../../sheets/pack/kpi-chart';
import { addressOf, columnLetters } from '../../../sheets/read/state';
import { asWritten } from '../../batch/cell-text';
import { passingRange } from '../../batch/passing-range';
import { drawChart } from '../parts/charts';

export const lastColumnOf = ({ widths }: PrintedSheet): string => columnLetters(widths.length - 1);

/** Writes all of it but the title in A1, which the caller writes last. */
export function drawPrinted(sheet: Excel.Worksheet, printed: PrintedSheet): void {
  const { widths, rows } = printed;
  const last = lastColumnOf(printed);
  widths.forEach((width, column) => {
    passingRange(sheet, `${columnLetters(column)}:${columnLetters(column)}`).format.columnWidth = width;
  });
  sheet.showGridlines = false;
  const all = passingRange(sheet, `A1:${last}${rows.length}`);
  all.format.font.size = BODY;
  all.format.wrapText = true;
  all.format.verticalAlignment = Excel.VerticalAlignment.center;
  const values = rows.map(() => widths.map((): string | number => ''));
  const formats = rows.map(() => widths.map(() => 'General'));
  rows.forEach(({ cells, height }, row) => {
    passingRange(sheet, `${row + 1}:${row + 1}`).format.rowHeight = height;
    for (const { column, value, format } of cells) {
      const line = values[row];
      const formatLine = formats[row];
      if (line === undefined || formatLine === undefined || (row === 0 && column === 0)) continue;
      line[column] = asWritten(value) ?? '';
      if (format !== undefined) formatLine[column] = format;
    }
  });
  all.numberFormat = formats;
  // A1 is somebody's mark until all is written.
  if (rows.length > 1) passingRange(sheet, `A2:${last}${rows.length}`).values = values.slice(1);
  rows.forEach(({ cells }, row) => {
    for (const run of runsOf(cells)) drawRun(sheet, run, row);
  });
  drawCharts(sheet, printed);
  sheet.freezePanes.freezeRows(printed.titles);
}

/** Beside what is printed, in grey: charts have no points of their own. */
function drawCharts(sheet: Excel.Worksheet, { charts, widths, titles }: PrintedSheet): void {
  const column = widths.length + 1;
  const { lines, ofChart } = helperCells(charts, titles, column);
  const [first] = lines;
  if (first === undefined) return;
  const helper = passingRange(sheet, `${addressOf(titles, column)}:${columnLetters(column + first.length - 1)}${titles + lines.length}`);
  helper.values = lines.map(line => line.map(cell => asWritten(cell) ?? ''));
  helper.format.font.color = '#7F7F7F';
  helper.format.font.size = BODY;
  charts.forEach((placed, at) => drawChart(sheet, placed, ofChart[at] ?? []));
}

/** Cells beside each other that look alike are drawn at once. */
function runsOf(cells: readonly PaperCell[]): PaperCell[][] {
  const runs: PaperCell[][] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const joins =
      before !== undefined &&
      before.across === 1 &&
      cell.across === 1 &&
      before.column + 1 === cell.column &&
      JSON.stringify(before.look) === JSON.stringify(cell.look);
    if (joins) run?.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

const ALIGN = { left: 'Left', center: 'Center', right: 'Right' } as const;

function drawRun(sheet: Excel.Worksheet, run: readonly PaperCell[], row: number): void {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return;
  const range = passingRange(sheet, `${columnLetters(first.column)}${row + 1}:${columnLetters(last.column + last.across - 1)}${row + 1}`);
  const { bold, size, align, fill, box } = first.look;
  if (first.across > 1) range.merge();
  if (bold === true) range.format.font.bold = true;
  if (size !== undefined) range.format.font.size = size;
  if (align !== undefined) range.format.horizontalAlignment = ALIGN[align];
  if (fill !== undefined) range.format.fill.color = fill;
  if (box !== true) return;
  for (const edge of [
    'EdgeTop',
    'EdgeBottom',
    'EdgeLeft',
    'EdgeRight',
    ...(run.length > 1 ? (['InsideVertical'] as const) : []),
  ] as const) {
    const border = range.format.borders.getItem(edge);
    border.style = Excel.BorderLineStyle.continuous;
    border.color = '#7F7F7F';
  }
}
