import type { ArgumentName } from '../../src/domain/base/fault';
import { ALWAYS, CODES, FAULTS, type FaultKind } from '../../src/functions/faults';
import { FUNCTIONS_EN } from '../../src/i18n/functions/functions.en';
import { HELP_JA } from '../../src/i18n/functions/help.ja';
import { fuzz } from './fuzz';
import { answerOf, CellErrorStandIn, loadFunctions } from './load';
import type { DxFunction } from './load';

// The reason itself in place of its sentence, so that it can be told apart.
jest.mock('../../src/i18n/functions/fault-sentence', () => ({
  faultSentence: (_faults: unknown, reason: { kind: string }) => reason.kind,
}));

const dx = loadFunctions();
/** The row of a page an error belongs to: a day before 1900 has one of its own. */
const kindOf = ({ code, message }: CellErrorStandIn): FaultKind =>
  message === 'notDate' && code === '#NUM!' ? 'tooEarly' : (message as FaultKind);
const seen = new Map<string, Set<string>>();
const note = (id: string, error: unknown): void => {
  if (!(error instanceof CellErrorStandIn)) return;
  const kind = kindOf(error);
  const kinds = seen.get(id) ?? new Set();
  seen.set(id, kinds.add(kind));
  if (kind !== 'given' && error.code !== CODES[kind]) throw new Error(`${kind} shows ${error.code}`);
};

/** The functions, every error of theirs noted. */
const noting = Object.fromEntries(
  Object.entries(dx).map(([id, called]): [string, DxFunction] => [
    id,
    (...args) => {
      try {
        const rows = called(...args) as unknown[][];
        for (const row of rows) for (const cell of row) note(id, cell);
        return rows;
      } catch (error) {
        note(id, error);
        throw error;
      }
    },
  ]),
);

const plan = (...cells: unknown[]): unknown[][] => [
  ['名称', '向き', '基準年度', '基準値', '目標2030'],
  ['a', ...cells],
];
const actuals = (...rows: [number, number][]): unknown[][] => [['KPI', '年度', '値'], ...rows.map(row => ['a', ...row])];
const A = [['a']];
const Y = [[2030]];
const CAGR = [['年平均成長率']];
const OLD = [['1899/12/31']];
/** What chance seldom meets. */
const RARE: readonly (readonly [keyof typeof dx, unknown[]])[] = [
  ...(['REACHYEAR', 'LIKELIHOOD', 'OUTLOOK'] as const).map((id): [typeof id, unknown[]] => [
    id,
    [A, Y, plan('', 2020, 20, 20), actuals([2025, 5])],
  ]),
  ['PROGRESS', [A, Y, [[5]], [...plan('増加', 2020, 10, 20), ['a', '増加', 2020, 10, 20]]]],
  ['PROGRESS', [A, Y, [[5]], plan('増加', 2020, 10, 10)]],
  ['PROGRESS', [A, Y, [[5]], plan('', 2020, 10, 10)]],
  ['STATUS', [A, Y, [[-5]], [[2026]], plan('増加', 2020, 10, 20), [['国連']]]],
  ['STATUS', [A, Y, [[5]], [[2026]], plan('増加', 2020, 0, 20), [['国連']]]],
  [
    'STATUS',
    [
      A,
      Y,
      [[5]],
      [[2026]],
      plan('増加', 2020, 10, 20),
      [
        [0, '良'],
        [1, '優'],
      ],
    ],
  ],
  ['STATUS', [A, Y, [[1, 2, 3]], [[2026]], plan('増加', 2020, 10, 20), [[0, '良', 1]]]],
  ...[
    [A, Y, plan('増加', 2020, 10, 20), actuals([2025, -5]), CAGR],
    [A, Y, plan('増加', 2020, 0, 20), actuals([2025, 5]), CAGR],
    [A, Y, plan('増加', '', '', 20), actuals([2025, 5]), CAGR],
    [A, Y, plan('増加', '', 10, 20), actuals([2025, 5]), CAGR],
    [A, Y, plan('増加', '', '', 20), actuals([2025, 5])],
  ].flatMap(
    args =>
      [
        ['FORECAST', args],
        ['REACHYEAR', args],
      ] as const,
  ),
  ['FISCALYEAR', [[['慶応3年']]]],
  // Before 1900: #NUM! where the answer would be a day, not where a year is asked for or the Japanese calendar goes further back.
  ['MILESTONE', [OLD, OLD, null, null, null, Y]],
  ['DELAY', [OLD, null, Y]],
  ['DATE', [OLD]],
  ['FISCALYEAR', [OLD]],
  ['WAREKI', [OLD]],
  ['TARGET', [A, OLD, plan('増加', 2020, 10, 20)]],
  ['EXPECTED', [A, Y, OLD, plan('増加', 2020, 10, 20)]],
  ['ACTUAL', [A, actuals([2025, 5]), OLD]],
];

