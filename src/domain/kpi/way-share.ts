import type { Fault } from '../base/fault';
import { finite } from '../base/fault';
import { isOn } from '../base/tolerance';

/** The share of the way from one value to another (never the same) that is behind, (a - b)/(T - b); exactly 1 on the goal. */
export function wayShare(from: number, value: number, goal: number): number | Fault {
  return isOn(value, goal) ? 1 : finite((value - from) / (goal - from));
}
