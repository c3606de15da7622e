import { area, type Area } from '../cell/address';
import { CHART_KINDS, emptyChart, emptySeries, type Chart, type ChartAxis, type ChartSeries, type ChartSource } from '../book/chart';
import type { Sheet } from '../book/sheet';
import { invalidArgument, itemNotFound, notImplemented } from '../wire/api-error';
import type { RangeRef } from '../wire/session';
import { color, flag, integer, number, optionalText, range, text, word } from './convert';
import { type Member, membersOf } from './member';

/** Native charts on a worksheet: scatter, line, column and bar, with their series, axes, title and legend. */
interface Of {
  readonly sheet: Sheet;
  readonly id: string;
}
interface OfSeries extends Of {
  readonly series: string;
}
interface OfAxis extends Of {
  readonly axis: 'category' | 'value';
}

const s = membersOf<Sheet>();
const c = membersOf<Of>();
const r = membersOf<OfSeries>();
const a = membersOf<OfAxis>();

const chartOf = ({ sheet, id }: Of): Chart => {
  const found = sheet.charts.find(chart => chart.id === id);
  if (!found) throw itemNotFound('The chart is gone.');
  return found;
};
const change = (of: Of, part: Partial<Chart>): void => {
  of.sheet.charts = of.sheet.charts.map(chart => (chart.id === of.id ? { ...chart, ...part } : chart));
};
const seriesOf = (of: OfSeries): ChartSeries => {
  const found = chartOf(of).series.find(({ id }) => id === of.series);
  if (!found) throw itemNotFound('The series is gone.');
  return found;
};
const changeSeries = (of: OfSeries, part: Partial<ChartSeries>): void => {
  change(of, { series: chartOf(of).series.map(one => (one.id === of.series ? { ...one, ...part } : one)) });
};
const axisOf = (of: OfAxis): ChartAxis => chartOf(of)[of.axis];
const changeAxis = (of: OfAxis, part: Partial<ChartAxis>): void => {
  change(of, { [of.axis]: { ...axisOf(of), ...part } });
};

const source = ({ sheet, area: where }: RangeRef): ChartSource => ({ sheet: sheet.id, area: where });
const SERIES_BY = { Auto: 'auto', Rows: 'rows', Columns: 'columns' } as const;
const ids = new WeakMap<Sheet, number>();
const nextId = (sheet: Sheet): number => {
  const next = (ids.get(sheet) ?? 0) + 1;
  ids.set(sheet, next);
  return next;
};

