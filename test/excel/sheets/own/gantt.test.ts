import { isFault } from '../../../../src/domain/base/fault';
import { milestone } from '../../../../src/domain/work/milestone';
import { milestoneBars } from '../../../../src/domain/work/milestone-bars';
import { serialOf } from '../../../../src/domain/base/serial';
import { findGantt, makeGantt } from '../../../../src/excel/sheets/own/gantt';
import { readWorkbook } from '../../../../src/excel/read/read';
import { PATIENCE } from '../../../../src/excel/batch/run';
import { MOST_GANTT_ROWS, planGantt, stateText } from '../../../../src/sheets/make/own/gantt';
import { AS_OF_SIGN, GANTT_MARKS } from '../../../../src/sheets/make/own/gantt-layout';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import type { Book } from '../../../host/book/book';
import type { Value } from '../../../host/cell/value';
import { conditionalLooks } from '../../../host/preview/conditional';
import { openSmall, openTemplate, planned } from './gantt-book';
import { AS_OF, close, dump, failing, FAULTS, sheetNamed, comesThrough } from '../../workbook';

afterEach(close);

/** Milestones of the template. */
const MILESTONES = KITAKYUSHU.rows.DX_Schedules ?? [];
const TASKS = MILESTONES.length;
/** Row 10, where the body begins; rows and columns from 0. */
const BODY = 9;
const FIRST_QUARTER = 5;

/** What a quarter shows: its mark, without the sign that only formats see. */
const markIn = (text: string): string => (text.endsWith(AS_OF_SIGN) ? text.slice(0, -1) : text);

/** Writes a cell of DX_Schedules by the header of its column. */
function put(book: Book, row: number, header: string, value: Value): void {
  const table = book.table('DX_Schedules');
  const column = table?.columns.findIndex(({ name }) => name === header) ?? -1;
  if (!table || column < 0) throw new Error(header);
  table.sheet.write({ row: table.area.row + 1 + row, column: table.area.column + column, rows: 1, columns: 1 }, [[value]]);
}

/** One milestone of each state, some with their dates typed as text. */
function fillIn(book: Book): void {
  const lines: readonly (readonly [row: number, cells: Readonly<Record<string, Value>>])[] = [
    [0, { 開始実績: 44300, 終了実績: 44640 }],
    [2, { 開始実績: 44400, 終了実績: 44800 }],
    [6, { 開始実績: 45100 }],
    [8, { 終了予定: 'R8年度末', 進捗率: 0.5 }],
    [10, { 終了予定: 46600, 進捗率: 0.95 }],
    [13, { 終了予定: 47000, 開始実績: '令和5年3月15日', 進捗率: 0.3 }],
    [15, { 終了実績: 44700 }],
    [16, { 開始予定: 46000, 終了予定: 46600 }],
    [TASKS - 1, { 開始予定: 46300, 終了予定: 47000 }],
  ];
  for (const [row, cells] of lines) for (const [header, value] of Object.entries(cells)) put(book, row, header, value);
}

/** What the quarters of a row must show, from the domain alone. */
async function expectedRows(first: number, last: number): Promise<readonly (readonly string[])[]> {
  const state = await readWorkbook();
  const quarters = Array.from({ length: (last - first + 1) * 4 }, (_, index) => {
    const [year, month] = [first + Math.floor(index / 4), 4 + (index % 4) * 3];
    return { from: serialOf(year, month, 1), to: serialOf(year, month + 3, 1) - 1 };
  });
  return (state.tables.DX_Schedules?.rows ?? []).map(row => {
    const answer = milestone(row.plannedStart, row.plannedFinish, row.actualStart, row.actualFinish, row.progress, state.asOf);
    const { planned: plan, actual, late } = milestoneBars(row, isFault(answer) ? null : answer, state.asOf);
    return quarters.map(({ from, to }) => {
      const lies = (days: { from: number; to: number } | null): boolean => days !== null && days.from <= to && days.to >= from;
      if (row.plannedStart === null && lies(plan) && !lies(actual)) return GANTT_MARKS.due;
      return lies(late) ? GANTT_MARKS.late : lies(actual) ? GANTT_MARKS.actual : lies(plan) ? GANTT_MARKS.planned : '';
    });
  });
}

