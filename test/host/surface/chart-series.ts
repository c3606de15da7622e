/** The series of charts: as Excel makes them of a block, one by one, and how they look. */
import { area, type Area } from '../cell/address';
import { CHART_KINDS, emptySeries, type ChartSeries, type ChartSource } from '../book/chart';
import { invalidArgument } from '../wire/api-error';
import { type RangeRef } from '../wire/session';
import { c, r, chartOf, change, seriesOf, changeSeries, source, nextId, type OfSeries } from './chart-of';
import { color, flag, integer, number, optionalText, range, text, word } from './convert';
import { type Member } from './member';

/** Series as Excel makes them of a block: a first line of texts names them, the first one has the categories where it is no number or the chart is a scatter. */
export function seriesFrom({ sheet, area: block }: RangeRef, by: 'auto' | 'rows' | 'columns', type: string): ChartSeries[] {
  const inColumns = by === 'columns' || (by === 'auto' && block.rows >= block.columns);
  const [lines, points] = inColumns ? [block.columns, block.rows] : [block.rows, block.columns];
  const at = (lineAt: number, from: number, count: number): Area =>
    inColumns ? area(block.row + from, block.column + lineAt, count, 1) : area(block.row + lineAt, block.column + from, 1, count);
  const valueAt = (lineAt: number, point: number): unknown => {
    const { row, column } = at(lineAt, point, 1);
    return sheet.value(row, column);
  };
  const hasNames = points > 1 && typeof valueAt(lines - 1, 0) === 'string';
  const first = hasNames ? 1 : 0;
  const hasX = lines > 1 && (CHART_KINDS[type] === 'scatter' || typeof valueAt(0, first) === 'string');
  const from = hasX ? 1 : 0;
  return Array.from({ length: lines - from }, (_, index): ChartSeries => {
    const lineAt = index + from;
    const name = hasNames ? source({ sheet, area: at(lineAt, 0, 1) }) : `系列${index + 1}`;
    return {
      ...emptySeries(String(nextId(sheet)), type, name),
      values: source({ sheet, area: at(lineAt, first, points - first) }),
      x: hasX ? source({ sheet, area: at(0, first, points - first) }) : null,
    };
  });
}

export const chartSeriesCollectionType = c.type('ChartSeriesCollection', {
  items: c.items(
    'ChartSeries',
    of => chartOf(of).series.map(({ id }) => ({ ...of, series: id })),
    (of, at) => {
      const found = chartOf(of).series[Number(at)];
      return found ? { ...of, series: found.id } : null;
    },
  ),
  members: {
    count: c.scalar('1.1', of => chartOf(of).series.length),
    getCount: c.action('1.4', of => chartOf(of).series.length),
    getItemAt: c.gives('1.1', 'ChartSeries', (of, [at]) => {
      const found = chartOf(of).series[integer(at, 'index')];
      return found && { ...of, series: found.id };
    }),
    add: c.gives('1.7', 'ChartSeries', (of, [name, at]) => {
      const chart = chartOf(of);
      const added = emptySeries(String(nextId(of.sheet)), chart.type, optionalText(name, 'name') ?? `系列${chart.series.length + 1}`);
      const list = [...chart.series];
      list.splice(at === undefined || at === null ? list.length : integer(at, 'index'), 0, added);
      change(of, { series: list });
      return { ...of, series: added.id };
    }),
  },
});

const MARKERS = {
  Automatic: 'automatic',
  None: 'none',
  Circle: 'circle',
  Diamond: 'diamond',
  Square: 'square',
  Triangle: 'triangle',
  X: 'x',
  Plus: 'plus',
  Dash: 'dash',
} as const;
const wordOf = (value: string, words: Readonly<Record<string, string>>): string =>
  Object.entries(words).find(([, v]) => v === value)?.[0] ?? '';
