/** Native charts of a file: where they lie, what they draw and how. What a chart is beyond that stays in its part. */
import { readArea, splitReference } from '../cell/address';
import type { Book, Sheet } from '../book/book';
import {
  CHART_KINDS,
  emptyChart,
  emptySeries,
  type Chart,
  type ChartAxis,
  type ChartLine,
  type ChartMarker,
  type ChartSeries,
  type ChartSource,
} from '../book/chart';
import { relationWord, resolveTarget, type Parts } from './package';
import { child, children, descendants, flag, type Element } from './xml';

/** EMU to a point. */
const EMU = 12700;

/** Fills the sheets' lists of charts. @returns the charts with the parts they were read from, and those parts that are drawn */
export function readCharts(book: Book, parts: Parts): ReadonlyMap<string, Chart> {
  const read = new Map<string, Chart>();
  for (const sheet of book.sheets) {
    const { part } = sheet.state;
    const drawing = part === null ? undefined : parts.targets(part, 'drawing')[0];
    if (drawing === undefined) continue;
    const relations = parts.relations(drawing);
    const found: Chart[] = [];
    for (const anchor of parts.xml(drawing)?.children ?? []) {
      const frame = child(anchor, 'graphicFrame');
      const [shown] = descendants(child(frame, 'graphic'), 'chart');
      const id = Object.entries(shown?.attributes ?? {}).find(([name]) => name.endsWith(':id'))?.[1];
      const relation = relations.find(one => one.id === id && relationWord(one.type) === 'chart');
      if (frame === null || relation === undefined) continue;
      const path = resolveTarget(drawing, relation.target);
      const [properties] = descendants(child(frame, 'nvGraphicFramePr'), 'cNvPr');
      const chart = readChart(book, sheet, parts.xml(path), {
        ...emptyChart(`{chart-${sheet.id}-file-${found.length + 1}}`, properties?.attributes['name'] ?? '', 'Unknown'),
        ...placeOf(anchor, sheet),
        from: { part: path, drawing, relation: relation.id },
      });
      found.push(chart);
      read.set(path, chart);
    }
    sheet.state.charts = found;
  }
  return read;
}

export function placeOf(anchor: Element, sheet: Sheet): Pick<Chart, 'left' | 'top' | 'width' | 'height'> {
  const number = (element: Element | null, name: string): number => Number(child(element, name)?.text ?? 0);
  const point = (element: Element | null): readonly [number, number] => [
    sheet.pointsBefore('column', number(element, 'col')) + number(element, 'colOff') / EMU,
    sheet.pointsBefore('row', number(element, 'row')) + number(element, 'rowOff') / EMU,
  ];
  const size = child(anchor, 'ext')?.attributes ?? {};
  const corner = child(anchor, 'pos')?.attributes;
  const [left, top] = corner === undefined ? point(child(anchor, 'from')) : [Number(corner['x']) / EMU, Number(corner['y']) / EMU];
  const to = child(anchor, 'to');
  if (to === null) return { left, top, width: Number(size['cx'] ?? 0) / EMU, height: Number(size['cy'] ?? 0) / EMU };
  const [right, bottom] = point(to);
  return { left, top, width: right - left, height: bottom - top };
}

const OTHER_TYPES: Readonly<Record<string, string>> = {
  pieChart: 'Pie',
  doughnutChart: 'Doughnut',
  areaChart: 'Area',
  radarChart: 'Radar',
  bubbleChart: 'Bubble',
};
const value = (element: Element | null, name: string): string | undefined => child(element, name)?.attributes['val'];

function readChart(book: Book, sheet: Sheet, root: Element | null, empty: Chart): Chart {
  const chart = child(root, 'chart');
  const area = child(chart, 'plotArea');
  const plots = (area?.children ?? []).filter(({ name }) => name.endsWith('Chart'));
  const [plot] = plots;
  if (chart === null || plot === undefined) return empty;
  const series = plots.flatMap(one => children(one, 'ser')).map((one, at) => readSeries(book, sheet, one, String(at + 1)));
  const type = plots.length > 1 ? 'Unknown' : typeOf(plot, series);
  const [across, up] = axesOf(area, plot);
  const title = child(chart, 'title');
  const legend = child(chart, 'legend');
  const position = { t: 'Top', b: 'Bottom', l: 'Left', r: 'Right', tr: 'Corner' } as const;
  return {
    ...empty,
    type,
    title: {
      text: descendants(title, 't')
        .map(({ text }) => text)
        .join(''),
      visible: title !== null,
      fontSize: sizeIn(title),
    },
    legend: {
      visible: legend !== null,
      position: position[(value(legend, 'legendPos') ?? 'r') as keyof typeof position],
      fontSize: sizeIn(legend),
    },
    category: readAxis(across, empty.category),
    value: readAxis(up, empty.value),
    series,
    blanks: ({ gap: 'NotPlotted', zero: 'Zero', span: 'Interplotted' } as const)[value(chart, 'dispBlanksAs') ?? 'gap'] ?? 'NotPlotted',
  };
}

