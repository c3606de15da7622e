/** What a block of ダッシュボード says of a KPI, before it has cells. */
import type { KpiChart } from './kpi-chart';

/** A target year as it is written: 「2030年度」. */
export interface BoardYear {
  readonly year: number;
  readonly label: string;
}

/** A KPI right below another one, in its roll-up. */
export interface BoardChild {
  readonly name: string;
  readonly weight: number;
  /** The year its progress is told for; null: it has no target. */
  readonly year: number | null;
  /** Others stand below it, and speak for it. */
  readonly isParent: boolean;
}

export interface BoardKpi {
  readonly name: string;
  readonly id: string;
  readonly unit: string;
  /** At most two; the first is the one it is rated for. */
  readonly years: readonly BoardYear[];
  /** Grades of its scale with the shape each is shown by. */
  readonly shapes: readonly (readonly [grade: string, shape: string])[];
  /** The grade that also says, where nothing is left, that the target is reached (◆); null: the scale has none. */
  readonly reachedBy: string | null;
  readonly chart: KpiChart | null;
  /** Right below it; none: it is no parent. */
  readonly children: readonly BoardChild[];
  /** Near and far below it, with nothing below themselves. */
  readonly leaves: readonly string[];
  /** Open findings about it. */
  readonly findings: number;
}
