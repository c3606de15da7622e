import { actualsBeside, proposedConstants, proposeTable } from '../../../../src/sheets/adopt/mapping/adopt-proposal';
import { findLayout } from '../../../../src/sheets/adopt/source/adopt-layout';
import { isKnownHeader } from '../../../../src/sheets/adopt/mapping/adopt-mapping';
import { knownIn, planAdoption } from '../../../../src/sheets/adopt/adopt';
import { readSource } from '../../../../src/sheets/adopt/source/adopt-source';
import { shapesOf } from '../../../../src/sheets/adopt/shapes/adopt-shape';
import { finish } from '../../../../src/sheets/read/slices';
import { AS_OF, workbookState } from '../../../pane/workbook-state';
import { sourceOf, THIS_YEAR, type AdoptCase } from '../adopt-work';

const state = workbookState({});

function proposed(cells: AdoptCase['cells'], sheet = 'Sheet1') {
  const source = sourceOf({ cells, sheet });
  const table = readSource(source, findLayout(source, isKnownHeader));
  const request = {
    source: table,
    about: [sheet, ...table.titles],
    known: knownIn(state),
    thisYear: THIS_YEAR,
    headersOf: () => null,
  };
  return { table, request, proposal: proposeTable(request) };
}

const REPORT: AdoptCase['cells'] = [
  ['指標', '単位', '現状値(R5)', 'R12年度目標', 'R6実績', 'R7実績見込'],
  ['オンライン申請率', '%', 25, 70, 31.2, 36],
  ['待ち時間', '分', 30, 10, 25, '―'],
];

test('a report of indicators with targets and actuals goes into both sheets at once, its baseline into one', () => {
  const { table, request, proposal } = proposed(REPORT);
  const beside = actualsBeside(proposal, request);
  if (beside === null) throw new Error('no actuals');
  const common = { state, source: table, asOf: AS_OF };
  const kpis = finish(planAdoption({ ...common, table: proposal.table, destinations: proposal.destinations, matches: proposal.matches }));
  const actuals = finish(
    planAdoption({ ...common, table: beside.table, destinations: beside.destinations, matches: beside.matches, before: kpis }),
  );
  expect(actuals.rows.map(({ cells }) => [cells.KPI?.value, cells.年度?.value, cells.値?.value, cells.区分?.value])).toEqual([
    ['オンライン申請率', 2024, 0.312, '実績'],
    ['オンライン申請率', 2025, 0.36, '見込'],
    ['待ち時間', 2024, 25, '実績'],
  ]);
  // The KPIs it refers to are added by the same click.
  expect(actuals.issues).toEqual([]);
});

test('a plan without actuals has none beside it', () => {
  const { request, proposal } = proposed(REPORT.map(line => line.slice(0, 4)));
  expect(proposal.table).toBe('DX_KPIs');
  expect(actualsBeside(proposal, request)).toBeNull();
});

test('a table that is none of ours is called a guess', () => {
  expect(
    proposed([
      ['都道府県', '申請件数', '決定件数'],
      ['北海道', 251, 77],
      ['青森県', 35, 22],
    ]).proposal.isGuess,
  ).toBe(true);
  expect(proposed(REPORT).proposal.isGuess).toBe(false);
});

describe('one value for a whole column', () => {
  const MEETINGS: AdoptCase['cells'] = [['推進ワーキンググループ 会議録一覧'], ['開催日', '議題'], ['令和7年5月10日', '推進計画']];

  test('is proposed from the title, or from the name of the sheet', () => {
    const { table, proposal } = proposed(MEETINGS);
    expect(proposedConstants(proposal, table.titles, 'Sheet1')).toEqual({ 会議体: '推進ワーキンググループ 会議録一覧' });
    expect(proposedConstants(proposal, [], '係長級WG')).toEqual({ 会議体: '係長級WG' });
    expect(proposedConstants(proposal, [], 'Sheet1')).toEqual({});
  });

  test('goes into every row, read as the column reads it', () => {
    const { table, proposal } = proposed(MEETINGS);
    const { rows, issues, notes } = finish(
      planAdoption({
        state,
        table: proposal.table,
        source: table,
        destinations: proposal.destinations,
        matches: proposal.matches,
        asOf: AS_OF,
        constants: { 会議体: '係長級WG', 報告日: 'R7.6.1', 回: '' },
      }),
    );
    expect(rows.map(({ cells }) => [cells.会議体?.value, cells.報告日?.value, cells.回?.value])).toEqual([['係長級WG', 45809, undefined]]);
    expect(issues).toEqual([]);
    expect(notes).toContainEqual({ kind: 'constant', header: '会議体', value: '係長級WG' });
  });
});

test('every form can be read as the list it is', () => {
  const { table } = proposed([
    ['年度', '保護率（％）', '実人員（人）'],
    ['令和4年度', 1.62, 2024586],
    ['令和5年度', 1.62, 2020503],
  ]);
  expect(shapesOf(table, []).map(({ kind }) => kind)).toEqual(['indicatorColumns', 'rows']);
});
