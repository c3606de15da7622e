import type { Cells } from '../../../src/domain/base/cell';
import { FORMULAS_JA } from '../../../src/i18n/functions/formulas.ja';
import { answerOf, type ReadCells } from '../../../src/pane/formula/formula-answer';
import { fieldsOf, type FieldEntries } from '../../../src/pane/formula/formula-fields';
import { percentNote, reasonOf } from '../../../src/pane/formula/formula-notes';
import { QUESTIONS, type FunctionId, type FormulaQuestion } from '../../../src/pane/formula/formula-questions';
import { formulaOf } from '../../../src/pane/formula/formula-text';
import { WORDS_OF } from '../../../src/pane/words/words';
import type { WorkbookState } from '../../../src/sheets/read/state';
import { actual, AS_OF, cellsOf, HOURS, PRIDE, workbookState } from '../workbook-state';

const state = workbookState({
  DX_KPIs: cellsOf('DX_KPIs', [HOURS, PRIDE]),
  DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2025, 350000)]),
});
const KPI = { kind: 'offered', text: '作業削減時間' } as const;

/** What stands in the fields when only the KPI has been chosen. */
function opened(id: FunctionId, entries: FieldEntries = { kpi: KPI }, of: WorkbookState = state) {
  const question = QUESTIONS.find(one => one.id === id) as FormulaQuestion;
  const read: ReadCells = (reference): Cells | undefined =>
    reference.kind === 'table'
      ? of.tables[reference.table as 'DX_KPIs' | 'DX_Actuals']?.cells
      : reference.kind === 'name'
        ? [[of.asOf ?? '']]
        : reference.kind === 'cells' && reference.block.sheet === '報告書'
          ? [['作業削減時間'], ['職員のやりがい向上']]
          : undefined;
  const { givens } = fieldsOf(question, entries, of, null, read, FORMULAS_JA);
  return {
    formula: formulaOf(question, givens, null),
    answer: answerOf(question, givens, read),
    note: percentNote(question, givens, read, WORDS_OF.ja),
    reason: reasonOf(question, givens, answerOf(question, givens, read) ?? [], read, '', WORDS_OF.ja),
  };
}

test.each<[FunctionId, string, unknown]>([
  ['KPIGAP', '=DX.KPIGAP("作業削減時間",2030,DX.ACTUAL("作業削減時間",DX_Actuals[#All],DX_AsOf),DX_KPIs[#All])', 750000],
  [
    'STATUS',
    '=DX.STATUS("作業削減時間",2030,IFNA(DX.ACTUAL("作業削減時間",DX_Actuals[#All],DX_AsOf),"―"),IFNA(DX.ACTUALDATE("作業削減時間",DX_Actuals[#All],DX_AsOf),DX_AsOf),DX_KPIs[#All])',
    '順調',
  ],
  [
    'ONTRACK',
    '=DX.ONTRACK("作業削減時間",2030,DX.ACTUAL("作業削減時間",DX_Actuals[#All],DX_AsOf),DX.ACTUALDATE("作業削減時間",DX_Actuals[#All],DX_AsOf),DX_KPIs[#All])',
    true,
  ],
  ['EXPECTED', '=DX.EXPECTED("作業削減時間",2030,DX_AsOf,DX_KPIs[#All])', expect.closeTo((1100000 * (2 + 183 / 365)) / 7, 5)],
])('%s with the KPI alone asks the sheet for the latest actual, judged at its own time', (id, formula, answer) => {
  expect(opened(id)).toMatchObject({ formula, answer: [[answer]] });
});

test('the sentence names the actual’s day and 基準日, and says when the actual is older than a year before it', () => {
  expect(opened('STATUS').reason).toMatch(/^2026\/3\/31の計画値31\.4万時間に対し、実績は35万時間です（基準日は2026\/9\/30）。/);
  const old = { ...state, asOf: (state.asOf ?? 0) + 365 };
  expect(opened('ONTRACK', undefined, old).reason).toMatch(/（基準日は2027\/9\/30）。最新の実績は2026\/3\/31のもので、.*1年以上前です。/);
  const typed = { kind: 'typed', text: '350000' } as const;
  expect(opened('STATUS', { kpi: KPI, actual: typed }, old).reason).not.toContain('基準日は');
});

test('KPIs in cells whose years end in December are dated so, as their cards are', () => {
  const picked = { kind: 'typed', text: '報告書!A5:A6' } as const;
  const december = (own: object): WorkbookState => ({
    ...workbookState({
      DX_KPIs: cellsOf('DX_KPIs', [
        { ...HOURS, ...own },
        { ...PRIDE, ...own },
      ]),
      DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2025, 350000), actual('職員のやりがい向上', 2025, 0.6)]),
    }),
  });
  const sheets = [{ id: '報告書', name: '報告書', visible: true, protected: false }];
  const asked = (own: object) => opened('STATUS', { kpi: picked }, { ...december(own), sheets });
  expect(asked({ 時点: '年末' }).formula).toContain('EDATE(DX.ACTUALDATE(');
  expect(asked({ 時点: '年度末' }).formula).not.toContain('EDATE');
  expect(asked({ 時点: '年末' }).answer).toHaveLength(2);
});

test('a KPI without an actual is 評価不可 and no error; an actual typed instead is judged at 基準日', () => {
  const none = { kind: 'offered', text: '職員のやりがい向上' } as const;
  const typed = { kind: 'typed', text: '350000' } as const;
  // 浜松市 has no word for it; the mark reaches the function as a blank actual.
  expect(opened('STATUS', { kpi: none }).answer).toEqual([['評価不可']]);
  expect(opened('STATUS', { kpi: KPI, actual: typed }).formula).toBe('=DX.STATUS("作業削減時間",2030,350000,DX_AsOf,DX_KPIs[#All])');
  expect(opened('STATUS', { kpi: KPI, actual: typed }).answer).toEqual([['やや遅れ']]);
});

test('amounts of a year are added up with the plan', () => {
  const summed = workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [{ ...HOURS, 集計: '累計' }]),
    DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2024, 120000), actual('作業削減時間', 2025, 230000)]),
  });
  expect(opened('KPIGAP', { kpi: KPI }, summed)).toMatchObject({
    formula: '=DX.KPIGAP("作業削減時間",2030,DX.ACTUAL("作業削減時間",DX_Actuals[#All],DX_AsOf,DX_KPIs[#All]),DX_KPIs[#All])',
    answer: [[750000]],
  });
});

test('31.2 for a KPI in % is told of', () => {
  const share = { kind: 'offered', text: '職員のやりがい向上' } as const;
  expect(opened('KPIGAP', { kpi: share, actual: { kind: 'typed', text: '31.2' } }).note).toBe(
    'このままでは3,120%になります。31.2%のことなら「31.2%」と入力してください。',
  );
  expect(opened('KPIGAP', { kpi: share, actual: { kind: 'typed', text: '31.2%' } }).note).toBe('');
  expect(opened('KPIGAP').note).toBe('');
  expect(state.asOf).toBe(AS_OF);
});
