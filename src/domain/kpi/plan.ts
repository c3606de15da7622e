import type { Cell, Cells } from '../base/cell';
import { isCellError } from '../base/cell';
import { Fault, givenFault, isFault } from '../base/fault';
import { comparableText } from '../text/characters/comparable-text';
import { columnOf, headersOf, timeInHeader, withoutBrackets } from '../text/header';
import type { KeyIndex } from '../text/characters/keys';
import { addKey, cellAt, emptyIndex, rowsOfTypedKey, textOf } from '../text/characters/keys';
import { memoizedTable } from '../base/memory';
import { readNumber } from '../text/number';
import type { Time, Timing } from '../text/dates/time';
import { labelOf, readTime } from '../text/dates/time';
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

const NAME = [
  ...['名称', 'KPI', 'KPI名', '指標', '指標名', '項目'],
  ...['重要業績評価指標', '成果指標', '目標指標', '評価指標', '活動指標', '指標名称', '目標(指標)名', '数値目標'],
];
/** The value at the start, as a whole header or before a remark in brackets. */
const BASELINE = /^(?:(?:基準|現状|現況)値?|(?:当初|初期|従前)値|(?:(?:計画)?策定|開始)時(?:の?値)?)$/;
/** With a year: 現状値(R2), 2019年実績(基準), 策定時の値(2015年度). */
const BASELINE_AT = /基準|現状|現況|策定時|当初値|初期値|開始時|従前/;
/** What makes a header a target's; where one says so, a year alone is no target. */
const GOAL = /目標|計画(?!策定時)/;
/** A measured value is never a target. */
const MEASURED = /実績|実測|見込|現在/;

interface PlanColumns {
  readonly name: number;
  readonly id: number;
  readonly unit: number;
  readonly direction: number;
  readonly baseline: number;
  readonly baselineYear: number;
  /** The year or date in the baseline's header, 現状値(R2), 現状値(R5.3末). */
  readonly headerTime: Time | null;
  readonly timing: number;
  readonly path: number;
  readonly counting: number;
  /** By fiscal year. */
  readonly targets: readonly { readonly column: number; readonly time: Time }[];
  /** A target whose year stands in its row. */
  readonly target: number;
  readonly targetYear: number;
}

