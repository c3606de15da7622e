import { kpisOf, readPlan, type Plan } from '../../../src/domain/kpi/plan';
import { baselineYears, fixesOfBaseline, hasBaselineColumns } from '../../../src/pane/entry/fill-draft';
import type { WorkbookState } from '../../../src/sheets/read/state';
import { cellsOf, workbookState } from '../workbook-state';

const KPI = { 番号: 'K1', 名称: 'オンライン申請率', 単位: '%', 向き: '増加', 目標2030: 0.8, 基準年度: '―', 基準値: '―' };

function fixes(state: WorkbookState, baseline: { year: number; value: number }) {
  const [kpi] = kpisOf(readPlan(state.tables.DX_KPIs?.cells ?? []) as Plan);
  if (kpi === undefined) throw new Error('no KPI');
  return fixesOfBaseline(state, kpi, baseline);
}

test('both cells of the row are written, in the look of the unit, where they hold what was seen', () => {
  const state = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [KPI]) });
  expect(fixes(state, { year: 2023, value: 0.25 })).toEqual([
    { place: { sheet: 'KPI', address: 'E6' }, table: 'DX_KPIs', from: '―', to: 2023, format: '0' },
    { place: { sheet: 'KPI', address: 'F6' }, table: 'DX_KPIs', from: '―', to: 0.25, format: expect.stringContaining('%') as string },
  ]);
});

test('a year that is there already stays', () => {
  const state = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [{ ...KPI, 基準年度: 2023 }]) });
  expect(fixes(state, { year: 2023, value: 0.25 }).map(({ place }) => place.address)).toEqual(['F6']);
});

test('where staff have removed the columns the pane cannot write them', () => {
  const cells = cellsOf('DX_KPIs', [KPI]);
  expect(hasBaselineColumns(workbookState({ DX_KPIs: cells }))).toBe(true);
  expect(hasBaselineColumns(workbookState({ DX_KPIs: cells.map(line => line.filter((_, at) => at !== 5)) }))).toBe(false);
});

test('a baseline is of a year before the actual', () => {
  expect(baselineYears(2025)[0]).toBe(2024);
  expect(Math.max(...baselineYears(2025))).toBeLessThan(2025);
});
