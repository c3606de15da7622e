import fc from 'fast-check';
import type { Cell, Cells } from '../../../src/domain/base/cell';
import { explain } from '../../../src/domain/rating/explain';
import { Fault } from '../../../src/domain/base/fault';
import { gap } from '../../../src/domain/kpi/gap';
import type { Scale, Verdict } from '../../../src/domain/rating/scale';
import { SCALE_RULES } from '../../../src/domain/rating/scale-rules';
import { readScale, SCALE_NAMES, SCALES } from '../../../src/domain/rating/scales';
import { status } from '../../../src/domain/rating/status';
import { onTrack } from '../../../src/domain/kpi/track';
import { kindOf, kpiIn, OSAKA, shown, simple } from '../kpi/plans';

function scale(cells: Cells | string): Scale {
  const read = readScale(typeof cells === 'string' ? [[cells]] : cells);
  if (read instanceof Fault) throw new Error(read.reason.kind);
  return read;
}

/** Baseline 2020 = 100, target 2030 = 200 on year ends: at the end of 2025 the path is at 150, half of the way. */
const up = simple(200);
/** Baseline 2020 = 100, target 2030 = 20: at the end of 2025 the path is at 60. */
const down = simple(20, { direction: '減少' });
const at2025 = (kpi: typeof up, name: string, actual: number | null): unknown => shown(status(kpi, 2030, actual, 2025, scale(name)));
const eps = 1e-11;

test.each([
  // The bound itself, what counts as on it, and what lies below it.
  [
    '標準',
    [
      [200, '達成'],
      [199.9, '順調'],
      [150, '順調'],
      [150 - 1e-9, '順調'],
      [149.999, 'やや遅れ'],
      [130, 'やや遅れ'],
      [130 - eps, 'やや遅れ'],
      [129.999, '遅れ'],
      [90, '遅れ'],
    ],
  ],
  [
    '長野県',
    [
      [250, '順調'],
      [150, '順調'],
      [149.999, 'おおむね順調'],
      [140, 'おおむね順調'],
      [139.999, '努力を要する'],
    ],
  ],
  [
    '健康日本21',
    [
      [200, 'A'],
      [200 - 1e-8, 'A'],
      [199, 'B'],
      [150, 'B'],
      [149.99, 'B*'],
      [105, 'B*'],
      [104.999, 'C'],
      [100, 'C'],
      [95.001, 'C'],
      [95, 'D'],
      [80, 'D'],
    ],
  ],
  [
    '多摩市',
    [
      [100, '①'],
      [99.999, '②'],
      [60, '②'],
      [59.999, '③'],
      [-5, '③'],
    ],
  ],
  [
    '浜松市',
    [
      [165.001, '計画を上回る'],
      [165, '計画どおり'],
      [165 + 1e-8, '計画どおり'],
      [142.5, '計画どおり'],
      [142.499, '計画を下回る'],
    ],
  ],
  [
    '茨城県',
    [
      [150, 'A'],
      [149.999, 'B+'],
      [120, 'B+'],
      [119.999, 'B'],
      [75, 'B'],
      [74.999, 'C'],
    ],
  ],
  [
    '国連',
    [
      [200, '3'],
      [199.9, '3'],
      [140, '3'],
      [139, '2'],
      [105, '2'],
      [104, '1'],
      [100, '1'],
      [50, '1'],
    ],
  ],
  [
    'カナダ統計局',
    [
      [200, '達成'],
      [150, '大きく前進'],
      [139.1, '大きく前進'],
      [138.9, '前進'],
      [123.5, '前進'],
      [123.4, 'わずかに前進'],
      [100, 'わずかに前進'],
      [99.99, '後退'],
    ],
  ],
] as [string, [number, string][]][])('%s, 増加', (name, grades) => {
  for (const [actual, grade] of grades) expect([actual, at2025(up, name, actual)]).toEqual([actual, grade]);
});

