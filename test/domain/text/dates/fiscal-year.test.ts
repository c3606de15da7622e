import { readPeriod } from '../../../../src/domain/text/dates/date';
import { fiscalYearOf } from '../../../../src/domain/text/dates/fiscal-year';
import { serialOf } from '../../../../src/domain/base/serial';

test('a fiscal year runs from April to March', () => {
  expect([serialOf(2025, 3, 31), serialOf(2025, 4, 1), serialOf(2025, 12, 31), serialOf(2026, 3, 31)].map(fiscalYearOf)).toEqual([
    2024, 2025, 2025, 2025,
  ]);
});

test.each([
  ['R7年度末', 2025],
  ['令和8年3月', 2025],
  ['2030年度', 2030],
  ['2030年', 2030],
])('the last day of %s lies in %i', (text, label) => {
  expect(fiscalYearOf(readPeriod(text)?.last ?? NaN)).toBe(label);
});
