import { actualsOf, readActuals, type Actual, type Actuals } from '../../../domain/kpi/actuals';
import type { Cell, Cells } from '../../../domain/base/cell';
import { explain, type Explanation } from '../../../domain/rating/explain';
import { track, type Track } from '../../../domain/kpi/track';
import { isFault, type Fault } from '../../../domain/base/fault';
import { gap } from '../../../domain/kpi/gap';
import { findKpi, kpisOf, readPlan, type Kpi, type Plan } from '../../../domain/kpi/plan';
import { dateOf, serialOf } from '../../../domain/base/serial';
import { labelOf, positionOf, type Timing } from '../../../domain/text/dates/time';
import { isBeyondShare } from '../../../sheets/schema/percent';
import { scaleLines, namesOwnScale, scaleOf, type ScaleTable } from '../../../sheets/read/own-scale';
import { OWN_SCALE } from '../../../sheets/schema/declarations/kpis';
import { programmeOf } from '../../../sheets/read/programme';
import { originalPlan, revisionBook, type TargetRevision } from '../../../sheets/read/original-plan';
import { cardsAsBefore, type OverviewBefore } from './same-cards';
import { locate } from '../../../sheets/read/read';
import { finish, type Steps } from '../../../sheets/read/slices';
import { addressOf, type CellPlace, type WorkbookState } from '../../../sheets/read/state';
import { TABLES } from '../../../sheets/schema/declarations/tables';
import type { Tone } from './grade';
import { futureOf, type FutureOf } from './outlook-model';
import { pictureOf, type Picture } from './picture';
import { toneOf } from './tone';

/** A target year and how far it is; `left` null: not known, 0 or less: reached. */
export interface Gap {
  readonly year: number;
  readonly left: number | null;
  /** The plan has a column for the year, but no target in it. */
  readonly undecided: boolean;
}

/** What has to be filled in before the card can say all it could, and the cell to fill in. */
export interface Lack {
  readonly kind: 'baseline' | 'baselineYear' | 'target' | 'targets' | 'actual' | 'actualsSheet' | 'direction' | 'scale';
  /** The target's year label. */
  readonly year: number | null;
  readonly place: CellPlace | null;
}

/** A value that was probably meant as a hundredth of what it is. */
export interface NotShare {
  readonly of: 'actual' | 'baseline' | 'target';
  /** The target's year label. */
  readonly year: number | null;
  readonly value: number;
  readonly place: CellPlace | null;
}

/** One KPI as the overview shows it; numbers in the KPI's unit. */
export interface Card {
  readonly kpi: Kpi;
  /** The year label the card is about: of its own programme, where that has no target of the year asked about. null: there are no targets. */
  readonly horizon: number | null;
  readonly tone: Tone;
  /** The grade in the words of its scale; null: no grade can be given. */
  readonly grade: string | null;
  /** The latest actual at 基準日. */
  readonly latest: Actual | null;
  /** The day its row gives (時点), a date serial; null: the end of its year. */
  readonly latestDay: number | null;
  /** The day the actual is of, a date serial: it is judged against the plan of that day, not of 基準日. null without an actual. */
  readonly judgedOn: number | null;
  /** The same actual against the plan of 基準日, as a formula with 基準日 has it; null where that is the same day. */
  readonly onAsOf: Explanation | null;
  /** The actual is more than a year older than 基準日. */
  readonly isOld: boolean;
  /** Values of a KPI in % that are no shares: 31.2 is read as 3,120%. */
  readonly notShares: readonly NotShare[];
  readonly actuals: readonly Actual[];
  readonly gaps: readonly Gap[];
  readonly explanation: Explanation | null;
  /** DX.ONTRACK: known also where the scale cannot rate. */
  readonly track: Track | null;
  /** null: it cannot be foreseen, or there is nothing to foresee. */
  readonly future: FutureOf | null;
  /** The name of the KPI's rating scale. */
  readonly scale: string;
  /** The city's own table, where the KPI is rated by it. */
  readonly ownScale: ScaleTable | null;
  /** The error a formula shows for this KPI, where none of the lacks says it. */
  readonly fault: Fault | null;
  readonly lacks: readonly Lack[];
  readonly picture: Picture | null;
  /** The cell with the KPI's name. */
  readonly place: CellPlace | null;
  /** null: no target of the KPI has been revised. */
  readonly original: Original | null;
}

