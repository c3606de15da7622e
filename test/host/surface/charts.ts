/** Native charts on a worksheet: scatter, line, column and bar, with axes, title and legend. */
import { emptyChart } from '../book/chart';
import { s, c, a, chartOf, change, axisOf, changeAxis, SERIES_BY, nextId, kind } from './chart-of';
import { seriesFrom } from './chart-series';
import { flag, integer, number, range, text, word } from './convert';
import { type Member, membersOf } from './member';

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
