import type { Cell } from '../../../src/domain/base/cell';
import { outlook } from '../../../src/domain/kpi/outlook';
import { actualsOf, kindOf, shown, simple } from './plans';

/** Yearly values up to 2025. */
const upTo2025 = (...values: Cell[]) => actualsOf(values.map((value, i) => [2026 - values.length + i, value]));

test.each([
  // Reached.
  ['増加', 200, [190, 195, 200, 201], '晴れ'],
  ['増加', 200, [230, 220, 210, 205], '薄曇り'],
  ['増加', 200, [210, 205, 203, 210], '晴れ'],
  ['減少', 20, [30, 25, 20, 15], '晴れ'],
  // Not reached, standing still or moving away.
  ['増加', 200, [150, 150, 150, 150], '雷雨'],
  ['増加', 200, [150, 140, 130, 120], '雷雨'],
  ['減少', 20, [50, 60, 70, 80], '雷雨'],
  // On the way: h = a + 5 m misses by nothing, just under 5%, 5%, 20%, more.
  ['増加', 200, [70, 80, 90, 100, 120, 150], '晴れ'],
  ['増加', 200, [110, 120, 130, 140, 150, 160], '晴れ'],
  ['増加', 200, [51, 60, 70, 80, 90, 98.5], '曇り'],
  ['増加', 200, [3, 20, 40, 60, 80, 100], '晴れ'],
  ['増加', 200, [5, 20, 40, 60, 80, 100], '薄曇り'],
  ['増加', 200, [20, 40, 60, 80, 90, 100], '薄曇り'],
  ['増加', 200, [20.001, 40, 60, 80, 90, 100], '曇り'],
  // Only the last five changes count.
  ['増加', 200, [999, 20, 40, 60, 80, 90, 100], '薄曇り'],
] as [string, number, number[], string][])('%s to %d after %j: %s', (direction, target, values, weather) => {
  expect(shown(outlook(simple(target, { direction, baseline: '' }), 2030, upTo2025(...values)))).toBe(weather);
});

test('at or after the target year', () => {
  const kpi = simple(200, { baseline: '' });
  const rows = (...values: number[]) => actualsOf(values.map((value, i) => [2027 + i, value]));
  expect(shown(outlook(kpi, 2030, rows(100, 110, 120, 130)))).toBe('曇り');
  expect(shown(outlook(kpi, 2030, rows(130, 130, 130, 130)))).toBe('雷雨');
  expect(shown(outlook(kpi, 2030, rows(130, 120, 110, 100)))).toBe('雷雨');
  expect(shown(outlook(kpi, 2030, rows(230, 220, 210, 200)))).toBe('薄曇り');
});

test('an unbroken run of four years', () => {
  const kpi = simple(200, { baseline: '' });
  expect(kindOf(outlook(kpi, 2030, upTo2025(1, 2, 3)))).toBe('fewActuals');
  expect(kindOf(outlook(kpi, 2030, actualsOf([])))).toBe('fewActuals');
  expect(kindOf(outlook(kpi, 2030, upTo2025(1, 2, '―', 3, 4, 5)))).toBe('fewActuals');
  expect(shown(outlook(kpi, 2030, upTo2025(9999, '―', 20, 40, 60, 80, 90, 100)))).toBe('薄曇り');
});
