import { actualsOf, readActuals, type Actual } from '../../domain/kpi/actuals';
import { isFault } from '../../domain/base/fault';
import { readNumber } from '../../domain/text/number';
import type { Kpi } from '../../domain/kpi/plan';
import { labelOf, positionOf } from '../../domain/text/dates/time';
import type { WorkbookState } from '../../sheets/read/state';
import { doubtOf, type Doubt, type Expectation } from '../../sheets/read/doubt';

/** A moment an actual can be added for: the end of a year, or a day in the year that is still running. */
export interface Moment {
  /** Year label. */
  readonly year: number;
  /** Date serial; null: the year's end. */
  readonly day: number | null;
  /** The row that holds its value already, in the table's body from 0; null: none does. */
  readonly row: number | null;
}

/** How many years back the list goes at least, from the last one that is over. */
const YEARS_BACK = 10;

/**
 * The moments to choose from, the latest first, and the one that is due: the end of the year after the last one there is, and
 * once all years that are over have their value, 基準日 itself. A value for a year that is still running gets 基準日 as its
 * day: taken as that of the year's end it would lie in the future, where no card and no formula looks.
 * @param asOf 基準日 as a date serial, or today where the workbook has none
 */
export function momentsOf(
  kpi: Pick<Kpi, 'timing' | 'baselineYear'>,
  actuals: readonly Actual[],
  asOf: number,
): { readonly moments: readonly Moment[]; readonly next: number } {
  const current = labelOf(asOf, kpi.timing);
  const now = positionOf(asOf, kpi.timing);
  const over = now >= current + 1 ? current : current - 1;
  const rowAt = (position: number): number | null => {
    const found = actuals.find(actual => actual.t === position);
    return found === undefined ? null : found.row - 1;
  };
  const running: readonly Moment[] = over === current ? [] : [{ year: current, day: asOf, row: rowAt(now) }];
  const ends = actuals.filter(actual => actual.t === actual.label + 1 && actual.label <= over);
  const last = ends[ends.length - 1]?.label;
  const earliest = Math.min(
    over - YEARS_BACK,
    ...(last === undefined ? [] : [last]),
    ...(kpi.baselineYear === null ? [] : [kpi.baselineYear]),
  );
  const years = Array.from({ length: over - earliest + 1 }, (_, back): Moment => ({
    year: over - back,
    day: null,
    row: rowAt(over - back + 1),
  }));
  const moments = [...running, ...years];
  const due = last === undefined ? over : Math.min(last + 1, current);
  return {
    moments,
    next: Math.max(
      0,
      moments.findIndex(({ year }) => year === due),
    ),
  };
}

/** A KPI's actuals as the cards read them; none where the table cannot be read. */
export function actualsIn(state: WorkbookState, kpi: Kpi): readonly Actual[] {
  const read = state.tables.DX_Actuals === null ? null : readActuals(state.tables.DX_Actuals.cells);
  const series = read === null || isFault(read) ? [] : actualsOf(read, kpi);
  return isFault(series) ? [] : series;
}

/** The value as it stands in a row of the table: under 集計 累計 an actual is a sum, its row is not. */
export function ownValue(state: WorkbookState, row: number): number | null {
  return state.tables.DX_Actuals?.rows.find(({ index }) => index === row)?.value ?? null;
}

/** What a value for this moment is held against: the last one before it, else the baseline, and the target it leads to. */
export function expectationOf(state: WorkbookState, kpi: Kpi, actuals: readonly Actual[], { year, day }: Moment): Expectation {
  const position = day === null ? year + 1 : positionOf(day, kpi.timing);
  const before = [...actuals].reverse().find(actual => actual.t < position);
  // A sum so far tells nothing about what one year adds.
  if (kpi.counting === '累計') return { last: before === undefined ? null : ownValue(state, before.row - 1), target: null };
  const target = kpi.targets.find(one => one.year >= year) ?? kpi.targets.at(-1);
  return { last: before === undefined ? kpi.baseline : ownValue(state, before.row - 1), target: target?.value ?? null };
}

export type TypedValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'value'; readonly value: number; readonly doubt: Doubt | null };

/** What a typed value means for a KPI of this unit, read as DX.NUMBER does: 「約35万時間」 is 350000. */
export function readTypedValue(text: string, unit: string, expected: Expectation = { last: null, target: null }): TypedValue {
  if (text.trim() === '') return { kind: 'blank' };
  const value = readNumber(text);
  if (value === null) return { kind: 'unreadable' };
  return { kind: 'value', value, doubt: doubtOf(text, value, unit, expected) };
}
