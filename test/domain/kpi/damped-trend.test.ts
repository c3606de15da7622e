import type { Cell } from '../../../src/domain/base/cell';
import { forecast } from '../../../src/domain/kpi/forecast';
import { likelihood } from '../../../src/domain/kpi/likelihood';
import { reachYear } from '../../../src/domain/kpi/reach-year';
import { serialOf } from '../../../src/domain/base/serial';
import { actualsOf, kindOf, kpiIn, shown } from './plans';

const kpiWith = (unit: Cell, counting: Cell, target: Cell, direction: Cell = '増加') =>
  kpiIn(
    [
      ['名称', '単位', '集計', '向き', '基準年度', '基準値', '目標2030'],
      ['x', unit, counting, direction, 2020, 0.5, target],
    ],
    'x',
  );
const plain = (target: Cell = 100, direction: Cell = '増加') => kpiWith('件', '', target, direction);
const since2022 = (...values: Cell[]) => actualsOf(values.map((value, i) => [2022 + i, value]));
const LINE = since2022(10, 20, 30, 40);

test('the last actual, and a part less of the median slope every year', () => {
  const years = [2026, 2027, 2028].map(year => shown(forecast(plain(), year, LINE, '減衰傾向')));
  expect(years).toEqual([40 + 8.5, 40 + 8.5 + 7.225, 40 + 8.5 + 7.225 + 6.14125].map(value => expect.closeTo(value, 9)));
});

test('one wild year does not bend the slope; the baseline is not counted', () => {
  const wild = forecast(plain(), 2027, since2022(10, 20, 500, 40, 50), '減衰傾向');
  expect(wild).toBeCloseTo(50 + 10 * 0.85, 9);
});

test('part years: the same sum continued', () => {
  // The last actual is of 30 September 2025, half a year (183 days) into the fiscal year.
  const halves = actualsOf([
    [serialOf(2023, 9, 30), 10],
    [serialOf(2024, 9, 30), 20],
    [serialOf(2025, 9, 30), 30],
  ]);
  const t = (year: number, days: number): number => year + 183 / days;
  // Fiscal 2023 has a 29 February.
  const slopes = [10 / (t(2024, 365) - t(2023, 366)), 20 / (t(2025, 365) - t(2023, 366)), 10].sort((a, b) => a - b);
  const h = 2026 - t(2025, 365);
  expect(forecast(plain(), 2025, halves, '減衰傾向')).toBeCloseTo(30 + ((slopes[1] as number) * 0.85 * (1 - 0.85 ** h)) / 0.15, 9);
});

test('at the last actual that actual, before it the line between the actuals, before the first the last', () => {
  const gap = actualsOf([
    [2020, 10],
    [2024, 50],
  ]);
  expect([2024, 2022, 2020, 2010].map(year => shown(forecast(plain(), year, gap, '減衰傾向')))).toEqual([50, 30, 10, 50]);
});

test('a share is one with 0 and 1 themselves, and stays within them; beyond them it is a number', () => {
  const share = kpiWith('%', '', 1);
  expect(shown(forecast(share, 2030, since2022(0, 0.5, 0.9, 1), '減衰傾向'))).toBe(1);
  expect(shown(forecast(share, 2030, since2022(1, 0.5, 0.1, 0), '減衰傾向'))).toBe(0);
  expect(forecast(share, 2030, since2022(0.1, 0.5, 0.9, 1.01), '減衰傾向')).toBeGreaterThan(1.01);
});

