/** What the record of a round says of each KPI and milestone: what the cards of 概要 say as of its 基準日. */
import { isFault } from '../../domain/base/fault';
import { expected } from '../../domain/kpi/expected';
import { readActuals } from '../../domain/kpi/actuals';
import { likelihood } from '../../domain/kpi/likelihood';
import { milestone } from '../../domain/work/milestone';
import type { WorkbookState } from '../../sheets/read/state';
import type { RecordLine } from '../../sheets/rounds/record';
import type { Round } from '../../sheets/rounds/round';
import { shownDate, shownYear } from '../../sheets/rounds/shown';
import { NOT_RATED } from '../../domain/rating/scale';
import { overviewOf } from '../overview/kpis/overview-model';
import type { Card } from '../overview/kpis/card';

export interface RecordedKpi {
  readonly line: RecordLine;
  /** Behind its plan: a comment is asked for. Not where it cannot be judged. */
  readonly behind: boolean;
}

const valueOf = <T>(value: T): Exclude<T, object> | null => (typeof value === 'object' ? null : (value as Exclude<T, object>));

function kpiLine(state: WorkbookState, card: Card): RecordedKpi {
  const { kpi, horizon, latest, latestDay, judgedOn, gaps, grade, track, tone } = card;
  const fiscal = kpi.timing === '年度末';
  const actuals = state.tables.DX_Actuals === null ? null : readActuals(state.tables.DX_Actuals.cells);
  const plan = horizon === null || judgedOn === null ? null : expected(kpi, horizon, judgedOn);
  const chance = horizon === null || actuals === null || isFault(actuals) ? null : likelihood(kpi, horizon, actuals);
  const row = latest === null ? undefined : state.tables.DX_Actuals?.rows.find(({ index }) => index === latest.row - 1);
  const when = latest === null ? '' : latestDay !== null ? shownDate(latestDay) : shownYear(latest.label, fiscal);
  return {
    line: {
      kind: 'KPI',
      item: kpi.name,
      unit: kpi.unit,
      actual: latest?.value ?? null,
      when,
      plan: plan === null || isFault(plan) ? null : Number(plan.toPrecision(6)),
      year: horizon === null ? '' : shownYear(horizon, fiscal),
      target: kpi.targets.find(({ year }) => year === horizon)?.value ?? null,
      gap: gaps.find(({ year }) => year === horizon)?.left ?? null,
      grade: grade ?? NOT_RATED,
      likelihood: chance === null || isFault(chance) ? null : valueOf(chance),
      comment: row?.comment ?? '',
    },
    behind: tone === 'late' || tone === 'slight' || (track !== null && !track.onTrack && tone !== 'reached' && tone !== 'good'),
  };
}

/** As of the round's 基準日, in the rule of that day. */
export function recordLines(
  state: WorkbookState,
  round: Round,
): { readonly kpis: readonly RecordedKpi[]; readonly milestones: readonly RecordLine[] } {
  const then = { ...state, asOf: round.asOf };
  const overview = overviewOf(then);
  const milestones = (state.tables.DX_Schedules?.rows ?? []).flatMap((row): RecordLine[] => {
    if (row.milestone === null) return [];
    const known = milestone(row.plannedStart, row.plannedFinish, row.actualStart, row.actualFinish, row.progress, round.asOf);
    const due = row.plannedFinish === null ? '' : shownDate(row.plannedFinish);
    return [
      {
        kind: '工程',
        item: row.initiative === null ? row.milestone : `${row.initiative}\u3000${row.milestone}`,
        unit: '%',
        actual: row.progress,
        when: row.actualFinish === null ? '' : shownDate(row.actualFinish),
        plan: null,
        year: due,
        target: null,
        gap: null,
        grade: isFault(known) ? '' : known,
        likelihood: null,
        comment: row.remarks ?? '',
      },
    ];
  });
  return { kpis: isFault(overview) ? [] : overview.cards.map(card => kpiLine(then, card)), milestones };
}
