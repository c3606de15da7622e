/** The picture of a KPI as a native chart: its points, and the helper cells they stand in. Told apart without colour. */
import type { PrintedRow } from './printed-sheet';

/** actual: measured. path: planned. target: what is to be reached. forecast, range: how it may go on, with the ends of the 80 % range. */
export type SeriesRole = 'actual' | 'path' | 'target' | 'forecast' | 'range';

export interface ChartSeriesPlan {
  readonly role: SeriesRole;
  readonly name: string;
  /** Year (2025 is the end of fiscal year 2025) and value. */
  readonly points: readonly (readonly [year: number, value: number])[];
}

export interface KpiChart {
  readonly title: string;
  /** Years of the axis. */
  readonly from: number;
  readonly to: number;
  /** Of the values. */
  readonly format: string;
  readonly series: readonly ChartSeriesPlan[];
}

/** A chart over cells of the printed sheet; rows and columns from 0, both ends included. */
export interface PlacedChart {
  readonly chart: KpiChart;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

/** Two beside each other: the columns of the table, about halved. */
export const HALVES = [
  [0, 4],
  [5, 10],
] as const;
/** Three pairs fill a page. */
const HEIGHT = 148;

/** Rows to stand behind the charts; each holds two. */
export function chartRows(charts: readonly KpiChart[]): PrintedRow[] {
  return Array.from({ length: Math.ceil(charts.length / HALVES.length) }, (_, at) => ({
    height: HEIGHT,
    cells: [],
    charts: charts.slice(at * HALVES.length, (at + 1) * HALVES.length),
  }));
}

/** Where the helper cells of a series are, from 0: one row of years above one of values. */
export interface SeriesCells {
  readonly series: ChartSeriesPlan;
  readonly row: number;
  readonly column: number;
}

export interface HelperCells {
  /** One line for the years and one for the values of each series, each with its label in front. */
  readonly lines: readonly (readonly (string | number)[])[];
  readonly ofChart: readonly (readonly SeriesCells[])[];
}

/** The helper cells of all charts, from this row and column on, the label in the first. */
export function helperCells(charts: readonly PlacedChart[], row: number, column: number): HelperCells {
  const lines: (string | number)[][] = [];
  const ofChart = charts.map(({ chart }) =>
    chart.series.map((series): SeriesCells => {
      const cells = { series, row: row + lines.length, column: column + 1 };
      lines.push([`${chart.title} ${series.name} 年`, ...series.points.map(([year]) => year)]);
      lines.push([`${chart.title} ${series.name}`, ...series.points.map(([, value]) => value)]);
      return cells;
    }),
  );
  const longest = Math.max(0, ...lines.map(line => line.length));
  return { lines: lines.map(line => [...line, ...Array.from({ length: longest - line.length }, () => '')]), ofChart };
}
