/** The values a KPI's first grade needs: which years they can be of, and the cells they go into. */
import type { Kpi } from '../../domain/kpi/plan';
import type { CellFix } from '../../excel/edit/write';
import { byHeader, printRow } from '../../sheets/make/print';
import { locate } from '../../sheets/read/read';
import { addressOf, type WorkbookState } from '../../sheets/read/state';
import { KPIS } from '../../sheets/schema/declarations/kpis';
import { sheetColumns } from '../../sheets/schema/table';

/** What the panel hands on; null: that one is there already. */
export interface FillDraft {
  readonly kpi: Kpi;
  readonly baseline: { readonly year: number; readonly value: number } | null;
  readonly actual: {
    readonly year: number;
    /** Date serial; null: the year's end. */
    readonly day: number | null;
    readonly value: number;
  } | null;
}

/** How many years before the actual a baseline can be chosen of. */
const YEARS_BACK = 15;

/** Years a baseline can be of, the latest first: all come before the actual. */
export function baselineYears(actualYear: number): readonly number[] {
  return Array.from({ length: YEARS_BACK }, (_, back) => actualYear - 1 - back);
}

/** Can the pane write the baseline? Staff may have removed its columns. */
export function hasBaselineColumns(state: WorkbookState): boolean {
  const { located } = locate(KPIS, state.tables.DX_KPIs?.cells[0] ?? []);
  return (['baselineYear', 'baseline'] as const).every(wanted => located.some(({ key }) => key === wanted));
}

/** The cells of 基準年度 and 基準値 in the KPI's row, with what they hold and what goes in. */
export function fixesOfBaseline(
  state: WorkbookState,
  kpi: Kpi,
  { year, value }: { readonly year: number; readonly value: number },
): readonly CellFix[] {
  const table = state.tables.DX_KPIs;
  if (table === null) return [];
  const columns = sheetColumns(KPIS);
  const printed = byHeader(columns, printRow(columns, { baselineYear: year, baseline: value }, kpi.unit === '' ? null : kpi.unit));
  return locate(KPIS, table.cells[0] ?? []).located.flatMap(({ key, header, at }): CellFix[] => {
    const cell = printed[header];
    const from = table.cells[kpi.row]?.[at];
    if ((key !== 'baselineYear' && key !== 'baseline') || cell === undefined || cell.value === null || cell.value === from) return [];
    const address = addressOf(table.firstRow + kpi.row, table.firstColumn + at);
    return [{ place: { sheet: table.sheet, address }, table: 'DX_KPIs', from, to: cell.value, format: cell.format }];
  });
}