test('one sheet in three syncs; nothing else in the workbook changes', async () => {
  const { host, client } = await openTemplate(KITAKYUSHU);
  const before = dump(host.book);
  const plan = await planned();
  expect(plan).toMatchObject({
    sheet: '工程表',
    replaces: false,
    years: { first: 2021, last: 2026 },
    total: TASKS,
    capacity: TASKS + 10,
    paper: 'A4',
    narrow: false,
    conflicts: [],
  });
  expect(dump(host.book)).toBe(before);
  client.resetCounters();
  expect(await makeGantt(plan)).toMatchObject({ sheet: '工程表', address: 'A1' });
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  expect(client.counters.bytesSent).toBeLessThan(200_000);
  await host.settled();
  expect(JSON.parse(dump(host.book, ['工程表'])).sheets).toEqual(JSON.parse(before).sheets);
  expect(host.warnings).toEqual([]);
  const sheet = sheetNamed(host.book, '工程表');
  expect(sheet.text(0, 0)).toBe('工程表');
  expect(sheet.text(2, 2)).toBe('令和8年9月30日（2026/9/30）');
  expect(sheet.texts({ row: 6, column: FIRST_QUARTER, rows: 3, columns: 5 })).toEqual([
    ['令和3年度', '', '', '', '令和4年度'],
    ['2021年度', '', '', '', '2022年度'],
    ['4月', '7月', '10月', '1月', '4月'],
  ]);
  expect(sheet.frozen).toEqual({ rows: 9, columns: 5 });
  expect(sheet.pageLayout).toMatchObject({
    orientation: 'landscape',
    paperSize: 9,
    fit: { wide: 1, tall: 0 },
    titleRows: { row: 6, rows: 3 },
  });
  expect([sheet.rowHidden(4), sheet.rowHidden(5), sheet.rowHidden(6)]).toEqual([true, true, false]);
  expect(host.book.names.get('DX_Gantt')?.formula).toMatch(/'?工程表'?!\$A\$1$/);
  expect(await findGantt()).toEqual({ kind: 'sheet', sheet: '工程表' });
});

test('the bars and states are those of the domain, whatever has been done and however dates are written', async () => {
  const { host } = await openTemplate(KITAKYUSHU);
  fillIn(host.book);
  await host.settled();
  const plan = await planned();
  await makeGantt(plan);
  await host.settled();
  const sheet = sheetNamed(host.book, '工程表');
  const { first, last } = plan.years;
  const expected = await expectedRows(first, last);
  expect(new Set(expected.flat())).toEqual(new Set(['', ...Object.values(GANTT_MARKS)]));
  const shown = sheet.texts({ row: BODY, column: FIRST_QUARTER, rows: TASKS, columns: (last - first + 1) * 4 });
  expect(shown.map(line => line.map(markIn))).toEqual(expected);
  // 令和8年9月30日 is in the 22nd quarter from 令和3年4月 on.
  for (const line of shown) expect(line.flatMap((text, at) => (text.endsWith(AS_OF_SIGN) ? [at] : []))).toEqual([21]);
  const rows = (await readWorkbook()).tables.DX_Schedules?.rows ?? [];
  const states = sheet.texts({ row: BODY, column: 3, rows: TASKS, columns: 1 }).flat();
  expect(states).toEqual(rows.map(row => stateText(row, AS_OF)));
  // What the plan gives no end of is not rated.
  expect(new Set(states)).toEqual(new Set(['◆完了', '◇完了(遅れ)', '■期限超過', '■遅れ', '●進行中', '▲着手遅れ', '○未着手', '―評価不可']));
  // The rows beyond the table are there and empty.
  expect(
    sheet
      .texts({ row: BODY + TASKS, column: 0, rows: 10, columns: 35 })
      .flat()
      .map(markIn)
      .join(''),
  ).toBe('');
});

