import * as CALLS from '../../../src/domain/call/calls';
import type { Cells } from '../../../src/domain/base/cell';
import { memoizedTable } from '../../../src/domain/base/memory';
import { spill } from '../../../src/domain/call/spill';

const copy = (cells: Cells): Cells => cells.map(row => [...row]);
const TABLE: Cells = [
  ['KPI', '2030年'],
  ['x', 10],
];

test('a table of the same cells is read once, whichever arrays hold them', () => {
  const read = jest.fn((cells: Cells) => ({ cells }));
  const remembered = memoizedTable(read);
  const first = remembered(TABLE);
  expect(remembered(copy(TABLE))).toBe(first);
  expect(read).toHaveBeenCalledTimes(1);
});

test.each([
  [
    'a cell',
    [
      ['KPI', '2030年'],
      ['x', 11],
    ],
  ],
  [
    'a number as text',
    [
      ['KPI', '2030年'],
      ['x', '10'],
    ],
  ],
  [
    'a blank',
    [
      ['KPI', '2030年'],
      ['x', null],
    ],
  ],
  [
    'a further row',
    [
      ['KPI', '2030年'],
      ['x', 10],
      ['y', 1],
    ],
  ],
  ['a row less', [['KPI', '2030年']]],
  [
    'a further column',
    [
      ['KPI', '2030年', '2040年'],
      ['x', 10, 20],
    ],
  ],
  [
    'an error value',
    [
      ['KPI', '2030年'],
      ['x', { code: '#N/A' }],
    ],
  ],
] as [string, Cells][])('another table is read anew: %s differs', (_, other) => {
  const remembered = memoizedTable((cells: Cells) => ({ cells }));
  remembered(TABLE);
  expect(remembered(other).cells).toBe(other);
});

test('a few tables in turn are remembered, and no more', () => {
  const read = jest.fn((cells: Cells) => ({ cells }));
  const remembered = memoizedTable(read);
  const plan = (target: number): Cells => [
    ['KPI', '2030年'],
    ['x', target],
  ];
  for (let i = 0; i < 100; i++) remembered(plan(i % 2));
  expect(read).toHaveBeenCalledTimes(2);
  for (let i = 0; i < 100; i++) remembered(plan(i));
  for (let i = 0; i < 100; i++) remembered(plan(i));
  expect(read.mock.calls.length).toBeGreaterThan(150);
});

const errorOf = (fault: { reason: unknown }): string => JSON.stringify(fault.reason);

test('the actuals of one table follow each plan it is asked with', () => {
  const actuals: Cells = [
    ['KPI', '時点', '値'],
    ['x', 45747, 1],
    ['x', 46112, 2],
  ];
  const plan = (timing: string): Cells => [
    ['名称', '時点', '向き', '2030年'],
    ['x', timing, '増加', 10],
  ];
  const ask = (timing: string) =>
    spill(CALLS.FORECAST([['x']], [[2030]], plan(timing), copy(actuals), [[null]], [[null]]), errorOf)[0]?.[0] as number;
  // On fiscal years both values lie at the ends of 2024 and 2025; on calendar years in their course.
  const [fiscal, calendar] = [ask('年度末'), ask('年末')];
  expect(fiscal).toBeCloseTo(7, 9);
  expect(calendar).not.toBeCloseTo(7, 3);
  expect(ask('年度末')).toBe(fiscal);
});

test('every call names the nearest key, however many were asked before', () => {
  const plan: Cells = [['KPI', '2030年'], ...Array.from({ length: 500 }, (_, i) => [`指標${i}`, i])];
  const unknown = Array.from({ length: 2000 }, (_, i) => [`知らない${i}`]);
  spill(CALLS.TARGET(unknown, [[2030]], plan), errorOf);
  expect(spill(CALLS.TARGET([['指標7x']], [[2030]], plan), errorOf)).toEqual([[expect.stringContaining('"nearest":"指標7"')]]);
});
