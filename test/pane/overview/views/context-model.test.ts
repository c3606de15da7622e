import { contextOf } from '../../../../src/pane/overview/views/context-model';
import { NEW_CONTEXT } from './context-rows';
import { cellsOf, workbookState } from '../../workbook-state';

const contextFrom = (lines: Parameters<typeof cellsOf>[1]) =>
  contextOf(workbookState({ DX_Context: cellsOf('DX_Context', lines) }).tables.DX_Context);

test('nothing where the sheet is not there or has no row', () => {
  expect(contextOf(workbookState({}).tables.DX_Context)).toBeNull();
  expect(contextFrom([])).toBeNull();
});

test('goals, guidelines point by point, numbers by their source, the rest', () => {
  const context = contextFrom(NEW_CONTEXT);
  expect(context?.goals).toEqual([{ row: 0, item: 'KGI', year: 2030, points: ['業務品質を向上'], source: '計画 7章' }]);
  expect(context?.guidelines.map(({ item, points }) => [item, points])).toEqual([['抜本的なBPR', ['統一', '自動化', '可視化']]]);
  expect(context?.numbers.map(({ source, lines }) => [source, lines.length])).toEqual([
    ['計画 2章', 5],
    ['計画 3章', 1],
  ]);
  expect(context?.others.map(({ item }) => item)).toEqual(['国の政策動向']);
  expect(context?.behind).toBe(8);
});

test('a picture has what is counted in one unit and known for two years or more, by year', () => {
  expect(contextFrom(NEW_CONTEXT)?.pictures).toEqual([
    {
      unit: '人',
      series: [
        {
          item: '生産年齢人口',
          points: [
            { year: 2023, value: 1_760_000 },
            { year: 2040, value: 1_530_000 },
          ],
        },
        {
          item: '高齢者人口',
          points: [
            { year: 2023, value: 710_000 },
            { year: 2040, value: 790_000 },
          ],
        },
      ],
    },
  ]);
});

test('more lines than can be told apart stand in a second picture', () => {
  const lines = ['北区', '南区', '東区', '西区', '中央区'].flatMap(item => [
    { 項目: item, 区分: '人口', 年: 2020, 値: 10, 単位: '人' },
    { 項目: item, 区分: '人口', 年: 2030, 値: 9, 単位: '人' },
  ]);
  expect(contextFrom(lines)?.pictures.map(({ series }) => series.length)).toEqual([4, 1]);
});
