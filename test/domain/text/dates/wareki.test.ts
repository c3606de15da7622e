import { serialOf } from '../../../../src/domain/base/serial';
import { wareki } from '../../../../src/domain/text/dates/wareki';

test.each<[number | string, string | null, string | null]>([
  [2025, '令和7年度', 'R7'],
  [2019, '令和元年度', 'R元'],
  [2018, '平成30年度', 'H30'],
  [1989, '平成元年度', 'H元'],
  [1988, '昭和63年度', 'S63'],
  [1900, '明治33年度', 'M33'],
  [2200, '令和182年度', 'R182'],
  [serialOf(2025, 9, 16), '令和7年9月16日', 'R7.9.16'],
  [serialOf(2019, 4, 30), '平成31年4月30日', 'H31.4.30'],
  [serialOf(2019, 5, 1), '令和元年5月1日', 'R元.5.1'],
  [serialOf(1989, 1, 7), '昭和64年1月7日', 'S64.1.7'],
  [serialOf(1989, 1, 8), '平成元年1月8日', 'H元.1.8'],
  [serialOf(1926, 12, 25) + 0.5, '昭和元年12月25日', 'S元.12.25'],
  ['2025年度', '令和7年度', 'R7'],
  ['R7年度', '令和7年度', 'R7'],
  ['2025年', '令和7年', 'R7'],
  ['2025/9/16', '令和7年9月16日', 'R7.9.16'],
  ['R7年度末', '令和8年3月31日', 'R8.3.31'],
  ['平成32年4月1日', '令和2年4月1日', 'R2.4.1'],
  ['令和7年4月1日から', '令和7年4月1日', 'R7.4.1'],
  ['1868年', '明治元年', 'M元'],
  // The first day of the calendar that has eras; Excel has no number for it.
  ['1868/1/25', '明治元年1月25日', 'M元.1.25'],
  ['1868/1/24', null, null],
  ['未定', null, null],
  [1899, null, null],
  [0, null, null],
  [2025.5, null, null],
  [2958466, null, null],
  [NaN, null, null],
])('%s is %s, short %s', (cell, full, short) => {
  expect(wareki(cell)).toBe(full);
  expect(wareki(cell, '略')).toBe(short);
});

test('blank, errors and booleans have no Japanese date', () => {
  expect([null, undefined, '', true, { code: '#N/A' }].map(cell => wareki(cell))).toEqual(Array(5).fill(null));
});
