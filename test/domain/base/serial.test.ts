import fc from 'fast-check';
import { dateOf, daysInMonth, serialOf } from '../../../src/domain/base/serial';

test.each([
  [1900, 1, 1, 1],
  [1900, 2, 28, 59],
  [1900, 2, 29, 60],
  [1900, 3, 1, 61],
  [1899, 12, 31, 0],
  [2000, 2, 29, 36585],
  [2026, 3, 31, 46112],
  [2040, 12, 31, 51501],
  [9999, 12, 31, 2958465],
])('%i-%i-%i is %i', (year, month, day, serial) => {
  expect(serialOf(year, month, day)).toBe(serial);
  expect(dateOf(serial)).toEqual({ year, month, day });
});

test('from 1900-03-01 it counts as the platform does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 2958465 }), serial => {
      const platform = new Date((serial - 25569) * 86_400_000);
      const { year, month, day } = dateOf(serial);
      expect([year, month, day]).toEqual([platform.getUTCFullYear(), platform.getUTCMonth() + 1, platform.getUTCDate()]);
      expect(serialOf(year, month, day)).toBe(serial);
    }),
    { numRuns: 3000 },
  );
});

test('every day since 1868 reads back, without a gap', () => {
  for (let serial = serialOf(1868, 1, 1); serial <= 800; serial += 1) {
    const { year, month, day } = dateOf(serial);
    expect(serialOf(year, month, day)).toBe(serial);
  }
});

test('months count on into the neighbouring years, times of day are dropped', () => {
  expect(serialOf(2025, 15, 1)).toBe(serialOf(2026, 3, 1));
  expect(serialOf(2025, 0, 1)).toBe(serialOf(2024, 12, 1));
  expect(dateOf(46112.75)).toEqual({ year: 2026, month: 3, day: 31 });
});

test('days in a month', () => {
  expect([daysInMonth(2026, 2), daysInMonth(2028, 2), daysInMonth(2100, 2), daysInMonth(1900, 2), daysInMonth(2026, 12)]).toEqual([
    28, 29, 28, 29, 31,
  ]);
});
