import { SCALES } from '../../src/domain/rating/scales';
import type { DxFunction } from './load';
import { answerOf, CellErrorStandIn } from './load';

/**
 * Calls every function with every kind of value Excel can pass and checks what must hold of any answer. The run is drawn from a
 * seed, so that a failure can be drawn again. A long run: FUZZ_CALLS=1000000 npx jest test/functions/fuzz.test.ts
 */

/** For each argument: what it is for, and whether it spills. */
const SIGNATURES: Readonly<Record<string, readonly Kind[]>> = {
  TARGET: ['kpi', 'time', 'plan'],
  KPIGAP: ['kpi', 'time', 'number', 'plan'],
  PROGRESS: ['kpi', 'time', 'number', 'plan'],
  EXPECTED: ['kpi', 'time', 'time', 'plan'],
  ONTRACK: ['kpi', 'time', 'number', 'time', 'plan', 'number'],
  STATUS: ['kpi', 'time', 'number', 'time', 'plan', 'scale'],
  REQUIREDPACE: ['kpi', 'time', 'number', 'time', 'plan'],
  ACTUAL: ['kpi', 'actuals', 'time', 'plan'],
  ACTUALDATE: ['kpi', 'actuals', 'time'],
  FORECAST: ['kpi', 'time', 'plan', 'actuals', 'word', 'bound'],
  REACHYEAR: ['kpi', 'time', 'plan', 'actuals', 'word'],
  LIKELIHOOD: ['kpi', 'time', 'plan', 'actuals'],
  OUTLOOK: ['kpi', 'time', 'plan', 'actuals'],
  MILESTONE: ['time', 'time', 'time', 'time', 'number', 'time'],
  DELAY: ['time', 'time', 'time'],
  ROLLUP: ['values', 'values'],
  COVERAGE: ['values'],
  NUMBER: ['number'],
  UNIT: ['number'],
  DATE: ['time', 'word'],
  FISCALYEAR: ['time'],
  WAREKI: ['time', 'word'],
};

type Kind = 'kpi' | 'time' | 'number' | 'word' | 'bound' | 'plan' | 'actuals' | 'scale' | 'values';
const TABLES: readonly Kind[] = ['plan', 'actuals', 'scale', 'values'];
const NUMERIC = [
  'KPIGAP',
  'PROGRESS',
  'TARGET',
  'EXPECTED',
  'REQUIREDPACE',
  'ACTUAL',
  'ACTUALDATE',
  'FORECAST',
  'REACHYEAR',
  'LIKELIHOOD',
  'DELAY',
  'ROLLUP',
  'COVERAGE',
  'NUMBER',
  'DATE',
  'FISCALYEAR',
];

const ANYTHING: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  0,
  -0,
  1,
  -1,
  0.1,
  1e-300,
  1e300,
  -1.7e308,
  5e-324,
  2 ** 53,
  true,
  false,
  { code: '#N/A' },
  { code: '#DIV/0!' },
  { code: '#BUSY!' },
  {},
  '―',
  '未定',
  '多い',
  '約110万時間',
  '▲5.2％',
  '3割',
  '=1+1',
  '\u0000',
  '😀',
  'x'.repeat(500),
  '{text}',
  '[',
  NaN,
  Infinity,
  -Infinity,
  60,
  2958465,
  2958466,
];
const LIKELY: Readonly<Record<Kind, readonly unknown[]>> = {
  kpi: ['a', 'b', 'c', 'A ', 'ａ', 'K1', 1, 'z', 'dup'],
  time: [
    2020,
    2025,
    2030,
    2040,
    46112,
    46295.5,
    'R7年度',
    '令和12年度',
    '2030年',
    'R8.3',
    'R7年度まで',
    '令和8年9月30日',
    'R3.2～',
    1899,
    2200,
    2201,
  ],
  number: [0, 1, 10, 50, 100, 150, 199.99999999, 200, 1000, -20, '80%', '約150件', 0.5],
  bound: ['下限', '上限', '', null],
  word: ['回帰', '平均変化', '年平均成長率', '減衰傾向', '減衰傾向', '終了', '開始', '略', ''],
  scale: [...SCALES.map(({ name }) => name), '大阪市'],
  plan: ['増加', '減少', '', 2020, 100, 0, 200, '20件', '年末', '階段', '直線', '累計', 'a', 'b', 'c', 'dup', 'K1', -50, 1e308, '―'],
  actuals: ['a', 'b', 'c', 2021, 2022, 2023, 2024, 2025, 46112, 10, 20, 150, '約30件', 0, '―', -5, 1e308],
  values: [1, 0.5, '80%', 0, -1, '―', 1e308],
};
const PLAN_HEADERS: readonly unknown[] = [
  '名称',
  'KPI',
  '番号',
  '向き',
  '基準年度',
  '基準値',
  '時点',
  '経路',
  '集計',
  '目標2030',
  '2040年',
  '目標(R7年度)',
  '現状値(R2)',
  '備考',
  '単位',
  null,
  2035,
];
const ACTUALS_HEADERS: readonly unknown[] = ['KPI', '年度', '時点', '値', '実績', 'コメント', null];

/** A small fast random source with a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Fuzzed {
  readonly calls: number;
  /** How many calls gave a value somewhere: a run that only meets errors proves little. */
  readonly answered: number;
}

