import type { Cell, Cells } from '../base/cell';
import { isCellError } from '../base/cell';
import { Fault, givenFault, isFault, NO_ACTUAL } from '../base/fault';
import { comparableText } from '../text/characters/comparable-text';
import { columnOf, headersOf } from '../text/header';
import type { KeyIndex } from '../text/characters/keys';
import { addKey, cellAt, emptyIndex, rowsOfTypedKey } from '../text/characters/keys';
import { memoizedTable } from '../base/memory';
import { readNumber } from '../text/number';
import type { Kpi } from './plan';
import type { Time, Timing } from '../text/dates/time';
import { dayOf, labelAt, positionOf, readTime } from '../text/dates/time';

/** One measured value. */
export interface Actual {
  /** Position on the axis of section 3. */
  readonly t: number;
  /** The year label it belongs to. */
  readonly label: number;
  readonly value: number;
  /** Row in the range, the header being row 0. */
  readonly row: number;
}

const KPI = ['KPI', '名称', '指標', '指標名'];
const YEAR = ['年度', '年'];
const DATE = ['時点', '基準日'];
const VALUE = ['値', '実績', '実績値'];

/** A table of actuals ready to be asked; a KPI's rows are read when they are first asked for. */
export interface Actuals {
  readonly cells: Cells;
  readonly columns: { readonly year: number; readonly date: number; readonly value: number };
  readonly index: KeyIndex;
  /** Series already read, by KPI, or by the key's rows where no plan was given. Weak, since plans change while the actuals stay. */
  readonly series: WeakMap<Kpi | readonly number[], readonly ActualRow[]>;
}

/** A row's value, or the error its cell holds: it matters only where the row does. */
export interface ActualRow {
  readonly t: number;
  readonly label: number;
  readonly value: number | Fault;
  readonly row: number;
}

/** A KPI's actuals by time, and the axis they stand on. */
export interface Series {
  readonly points: readonly ActualRow[];
  readonly timing: Timing;
  /** The day of a point: its 時点, else the last day of its year. */
  readonly dayOf: (point: ActualRow) => number;
}

/** Reads any range whose first row is headers: KPI, 年度 or 時点 (a date, it wins), 値. #VALUE! naming the header that is missing. */
export const readActuals = memoizedTable((cells): Actuals | Fault => {
  const headers = headersOf(cells);
  const lack = (names: readonly string[]): Fault => new Fault('#VALUE!', { kind: 'noColumn', table: 'actuals', headers: names });
  const kpi = columnOf(headers, KPI);
  const columns = { year: columnOf(headers, YEAR), date: columnOf(headers, DATE), value: columnOf(headers, VALUE) };
  if (kpi < 0) return lack(KPI);
  if (columns.year < 0 && columns.date < 0) return lack([...YEAR, ...DATE]);
  if (columns.value < 0) return lack(VALUE);
  const index = emptyIndex('actuals');
  for (let row = 1; row < cells.length; row++) addKey(index, cellAt(cells, row, kpi), row);
  return { cells, columns, index, series: new WeakMap() };
});

/** A KPI's actuals by time, one per time; rows under its name or its number. An error value among them is the answer. */
export function actualsOf(actuals: Actuals, kpi: Kpi): readonly Actual[] | Fault {
  const points = seriesOf(actuals, kpi, kpi.timing);
  for (const { value } of points) if (isFault(value)) return value;
  return points as readonly Actual[];
}

/**
 * What the table holds under a key alone, by time: without a plan the year is the fiscal year. #N/A where the key is blank or in no
 * row (naming the nearest).
 */
export function seriesOfKey(actuals: Actuals, key: Cell): Series | Fault {
  const rows = rowsOfTypedKey(actuals.index, key);
  return isFault(rows) ? rows : seriesWith(actuals, rows, '年度末');
}

/** The same for a KPI of a plan: its rows under its name or number, on its own axis; under 累計 the levels. */
export function seriesOfKpi(actuals: Actuals, kpi: Kpi): Series {
  return seriesWith(actuals, kpi, kpi.timing);
}