test('it follows the table and the 基準日', async () => {
  const { host } = await openTemplate(KITAKYUSHU);
  await makeGantt(await planned());
  const sheet = sheetNamed(host.book, '工程表');
  put(host.book, 0, '終了実績', 44600);
  put(host.book, 0, 'マイルストーン', 'センターを開く');
  const table = host.book.table('DX_Schedules');
  if (!table) throw new Error('no table');
  table.resize({ ...table.area, rows: table.area.rows + 1 });
  for (const [header, value] of Object.entries({
    番号: 'N1',
    取組: '新しい取組',
    マイルストーン: '追加',
    開始予定: 46200,
    終了予定: 46400,
  }))
    put(host.book, TASKS, header, value);
  await host.settled();
  expect(sheet.texts({ row: BODY, column: 2, rows: 1, columns: 2 })).toEqual([['センターを開く', '◆完了']]);
  expect(sheet.texts({ row: BODY + TASKS, column: 0, rows: 1, columns: 4 })).toEqual([['N1', '新しい取組', '追加', '▲着手遅れ']]);
  const { asOfCell } = await readWorkbook();
  const day = host.book.resolve(asOfCell?.address ?? '', sheetNamed(host.book, asOfCell?.sheet ?? ''));
  day?.sheet.write(day.area, [[46199]]);
  await host.settled();
  expect(sheet.text(BODY + TASKS, 3)).toBe('○未着手');
});

test('without the add-in the bars stay, and the states are those kept, found by their number', async () => {
  const { host } = await openTemplate(KITAKYUSHU);
  put(host.book, 0, '終了実績', 44640);
  await host.settled();
  await makeGantt(await planned());
  await host.settled();
  const sheet = sheetNamed(host.book, '工程表');
  expect(sheet.text(3, 0)).toBe('');
  const before = sheet.texts({ row: BODY, column: 3, rows: TASKS, columns: 25 });
  host.book.customFunctions = null;
  host.calculation.now();
  await host.settled();
  expect(sheet.texts({ row: BODY, column: 3, rows: TASKS, columns: 25 })).toEqual(before);
  expect(sheet.text(3, 0)).toBe('※このExcelにDX羅針盤がないため、状態は令和8年9月30日の時点で控えたものです。');
  // Two rows change places: each keeps its own state.
  const [first, last] = [sheet.text(BODY, 3), sheet.text(BODY + TASKS - 1, 3)];
  put(host.book, TASKS - 1, '番号', MILESTONES[0]?.id ?? '');
  put(host.book, 0, '番号', MILESTONES[TASKS - 1]?.id ?? '');
  await host.settled();
  expect(first).not.toBe(last);
  expect([sheet.text(BODY, 3), sheet.text(BODY + TASKS - 1, 3)]).toEqual([last, first]);
});

test('no conditional format asks a custom function; what is drawn in a quarter hangs on its own text alone', async () => {
  const { host } = await openTemplate(KITAKYUSHU);
  await makeGantt(await planned());
  const formats = sheetNamed(host.book, '工程表').conditionalFormats;
  expect(JSON.stringify(formats)).not.toContain('DX');
  const ofQuarters = formats.filter(({ areas }) => areas.some(({ column }) => column === FIRST_QUARTER));
  expect(ofQuarters.map(({ rule }) => rule.type)).toEqual(Array.from({ length: 6 }, () => 'containsText'));
  const fills = ofQuarters.flatMap(({ rule, look }) =>
    rule.type === 'containsText' && rule.operator === 'beginsWith' ? [[rule.text, look.fill?.color?.rgb ?? null]] : [],
  );
  expect(new Set(fills.map(([, fill]) => fill)).size).toBe(4);
});

/** Columns of the quarters that a row draws with the line of 基準日. */
function lines(book: Book, row: number): readonly number[] {
  const look = conditionalLooks(sheetNamed(book, '工程表'));
  return Array.from({ length: 60 }, (_, at) => at + FIRST_QUARTER).filter(column => look(row, column)?.borders?.left !== undefined);
}

test.each([
  ['draws formats anew', false],
  ['draws a format anew only when its own cell changes', true],
] as const)('the line of 基準日 moves with it in an Excel that %s', async (_, stale) => {
  const { host } = await openTemplate(KITAKYUSHU);
  if (stale) host.book.drawnConditions = new Map();
  fillIn(host.book);
  await makeGantt(await planned());
  await host.settled();
  const rows = [BODY - 1, BODY, BODY + 6, BODY + TASKS + 3];
  const before = FIRST_QUARTER + 21;
  expect(rows.map(row => lines(host.book, row))).toEqual(rows.map(() => [before]));
  const name = host.book.names.get('DX_AsOf');
  const asOf = name && host.book.names.area(name);
  asOf?.sheet.write(asOf.area, [[AS_OF + 92]]);
  await host.settled();
  expect(rows.map(row => lines(host.book, row))).toEqual(rows.map(() => [before + 1]));
});

