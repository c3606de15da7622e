import type { Cells } from '../../../src/domain/base/cell';
import { coverage } from '../../../src/domain/kpi/coverage';
import { rollup } from '../../../src/domain/kpi/rollup';
import { shown } from './plans';

const MIXED: Cells = [
  [0.5, '80%'],
  ['―', { code: '#N/A' }],
  [true, ''],
  [1, null],
];

test.each([
  [MIXED, null, 2.3 / 3],
  [
    MIXED,
    [
      [1, 2],
      [5, 5],
      [5, 5],
      [3, 9],
    ],
    (0.5 + 1.6 + 3) / 6,
  ],
  [MIXED, [[1, 0]], 0.75],
  [MIXED, [[1], [9], [9], [0]], 0.65],
  [
    MIXED,
    [
      [0, -1],
      [1, 1],
      [1, 1],
      ['―', 1],
    ],
    '#N/A',
  ],
  [MIXED, [[2]], 2.3 / 3],
  [[[0]], null, 0],
  [[['―']], null, '#N/A'],
  [[], null, '#N/A'],
  [[[1, 2], [3]], null, 2],
  [[[1], [2]], [[1]], 1.5],
  [[[1], [3], [5]], [[1], [1]], 2],
  [[[1e308], [1e308]], null, '#NUM!'],
  [[[1], [3], [5]], [[1, 0, 3]], 4],
  [[[1, 3, 5]], [[1], [0], [3]], 4],
  [[[1, 3]], [[1, 3]], 2.5],
  [
    [
      [1, 3],
      [5, 9],
    ],
    [
      [0, 1],
      [1, 0],
    ],
    4,
  ],
  [
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [
      [1, 0],
      [0, 0],
      [0, 2],
    ],
    13 / 3,
  ],
] as [Cells, Cells | null, number | string][])('DX.ROLLUP %#', (values, weights, expected) => {
  const answer = shown(rollup(values, weights));
  if (typeof expected === 'number') expect(answer).toBeCloseTo(expected, 12);
  else expect(answer).toBe(expected);
});

test('DX.COVERAGE', () => {
  expect(coverage(MIXED)).toBe(3 / 8);
  expect(coverage([['']])).toBe(0);
  expect(shown(coverage([]))).toBe('#N/A');
  const column = Array.from({ length: 1048576 }, (_, i) => [i === 0 ? 1 : i === 1 ? '―' : null]);
  expect(coverage(column)).toBe(1 / 2);
  expect(rollup(column)).toBe(1);
});