function seriesWith(actuals: Actuals, of: Kpi | readonly number[], timing: Timing): Series {
  return {
    points: seriesOf(actuals, of, timing),
    timing,
    dayOf: ({ row, label }) => dayOf(rowTime(actuals, row) || label, 'last'),
  };
}

/** The latest point at or before asOf, null for the latest of all. #N/A where there is none. */
export function latestPoint({ points, timing }: Series, asOf: Time | null): ActualRow | Fault {
  const until = asOf === null ? Infinity : positionOf(asOf, timing);
  for (let i = points.length - 1; i >= 0; i--) {
    const point = points[i];
    if (point && point.t <= until) return point;
  }
  return NO_ACTUAL;
}

/** DX.ACTUAL: the latest value at or before asOf, null for the latest of all. #N/A where there is none. */
export function latestActual(series: Series, asOf: Time | null = null): number | Fault {
  const point = latestPoint(series, asOf);
  return isFault(point) ? point : point.value;
}

/** DX.ACTUALDATE: the day of that value. Whether an error in its cell hides a value or a blank cannot be told: it is the answer. */
export function latestDay(series: Series, asOf: Time | null = null): number | Fault {
  const point = latestPoint(series, asOf);
  if (isFault(point)) return point;
  return isFault(point.value) ? point.value : series.dayOf(point);
}

/** @param of a KPI, or the rows of a key */
function seriesOf(actuals: Actuals, of: Kpi | readonly number[], timing: Timing): readonly ActualRow[] {
  let points = actuals.series.get(of);
  if (!points) {
    const rowsOfKey = (key: string): readonly number[] => actuals.index.rows.get(comparableText(key)) || [];
    const kpi = 'name' in of ? of : null;
    const rows = kpi === null ? (of as readonly number[]) : [...rowsOfKey(kpi.name), ...rowsOfKey(kpi.id)];
    const summed = kpi !== null && kpi.counting === '累計';
    points = readSeries(actuals, rows, timing, summed);
    if (summed) points = summedUp(points, kpi);
    actuals.series.set(of, points);
  }
  return points;
}

/** @param byYear one point a year and not a time: of two rows of one year the lower wins */
function readSeries(actuals: Actuals, rows: readonly number[], timing: Timing, byYear: boolean): readonly ActualRow[] {
  const { cells, columns } = actuals;
  // By time, so that of two rows for one time the lower, the correction, is set last and wins.
  const byTime = new Map<number, ActualRow>();
  [...new Set(rows)]
    .sort((one, other) => one - other)
    .forEach(row => {
      const cell = cellAt(cells, row, columns.value);
      const value = isCellError(cell) ? givenFault(cell) : readNumber(cell);
      const time = rowTime(actuals, row);
      if (value === null || time === null) return;
      const t = positionOf(time, timing);
      const label = labelAt(t);
      byTime.set(byYear ? label : t, { t, label, value, row });
    });
  return [...byTime.values()].sort((one, other) => one.t - other.t);
}

/** 累計: each value is its year's amount; the level is the baseline, or 0, plus their sum. What follows an error is not known. */
function summedUp(points: readonly ActualRow[], kpi: Kpi): readonly ActualRow[] {
  let level: number | Fault = kpi.errors.get('baseline') || kpi.baseline || 0;
  return points.map(({ t, label, value, row }) => {
    level = isFault(level) ? level : isFault(value) ? value : level + value;
    return { t, label, value: level, row };
  });
}

function rowTime({ cells, columns }: Actuals, row: number): Time | null {
  return readRowTime(cellAt(cells, row, columns.date)) || readRowTime(cellAt(cells, row, columns.year));
}

/** A row whose time cannot be read has no place on the axis: it is left out like a row without a value. */
function readRowTime(cell: Cell): Time | null {
  const time = readTime(cell, 'date');
  return isFault(time) ? null : time;
}

/** The last actual of each year label: what yearly changes are taken from. */
export function yearly(actuals: readonly Actual[]): Actual[] {
  return actuals.filter((actual, i) => {
    const next = actuals[i + 1];
    return !next || next.label !== actual.label;
  });
}