test.each([
  [
    '標準',
    [
      [20, '達成'],
      [60, '順調'],
      [60.01, 'やや遅れ'],
      [76, 'やや遅れ'],
      [76.01, '遅れ'],
    ],
  ],
  [
    '健康日本21',
    [
      [20, 'A'],
      [60, 'B'],
      [60.1, 'B*'],
      [95, 'B*'],
      [95.1, 'C'],
      [104.9, 'C'],
      [105, 'D'],
    ],
  ],
  [
    '多摩市',
    [
      [10, '①'],
      [100, '①'],
      [9.99, '②'],
    ],
  ],
  [
    '浜松市',
    [
      [54.5, '計画を上回る'],
      [60 / 1.1, '計画どおり'],
      [63, '計画どおり'],
      [64, '計画を下回る'],
    ],
  ],
  [
    '茨城県',
    [
      [60, 'A'],
      [61, 'B+'],
      [75, 'B+'],
      [76, 'B'],
      [120, 'B'],
      [121, 'C'],
    ],
  ],
  [
    'カナダ統計局',
    [
      [20, '達成'],
      [44, '大きく前進'],
      [50, '前進'],
      [70, 'わずかに前進'],
      [101, '後退'],
    ],
  ],
  [
    '国連',
    [
      [20, '3'],
      [45, '3'],
      [60, '2'],
      [99, '1'],
      [110, '1'],
    ],
  ],
] as [string, [number, string][]][])('%s, 減少', (name, grades) => {
  for (const [actual, grade] of grades) expect([actual, at2025(down, name, actual)]).toEqual([actual, grade]);
});

test('the published judgement on vegetables, and the ones of Statistics Canada, are in the cases; a blank actual is a grade', () => {
  for (const one of SCALES) expect(status(up, 2030, null, 2025, one)).toBe(one.name === '健康日本21' ? 'E' : '評価不可');
  expect(status(up, 2030, null, 2025, scale([[0.5, '良']]))).toBe('評価不可');
  expect(shown(status(up, 2040, null, 2025))).toBe('#N/A');
});

test("a scale of one's own: the highest bound that r reaches, in any order", () => {
  const own = scale([
    ['下限', '評価'],
    ['50%', '並'],
    [1, '良'],
    [0.2, 3],
    [null, null],
    [0, 0],
    [0, null],
  ]);
  const grade = (actual: number): Cell | string => shown(status(up, 2030, actual, 2025, own)) as Cell;
  expect([150, 149, 125, 124, 110].map(grade)).toEqual(['良', '並', '並', 3, 3]);
  expect(grade(109)).toBe('#N/A');
  expect(kindOf(status(up, 2030, 109, 2025, own))).toBe('belowScale');
});

test('which scale an argument means', () => {
  for (const blank of [null, [], [[null]], [['']], [[0]], [['―']]]) expect(readScale(blank)).toBe(SCALES[0]);
  expect(readScale([['健康日本２１']])).toMatchObject({ name: '健康日本21' });
  expect(readScale([['大阪市']])).toMatchObject({ code: '#VALUE!', reason: { kind: 'notChoice', choices: SCALE_NAMES } });
  expect(kindOf(readScale([[1, 2, 3]]))).toBe('badScale');
  expect(kindOf(readScale([['標準'], ['国連']]))).toBe('badScale');
  expect(shown(readScale([[{ code: '#REF!' }]]))).toBe('#REF!');
  expect(
    shown(
      readScale([
        [1, '良'],
        [{ code: '#REF!' }, '並'],
      ]),
    ),
  ).toBe('#REF!');
});

