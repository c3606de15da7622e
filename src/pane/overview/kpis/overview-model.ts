import type { Cells, Cell } from '../../../domain/base/cell';
import { isFault, type Fault } from '../../../domain/base/fault';
import { readActuals, type Actuals } from '../../../domain/kpi/actuals';
import { readPlan, kpisOf, type Kpi } from '../../../domain/kpi/plan';
import { revisionBook, originalPlan } from '../../../sheets/read/original-plan';
import { programmeOf } from '../../../sheets/read/programme';
import { locate } from '../../../sheets/read/read';
import { finish, type Steps } from '../../../sheets/read/slices';
import type { WorkbookState } from '../../../sheets/read/state';
import { TABLES } from '../../../sheets/schema/declarations/tables';
import { cardOf, type Card, type PlanStanding, type KpiContext } from './card';
import type { Tone } from './grade';
import { leavesOut, horizonsOf, horizonOf, nearestTarget } from './horizons';
import { cardsAsBefore, type OverviewBefore } from './same-cards';

export interface OverviewModel {
  readonly cards: readonly Card[];
  /** Year labels of the targets there are, ascending. */
  readonly horizons: readonly number[];
  /** The one most cards are about; null: the plan has no targets. */
  readonly horizon: number | null;
  readonly counts: Readonly<Record<Tone, number>>;
  readonly asOf: number | null;
}

/**
 * The cards of a workbook, computed by the functions' own code on the very cells that DX_KPIs[#All] and DX_Actuals[#All] hand
 * over, so that a card and a formula cannot disagree.
 * @param wanted the year label asked about; null: the nearest one that 基準日 has not passed
 */
export function overviewOf(state: WorkbookState, wanted: number | null = null): OverviewModel | Fault {
  return finish(overviewSteps(state, wanted));
}

/** The same in steps, one for each card, so that nobody who types waits for hundreds of them. */
export function* overviewSteps(
  state: WorkbookState,
  wanted: number | null = null,
  before: OverviewBefore | null = null,
): Steps<OverviewModel | Fault> {
  const current = yield* currentOverview(state, wanted, before === null ? null : cardsAsBefore(state, before));
  const { DX_KPIs: kpis, DX_Revisions: revisions } = state.tables;
  if (isFault(current) || current.horizon === null || kpis === null || revisions === null) return current;
  const book = revisionBook(revisions.rows);
  if (!current.cards.some(({ kpi }) => book.ofKpi(kpi.name).length > 0)) return current;
  // The very same way, over the cells as they were at first.
  const first = yield* currentOverview(
    { ...state, tables: { ...state.tables, DX_KPIs: { ...kpis, cells: originalPlan(kpis, revisions) } } },
    new Map(current.cards.map(card => [card.kpi.row, card.horizon])),
  );
  const byRow = new Map(isFault(first) ? [] : first.cards.map(card => [card.kpi.row, card]));
  return {
    ...current,
    cards: current.cards.map(card => {
      const other = byRow.get(card.kpi.row);
      const made = book.ofKpi(card.kpi.name);
      const { horizon } = card;
      return made.length === 0 || other === undefined || horizon === null
        ? card
        : { ...card, original: { current: standingOf(card, horizon), original: standingOf(other, horizon), revisions: made } };
    }),
  };
}

function standingOf({ kpi, gaps, tone, grade }: Card, horizon: number): PlanStanding {
  return {
    target: kpi.targets.find(({ year }) => year === horizon)?.value ?? null,
    gap: gaps.find(({ year }) => year === horizon) ?? null,
    tone,
    grade,
  };
}

/** @param wanted one year label for all, or one for each row of the plan */
function* currentOverview(
  state: WorkbookState,
  wanted: number | null | ReadonlyMap<number, number | null>,
  asBefore: ((kpi: Kpi, horizon: number | null, actuals: Actuals | Fault | null) => Card | null) | null = null,
): Steps<OverviewModel | Fault> {
  const table = state.tables.DX_KPIs;
  const empty: OverviewModel = {
    cards: [],
    horizons: [],
    horizon: null,
    counts: { reached: 0, good: 0, slight: 0, late: 0, none: 0 },
    asOf: state.asOf,
  };
  if (table === null) return empty;
  const plan = readPlan(table.cells);
  if (isFault(plan)) return plan;
  yield 0;
  const actuals = state.tables.DX_Actuals === null ? null : readActuals(state.tables.DX_Actuals.cells);
  yield 0;
  const kpis = kpisOf(plan);
  yield 0;
  const sources = new Map(table.rows.map(({ index, source }) => [index + 1, source]));
  const programmes = new Map<string, Kpi[]>();
  for (const kpi of kpis) {
    const name = programmeOf(sources.get(kpi.row) ?? null);
    programmes.set(name, [...(programmes.get(name) ?? []), kpi]);
  }
  const leftOut = leavesOut(table.cells);
  const contextOf = new Map<number, Pick<KpiContext, 'horizons' | 'horizon'>>();
  for (const members of programmes.values()) {
    const horizons = horizonsOf(plan, members);
    for (const kpi of members) {
      const own = horizons.filter(({ year }) => !leftOut(kpi, year));
      const horizon = wanted instanceof Map ? (wanted.get(kpi.row) ?? null) : horizonOf(horizons, wanted as number | null, state.asOf);
      contextOf.set(kpi.row, { horizons: own, horizon: horizon !== null && leftOut(kpi, horizon) ? nearestTarget(kpi, horizon) : horizon });
    }
  }
  const scaleAt = scaleCells(table.cells);
  const cards: Card[] = [];
  for (const kpi of kpis) {
    const ofKpi = contextOf.get(kpi.row) ?? { horizons: [], horizon: null };
    cards.push(asBefore?.(kpi, ofKpi.horizon, actuals) ?? cardOf({ state, plan, actuals, scaleCell: scaleAt(kpi.row), ...ofKpi }, kpi));
    yield 1;
  }
  const all = horizonsOf(plan, kpis);
  const used = (year: number): number => cards.filter(card => card.horizon === year).length;
  const horizon =
    typeof wanted === 'number' && all.some(({ year }) => year === wanted)
      ? wanted
      : ([...all].sort((one, other) => used(other.year) - used(one.year) || other.year - one.year)[0]?.year ?? null);
  const counts: Record<Tone, number> = { ...empty.counts };
  for (const card of cards) counts[card.tone]++;
  return { ...empty, cards, horizons: all.map(({ year }) => year), horizon, counts };
}

function scaleCells(cells: Cells): (row: number) => Cell {
  const at = locate(TABLES.DX_KPIs, cells[0] ?? []).located.find(column => column.key === 'scale')?.at;
  return row => (at === undefined ? null : cells[row]?.[at]);
}
