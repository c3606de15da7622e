import type { Cell } from '../../../src/domain/base/cell';
import { boundFormula, valueOf, type Binding } from '../../../src/sheets/bind/binding';
import { datingOf } from '../../../src/sheets/formula/own-day';
import { overviewOf } from '../../../src/pane/overview/kpis/overview-model';
import { isFault } from '../../../src/domain/base/fault';
import { actual, cellsOf, HOURS, workbookState } from '../../pane/workbook-state';
import type { WorkbookState } from '../../../src/sheets/read/state';

/** Of a KPI whose years end in December the plan is a straight line from 2023 to 2030. */
const YEAR_END = { ...HOURS, 名称: '暦年の指標', 番号: 'K8', 時点: '年末' };
const book = (lines: readonly Readonly<Record<string, Cell>>[], asOf?: number): WorkbookState =>
  workbookState({ DX_KPIs: cellsOf('DX_KPIs', [HOURS, YEAR_END]), DX_Actuals: cellsOf('DX_Actuals', lines) }, asOf);

const binding = (measure: Binding['measure']): Binding => ({
  kpi: '暦年の指標',
  measure,
  year: 2030,
  look: 'keep',
  triangle: false,
  as: 'formula',
});

const cardOf = (state: WorkbookState) => {
  const model = overviewOf(state, 2030);
  const card = isFault(model) ? undefined : model.cards.find(({ kpi }) => kpi.name === '暦年の指標');
  if (card === undefined) throw new Error('no card');
  return card;
};

/** Serials: 2025/12/31, 2026/2/10, 2026/3/31. */
const [DECEMBER, FEBRUARY, MARCH] = [46022, 46063, 46112] as const;

test.each([
  ['a year alone is its December', [actual('暦年の指標', 2025, 350000)], undefined, DECEMBER],
  ['also where 基準日 lies before the fiscal year ends', [actual('暦年の指標', 2025, 350000)], FEBRUARY, DECEMBER],
  [
    'a year that is not over counts not yet',
    [actual('暦年の指標', 2024, 1), actual('暦年の指標', 2025, 350000)],
    DECEMBER - 1,
    DECEMBER - 365,
  ],
  ['a 時点 is its own', [{ ...actual('暦年の指標', 2026, 350000), 時点: FEBRUARY }], undefined, FEBRUARY],
  [
    'one with and one without',
    [{ ...actual('暦年の指標', 2024, 1), 時点: FEBRUARY - 365 }, actual('暦年の指標', 2025, 350000)],
    undefined,
    DECEMBER,
  ],
])('the formula and the card judge on the same day: %s', (_, lines, asOf, day) => {
  const state = book(lines, asOf);
  const card = cardOf(state);
  expect(card.judgedOn).toBe(day);
  expect(valueOf(boundFormula(binding('actualDate'), state), state)).toBe(day);
  const expected = valueOf(boundFormula(binding('expected'), state), state);
  expect(typeof expected === 'number' && card.track !== null ? expected - (card.track.expected ?? 0) : null).toBeCloseTo(0, 6);
  expect(valueOf(boundFormula(binding('status'), state), state)).toBe(card.grade);
});

test('a KPI of fiscal years asks as before', () => {
  const state = book([actual('作業削減時間', 2025, 350000)]);
  expect(datingOf('作業削減時間', state)).toBe('fiscal');
  const formula = boundFormula({ ...binding('actualDate'), kpi: '作業削減時間' }, state);
  expect(formula).toBe('=DX.ACTUALDATE("作業削減時間",DX_Actuals[#All],DX_AsOf)');
  expect(valueOf(formula, state)).toBe(MARCH);
});