test('the years that were asked for; bars outside are told of', async () => {
  const { host } = await openTemplate(OSAKA);
  const plan = await planned({ first: 2026, last: 2040 });
  expect(plan).toMatchObject({ years: { first: 2026, last: 2040 }, paper: 'A4', narrow: true, total: 1 });
  expect(await planned({ first: 2024, last: 2040 })).toMatchObject({ paper: 'A3', narrow: true });
  await makeGantt(plan);
  await host.settled();
  const sheet = sheetNamed(host.book, '工程表');
  expect(
    sheet
      .texts({ row: BODY, column: FIRST_QUARTER, rows: 1, columns: 60 })[0]
      ?.map(markIn)
      .map((mark, at) => (mark === '' ? '' : `${mark}${at}`))
      .join(''),
  ).toBe('◇19');
  expect(sheet.text(3, 0)).toBe('');
  // Short headers, so that fifteen years fit on A4.
  expect(sheet.texts({ row: 6, column: FIRST_QUARTER, rows: 3, columns: 5 })).toEqual([
    ['R8', '', '', '', 'R9'],
    ['2026', '', '', '', '2027'],
    ['4', '▼', '10', '1', '4'],
  ]);
  expect(sheet.pageLayout).toMatchObject({ paperSize: 9, fit: { wide: 1, tall: 0 } });
  const few = await planned({ first: 2026, last: 2027 });
  await makeGantt(few);
  await host.settled();
  expect(sheetNamed(host.book, '工程表').text(3, 0)).toBe('※この期間の外に予定のある行が1行あります。');
});

test('a table that is too long is cut, in three syncs and one message Excel takes', async () => {
  const { host, client } = await openTemplate(null);
  const table = host.book.table('DX_Schedules');
  if (!table) throw new Error('no table');
  const count = MOST_GANTT_ROWS + 1;
  table.sheet.write(
    { row: table.area.row + 1, column: table.area.column, rows: count, columns: 12 },
    Array.from({ length: count }, (_, n) => [`N${n}`, '取組', `マイルストーン${n}`, '', '', '', 46000, 46400, '', '', '', '']),
  );
  table.resize({ ...table.area, rows: count + 1 });
  host.book.customFunctions = null;
  const plan = await planned();
  expect(plan).toMatchObject({ total: count, capacity: MOST_GANTT_ROWS });
  client.resetCounters();
  // What it shows is the next test's: the stand-in's engine reads the whole column for every INDEX into it, 20,000 times.
  host.calculation.mode = 'Manual';
  await makeGantt(plan);
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  expect(client.counters.bytesSent).toBeLessThan(1_000_000);
  const sheet = sheetNamed(host.book, '工程表');
  expect(sheet.formula(BODY + MOST_GANTT_ROWS - 1, 2)).toContain('DX_Schedules[マイルストーン]');
  expect(sheet.formula(BODY + MOST_GANTT_ROWS, 2)).toBeNull();
}, 60_000);

test('rows that were cut are told of on the sheet', async () => {
  const { host } = await openSmall();
  const plan = await planned();
  expect(plan).toMatchObject({ total: 2, capacity: 12 });
  await makeGantt({ ...plan, capacity: 1, kept: plan.kept.slice(0, 1) });
  await host.settled();
  const sheet = sheetNamed(host.book, '工程表');
  expect(sheet.text(3, 0)).toContain('スケジュールは2行あり、ここには先頭の1行を示しています。');
  expect(sheet.texts({ row: BODY, column: 2, rows: 2, columns: 1 })).toEqual([['移行計画の作成'], ['']]);
});

