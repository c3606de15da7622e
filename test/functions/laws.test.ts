import fc from 'fast-check';
import { gradesOf } from '../../src/domain/rating/scale-rules';
import { SCALES } from '../../src/domain/rating/scales';
import { answerOf, CellErrorStandIn, loadFunctions } from './load';

/** What must hold between the answers of several functions, whatever the plan: no single function's own tests would notice. */

const dx = loadFunctions();
type Id = keyof typeof dx;
const ask = (id: Id, ...args: unknown[]): unknown => {
  const [[cell] = []] = answerOf(
    dx[id],
    args.map(arg => (Array.isArray(arg) ? arg : [[arg]])),
  );
  return cell instanceof CellErrorStandIn ? cell.code : cell;
};
const close = (one: unknown, other: unknown, size = 0): void => {
  if (typeof one !== 'number' || typeof other !== 'number') expect(one).toEqual(other);
  else expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(1e-3, Math.abs(one), Math.abs(other), size));
};
/** A fixed seed, so that a red run can be run again; LAWS_RUNS=50 LAWS_SEED=7 looks further. */
const check = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void, numRuns = 400): void =>
  fc.assert(fc.property(arbitrary, law), {
    numRuns: numRuns * Number(process.env['LAWS_RUNS'] ?? 1),
    seed: Number(process.env['LAWS_SEED'] ?? 20260401),
  });

