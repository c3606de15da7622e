import { serialOf } from '../../../src/domain/base/serial';
import { currentTarget, revisionDraft, kpiNames, targetYears, type CurrentTarget } from '../../../src/pane/entry/revision-draft';
import type { WorkbookState } from '../../../src/sheets/read/state';
import { cellsOf, ENTRIES, HOURS, PRIDE, workbookState } from '../workbook-state';

const REVISED = { KPI: '作業削減 時間', 目標年: 2030, 旧目標: 1_000_000, 新目標: 1_100_000, 改定日: 46000, 理由: '見直し' };
const state = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [ENTRIES, HOURS, PRIDE]), DX_Revisions: cellsOf('DX_Revisions', [REVISED]) });
function target(kpi: string, year = 2030, of: WorkbookState = state): CurrentTarget {
  const found = currentTarget(of, kpi, year);
  if (found === null) throw new Error(kpi);
  return found;
}
const HOURS_2030 = target('作業削減時間');
const draft = (after: string, revisedOn = 'R8.4.1', reason = '対象が増えた', current = HOURS_2030) =>
  revisionDraft(state, current, { after, revisedOn, reason });

test('the target as it stands, with its cell, wherever staff have moved the columns', () => {
  expect([kpiNames(state), targetYears(state)]).toEqual([
    ['多重入力箇所', '作業削減時間', '職員のやりがい向上'],
    [2030, 2040],
  ]);
  expect(HOURS_2030).toMatchObject({ unit: '時間', place: { sheet: 'KPI', address: 'G7' }, cell: 1_100_000, value: 1_100_000 });
  expect(target('職員のやりがい向上', 2040)).toMatchObject({ cell: '―', value: null });
  const moved = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [{ ...HOURS, 目標2030: '約110万時間' }]).map(line => [...line].reverse()) });
  expect(target('作業削減時間', 2030, moved)).toMatchObject({ place: { address: 'M6' }, cell: '約110万時間', value: 1_100_000 });
  expect([
    currentTarget(state, '作業削減時間', 2035),
    currentTarget(state, '知らない', 2030),
    currentTarget(workbookState({}), '作業削減時間', 2030),
  ]).toEqual([null, null, null]);
});

test('what is typed is read as numbers and dates are read everywhere', () => {
  expect(draft('約120万時間')).toEqual({
    after: 1_200_000,
    afterProblem: null,
    doubt: null,
    revisedOn: serialOf(2026, 4, 1),
    taken: false,
    later: null,
    reason: '対象が増えた',
    complete: true,
  });
  expect(draft('1,200,000', '令和8年4月1日').revisedOn).toBe(serialOf(2026, 4, 1));
  expect(draft('120万円').doubt).toEqual({ kind: 'otherUnit', typed: '円' });
  expect(draft('85', 'R8.4.1', 'x', target('職員のやりがい向上')).doubt).toEqual({ kind: 'percent', meant: 0.85 });
  expect(draft('85%', 'R8.4.1', 'x', target('職員のやりがい向上'))).toMatchObject({ after: 0.85, doubt: null, complete: true });
});

test.each([
  ['', 'blank'],
  ['  ', 'blank'],
  ['―', 'undecided'],
  ['未定', 'undecided'],
  ['ふやす', 'unreadable'],
  ['110万', 'same'],
])('新目標 %j is refused: %s', (typed, problem) => {
  expect(draft(typed)).toMatchObject({ after: null, afterProblem: problem, complete: false });
});

test('a target that was not decided may become anything', () => {
  expect(draft('0.9', 'R8.4.1', 'x', target('職員のやりがい向上', 2040))).toMatchObject({ after: 0.9, complete: true });
});

test('a reason and a date that is free are asked for', () => {
  expect(draft('120万', 'R8.4.1', '  ')).toMatchObject({ reason: '', complete: false });
  expect(draft('120万', '')).toMatchObject({ revisedOn: null, complete: false });
  expect(draft('120万', 'いつか')).toMatchObject({ revisedOn: null, complete: false });
  expect(draft('120万', '2025/12/9')).toMatchObject({ revisedOn: 46000, taken: true, complete: false });
  // Another year or KPI has a key of its own.
  expect(draft('200万', '2025/12/9', 'x', target('作業削減時間', 2040))).toMatchObject({ taken: false, complete: true });
});

test('a day before the latest revision is refused: put in there, it would change the original target', () => {
  expect(draft('120万', '2025/4/1')).toMatchObject({ later: 46000, complete: false });
});

test('120 for 120万 is a doubt with what was meant', () => {
  expect(draft('120')).toMatchObject({ after: 120, doubt: { kind: 'far', than: 1_100_000, meant: 1_200_000 }, complete: true });
  expect(draft('150万').doubt).toBeNull();
});
