/** What the functions answer for a KPI of a workbook, to compare printed numbers with. */
import type { WorkbookState } from '../../../../src/sheets/read/state';
import { answerOf, CellErrorStandIn, loadFunctions, type Given } from '../../../functions/load';
import { AS_OF } from '../../workbook';

export interface Answers {
  readonly actual: number | null;
  readonly target: number | null;
  readonly expected: number | null;
  readonly gap: number | null;
  readonly grade: string | null;
}

export function ask({ tables }: WorkbookState, kpi: string, year: number | null): Answers {
  const functions = loadFunctions();
  const plan = tables.DX_KPIs?.cells ?? [];
  const actuals = tables.DX_Actuals?.cells ?? [];
  const scale = tables.DX_KPIs?.rows.find(({ name }) => name === kpi)?.scale ?? null;
  const answer = (name: keyof typeof functions, ...args: readonly Given[]): unknown => {
    const cell = answerOf(functions[name], args)[0]?.[0];
    return cell instanceof CellErrorStandIn ? null : cell;
  };
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const one = (value: unknown): readonly (readonly unknown[])[] => [[value]];
  const actual = number(answer('ACTUAL', one(kpi), actuals, one(AS_OF), plan));
  const day = number(answer('ACTUALDATE', one(kpi), actuals, one(AS_OF)));
  const grade = answer('STATUS', one(kpi), one(year), one(actual), one(day ?? AS_OF), plan, scale === null ? null : one(scale));
  return {
    actual,
    target: number(answer('TARGET', one(kpi), one(year), plan)),
    expected: day === null ? null : number(answer('EXPECTED', one(kpi), one(year), one(day), plan)),
    gap: actual === null ? null : number(answer('KPIGAP', one(kpi), one(year), one(actual), plan)),
    grade: grade === null ? null : String(grade),
  };
}
