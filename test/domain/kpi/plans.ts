import type { Actuals } from '../../../src/domain/kpi/actuals';
import { readActuals } from '../../../src/domain/kpi/actuals';
import type { Cell, Cells } from '../../../src/domain/base/cell';
import { Fault } from '../../../src/domain/base/fault';
import type { Kpi } from '../../../src/domain/kpi/plan';
import { findKpi, readPlan } from '../../../src/domain/kpi/plan';

/** A KPI of a plan table; the test fails where there is none. */
export function kpiIn(cells: Cells, key: Cell): Kpi {
  const plan = readPlan(cells);
  if (plan instanceof Fault) throw new Error(`no plan: ${JSON.stringify(plan)}`);
  const kpi = findKpi(plan, key);
  if (kpi instanceof Fault) throw new Error(`no KPI: ${JSON.stringify(kpi)}`);
  return kpi;
}

/** What a test writes for an answer: the value, or the error's code. */
export function shown<T>(answer: T | Fault): T | string {
  return answer instanceof Fault ? answer.code : answer;
}

export function kindOf(answer: unknown): string {
  return answer instanceof Fault ? answer.reason.kind : 'no fault';
}

/** The published table of 大阪市 バックオフィスDXグランドデザイン, chapter 7, as it stands. */
export const OSAKA: Cells = [
  ['KPI', '2030年', '2040年'],
  ['多重入力箇所', '0 箇所', '0 箇所'],
  ['作業削減時間', '110万時間 軽減', '212万時間 軽減'],
  ['事業者負担軽減時間', '12万時間 軽減', '34万時間 軽減'],
  ['生産性向上率', '10.3% up', '20.0% up'],
  ['職員のやりがい向上', '80%', '95.0%'],
];

/** One KPI with baseline 2020 = 100 and the target of 2030, on year ends. */
export function simple(
  target: Cell,
  rest: { direction?: Cell; baseline?: Cell; baselineYear?: Cell; path?: Cell; timing?: Cell } = {},
): Kpi {
  const { direction = '増加', baseline = 100, baselineYear = 2020, path = '', timing = '年末' } = rest;
  return kpiIn(
    [
      ['名称', '向き', '基準年度', '基準値', '時点', '経路', '目標2030'],
      ['x', direction, baselineYear, baseline, timing, path, target],
    ],
    'x',
  );
}

/** Actuals of the KPI x: year (or date) and value. */
export function actualsOf(rows: readonly (readonly [Cell, Cell])[]): Actuals {
  const read = readActuals([['KPI', '年度', '値'], ...rows.map(row => ['x', ...row])]);
  if (read instanceof Fault) throw new Error(read.reason.kind);
  return read;
}
