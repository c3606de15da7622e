import type { Cell, Cells } from '../base/cell';
import { isCellError } from '../base/cell';
import { Fault, givenFault, isFault } from '../base/fault';
import { comparableText } from '../text/comparable-text';
import { columnOf, headersOf, yearInHeader } from '../text/header';
import type { KeyIndex } from '../text/keys';
import { addKey, cellAt, emptyIndex, rowsOf, textOf } from '../text/keys';
import { memoizedTable } from '../base/memory';
import { readNumber } from '../text/number';
import type { Timing } from '../text/time';
import { labelOf, readTime } from '../text/time';
import { isOn } from '../base/tolerance';

/** 増加: higher is better; 減少: lower is better. */
export type Direction = '増加' | '減少';
export type PathKind = '折れ線' | '直線' | '階段';
/** 時点: an actual is the level itself; 累計: it is the amount of its year, and the level is the sum so far. */
export type Counting = '時点' | '累計';

export interface Target {
  /** Year label. */
  readonly year: number;
  readonly value: number;
}

/** One row of a plan table (section 2), values in the unit of the table. */
export interface Kpi {
  readonly name: string;
  readonly id: string;
  readonly unit: string;
  /** Its values are shares: the unit is %, or without a unit a value is written with it. */
  readonly isPercent: boolean;
  /** null: neither written nor to be told from the values. */
  readonly direction: Direction | null;
  /** null without its year: a baseline counts only with its year. */
  readonly baseline: number | null;
  /** Year label. */
  readonly baselineYear: number | null;
  /** True where a baseline is written and only its year is missing, so that a message can say so. */
  readonly lacksBaselineYear: boolean;
  /** By year, ascending; blanks left out. */
  readonly targets: readonly Target[];
  readonly timing: Timing;
  readonly path: PathKind;
  readonly counting: Counting;
  /** Row in the range, the header being row 0. */
  readonly row: number;
  /** Cells that hold an error value: asking for what they should tell gives that error. */
  readonly errors: ReadonlyMap<number | 'baseline' | 'direction', Fault>;
}

const NAME = ['名称', 'KPI', 'KPI名', '指標', '指標名', '項目'];
const ID = ['番号', 'KPI番号', 'ID'];
const UNIT = ['単位'];
const DIRECTION = ['向き', '方向'];
/** 基準値, 現状値, 現状, 基準. */
const BASELINE = /^(基準|現状)値?$/;
const BASELINE_YEAR = ['基準年度', '基準年', '現状年度'];
const TIMING = ['時点'];
const PATH = ['経路'];
const COUNTING = ['集計'];

interface Columns {
  readonly name: number;
  readonly id: number;
  readonly unit: number;
  readonly direction: number;
  readonly baseline: number;
  readonly baselineYear: number;
  /** The year in the baseline's header, 現状値(R2). */
  readonly headerYear: number | null;
  readonly timing: number;
  readonly path: number;
  readonly counting: number;
  readonly targets: readonly { readonly column: number; readonly year: number }[];
}

/** A plan table ready to be asked; a row is read when it is first asked for. */
export interface Plan {
  readonly cells: Cells;
  readonly columns: Columns;
  readonly index: KeyIndex;
  /** KPIs already read, by row. */
  readonly known: Map<number, Kpi>;
}

/** Reads any range whose first row is headers. #VALUE! where no header names the KPI. */
export const readPlan = memoizedTable((cells): Plan | Fault => {
  const columns = readColumns(headersOf(cells));
  if (columns.name < 0 && columns.id < 0) return new Fault('#VALUE!', { kind: 'noColumn', table: 'plan', headers: NAME });
  const index = emptyIndex('plan');
  for (let row = 1; row < cells.length; row++) {
    addKey(index, cellAt(cells, row, columns.name), row);
    addKey(index, cellAt(cells, row, columns.id), row);
  }
  return { cells, columns, index, known: new Map() };
});

/**
 * A header with a year is the baseline's when it says 基準 or 現状 (and not 目標), nobody's when it says 実績 alone (a measured
 * value is never a target), and a target otherwise. Of several baselines the one without a year in its header, then the one that
 * says 基準, then the earliest: the value at the start.
 */
function readColumns(headers: readonly string[]): Columns {
  let baseline = -1;
  let headerYear: number | null = null;
  let best = Infinity;
  const targets: { column: number; year: number }[] = [];
  headers.forEach((header, column) => {
    const year = yearInHeader(header);
    const isGoal = /目標/.test(header);
    if (BASELINE.test(header) || (year !== null && !isGoal && /基準|現状/.test(header))) {
      const rank = (year === null ? 0 : year + 1e5) + (/基準/.test(header) ? 0 : 1e4);
      if (rank < best) [best, baseline, headerYear] = [rank, column, year];
    } else if (year !== null && (isGoal || !/実績/.test(header))) targets.push({ column, year });
  });
  targets.sort((one, other) => one.year - other.year);
  return {
    name: columnOf(headers, NAME),
    id: columnOf(headers, ID),
    unit: columnOf(headers, UNIT),
    direction: columnOf(headers, DIRECTION),
    baseline,
    baselineYear: columnOf(headers, BASELINE_YEAR),
    headerYear,
    timing: columnOf(headers, TIMING),
    path: columnOf(headers, PATH),
    counting: columnOf(headers, COUNTING),
    targets,
  };
}