interface Case {
  readonly sign: 1 | -1;
  readonly baseline: number;
  readonly near: number;
  readonly far: number;
  readonly actual: number;
  readonly path: string;
  readonly timing: string;
  readonly asOf: number;
}
const amount = fc.integer({ min: -2000, max: 20000 }).map(value => value / 4);
/** A plan that goes one way: from the baseline of 2022 to 2030 and on to 2040, in the direction written. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    sign: fc.constantFrom<1 | -1>(1, -1),
    baseline: amount,
    first: fc.integer({ min: 1, max: 4000 }),
    second: fc.integer({ min: 0, max: 4000 }),
    actual: amount,
    path: fc.constantFrom('', '折れ線', '直線', '階段'),
    timing: fc.constantFrom('', '年度末', '年末'),
    asOf: fc.integer({ min: 44652, max: 51592 }),
  })
  .map(({ sign, baseline, first, second, ...rest }) => ({
    sign,
    baseline,
    near: baseline + sign * first,
    far: baseline + sign * (first + second),
    ...rest,
  }));

const planOf = ({ sign, baseline, near, far, path, timing }: Case): unknown[][] => [
  ['名称', '向き', '基準年度', '基準値', '経路', '時点', '目標2030', '目標2040'],
  ['a', sign > 0 ? '増加' : '減少', 2022, baseline, path, timing, near, far],
];

test('gap, progress, pace and grade agree on what is reached', () => {
  check(fc.tuple(cases, fc.constantFrom(2030, 2040), fc.boolean()), ([one, year, exactly]) => {
    const plan = planOf(one);
    const actual = exactly ? ask('TARGET', 'a', year, plan) : one.actual;
    const reached = (ask('KPIGAP', 'a', year, actual, plan) as number) <= 0;
    expect((ask('PROGRESS', 'a', year, actual, plan) as number) >= 1).toBe(reached);
    expect(ask('STATUS', 'a', year, actual, one.asOf, plan) === '達成').toBe(reached);
    expect(ask('REQUIREDPACE', 'a', year, actual, 2025, plan) === 0).toBe(reached);
    if (exactly) expect(reached).toBe(true);
  });
});

test('the expected value goes one way, from the baseline to the target, and ends on it', () => {
  check(fc.tuple(cases, fc.constantFrom(2030, 2040), fc.integer({ min: 44652, max: 51592 })), ([one, year, other]) => {
    const plan = planOf(one);
    const [early, late] = [Math.min(one.asOf, other), Math.max(one.asOf, other)].map(
      asOf => ask('EXPECTED', 'a', year, asOf, plan) as number,
    ) as [number, number];
    expect(one.sign * (late - early)).toBeGreaterThanOrEqual(-1e-9 * Math.abs(late));
    close(ask('EXPECTED', 'a', year, 2022, plan), one.baseline);
    close(ask('EXPECTED', 'a', year, year, plan), ask('TARGET', 'a', year, plan));
    close(ask('EXPECTED', 'a', year, 2060, plan), ask('TARGET', 'a', year, plan));
    // A year label is its last day.
    close(ask('EXPECTED', 'a', year, 2027, plan), ask('EXPECTED', 'a', year, one.timing === '年末' ? '2027/12/31' : '2028/3/31', plan));
  });
});

test('on track is being at the expected value or better, and tolerance only forgives', () => {
  check(fc.tuple(cases, fc.double({ min: 0, max: 1, noNaN: true })), ([one, tolerance]) => {
    const plan = planOf(one);
    const expected = ask('EXPECTED', 'a', 2030, one.asOf, plan) as number;
    expect(ask('ONTRACK', 'a', 2030, expected, one.asOf, plan)).toBe(true);
    const strict = ask('ONTRACK', 'a', 2030, one.actual, one.asOf, plan);
    if (Math.abs(one.actual - expected) > 1e-6 * Math.abs(expected)) expect(strict).toBe(one.sign * (one.actual - expected) > 0);
    if (strict === true) expect(ask('ONTRACK', 'a', 2030, one.actual, one.asOf, plan, tolerance)).toBe(true);
  });
});

test('a better actual never gets a worse grade', () => {
  const monotone = SCALES.filter(({ name }) => ['標準', '長野県', '多摩市', '浜松市', '茨城県'].includes(name));
  expect(monotone).toHaveLength(5);
  check(
    fc.tuple(
      cases.filter(({ sign, baseline, near, far }) => sign > 0 && Math.min(baseline, near, far) > 0),
      amount.filter(value => value > 0),
      amount.filter(value => value > 0),
    ),
    ([one, first, second]) => {
      for (const { name } of monotone) {
        const grades = gradesOf(name);
        const [worse, better] = [Math.min(first, second), Math.max(first, second)].map(
          actual => ask('STATUS', 'a', 2030, actual, 2026, planOf(one), name) as string,
        ) as [string, string];
        expect(grades).toContain(better);
        expect(grades.indexOf(better)).toBeLessThanOrEqual(grades.indexOf(worse));
      }
    },
  );
});

test('the unit does not matter: amounts follow it, grades and shares stay', () => {
  check(fc.tuple(cases, fc.constantFrom(0.001, 8, 10000)), ([one, unit]) => {
    const scaled = { ...one, baseline: one.baseline * unit, near: one.near * unit, far: one.far * unit };
    for (const [id, args] of [
      ['KPIGAP', [2030, one.actual]],
      ['REQUIREDPACE', [2040, one.actual, one.asOf]],
    ] as const) {
      const [year, actual, ...rest] = args;
      const plain = ask(id, 'a', year, actual, ...rest, planOf(one));
      const other = ask(id, 'a', year, actual * unit, ...rest, planOf(scaled));
      close(typeof plain === 'number' ? plain * unit : plain, other, (Math.abs(one.near) + Math.abs(one.far)) * unit);
    }
    close(ask('PROGRESS', 'a', 2030, one.actual, planOf(one)), ask('PROGRESS', 'a', 2030, one.actual * unit, planOf(scaled)), 1);
  });
});

test('lower is better is higher is better in the mirror', () => {
  check(cases, one => {
    const mirror: Case = { ...one, sign: one.sign > 0 ? -1 : 1, baseline: -one.baseline, near: -one.near, far: -one.far };
    close(ask('KPIGAP', 'a', 2030, one.actual, planOf(one)), ask('KPIGAP', 'a', 2030, -one.actual, planOf(mirror)));
    for (const scale of ['標準', '長野県'])
      expect(ask('STATUS', 'a', 2030, one.actual, one.asOf, planOf(one), scale)).toBe(
        ask('STATUS', 'a', 2030, -one.actual, one.asOf, planOf(mirror), scale),
      );
    expect(ask('ONTRACK', 'a', 2040, one.actual, one.asOf, planOf(one))).toBe(
      ask('ONTRACK', 'a', 2040, -one.actual, one.asOf, planOf(mirror)),
    );
  });
});

const PLAN = (baseline: unknown, target: number): unknown[][] => [
  ['名称', '向き', '基準年度', '基準値', '目標2030'],
  ['a', '増加', 2020, baseline, target],
];
const series = (from: number, values: readonly number[]): unknown[][] => [
  ['KPI', '年度', '値'],
  ...values.map((value, i) => ['a', from + i, value]),
];

test('the forecast of a straight line, and of steady growth, is exact', () => {
  check(
    fc.tuple(amount, fc.integer({ min: -500, max: 500 }), fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2026, max: 2060 })),
    ([start, slope, years, year]) => {
      const at = (label: number): number => start + slope * (label - 2020);
      const actuals = series(
        2021,
        Array.from({ length: years }, (_, i) => at(2021 + i)),
      );
      const size = Math.abs(start) + 60 * Math.abs(slope);
      for (const method of ['', '回帰', '平均変化']) {
        const wanted = method === '平均変化' && year < 2020 + years ? at(2020 + years) : at(year);
        close(ask('FORECAST', 'a', year, PLAN(start, 1), actuals, method), wanted, 1e3 * size);
      }
    },
  );
  check(
    fc.tuple(
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0.8, max: 1.25, noNaN: true }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 2030, max: 2050 }),
    ),
    ([start, growth, years, year]) => {
      const actuals = series(2020 + years, [start * growth ** years]);
      const answer = ask('FORECAST', 'a', year, PLAN(start, 1), actuals, '年平均成長率') as number;
      expect(Math.abs(answer / (start * growth ** (year - 2020)) - 1)).toBeLessThan(1e-9);
    },
  );
});

test('the year a target is reached is the first whose forecast has reached it', () => {
  check(
    fc.tuple(
      fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 3, maxLength: 7 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.constantFrom('回帰', '平均変化', '年平均成長率'),
    ),
    ([values, target, method]) => {
      const args = [PLAN(10, target), series(2021, values), method] as const;
      const year = ask('REACHYEAR', 'a', 2030, ...args);
      const reaches = (label: number): boolean => (ask('FORECAST', 'a', label, ...args) as number) >= target * (1 - 1e-9);
      if (typeof year !== 'number' || year > 2190) return;
      expect(reaches(year)).toBe(true);
      if (year > 2020 + values.length) expect(reaches(year - 1)).toBe(false);
    },
  );
});

test("the order of the actuals, columns of one's own and other KPIs change nothing", () => {
  const rows = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 4, maxLength: 8 });
  check(fc.tuple(rows, fc.integer(), fc.constantFrom('回帰', '平均変化', '年平均成長率')), ([values, seed, method]) => {
    const plain = series(2018, values);
    const [headers, ...body] = plain as [unknown[], ...unknown[][]];
    const mixed = [...body, ...body.map(([, year, value]) => ['b', year, Number(value) * 7])].sort(
      (one, other) =>
        ((Number(one[1]) * 7919 + Number(one[2]) * 31 + seed) % 97) - ((Number(other[1]) * 7919 + Number(other[2]) * 31 + seed) % 97),
    );
    const moved = [['備考', ...headers, '出典'], ...mixed.map(row => ['2030年度', ...row, 99])].map(row => [
      row[0],
      row[3],
      row[2],
      row[1],
      row[4],
    ]);
    for (const [id, args] of [
      ['FORECAST', [method]],
      ['REACHYEAR', [method]],
      ['OUTLOOK', []],
    ] as const)
      close(ask(id, 'a', 2030, PLAN(5, 250), moved, ...args), ask(id, 'a', 2030, PLAN(5, 250), plain, ...args));
    close(ask('ACTUAL', 'a', moved), ask('ACTUAL', 'a', plain));
    close(ask('ACTUAL', 'a', moved, 2020), ask('ACTUAL', 'a', plain, 2020));
  });
});

test('a blank is a blank however Excel hands it over: null, "", 0 where 0 makes no sense, or a mark', () => {
  const blanks = [null, undefined, '', ' ', '―', '未定'];
  const HEADERS = ['名称', '番号', '単位', '向き', '基準年度', '基準値', '時点', '経路', '目標2030', '目標2040'];
  check(
    fc.tuple(fc.constantFrom(...blanks, 0), fc.constantFrom('増加', ''), fc.constantFrom(100, null), fc.integer({ min: 1, max: 300 })),
    ([blank, direction, baseline, actual]) => {
      const table = (empty: unknown): unknown[][] => [
        HEADERS,
        [
          'a',
          empty,
          empty,
          direction || empty,
          baseline === null ? empty : 2020,
          baseline ?? (empty === 0 ? '' : empty),
          empty,
          empty,
          200,
          direction === '' ? 300 : empty,
        ],
      ];
      for (const [id, args] of [
        ['KPIGAP', [2030, actual]],
        ['KPIGAP', [2040, actual]],
        ['PROGRESS', [2030, actual]],
        ['EXPECTED', [2030, 2026]],
        ['STATUS', [2030, actual, 2026]],
      ] as const) {
        close(ask(id, 'a', ...args, table(blank)), ask(id, 'a', ...args, table('')));
      }
      for (const id of ['KPIGAP', 'PROGRESS'] as const) expect(ask(id, 'a', 2030, blank === 0 ? null : blank, table(''))).toBe('#N/A');
      expect(ask('DATE', blank)).toBe('#N/A');
      expect(ask('FISCALYEAR', blank)).toBe('#N/A');
      expect(ask('MILESTONE', 46000, 46100, blank, blank, blank, 45990)).toBe('未着手');
    },
  );
});

test('dates: the Japanese calendar is read back, and the fiscal year holds the day', () => {
  check(
    fc.integer({ min: 9871, max: 80000 }),
    day => {
      for (const style of ['', '略']) expect(ask('DATE', ask('WAREKI', day, style))).toBe(day);
      const year = ask('FISCALYEAR', day) as number;
      expect(ask('DATE', year, '開始') as number).toBeLessThanOrEqual(day);
      expect(ask('DATE', year) as number).toBeGreaterThanOrEqual(day);
    },
    1500,
  );
});

test('numbers: what is printed is read back, with commas, full width, ▲ and 万', () => {
  const wide = (text: string): string => text.replace(/[0-9.,%]/g, one => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
  check(
    fc.oneof(
      fc.integer({ min: 0, max: 1e12 }),
      fc.integer({ min: 0, max: 1e7 }).map(value => value / 100),
    ),
    value => {
      const [whole = '', rest] = String(value).split('.');
      const printed = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : `.${rest}`);
      for (const text of [String(value), printed, wide(printed), `約${printed}時間`, `年間${wide(printed)}件以上`])
        close(ask('NUMBER', text), value);
      for (const sign of ['▲', '△', '-', '−', '－', 'マイナス']) close(ask('NUMBER', sign + printed), value === 0 ? 0 : -value);
      close(ask('NUMBER', `${printed}%`), value / 100);
      close(ask('NUMBER', `${String(value)}万円`), value * 10000);
      close(ask('NUMBER', value), value);
    },
  );
});

test("a weighted mean lies between its values, follows them, and does not mind the weights' unit", () => {
  const cell = fc.oneof(fc.integer({ min: -100, max: 100 }), fc.constantFrom('―', '未集計', null, '', '80%'));
  check(
    fc.tuple(
      fc.array(fc.tuple(cell, fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, -1, '―'))), { minLength: 1, maxLength: 12 }),
      fc.constantFrom(0.5, 3, 1000),
    ),
    ([rows, unit]) => {
      const [values, weights] = [rows.map(([value]) => [value]), rows.map(([, weight]) => [weight])];
      const counted = rows
        .filter(([value, weight]) => ask('NUMBER', value) !== '#N/A' && typeof weight === 'number' && weight > 0)
        .map(([value]) => ask('NUMBER', value) as number);
      const mean = ask('ROLLUP', values, weights);
      if (counted.length === 0) return expect(mean).toBe('#N/A');
      expect(mean as number).toBeGreaterThanOrEqual(Math.min(...counted) - 1e-9);
      expect(mean as number).toBeLessThanOrEqual(Math.max(...counted) + 1e-9);
      close(
        ask(
          'ROLLUP',
          values,
          weights.map(([weight]) => [typeof weight === 'number' ? weight * unit : weight]),
        ),
        mean,
        100,
      );
      close(ask('ROLLUP', [...values].reverse(), [...weights].reverse()), mean, 100);
      close(ask('COVERAGE', values), values.filter(([value]) => ask('NUMBER', value) !== '#N/A').length / values.length);
    },
  );
});

test('a milestone and its delay tell the same story', () => {
  const day = fc.integer({ min: 46000, max: 46400 });
  check(
    fc.tuple(day, fc.integer({ min: 0, max: 300 }), fc.option(day), fc.option(day), fc.constantFrom(null, 0, 0.2, 0.5, 0.9, 1), day),
    ([start, length, begun, finished, progress, asOf]) => {
      const finish = start + length;
      const state = ask('MILESTONE', start, finish, begun, finished, progress, asOf) as string;
      const late = ask('DELAY', finish, finished, asOf) as number;
      expect(/^完了/.test(state)).toBe(finished !== null);
      expect(state === '完了(遅れ)' || state === '期限超過').toBe(late > 0);
      expect(/着手/.test(state)).toBe(finished === null && asOf <= finish && begun === null && !progress);
    },
    1000,
  );
});
