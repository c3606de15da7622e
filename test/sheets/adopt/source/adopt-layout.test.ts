import type { Cell } from '../../../../src/domain/base/cell';
import { findLayout, joinedHeaders } from '../../../../src/sheets/adopt/source/adopt-layout';
import { isKnownHeader } from '../../../../src/sheets/adopt/mapping/adopt-mapping';
import { sourceOf } from '../adopt-work';

const rowOf = (cells: readonly (readonly Cell[])[], isKnown = isKnownHeader): number => findLayout(sourceOf({ cells }), isKnown).headerRow;

const HEADERS = ['事業', '効果額', '評価日'];

test.each<readonly [string, readonly Cell[]]>([
  ['amounts', ['窓口', '1,200', '△300']],
  ['shares', ['窓口', '12.5%', '80%']],
  ['days', ['窓口', '2025/4/1', '令和7年4月1日']],
  ['months and days, times', ['窓口', '4月1日', '10:00']],
  [
    'sentences',
    [
      '窓口',
      '申請の手続を見直し、来庁しなくても手続が終わるようにするための仕組みを、関係する課とともに検討する。',
      '検討した仕組みを試しに使い、来庁する人の数と待ち時間がどれだけ減ったかを、年度の終わりにまとめて示す。',
    ],
  ],
])('a row of %s is no header row, wherever it stands', (_, row) => {
  // No header is a known one, so only how the rows look can tell.
  for (const cells of [
    [HEADERS, row, row],
    [['事業の一覧'], HEADERS, row],
    [row, row, HEADERS],
  ])
    expect(rowOf(cells, () => false)).toBe(cells.indexOf(HEADERS));
});

test('years are headers, also of a row with nothing else', () => {
  expect(rowOf([['件数'], ['', 2024, 2025, 2026], ['窓口', 12, 13, 14]], () => false)).toBe(1);
});

test('a row with half amounts is no header row, though it holds known words; with fewer amounts it is', () => {
  const isKnown = (text: string): boolean => ['KPI', '単位'].includes(text);
  expect(
    rowOf(
      [
        ['KPI', '単位', 10, 20],
        ['甲欄', '乙欄', '丙欄', '丁欄'],
        ['窓口', '総務', '良', '済'],
      ],
      isKnown,
    ),
  ).toBe(1);
  expect(
    rowOf(
      [
        ['KPI', '単位', '丙欄', 20],
        ['甲欄', '乙欄', '丙欄', '丁欄'],
        ['窓口', '総務', '良', '済'],
      ],
      isKnown,
    ),
  ).toBe(0);
});

test('a title beside its date is no header row, though it holds a known word', () => {
  const headers = ['甲欄', '乙欄', '丙欄', '丁欄', '戊欄', '己欄', '庚欄'];
  expect(
    rowOf([['KPI', '令和7年度'], headers, ['窓口', '総務', '良', '済', '', '件', '○']], text => text === 'KPI' || text === '甲欄'),
  ).toBe(1);
});

test('headers below groups, and a row of units, are one header', () => {
  const source = sourceOf({
    cells: [
      ['KPI', '目標', ''],
      ['', '2030年', '2040年'],
      ['', '（％）', '（％）'],
      ['窓口', 10, 20],
    ],
  });
  const layout = findLayout(source, isKnownHeader);
  expect(layout).toEqual({ headerRow: 0, headerRows: 3 });
  expect(joinedHeaders(source, layout)).toEqual(['KPI', '目標2030年（％）', '目標2040年（％）']);
});

test('the name of a merged group ends where its merge ends', () => {
  const source = sourceOf({
    cells: [
      ['指標', '目標', '', ''],
      ['', '2030年', '2040年', '備考'],
      ['作業時間', 100, 200, 'x'],
    ],
    merges: [{ row: 0, column: 1, rows: 1, columns: 2 }],
  });
  expect(joinedHeaders(source, { headerRow: 0, headerRows: 2 })).toEqual(['指標', '目標2030年', '目標2040年', '備考']);
});
