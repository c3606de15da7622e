import { fuzz } from './fuzz';
import { answerOf, CellErrorStandIn, loadFunctions } from './load';

/**
 * The long runs: more than a million calls with whatever Excel can pass, and the largest ranges it can pass. About four minutes.
 * FUZZ_SEED=n draws other calls.
 */

const dx = loadFunctions();
type Id = keyof typeof dx;
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const RUNS = 7;
const CALLS = 150_000;
const MINUTE = 60_000;

test.each(Array.from({ length: RUNS }, (_, i) => SEED * 1000 + i))(
  `${CALLS} calls of seed %i: no throw, no NaN, no wrong shape, arguments untouched`,
  seed => {
    expect(fuzz(dx, CALLS, seed).answered).toBeGreaterThan(CALLS * 0.3);
  },
  5 * MINUTE,
);

/** All the rows of a sheet, as `A:A` or `A:I` hands them over: what is written, then blanks. */
const ROWS = 1_048_576;
const whole = (written: readonly (readonly unknown[])[]): unknown[][] => {
  const width = written[0]?.length ?? 1;
  return Array.from({ length: ROWS }, (_, r) => [...(written[r] ?? Array.from({ length: width }, () => null))]);
};
const shown = (cell: unknown): unknown => (cell instanceof CellErrorStandIn ? cell.code : cell);

const PLAN = [
  ['名称', '番号', '向き', '基準年度', '基準値', '目標2030'],
  ['a', 'K1', '増加', 2020, 100, 200],
  ['b', 'K2', '減少', 2020, 100, '20件'],
];
const ACTUALS = [
  ['KPI', '年度', '値'],
  ...[2021, 2022, 2023, 2024, 2025].flatMap(year => [
    ['a', year, 100 + (year - 2020) * 8],
    ['b', year, 100 - (year - 2020) * 9],
  ]),
];
const KEYS = [['KPI'], ['a'], ['b'], ['K1'], ['zzz'], [{ code: '#REF!' }]];
const NUMBERS = [['実績'], [150], ['約60件'], [0], [1], [2]];
const DAYS = [['R7年度末'], [46112], ['2026/3/31'], [2025], ['いつか'], [true]];

/** A call whose first argument is a whole column; `answers` are what its first rows give. */
const COLUMNS: readonly (readonly [Id, readonly unknown[][][], answers: readonly unknown[]])[] = [
  ['TARGET', [KEYS, [[2030]], PLAN], ['#N/A', 200, 20, 200, '#N/A', '#REF!']],
  ['KPIGAP', [KEYS, [[2030]], NUMBERS, PLAN], ['#N/A', 50, 40, 200, '#N/A', '#REF!']],
  ['STATUS', [KEYS, [[2030]], NUMBERS, [[2025]], PLAN], ['#N/A', '順調', '順調', '遅れ', '#N/A', '#REF!']],
  ['ONTRACK', [KEYS, [[2030]], NUMBERS, [[2025]], PLAN, [[0]]], ['#N/A', true, true, false, '#N/A', '#REF!']],
  ['ACTUAL', [KEYS, ACTUALS], ['#N/A', 140, 55, '#N/A', '#N/A', '#REF!']],
  ['ACTUALDATE', [KEYS, ACTUALS], ['#N/A', 46112, 46112, '#N/A', '#N/A', '#REF!']],
  ['FORECAST', [KEYS, [[2030]], PLAN, ACTUALS], ['#N/A', 180, 10, 180, '#N/A', '#REF!']],
  [
    'LIKELIHOOD',
    [
      KEYS,
      [[2025]],
      [
        ['名称', '向き', '目標2025'],
        ['a', '増加', 140],
        ['b', '減少', 50],
        ['K1', '増加', 1],
      ],
      ACTUALS,
    ],
    ['#N/A', 1, 0, '#N/A', '#N/A', '#REF!'],
  ],
  ['OUTLOOK', [KEYS, [[2030]], PLAN, ACTUALS], ['#N/A', '曇り', '晴れ', '曇り', '#N/A', '#REF!']],
  [
    'MILESTONE',
    [DAYS, [[46477]], [[null]], [[null]], [[null]], [[46000]]],
    ['未着手', '未着手', '未着手', '着手遅れ', '#VALUE!', '#VALUE!'],
  ],
  ['DELAY', [DAYS, [[null]], [[46122]]], [10, 10, 10, 10, '#VALUE!', '#VALUE!']],
  ['NUMBER', [NUMBERS], ['#N/A', 150, 60, 0, 1, 2]],
  ['UNIT', [NUMBERS], ['', '', '件', '', '', '']],
  ['DATE', [DAYS], [46112, 46112, 46112, 46112, '#VALUE!', '#VALUE!']],
  ['FISCALYEAR', [DAYS], [2025, 2025, 2025, 2025, '#VALUE!', '#VALUE!']],
  ['WAREKI', [DAYS, [['略']]], ['R8.3.31', 'R8.3.31', 'R8.3.31', 'R7', '#VALUE!', '#VALUE!']],
];

