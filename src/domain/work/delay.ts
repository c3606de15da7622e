import type { Fault } from '../base/fault';
import { blankFault } from '../base/fault';

/**
 * DX.DELAY: days late, of date serials that are null where blank. Finished: actual - planned, negative when early; else
 * max(0, asOf - planned). #N/A without the planned finish, or without asOf while it is not finished.
 */
export function delay(plannedFinish: number | null, actualFinish: number | null, asOf: number | null): number | Fault {
  if (plannedFinish === null) return blankFault('plannedFinish');
  if (actualFinish !== null) return actualFinish - plannedFinish;
  return asOf === null ? blankFault('asOf') : asOf > plannedFinish ? asOf - plannedFinish : 0;
}
