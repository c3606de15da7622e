/** One KPI as the overview shows it, worked out by the functions' own code. */
import type { Cell } from '../../../domain/base/cell';
import { isFault, type Fault } from '../../../domain/base/fault';
import { serialOf, dateOf } from '../../../domain/base/serial';
import { actualsOf, type Actual, type Actuals } from '../../../domain/kpi/actuals';
import { gap } from '../../../domain/kpi/gap';
import { findKpi, type Kpi, type Plan } from '../../../domain/kpi/plan';
import { track, type Track } from '../../../domain/kpi/track';
import { explain, type Explanation } from '../../../domain/rating/explain';
import { positionOf, type Timing } from '../../../domain/text/dates/time';
import type { TargetRevision } from '../../../sheets/read/original-plan';
import { namesOwnScale, scaleOf, scaleLines, type ScaleTable } from '../../../sheets/read/own-scale';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import { OWN_SCALE } from '../../../sheets/schema/declarations/kpis';
import type { Tone } from './grade';
import type { Horizon } from './horizons';
import { placeIn, notSharesOf, lacksOf, type NotShare, type Lack } from './lacks';
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

const COVERED_BY_LACKS: readonly Fault['reason']['kind'][] = ['noBaseline', 'noBaselineYear', 'noTarget', 'noActual', 'noDirection'];

export interface KpiContext {
  readonly state: WorkbookState;
  readonly plan: Plan;
  /** null: the workbook has no table of actuals. */
  readonly actuals: Actuals | Fault | null;
  readonly horizons: readonly Horizon[];
  readonly horizon: number | null;
  readonly scaleCell: Cell;
}

export function cardOf(context: KpiContext, kpi: Kpi): Card {
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

function gapTo(kpi: Kpi, year: number, latest: Actual | null): Gap {
  const undecided = !kpi.targets.some(target => target.year === year);
  const left = latest === null ? null : gap(kpi, year, latest.value);
  return { year, left: isFault(left) ? null : left, undecided };
}
