import { answerOf, CellErrorStandIn, loadFunctions } from './load';

const dx = loadFunctions();
const PLAN = [
  ['KPI', '向き', '2030年', '2040年'],
  ['a', '増加', 100, 200],
  ['b', '減少', 10, 5],
];
const shown = (rows: unknown[][]): unknown[][] => rows.map(row => row.map(cell => (cell instanceof CellErrorStandIn ? cell.code : cell)));
const gap = (...args: unknown[]): unknown[][] => shown(answerOf(dx.KPIGAP, args));

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'Office');
});

test('one cell, one row, one column and the full size expand', () => {
  expect(gap([['a']], [[2030]], [[40]], PLAN)).toEqual([[60]]);
  expect(gap([['a'], ['b']], [[2030, 2040]], [[40]], PLAN)).toEqual([
    [60, 160],
    [30, 35],
  ]);
  expect(gap([['a'], ['b']], [[2030]], [[40], [50]], PLAN)).toEqual([[60], [40]]);
  expect(
    gap(
      [['a']],
      [[2030]],
      [
        [40, 50],
        [60, 70],
      ],
      PLAN,
    ),
  ).toEqual([
    [60, 50],
    [40, 30],
  ]);
  expect(
    gap(
      [['a', 'b']],
      [
        [2030, 2030],
        [2040, 2040],
      ],
      [[1], [2]],
      PLAN,
    ),
  ).toEqual([
    [99, -9],
    [198, -3],
  ]);
});

test('where sizes clash, the cells outside the smaller are #N/A', () => {
  expect(gap([['a'], ['b'], ['a']], [[2030]], [[40], [50]], PLAN)).toEqual([[60], [40], ['#N/A']]);
  expect(gap([['a', 'b', 'a']], [[2030]], [[40, 50]], PLAN)).toEqual([[60, 40, '#N/A']]);
  expect(
    gap(
      [['a'], ['b'], ['a']],
      [[2030]],
      [
        [40, 50],
        [50, 60],
      ],
      PLAN,
    ),
  ).toEqual([
    [60, 50],
    [40, 50],
    ['#N/A', '#N/A'],
  ]);
  // Also where the smaller may be left out: its missing cells are not taken as blank.
  expect(
    shown(
      answerOf(dx.WAREKI, [
        [[2025], [2026], [2027]],
        [['略'], ['略']],
      ]),
    ),
  ).toEqual([['R7'], ['R8'], ['#N/A']]);
});

test('an error stands in its own cell, the others are answered', () => {
  const kpis = [['a'], ['c'], [''], [{ code: '#REF!' }], ['a'], ['a'], ['a']];
  const actuals = [[40], [40], [40], [40], [{ code: '#DIV/0!' }], ['そのうち'], [true]];
  expect(gap(kpis, [[2030]], actuals, PLAN)).toEqual([[60], ['#N/A'], ['#N/A'], ['#REF!'], ['#DIV/0!'], ['#VALUE!'], ['#VALUE!']]);
  expect(shown(answerOf(dx.STATUS, [[['a'], ['a']], [[2030]], [[null], [100]], [[2026]], PLAN, null]))).toEqual([['評価不可'], ['達成']]);
});

test('a single error is thrown, with its message', () => {
  const message = (called: (...args: unknown[]) => unknown, ...args: unknown[]): string => {
    try {
      called(...args);
    } catch (error) {
      return (error as CellErrorStandIn).message;
    }
    return 'no error';
  };
  expect(message(dx.KPIGAP, [['a']], [[2035]], [[1]], PLAN)).toBe('a：目標2035がありません。ある目標：2030、2040');
  expect(message(dx.KPIGAP, [['aa']], [[2035]], [[1]], PLAN)).toBe('aa：計画の表にありません。近いもの：a');
  expect(message(dx.KPIGAP, [['a']], [[2030]], [['']], PLAN)).toBe('a：実績が空です');
  expect(message(dx.KPIGAP, [['a']], [[2030]], [['{text}多い']], PLAN)).toBe('a：実績「{text}多い」を数値として読めません');
  expect(message(dx.PROGRESS, [['a']], [[2030]], [[1]], PLAN)).toContain('基準値');
  for (const [language, start] of [
    ['en-US', 'a: No target for 2035. Years: 2030, 2040'],
    ['ja-JP', 'a：目標2035'],
    ['', 'a：目標2035'],
  ] as const) {
    Object.assign(globalThis, { Office: { context: { displayLanguage: language } } });
    expect(message(dx.KPIGAP, [['a']], [[2035]], [[1]], PLAN)).toMatch(start);
  }
  Object.defineProperty(globalThis, 'Office', {
    configurable: true,
    value: {
      get context() {
        throw new Error('not ready');
      },
    },
  });
  expect(message(dx.KPIGAP, [['a']], [[2035]], [[1]], PLAN)).toMatch('a：目標2035');
});