const markerColor = (key: 'background' | 'foreground', name: string): Member =>
  r.scalar(
    '1.7',
    of => seriesOf(of).marker[key] ?? '',
    (of, v) => {
      changeSeries(of, { marker: { ...seriesOf(of).marker, [key]: color(v, name) } });
    },
  );
const data = (of: OfSeries, given: unknown, what: string): ChartSource => {
  const found = range(given, of.sheet, what);
  if (found.area.rows > 1 && found.area.columns > 1) throw invalidArgument(`${what} must be one row or one column.`);
  return source(found);
};
export const chartSeriesType = r.type('ChartSeries', {
  members: {
    name: r.scalar(
      '1.1',
      of => {
        const { name } = seriesOf(of);
        return typeof name === 'string' ? name : String(of.sheet.book.sheetById(name.sheet)?.value(name.area.row, name.area.column) ?? '');
      },
      (of, v) => {
        changeSeries(of, { name: text(v, 'name') });
      },
    ),
    markerStyle: r.scalar(
      '1.7',
      of => wordOf(seriesOf(of).marker.style, MARKERS),
      (of, v) => {
        changeSeries(of, { marker: { ...seriesOf(of).marker, style: word(v, MARKERS, 'markerStyle') } });
      },
    ),
    markerSize: r.scalar(
      '1.7',
      of => seriesOf(of).marker.size,
      (of, v) => {
        changeSeries(of, { marker: { ...seriesOf(of).marker, size: number(v, 'markerSize') } });
      },
    ),
    markerBackgroundColor: markerColor('background', 'markerBackgroundColor'),
    markerForegroundColor: markerColor('foreground', 'markerForegroundColor'),
    smooth: r.scalar(
      '1.7',
      of => seriesOf(of).smooth,
      (of, v) => {
        changeSeries(of, { smooth: flag(v, 'smooth') });
      },
    ),
    format: r.object('1.1', 'ChartSeriesFormat', of => of),
    delete: r.action('1.7', of => {
      change(of, { series: chartOf(of).series.filter(({ id }) => id !== of.series) });
    }),
    setValues: r.action('1.7', (of, [given]) => {
      changeSeries(of, { values: data(of, given, 'sourceData') });
    }),
    setXAxisValues: r.action('1.7', (of, [given]) => {
      changeSeries(of, { x: data(of, given, 'sourceData') });
    }),
  },
});
const LINES = { Continuous: 'continuous', Dash: 'dash', Dot: 'dot', DashDot: 'dashDot', None: 'none' } as const;
export const chartSeriesFormatType = r.type('ChartSeriesFormat', {
  members: { line: r.object('1.1', 'ChartLineFormat', of => of), fill: r.object('1.1', 'ChartFill', of => of) },
});
export const chartFillType = r.type('ChartFill', {
  members: {
    setSolidColor: r.action('1.1', (of, [given]) => {
      changeSeries(of, { fill: color(given, 'color') });
    }),
    clear: r.action('1.1', of => {
      changeSeries(of, { fill: null });
    }),
  },
});
export const chartLineFormatType = r.type('ChartLineFormat', {
  members: {
    color: r.scalar(
      '1.1',
      of => seriesOf(of).line.color ?? '',
      (of, v) => {
        changeSeries(of, { line: { ...seriesOf(of).line, color: color(v, 'color') } });
      },
    ),
    weight: r.scalar(
      '1.7',
      of => seriesOf(of).line.weight ?? 2.25,
      (of, v) => {
        changeSeries(of, { line: { ...seriesOf(of).line, weight: number(v, 'weight') } });
      },
    ),
    lineStyle: r.scalar(
      '1.7',
      of => wordOf(seriesOf(of).line.style ?? 'continuous', LINES),
      (of, v) => {
        changeSeries(of, { line: { ...seriesOf(of).line, style: word(v, LINES, 'lineStyle') } });
      },
    ),
    clear: r.action('1.1', of => {
      changeSeries(of, { line: { ...seriesOf(of).line, style: 'none' } });
    }),
  },
});
