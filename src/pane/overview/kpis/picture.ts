import { isFault } from '../../../domain/base/fault';
import { waypoints } from '../../../domain/kpi/path';
import type { Kpi } from '../../../domain/kpi/plan';
import { positionOf } from '../../../domain/text/dates/time';
import type { ForeseenPoint } from './outlook-model';

/** A point on the axis of the contract's section 3 (in years) and its value in the KPI's unit. */
export interface PicturePoint {
  readonly position: number;
  readonly value: number;
}

/** What a KPI's picture shows, before it has a size. */
export interface Picture {
  readonly from: number;
  readonly to: number;
  /** 0 is always within: heights are to be compared, and a first target must not look like nothing. */
  readonly low: number;
  readonly high: number;
  readonly baseline: PicturePoint | null;
  /** The corners of the path; empty where it is not known. */
  readonly path: readonly PicturePoint[];
  /** By position, ascending. */
  readonly actuals: readonly PicturePoint[];
  readonly targets: readonly (PicturePoint & { readonly year: number })[];
  /** The forecast with its 80 % range, by position; empty where there is none. */
  readonly fan: readonly ForeseenPoint[];
  /** The position of 基準日. */
  readonly asOf: number | null;
}

/** The corners of the path to the horizon; 折れ線 and 階段 run on to the last target, because the further targets change nothing before. */
function corners(kpi: Kpi, horizon: number): readonly PicturePoint[] {
  const last = kpi.targets[kpi.targets.length - 1];
  const points = last === undefined ? [] : waypoints(kpi, kpi.path === '直線' ? horizon : last.year);
  if (isFault(points)) return [];
  const first = points[0];
  const end = points[points.length - 1];
  if (first === undefined || end === undefined || points.length < 2) return [];
  if (kpi.path === '直線') return [first, end];
  if (kpi.path === '折れ線') return points;
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before === undefined ? [point] : [{ position: point.position, value: before.value }, point];
  });
}

/**
 * @param horizon year label of the target asked about
 * @param actuals by position, ascending
 * @param asOf date serial, or null
 * @returns null where there are not two moments to draw between
 */
export function pictureOf(
  kpi: Kpi,
  actuals: readonly PicturePoint[],
  horizon: number,
  asOf: number | null,
  fan: readonly ForeseenPoint[] = [],
): Picture | null {
  const baseline = kpi.baseline === null || kpi.baselineYear === null ? null : { position: kpi.baselineYear + 1, value: kpi.baseline };
  const targets = kpi.targets.map(({ year, value }) => ({ year, position: year + 1, value }));
  const path = corners(kpi, horizon);
  const points: readonly PicturePoint[] = [...(baseline === null ? [] : [baseline]), ...actuals, ...targets, ...path];
  const day = asOf === null ? null : positionOf(asOf, kpi.timing);
  const positions = [...points.map(point => point.position), ...fan.map(({ position }) => position), ...(day === null ? [] : [day])];
  const values = [...points.map(point => point.value), ...fan.flatMap(({ low, high }) => [low, high])];
  const from = Math.min(...positions);
  const to = Math.max(...positions);
  if (values.length === 0 || !(to > from)) return null;
  return { from, to, low: Math.min(0, ...values), high: Math.max(0, ...values), baseline, path, actuals, targets, fan, asOf: day };
}

/** Where the picture's points fall in a drawing of this size. */
export interface Scaling {
  readonly x: (position: number) => number;
  readonly y: (value: number) => number;
}

export interface PictureFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Straight scales; where all values are one, they lie in the middle. */
export function scaling({ from, to, low, high }: Picture, { left, right, top, bottom }: PictureFrame): Scaling {
  return {
    x: position => left + ((position - from) / (to - from)) * (right - left),
    y: value => (high > low ? bottom - ((value - low) / (high - low)) * (bottom - top) : (top + bottom) / 2),
  };
}

/** Of labels at these places (most wanted first) those that fit beside each other, `space` apart. */
export function fittingLabels<T extends { readonly x: number }>(labels: readonly T[], space: number): readonly T[] {
  const kept: T[] = [];
  for (const label of labels) if (kept.every(other => Math.abs(other.x - label.x) >= space)) kept.push(label);
  return kept;
}