test('made anew it takes the place of our sheet, under the name staff have given it, and of no other', async () => {
  const { host, client } = await openSmall();
  host.book.addSheet('工程表').write({ row: 0, column: 0, rows: 1, columns: 1 }, [['別の表']]);
  await makeGantt(await planned());
  const ours = sheetNamed(host.book, '工程表 (2)');
  host.book.renameSheet(ours, 'スケジュール図');
  ours.write({ row: 60, column: 0, rows: 1, columns: 1 }, [['追記したメモ']]);
  const plan = await planned();
  expect(plan).toMatchObject({ sheet: 'スケジュール図', replaces: true });
  client.resetCounters();
  await makeGantt(plan);
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  await host.settled();
  expect(host.book.sheets.filter(({ name }) => /工程表|図/.test(name)).map(({ name }) => name)).toEqual(['工程表', 'スケジュール図']);
  expect(sheetNamed(host.book, '工程表').value(0, 0)).toBe('別の表');
  expect(sheetNamed(host.book, 'スケジュール図').value(60, 0)).toBeNull();
  expect(await findGantt()).toEqual({ kind: 'sheet', sheet: 'スケジュール図' });
});

test('a sheet of ours that was deleted is simply made again', async () => {
  const { host } = await openSmall();
  await makeGantt(await planned());
  host.book.removeSheet(sheetNamed(host.book, '工程表'));
  expect(await findGantt()).toEqual({ kind: 'lost' });
  await makeGantt(await planned());
  expect(await findGantt()).toEqual({ kind: 'sheet', sheet: '工程表' });
});