test.each(COLUMNS)(
  'DX.%s over a whole column, most of it blank',
  (id, [first = [], ...rest], answers) => {
    // The actuals beside the keys are a whole column too; a table stays as it is.
    const args = [whole(first), ...rest.map(arg => (arg === NUMBERS ? whole(arg) : arg))];
    const rows = answerOf(dx[id], args);
    expect(rows).toHaveLength(ROWS);
    expect(rows.slice(0, answers.length).map(row => row.map(shown))).toEqual(
      answers.map(answer => [typeof answer === 'number' ? expect.closeTo(answer, 9) : answer]),
    );
    // Below it is blank: no answer, and nobody's number.
    const blank = id === 'UNIT' ? '' : '#N/A';
    expect([answers.length, ROWS - 1].map(r => (rows[r] ?? []).map(shown))).toEqual([[blank], [blank]]);
  },
  MINUTE,
);

test(
  'tables as whole columns',
  () => {
    const [plan, actuals] = [whole(PLAN), whole(ACTUALS)];
    const one = (id: Id, ...args: unknown[]): unknown => shown(answerOf(dx[id], args)[0]?.[0]);
    expect(one('KPIGAP', [['b']], [[2030]], [[60]], plan)).toBe(40);
    expect(one('KPIGAP', [['c']], [[2030]], [[60]], plan)).toBe('#N/A');
    expect(one('ACTUAL', [['a']], actuals)).toBe(140);
    expect(one('FORECAST', [['a']], [[2030]], plan, actuals)).toBeCloseTo(180, 9);
    expect(one('OUTLOOK', [['b']], [[2030]], plan, actuals)).toBe('晴れ');
    expect(one('ROLLUP', whole(NUMBERS), whole(NUMBERS))).toBeCloseTo((150 * 150 + 60 * 60 + 1 + 4) / (150 + 60 + 1 + 2), 9);
    expect(one('COVERAGE', whole(NUMBERS))).toBeCloseTo(5 / 6, 9);
    expect(
      one(
        'STATUS',
        [['a']],
        [[2030]],
        [[150]],
        [[2025]],
        plan,
        whole([
          [0, '並'],
          [1, '良'],
        ]),
      ),
    ).toBe('良');
  },
  2 * MINUTE,
);

test(
  'wide, ragged and crossed ranges',
  () => {
    const ragged = Array.from({ length: 2000 }, (_, r) => Array.from({ length: r % 50 }, (_x, c) => (c % 3 ? 'a' : null)));
    const rows = answerOf(dx.KPIGAP, [ragged, [[2030]], [[150]], PLAN]);
    expect(rows.map(row => row.length)).toEqual(Array.from({ length: 2000 }, () => 49));
    expect(shown(rows[49]?.[1])).toBe(50);
    expect(shown(rows[1]?.[48])).toBe('#N/A');
    // 500 keys down, 500 years across: a quarter of a million answers from two short lists.
    const crossed = answerOf(dx.TARGET, [
      Array.from({ length: 500 }, () => ['a']),
      [Array.from({ length: 500 }, (_, c) => (c % 2 ? 2030 : 2035))],
      PLAN,
    ]);
    expect([crossed.length, crossed[0]?.length, shown(crossed[499]?.[499]), shown(crossed[499]?.[498])]).toEqual([500, 500, 200, '#N/A']);
    // 20,000 KPIs nobody has, in a plan of 5,000: only the first few are compared for a hint, or it would never end.
    const many = [PLAN[0] as unknown[], ...Array.from({ length: 5000 }, (_, i) => [`指標${i}`, `K${i}`, '増加', 2020, 1, 2])];
    const unknown = answerOf(dx.TARGET, [Array.from({ length: 20000 }, (_, i) => [`ない指標${i}`]), [[2030]], many]).map(([answer]) =>
      String((answer as { message?: unknown } | undefined)?.message),
    );
    expect(unknown[0]).toContain('近いもの：');
    expect(unknown.filter(message => message.includes('近いもの：')).length).toBeLessThanOrEqual(5);
  },
  MINUTE,
);
