import type { Cells } from '../../../src/domain/base/cell';
import { isFault } from '../../../src/domain/base/fault';
import { inspect } from '../../../src/sheets/inspect/inspect';
import { scaleLines, problemsOf, scaleOf, type ScaleTable } from '../../../src/sheets/read/own-scale';
import { staleAfter } from '../../../src/sheets/read/edit';
import { boundFormula, valueOf } from '../../../src/sheets/bind/binding';
import { overviewOf } from '../../../src/pane/overview/kpis/overview-model';
import { actual, cellsOf, HOURS, workbookState } from '../../pane/workbook-state';

const table = (...cells: Cells): ScaleTable => ({ sheet: '評価基準', firstRow: 3, firstColumn: 0, cells });
const GOOD = table(['達成率', '評価'], [1, 'よい'], ['超 50%', 'まあまあ'], [-1e99, 'いまひとつ']);
const kinds = (...cells: Cells) => problemsOf(table(...cells)).map(({ kind, row }) => [kind, row]);

test('what is wrong with a table, by row', () => {
  expect(problemsOf(GOOD)).toEqual([]);
  expect(kinds(['達成率', '評価', '備考'], [1, 'A', ''])).toEqual([['columns', 0]]);
  expect(kinds(['評価の下限', '評価'], [1, 'A'])).toEqual([['unknownMeasure', 0]]);
  expect(kinds(['進捗', '評価'])).toEqual([['noBounds', 0]]);
  expect(kinds(['進捗', '評価'], ['ほぼ', 'A'], [0.5, ''], [{ code: '#REF!' }, 'B'], ['', ''], ['50%', 'C'], [120, 'S'])).toEqual([
    ['notBound', 1],
    ['noGrade', 2],
    ['errorCell', 3],
    ['sameBound', 5],
    ['percent', 6],
  ]);
});

test('the order in which the rows are asked is the rule’s, not the table’s', () => {
  expect(scaleLines(table(['進捗', '評価'], [0, '下'], ['達成', '済'], [0.5, '中'], ['超 0.5', '上'])).map(({ grade }) => grade)).toEqual([
    '済',
    '上',
    '中',
    '下',
  ]);
});

describe('a KPI rated by 評価基準', () => {
  const state = (scale: ScaleTable | null) => ({
    ...workbookState({
      DX_KPIs: cellsOf('DX_KPIs', [{ ...HOURS, 評価方式: '評価基準', 担当: '課' }]),
      DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2025, 660000)]),
    }),
    tableNames: ['DX_KPIs', 'DX_Actuals', 'DX_Scale'],
    scale,
  });
  const card = (scale: ScaleTable | null) => {
    const model = overviewOf(state(scale));
    return isFault(model) ? undefined : model.cards[0];
  };

  test('its card has the grade, the tone and the words of the table', () => {
    expect(card(GOOD)).toMatchObject({ grade: 'まあまあ', tone: 'slight', scale: '評価基準', ownScale: GOOD, lacks: [] });
  });

  test('without the table it has no grade, and says what to do; no other rule takes its place', () => {
    expect(scaleOf('評価基準', null)).toBeNull();
    expect(card(null)).toMatchObject({ grade: null, tone: 'none', explanation: null, lacks: [{ kind: 'scale' }] });
    expect(inspect({ ...state(null), asOf: 46295 }).filter(({ rule }) => rule === 'scale-table')).toMatchObject([
      { level: 'breach', rows: [0], column: '評価方式', message: { kind: 'scaleMissing', count: 1 } },
    ]);
  });

  test('a damaged table is a finding at its cell; what cannot rate gives no grade', () => {
    const wide = table(['達成率', '評価', ''], [1, 'A', '']);
    expect(card(wide)).toMatchObject({ grade: null, tone: 'none', fault: { reason: { kind: 'badScale' } } });
    const typed = table(['達成率', '評価'], ['八割', 'A'], ['だいたい', 'B']);
    expect(inspect({ ...state(typed), asOf: 46295 }).filter(({ rule }) => rule === 'scale-table')).toMatchObject([
      { message: { kind: 'scaleDamaged', problem: 'notBound', got: 'だいたい', place: { sheet: '評価基準', address: 'A6' } } },
    ]);
  });

  test('a cell of a report that shows its grade asks the table', () => {
    const formula = boundFormula(
      { kpi: '作業削減時間', measure: 'status', year: 2030, look: 'keep', triangle: false, as: 'formula' },
      state(GOOD),
    );
    expect(formula).toContain(',DX_Scale[#All])');
    expect(valueOf(formula, state(GOOD))).toBe('まあまあ');
  });
});

test('what is typed on its sheet is read again', () => {
  const sheets = ['評価基準', 'メモ'].map((name, at) => ({ id: `s${at}`, name, visible: true, protected: false }));
  const after = (sheetId: string) => staleAfter({ ...workbookState({}), sheets, scale: GOOD }, [{ kind: 'cells', sheetId, address: 'A6' }]);
  expect([after('s0'), after('s1')]).toEqual([new Map(), 'nothing']);
});
