import fc from 'fast-check';
import type { Cell } from '../../../src/domain/base/cell';
import { Fault } from '../../../src/domain/base/fault';
import type { Method } from '../../../src/domain/kpi/forecast';
import { forecast, METHODS } from '../../../src/domain/kpi/forecast';
import { reachYear } from '../../../src/domain/kpi/reach-year';
import { serialOf } from '../../../src/domain/base/serial';
import { actualsOf, kindOf, shown, simple } from './plans';

const bare = simple(200, { baseline: '' });
const based = simple(200);

test.each([
  [
    '回帰',
    bare,
    [
      [2021, 10],
      [2022, 20],
      [2023, 30],
    ],
    100,
  ],
  [
    '回帰',
    bare,
    [
      [2021, 10],
      [2022, 30],
      [2023, 20],
    ],
    60,
  ],
  ['回帰', based, [[2025, 150]], 200],
  ['回帰', bare, [[2025, 150]], '#N/A'],
  ['回帰', based, [[2020, 90]], '#N/A'],
  [
    '平均変化',
    based,
    [
      [2024, 110],
      [2025, 120],
    ],
    170,
  ],
  [
    '平均変化',
    bare,
    [
      [2018, 0],
      [2019, 100],
      [2020, 101],
      [2021, 102],
      [2022, 103],
      [2023, 104],
      [2024, 105],
    ],
    111,
  ],
  [
    '平均変化',
    bare,
    [
      [2021, 10],
      [2025, 50],
    ],
    100,
  ],
  [
    '平均変化',
    bare,
    [
      [2016, 0],
      [2017, 10],
      [2025, 50],
    ],
    75,
  ],
  ['平均変化', based, [[2025, 150]], '#N/A'],
  [
    '平均変化',
    bare,
    [
      [2031, 10],
      [2032, 20],
    ],
    20,
  ],
  ['年平均成長率', based, [[2025, 200]], 400],
  ['年平均成長率', based, [[2025, 0]], 0],
  // A year that is over before the last actual has that actual.
  ['年平均成長率', based, [[2035, 400]], 400],
  [
    '年平均成長率',
    bare,
    [
      [2024, 100],
      [2025, 200],
    ],
    '#N/A',
  ],
  ['年平均成長率', based, [[2025, -5]], '#N/A'],
  ['年平均成長率', simple(200, { baseline: 0 }), [[2025, 5]], '#DIV/0!'],
  ['年平均成長率', based, [[2020, 5]], '#N/A'],
  ['回帰', bare, [], '#N/A'],
] as const)('%s %#', (method: Method, kpi, rows, expected) => {
  const answer = shown(forecast(kpi, 2030, actualsOf(rows as unknown as [Cell, Cell][]), method));
  if (typeof expected === 'number') expect(answer).toBeCloseTo(expected, 9);
  else expect(answer).toBe(expected);
});

test("several values in one year: its last is the year's", () => {
  const days = actualsOf([
    [serialOf(2024, 6, 30), 1],
    [serialOf(2024, 12, 31), 10],
    [serialOf(2025, 12, 31), 20],
  ]);
  expect(shown(forecast(bare, 2030, days, '平均変化'))).toBeCloseTo(70, 9);
});

test('an error value among the actuals is the answer', () => {
  expect(
    shown(
      forecast(
        bare,
        2030,
        actualsOf([
          [2024, 1],
          [2025, { code: '#REF!' }],
        ]),
      ),
    ),
  ).toBe('#REF!');
});

test('the forecast of a straight line is the line, by every method that can tell', () => {
  const number = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(
      number,
      number,
      fc.uniqueArray(fc.integer({ min: 2005, max: 2029 }), { minLength: 2, maxLength: 9 }),
      (level, slope, years) => {
        const line = (year: number): number => level + slope * (year - 2020);
        const rows = actualsOf(years.map(year => [year, line(year)]));
        expect(shown(forecast(bare, 2030, rows, '回帰'))).toBeCloseTo(line(2030), 6);
        expect(shown(forecast(bare, 2030, rows, '平均変化'))).toBeCloseTo(line(2030), 6);
      },
    ),
  );
});

test.each([
  [
    '回帰',
    [
      [2021, 110],
      [2022, 120],
    ],
    2030,
  ],
  [
    '回帰',
    [
      [2021, 111],
      [2022, 122],
    ],
    2030,
  ],
  [
    '回帰',
    [
      [2021, 112],
      [2022, 124],
    ],
    2029,
  ],
  [
    '回帰',
    [
      [2021, 90],
      [2022, 80],
    ],
    '#N/A',
  ],
  [
    '平均変化',
    [
      [2024, 110],
      [2025, 120],
    ],
    2033,
  ],
  [
    '平均変化',
    [
      [2024, 110],
      [2025, 110],
    ],
    '#N/A',
  ],
  [
    '平均変化',
    [
      [2024, 190],
      [2025, 200],
    ],
    2025,
  ],
  [
    '平均変化',
    [
      [2024, 220],
      [2025, 210],
    ],
    2025,
  ],
  ['年平均成長率', [[2025, 150]], 2029],
  ['年平均成長率', [[2025, 100]], '#N/A'],
  ['年平均成長率', [[2025, 100.001]], '#N/A'],
] as const)('DX.REACHYEAR %s %j: %s', (method: Method, rows, expected) => {
  expect(shown(reachYear(based, 2030, actualsOf(rows as unknown as [Cell, Cell][]), method))).toBe(expected);
});

test('a decay by a rate never comes to 0, also where numbers end', () => {
  const falling = simple('0箇所', { direction: '減少' });
  const rows = actualsOf([
    [2024, 50],
    [2025, 40],
  ]);
  expect(kindOf(reachYear(falling, 2030, rows, '年平均成長率'))).toBe('neverReached');
  expect(shown(reachYear(falling, 2030, rows, '平均変化'))).toBe(2029);
});

test('the year before the answer has not arrived, the answer has', () => {
  const number = fc.integer({ min: 1, max: 500 });
  fc.assert(
    fc.property(number, number, number, fc.constantFrom(...METHODS), (a, b, c, method) => {
      const rows = actualsOf([
        [2021, a],
        [2022, b],
        [2023, c],
      ]);
      const year = reachYear(based, 2030, rows, method);
      if (year instanceof Fault) return expect(kindOf(year)).toBe('neverReached');
      const at = (label: number): number => forecast(based, label, rows, method) as number;
      if (year < 2200) expect(at(year)).toBeGreaterThanOrEqual(200 * (1 - 1e-9));
      if (year > 2023 && year <= 2200) expect(at(year - 1)).toBeLessThan(200);
      return undefined;
    }),
  );
});
