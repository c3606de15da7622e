import type { Area } from '../cell/address';

/** A chart as plain data. Sizes in points from the sheet's corner, colours #RRGGBB; what is null is Excel's own choice. */

export type ChartKind = 'scatter' | 'line' | 'column' | 'bar';

export interface ChartLine {
  readonly color: string | null;
  readonly weight: number | null;
  readonly style: 'continuous' | 'dash' | 'dot' | 'dashDot' | 'none' | null;
}

export interface ChartMarker {
  readonly style: 'automatic' | 'none' | 'circle' | 'diamond' | 'square' | 'triangle' | 'x' | 'plus' | 'dash';
  readonly size: number;
  readonly background: string | null;
  readonly foreground: string | null;
}

export interface ChartSource {
  /** The sheet's id. */
  readonly sheet: string;
  readonly area: Area;
}

export interface ChartSeries {
  readonly id: string;
  /** A text, or the cell that has it. */
  readonly name: string | ChartSource;
  readonly values: ChartSource | null;
  readonly x: ChartSource | null;
  readonly line: ChartLine;
  readonly fill: string | null;
  readonly marker: ChartMarker;
  readonly smooth: boolean;
}

export interface ChartAxis {
  readonly visible: boolean;
  readonly title: string | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly majorUnit: number | null;
  readonly numberFormat: string;
  readonly gridlines: boolean;
  readonly fontSize: number | null;
}

export interface Chart {
  readonly id: string;
  readonly name: string;
  /** The API's word: XYScatterLines; of a file also one that is not drawn here. */
  readonly type: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly title: { readonly text: string; readonly visible: boolean; readonly fontSize: number | null };
  readonly legend: {
    readonly visible: boolean;
    readonly position: 'Top' | 'Bottom' | 'Left' | 'Right' | 'Corner';
    readonly fontSize: number | null;
  };
  readonly category: ChartAxis;
  readonly value: ChartAxis;
  readonly series: readonly ChartSeries[];
  readonly blanks: 'NotPlotted' | 'Zero' | 'Interplotted';
  /** Where it stands in the file it came from. */
  readonly from?: { readonly part: string; readonly drawing: string; readonly relation: string };
}

/** The types of the API that are drawn. */
export const CHART_KINDS: Readonly<Record<string, ChartKind>> = {
  XYScatter: 'scatter',
  XYScatterLines: 'scatter',
  XYScatterLinesNoMarkers: 'scatter',
  Line: 'line',
  LineMarkers: 'line',
  ColumnClustered: 'column',
  BarClustered: 'bar',
};

export const LINE: ChartLine = { color: null, weight: null, style: null };
const AXIS: ChartAxis = {
  visible: true,
  title: null,
  minimum: null,
  maximum: null,
  majorUnit: null,
  numberFormat: 'General',
  gridlines: false,
  fontSize: null,
};

/** What Excel's colours are where nobody chose one. */
export const PALETTE: readonly string[] = ['#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47'];

export const emptySeries = (id: string, type: string, name: string | ChartSource): ChartSeries => ({
  id,
  name,
  values: null,
  x: null,
  line: { ...LINE, style: type === 'XYScatter' ? 'none' : null },
  fill: null,
  marker: {
    style: type === 'XYScatterLinesNoMarkers' || type === 'Line' ? 'none' : 'automatic',
    size: 5,
    background: null,
    foreground: null,
  },
  smooth: false,
});

export const emptyChart = (id: string, name: string, type: string): Chart => ({
  id,
  name,
  type,
  left: 100,
  top: 60,
  width: 360,
  height: 216,
  title: { text: 'グラフ タイトル', visible: true, fontSize: null },
  legend: { visible: true, position: 'Bottom', fontSize: null },
  category: AXIS,
  value: { ...AXIS, gridlines: true },
  series: [],
  blanks: 'NotPlotted',
});
