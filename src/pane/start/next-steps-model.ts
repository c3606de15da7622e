/** What comes after the first KPI, each with whether the workbook shows that it is done. */
import { comparableText } from '../../domain/text/characters/comparable-text';
import type { Inspection } from '../../sheets/inspect/remark';
import { locate } from '../../sheets/read/read';
import { addressOf, type CellPlace, type WorkbookState } from '../../sheets/read/state';
import { KPIS } from '../../sheets/schema/declarations/kpis';

export const FIRST_STEPS = ['baseline', 'owner', 'actual', 'checks', 'round', 'pack'] as const;
export type StepId = (typeof FIRST_STEPS)[number];

export interface NextStep {
  readonly id: StepId;
  readonly done: boolean;
  /** How many are left, where they can be counted; null: they cannot. */
  readonly left: number | null;
  /** The cell of the first one; null: it is done elsewhere than in a cell, or there is none. */
  readonly place: CellPlace | null;
  /** The row of the first one in DX_KPIs, headers counted. */
  readonly row: number | null;
}

/** The names our sheets of 会議資料 and 進捗報告 have. */
const PAPERS: readonly string[] = ['dx_pack', 'dx_report'];

/**
 * @param inspection null: not inspected yet
 * @returns nothing while there are no KPIs
 */
export function nextSteps({ tables, names }: WorkbookState, inspection: Inspection | null): readonly NextStep[] {
  const table = tables.DX_KPIs;
  const kpis = table?.rows.filter(({ name }) => name !== null) ?? [];
  if (table === null || kpis.length === 0) return [];
  const { located } = locate(KPIS, table.cells[0] ?? []);
  const reported = new Set(tables.DX_Actuals?.rows.flatMap(({ kpi, value }) => (kpi === null || value === null ? [] : [kpi])));
  const known = new Set([...reported].map(comparableText));
  const count = (id: StepId, lacking: readonly { readonly index: number }[], key: keyof typeof KPIS.columns): NextStep => {
    const at = located.find(column => column.key === key)?.at;
    const [first] = lacking;
    return {
      id,
      done: lacking.length === 0,
      left: lacking.length,
      row: first === undefined ? null : first.index + 1,
      place:
        at === undefined || first === undefined
          ? null
          : { sheet: table.sheet, address: addressOf(table.firstRow + 1 + first.index, table.firstColumn + at) },
    };
  };
  const open = inspection?.open ?? null;
  return [
    count(
      'baseline',
      kpis.filter(({ baseline, baselineYear }) => baseline === null || baselineYear === null),
      'baseline',
    ),
    count(
      'owner',
      kpis.filter(({ owner }) => owner === null),
      'owner',
    ),
    count(
      'actual',
      kpis.filter(({ name }) => !known.has(comparableText(name ?? ''))),
      'name',
    ),
    { id: 'checks', done: open === 0, left: open, place: null, row: null },
    { id: 'round', done: (tables.DX_Requests?.rows.length ?? 0) > 0, left: null, place: null, row: null },
    { id: 'pack', done: names.some(name => PAPERS.includes(name.toLowerCase())), left: null, place: null, row: null },
  ];
}
