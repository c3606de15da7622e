/** The target years that an overview is about, and which of them are asked of a KPI. */
import type { Cells } from '../../../domain/base/cell';
import type { Plan, Kpi } from '../../../domain/kpi/plan';
import { labelOf, positionOf } from '../../../domain/text/dates/time';
import { locate } from '../../../sheets/read/read';
import { TABLES } from '../../../sheets/schema/declarations/tables';

/** A target year; `usual`: more than half of the KPIs that have targets have one of it. */
export interface Horizon {
  readonly year: number;
  readonly count: number;
  readonly usual: boolean;
}

/** The years with a target of at least one KPI; without a single target the years of all columns. A workbook of two programmes has years of both. */
export function horizonsOf(plan: Plan, kpis: readonly Kpi[]): readonly Horizon[] {
  const withTargets = kpis.filter(({ targets }) => targets.length > 0).length;
  const years = [...new Set(plan.columns.targets.map(({ time }) => labelOf(time, '年度末')))].map((year): Horizon => {
    const count = kpis.filter(kpi => kpi.targets.some(target => target.year === year) || kpi.errors.has(year)).length;
    return { year, count, usual: count * 2 > withTargets };
  });
  return years.some(({ count }) => count > 0) ? years.filter(({ count }) => count > 0) : years.map(one => ({ ...one, usual: true }));
}

/** The one asked for; else the nearest usual one that has not passed; else the one most KPIs have, the later of two. */
export function horizonOf(horizons: readonly Horizon[], wanted: number | null, asOf: number | null): number | null {
  if (wanted !== null && horizons.some(({ year }) => year === wanted)) return wanted;
  const now = asOf === null ? -Infinity : positionOf(asOf, '年度末');
  const next = horizons.find(({ year, usual }) => usual && year + 1 >= now);
  return (next ?? [...horizons].sort((one, other) => other.count - one.count || other.year - one.year)[0])?.year ?? null;
}

/**
 * Whether a KPI has no target of a year because its plan sets one for another year: the cell is blank under a year that the form does not
 * ask for. ― there says that it is not decided.
 */
export function leavesOut(cells: Cells): (kpi: Kpi, year: number) => boolean {
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
export function nearestTarget({ targets }: Kpi, year: number): number {
  return (targets.find(target => target.year >= year) ?? targets[targets.length - 1])?.year ?? year;
}