/** The same KPI against the targets it had at first, beside the current ones; both for the horizon. */
export interface Original {
  readonly current: PlanStanding;
  readonly original: PlanStanding;
  /** Of all years, in the order in which they were made. */
  readonly revisions: readonly TargetRevision[];
}

/** How a KPI stands against one of its plans. */
export interface PlanStanding {
  /** null: not decided. */
  readonly target: number | null;
  readonly gap: Gap | null;
  readonly tone: Tone;
  readonly grade: string | null;
}

export interface OverviewModel {
  readonly cards: readonly Card[];
  /** Year labels of the targets there are, ascending. */
  readonly horizons: readonly number[];
  /** The one most cards are about; null: the plan has no targets. */
  readonly horizon: number | null;
  readonly counts: Readonly<Record<Tone, number>>;
  readonly asOf: number | null;
}

/** The column each lack is filled in, as it is headed in every workbook; a target's header ends with its year. */
export const HEADERS_OF_LACKS: Readonly<Record<Lack['kind'], string>> = {
  baseline: '基準値',
  baselineYear: '基準年度',
  target: '目標',
  targets: '目標',
  actual: '値',
  actualsSheet: '値',
  direction: '向き',
  scale: '評価方式',
};

const COVERED_BY_LACKS: readonly Fault['reason']['kind'][] = ['noBaseline', 'noBaselineYear', 'noTarget', 'noActual', 'noDirection'];

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

/** A target year; `usual`: more than half of the KPIs that have targets have one of it. */
interface Horizon {
  readonly year: number;
  readonly count: number;
  readonly usual: boolean;
}

/** The years with a target of at least one KPI; without a single target the years of all columns. A workbook of two programmes has years of both. */
function horizonsOf(plan: Plan, kpis: readonly Kpi[]): readonly Horizon[] {
  const withTargets = kpis.filter(({ targets }) => targets.length > 0).length;
  const years = [...new Set(plan.columns.targets.map(({ time }) => labelOf(time, '年度末')))].map((year): Horizon => {
    const count = kpis.filter(kpi => kpi.targets.some(target => target.year === year) || kpi.errors.has(year)).length;
    return { year, count, usual: count * 2 > withTargets };
  });
  return years.some(({ count }) => count > 0) ? years.filter(({ count }) => count > 0) : years.map(one => ({ ...one, usual: true }));
}

/** The one asked for; else the nearest usual one that has not passed; else the one most KPIs have, the later of two. */
function horizonOf(horizons: readonly Horizon[], wanted: number | null, asOf: number | null): number | null {
  if (wanted !== null && horizons.some(({ year }) => year === wanted)) return wanted;
  const now = asOf === null ? -Infinity : positionOf(asOf, '年度末');
  const next = horizons.find(({ year, usual }) => usual && year + 1 >= now);
  return (next ?? [...horizons].sort((one, other) => other.count - one.count || other.year - one.year)[0])?.year ?? null;
}

/**
 * Whether a KPI has no target of a year because its plan sets one for another year: the cell is blank under a year that the form does not
 * ask for. ― there says that it is not decided.
 */
function leavesOut(cells: Cells): (kpi: Kpi, year: number) => boolean {
  const { located } = locate(TABLES.DX_KPIs, cells[0] ?? []);
  const asked: readonly number[] = TABLES.DX_KPIs.columns.targets.years;
  return (kpi, year) => {
    if (asked.includes(year) || kpi.targets.length === 0 || kpi.targets.some(target => target.year === year)) return false;
    const at = located.find(column => column.key === 'targets' && column.year === year)?.at;
    const cell = at === undefined ? null : cells[kpi.row]?.[at];
    return cell === null || cell === undefined || cell === '';
  };
}

/** The first of a KPI's own target years from this one on, else its last. */
function nearestTarget({ targets }: Kpi, year: number): number {
  return (targets.find(target => target.year >= year) ?? targets[targets.length - 1])?.year ?? year;
}