test('what a rule cannot do without', () => {
  const bare = kpiIn(OSAKA, '作業削減時間');
  for (const one of SCALES) expect([one.name, shown(status(bare, 2040, 1, 2028, one))]).toEqual([one.name, '#N/A']);
  expect(shown(status(bare, 2030, 1100000, 2026))).toBe('達成');
  expect(shown(status(bare, 2040, 1500000, 2035, scale('茨城県')))).toBe('B+');
  expect(shown(status(bare, 2040, 1500000, 2035, scale('長野県')))).toBe('#N/A');
  const flat = simple(100);
  expect(shown(status(flat, 2030, 99, 2025))).toBe('遅れ');
  expect(shown(status(flat, 2030, 101, 2025, scale('長野県')))).toBe('順調');
  expect(shown(status(flat, 2030, 99, 2025, scale('カナダ統計局')))).toBe('#DIV/0!');
  expect(shown(status(flat, 2030, 99, 2025, scale('国連')))).toBe('#DIV/0!');
  expect(shown(status(up, 2030, 0, 2035, scale('国連')))).toBe('1');
  expect(shown(status(up, 2030, 120, 2020, scale('カナダ統計局')))).toBe('#DIV/0!');
  expect(shown(status(up, 2030, 120, 2020, scale('多摩市')))).toBe('#DIV/0!');
  expect(shown(status(up, 2030, -1, 2025, scale('カナダ統計局')))).toBe('#N/A');
  expect(shown(status(simple(-50, { direction: '減少' }), 2030, 10, 2025, scale('国連')))).not.toBe('#N/A');
  expect(shown(status(simple('0', { direction: '減少' }), 2030, 1, 2025, scale('カナダ統計局')))).toBe('前進');
  expect(shown(status(simple('0', { direction: '減少' }), 2030, 5, 2025, scale('多摩市')))).toBe('#DIV/0!');
  expect(shown(status(simple(200, { baseline: 0 }), 2030, 5, 2020, scale('茨城県')))).toBe('#DIV/0!');
  expect(shown(status(simple('20', { direction: '減少' }), 2030, 0, 2025, scale('浜松市')))).toBe('#DIV/0!');
});

test('every grade a scale gives is one it lists, and the reason names the bound that decided', () => {
  const number = fc.oneof(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.integer({ min: -5, max: 300 }));
  fc.assert(
    fc.property(
      number,
      number,
      number,
      fc.constantFrom('増加', '減少'),
      fc.integer({ min: 2018, max: 2033 }),
      fc.constantFrom(...SCALES),
      (b, t, a, direction, asOf, one) => {
        const kpi = simple(String(t.toFixed(4)), { baseline: b, direction });
        const reason = explain(kpi, 2030, a, asOf, one);
        const grade = status(kpi, 2030, a, asOf, one);
        if (reason instanceof Fault) return expect(grade).toEqual(reason);
        const verdict: Verdict = reason.verdict;
        expect(grade).toBe(verdict.grade);
        expect(one.grades).toContain(grade);
        expect(Number.isFinite(verdict.value)).toBe(true);
        if (verdict.measure === 'pace' && verdict.bound !== null) expect(verdict.value).toBeGreaterThanOrEqual(verdict.bound * (1 - 1e-9));
        if (verdict.measure === 'pace' && verdict.missed !== null) expect(verdict.value).toBeLessThan(verdict.missed);
        return undefined;
      },
    ),
    { numRuns: 3000 },
  );
});

test('達成 is a gap of 0 or less; 順調 is on track', () => {
  const number = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: -5, max: 300 }));
  fc.assert(
    fc.property(number, fc.integer({ min: 101, max: 300 }), number, fc.integer({ min: 2018, max: 2033 }), (near, t, a, asOf) => {
      const kpi = simple(t, { baseline: 100 });
      for (const actual of [a, t + near * 1e-12, 100 + near]) {
        const grade = status(kpi, 2030, actual, asOf);
        expect(grade === '達成').toBe((gap(kpi, 2030, actual) as number) <= 0);
        if (asOf > 2020) expect(grade === '達成' || grade === '順調').toBe(onTrack(kpi, 2030, actual, asOf));
      }
    }),
    { numRuns: 1000 },
  );
});

test('each rule is written in words', () => {
  expect(Object.keys(SCALE_RULES)).toEqual(SCALE_NAMES);
  for (const { rule, issuer } of Object.values(SCALE_RULES)) expect(rule.length * issuer.length).toBeGreaterThan(0);
  expect(explain(up, 2030, 130, 2025)).toEqual({
    scale: { name: '標準', ...SCALE_RULES['標準'] },
    verdict: { grade: 'やや遅れ', measure: 'pace', value: 0.6, bound: 0.6, missed: 1 },
    year: 2030,
    target: 200,
    baseline: 100,
    baselineYear: 2020,
    expected: 150,
    actual: 130,
    pace: 0.6,
    track: { onTrack: false, expected: 150, bound: 150 },
  });
});