/** A plan table ready to be asked; a row is read when it is first asked for. */
export interface Plan {
  readonly cells: Cells;
  readonly columns: PlanColumns;
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
 * A header that holds a year or a date is the baseline's when it says 基準, 現状, 策定時 … (and not 目標), nobody's when it says 実績,
 * 見込 and the like, and a target otherwise; but where other headers say 目標 or 計画, a year alone is no target. Of several baselines
 * the one that says 基準, then the one without a year in its header, then the earliest: the value at the start.
 */
function readColumns(headers: readonly string[]): PlanColumns {
  let baseline = -1;
  let headerTime: Time | null = null;
  let best = Infinity;
  const name = columnOf(headers, NAME);
  const targets: { column: number; time: Time; isGoal: boolean }[] = [];
  let hasGoals = false;
  headers.forEach((header, column) => {
    if (column === name) return;
    const time = timeInHeader(header);
    const isGoal = GOAL.test(header);
    if (BASELINE.test(time === null ? withoutBrackets(header) : header) || (time !== null && !isGoal && BASELINE_AT.test(header))) {
      const rank = (time === null ? 0 : labelOf(time, '年度末')) + (/基準/.test(header) ? 0 : 1e4);
      if (rank < best) [best, baseline, headerTime] = [rank, column, time];
    } else {
      hasGoals = hasGoals || isGoal;
      if (time !== null && !MEASURED.test(header)) targets.push({ column, time, isGoal });
    }
  });
  targets.sort((one, other) => labelOf(one.time, '年度末') - labelOf(other.time, '年度末'));
  return {
    name,
    id: columnOf(headers, ['番号', 'KPI番号', 'ID']),
    unit: columnOf(headers, ['単位']),
    direction: columnOf(headers, ['向き', '方向', '方向性']),
    baseline,
    baselineYear: columnOf(headers, ['基準年度', '基準年', '現状年度']),
    headerTime,
    timing: columnOf(headers, ['時点']),
    path: columnOf(headers, ['経路']),
    counting: columnOf(headers, ['集計']),
    targets: targets.filter(({ isGoal }) => isGoal || !hasGoals),
    target: columnOf(headers, ['目標値', '目標']),
    targetYear: columnOf(headers, ['目標年度', '目標年', '達成年度', '目標年月']),
  };
}

/**
 * The KPI with this name or number. #N/A where the key is blank or not there (naming the nearest), #VALUE! where two rows have it.
 */
export function findKpi(plan: Plan, key: Cell): Kpi | Fault {
  const rows = rowsOfTypedKey(plan.index, key);
  if (isFault(rows)) return rows;
  const [row = 0, second] = rows;
  if (second !== undefined) return new Fault('#VALUE!', { kind: 'duplicateKpi', key: textOf(key) });
  let kpi = plan.known.get(row);
  if (!kpi) plan.known.set(row, (kpi = readRow(plan, row)));
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
  const year =
    yearInCell(at(columns.baseline), timing) || readYear(at(columns.baselineYear), timing) || labelIn(columns.headerTime, timing);
  if (isFault(value)) errors.set('baseline', value);
  else if (isFault(year)) errors.set('baseline', year);
  const baselineYear = isFault(year) ? null : year;
  const baseline = baselineYear === null || isFault(value) ? null : value;

  const written = new Map<number, number>();
  /** Targets that a blank cell may be on Windows desktop: the number 0, not a text such as 「0 箇所」. */
  const zeros: number[] = [];
  const addTarget = (label: number | null, cell: Cell): void => {
    if (label === null || written.has(label)) return;
    const number = isKept(cell) ? baseline : numberAt(cell);
    if (isFault(number)) errors.set(label, number);
    else if (number !== null) {
      written.set(label, number);
      if (cell === 0) zeros.push(label);
    }
  };
  for (const target of columns.targets) addTarget(labelIn(target.time, timing), at(target.column));
  const targetYear = readYear(at(columns.targetYear), timing);
  addTarget(isFault(targetYear) ? null : targetYear, at(columns.target));
  const targets = [...written].sort(([one], [other]) => one - other).map(([label, target]) => ({ year: label, value: target }));
  const direction = readDirection(
    at(columns.direction),
    baseline,
    targets.map(target => target.value),
    errors,
  );
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
    targets: targets.filter(target => written.has(target.year)),
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

function labelIn(time: Time | null, timing: Timing): number | null {
  return time === null ? null : labelOf(time, timing);
}

/** The year in brackets behind a value, 70.7%(2012年度): it is that value's own. */
function yearInCell(cell: Cell, timing: Timing): number | null {
  const inner = typeof cell === 'string' ? /[(（]([^()（）]*)[)）]\s*$/.exec(cell) : null;
  const year = inner ? readYear(inner[1], timing) : null;
  return isFault(year) ? null : year;
}

/** A target that is the baseline's value. */
function isKept(cell: Cell): boolean {
  return typeof cell === 'string' && /^(?:(?:現状|現況|基準)値?を?)?維持(?:する)?$/.test(comparableText(cell));
}

function readPath(cell: Cell): PathKind {
  const text = comparableText(textOf(cell));
  return text === '直線' || text === '階段' ? text : '折れ線';
}

/** 増加, 増やす, 上昇を目指す, ↑. */
const HIGHER = /^(?:増|上昇|向上|拡大|[↑↗])/;
const LOWER = /^(?:減|低下|削減|縮減|抑制|[↓↘])/;

/** The direction written, or where it is blank the sign of (last target - baseline, or first target); all targets 0: 減少. */
function readDirection(
  cell: Cell,
  baseline: number | null,
  targets: readonly number[],
  errors: Map<number | 'baseline' | 'direction', Fault>,
): Direction | null {
  if (isCellError(cell)) errors.set('direction', givenFault(cell));
  const text = comparableText(textOf(cell));
  if (HIGHER.test(text)) return '増加';
  if (LOWER.test(text)) return '減少';
  const last = targets[targets.length - 1];
  if (text !== '' || last === undefined) return null;
  const [broken] = errors.values();
  if (broken) {
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
