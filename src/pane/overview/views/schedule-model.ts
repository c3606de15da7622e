import { delay } from '../../../domain/work/delay';
import { isFault } from '../../../domain/base/fault';
import { shownMilestone, type MilestoneState } from '../../../domain/work/milestone';
import { milestoneBars, type MilestoneBars, type MilestoneDates } from '../../../domain/work/milestone-bars';
import { serialOf } from '../../../domain/base/serial';
import { normalizeText } from '../../../domain/text/characters/text';
import { ganttYears } from '../../../sheets/make/own/gantt';
import { MILESTONE_ORDER } from '../../../sheets/make/own/milestone-shape';
import { locate } from '../../../sheets/read/read';
import { SCHEDULES } from '../../../sheets/schema/declarations/schedules';
import { addressOf, type CellPlace, type WorkbookState } from '../../../sheets/read/state';

/** One milestone as the chart shows it. Dates are serials. */
export interface MilestoneLine extends MilestoneDates {
  /** The row in the table's body, from 0. */
  readonly index: number;
  readonly initiative: string;
  readonly name: string;
  readonly owner: string | null;
  /** DX.MILESTONE's answer, also without a planned start; null where no state can be given. */
  readonly state: MilestoneState | null;
  readonly bars: MilestoneBars;
  /** Days past the planned finish; 0 or less, or null: none. */
  readonly daysLate: number | null;
  /** The milestone's cell. */
  readonly place: CellPlace;
}

export interface Initiative {
  readonly name: string;
  readonly lines: readonly MilestoneLine[];
  readonly late: number;
}

export interface ScheduleChart {
  /** Those with the worst state first; within them late ones first, then by planned finish. */
  readonly initiatives: readonly Initiative[];
  /** States that occur, the worst first; null: none can be given. */
  readonly counts: readonly { readonly state: MilestoneState | null; readonly count: number }[];
  readonly total: number;
  readonly late: number;
  /** Fiscal years of the axis, and its first and last day. */
  readonly years: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly asOf: number | null;
}

const LATE: readonly (MilestoneState | null)[] = ['期限超過', '遅れ', '着手遅れ'];

export function isLate(state: MilestoneState | null): boolean {
  return LATE.includes(state);
}

/** An unknown state comes after those that need attention and before what is done. */
function rank(state: MilestoneState | null): number {
  return state === null ? MILESTONE_ORDER.indexOf('未着手') + 0.5 : MILESTONE_ORDER.indexOf(state);
}

/** The chart of DX_Schedules, its states those of DX.MILESTONE; null where there is no such table. */
export function scheduleOf(state: WorkbookState): ScheduleChart | null {
  const table = state.tables.DX_Schedules;
  if (table === null) return null;
  const column = locate(SCHEDULES, table.cells[0] ?? []).located.find(({ key }) => key === 'milestone')?.at ?? 0;
  const lines = table.rows.map((row): MilestoneLine => {
    const { plannedStart, plannedFinish, actualStart, actualFinish, progress } = row;
    const answer = shownMilestone(plannedStart, plannedFinish, actualStart, actualFinish, progress, state.asOf);
    const late = delay(plannedFinish, actualFinish, state.asOf);
    const known = isFault(answer) ? null : answer;
    return {
      plannedStart,
      plannedFinish,
      actualStart,
      actualFinish,
      progress,
      index: row.index,
      initiative: row.initiative ?? '',
      name: row.milestone ?? '',
      owner: row.owner,
      state: known,
      bars: milestoneBars(row, known, state.asOf),
      daysLate: isFault(late) ? null : late,
      place: { sheet: table.sheet, address: addressOf(table.firstRow + 1 + row.index, table.firstColumn + column) },
    };
  });
  const day = state.asOf ?? lines.flatMap(line => line.plannedFinish ?? [])[0] ?? serialOf(2026, 4, 1);
  const span = ganttYears(table.rows, day);
  return {
    initiatives: grouped(lines),
    counts: [...MILESTONE_ORDER, null]
      .map(one => ({ state: one, count: lines.filter(line => line.state === one).length }))
      .filter(({ count }) => count > 0),
    total: lines.length,
    late: lines.filter(line => isLate(line.state)).length,
    years: Array.from({ length: span.last - span.first + 1 }, (_, index) => span.first + index),
    from: serialOf(span.first, 4, 1),
    to: serialOf(span.last + 1, 4, 1) - 1,
    asOf: state.asOf,
  };
}

function grouped(lines: readonly MilestoneLine[]): Initiative[] {
  const groups = new Map<string, MilestoneLine[]>();
  for (const line of lines) {
    const key = normalizeText(line.initiative);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  // Sorting keeps the table's order among equals.
  return [...groups.values()]
    .map((group): Initiative => ({
      name: group[0]?.initiative ?? '',
      lines: group.sort(
        (one, other) => rank(one.state) - rank(other.state) || (one.plannedFinish ?? Infinity) - (other.plannedFinish ?? Infinity) || 0,
      ),
      late: group.filter(({ state }) => isLate(state)).length,
    }))
    .sort((one, other) => rank(one.lines[0]?.state ?? null) - rank(other.lines[0]?.state ?? null));
}

/** The first `most` lines, by initiative; what is left out is counted by the caller. */
export function firstLines(initiatives: readonly Initiative[], most: number): readonly Initiative[] {
  let left = most;
  return initiatives.flatMap(initiative => {
    const lines = initiative.lines.slice(0, Math.max(0, left));
    left -= lines.length;
    return lines.length === 0 ? [] : [{ ...initiative, lines }];
  });
}

/** Only what is late. */
export function lateOnly(initiatives: readonly Initiative[]): readonly Initiative[] {
  return initiatives.flatMap(initiative => {
    const lines = initiative.lines.filter(({ state }) => isLate(state));
    return lines.length === 0 ? [] : [{ ...initiative, lines }];
  });
}

/** Where days lie on the axis, as shares of its length; null where they lie outside. */
export function shareOf(
  { from, to }: Pick<ScheduleChart, 'from' | 'to'>,
  first: number,
  last: number,
): { readonly left: number; readonly width: number } | null {
  const start = Math.max(first, from);
  const end = Math.min(last, to);
  return end < start ? null : { left: (start - from) / (to - from + 1), width: (end - start + 1) / (to - from + 1) };
}
