import fc from 'fast-check';
import type { Cell, Cells } from '../../../src/domain/base/cell';
import { explain } from '../../../src/domain/rating/explain';
import { Fault } from '../../../src/domain/base/fault';
import { gap } from '../../../src/domain/kpi/gap';
import type { Scale, Verdict } from '../../../src/domain/rating/scale';
import { gradesOf as gradesOfName, SCALE_RULES } from '../../../src/domain/rating/scale-rules';
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
    '独立行政法人',
    [
      [240, 'A'],
      [239.9, 'B'],
      [200, 'B'],
      [199.9, 'C'],
      [160, 'C'],
      [159.9, 'D'],
      [-5, 'D'],
    ],
  ],
  [
    '佐野市',
    [
      [200, '7'],
      [180, '6'],
      [160, '5'],
      [140, '4'],
      [120, '3'],
      [100, '2'],
      [99.9, '1'],
    ],
  ],
  [
    '福岡市',
    [
      [150, 'a'],
      [149.9, 'b'],
      [100, 'b'],
      [99.9, 'c'],
    ],
  ],
  [
    '長与町',
    [
      [200.1, 'S'],
      [200, 'A'],
      [200 + 1e-8, 'A'],
      [100.1, 'A'],
      [100, 'B'],
      [90, 'B'],
      [89.9, 'C'],
    ],
  ],
  [
    'ユーロスタット',
    [
      [200, '大きく前進'],
      [139.1, '大きく前進'],
      [138.9, '前進'],
      [123.4, 'わずかに前進'],
      [99.99, '後退'],
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
      [20, '①'],
      [9.99, '②'],
      // 100 is 10 times what the rule asks for, but of a KPI that should fall to 20.
      [20.01, '②'],
      [100, '②'],
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
    '独立行政法人',
    [
      [20 / 1.2, 'A'],
      [16.7, 'B'],
      [20, 'B'],
      [20.1, 'C'],
      [25, 'C'],
      [25.1, 'D'],
      [500, 'D'],
    ],
  ],
  [
    '佐野市',
    [
      [20, '7'],
      [20.1, '6'],
      [40, '2'],
      [40.1, '1'],
    ],
  ],
  [
    '福岡市',
    [
      [60, 'a'],
      [61, 'b'],
      [100, 'b'],
      [101, 'c'],
    ],
  ],
  [
    '長与町',
    [
      [19, 'S'],
      [20, 'A'],
      [99, 'A'],
      [100, 'B'],
      [110, 'B'],
      [110.1, 'C'],
    ],
  ],
  [
    'ユーロスタット',
    [
      [44, '大きく前進'],
      [50, '前進'],
      [70, 'わずかに前進'],
      [101, '後退'],
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
  for (const one of SCALES)
    expect([one.name, shown(status(bare, 2040, 1, 2028, one))]).toEqual([
      one.name,
      { 独立行政法人: 'D', 佐野市: '1' }[one.name as string] ?? '#N/A',
    ]);
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

test('カナダ統計局: reached, then the missing baseline, then a change of sign, then a division by 0', () => {
  const canada = scale('カナダ統計局');
  const bare = kpiIn(OSAKA, '作業削減時間');
  expect(shown(status(bare, 2030, 1100000, 2025, canada))).toBe('達成');
  expect(kindOf(status(bare, 2030, -5, 2025, canada))).toBe('noBaseline');
  // At the baseline year no time has passed: a change of sign is told first.
  expect(kindOf(status(up, 2030, -5, 2020, canada))).toBe('signChange');
  expect(kindOf(status(simple(-50, { baseline: -100 }), 2030, 5, 2025, canada))).not.toBe('signChange');
  expect(kindOf(status(simple(50, { baseline: -100 }), 2030, -5, 2025, canada))).toBe('signChange');
  expect(kindOf(status(up, 2030, 5, 2020, canada))).toBe('zeroDivision');
  // 0 counts as 0.001, which is positive.
  expect(kindOf(status(simple(-50, { baseline: 0, direction: '減少' }), 2030, -5, 2025, canada))).toBe('signChange');
});

describe("a scale of one's own by its left header", () => {
  const steps: Cells = [
    [1, '良'],
    [0.5, '並'],
    [-9, '悪'],
  ];
  const by = (header: string | null): Scale => scale(header === null ? steps : [[header, '評価'], ...steps]);
  test.each([
    // At the end of 2025 the path of up is at 150, that of down at 60.
    [null, [150, 125, 124], [60, 80, 81]],
    ['進捗', [150, 125, 124], [60, 80, 81]],
    ['下限', [150, 125, 124], [60, 80, 81]],
    ['達成率', [200, 100, 99], [20, 40, 41]],
    ['達成率の下限', [200, 100, 99], [20, 40, 41]],
    ['達成率（差）', [200, 100, 99], [20, 30, 30.1]],
    ['期待比', [150, 75, 74], [60, 120, 121]],
    ['改善率', [200, 150, 149], [20, 60, 60.1]],
    ['増減率', [200, 150, 149], [0, 50, 50.1]],
    ['年平均', [142, 124, 118], [44, 60, 80]],
  ] as [string | null, number[], number[]][])('%s', (header, rising, falling) => {
    const grades = (kpi: typeof up, actuals: readonly number[]): unknown[] =>
      actuals.map(actual => shown(status(kpi, 2030, actual, 2025, by(header))));
    expect([grades(up, rising), grades(down, falling)]).toEqual([
      ['良', '並', '悪'],
      ['良', '並', '悪'],
    ]);
  });

  test('the bound 達成 comes first, wherever it stands', () => {
    const own = scale([
      ['進捗', '評価'],
      [1, '順調'],
      ['達成', '達成した'],
      [0, '遅れ'],
    ]);
    const grade = (actual: number): unknown => shown(status(up, 2030, actual, 2025, own));
    expect([200, 199, 120].map(grade)).toEqual(['達成した', '順調', '遅れ']);
    // Where it is reached no baseline is needed.
    expect(shown(status(kpiIn(OSAKA, '作業削減時間'), 2030, 1100000, 2025, own))).toBe('達成した');
  });

  test.each(['超 1', '> 1', '＞１', '1超', '100%超'])('%s is not reached by 1 itself', bound => {
    const own = scale([
      ['達成率', '評価'],
      [1, '達した'],
      [bound, '超えた'],
      [0, '足りない'],
    ]);
    const grade = (actual: number): unknown => shown(status(up, 2030, actual, 2025, own));
    expect([200.1, 200, 199].map(grade)).toEqual(['超えた', '達した', '足りない']);
  });

  test.each(['>= 1', '1以上', '≧1'])('%s is', bound => {
    expect(
      shown(
        status(
          up,
          2030,
          200,
          2025,
          scale([
            ['達成率', ''],
            [bound, '達した'],
          ]),
        ),
      ),
    ).toBe('達した');
  });

  test('what a measure cannot do without', () => {
    const bare = kpiIn(OSAKA, '作業削減時間');
    const zero = simple('0', { direction: '減少' });
    expect(['達成率', '達成率(差)'].map(header => shown(status(zero, 2030, 0, 2025, by(header))))).toEqual(['#DIV/0!', '#DIV/0!']);
    expect(shown(status(simple(200, { baseline: 0 }), 2030, 5, 2025, by('増減率')))).toBe('#DIV/0!');
    expect(shown(status(simple(100), 2030, 5, 2025, by('改善率')))).toBe('#DIV/0!');
    expect(['改善率', '増減率', '年平均', '進捗', '期待比'].map(header => shown(status(bare, 2040, 5, 2025, by(header))))).toEqual(
      Array.from({ length: 5 }, () => '#N/A'),
    );
    expect(shown(status(bare, 2040, 2120000, 2025, by('達成率')))).toBe('良');
  });
});

describe('減少: above its target', () => {
  const OWN = ['進捗', '達成率', '達成率(差)', '期待比', '改善率', '年平均'].map(header =>
    scale([
      [header, '評価'],
      [1, '良'],
      [0.5, '並'],
      [-1e9, '悪'],
    ]),
  );
  const gradesOf = ({ name }: Scale): readonly string[] => (name === '' ? ['良', '並', '悪'] : gradesOfName(name));
  const value = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.double({ min: -1e4, max: 1e4, noNaN: true }));

  test('and behind its path: never the best grade, by any rule', () => {
    let judged = 0;
    fc.assert(
      fc.property(value, value, value, fc.integer({ min: 2021, max: 2033 }), fc.constantFrom(...SCALES, ...OWN), (b, t, a, asOf, one) => {
        const kpi = simple(String(t.toFixed(4)), { baseline: b, direction: '減少' });
        const reason = explain(kpi, 2030, a, asOf, one);
        if (reason instanceof Fault || (gap(kpi, 2030, a) as number) <= 0 || onTrack(kpi, 2030, a, asOf) !== false) return;
        judged++;
        expect(reason.verdict.grade).not.toBe(gradesOf(one)[0]);
      }),
      { numRuns: 5000 },
    );
    expect(judged).toBeGreaterThan(500);
  });

  test('the rules that look at the target alone wait until it is reached', () => {
    for (const name of ['多摩市', '独立行政法人', '佐野市', '長与町'])
      for (const actual of [20.1, 40, 59, 61, 99, 150, 1000])
        for (const asOf of [2021, 2025, 2030, 2032])
          expect([name, actual, shown(status(down, 2030, actual, asOf, scale(name)))]).not.toEqual([
            name,
            actual,
            gradesOf(scale(name))[0],
          ]);
  });

  test('a limit above the baseline: beyond it is not on track', () => {
    // May rise from 70 to 100 at most; 110 is too much, though it is further along than planned.
    const limit = simple(100, { direction: '減少', baseline: 70 });
    for (const name of ['長野県', '福岡市', '国連', '多摩市'])
      expect(gradesOf(scale(name)).indexOf(String(shown(status(limit, 2030, 110, 2025, scale(name)))))).toBeGreaterThan(0);
  });

  test('ahead of its path it has the grade of its rule', () => {
    for (const name of ['長野県', '福岡市']) expect(shown(status(down, 2030, 55, 2025, scale(name)))).toBe(gradesOf(scale(name))[0]);
    expect(shown(status(down, 2030, 50, 2025, scale('浜松市')))).toBe('計画を上回る');
  });

  test("the reason says so; a city's own lenient bound holds as it is written", () => {
    expect(explain(down, 2030, 100, 2025, scale('多摩市'))).toMatchObject({ verdict: { grade: '②', isHeld: true } });
    const lenient = scale([
      ['達成率', '評価'],
      [0.9, 'A'],
      [0, 'B'],
    ]);
    expect(shown(status(down, 2030, 22, 2025, lenient))).toBe('A');
  });
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
        expect(gradesOfName(one.name)).toContain(grade);
        expect(Number.isFinite(verdict.value)).toBe(true);
        if (verdict.measure === 'pace' && verdict.bound !== null) expect(verdict.value).toBeGreaterThanOrEqual(verdict.bound * (1 - 1e-9));
        if (verdict.measure === 'pace' && verdict.missed !== null && !verdict.isHeld) expect(verdict.value).toBeLessThan(verdict.missed);
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
    verdict: { grade: 'やや遅れ', measure: 'pace', value: 0.6, bound: 0.6, missed: 1, isHeld: false },
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