/** Runs the calls; throws with the call written out where an answer breaks a rule. */
export function fuzz(dx: Readonly<Record<string, DxFunction>>, calls: number, seed: number): Fuzzed {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const cell = (kind: Kind): unknown => (next() < 0.8 ? pick(LIKELY[kind]) : pick(ANYTHING));
  const grid = (rows: number, columns: number, make: () => unknown): unknown[][] =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, make));
  const size = (): number => pick([1, 1, 1, 2, 3]);

  const table = (headers: readonly unknown[], kind: Kind, usual: readonly unknown[][]): unknown[][] => {
    if (next() < 0.5)
      return usual.map(row => row.map((value, i) => (next() < 0.05 ? pick(ANYTHING) : i === 0 && next() < 0.05 ? 'dup' : value)));
    const columns = 1 + Math.floor(next() * 7);
    return [
      Array.from({ length: columns }, () => (next() < 0.9 ? pick(headers) : pick(ANYTHING))),
      ...grid(Math.floor(next() * 6), columns, () => cell(kind)),
    ];
  };
  const argument = (kind: Kind): unknown => {
    if (next() < 0.03) return pick([null, undefined, [], [[]], [[], [1]], 'a', 5, { address: 'A1' }, { code: '#REF!' }]);
    switch (kind) {
      case 'plan':
        return table(PLAN_HEADERS, kind, [
          ['名称', '番号', '向き', '基準年度', '基準値', '時点', '経路', '目標2030', '目標2040', '集計'],
          ['a', 'K1', '増加', 2020, 100, '年末', '', 200, 300, ''],
          ['b', 1, '減少', 2020, 100, '', '階段', '20件', 0, ''],
          ['c', 'K3', '', '', '', '', '直線', 10, 50, '累計'],
        ]);
      case 'actuals':
        return table(ACTUALS_HEADERS, kind, [
          ['KPI', '年度', '値'],
          ...['a', 'b', 'c'].flatMap((key, i) =>
            [2021, 2022, 2023, 2024, 2025].map(year => [key, year, 90 + (year - 2020) * 7 * (i - 0.5)]),
          ),
        ]);
      case 'scale':
        return next() < 0.7
          ? [[cell(kind)]]
          : grid(size(), pick([2, 2, 2, 3]), () =>
              pick([
                0,
                0.5,
                1,
                '並',
                '良',
                null,
                '達成',
                '達成率',
                '達成率(差)',
                '期待比',
                '改善率',
                '増減率',
                '年平均',
                '超 0.8',
                '> 1',
                ...ANYTHING,
              ]),
            );
      case 'values':
        return grid(size(), size(), () => cell(kind));
      default: {
        const made = grid(size(), size(), () => cell(kind));
        // A ragged row: what is not there is blank.
        if (next() < 0.02) made[0]?.pop();
        return made;
      }
    }
  };

  let answered = 0;
  for (let call = 0; call < calls; call++) {
    const id = pick(Object.keys(SIGNATURES));
    const kinds = SIGNATURES[id] as readonly Kind[];
    const args = kinds.map(argument);
    const fail = (what: string): never => {
      throw new Error(`call ${call} of seed ${seed}: ${what}\nDX.${id}(${JSON.stringify(args)})`);
    };
    const before = JSON.stringify(args);
    const called = dx[id] as DxFunction;
    let rows: unknown[][];
    try {
      rows = answerOf(called, args);
    } catch (error) {
      return fail(`threw ${String(error)}`);
    }
    if (JSON.stringify(args) !== before) fail('changed its arguments');
    const ranges = args.map((given, i) => (TABLES.includes(kinds[i] as Kind) ? [[null]] : rangeOf(given)));
    const height = Math.max(...ranges.map(range => range.length));
    const width = Math.max(...ranges.map(range => Math.max(1, ...range.map(row => row.length))));
    if (rows.length !== height || rows.some(row => row.length !== width))
      fail(`shape ${rows.length}x${rows[0]?.length}, not ${height}x${width}`);
    let some = false;
    for (const row of rows) {
      for (const value of row) {
        if (value instanceof CellErrorStandIn) {
          if (
            !/^#(N\/A|VALUE!|DIV\/0!|NUM!|NULL!|REF!|NAME\?)$/.test(value.code) ||
            /undefined|\[object/.test(value.message.replace(/「.*」/, ''))
          )
            fail(`error ${value.code} ${value.message}`);
        } else {
          some = true;
          if (typeof value === 'number' ? !Number.isFinite(value) : typeof value !== 'string' && typeof value !== 'boolean')
            fail(`answer ${String(value)}`);
          if (NUMERIC.includes(id) && typeof value !== 'number') fail(`answer ${String(value)} is no number`);
        }
      }
    }
    if (some) answered++;
    // A spilled answer is what each cell alone would give.
    if (height * width > 1 && next() < 0.3) {
      const [r, c] = [Math.floor(next() * height), Math.floor(next() * width)];
      const single = args.map((given, i) => (TABLES.includes(kinds[i] as Kind) ? given : one(ranges[i] as unknown[][], r, c)));
      if (!single.includes(OUTSIDE)) {
        const alone = answerOf(called, single)[0]?.[0];
        const spilled = rows[r]?.[c];
        const [a, b] = [alone, spilled].map(value => (value instanceof CellErrorStandIn ? value.code : value));
        if (a !== b) fail(`cell ${r},${c} is ${String(b)}, alone ${String(a)}`);
      }
    }
  }
  return { calls, answered };
}

const OUTSIDE = Symbol('outside');

function rangeOf(given: unknown): unknown[][] {
  if (Array.isArray(given)) return given.length > 0 ? (given as unknown[][]) : [[null]];
  return [[typeof given === 'object' && given !== null && !('code' in given) ? null : given]];
}

function one(range: unknown[][], r: number, c: number): unknown {
  const width = Math.max(1, ...range.map(row => row.length));
  if ((range.length > 1 && r >= range.length) || (width > 1 && c >= width)) return OUTSIDE;
  return [[range[range.length === 1 ? 0 : r]?.[width === 1 ? 0 : c]]];
}
