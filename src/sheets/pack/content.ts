/** What is printed for a meeting, before it has a layout: plain data, in Japanese. */

import type { KpiChart } from './kpi-chart';

/** A number as it stands in its cell; `text`: the same in words, where the cell is too narrow for its digits. */
export interface Figure {
  readonly value: number;
  readonly format: string;
  readonly text: string;
}

export interface PackKpi {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly owner: string;
  readonly baseline: Figure | null;
  readonly actual: Figure | null;
  /** The day the actual is of. */
  readonly measuredOn: string;
  /** The path's value on that day. */
  readonly planned: Figure | null;
  readonly targetYear: number | null;
  readonly target: Figure | null;
  /** null: not known; a text: it is reached. */
  readonly left: Figure | string | null;
  readonly shape: string;
  readonly grade: string;
  /** The worst first: 0 late, then slightly late, not to be judged, good, reached. */
  readonly rank: number;
  readonly reason: string;
  /** null: there is nothing to draw. */
  readonly chart: KpiChart | null;
}

export interface PackMilestone {
  readonly initiative: string;
  readonly milestone: string;
  readonly owner: string;
  readonly due: string;
  /** Shape and word. */
  readonly state: string;
  readonly remark: string;
}

export interface PackFinding {
  readonly category: string;
  readonly content: string;
}

export interface PackContent {
  /** 「プロジェクトチーム 第3回」 */
  readonly meeting: string;
  readonly asOf: string;
  /** The day since which changes are told. */
  readonly since: string;
  /** Shape and word with their count. */
  readonly counts: readonly string[];
  readonly changes: readonly string[];
  readonly decisions: readonly string[];
  readonly kpis: readonly PackKpi[];
  readonly milestones: readonly PackMilestone[];
  readonly period: string;
  readonly findings: readonly PackFinding[];
  /** Who confirms, by office. */
  readonly seals: readonly string[];
}
