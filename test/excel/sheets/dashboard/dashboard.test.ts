/** ダッシュボード: made in three syncs with the functions' own answers, renewed in place beside all that people have added, taken back. */
import { makeDashboard } from '../../../../src/excel/sheets/dashboard/dashboard';
import { renewDashboard } from '../../../../src/excel/sheets/dashboard/dashboard-renewal';
import { takeBackRenewal } from '../../../../src/excel/sheets/dashboard/take-back-dashboard';
import { takeBackOwnSheet } from '../../../../src/excel/sheets/own/take-back-own-sheet';
import { readWorkbook } from '../../../../src/excel/read/read';
import { SHAPES } from '../../../../src/pane/overview/kpis/grade';
import { overviewOf } from '../../../../src/pane/overview/kpis/overview-model';
import { isFault } from '../../../../src/domain/base/fault';
import { BLOCK_ROWS, HEAD_ROWS } from '../../../../src/sheets/pack/dashboard-layout';
import type { Sheet } from '../../../host/book/sheet';
import { emptyChart } from '../../../host/book/chart';
import { close, dump, sheetNamed } from '../../workbook';
import { plannedBoard } from './dashboard-book';
import { ask } from '../own/pack-answers';
import { openTwenty } from '../own/pack-book';

jest.setTimeout(240_000);
afterEach(close);

const rowOf = (at: number): number => HEAD_ROWS.body - 1 + at * BLOCK_ROWS;
const textAt = (sheet: Sheet, row: number, column: number): string => sheet.texts({ row, column, rows: 1, columns: 1 })[0]?.[0] ?? '';
/** The row of a block that begins with this KPI. */
function blockOf(sheet: Sheet, kpi: string): number {
  for (let row = 0; row < 400; row++) for (const column of [0, 1]) if (sheet.value(row, column) === kpi) return row;
  throw new Error(`no block of ${kpi}`);
}

async function made() {
  const started = await openTwenty();
  const plan = await plannedBoard();
  const result = await makeDashboard(plan);
  await started.host.settled();
  return { ...started, plan, result, sheet: sheetNamed(started.host.book, 'ダッシュボード') };
}

