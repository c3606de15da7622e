/** Native charts of KPIs on a sheet of ours; read in black and white: by lines, dashes and marks. */
import type { KpiChart, PlacedChart, SeriesCells, SeriesRole } from '../../../sheets/pack/kpi-chart';
import { addressOf, columnLetters } from '../../../sheets/read/state';
import { passingRange } from '../../batch/passing-range';

const SMALL = 9;

interface SeriesLook {
  readonly line: 'Continuous' | 'Dash' | 'Dot' | 'None';
  readonly weight: number;
  readonly color: string;
  readonly marker: 'None' | 'Circle' | 'Diamond';
}

const LOOKS: Readonly<Record<SeriesRole, SeriesLook>> = {
  actual: { line: 'Continuous', weight: 2.25, color: '#000000', marker: 'Circle' },
  path: { line: 'Dash', weight: 1.25, color: '#7F7F7F', marker: 'None' },
  target: { line: 'None', weight: 1, color: '#000000', marker: 'Diamond' },
  forecast: { line: 'Dash', weight: 1.25, color: '#000000', marker: 'None' },
  range: { line: 'Dot', weight: 1, color: '#595959', marker: 'None' },
};

/** A series with the cells of its years and of its values. */
export interface DrawnSeries {
  readonly role: SeriesRole;
  readonly name: string;
  readonly years: Excel.Range;
  readonly values: Excel.Range;
}

/** Adds a chart over its cells; its points stand in helper cells of the same sheet. */
export function drawChart(sheet: Excel.Worksheet, { chart, rows, columns }: PlacedChart, cells: readonly SeriesCells[]): void {
  const rangeOf = ({ series, row, column }: SeriesCells, line: 0 | 1): Excel.Range =>
    passingRange(sheet, `${addressOf(row + line, column)}:${columnLetters(column + series.points.length - 1)}${row + line + 1}`);
  const made = addChart(
    sheet,
    chart,
    cells.map(one => ({ role: one.series.role, name: one.series.name, years: rangeOf(one, 0), values: rangeOf(one, 1) })),
  );
  if (made === null) return;
  made.name = chart.title;
  made.setPosition(addressOf(rows[0], columns[0]), addressOf(rows[1], columns[1]));
}

type Axes = Pick<KpiChart, 'title' | 'from' | 'to' | 'format'>;

/** What of a chart follows its KPI: title and axes. */
export function setAxes(made: Excel.Chart, { title, from, to, format }: Axes): void {
  made.title.text = title;
  const { categoryAxis, valueAxis } = made.axes;
  categoryAxis.minimum = from;
  categoryAxis.maximum = to;
  categoryAxis.majorUnit = to - from > 12 ? 5 : to - from > 6 ? 2 : 1;
  valueAxis.numberFormat = format;
}

/** Adds a chart, still without a name and a place. null: there is nothing to draw. */
export function addChart(
  sheet: Excel.Worksheet,
  chart: Axes,
  list: readonly DrawnSeries[],
  legend: 'Bottom' | 'Right' = 'Bottom',
): Excel.Chart | null {
  const [first] = list;
  if (first === undefined) return null;
  const made = sheet.charts.add(
    Excel.ChartType.xyscatterLines,
    first.years.getBoundingRect(first.values).untrack(),
    Excel.ChartSeriesBy.rows,
  );
  setAxes(made, chart);
  made.title.format.font.size = 10;
  made.legend.position = legend;
  made.legend.format.font.size = SMALL;
  const { categoryAxis, valueAxis } = made.axes;
  categoryAxis.numberFormat = '0';
  for (const axis of [categoryAxis, valueAxis]) axis.format.font.size = SMALL;
  list.forEach((one, at) => {
    const series = at === 0 ? made.series.getItemAt(0) : made.series.add(one.name);
    series.name = one.name;
    series.setXAxisValues(one.years);
    series.setValues(one.values);
    const { line, weight, color, marker } = LOOKS[one.role];
    series.format.line.color = color;
    series.format.line.weight = weight;
    series.format.line.lineStyle = line;
    series.markerStyle = marker;
    if (marker === 'None') return;
    series.markerSize = marker === 'Diamond' ? 9 : 6;
    series.markerForegroundColor = color;
    series.markerBackgroundColor = color;
  });
  return made;
}
