import type { Inspection } from '../../../src/sheets/inspect/remark';
import { nextSteps } from '../../../src/pane/start/next-steps-model';
import { cellsOf, workbookState } from '../workbook-state';

const NOTHING_OPEN: Inspection = { remarks: [], open: 0, tables: 2, rows: 3, asOf: 46295, asOfToday: false };

const KPI = { 番号: 'K1', 名称: '作業削減時間', 単位: '時間', 向き: '増加', 目標2030: 1_100_000 };

const told = (steps: ReturnType<typeof nextSteps>): readonly string[] =>
  steps.map(({ id, done, left }) => `${id} ${done ? 'done' : 'open'}${left === null ? '' : ` ${left}`}`);

test('without KPIs there is nothing to do next', () => {
  expect(nextSteps(workbookState({}), null)).toEqual([]);
  expect(nextSteps(workbookState({ DX_KPIs: cellsOf('DX_KPIs', []) }), null)).toEqual([]);
});

test('each step is open until the workbook shows that it is done, and points at the first cell that lacks it', () => {
  const state = workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [
      { ...KPI, 基準年度: 2023, 基準値: 0, 担当: 'DX推進課' },
      { ...KPI, 番号: 'K2', 名称: '多重入力箇所', 基準年度: '―', 基準値: '―' },
    ]),
    DX_Actuals: cellsOf('DX_Actuals', [{ KPI: '作業削減時間', 年度: 2025, 値: 350_000 }]),
  });
  const steps = nextSteps(state, { ...NOTHING_OPEN, open: 4 });
  expect(told(steps)).toEqual(['baseline open 1', 'owner open 1', 'actual open 1', 'checks open 4', 'round open', 'pack open']);
  expect(steps.find(({ id }) => id === 'baseline')?.place).toEqual({ sheet: 'KPI', address: 'F7' });
  expect(steps.find(({ id }) => id === 'actual')?.row).toBe(2);
});

test('a name that is written otherwise in 実績 counts; a row without a value does not', () => {
  const steps = (value: number | string) =>
    nextSteps(
      workbookState({
        DX_KPIs: cellsOf('DX_KPIs', [KPI]),
        DX_Actuals: cellsOf('DX_Actuals', [{ KPI: ' 作業削減時間 ', 年度: 2025, 値: value }]),
      }),
      null,
    ).find(({ id }) => id === 'actual')?.done;
  expect(steps(1)).toBe(true);
  expect(steps('')).toBe(false);
});

test('all done: baselines, owners, actuals, no finding, a request, papers', () => {
  const state = workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [{ ...KPI, 基準年度: 2023, 基準値: 0, 担当: 'DX推進課' }]),
    DX_Actuals: cellsOf('DX_Actuals', [{ KPI: '作業削減時間', 年度: 2025, 値: 350_000 }]),
    DX_Requests: cellsOf('DX_Requests', [{ 回: '10月中間', 宛先: '総務課', 期限: 46310 }]),
  });
  expect(nextSteps({ ...state, names: [...state.names, 'DX_Report'] }, NOTHING_OPEN).every(({ done }) => done)).toBe(true);
});
