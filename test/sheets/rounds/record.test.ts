import { changedRows, differencesOf, recordLinesIn, planRecord, printOf, type RecordLine } from '../../../src/sheets/rounds/record';
import { nextRequest } from '../../../src/sheets/rounds/start';
import { planStatus } from '../../../src/sheets/rounds/status-sheet';
import { AS_OF, cityState, DUE, roundOf } from './rounds-book';

const line = (item: string, more: Partial<RecordLine> = {}): RecordLine => ({
  kind: 'KPI',
  item,
  unit: '時間',
  actual: 350000,
  when: '令和7年度末',
  plan: 400000,
  year: '令和12年度末',
  target: 1100000,
  gap: 750000,
  grade: 'やや遅れ',
  likelihood: null,
  comment: '',
  ...more,
});

test('a record holds values only, and comes back from its sheet as it was', () => {
  const lines = [line('作業削減時間'), line('移行計画', { kind: '工程', unit: '%', actual: 0.3, plan: null, target: null, gap: null })];
  const plan = planRecord(cityState(), roundOf(cityState()), lines);
  expect(plan.sheet).toBe('記録 令和8年度 10月中間');
  expect(plan.formats[1]?.[3]).toBe('0.0%');
  expect(recordLinesIn(plan.cells)).toEqual(lines);
});

test('a changed, an added and a deleted row of a record are told, others are not', () => {
  const { cells } = planRecord(cityState(), roundOf(cityState()), [line('甲'), line('乙'), line('丙')]);
  const prints = cells.map(printOf);
  expect(changedRows(prints, cells)).toEqual([]);
  const edited = cells.map((one, row) => (row === 2 ? one.map((cell, at) => (at === 3 ? 360000 : cell)) : one));
  expect(changedRows(prints, edited)).toEqual([6]);
  expect(changedRows(prints, [...cells, ['KPI', '丁']])).toEqual([8]);
  expect(changedRows(prints, cells.slice(0, 3))).toEqual([7]);
  // Cells beside the record, and a line that is blank, are nobody's business.
  expect(changedRows(prints, [...cells, ['', '']])).toEqual([]);
});

test('two records side by side: what changed and why, what is new and what is gone', () => {
  const before = [line('甲'), line('乙'), line('丙')];
  const after = [line('甲', { actual: 500000, grade: '順調' }), line('乙', { target: 1200000 }), line('丁')];
  expect(
    differencesOf(before, after).map(({ item, changed, before: one, after: other }) => [item, changed, one !== null, other !== null]),
  ).toEqual([
    ['甲', ['actual'], true, true],
    ['乙', ['target'], true, true],
    ['丁', [], false, true],
    ['丙', [], true, false],
  ]);
});

test('回答状況 takes the place of its own sheet only', () => {
  const state = cityState();
  const round = roundOf(state);
  const plan = planStatus(state, round, { existing: { kind: 'none' }, title: '' }, DUE + 3);
  expect(plan.cells[1]).toEqual(['総務課', '未回答', 3, 0, 3, DUE, 3, '', '', '']);
  expect(plan.glance).toBe(
    '2026/10/18現在、3所属中 0 回答済、0 一部、3 未回答（うち3 期限超過）。期限は令和8年10月15日（2026/10/15）です。',
  );
  const existing = { kind: 'sheet', sheet: '回答状況 (2)' } as const;
  expect(planStatus(state, round, { existing, title: '回答状況' }, DUE)).toMatchObject({ sheet: '回答状況 (2)', replaces: true });
  expect(planStatus(state, round, { existing, title: '私のメモ' }, DUE)).toMatchObject({ sheet: '回答状況', replaces: false });
});

test('the next request is the last one, with its own 基準日', () => {
  const last = { request: '令和8年9月30日（2026/9/30）現在の状況を、2026/9/30時点の資料により回答してください。', asOf: AS_OF };
  expect(nextRequest(last, AS_OF + 182)).toBe('令和9年3月31日（2027/3/31）現在の状況を、2027/3/31時点の資料により回答してください。');
});
