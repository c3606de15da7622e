import { actualsOf, latestActual, latestDay, readActuals, seriesOfKey, seriesOfKpi } from '../../../src/domain/kpi/actuals';
import type { Cell, Cells } from '../../../src/domain/base/cell';
import { Fault } from '../../../src/domain/base/fault';
import { serialOf } from '../../../src/domain/base/serial';
import { kindOf, kpiIn, shown, simple } from './plans';

const read = (cells: Cells) => {
  const actuals = readActuals(cells);
  if (actuals instanceof Fault) throw new Error(actuals.reason.kind);
  return actuals;
};

const TABLE: Cells = [
  ['コメント', '値', '時点', '年度', 'KPI'],
  ['', 30, '', 2025, 'x'],
  ['', 10, '', 'R5年度', 'X '],
  ['', '約20件', serialOf(2025, 3, 31), 1999, 'x'],
  ['', 99, '', 2024, 'y'],
  ['correction', 21, '', 2024, 'x'],
  ['', '―', '', 2024, 'x'],
  ['', '未集計', '', 2026, 'x'],
  ['', '', '', 2027, 'x'],
  ['', 5, 'そのうち', '', 'x'],
  ['', { code: '#DIV/0!' }, '', 2029, 'x'],
  [null, null, null, null, null],
];

const latest = (key: Cell, asOf: number | null = null) => {
  const series = seriesOfKey(read(TABLE), key);
  return series instanceof Fault ? series : latestActual(series, asOf);
};

test.each([
  [2025, 30],
  [2024, 21],
  [2023, 10],
  [2028, 30],
  [2022, '#N/A'],
  [serialOf(2024, 12, 31), 10],
  [serialOf(2025, 3, 31), 21],
  [serialOf(2026, 3, 30), 21],
  [2029, '#DIV/0!'],
  [null, '#DIV/0!'],
] as [number | null, Cell][])('the latest at %s is %s', (asOf, value) => expect(shown(latest('x', asOf))).toBe(value));

test('by time, one per time, the lower row winning', () => {
  const rows = TABLE.filter(row => typeof row[1] !== 'object');
  expect(actualsOf(read(rows), simple(1, { timing: '年度末' }))).toEqual([
    { t: 2024, label: 2023, value: 10, row: 2 },
    { t: 2025, label: 2024, value: 21, row: 5 },
    { t: 2026, label: 2025, value: 30, row: 1 },
  ]);
  // On calendar years 31 March 2025 is in 2025, apart from the label 2024.
  expect(actualsOf(read(rows), simple(1))).toMatchObject([
    { label: 2023 },
    { label: 2024, value: 21 },
    { label: 2025, value: 20 },
    { label: 2025, value: 30 },
  ]);
  expect(shown(actualsOf(read(TABLE), simple(1)))).toBe('#DIV/0!');
});

test.each([
  ['the 時点 of its row', 2024, serialOf(2025, 3, 31)],
  ['the last day of its year', 2025, serialOf(2026, 3, 31)],
  ['of the latest known on a day', serialOf(2024, 12, 31), serialOf(2024, 3, 31)],
  ['of an error in its cell: the error', 2029, '#DIV/0!'],
  ['before the first', 2022, '#N/A'],
] as [string, number, Cell][])('the day of the latest: %s', (_what, asOf, day) => {
  const series = seriesOfKey(read(TABLE), 'x');
  expect(shown(series instanceof Fault ? series : latestDay(series, asOf))).toBe(day);
});

describe('集計 累計', () => {
  const summed = (baseline: Cell, counting: Cell = '累計') =>
    kpiIn(
      [
        ['名称', '番号', '基準年度', '基準値', '集計', '目標2030'],
        ['x', 'K1', 2023, baseline, counting, 1000],
      ],
      'x',
    );
  const rows: Cells = [
    ['KPI', '年度', '時点', '値'],
    ['x', 2025, '', 30],
    ['K1', 2024, '', 15],
    ['x', '', 'R6.9.30', 20],
    ['x', 2026, '', 40],
  ];
  const levels = (baseline: Cell, table: Cells = rows, counting?: Cell) =>
    seriesOfKpi(read(table), summed(baseline, counting)).points.map(({ label, value }) => [label, shown(value)]);

  test('the baseline plus the amounts of the years; two rows of one year: the lower wins, whatever their dates', () => {
    expect(levels(100)).toEqual([
      [2024, 120],
      [2025, 150],
      [2026, 190],
    ]);
  });

  test('without a baseline from 0; 時点 and a blank are the values as they are', () => {
    expect(levels('―').map(([, level]) => level)).toEqual([20, 50, 90]);
    for (const counting of ['時点', '', null]) expect(levels(100, rows, counting).map(([, value]) => value)).toEqual([20, 15, 30, 40]);
  });

  test('what follows an error is that error, what comes before is known', () => {
    expect(levels(100, [...rows, ['x', 2025, '', { code: '#REF!' }]]).map(([, level]) => level)).toEqual([120, '#REF!', '#REF!']);
    expect(levels({ code: '#NAME?' }).map(([, level]) => level)).toEqual(['#NAME?', '#NAME?', '#NAME?']);
  });

  test('the functions that carry actuals on see the levels', () => {
    expect(actualsOf(read(rows), summed(100))).toMatchObject([{ value: 120 }, { value: 150 }, { value: 190 }]);
  });
});

test('what is missing', () => {
  expect(latest('xx')).toMatchObject({ reason: { kind: 'unknownKpi', table: 'actuals', nearest: 'x' } });
  expect(kindOf(latest(''))).toBe('blank');
  for (const headers of [['年度', '値'], ['KPI', '値'], ['KPI', '年度'], []]) expect(kindOf(readActuals([headers]))).toBe('noColumn');
  expect(
    actualsOf(
      read([
        ['名称', '年', '実績値'],
        ['z', 2020, 1],
      ]),
      simple(1),
    ),
  ).toEqual([]);
});
