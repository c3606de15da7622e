import fc from 'fast-check';
import { gap } from '../../../src/domain/kpi/gap';
import { requiredPace } from '../../../src/domain/kpi/pace';
import { progress } from '../../../src/domain/kpi/progress';
import { serialOf } from '../../../src/domain/base/serial';
import { target } from '../../../src/domain/kpi/target';
import { exceeds, isOn, reaches } from '../../../src/domain/base/tolerance';
import { onTrack } from '../../../src/domain/kpi/track';
import { kindOf, kpiIn, OSAKA, shown, simple } from './plans';

test('within 1e-9 of a bound counts as on it', () => {
  for (const bound of [1, -1, 0.6, 1e9, -1e-3]) {
    const [near, far] = [bound * 5e-10, bound * 2e-9].map(Math.abs) as [number, number];
    expect([
      reaches(bound - near, bound),
      reaches(bound - far, bound),
      exceeds(bound + near, bound),
      exceeds(bound + far, bound),
      isOn(bound + near, bound),
      isOn(bound - far, bound),
    ]).toEqual([true, false, false, true, true, false]);
  }
  expect([reaches(0, 0), reaches(-1e-300, 0), exceeds(1e-300, 0), isOn(0, 0)]).toEqual([true, false, true, true]);
});

test('DX.TARGET', () => {
  const kpi = kpiIn(OSAKA, '生産性向上率');
  expect(shown(target(kpi, 2030))).toBeCloseTo(0.103, 12);
  expect(shown(target(kpi, serialOf(2031, 3, 31)))).toBeCloseTo(0.103, 12);
  expect(target(kpi, 2035)).toMatchObject({ code: '#N/A', reason: { kind: 'noTarget', year: 2035, years: [2030, 2040] } });
  expect(
    shown(
      target(
        kpiIn(
          [
            ['KPI', '2030年'],
            ['x', { code: '#REF!' }],
          ],
          'x',
        ),
        2030,
      ),
    ),
  ).toBe('#REF!');
});

test('DX.KPIGAP and DX.PROGRESS', () => {
  const [up, down] = [simple(200), simple(20, { direction: '減少' })];
  expect([150, 200, 250, 200 - 1e-8].map(actual => shown(gap(up, 2030, actual)))).toEqual([50, 0, -50, 0]);
  expect([60, 20, 5].map(actual => shown(gap(down, 2030, actual)))).toEqual([40, 0, -15]);
  expect([50, 100, 150, 200, 300].map(actual => shown(progress(up, 2030, actual)))).toEqual([-0.5, 0, 0.5, 1, 2]);
  expect([60, 20].map(actual => shown(progress(down, 2030, actual)))).toEqual([0.5, 1]);
  expect([99, 100, 101].map(actual => shown(progress(simple(100), 2030, actual)))).toEqual(['#DIV/0!', 1, 1]);
  expect(kindOf(progress(simple(200, { baseline: '' }), 2030, 1))).toBe('noBaseline');
  expect(kindOf(progress(simple(200, { baselineYear: '' }), 2030, 1))).toBe('noBaselineYear');
  expect(
    kindOf(
      gap(
        kpiIn(
          [
            ['KPI', '2030年'],
            ['x', 5],
          ],
          'x',
        ),
        2030,
        1,
      ),
    ),
  ).toBe('noDirection');
  expect(shown(gap(simple(1e308, { baseline: '' }), 2030, -1e308))).toBe('#NUM!');
});

test('a progress of 1 is a gap of 0, and the gap is 0 or less from there on', () => {
  const number = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(number, number, number, fc.constantFrom('増加', '減少'), (b, t, a, direction) => {
      fc.pre(b !== t);
      const kpi = simple(`${t}件`, { baseline: b, direction });
      const [missing, done] = [gap(kpi, 2030, a), progress(kpi, 2030, a)];
      expect(done === 1).toBe(missing === 0);
      expect((missing as number) <= 0).toBe(direction === '増加' ? a >= t : a <= t);
    }),
  );
});

test('DX.ONTRACK', () => {
  const [up, down] = [simple(200), simple(20, { direction: '減少' })];
  expect([150, 150 - 1e-8, 149.9].map(actual => shown(onTrack(up, 2030, actual, 2025)))).toEqual([true, true, false]);
  expect([145, 144.9].map(actual => shown(onTrack(up, 2030, actual, 2025, 0.1)))).toEqual([true, false]);
  expect([64, 64.1].map(actual => shown(onTrack(down, 2030, actual, 2025, 0.1)))).toEqual([true, false]);
  const bare = simple(200, { baseline: '' });
  expect([180, 179].map(actual => shown(onTrack(bare, 2030, actual, 2030, 0.1)))).toEqual([true, false]);
  expect(shown(onTrack(bare, 2030, 180, 2029))).toBe('#N/A');
});

test('DX.REQUIREDPACE', () => {
  const [up, down] = [simple(200), simple(20, { direction: '減少' })];
  expect(shown(requiredPace(up, 2030, 150, 2025))).toBe(10);
  expect(shown(requiredPace(down, 2030, 70, 2025))).toBe(-10);
  expect(shown(requiredPace(up, 2030, 150, serialOf(2030, 7, 1)))).toBeCloseTo(50 / (183 / 365), 9);
  expect([2030, 2031, serialOf(2030, 12, 31)].map(asOf => shown(requiredPace(up, 2030, 150, asOf)))).toEqual(['#NUM!', '#NUM!', '#NUM!']);
  expect(shown(requiredPace(up, 2030, 200, 2035))).toBe(0);
});
