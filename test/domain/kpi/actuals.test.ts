import { actualsOf, latestActual, readActuals, seriesOfKey } from '../../../src/domain/kpi/actuals';
import type { Cell, Cells } from '../../../src/domain/base/cell';
import { Fault } from '../../../src/domain/base/fault';
import { serialOf } from '../../../src/domain/base/serial';
import { kindOf, shown, simple } from './plans';

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
