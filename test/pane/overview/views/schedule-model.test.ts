import { readTables } from '../../../../src/sheets/read/read-all';
import { SCHEDULE_JA } from '../../../../src/i18n/overview/schedule.ja';
import { firstLines, lateOnly, scheduleOf, shareOf } from '../../../../src/pane/overview/views/schedule-model';
import { factsOf } from '../../../../src/pane/overview/views/schedule-view';
import { AS_OF, cellsOf, workbookState } from '../../workbook-state';

const LINES = [
  { 番号: '1', 取組: '窓口', マイルストーン: '終わったもの', 開始予定: 46000, 終了予定: 46100, 開始実績: 46000, 終了実績: 46090 },
  { 番号: '2', 取組: '窓口', マイルストーン: 'これから', 開始予定: 46400, 終了予定: 46500 },
  { 番号: '3', 取組: '移行', マイルストーン: '進んでいる', 開始予定: 46200, 終了予定: 46400, 開始実績: 46200, 進捗率: 0.6 },
  { 番号: '4', 取組: '移行', マイルストーン: '期限を過ぎた', 終了予定: 46195, 担当: '情報課' },
  { 番号: '5', 取組: ' 窓 口', マイルストーン: '始まらない', 開始予定: 46200, 終了予定: 46400 },
  { 番号: '6', 取組: '人材', マイルストーン: '始まりのないもの', 終了予定: 46600 },
];
const state = workbookState({ DX_Schedules: cellsOf('DX_Schedules', LINES) });

test('grouped by 取組, what is late first, states those of DX.MILESTONE', () => {
  const chart = scheduleOf(state);
  expect(chart?.initiatives.map(({ name, late, lines }) => [name, late, lines.map(line => `${line.name} ${line.state ?? '―'}`)])).toEqual([
    ['移行', 1, ['期限を過ぎた 期限超過', '進んでいる 進行中']],
    ['窓口', 1, ['始まらない 着手遅れ', 'これから 未着手', '終わったもの 完了']],
    ['人材', 0, ['始まりのないもの 未着手']],
  ]);
  expect(chart?.counts).toEqual([
    { state: '期限超過', count: 1 },
    { state: '着手遅れ', count: 1 },
    { state: '進行中', count: 1 },
    { state: '未着手', count: 2 },
    { state: '完了', count: 1 },
  ]);
  expect(chart).toMatchObject({ total: 6, late: 2, years: [2025, 2026, 2027], asOf: AS_OF });
  expect(chart?.initiatives[0]?.lines[0]?.place).toEqual({ sheet: 'スケジュール', address: 'C9' });
});

test('what a line says is what its bars show', () => {
  const lines = scheduleOf(state)?.initiatives.flatMap(initiative => initiative.lines) ?? [];
  const said = Object.fromEntries(lines.map(line => [line.name, factsOf(line, SCHEDULE_JA).join('、')]));
  expect(said).toMatchObject({
    期限を過ぎた: '予定 2026/6/22まで（開始予定なし）、100日遅れ、情報課',
    進んでいる: '予定 2026/6/27～2027/1/13、実績 2026/6/27から、進捗率 60%',
    終わったもの: '予定 2025/12/9～2026/3/19、実績 2025/12/9～2026/3/9',
  });
});

test('a long schedule is shown in parts, and only what is late on asking', () => {
  const lines = Array.from({ length: 5000 }, (_, n) => ({
    番号: String(n),
    取組: `取組${n % 50}`,
    マイルストーン: `M${n}`,
    開始予定: 46200,
    終了予定: n % 5 === 0 ? 46250 : 46400,
  }));
  const long = workbookState({ DX_Schedules: cellsOf('DX_Schedules', lines) });
  const chart = scheduleOf(long);
  const all = chart?.initiatives ?? [];
  expect(firstLines(all, 40).reduce((sum, { lines: some }) => sum + some.length, 0)).toBe(40);
  expect(firstLines(all, 130).map(({ lines: some }) => some.length)).toEqual([100, 30]);
  expect(firstLines(all, 40)[0]?.late).toBe(100);
  const noneLate =
    chart === null
      ? []
      : lateOnly([{ name: '', late: 0, lines: all.flatMap(({ lines: some }) => some).filter(({ state: one }) => one === '完了') }]);
  expect(noneLate).toEqual([]);
});

test('without the table, without 基準日', () => {
  expect(scheduleOf(workbookState({}))).toBeNull();
  const open = scheduleOf({ ...state, asOf: null });
  expect(open?.counts).toEqual([
    { state: '完了', count: 1 },
    { state: null, count: 5 },
  ]);
  expect(readTables({}).DX_Schedules).toBeNull();
});

test('shares of the axis', () => {
  const axis = { from: 100, to: 199 };
  expect(shareOf(axis, 100, 199)).toEqual({ left: 0, width: 1 });
  expect(shareOf(axis, 90, 109)).toEqual({ left: 0, width: 0.1 });
  expect(shareOf(axis, 150, 150)).toEqual({ left: 0.5, width: 0.01 });
  expect(shareOf(axis, 200, 300)).toBeNull();
});
