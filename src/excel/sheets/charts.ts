/** Native charts of KPIs on a sheet of ours; read in black and white: by lines, dashes and marks. */
import type { PlacedChart, SeriesCells, SeriesRole } from '../../sheets/pack/kpi-chart';
import { addressOf, columnLetters } from '../../sheets/read/state';

const SMALL = 9;

interface Look {
  readonly line: 'Continuous' | 'Dash' | 'Dot' | 'None';
  readonly weight: number;
  readonly color: string;
  readonly marker: 'None' | 'Circle' | 'Diamond';
}

const LOOKS: Readonly<Record<SeriesRole, Look>> = {
  actual: { line: 'Continuous', weight: 2.25, color: '#000000', marker: 'Circle' },
  path: { line: 'Dash', weight: 1.25, color: '#7F7F7F', marker: 'None' },
  target: { line: 'None', weight: 1, color: '#000000', marker: 'Diamond' },
  forecast: { line: 'Dash', weight: 1.25, color: '#000000', marker: 'None' },
  range: { line: 'Dot', weight: 1, color: '#595959', marker: 'None' },
};

/** Adds a chart over its cells; its points stand in helper cells of the same sheet. */
export function drawChart(sheet: Excel.Worksheet, { chart, rows, columns }: PlacedChart, cells: readonly SeriesCells[]): void {
  const [first] = cells;
  if (first === undefined) return;
  const rangeOf = ({ series, row, column }: SeriesCells, line: 0 | 1): Excel.Range =>
    sheet.getRange(`${addressOf(row + line, column)}:${columnLetters(column + series.points.length - 1)}${row + line + 1}`);
  const both = sheet.getRange(
    `${addressOf(first.row, first.column)}:${columnLetters(first.column + first.series.points.length - 1)}${first.row + 2}`,
  );
  const made = sheet.charts.add(Excel.ChartType.xyscatterLines, both, Excel.ChartSeriesBy.rows);
  made.name = chart.title;
  made.title.text = chart.title;
  made.title.format.font.size = 10;
  made.legend.position = Excel.ChartLegendPosition.bottom;
  made.legend.format.font.size = SMALL;
  const { categoryAxis, valueAxis } = made.axes;
  categoryAxis.minimum = chart.from;
  categoryAxis.maximum = chart.to;
  categoryAxis.majorUnit = chart.to - chart.from > 12 ? 5 : chart.to - chart.from > 6 ? 2 : 1;
  categoryAxis.numberFormat = '0';
  valueAxis.numberFormat = chart.format;
  for (const axis of [categoryAxis, valueAxis]) axis.format.font.size = SMALL;
  cells.forEach((one, at) => {
    const series = at === 0 ? made.series.getItemAt(0) : made.series.add(one.series.name);
    series.name = one.series.name;
    series.setXAxisValues(rangeOf(one, 0));
    series.setValues(rangeOf(one, 1));
    const { line, weight, color, marker } = LOOKS[one.series.role];
    series.format.line.color = color;
    series.format.line.weight = weight;
    series.format.line.lineStyle = line;
    series.markerStyle = marker;
    if (marker === 'None') return;
    series.markerSize = marker === 'Diamond' ? 9 : 6;
    series.markerForegroundColor = color;
    series.markerBackgroundColor = color;
  });
  made.setPosition(addressOf(rows[0], columns[0]), addressOf(rows[1], columns[1]));
}
