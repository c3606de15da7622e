import type { Cell } from '../../../../src/domain/base/cell';
import { kpiTrees, type KpiNode } from '../../../../src/pane/overview/views/kpi-tree-model';
import { workbookState } from '../../workbook-state';

const HEADERS = ['番号', '名称', '単位', '向き', '基準年度', '基準値', '目標2030', '重み', '上位', '段階'];
const kpi = (name: string, weight: number | '', parent: string): Cell[] => [name, name, '件', '増加', 2023, 0, 100, weight, parent, ''];
const trees = (kpis: readonly Cell[][], actuals: readonly Cell[][]): readonly KpiNode[] =>
  kpiTrees(workbookState({ DX_KPIs: [HEADERS, ...kpis], DX_Actuals: [['KPI', '年度', '値'], ...actuals] }));
const outline = ({ name, own, below, asked, reported, children }: KpiNode): unknown[] => [
  name,
  own,
  below,
  asked,
  reported,
  children.map(outline),
];

test('the mean of those below is weighted, what has no value is left out of it and told as not reported', () => {
  const found = trees(
    [kpi('成果', '', ''), kpi('甲', 3, '成果'), kpi('乙', 1, '成果'), kpi('丙', '', '成果'), kpi('別', '', '')],
    [
      ['甲', 2025, 25],
      ['乙', 2025, 75],
      ['成果', 2025, 10],
    ],
  );
  expect(found.map(outline)).toEqual([
    [
      '成果',
      0.1,
      0.375,
      3,
      2,
      [
        ['甲', 0.25, null, 0, 1, []],
        ['乙', 0.75, null, 0, 1, []],
        ['丙', null, null, 0, 0, []],
      ],
    ],
    ['別', null, null, 0, 0, []],
  ]);
});

test('a KPI in the middle is spoken for by those below it; only the ends are counted', () => {
  const found = trees(
    [kpi('成果', '', ''), kpi('途中', '', '成果'), kpi('甲', '', '途中'), kpi('乙', '', '途中')],
    [
      ['甲', 2025, 20],
      ['途中', 2025, 90],
    ],
  );
  expect(found.map(outline)).toEqual([
    [
      '成果',
      null,
      0.2,
      2,
      1,
      [
        [
          '途中',
          0.9,
          0.2,
          2,
          1,
          [
            ['甲', 0.2, null, 0, 1, []],
            ['乙', null, null, 0, 0, []],
          ],
        ],
      ],
    ],
  ]);
});

test('a ring is shown once, and a sheet without 上位 has no tree', () => {
  expect(trees([kpi('甲', '', '乙'), kpi('乙', '', '甲')], []).map(outline)).toEqual([
    ['甲', null, null, 1, 0, [['乙', null, null, 0, 0, []]]],
  ]);
  expect(trees([kpi('甲', '', ''), kpi('乙', '', '')], [])).toEqual([]);
  expect(trees([kpi('甲', '', '甲')], [])).toEqual([]);
});
