import type { Cell } from '../../../../src/domain/base/cell';
import { serialOf } from '../../../../src/domain/base/serial';
import { labelAt, labelOf, positionOf, readDay, readTime } from '../../../../src/domain/text/dates/time';
import { shown } from '../../kpi/plans';

test.each([
  [2026, 2026],
  [2026.5, '#VALUE!'],
  [2200.5, '#VALUE!'],
  [1899, '#VALUE!'],
  [-3, '#VALUE!'],
  [2201, 2201],
  [46295.75, 46295],
  [3e6, '#VALUE!'],
  [0, null],
  ['', null],
  ['未定', null],
  [null, null],
  [true, '#VALUE!'],
  ['R8年度', 2026],
  ['２０２６', 2026],
  ['2026年', serialOf(2026, 12, 31)],
  ['R8', serialOf(2026, 12, 31)],
  ['令和8年9月30日', serialOf(2026, 9, 30)],
  ['R7年度末', serialOf(2026, 3, 31)],
  ['R3.2～', '#N/A'],
  ['そのうち', '#VALUE!'],
  [{ code: '#N/A' }, '#N/A'],
] as [Cell, number | null | string][])('time %j is %j', (cell, expected) => expect(shown(readTime(cell, 'asOf'))).toBe(expected));

test('the last day of a year is its end exactly, and the first a day after the one before', () => {
  for (let year = 1950; year <= 2100; year++) {
    expect(positionOf(serialOf(year + 1, 3, 31), '年度末')).toBe(year + 1);
    expect(positionOf(serialOf(year, 12, 31), '年末')).toBe(year + 1);
    expect(positionOf(serialOf(year, 4, 1), '年度末')).toBeCloseTo(year + 1 / 365.5, 5);
    expect(labelAt(positionOf(serialOf(year, 4, 1), '年度末'))).toBe(year);
    expect(positionOf(year, '年度末')).toBe(year + 1);
    expect(labelAt(positionOf(year, '年末'))).toBe(year);
  }
  expect(positionOf(serialOf(2026, 9, 30), '年度末')).toBeCloseTo(2026 + 183 / 365, 12);
  expect(labelOf(serialOf(2027, 3, 31), '年度末')).toBe(2026);
  expect(labelOf(serialOf(2027, 3, 31), '年末')).toBe(2027);
});

test.each([
  [2025, 'last', serialOf(2026, 3, 31)],
  [2025, 'first', serialOf(2025, 4, 1)],
  ['2030年', 'last', serialOf(2030, 12, 31)],
  ['R7年度', 'first', serialOf(2025, 4, 1)],
  ['R7年度まで', 'first', '#N/A'],
  [0, 'last', null],
  ['明治5年', 'last', '#NUM!'],
  ['明治33年1月1日', 'last', 1],
  [46112, 'last', 46112],
] as [Cell, 'first' | 'last', number | null | string][])('day of %j, %s: %j', (cell, edge, expected) =>
  expect(shown(readDay(cell, 'date', edge))).toBe(expected),
);