function typeOf(plot: Element, series: readonly ChartSeries[]): string {
  const unmarked = series.every(({ marker }) => marker.style === 'none');
  switch (plot.name) {
    case 'scatterChart':
      if (series.every(({ line }) => line.style === 'none')) return 'XYScatter';
      return unmarked ? 'XYScatterLinesNoMarkers' : 'XYScatterLines';
    case 'lineChart':
      return unmarked ? 'Line' : 'LineMarkers';
    case 'barChart':
      if (value(plot, 'grouping') !== 'clustered') return 'Unknown';
      return value(plot, 'barDir') === 'bar' ? 'BarClustered' : 'ColumnClustered';
    default:
      return OTHER_TYPES[plot.name] ?? 'Unknown';
  }
}

/** The two axes in the order in which the plot names them. */
function axesOf(area: Element | null, plot: Element): readonly [Element | null, Element | null] {
  const axes = (area?.children ?? []).filter(({ name }) => /^(?:val|cat|date)Ax$/.test(name));
  const [first, second] = children(plot, 'axId').map(
    ({ attributes }) => axes.find(axis => value(axis, 'axId') === attributes['val']) ?? null,
  );
  return [first ?? null, second ?? null];
}

function readAxis(axis: Element | null, empty: ChartAxis): ChartAxis {
  if (axis === null) return empty;
  const scaling = child(axis, 'scaling');
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  const title = child(axis, 'title');
  return {
    visible: !flag(value(axis, 'delete')),
    title:
      title === null
        ? null
        : descendants(title, 't')
            .map(({ text }) => text)
            .join(''),
    minimum: number(value(scaling, 'min')),
    maximum: number(value(scaling, 'max')),
    majorUnit: number(value(axis, 'majorUnit')),
    numberFormat: child(axis, 'numFmt')?.attributes['formatCode'] ?? 'General',
    gridlines: child(axis, 'majorGridlines') !== null,
    fontSize: sizeIn(child(axis, 'txPr')),
  };
}

/** Points of the first text in it that has a size of its own. */
function sizeIn(element: Element | null): number | null {
  const [found] = [...descendants(element, 'defRPr'), ...descendants(element, 'rPr')].flatMap(({ attributes }) => attributes['sz'] ?? []);
  return found === undefined ? null : Number(found) / 100;
}

/** The cells that a reference of a chart names; null: of none that is there. */
function sourceOf(book: Book, element: Element | null): ChartSource | null {
  const [formula] = descendants(element, 'f');
  if (formula === undefined) return null;
  const { sheet: name, rest } = splitReference(formula.text);
  const sheet = name === null ? null : book.sheetByName(name);
  const area = readArea(rest);
  return sheet === null || area === null ? null : { sheet: sheet.id, area };
}

function readSeries(book: Book, sheet: Sheet, element: Element, id: string): ChartSeries {
  const tx = child(element, 'tx');
  const look = child(element, 'spPr');
  const empty = emptySeries(`${sheet.id}-file-${id}`, '', '');
  const cached = [...descendants(tx, 'v')][0]?.text ?? '';
  return {
    ...empty,
    name: sourceOf(book, tx) ?? cached,
    x: sourceOf(book, child(element, 'xVal') ?? child(element, 'cat')),
    values: sourceOf(book, child(element, 'yVal') ?? child(element, 'val')),
    line: readLine(child(look, 'ln')),
    fill: colorIn(child(look, 'solidFill')),
    marker: readMarker(child(element, 'marker'), empty.marker),
    smooth: flag(value(element, 'smooth')),
  };
}

const colorIn = (fill: Element | null): string | null => {
  const color = child(fill, 'srgbClr')?.attributes['val'];
  return color === undefined ? null : `#${color.toUpperCase()}`;
};

const DASHES: Readonly<Record<string, ChartLine['style']>> = {
  dash: 'dash',
  sysDash: 'dash',
  sysDot: 'dot',
  dot: 'dot',
  dashDot: 'dashDot',
};

function readLine(line: Element | null): ChartLine {
  if (line === null) return { color: null, weight: null, style: null };
  const width = line.attributes['w'];
  const dash = value(line, 'prstDash');
  return {
    color: colorIn(child(line, 'solidFill')),
    weight: width === undefined ? null : Number(width) / EMU,
    style: child(line, 'noFill') !== null ? 'none' : dash === undefined ? null : (DASHES[dash] ?? 'continuous'),
  };
}

const MARKS: readonly ChartMarker['style'][] = ['none', 'circle', 'diamond', 'square', 'triangle', 'x', 'plus', 'dash'];

function readMarker(marker: Element | null, empty: ChartMarker): ChartMarker {
  if (marker === null) return empty;
  const symbol = value(marker, 'symbol');
  const look = child(marker, 'spPr');
  return {
    style: MARKS.find(one => one === symbol) ?? 'automatic',
    size: Number(value(marker, 'size') ?? empty.size),
    background: colorIn(child(look, 'solidFill')),
    foreground: colorIn(child(child(look, 'ln'), 'solidFill')),
  };
}

/** Is it drawn on the page of the stand-in? */
export const isDrawn = ({ type }: Chart): boolean => CHART_KINDS[type] !== undefined;
