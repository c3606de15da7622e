import type { ReactNode } from 'react';
import { CHART_KINDS, PALETTE, type Chart, type ChartSeries, type ChartSource } from '../book/chart';
import type { Sheet } from '../book/book';
import { type Geometry, HEADER_HEIGHT, PIXELS_PER_POINT, type View } from './geometry';

/** The sheet's native charts, drawn simply: lines, dashes, marks, axes and a legend. Files and paper are another matter. */

interface Point {
  readonly x: number;
  readonly y: number;
}

const DASHES: Readonly<Record<string, string>> = { dash: '6 4', dot: '2 3', dashDot: '6 3 2 3' };
const ROOM = { left: 56, right: 12, top: 26, bottom: 40 } as const;

function numbersIn(sheet: Sheet, source: ChartSource | null): (number | null)[] {
  const of = source === null ? null : sheet.book.sheetById(source.sheet);
  if (source === null || !of) return [];
  return of.values(source.area).flatMap(line => line.map(value => (typeof value === 'number' ? value : null)));
}

function pointsOf(sheet: Sheet, chart: Chart, series: ChartSeries): Point[] {
  const x = CHART_KINDS[chart.type] === 'scatter' ? numbersIn(sheet, series.x) : [];
  return numbersIn(sheet, series.values).flatMap((y, at) => (y === null ? [] : [{ x: x[at] ?? at + 1, y }]));
}

function nameOf(sheet: Sheet, { name }: ChartSeries): string {
  if (typeof name === 'string') return name;
  return sheet.book.sheetById(name.sheet)?.text(name.area.row, name.area.column) ?? '';
}

function Mark({ at: { x, y }, series, color }: { at: Point; series: ChartSeries; color: string }): ReactNode {
  const { style, size, background, foreground } = series.marker;
  if (style === 'none') return null;
  const half = (size * PIXELS_PER_POINT) / 2;
  const looks = { fill: background ?? color, stroke: foreground ?? color };
  if (style === 'diamond') return <path d={`M${x} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`} {...looks} />;
  return <circle cx={x} cy={y} r={half} {...looks} />;
}

function Picture({ sheet, chart }: { sheet: Sheet; chart: Chart }): ReactNode {
  const width = chart.width * PIXELS_PER_POINT;
  const height = chart.height * PIXELS_PER_POINT;
  const lines = chart.series.map((series, at) => ({
    series,
    color: series.line.color ?? series.fill ?? PALETTE[at % PALETTE.length] ?? '#000000',
    points: pointsOf(sheet, chart, series),
  }));
  const all = lines.flatMap(({ points }) => points);
  const xs = all.map(({ x }) => x);
  const ys = all.map(({ y }) => y);
  const left = chart.category.minimum ?? Math.min(...xs, 0);
  const right = chart.category.maximum ?? Math.max(...xs, 1);
  const low = chart.value.minimum ?? Math.min(0, ...ys);
  const high = chart.value.maximum ?? Math.max(0, ...ys);
  const at = ({ x, y }: Point): Point => ({
    x: ROOM.left + ((x - left) / (right - left || 1)) * (width - ROOM.left - ROOM.right),
    y: height - ROOM.bottom - ((y - low) / (high - low || 1)) * (height - ROOM.top - ROOM.bottom),
  });
  const base = height - ROOM.bottom;
  return (
    <svg width={width} height={height} role="img" aria-label={chart.title.text} className="chart">
      {chart.title.visible && (
        <text x={width / 2} y={17} textAnchor="middle" fontSize={13}>
          {chart.title.text}
        </text>
      )}
      <path d={`M${ROOM.left} ${ROOM.top}V${base}H${width - ROOM.right}`} fill="none" stroke="#7F7F7F" />
      {[low, high].map(value => (
        <text key={value} x={ROOM.left - 4} y={at({ x: left, y: value }).y + 4} textAnchor="end" fontSize={11}>
          {Number(value.toPrecision(4)).toLocaleString('ja-JP')}
        </text>
      ))}
      {[left, right].map(value => (
        <text key={value} x={at({ x: value, y: low }).x} y={base + 14} textAnchor="middle" fontSize={11}>
          {value}
        </text>
      ))}
      {lines.map(({ series, color, points }) => (
        <g key={series.id}>
          {series.line.style !== 'none' && (
            <polyline
              points={points
                .map(at)
                .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
                .join(' ')}
              fill="none"
              stroke={color}
              strokeWidth={series.line.weight ?? 2}
              strokeDasharray={series.line.style === null ? undefined : DASHES[series.line.style]}
            />
          )}
          {points.map(at).map(point => (
            <Mark key={`${point.x} ${point.y}`} at={point} series={series} color={color} />
          ))}
        </g>
      ))}
      {chart.legend.visible && (
        <text x={width / 2} y={height - 7} textAnchor="middle" fontSize={11}>
          {lines.map(({ series }) => nameOf(sheet, series)).join('・')}
        </text>
      )}
    </svg>
  );
}

/** All charts where they lie, below the headings of rows and columns. */
export function Charts({ sheet, geometry, view }: { sheet: Sheet; geometry: Geometry; view: View }): ReactNode {
  const charts = sheet.charts.filter(({ type }) => CHART_KINDS[type] !== undefined);
  if (charts.length === 0) return null;
  return (
    <div className="charts" style={{ left: geometry.headerWidth, top: HEADER_HEIGHT }}>
      {charts.map(chart => (
        <div
          key={chart.id}
          style={{ position: 'absolute', left: chart.left * PIXELS_PER_POINT - view.left, top: chart.top * PIXELS_PER_POINT - view.top }}
        >
          <Picture sheet={sheet} chart={chart} />
        </div>
      ))}
    </div>
  );
}