describe('what stands in the way is found before anything is written', () => {
  test('the name is something else', async () => {
    const { host } = await openSmall();
    host.book.names.add('DX_Gantt', '=1');
    const plan = await planned();
    expect(plan.conflicts).toEqual([{ kind: 'nameTaken', name: 'DX_Gantt' }]);
    expect(await failing(() => makeGantt(plan))).toMatchObject({ kind: 'nameTaken', outcome: { changed: 'nothing' } });
  });

  test('our sheet is protected, a column is gone', async () => {
    const { host } = await openSmall();
    await makeGantt(await planned());
    sheetNamed(host.book, '工程表').protect();
    const table = host.book.table('DX_Schedules');
    table?.renameColumn(table.columns.find(({ name }) => name === '終了予定')?.id ?? 0, '期日');
    expect((await planned()).conflicts).toEqual([
      { kind: 'missingColumn', table: 'DX_Schedules', sheet: 'スケジュール', header: '終了予定' },
      { kind: 'protectedSheet', sheet: '工程表' },
    ]);
  });

  test('between the plan and the press a column is renamed, or somebody makes a sheet of that name', async () => {
    const { host } = await openSmall();
    const plan = await planned();
    host.book.addSheet('工程表');
    const before = dump(host.book);
    expect(await failing(() => makeGantt(plan))).toMatchObject({
      failure: { kind: 'changedMeanwhile', what: '工程表' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
    host.book.removeSheet(sheetNamed(host.book, '工程表'));
    const table = host.book.table('DX_Schedules');
    table?.renameColumn(table.columns.find(({ name }) => name === '担当')?.id ?? 0, '所管');
    expect(await failing(() => makeGantt(plan))).toMatchObject({
      failure: { kind: 'changedMeanwhile', what: 'DX_Schedules[担当]' },
      outcome: { changed: 'nothing' },
    });
  });

  test('there is no table of schedules', async () => {
    const { host } = await openSmall();
    host.book.removeSheet(sheetNamed(host.book, 'スケジュール'));
    expect(planGantt(await readWorkbook(), { years: null, today: AS_OF, existing: { kind: 'none' } })).toBeNull();
  });
});

describe.each([
  ['new', false],
  ['made anew', true],
] as const)('%s: a fault at each sync leaves all or nothing', (_, again) => {
  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('%s at sync %i', async (fault, n) => {
    const { host, client } = await openSmall();
    if (again) await makeGantt(await planned());
    await host.settled();
    const before = dump(host.book);
    const plan = await planned({ first: 2026, last: 2028 });
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) {
      await makeGantt(plan);
      expect(sheetNamed(host.book, '工程表').text(7, FIRST_QUARTER + 8)).toBe('2028年度');
      expect(host.book.sheets.filter(({ name }) => name.startsWith('工程表'))).toHaveLength(1);
      return;
    }
    expect((await failing(() => makeGantt(plan))).outcome.changed).toBe('nothing');
    expect(dump(host.book)).toBe(before);
  });

  test('what a batch did before it failed is taken back, and only that', async () => {
    const { host } = await openSmall();
    if (again) await makeGantt(await planned());
    await host.settled();
    const plan = await planned();
    const before = dump(host.book);
    // Nearly all has been done by then: the new sheet is written, and one made anew has its name already.
    const refuse = (target: object, verb: string): void => {
      Object.defineProperty(target, verb, {
        value: () => {
          throw new Error('refused');
        },
      });
    };
    if (again) {
      // What was on it is gone by then, so it is said that the sheet is to be made once more.
      refuse(sheetNamed(host.book, '工程表'), 'activate');
      expect((await failing(() => makeGantt(plan))).outcome).toEqual({ changed: 'left', sheets: ['工程表'], cells: [] });
      return;
    }
    refuse(host.book.names, 'add');
    expect((await failing(() => makeGantt(plan))).outcome).toEqual({ changed: 'takenBack' });
    await host.settled();
    expect(dump(host.book)).toBe(before);
  });
});

test('an Excel that never answers is given up; what became of the workbook is not known', async () => {
  const { client } = await openSmall();
  const plan = await planned();
  // Enough for the batch before it on a slow machine, too.
  PATIENCE.answer = 5_000;
  client.faults.at(2, 'silence');
  expect(await failing(() => makeGantt(plan))).toMatchObject({ kind: 'timeout', outcome: { changed: 'nothing' } });
});

test.each(['1.14', '1.17'])('ExcelApi %s (Excel LTSC) is enough', async requirementSet => {
  const { host } = await openSmall({ requirementSet, platform: 'windows' });
  await makeGantt(await planned());
  const sheet = sheetNamed(host.book, '工程表');
  expect(sheet.text(0, 0)).toBe('工程表');
  // Conditional formats beside functions are reported to crash LTSC 2021; the signs in the cells say the same.
  expect(sheet.conditionalFormats.length > 0).toBe(requirementSet !== '1.14');
});

test('without conditional formats the bars are painted where the formulas draw them, and the sheet says as of when', async () => {
  const { host } = await openTemplate(KITAKYUSHU, { requirementSet: '1.14', platform: 'windows' });
  const plan = await planned();
  await makeGantt(plan);
  await host.settled();
  const sheet = sheetNamed(host.book, '工程表');
  expect(sheet.text(1, 0)).toContain('棒の塗りは令和8年9月30日の時点のものです。');
  const fills: Readonly<Record<string, string>> = { '／': '#D9D9D9', '■': '#262626', '▲': '#FFFFFF' };
  const seen = new Set<string>();
  const quarters = (plan.years.last - plan.years.first + 1) * 4;
  for (let row = 9; row < 9 + plan.capacity; row++)
    for (let column = 5; column < 5 + quarters; column++) {
      const mark = markIn(sheet.text(row, column));
      seen.add(mark);
      expect([row, column, mark, sheet.style(row, column).fill?.color?.rgb]).toEqual([row, column, mark, fills[mark]]);
    }
  expect([...seen].filter(mark => mark !== '').length).toBeGreaterThan(1);
  const header = Array.from({ length: quarters }, (_, at) => at + 5).filter(
    column => sheet.style(8, column).fill?.color?.rgb === '#262626',
  );
  expect(header.map(column => sheet.text(8, column))).toEqual(['▼']);
});

test('the quarter of 基準日 is marked in a plain cell, whatever becomes of the conditional formats', async () => {
  const { host } = await openSmall();
  await makeGantt(await planned());
  await host.settled();
  const sheet = sheetNamed(host.book, '工程表');
  const header = (): string[] => Array.from({ length: 60 }, (_, column) => sheet.text(8, column));
  const before = header().indexOf('▼');
  expect(before).toBeGreaterThan(0);
  const name = host.book.names.get('DX_AsOf');
  const asOf = name && host.book.names.area(name);
  asOf?.sheet.write(asOf.area, [[AS_OF + 92]]);
  await host.settled();
  expect(header().indexOf('▼')).toBe(before + 1);
  expect(header().filter(text => text === '▼')).toHaveLength(1);
});
