import fc from 'fast-check';
import {
  formatAsCell,
  formatCell,
  formatDate,
  formatDifference,
  formatExact,
  formatLongDate,
  formatMoment,
  formatNumber,
  formatQuantity,
  formatShare,
  formatYear,
  rounded,
} from '../../../src/pane/words/format';

test.each([
  [350000, '時間', '35万時間', '350,000 時間'],
  [1100000, '時間', '110万時間', '1,100,000 時間'],
  [471000, '時間', '47.1万時間', '471,000 時間'],
  [1234567, '時間', '123万4,567時間', '1,234,567 時間'],
  [12345, '件', '12,345件', '12,345 件'],
  [30000, '時間', '3万時間', '30,000 時間'],
  [48000, '時間', '4.8万時間', '48,000 時間'],
  [47800, '時間', '4.78万時間', '47,800 時間'],
  [9800, '時間', '9,800時間', '9,800 時間'],
  [89496082000, '円', '894億9,608万2,000円', '89,496,082,000 円'],
  [1650000000, '円', '16.5億円', '1,650,000,000 円'],
  [0.103, '%', '10.3%', '10.3%'],
  [0.1 + 0.2, '％', '30%', '30%'],
  [1.1 * 3, '', '3.3', '3.3'],
  [-5.2, 'ポイント', '▲5.2ポイント', '−5.2 ポイント'],
  [-0.052, '%', '▲5.2%', '−5.2%'],
  [0, '箇所', '0箇所', '0 箇所'],
  [-0, '箇所', '0箇所', '0 箇所'],
  [0.00012, 'g', '0.00012g', '0.00012 g'],
  [99999.5, '件', '99,999.5件', '99,999.5 件'],
  [100000.0000001, '件', '10万件', '100,000 件'],
])('%p %s reads %s and %s', (value, unit, japanese, english) => {
  expect(formatQuantity(value, unit, 'ja')).toBe(japanese);
  expect(formatQuantity(value, unit, 'en')).toBe(english);
});

test('a difference of percentages is in points', () => {
  expect(formatDifference(0.8 - 0.72, '%', 'ja')).toBe('8ポイント');
  expect(formatDifference(0.029, '%', 'en')).toBe('2.9 points');
  expect(formatDifference(750000, '時間', 'ja')).toBe('75万時間');
});

test('a typed value is shown in all its digits', () => {
  expect(formatExact(350000, '時間', 'ja')).toBe('350,000時間');
  expect(formatExact(0.72, '%', 'ja')).toBe('72%');
  expect(formatExact(1234567890123, '円', 'ja')).toBe('1,234,567,890,123円');
  expect(formatExact(-1234.5, '', 'ja')).toBe('▲1,234.5');
});

test('values on the path are rounded to three digits', () => {
  expect(formatQuantity(rounded(471428.5714), '時間', 'ja')).toBe('47.1万時間');
  expect(rounded(0.046428)).toBe(0.0464);
});

test('a share never reads as the bound it falls short of', () => {
  expect(formatShare(0.7424)).toBe('74%');
  expect(formatShare(0.9999)).toBe('99.9%');
  // A calculator says the same: 420,000 over 393,070.
  expect(formatShare(420000 / 393070)).toBe('107%');
  expect(formatShare(0.596, [0.6, 1])).toBe('59.6%');
  expect(formatShare(0.5996, [0.6, 1])).toBe('59.9%');
  expect(formatShare(0.604, [0.6, 1])).toBe('60%');
  expect(formatShare(1.1004, [1.1])).toBe('110%');
  expect(formatShare(140.19)).toBe('14,019%');
  expect(formatShare(-0.125)).toBe('−13%');
  expect(formatShare(0.6)).toBe('60%');
  expect(formatShare(0.29)).toBe('29%');
});

describe('a share in words, whatever the share and the bounds', () => {
  const BOUNDS = [[1], [0.6, 1], [0.8, 1], [1.1, 0.95], [0.5, 0.8, 1], [0, 0.6, 0.95], [-0.05, 0.05]] as const;
  const shownOf = (share: number, bounds: readonly number[]): number =>
    Number(formatShare(share, bounds).replace('%', '').replace('−', '-').replaceAll(',', ''));
  const shares = fc.oneof(
    fc.double({ min: -20, max: 200, noNaN: true }),
    // Near the bounds, where it matters.
    fc
      .tuple(fc.constantFrom(0, 0.05, 0.5, 0.6, 0.8, 0.95, 1, 1.1), fc.double({ min: -0.01, max: 0.01, noNaN: true }))
      .map(([at, by]) => at + by),
    fc.integer({ min: -2000, max: 20000 }).map(mille => mille / 1000),
  );
  const told = (value: number): number => Number(value.toPrecision(10));

  test('it is on the side of every bound that it is on', () => {
    fc.assert(
      fc.property(shares, fc.constantFrom(...BOUNDS), (share, bounds) => {
        const shown = shownOf(share, bounds);
        // Differences of the tenth digit are noise of the calculation.
        for (const bound of bounds.filter(one => told(one) !== told(share) && Math.abs(one - share) > 1e-9))
          expect([share, bound, shown / 100 < bound]).toEqual([share, bound, share < bound]);
      }),
    );
  });

  test('it is what a calculator rounds it to, unless that would cross a bound; then it is less than a per cent away', () => {
    fc.assert(
      fc.property(shares, fc.constantFrom(...BOUNDS), (share, bounds) => {
        const shown = shownOf(share, bounds);
        const percent = told(share * 100);
        const rounded = Math.sign(percent) * Math.round(Math.abs(percent));
        const crosses = bounds.some(bound => share < bound !== rounded / 100 < bound);
        if (!crosses) expect(shown).toBeCloseTo(rounded, 9);
        expect(Math.abs(shown - percent)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test('dates and years in both calendars', () => {
  expect(formatDate(46295)).toBe('2026/9/30');
  expect(formatLongDate(46295, 'ja')).toBe('令和8年9月30日');
  expect(formatLongDate(46295, 'en')).toBe('30 September 2026');
  expect(formatYear(2025, true, 'ja')).toBe('令和7年度');
  expect(formatYear(2025, false, 'ja')).toBe('令和7年');
  expect(formatYear(2019, true, 'ja')).toBe('令和元年度');
  expect(formatYear(2025, true, 'en')).toBe('FY2025');
  expect(formatNumber(35, 'ja')).toBe('35');
});

test('a correction is shown as its cell will show it', () => {
  expect(formatAsCell(1100000, '#,##0')).toBe('1,100,000');
  expect(formatAsCell(0.052, '0.0%')).toBe('5.2%');
  expect(formatAsCell(46112, 'yyyy/m/d')).toBe('2026/3/31');
  expect(formatAsCell(2025, '0')).toBe('2025');
  expect(formatAsCell('生産性向上率', 'General')).toBe('生産性向上率');
  expect(formatCell({ code: '#N/A' }, 'ja')).toBe('#N/A');
});

test('a moment by the person’s clock, whatever zone it is written in', () => {
  expect(formatMoment(new Date(2026, 10, 21, 14, 3, 59).toISOString())).toBe('2026/11/21 14:03');
  expect(formatMoment(new Date(2026, 0, 2, 9, 5).toISOString())).toBe('2026/1/2 9:05');
});