test('a block of each KPI: what the cells answer is what the functions and the cards say', async () => {
  const { client, sheet, plan, result } = await made();
  expect(result.page).toBe(true);
  expect(plan.blocks).toHaveLength(20);
  const state = await readWorkbook();
  const overview = overviewOf(state);
  if (isFault(overview)) throw new Error('no overview');
  overview.cards.forEach((card, at) => {
    const row = rowOf(at);
    const { kpi, horizon } = card;
    expect(sheet.value(row, 0)).toBe(kpi.name);
    expect([kpi.name, String(sheet.value(row, 3))]).toEqual([kpi.name, `${SHAPES[card.tone]}${card.grade ?? '評価不可'}`]);
    const answers = ask(state, kpi.name, horizon);
    expect([kpi.name, sheet.value(row + 6, 11)]).toEqual([kpi.name, answers.actual ?? '―']);
    const scaled = /億/.test(textAt(sheet, row + 3, 1)) ? 1e8 : /万/.test(textAt(sheet, row + 3, 1)) ? 1e4 : 1;
    if (answers.target !== null) expect(Number(sheet.value(row + 3, 1)) * scaled).toBeCloseTo(answers.target, 6);
    const left = sheet.value(row + 4, 1);
    if (answers.gap === null) expect(left).toBe('―');
    else expect(Number(left) * (kpi.unit === '%' ? 0.01 : scaled)).toBeCloseTo(answers.gap, 6);
    if (answers.expected !== null) expect(Number(sheet.value(row + 2, 1)) * scaled).toBeCloseTo(answers.expected, 6);
    const { chance = null } = card.future ?? {};
    expect([kpi.name, sheet.value(row + 6, 1)]).toEqual([kpi.name, chance ?? '―']);
  });
  const used = sheet.usedArea;
  for (let row = 0; row < (used?.rows ?? 0); row++)
    for (let column = 0; column < (used?.columns ?? 0); column++) expect(textAt(sheet, row, column)).not.toMatch(/^#/);
  expect(client.counters.syncs).toBeGreaterThan(0);
});

test('three syncs, a chart for each KPI that has something to draw, taken back', async () => {
  const { client, host } = await openTwenty();
  const before = dump(host.book);
  const plan = await plannedBoard();
  client.resetCounters();
  const result = await makeDashboard(plan);
  expect(client.counters.syncs).toBe(3);
  const sheet = sheetNamed(host.book, plan.sheet);
  expect(sheet.charts).toHaveLength(plan.blocks.filter(({ kpi }) => kpi.chart !== null).length);
  for (const chart of sheet.charts) expect(chart.series).toHaveLength(6);
  await host.settled();
  expect(textAt(sheet, 1, 0)).toMatch(/^基準日：2026\/9\/30\s指標 20件/);
  // Nothing is old on the day it is made.
  expect(textAt(sheet, 2, 0)).toMatch(/^グラフと指摘の件数は2026\/10\/1に更新/);
  if (result.made === null) throw new Error('cannot be taken back');
  await takeBackOwnSheet(result.made);
  expect(dump(host.book)).toBe(before);
});

test('renewed in place: rows, columns, notes, texts and charts of the staff stay; chart points follow; taken back', async () => {
  const { client, host, sheet } = await made();
  // A column at the left, a line above all, a line inside a block, a note, a text beside, a chart of their own.
  sheet.insertColumns(0, 1);
  sheet.insertRows(0, 1);
  const inside = blockOf(sheet, '生産性向上率') + 3;
  sheet.insertRows(inside, 1);
  sheet.write({ row: inside, column: 1, rows: 1, columns: 1 }, [['係の一言']]);
  sheet.write({ row: blockOf(sheet, '作業削減時間'), column: 2, rows: 1, columns: 1 }, [['重点']]);
  sheet.setNote(blockOf(sheet, '作業削減時間'), 1, '部長の指示');
  sheet.charts = [...sheet.charts, { ...emptyChart('own', '係のグラフ', 'Line'), top: 20_000, left: 0 }];
  const actuals = host.book.table('DX_Actuals');
  if (actuals === null) throw new Error('no actuals');
  const value = actuals.columns.findIndex(({ name }) => name === '値');
  // The second row is that of 2025.
  actuals.sheet.write({ row: actuals.area.row + 2, column: actuals.area.column + value, rows: 1, columns: 1 }, [[380_000]]);
  await host.settled();
  const block = blockOf(sheet, '作業削減時間');
  // The formulas follow by themselves; that the chart does not is told.
  expect(textAt(sheet, block + 1, 2)).toBe('38万時間');
  expect(sheet.value(block + 1, 12)).toBe(1);
  expect(textAt(sheet, 3, 1)).toMatch(/^※更新前の値のグラフがあります/);
  const before = dump(host.book);
  const plan = await plannedBoard();
  expect(plan.renews).toBe(true);
  client.resetCounters();
  const renewed = await renewDashboard(plan);
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  await host.settled();
  expect(renewed.partly).toEqual(['生産性向上率']);
  expect(sheet.value(block + 1, 12)).toBe(0);
  expect(sheet.value(block + 1, 55)).toBe(380_000);
  expect(sheet.value(inside, 1)).toBe('係の一言');
  expect(sheet.value(block, 2)).toBe('重点');
  expect(sheet.notes.map(({ text }) => text)).toContain('部長の指示');
  expect(sheet.charts.map(({ name }) => name)).toContain('係のグラフ');
  await takeBackRenewal(renewed.undo);
  await host.settled();
  expect(dump(host.book)).toBe(before);
});

test('a KPI that came since gets its block below, one that was renamed keeps its own, one that is gone is left', async () => {
  const { host, sheet } = await made();
  const kpis = host.book.table('DX_KPIs');
  if (kpis === null) throw new Error('no KPIs');
  const name = kpis.columns.findIndex(column => column.name === '名称');
  const id = kpis.columns.findIndex(column => column.name === '番号');
  const put = (row: number, column: number, value: string): void =>
    kpis.sheet.write({ row: kpis.area.row + row, column: kpis.area.column + column, rows: 1, columns: 1 }, [[value]]);
  put(3, name, '事業者の負担軽減時間');
  // Another KPI in the place of an old one.
  put(20, name, '新しい指標');
  put(20, id, 'N-1');
  await host.settled();
  const before = dump(host.book);
  const plan = await plannedBoard();
  expect(plan.gone).toEqual(['オンライン申請の指標7']);
  const renewed = await renewDashboard(plan);
  await host.settled();
  expect(sheet.value(rowOf(2), 0)).toBe('事業者の負担軽減時間');
  expect(sheet.value(rowOf(20), 0)).toBe('新しい指標');
  expect(sheet.value(rowOf(19), 0)).toBe('オンライン申請の指標7');
  expect(sheet.pageLayout.printAreas[0]?.rows).toBe(rowOf(21));
  await takeBackRenewal(renewed.undo);
  await host.settled();
  const without = (text: string): string =>
    JSON.stringify(
      (JSON.parse(text) as { sheets: { page?: unknown; used?: unknown; cells?: unknown }[] }).sheets.map(
        ({ page: _, used: __, cells: ___, ...rest }) => rest,
      ),
    );
  expect(without(dump(host.book))).toBe(without(before));
  expect(sheet.value(rowOf(20), 0)).toBe(null);
});

test('four actuals and more: the forecast has its range, likelihood and outlook; a KPI above others has their roll-up', async () => {
  const { host } = await openTwenty();
  const write = (table: string, row: number, header: string, value: string | number): void => {
    const found = host.book.table(table);
    if (found === null) throw new Error(`no ${table}`);
    const column = found.columns.findIndex(({ name }) => name === header);
    found.sheet.write({ row: found.area.row + row, column: found.area.column + column, rows: 1, columns: 1 }, [[value]]);
  };
  const actuals = host.book.table('DX_Actuals');
  if (actuals === null) throw new Error('no actuals');
  const from = actuals.area.rows;
  actuals.resize({ ...actuals.area, rows: from + 3 });
  [
    [2020, 90_000],
    [2022, 120_000],
    [2023, 160_000],
  ].forEach(([year = 0, value = 0], at) => {
    write('DX_Actuals', from + at, 'KPI', '作業削減時間');
    write('DX_Actuals', from + at, '年度', year);
    write('DX_Actuals', from + at, '値', value);
  });
  // 指標2 and 指標3 stand below 指標5, and that below 作業削減時間, which has 指標4 as well.
  for (const [row, parent] of [
    [15, 'オンライン申請の指標5'],
    [16, 'オンライン申請の指標5'],
    [18, '作業削減時間'],
    [17, '作業削減時間'],
  ] as const)
    write('DX_KPIs', row, '上位', parent);
  await host.settled();
  const plan = await plannedBoard();
  await makeDashboard(plan);
  await host.settled();
  const sheet = sheetNamed(host.book, plan.sheet);
  const row = blockOf(sheet, '作業削減時間');
  const state = await readWorkbook();
  const overview = overviewOf(state);
  if (isFault(overview)) throw new Error('no overview');
  const card = overview.cards.find(({ kpi }) => kpi.name === '作業削減時間');
  expect(card?.future?.chance).toBeGreaterThan(0);
  expect(sheet.value(row + 6, 1)).toBeCloseTo(card?.future?.chance ?? NaN, 9);
  expect(textAt(sheet, row + 7, 1)).toMatch(/晴れ|曇り|雷雨/);
  const [chart] = plan.blocks.filter(({ kpi }) => kpi.name === '作業削減時間').map(({ kpi }) => kpi.chart);
  expect(chart?.series.map(({ role }) => role)).toEqual(['actual', 'path', 'target', 'forecast', 'range', 'range']);
  // Years of the forecast stand above the ends of its range.
  expect(sheet.value(row + 7, 53)).toBe(350_000);
  expect(Number(sheet.value(row + 8, 54))).toBeLessThan(Number(sheet.value(row + 9, 54)));
  const { kpiTrees } = await import('../../../../src/pane/overview/views/kpi-tree-model');
  const [tree] = kpiTrees(state).filter(({ name }) => name === '作業削減時間');
  if (tree === undefined) throw new Error('no tree');
  expect(tree.below).not.toBeNull();
  expect(sheet.value(row + 8, 1)).toBeCloseTo(tree.below ?? NaN, 9);
  expect(sheet.value(row + 8, 3)).toBeCloseTo(tree.reported / tree.asked, 9);
  if (process.env['SHOTS']) {
    const { writeXlsx } = await import('../../../host/xlsx');
    const all = { row: 1, column: 0, rows: (sheet.usedArea?.rows ?? 1) - 1, columns: sheet.usedArea?.columns ?? 1 };
    sheet.write(
      all,
      sheet
        .values(all)
        .map(line => line.map(value => (typeof value === 'string' && value !== '' ? `'${value}` : (value as number | null)))),
    );
    for (const one of [...host.book.sheets]) if (one !== sheet) host.book.removeSheet(one);
    (await import('node:fs')).writeFileSync(`${process.env['SHOTS']}/fan.xlsx`, (await writeXlsx(host.book)).bytes);
  }
});
