import type { Fault } from '../base/fault';
import { finite, isFault } from '../base/fault';
import type { Kpi } from './plan';
import { lackOfBaseline } from './plan';
import { target } from './target';
import type { Time } from '../text/dates/time';
import { labelOf } from '../text/dates/time';

/** A point of the path: position on the axis of section 3 and value. */
export interface Waypoint {
  readonly position: number;
  readonly value: number;
}

/**
 * The waypoints up to the asked year (section 4): the baseline if there is one, the targets after it, the year's own target.
 * An error value among those targets leaves the path unknown.
 */
export function waypoints(kpi: Kpi, year: Time): Waypoint[] | Fault {
  const label = labelOf(year, kpi.timing);
  const goal = target(kpi, year);
  if (isFault(goal)) return goal;
  const start = kpi.baseline === null ? null : kpi.baselineYear;
  const fault = faultOnPath(kpi, label);
  if (fault) return fault;
  const points: Waypoint[] = [];
  if (start !== null && kpi.baseline !== null && start < label) points.push({ position: start + 1, value: kpi.baseline });
  for (const one of kpi.targets) {
    if (one.year <= label && (start === null || one.year > start || one.year === label))
      points.push({ position: one.year + 1, value: one.value });
  }
  return points;
}

/**
 * The path's value at a position. Before the baseline year: the baseline. From the asked year on: its target. 直線 without a
 * baseline starts at the first target. #N/A before the first target where there is no baseline.
 */
export function pathValue(kpi: Kpi, year: Time, position: number): number | Fault {
  const label = labelOf(year, kpi.timing);
  const goal = target(kpi, year);
  if (isFault(goal) || position >= label + 1) return goal;
  const fault = faultOnPath(kpi, label);
  if (fault) return fault;
  // The waypoints one by one and not as a list: a call asks this for 20,000 cells.
  // 0: there is no baseline, and no target behind yet.
  let from = kpi.baseline === null ? 0 : (kpi.baselineYear || 0) + 1;
  let value = kpi.baseline || 0;
  if (position <= from) return value;
  for (const one of kpi.targets) {
    const end = one.year + 1;
    if (one.year > label || end <= from) continue;
    if (end > position) {
      // This waypoint is ahead. Where none is behind, there is no path yet.
      if (from === 0) return lackOfBaseline(kpi);
      if (kpi.path === '階段') return value;
      if (kpi.path === '直線') return between(from, value, label + 1, goal, position);
      return between(from, value, end, one.value, position);
    }
    if (kpi.path !== '直線' || from === 0) {
      from = end;
      value = one.value;
    }
  }
  return value;
}

function faultOnPath(kpi: Kpi, label: number): Fault | null {
  if (kpi.errors.size > 0)
    for (const [where, fault] of kpi.errors) if (where === 'baseline' || (typeof where === 'number' && where < label)) return fault;
  return null;
}

function between(from: number, start: number, to: number, end: number, position: number): number | Fault {
  return position === from ? start : finite(start + (end - start) * ((position - from) / (to - from)));
}