test('every function gives the errors its help page lists, and no others', () => {
  for (const [id, args] of RARE) {
    try {
      (noting[id] as DxFunction)(...args);
    } catch (error) {
      if (!(error instanceof CellErrorStandIn)) throw error;
    }
  }
  fuzz(noting, 40_000, 7);
  for (const [id, listed] of Object.entries(FAULTS)) {
    const met = [...(seen.get(id) ?? [])].filter(kind => !(ALWAYS as readonly string[]).includes(kind));
    expect([id, ...met.sort()]).toEqual([id, ...[...listed].sort()]);
  }
  expect(Object.keys(HELP_JA.faults).sort()).toEqual(Object.keys(CODES).sort());
}, 120_000);

/** Arguments that every function answers; one broken argument, or a few that belong together, then shows a row of a page. */
const GOOD: Readonly<Partial<Record<ArgumentName, unknown>>> = {
  kpi: A,
  year: Y,
  actual: [[15]],
  asOf: [[2025]],
  plan: plan('増加', 2020, 10, 20),
  actuals: actuals([2022, 12], [2023, 13], [2024, 14], [2025, 15]),
  text: [['R7年度 3件']],
  date: [[46112]],
  values: [[1], [2]],
  plannedStart: [['R7.4.1']],
  plannedFinish: [['R8.3.31']],
  progress: [[0.5]],
};
const everywhere = (cell: unknown): typeof GOOD => ({
  year: [[cell]],
  asOf: [[cell]],
  plannedFinish: [[cell]],
  text: [[cell]],
  date: [[cell]],
});
const BROKEN: Readonly<Partial<Record<FaultKind, typeof GOOD>>> = {
  blank: { kpi: [['']], plannedFinish: [['']], text: [['']], date: [['']], values: null },
  notNumber: { actual: [['abc']], progress: [['abc']], text: [[true]] },
  notDate: everywhere('来年'),
  tooEarly: everywhere('1899/12/31'),
  notChoice: { scale: [['大阪市']], method: [['勘']], edge: [['中']], style: [['長']] },
  noNumber: { text: [['なし']] },
  openPeriod: everywhere('R3.2～'),
  noColumn: { plan: [['担当'], ['a']], actuals: [['担当'], ['a']] },
  unknownKpi: { kpi: [['z']] },
  duplicateKpi: { plan: [...plan('増加', 2020, 10, 20), ['a', '増加', 2020, 10, 20]] },
  noTarget: { year: [[2040]] },
  noBaseline: { plan: plan('増加', '', '', 20), method: CAGR },
  noBaselineYear: { plan: plan('増加', '', 10, 20), method: CAGR },
  noDirection: { plan: plan('', 2020, 20, 20) },
  noActual: { actuals: [...actuals([2026, 1]), ['b', 2025, 5]], asOf: [[2025]] },
  fewActuals: { actuals: actuals([2025, 15]), method: [['平均変化']] },
  signChange: { actual: [[-5]], scale: [['国連']], actuals: actuals([2025, -5]), method: CAGR },
  neverReached: { actuals: actuals([2024, 9], [2025, 8]) },
  belowScale: {
    actual: [[5]],
    scale: [
      [0, '良'],
      [1, '優'],
    ],
  },
  badScale: { scale: [[0, '良', 1]] },
  noValues: { values: [['―']] },
  tooLate: { asOf: [[2031]] },
  zeroDivision: { plan: plan('増加', 2020, 0, 20), scale: [['国連']], method: CAGR },
};
/** Where a function needs something else to meet the same row. */
const OTHERWISE: Readonly<Record<string, typeof GOOD>> = {
  'FORECAST noActual': { actuals: [...actuals(), ['b', 2025, 5]] },
  'LIKELIHOOD noActual': { actuals: [...actuals(), ['b', 2025, 5]] },
  'REACHYEAR noActual': { actuals: [...actuals(), ['b', 2025, 5]] },
  'PROGRESS zeroDivision': { plan: plan('増加', 2020, 20, 20) },
  // A blank is a cell without a number; only the rest of a whole column counts for nothing.
  'COVERAGE noValues': { values: Array.from({ length: 1_048_576 }, () => ['']) },
};

describe('every row of a page’s table of errors is met by a call, with the code the page shows', () => {
  const call = (id: keyof typeof FAULTS, broken: typeof GOOD): unknown[][] =>
    answerOf(
      dx[id],
      Object.keys(FUNCTIONS_EN[id].parameters).map(name => ({ ...GOOD, ...broken })[name as ArgumentName]),
    );

  test.each(Object.entries(FAULTS))('DX.%s', (name, rows) => {
    const id = name as keyof typeof FAULTS;
    expect(call(id, {})[0]?.[0]).not.toBeInstanceOf(CellErrorStandIn);
    for (const row of rows) {
      const [[error] = []] = call(id, OTHERWISE[`${id} ${row}`] ?? BROKEN[row] ?? {});
      expect([row, error instanceof CellErrorStandIn ? `${error.code} ${kindOf(error)}` : error]).toEqual([row, `${CODES[row]} ${row}`]);
    }
  });
});
