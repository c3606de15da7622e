import { ALWAYS, CODES, FAULTS } from '../../src/functions/faults';
import { HELP_JA } from '../../src/i18n/help.ja';
import { fuzz } from './fuzz';
import { CellErrorStandIn, loadFunctions } from './load';
import type { DxFunction } from './load';

// The reason itself in place of its sentence, so that it can be told apart.
jest.mock('../../src/i18n/fault-sentence', () => ({ faultSentence: (_faults: unknown, reason: { kind: string }) => reason.kind }));

const dx = loadFunctions();
const seen = new Map<string, Set<string>>();
const note = (id: string, error: unknown): void => {
  if (!(error instanceof CellErrorStandIn)) return;
  const kinds = seen.get(id) ?? new Set();
  seen.set(id, kinds.add(error.message));
  const codes = error.message === 'given' ? [error.code] : error.message === 'notDate' ? ['#VALUE!', '#NUM!'] : [CODES[error.message as keyof typeof CODES]];
  if (!codes.includes(error.code)) throw new Error(`${error.message} shows ${error.code}`);
};

/** The functions, every error of theirs noted. */
const noting = Object.fromEntries(Object.entries(dx).map(([id, called]): [string, DxFunction] => [id, (...args) => {
  try {
    const rows = called(...args) as unknown[][];
    for (const row of rows) for (const cell of row) note(id, cell);
    return rows;
  } catch (error) {
    note(id, error);
    throw error;
  }
}]));

const plan = (...cells: unknown[]): unknown[][] => [['名称', '向き', '基準年度', '基準値', '目標2030'], ['a', ...cells]];
const actuals = (...rows: [number, number][]): unknown[][] => [['KPI', '年度', '値'], ...rows.map(row => ['a', ...row])];
const A = [['a']];
const Y = [[2030]];
const CAGR = [['年平均成長率']];
/** What chance seldom meets. */
const RARE: readonly (readonly [keyof typeof dx, unknown[]])[] = [
  ['PROGRESS', [A, Y, [[5]], plan('増加', 2020, 10, 10)]],
  ['PROGRESS', [A, Y, [[5]], plan('', 2020, 10, 10)]],
  ['STATUS', [A, Y, [[-5]], [[2026]], plan('増加', 2020, 10, 20), [['国連']]]],
  ['STATUS', [A, Y, [[5]], [[2026]], plan('増加', 2020, 0, 20), [['国連']]]],
  ['STATUS', [A, Y, [[5]], [[2026]], plan('増加', 2020, 10, 20), [[0, '良'], [1, '優']]]],
  ['STATUS', [A, Y, [[1, 2, 3]], [[2026]], plan('増加', 2020, 10, 20), [[0, '良', 1]]]],
  ...[
    [A, Y, plan('増加', 2020, 10, 20), actuals([2025, -5]), CAGR],
    [A, Y, plan('増加', 2020, 0, 20), actuals([2025, 5]), CAGR],
    [A, Y, plan('増加', '', '', 20), actuals([2025, 5]), CAGR],
    [A, Y, plan('増加', '', 10, 20), actuals([2025, 5]), CAGR],
    [A, Y, plan('増加', '', '', 20), actuals([2025, 5])],
  ].flatMap(args => [['FORECAST', args], ['REACHYEAR', args]] as const),
  ['FISCALYEAR', [[['慶応3年']]]],
];

test('every function gives the errors its help page lists, and no others', () => {
  for (const [id, args] of RARE) {
    try {
      (noting[id] as DxFunction)(...args);
    } catch (error) {
      if (!(error instanceof CellErrorStandIn)) throw error;
    }
  }
  fuzz(noting, 30_000, 7);
  for (const [id, listed] of Object.entries(FAULTS)) {
    const met = [...(seen.get(id) ?? [])].filter(kind => !(ALWAYS as readonly string[]).includes(kind));
    expect([id, ...met.sort()]).toEqual([id, ...[...listed].sort()]);
  }
  expect(Object.keys(HELP_JA.faults).sort()).toEqual(Object.keys(CODES).sort());
}, 120_000);
