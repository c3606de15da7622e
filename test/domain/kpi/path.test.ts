import fc from 'fast-check';
import type { Cell } from '../../../src/domain/base/cell';
import { expected } from '../../../src/domain/kpi/expected';
import { pathValue } from '../../../src/domain/kpi/path';
import { kindOf, kpiIn, OSAKA, shown } from './plans';

const HEADERS = ['名称', '向き', '基準年度', '基準値', '時点', '経路', '目標2025', '目標2030', '目標2040'];
const kpi = (path: string, row: Partial<Record<string, Cell>> = {}) =>
  kpiIn(
    [
      HEADERS,
      HEADERS.map(
        header =>
          row[header] ??
          { 名称: 'x', 向き: '増加', 基準年度: 2020, 基準値: 100, 時点: '年末', 経路: path, 目標2025: 150, 目標2030: 160, 目標2040: 200 }[
            header
          ] ??
          '',
      ),
    ],
    'x',
  );

test.each([
  ['折れ線', 2040, 2015, 100],
  ['折れ線', 2040, 2020, 100],
  ['折れ線', 2040, 2021, 110],
  ['折れ線', 2040, 2025, 150],
  ['折れ線', 2040, 2026, 152],
  ['折れ線', 2040, 2035, 180],
  ['折れ線', 2040, 2040, 200],
  ['折れ線', 2040, 2050, 200],
  ['折れ線', 2030, 2035, 160],
  ['折れ線', 2025, 2022, 120],
  ['直線', 2040, 2030, 150],
  ['直線', 2030, 2025, 130],
  ['直線', 2030, 2019, 100],
  ['直線', 2030, 2031, 160],
  ['階段', 2040, 2024, 100],
  ['階段', 2040, 2025, 150],
  ['階段', 2040, 2029, 150],
  ['階段', 2040, 2030, 160],
  ['階段', 2040, 2039, 160],
  ['階段', 2040, 2040, 200],
])('%s to %i at %i: %d', (path, year, asOf, value) => expect(shown(expected(kpi(path), year, asOf))).toBeCloseTo(value, 9));

test('without a baseline there is no path before the first target', () => {
  expect(shown(expected(kpiIn(OSAKA, '作業削減時間'), 2040, 2029))).toBe('#N/A');
  expect(shown(expected(kpiIn(OSAKA, '作業削減時間'), 2040, 2030))).toBe(1100000);
  expect(shown(expected(kpiIn(OSAKA, '作業削減時間'), 2040, 2035))).toBe(1610000);
  expect(kindOf(expected(kpi('折れ線', { 基準年度: '―' }), 2040, 2022))).toBe('noBaselineYear');
  expect(kindOf(expected(kpi('折れ線', { 基準値: '―' }), 2040, 2022))).toBe('noBaseline');
});

test('直線 without a baseline is one line from the first target to that of the asked year', () => {
  const bare = kpi('直線', { 基準年度: '', 基準値: '' });
  expect(shown(expected(bare, 2040, 2024))).toBe('#N/A');
  expect(shown(expected(bare, 2040, 2025))).toBe(150);
  // 150 at the end of 2025, 200 at that of 2040; 160 at that of 2030 is passed over.
  expect(shown(expected(bare, 2040, 2030))).toBeCloseTo(150 + (50 * 5) / 15, 9);
  expect(shown(expected(bare, 2030, 2028))).toBe(156);
});

test('targets before the baseline year are not on the path', () => {
  const late = kpi('折れ線', { 基準年度: 2028 });
  expect(shown(expected(late, 2030, 2026))).toBe(100);
  expect(shown(expected(late, 2030, 2029))).toBe(130);
  expect(shown(expected(late, 2025, 2024))).toBe(100);
  expect(shown(expected(late, 2025, 2025))).toBe(150);
});

test('an error on the way leaves the path unknown, one behind it does not', () => {
  const broken = kpi('折れ線', { 目標2030: { code: '#REF!' } });
  expect(shown(expected(broken, 2040, 2035))).toBe('#REF!');
  expect(shown(expected(broken, 2025, 2023))).toBe(130);
  expect(shown(expected(kpi('折れ線', { 基準値: { code: '#DIV/0!' } }), 2025, 2023))).toBe('#DIV/0!');
});

test('the path meets its waypoints and moves one way between them', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      value,
      value,
      value,
      fc.constantFrom('折れ線', '直線', '階段'),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (b, t1, t2, path, u, v) => {
        const made = kpi(path, { 基準値: b, 目標2025: '', 目標2030: `${t1.toFixed(3)}`, 目標2040: `${t2.toFixed(3)}` });
        const [one, two] = [Number(t1.toFixed(3)), Number(t2.toFixed(3))];
        const at = (t: number): number => {
          const answer = pathValue(made, 2040, t);
          if (typeof answer !== 'number') throw new Error('a fault');
          return answer;
        };
        expect(at(2021)).toBeCloseTo(b, 6);
        expect(at(2041)).toBeCloseTo(two, 9);
        if (path !== '直線') expect(at(2031)).toBeCloseTo(one, 6);
        // 折れ線 and 直線 stay between the ends of a piece and keep its order.
        const [low, high] = u < v ? [u, v] : [v, u];
        const rise = at(2031 + 9.999 * high) - at(2031 + 9.999 * low);
        const way = path === '直線' ? two - b : path === '階段' ? 0 : two - one;
        expect(rise * Math.sign(way)).toBeGreaterThanOrEqual(-1e-6);
        if (way === 0) expect(rise).toBeCloseTo(0, 6);
      },
    ),
    { numRuns: 300 },
  );
});