function scaleCells(cells: Cells): (row: number) => Cell {
  const at = locate(TABLES.DX_KPIs, cells[0] ?? []).located.find(column => column.key === 'scale')?.at;
  return row => (at === undefined ? null : cells[row]?.[at]);
}

interface KpiContext {
  readonly state: WorkbookState;
  readonly plan: Plan;
  /** null: the workbook has no table of actuals. */
  readonly actuals: Actuals | Fault | null;
  readonly horizons: readonly Horizon[];
  readonly horizon: number | null;
  readonly scaleCell: Cell;
}

function cardOf(context: KpiContext, kpi: Kpi): Card {
  const { state, plan, actuals, horizons, horizon, scaleCell } = context;
  const found = findKpi(plan, kpi.name);
  const series = actuals === null ? [] : isFault(actuals) ? actuals : actualsOf(actuals, kpi);
  const ownScale = namesOwnScale(scaleCell) ? state.scale : null;
  // null: it is to be rated by a table that is not there. No other rule takes its place.
  const scale = scaleOf(scaleCell, state.scale);
  const scaleName = scale === null || isFault(scale) ? '' : scale.name || OWN_SCALE;
  const broken = [found, series, scale].find(isFault);
  const known = isFault(series) ? [] : series;
  const until = state.asOf === null ? Infinity : positionOf(state.asOf, kpi.timing);
  const latest = [...known].reverse().find(actual => actual.t <= until) ?? null;
  const place = placeIn(state, kpi);
  // Of a year that is not its programme's, a KPI need not have a target.
  const asked = horizons
    .filter(({ year, usual }) => usual || year === horizon || kpi.targets.some(target => target.year === year) || kpi.errors.has(year))
    .map(({ year }) => year);
  const latestDay = latest === null ? null : (state.tables.DX_Actuals?.rows.find(row => row.index === latest.row - 1)?.date ?? null);
  const judgedOn = latest === null ? null : (latestDay ?? lastDayOf(latest.label, kpi.timing));
  const explanation =
    broken ??
    (horizon === null || state.asOf === null || scale === null || isFault(scale)
      ? null
      : explain(kpi, horizon, latest?.value ?? null, judgedOn ?? state.asOf, scale));
  const onAsOf =
    broken !== undefined ||
    horizon === null ||
    latest === null ||
    state.asOf === null ||
    judgedOn === state.asOf ||
    scale === null ||
    isFault(scale)
      ? null
      : explain(kpi, horizon, latest.value, state.asOf, scale);
  const verdict = explanation === null || isFault(explanation) ? null : explanation.verdict;
  const tracked =
    horizon === null || latest === null || judgedOn === null || isFault(found) ? null : track(kpi, horizon, latest.value, judgedOn);
  const future =
    horizon === null || actuals === null || isFault(actuals) || isFault(found)
      ? null
      : futureOf(kpi, actuals, horizon, known[known.length - 1]);
  return {
    kpi,
    horizon,
    track: isFault(tracked) ? null : tracked,
    future,
    scale: scaleName,
    ownScale,
    tone:
      verdict === null
        ? 'none'
        : toneOf(scaleName, verdict, ownScale === null ? undefined : scaleLines(ownScale).map(({ grade: one }) => one)),
    grade: verdict === null ? null : String(verdict.grade),
    latest,
    latestDay,
    judgedOn,
    onAsOf: isFault(onAsOf) ? null : onAsOf,
    isOld: judgedOn !== null && state.asOf !== null && aYearAfter(judgedOn) < state.asOf,
    notShares: notSharesOf(state, kpi, latest, place),
    actuals: known,
    gaps: asked.map(year => gapTo(kpi, year, latest)),
    explanation: isFault(explanation) ? null : explanation,
    fault: isFault(explanation) && !COVERED_BY_LACKS.includes(explanation.reason.kind) ? explanation : null,
    lacks: [
      ...lacksOf(kpi, { horizons, until, latest, noSheet: actuals === null, place }),
      ...(scale === null ? [{ kind: 'scale', year: null, place: place('scale', null) } as const] : []),
    ],
    picture:
      horizon === null
        ? null
        : pictureOf(
            kpi,
            known.map(({ t, value }) => ({ position: t, value })),
            horizon,
            state.asOf,
            future?.fan,
          ),
    place: place('name', null),
    original: null,
  };
}