test('a single error that was handed in is answered as it is: the runtime would make #VALUE! of a #REF! that is thrown', () => {
  for (const code of ['#REF!', '#NAME?', '#DIV/0!', '#N/A'])
    expect(shown(dx.KPIGAP([['a']], [[2030]], [[{ code }]], PLAN) as unknown[][])).toEqual([[code]]);
});

test("what is left out, and the runtime's own object behind the last argument", () => {
  const invocation = { address: 'A1', functionName: 'DX.X' };
  expect(answerOf(dx.ONTRACK, [[['a']], [[2030]], [[100]], [[2030]], PLAN, null, invocation])).toEqual([[true]]);
  expect(answerOf(dx.ONTRACK, [[['a']], [[2030]], [[100]], [[2030]], PLAN, invocation])).toEqual([[true]]);
  expect(answerOf(dx.STATUS, [[['a']], [[2030]], [[100]], [[2030]], PLAN, invocation])).toEqual([['達成']]);
  expect(answerOf(dx.ROLLUP, [[[1], [3]], invocation])).toEqual([[2]]);
  expect(answerOf(dx.DATE, [[['R7年度']], undefined, invocation])).toEqual([[46112]]);
  expect(shown(answerOf(dx.KPIGAP, []))).toEqual([['#N/A']]);
  expect(shown(answerOf(dx.KPIGAP, [[['a']], [[2030]], [[1]], [[{ code: '#REF!' }]]]))).toEqual([['#REF!']]);
});

test.each([
  ['UNIT', [[['110万時間 軽減'], ['―'], [5]]], [['時間'], [''], ['']]],
  ['NUMBER', [[['約110万時間'], ['未定'], ['なし'], [true], [0], [null]]], [[1100000], ['#N/A'], ['#N/A'], ['#VALUE!'], [0], ['#N/A']]],
  [
    'DATE',
    [
      [
        ['R7年度末', 2025],
        ['R7年度まで', 0],
      ],
      [['終了'], ['開始']],
    ],
    [
      [46112, 46112],
      ['#N/A', '#N/A'],
    ],
  ],
  ['DATE', [[['R7年度']], [['終了', '開始', '中間', 0]]], [[46112, 45748, '#VALUE!', 46112]]],
  [
    'FISCALYEAR',
    [[[46112], ['R7年度末'], [2025], ['2030年'], ['R3.2～'], ['abc'], ['']]],
    [[2025], [2025], [2025], [2030], ['#N/A'], ['#VALUE!'], ['#N/A']],
  ],
  [
    'WAREKI',
    [[[2025, 45916]], [[null], ['略']]],
    [
      ['令和7年度', '令和7年9月16日'],
      ['R7', 'R7.9.16'],
    ],
  ],
  ['WAREKI', [[[2019], [43585], [0], ['abc']]], [['令和元年度'], ['平成31年4月30日'], ['#N/A'], ['#VALUE!']]],
  [
    'MILESTONE',
    [[[45000]], [[46112]], [['']], [['']], [['50%']], [['R7年度末'], ['R8年度'], [45000]]],
    [['遅れ'], ['期限超過'], ['進行中']],
  ],
  ['DELAY', [[['R7年度末']], [[null]], [[46122], [46000]]], [[10], [0]]],
  [
    'COVERAGE',
    [
      [
        [1, '―'],
        ['80%', { code: '#N/A' }],
      ],
    ],
    [[0.5]],
  ],
] as const)('DX.%s %j', (id, args, expected) => expect(shown(answerOf(dx[id], args as unknown as unknown[]))).toEqual(expected));