/**
 * The KPI with this name or number. #N/A where the key is blank or not there (naming the nearest), #VALUE! where two rows have it.
 */
export function findKpi(plan: Plan, key: Cell): Kpi | Fault {
  const rows = rowsOf(plan.index, key);
  if (isFault(rows)) return rows;
  const [row = 0, second] = rows;
  if (second !== undefined) return new Fault('#VALUE!', { kind: 'duplicateKpi', key: textOf(key) });
  let kpi = plan.known.get(row);
  if (kpi === undefined) plan.known.set(row, (kpi = readRow(plan, row)));
  return kpi;
}

/** Every KPI of the plan in row order, rows without a key left out, duplicates kept. */
export function kpisOf(plan: Plan): Kpi[] {
  const rows = new Set<number>();
  plan.index.rows.forEach(list => list.forEach(row => rows.add(row)));
  return [...rows].sort((one, other) => one - other).map(row => readRow(plan, row));
}

function readRow({ cells, columns }: Plan, row: number): Kpi {
  const at = (column: number): Cell => cellAt(cells, row, column);
  const errors = new Map<number | 'baseline' | 'direction', Fault>();
  const timing: Timing = comparableText(textOf(at(columns.timing))) === '年末' ? '年末' : '年度末';
  const value = numberAt(at(columns.baseline));
  const year = readYear(at(columns.baselineYear), timing) || columns.headerYear;
  if (isFault(value)) errors.set('baseline', value);
  else if (isFault(year)) errors.set('baseline', year);
  const baselineYear = isFault(year) ? null : year;
  const baseline = baselineYear === null || isFault(value) ? null : value;

  const written = new Map<number, number>();
  /** Targets that a blank cell may be on Windows desktop: the number 0, not a text such as 「0 箇所」. */
  const zeros: number[] = [];
  for (const target of columns.targets) {
    const cell = at(target.column);
    const number = numberAt(cell);
    if (isFault(number)) errors.set(target.year, number);
    else if (number !== null && !written.has(target.year)) {
      written.set(target.year, number);
      if (cell === 0) zeros.push(target.year);
    }
  }
  const direction = readDirection(at(columns.direction), baseline, [...written.values()], errors);
  if (direction === '増加' && !(baseline !== null && baseline < 0)) zeros.forEach(zero => written.delete(zero));
  const id = textOf(at(columns.id));
  const unit = textOf(at(columns.unit));
  const saysPercent = (column: number): boolean => /[%％]/.test(textOf(at(column)));
  return {
    name: textOf(at(columns.name)) || id,
    id,
    unit,
    isPercent: unit === '' ? [columns.baseline, ...columns.targets.map(one => one.column)].some(saysPercent) : comparableText(unit) === '%',
    direction,
    baseline,
    baselineYear,
    lacksBaselineYear: baselineYear === null && typeof value === 'number',
    targets: [...written].map(([targetYear, target]) => ({ year: targetYear, value: target })),
    timing,
    path: readPath(at(columns.path)),
    counting: comparableText(textOf(at(columns.counting))) === '累計' ? '累計' : '時点',
    row,
    errors,
  };
}

/** A table cell that is neither blank nor a number (「検討中」) has no number yet: null. */
function numberAt(cell: Cell): number | null | Fault {
  return isCellError(cell) ? givenFault(cell) : readNumber(cell);
}

/** A year that cannot be read is no year; only an error value stands. */
function readYear(cell: Cell, timing: Timing): number | null | Fault {
  if (isCellError(cell)) return givenFault(cell);
  const time = readTime(cell, 'year');
  return time === null || isFault(time) ? null : labelOf(time, timing);
}

function readPath(cell: Cell): PathKind {
  const text = comparableText(textOf(cell));
  return text === '直線' || text === '階段' ? text : '折れ線';
}

/** The direction written, or where it is blank the sign of (last target - baseline, or first target); all targets 0: 減少. */
function readDirection(
  cell: Cell,
  baseline: number | null,
  targets: readonly number[],
  errors: Map<number | 'baseline' | 'direction', Fault>,
): Direction | null {
  if (isCellError(cell)) errors.set('direction', givenFault(cell));
  const text = comparableText(textOf(cell));
  if (text === '増加' || text === '減少') return text;
  const last = targets[targets.length - 1];
  if (text !== '' || last === undefined) return null;
  const [broken] = errors.values();
  if (broken !== undefined) {
    errors.set('direction', broken);
    return null;
  }
  const [first = last] = targets;
  const start = baseline === null ? first : baseline;
  if (!isOn(last, start)) return last > start ? '増加' : '減少';
  return targets.every(target => target === 0) ? '減少' : null;
}

/** +1 for 増加, -1 for 減少. #VALUE! where it is not written and cannot be told. */
export function signOf(kpi: Kpi): 1 | -1 | Fault {
  if (kpi.direction !== null) return kpi.direction === '増加' ? 1 : -1;
  return kpi.errors.get('direction') || new Fault('#VALUE!', { kind: 'noDirection' });
}

/** The baseline (its year is then there too). #N/A where it or its year is missing. */
export function baselineOf(kpi: Kpi): number | Fault {
  return kpi.baseline === null ? lackOfBaseline(kpi) : kpi.baseline;
}

export function lackOfBaseline(kpi: Kpi): Fault {
  return kpi.errors.get('baseline') || new Fault('#N/A', { kind: kpi.lacksBaselineYear ? 'noBaselineYear' : 'noBaseline' });
}
