/** KPIs side by side: against the targets of two years, against original and current targets, last time and now. By the same code as the cards. */
import { serialOf } from '../../../domain/base/serial';
import { isFault } from '../../../domain/base/fault';
import { fiscalYearOf } from '../../../domain/text/dates/fiscal-year';
import { earlierState } from '../../../sheets/read/earlier';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import type { Tone } from '../kpis/grade';
import { overviewOf, type OverviewModel } from '../kpis/overview-model';
import type { Card } from '../kpis/card';

export type ComparisonKind = 'years' | 'revised' | 'rounds';
export const PLAN_COMPARISONS: readonly ComparisonKind[] = ['years', 'revised', 'rounds'];

/** How a KPI stands on one side. */
export interface Side {
  readonly tone: Tone;
  readonly grade: string | null;
  readonly actual: number | null;
  readonly target: number | null;
  /** null: not known; 0 or less: reached. */
  readonly left: number | null;
}

export interface Compared {
  readonly name: string;
  readonly unit: string;
  /** The target years of the two sides; null: there is no target. */
  readonly years: readonly [number | null, number | null];
  readonly fiscal: boolean;
  readonly place: CellPlace | null;
  readonly first: Side;
  readonly second: Side;
  readonly differs: boolean;
}

/** The day of the last meeting before 基準日; without one, the first day of its fiscal year. */
export function lastTime({ tables }: WorkbookState, asOf: number): number {
  const days = (tables.DX_Meetings?.rows ?? []).flatMap(({ date }) => (date === null || date >= asOf ? [] : [date]));
  const first = serialOf(fiscalYearOf(asOf), 4, 1);
  return Math.max(...(days.length > 0 ? days : [first < asOf ? first : serialOf(fiscalYearOf(asOf) - 1, 4, 1)]));
}

/** The years that are compared: the one asked about first and the next one, or the one before where it is the last. */
export function yearsCompared({ horizons, horizon }: OverviewModel): readonly [number, number] | null {
  if (horizon === null) return null;
  const other = horizons.find(year => year > horizon) ?? [...horizons].reverse().find(year => year < horizon);
  if (other === undefined) return null;
  return horizon < other ? [horizon, other] : [other, horizon];
}

/** null: there is nothing to compare. @param since the day of last time, a date serial */
export function compare(state: WorkbookState, kind: ComparisonKind, since: number): readonly Compared[] | null {
  const now = overviewOf(state);
  if (isFault(now)) return null;
  switch (kind) {
    case 'years': {
      const years = yearsCompared(now);
      if (years === null) return null;
      const [first, second] = years.map(year => cardsOf(state, year));
      // A KPI of another programme is shown for the year of its own.
      return now.cards.map(card =>
        pair(card, sideFor(first?.get(card.kpi.row), years[0]), sideFor(second?.get(card.kpi.row), years[1]), years),
      );
    }
    case 'revised':
      return now.cards.some(({ original }) => original !== null)
        ? now.cards.flatMap(card => {
            if (card.original === null) return [];
            const { original, current } = card.original;
            const side = ({ target, gap, tone, grade }: typeof current): Side => ({
              tone,
              grade,
              actual: card.latest?.value ?? null,
              target,
              left: gap === null || gap.undecided ? null : gap.left,
            });
            return [pair(card, side(original), side(current), [card.horizon, card.horizon])];
          })
        : null;
    case 'rounds': {
      const before = new Map(cardsOf(earlierState(state, since), null, now.cards));
      return now.cards.map(card => pair(card, sideOf(before.get(card.kpi.row)), sideOf(card), [card.horizon, card.horizon]));
    }
  }
}

/** Cards by their rows. @param as with the target years of these cards */
function cardsOf(state: WorkbookState, year: number | null, as: readonly Card[] = []): ReadonlyMap<number, Card> {
  const horizons = [...new Set(as.map(({ horizon }) => horizon))];
  const found = year === null && horizons.length > 0 ? horizons : [year];
  const cards = new Map<number, Card>();
  for (const one of found) {
    const overview = overviewOf(state, one);
    if (isFault(overview)) continue;
    for (const card of overview.cards) {
      const wanted = as.find(({ kpi }) => kpi.row === card.kpi.row)?.horizon ?? one;
      if (card.horizon === wanted || !cards.has(card.kpi.row)) cards.set(card.kpi.row, card);
    }
  }
  return cards;
}

const UNKNOWN: Side = { tone: 'none', grade: null, actual: null, target: null, left: null };

function sideOf(card: Card | undefined): Side {
  if (card === undefined) return UNKNOWN;
  const { tone, grade, latest, horizon, kpi, gaps } = card;
  return {
    tone,
    grade,
    actual: latest?.value ?? null,
    target: kpi.targets.find(({ year }) => year === horizon)?.value ?? null,
    left: gaps.find(({ year }) => year === horizon)?.left ?? null,
  };
}

/** Against a year of which the KPI has no target nothing is said but the actual. */
function sideFor(card: Card | undefined, year: number): Side {
  const side = sideOf(card);
  return card?.kpi.targets.some(target => target.year === year) === true ? side : { ...UNKNOWN, actual: side.actual };
}

function pair({ kpi, place }: Card, first: Side, second: Side, years: Compared['years']): Compared {
  return {
    name: kpi.name,
    unit: kpi.unit,
    years,
    fiscal: kpi.timing === '年度末',
    place,
    first,
    second,
    differs: JSON.stringify(first) !== JSON.stringify(second),
  };
}
