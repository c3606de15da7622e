import type { Fault } from '../base/fault';
import { blankFault } from '../base/fault';
import { reaches } from '../base/tolerance';

export type MilestoneState = '完了' | '完了(遅れ)' | '期限超過' | '遅れ' | '進行中' | '着手遅れ' | '未着手';

/** How far behind the planned share a milestone may be before it is late. */
const SLACK = 0.1;

/**
 * DX.MILESTONE (section 8). Date serials, null where blank; `progress` a share from 0 to 1, blank counts as 0 and 0 as not begun
 * (a blank may arrive as 0). A date that the state depends on and that is blank: #N/A.
 */
export function milestone(
  plannedStart: number | null,
  plannedFinish: number | null,
  actualStart: number | null,
  actualFinish: number | null,
  progress: number | null,
  asOf: number | null,
): MilestoneState | Fault {
  if (plannedFinish === null) return blankFault('plannedFinish');
  if (actualFinish !== null) return actualFinish > plannedFinish ? '完了(遅れ)' : '完了';
  if (asOf === null) return blankFault('asOf');
  if (asOf > plannedFinish) return '期限超過';
  if (plannedStart === null) return blankFault('plannedStart');
  const done = progress || 0;
  if (actualStart === null && done === 0) return asOf > plannedStart ? '着手遅れ' : '未着手';
  // A milestone of one day is due by the end of that day: nothing is planned to be done before.
  const planned = (asOf - plannedStart) / (plannedFinish - plannedStart || Infinity);
  return reaches(done, planned - SLACK) ? '進行中' : '遅れ';
}

/**
 * The state as a chart shows it: without a planned start nothing is planned to be done yet, so what has begun is 進行中 and what has
 * not is 未着手 until the planned finish. DX.MILESTONE itself says #N/A there.
 */
export function shownMilestone(
  plannedStart: number | null,
  plannedFinish: number | null,
  actualStart: number | null,
  actualFinish: number | null,
  progress: number | null,
  asOf: number | null,
): MilestoneState | Fault {
  return milestone(plannedStart ?? asOf, plannedFinish, actualStart, actualFinish, progress, asOf);
}