/** Series as Excel makes them of a block: a first line of texts names them, the first one has the categories where it is no number or the chart is a scatter. */
function seriesFrom({ sheet, area: block }: RangeRef, by: 'auto' | 'rows' | 'columns', type: string): ChartSeries[] {
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

const kind = (value: unknown): string => {
  const type = text(value, 'type');
  if (CHART_KINDS[type] === undefined) throw notImplemented(`charts of the type ${type}`);
  return type;
};
const titleOf = (v: unknown): string => text(v, 'text');
const size = (key: 'left' | 'top' | 'width' | 'height'): Member =>
  c.scalar(
    '1.1',
    of => chartOf(of)[key],
    (of, v) => {
      change(of, { [key]: number(v, key) });
    },
  );

export const chartCollectionType = s.type('ChartCollection', {
  items: s.items(
    'Chart',
    sheet => sheet.charts.map(({ id }) => ({ sheet, id })),
    (sheet, key) => {
      const found = sheet.charts.find(({ name, id }) => name === key || id === key);
      return found ? { sheet, id: found.id } : null;
    },
  ),
  members: {
    count: s.scalar('1.1', sheet => sheet.charts.length),
    getCount: s.action('1.4', sheet => sheet.charts.length),
    getItem: s.gives('1.1', 'Chart', (sheet, [name]) => {
      const found = sheet.charts.find(chart => chart.name === name);
      return found && { sheet, id: found.id };
    }),
    getItemAt: s.gives('1.1', 'Chart', (sheet, [at]) => {
      const found = sheet.charts[integer(at, 'index')];
      return found && { sheet, id: found.id };
    }),
    getItemOrNullObject: s.gives('1.4', 'Chart', (sheet, [name]) => {
      const found = sheet.charts.find(chart => chart.name === name);
      return found ? { sheet, id: found.id } : null;
    }),
    add: s.gives('1.1', 'Chart', (sheet, [type, sourceData, seriesBy]) => {
      const wanted = kind(type);
      const data = range(sourceData, sheet, 'sourceData');
      if (sheet.protection.protected) sheet.checkWritable(data.area);
      const n = nextId(sheet);
      const chart = {
        ...emptyChart(`{chart-${sheet.id}-${n}}`, `グラフ ${n}`, wanted),
        series: seriesFrom(data, word(seriesBy ?? 'Auto', SERIES_BY, 'seriesBy'), wanted),
      };
      sheet.charts = [...sheet.charts, chart];
      return { sheet, id: chart.id };
    }),
  },
});

export const chartType = c.type('Chart', {
  identity: ['id', 'name'],
  members: {
    id: c.scalar('1.7', ({ id }) => id),
    name: c.scalar(
      '1.1',
      of => chartOf(of).name,
      (of, v) => {
        change(of, { name: text(v, 'name') });
      },
    ),
    chartType: c.scalar(
      '1.7',
      of => chartOf(of).type,
      (of, v) => {
        change(of, { type: kind(v) });
      },
    ),
    displayBlanksAs: c.scalar(
      '1.8',
      of => chartOf(of).blanks,
      (of, v) => {
        change(of, {
          blanks: word(v, { NotPlotted: 'NotPlotted', Zero: 'Zero', Interplotted: 'Interplotted' } as const, 'displayBlanksAs'),
        });
      },
    ),
    left: size('left'),
    top: size('top'),
    width: size('width'),
    height: size('height'),
    axes: c.object('1.1', 'ChartAxes', of => of),
    legend: c.object('1.1', 'ChartLegend', of => of),
    series: c.object('1.1', 'ChartSeriesCollection', of => of),
    title: c.object('1.1', 'ChartTitle', of => of),
    worksheet: c.object('1.2', 'Worksheet', ({ sheet }) => sheet),
    delete: c.action('1.1', of => {
      chartOf(of);
      of.sheet.charts = of.sheet.charts.filter(({ id }) => id !== of.id);
    }),
    setData: c.action('1.1', (of, [sourceData, seriesBy]) => {
      const data = range(sourceData, of.sheet, 'sourceData');
      change(of, { series: seriesFrom(data, word(seriesBy ?? 'Auto', SERIES_BY, 'seriesBy'), chartOf(of).type) });
    }),
    setPosition: c.action('1.1', (of, [startCell, endCell]) => {
      const start = range(startCell, of.sheet, 'startCell').area;
      const end = endCell === undefined || endCell === null ? null : range(endCell, of.sheet, 'endCell').area;
      const [left, top] = [of.sheet.pointsBefore('column', start.column), of.sheet.pointsBefore('row', start.row)];
      if (end === null) {
        change(of, { left, top });
        return;
      }
      change(of, {
        left,
        top,
        width: of.sheet.pointsBefore('column', end.column + end.columns) - left,
        height: of.sheet.pointsBefore('row', end.row + end.rows) - top,
      });
    }),
  },
});

export const chartTitleType = c.type('ChartTitle', {
  members: {
    text: c.scalar(
      '1.1',
      of => chartOf(of).title.text,
      (of, v) => {
        change(of, { title: { ...chartOf(of).title, text: titleOf(v), visible: true } });
      },
    ),
    visible: c.scalar(
      '1.1',
      of => chartOf(of).title.visible,
      (of, v) => {
        change(of, { title: { ...chartOf(of).title, visible: flag(v, 'visible') } });
      },
    ),
    format: c.object('1.1', 'ChartTitleFormat', of => of),
  },
});
/** The font of one of the chart's texts: what of it is drawn. */
interface FontOf {
  readonly size: () => number | null;
  readonly put: (points: number) => void;
}
const f = membersOf<FontOf>();
export const chartFontType = f.type('ChartFont', {
  members: {
    size: f.scalar(
      '1.1',
      ({ size: now }) => now(),
      ({ put }, v) => {
        put(number(v, 'size'));
      },
    ),
  },
});
export const chartTitleFormatType = c.type('ChartTitleFormat', {
  members: {
    font: c.object('1.1', 'ChartFont', of => ({
      size: () => chartOf(of).title.fontSize,
      put: (fontSize: number) => {
        change(of, { title: { ...chartOf(of).title, fontSize } });
      },
    })),
  },
});

const POSITIONS = { Top: 'Top', Bottom: 'Bottom', Left: 'Left', Right: 'Right', Corner: 'Corner' } as const;
export const chartLegendType = c.type('ChartLegend', {
  members: {
    visible: c.scalar(
      '1.1',
      of => chartOf(of).legend.visible,
      (of, v) => {
        change(of, { legend: { ...chartOf(of).legend, visible: flag(v, 'visible') } });
      },
    ),
    position: c.scalar(
      '1.1',
      of => chartOf(of).legend.position,
      (of, v) => {
        change(of, { legend: { ...chartOf(of).legend, position: word(v, POSITIONS, 'position') } });
      },
    ),
    format: c.object('1.1', 'ChartLegendFormat', of => of),
  },
});
export const chartLegendFormatType = c.type('ChartLegendFormat', {
  members: {
    font: c.object('1.1', 'ChartFont', of => ({
      size: () => chartOf(of).legend.fontSize,
      put: (fontSize: number) => {
        change(of, { legend: { ...chartOf(of).legend, fontSize } });
      },
    })),
  },
});

export const chartAxesType = c.type('ChartAxes', {
  members: {
    categoryAxis: c.object('1.1', 'ChartAxis', of => ({ ...of, axis: 'category' as const })),
    valueAxis: c.object('1.1', 'ChartAxis', of => ({ ...of, axis: 'value' as const })),
  },
});
const bound = (key: 'minimum' | 'maximum' | 'majorUnit'): Member =>
  a.scalar(
    '1.1',
    of => axisOf(of)[key] ?? '',
    (of, v) => {
      changeAxis(of, { [key]: v === '' ? null : number(v, key) });
    },
  );
export const chartAxisType = a.type('ChartAxis', {
  members: {
    minimum: bound('minimum'),
    maximum: bound('maximum'),
    majorUnit: bound('majorUnit'),
    numberFormat: a.scalar(
      '1.8',
      of => axisOf(of).numberFormat,
      (of, v) => {
        changeAxis(of, { numberFormat: text(v, 'numberFormat') });
      },
    ),
    visible: a.scalar(
      '1.7',
      of => axisOf(of).visible,
      (of, v) => {
        changeAxis(of, { visible: flag(v, 'visible') });
      },
    ),
    majorGridlines: a.object('1.1', 'ChartGridlines', of => of),
    title: a.object('1.1', 'ChartAxisTitle', of => of),
    format: a.object('1.1', 'ChartAxisFormat', of => of),
  },
});
export const chartGridlinesType = a.type('ChartGridlines', {
  members: {
    visible: a.scalar(
      '1.1',
      of => axisOf(of).gridlines,
      (of, v) => {
        changeAxis(of, { gridlines: flag(v, 'visible') });
      },
    ),
  },
});
export const chartAxisTitleType = a.type('ChartAxisTitle', {
  members: {
    text: a.scalar(
      '1.1',
      of => axisOf(of).title ?? '',
      (of, v) => {
        changeAxis(of, { title: titleOf(v) });
      },
    ),
    visible: a.scalar(
      '1.1',
      of => axisOf(of).title !== null,
      (of, v) => {
        changeAxis(of, { title: flag(v, 'visible') ? (axisOf(of).title ?? '軸ラベル') : null });
      },
    ),
  },
});
export const chartAxisFormatType = a.type('ChartAxisFormat', {
  members: {
    font: a.object('1.1', 'ChartFont', of => ({
      size: () => axisOf(of).fontSize,
      put: (fontSize: number) => {
        changeAxis(of, { fontSize });
      },
    })),
  },
});

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