/** The last day of a year label, on which an actual without a day of its own is judged. */
function lastDayOf(label: number, timing: Timing): number {
  return timing === '年末' ? serialOf(label, 12, 31) : serialOf(label + 1, 3, 31);
}

function aYearAfter(serial: number): number {
  const { year, month, day } = dateOf(serial);
  return serialOf(year + 1, month, day);
}

function notSharesOf(state: WorkbookState, kpi: Kpi, latest: Actual | null, place: PlaceOf): readonly NotShare[] {
  const table = state.tables.DX_Actuals;
  const at = locate(TABLES.DX_Actuals, table?.cells[0] ?? []).located.find(({ key }) => key === 'value')?.at;
  const actualPlace =
    table === null || at === undefined || latest === null
      ? null
      : { sheet: table.sheet, address: addressOf(table.firstRow + latest.row, table.firstColumn + at) };
  const all: readonly (NotShare | null)[] = [
    latest && { of: 'actual', year: null, value: latest.value, place: actualPlace },
    kpi.baseline === null ? null : { of: 'baseline', year: null, value: kpi.baseline, place: place('baseline', null) },
    ...kpi.targets.map(({ year, value }): NotShare => ({ of: 'target', year, value, place: place('targets', year) })),
  ];
  return all.filter((one): one is NotShare => one !== null && isBeyondShare(one.value, kpi.unit));
}

function gapTo(kpi: Kpi, year: number, latest: Actual | null): Gap {
  const undecided = !kpi.targets.some(target => target.year === year);
  const left = latest === null ? null : gap(kpi, year, latest.value);
  return { year, left: isFault(left) ? null : left, undecided };
}

type PlaceOf = (key: keyof typeof TABLES.DX_KPIs.columns, year: number | null) => CellPlace | null;

/** Finds a KPI's cell under a column of the declaration, wherever staff have moved it; null where they have removed it. */
function placeIn(state: WorkbookState, kpi: Kpi): PlaceOf {
  return (key, year) => {
    const table = state.tables.DX_KPIs;
    const column = locate(TABLES.DX_KPIs, table?.cells[0] ?? []).located.find(one => one.key === key && one.year === year);
    if (table === null || column === undefined) return null;
    return { sheet: table.sheet, address: addressOf(table.firstRow + kpi.row, table.firstColumn + column.at) };
  };
}

interface OverviewOutlook {
  readonly horizons: readonly Horizon[];
  readonly until: number;
  readonly latest: Actual | null;
  readonly noSheet: boolean;
  readonly place: PlaceOf;
}

/** A target is asked for where the others have one, but not of a year that is over when there is a later one. */
function isDue(kpi: Kpi, { year, usual }: Horizon, until: number): boolean {
  if (kpi.targets.some(target => target.year === year) || kpi.errors.has(year)) return false;
  return usual && !(year + 1 < until && kpi.targets.some(target => target.year > year));
}

function lacksOf(kpi: Kpi, { horizons, until, latest, noSheet, place }: OverviewOutlook): readonly Lack[] {
  const lacks: Lack[] = [];
  if (kpi.baseline === null && !kpi.errors.has('baseline')) {
    lacks.push(
      kpi.lacksBaselineYear
        ? { kind: 'baselineYear', year: null, place: place('baselineYear', null) }
        : { kind: 'baseline', year: null, place: place('baseline', null) },
    );
  }
  if (horizons.length === 0) lacks.push({ kind: 'targets', year: null, place: place('name', null) });
  for (const one of horizons) {
    if (isDue(kpi, one, until)) lacks.push({ kind: 'target', year: one.year, place: place('targets', one.year) });
  }
  if (kpi.direction === null && kpi.targets.length > 0 && !kpi.errors.has('direction'))
    lacks.push({ kind: 'direction', year: null, place: place('direction', null) });
  if (latest === null) lacks.push({ kind: noSheet ? 'actualsSheet' : 'actual', year: null, place: null });
  return lacks;
}
