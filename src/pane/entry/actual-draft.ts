import { actualsOf, readActuals, type Actual } from '../../domain/kpi/actuals';
import { isFault } from '../../domain/base/fault';
import { readNumber } from '../../domain/text/number';
import type { Kpi } from '../../domain/kpi/plan';
import { normalizeText } from '../../domain/text/text';
import { labelOf, positionOf } from '../../domain/text/time';
import { readUnit } from '../../domain/text/unit';
import type { WorkbookState } from '../../sheets/read/state';
import { MOST_AS_SHARE } from '../../sheets/schema/percent';
import { isPercent } from '../words/format';

/** A moment an actual can be added for: the end of a year, or a day in the year that is still running. */
export interface Moment {
  /** Year label. */
  readonly year: number;
  /** Date serial; null: the year's end. */
  readonly day: number | null;
  /** What is there already, which a new row would correct. */
  readonly taken: number | null;
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
  kpi: Kpi,
  actuals: readonly Actual[],
  asOf: number,
): { readonly moments: readonly Moment[]; readonly next: number } {
  const current = labelOf(asOf, kpi.timing);
  const now = positionOf(asOf, kpi.timing);
  const over = now >= current + 1 ? current : current - 1;
  const valueAt = (position: number): number | null => actuals.find(actual => actual.t === position)?.value ?? null;
  const running: readonly Moment[] = over === current ? [] : [{ year: current, day: asOf, taken: valueAt(now) }];
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
    taken: valueAt(over - back + 1),
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

export type TypedValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'value'; readonly value: number; readonly doubt: Doubt | null };

/** Read, but perhaps not meant. */
export type Doubt =
  | { readonly kind: 'otherUnit'; readonly typed: string }
  /** 72 for a KPI in %: 7,200%. */
  | { readonly kind: 'percent'; readonly meant: number };

/** What a typed value means for a KPI of this unit, read as DX.NUMBER does: 「約35万時間」 is 350000. */
export function readTypedValue(text: string, unit: string): TypedValue {
  if (text.trim() === '') return { kind: 'blank' };
  const value = readNumber(text);
  if (value === null) return { kind: 'unreadable' };
  if (isPercent(unit) && Math.abs(value) > MOST_AS_SHARE) return { kind: 'value', value, doubt: { kind: 'percent', meant: value / 100 } };
  const typed = readUnit(text);
  const other = typed !== '' && unit !== '' && normalizeText(typed) !== normalizeText(unit);
  return { kind: 'value', value, doubt: other && !isPercent(unit) ? { kind: 'otherUnit', typed } : null };
}
