import { isFault } from '../../../../src/domain/base/fault';
import type { Cells } from '../../../../src/domain/base/cell';
import { overviewOf, overviewSteps, type OverviewModel } from '../../../../src/pane/overview/kpis/overview-model';
import { finish } from '../../../../src/sheets/read/slices';
import type { WorkbookState } from '../../../../src/sheets/read/state';
import { actual, AS_OF, cellsOf, ENTRIES, HOURS, PRIDE, PRODUCTIVITY, workbookState } from '../../workbook-state';

const plan = cellsOf('DX_KPIs', [ENTRIES, HOURS, PRODUCTIVITY, PRIDE]);
const actuals = cellsOf('DX_Actuals', [
  actual('作業削減時間', 2024, 120000),
  actual('作業削減時間', 2025, 300000),
  actual('多重入力箇所', 2025, 102),
  actual('職員のやりがい向上', 2025, 0.72),
]);
const stateOf = (of: { plan?: Cells; actuals?: Cells; asOf?: number } = {}): WorkbookState =>
  workbookState({ DX_KPIs: of.plan ?? plan, DX_Actuals: of.actuals ?? actuals }, of.asOf ?? AS_OF);
/** The table as it is read again after an edit: the line is another one, the others are the very same. */
const withLine = (row: number, ...line: Cells[number]): Cells => actuals.map((one, at) => (at === row ? line : one));

function model(answer: ReturnType<typeof overviewOf>): OverviewModel {
  if (isFault(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}
const before = { state: stateOf(), overview: model(overviewOf(stateOf())) };
const again = (state: WorkbookState, wanted: number | null = null) => model(finish(overviewSteps(state, wanted, before)));
/** Names of the cards that have been worked out anew. */
const anew = (overview: OverviewModel): readonly string[] =>
  overview.cards.filter(card => !before.overview.cards.includes(card)).map(({ kpi }) => kpi.name);

const edited = (actuals[2] ?? []).map(cell => (cell === 300000 ? 310000 : cell));
test.each<[string, WorkbookState, readonly string[]]>([
  ['nothing has changed', stateOf(), []],
  ['an actual', stateOf({ actuals: withLine(2, ...edited) }), ['作業削減時間']],
  ['an actual that now belongs to another KPI', stateOf({ actuals: withLine(2, ...(actuals[3] ?? [])) }), ['多重入力箇所', '作業削減時間']],
  ['a row below', stateOf({ actuals: [...actuals, (actuals[3] ?? []).map(cell => (cell === 2025 ? 2024 : cell))] }), ['多重入力箇所']],
  ['a row less', stateOf({ actuals: actuals.slice(0, -1) }), ['職員のやりがい向上']],
])('%s: only what it touches is worked out anew, and the answer is that of all', (_, state, names) => {
  const now = again(state);
  expect([...anew(now)].sort()).toEqual([...names].sort());
  expect(now).toEqual(model(overviewOf(state)));
});

test.each<[string, WorkbookState, number | null]>([
  ['another 基準日', stateOf({ asOf: AS_OF + 400 }), null],
  [
    'another plan',
    stateOf({ plan: plan.map((line, at) => (at === 2 ? line.map(cell => (cell === 1_100_000 ? 900_000 : cell)) : line)) }),
    null,
  ],
  ['another target year', stateOf(), 2040],
  ['columns in another order', stateOf({ actuals: actuals.map(line => [...line].reverse()) }), null],
])('%s: the answer is that of all', (_, state, wanted) => {
  expect(again(state, wanted)).toEqual(model(overviewOf(state, wanted)));
});