describe('the 80 % range and the likelihood', () => {
  // Computed with another program (SciPy) from the formulas of the contract.
  const share = since2022(0.6, 0.61, 0.63, 0.66);
  const hours = since2022(0, 40000, 150000, 350000);
  test.each([
    ['a share', share, 0.8, 2030, [0.7230467312500001, 0.6157371852911898, 0.8303562772088103, 0.15445824740648756]],
    ['hours', hours, 1100000, 2030, [707264.8104166668, -45284.69121659873, 1459814.3120499323, 0.21441842883124343]],
  ] as const)('%s', (_what, actuals, target, year, [point, low, high, probability]) => {
    const kpi = plain(target);
    expect(forecast(kpi, year, actuals, '減衰傾向')).toBeCloseTo(point, 8);
    for (const method of ['減衰傾向', '回帰', '平均変化'] as const) {
      expect(forecast(kpi, year, actuals, method, '下限')).toBeCloseTo(low, 6);
      expect(forecast(kpi, year, actuals, method, '上限')).toBeCloseTo(high, 6);
    }
    expect(likelihood(kpi, year, actuals)).toBeCloseTo(probability, 9);
    expect(likelihood(plain(target, '減少'), year, actuals)).toBeCloseTo(1 - probability, 9);
  });

  test('it widens with the years, and at the last actual there is none', () => {
    const width = (year: number): number =>
      (forecast(plain(), year, hours, '回帰', '上限') as number) - (forecast(plain(), year, hours, '回帰', '下限') as number);
    const widths = [2025, 2026, 2027, 2028, 2030, 2040].map(width);
    expect(widths[0]).toBe(0);
    widths.slice(1).forEach((wide, i) => expect(wide).toBeGreaterThan(widths[i] as number));
  });

  test('without any change there is no doubt', () => {
    const still = since2022(5, 5, 5, 5);
    expect([forecast(plain(), 2030, still, '回帰', '下限'), forecast(plain(), 2030, still, '回帰', '上限')]).toEqual([5, 5]);
    expect([5, 6].map(target => likelihood(plain(target), 2030, still))).toEqual([1, 0]);
    expect([5, 4].map(target => likelihood(plain(target, '減少'), 2030, still))).toEqual([1, 0]);
  });

  test('the latest actual of the year or a later one decides, however few there are', () => {
    const later = actualsOf([
      [2030, 120],
      [2031, 90],
    ]);
    expect([likelihood(plain(), 2030, actualsOf([[2030, 120]])), likelihood(plain(), 2030, later)]).toEqual([1, 0]);
  });

  test('fewer than four actuals: #N/A', () => {
    const three = since2022(1, 2, 3);
    for (const answer of [forecast(plain(), 2030, three, '回帰', '下限'), likelihood(plain(), 2030, three)])
      expect(answer).toMatchObject({ code: '#N/A', reason: { kind: 'fewActuals', need: 4 } });
    expect(forecast(plain(), 2030, since2022(1, 2), '減衰傾向')).toBeGreaterThan(2);
    expect(forecast(plain(), 2030, since2022(1), '減衰傾向')).toMatchObject({ reason: { kind: 'fewActuals', need: 2 } });
    expect(kindOf(likelihood(plain(), 2030, actualsOf([])))).toBe('noActual');
  });
});

describe('kept within what the KPI can be', () => {
  const high = since2022(0.7, 0.8, 0.9, 0.99);
  const ends = (unit: Cell, target: Cell, actuals = high, counting: Cell = '') =>
    (['', '下限', '上限'] as const).map(bound => shown(forecast(kpiWith(unit, counting, target), 2030, actuals, '減衰傾向', bound)));

  test('a share stays in 0 to 1: its unit says %, or without a unit its target does', () => {
    for (const [unit, target] of [
      ['%', 0.95],
      ['％', 0.95],
      ['', '95%'],
    ] as const) {
      const [point, , upper] = ends(unit, target);
      expect([point, upper]).toEqual([1, 1]);
    }
    expect(ends('%', 0.1, since2022(0.3, 0.2, 0.1, 0.01)).slice(0, 2)).toEqual([0, 0]);
  });

  test('other units do not, nor a share that was above 1', () => {
    expect(ends('点', 0.95)[0]).toBeGreaterThan(1);
    expect(ends('点', '95%')[0]).toBeGreaterThan(1);
    expect(ends('%', 0.95, since2022(0.9, 1.0, 1.1, 1.2))[0]).toBeGreaterThan(1.2);
  });

  test('a 累計 never falls, and what it has reached is certain', () => {
    const amounts = since2022(100, 10, 60, 5);
    const [point, lower] = ends('人', 1000, amounts, '累計');
    expect(lower).toBe(175.5);
    expect(point).toBeGreaterThan(175.5);
    expect(likelihood(kpiWith('人', '累計', 170), 2030, amounts)).toBe(1);
    expect(likelihood(kpiWith('人', '累計', 170, '減少'), 2030, amounts)).toBe(0);
    expect(likelihood(kpiWith('人', '累計', 300), 2030, amounts)).toBeLessThan(1);
  });
});

test('DX.REACHYEAR: the year it reaches, or the value it comes close to', () => {
  expect(reachYear(plain(60), 2030, LINE, '減衰傾向')).toBe(2028);
  expect(reachYear(plain(40), 2030, LINE, '減衰傾向')).toBe(2025);
  // 40 + 10 x 0.85 / 0.15 = 96.67
  expect(reachYear(plain(100), 2030, LINE, '減衰傾向')).toMatchObject({
    code: '#N/A',
    reason: { kind: 'neverReached', approaches: '96.67件' },
  });
  expect(reachYear(kpiWith('%', '', 0.99), 2030, since2022(0.1, 0.2, 0.3, 0.4), '減衰傾向')).toMatchObject({
    reason: { approaches: '96.67%' },
  });
  expect(reachYear(kpiWith('時間', '', 2e6), 2030, since2022(1e5, 2e5, 3e5, 4e5), '減衰傾向')).toMatchObject({
    reason: { approaches: '966,700時間' },
  });
  expect(reachYear(plain(5), 2030, LINE, '平均変化')).toBe(2025);
  expect(reachYear(plain(5, '減少'), 2030, LINE, '回帰')).toMatchObject({ reason: { kind: 'neverReached', approaches: null } });
});

test('a series that no KPI has is refused, not counted for minutes', () => {
  const days = actualsOf(Array.from({ length: 3001 }, (_, i) => [40000 + i, i]));
  expect(kindOf(forecast(plain(), 2030, days, '減衰傾向'))).toBe('tooLarge');
});
