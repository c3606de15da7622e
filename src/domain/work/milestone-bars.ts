import type { MilestoneState } from './milestone';

/** Days from the first to the last, both counted: date serials. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** What the table of schedules says of a milestone: date serials, null where blank; `progress` a share. */
export interface MilestoneDates {
  readonly plannedStart: number | null;
  readonly plannedFinish: number | null;
  readonly actualStart: number | null;
  readonly actualFinish: number | null;
  readonly progress: number | null;
}

/** The bars of a milestone; null where there is nothing to draw. */
export interface MilestoneBars {
  /** Without a planned start it is the day of the planned finish alone. */
  readonly planned: Days | null;
  /** From the actual start (where it is not known the planned one) to the actual finish, unfinished to 基準日. */
  readonly actual: Days | null;
  /** The days that were not planned for it any more, or in which it should have been under way or further on. */
  readonly late: Days | null;
}

const daysOf = (from: number | null, to: number | null): Days | null => (from === null || to === null || to < from ? null : { from, to });

/**
 * The bars of a milestone in a Gantt chart. What is late: after the planned finish, the days up to the actual finish or 基準日; for
 * 着手遅れ those since the planned start; for 遅れ 基準日 itself, since the state says how things are on that day.
 * @param state DX.MILESTONE's answer, null where it is an error
 */
export function milestoneBars(dates: MilestoneDates, state: MilestoneState | null, asOf: number | null): MilestoneBars {
  const { plannedStart, plannedFinish, actualStart, actualFinish, progress } = dates;
  const until = actualFinish ?? asOf;
  const begun =
    actualStart ??
    (actualFinish !== null ? Math.min(plannedStart ?? actualFinish, actualFinish) : (progress ?? 0) > 0 ? plannedStart : null);
  const late =
    plannedFinish !== null && until !== null && until > plannedFinish
      ? daysOf(plannedFinish + 1, until)
      : state === '着手遅れ' && plannedStart !== null
        ? daysOf(plannedStart + 1, asOf)
        : state === '遅れ'
          ? daysOf(asOf, asOf)
          : null;
  return { planned: daysOf(plannedStart ?? plannedFinish, plannedFinish), actual: daysOf(begun, until), late };
}
