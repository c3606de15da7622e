/** ダッシュボード that is renewed, and taken back, at a bad moment or beside a colleague. */
import { renewDashboard } from '../../../../src/excel/sheets/dashboard/dashboard-renewal';
import { takeBackRenewal } from '../../../../src/excel/sheets/dashboard/take-back-dashboard';
import { addActual } from '../../../../src/excel/edit/write';
import { makeDashboard } from '../../../../src/excel/sheets/dashboard/dashboard';
import { need } from '../../../faults/action';
import { openLedger } from '../../../faults/books';
import { openBoard } from '../../../faults/dashboard';
import { differences, isPage, printed, whole, type Whole } from '../../../faults/whole';
import type { Sheet } from '../../../host/book/sheet';
import { close, failing, sheetNamed } from '../../workbook';
import { plannedBoard } from './dashboard-book';

afterEach(close);

async function opened() {
  const { host, client } = await openBoard();
  const sheet = sheetNamed(host.book, 'ダッシュボード');
  client.batches.length = 0;
  return { host, client, sheet, plan: await plannedBoard(), before: whole(host.book), now: () => whole(host.book) };
}
/** Page breaks are laid down in a request of their own, and stay. */
const changes = (one: Whole, other: Whole): string[] =>
  differences(one, other)
    .filter(each => !isPage(each))
    .map(printed);

/** The line that says when the charts were renewed. */
const typeOverHead = (sheet: Sheet): void => {
  const row = [...Array(10).keys()].find(at => String(sheet.value(at, 0)).includes('に更新'));
  if (row === undefined) throw new Error('no such line');
  sheet.write({ row, column: 0, rows: 1, columns: 1 }, [['同僚の覚え']]);
};

/** Somebody unprotects it, for it is protected while it is decided. */
const EDITS: readonly (readonly [string, (sheet: Sheet) => void])[] = [
  ['types over a cell that is written', typeOverHead],
  ['puts a line above', sheet => sheet.insertRows(0, 1)],
  ['writes below all of it', sheet => sheet.write({ row: 200, column: 0, rows: 1, columns: 1 }, [['同僚の覚え']])],
];

test.each(EDITS)('a colleague %s between our look and our write: it stays, nothing is renewed, and it is told', async (_, edit) => {
  const { host, client, sheet, plan, now } = await opened();
  let then: Whole = new Map();
  client.faults.after(1, () => {
    sheet.unprotect();
    edit(sheet);
    host.calculation.settle();
    then = now();
  });
  // The next attempt does not come to its look.
  client.faults.at(6, 'AccessDenied');
  expect((await failing(() => renewDashboard(plan))).outcome).toEqual({ changed: 'nothing' });
  await host.settled();
  expect(changes(then, now())).toEqual([]);
});

test('a colleague types over a cell that would be written, and Excel refuses the renewal: it stays', async () => {
  const { host, client, sheet, plan, now } = await opened();
  let then: Whole = new Map();
  client.faults.after(1, () => {
    sheet.unprotect();
    typeOverHead(sheet);
    host.calculation.settle();
    then = now();
  });
  client.faults.at(2, 'AccessDenied');
  expect(await failing(() => renewDashboard(plan))).toMatchObject({ kind: 'readOnly', outcome: { changed: 'takenBack' } });
  await host.settled();
  expect(changes(then, now())).toEqual([]);
});

test.each(['K-9', ''])(
  'only a KPI of the number 「%s」 has come since, and Excel stops within its block: all of it comes',
  async number => {
    const { host, client } = await openLedger();
    await makeDashboard(await plannedBoard());
    const kpis = need(host.book.table('DX_KPIs'));
    const end = kpis.area.row + kpis.area.rows;
    kpis.sheet.write({ row: end, column: kpis.area.column, rows: 1, columns: 3 }, [[number, '窓口の待ち時間', '分']]);
    kpis.resize({ ...kpis.area, rows: kpis.area.rows + 1 });
    await host.settled();
    client.batches.length = 0;
    const start = host.book.snapshot();
    await renewDashboard(await plannedBoard());
    await host.settled();
    const complete = whole(host.book);
    const at = client.batches.findIndex(({ Actions }) => Actions.some(({ Name }) => Name === 'Activate'));
    const length = client.batches[at]?.Actions.length ?? 0;
    host.book.restore(start);
    await host.settled();
    const plan = await plannedBoard();
    client.faults.at(2, { doneActions: Math.floor(length / 2) });
    await renewDashboard(plan);
    await host.settled();
    expect(changes(complete, whole(host.book))).toEqual([]);
  },
);

test('only an actual has come since, of a year beyond the axis, and Excel stops half-way for good: all is as before', async () => {
  const { host, client } = await openLedger();
  await makeDashboard(await plannedBoard());
  await addActual({ kpi: '作業削減時間', year: 2045, value: 350_000 }, '時間');
  const kpis = need(host.book.table('DX_KPIs'));
  const name = kpis.columns.findIndex(column => column.name === '単位');
  kpis.sheet.write({ row: kpis.bodyArea.row + 1, column: kpis.area.column + name, rows: 1, columns: 1 }, [['人時']]);
  await host.settled();
  client.batches.length = 0;
  const [before, start] = [whole(host.book), host.book.snapshot()];
  await renewDashboard(await plannedBoard());
  await host.settled();
  const changed = changes(before, whole(host.book));
  expect([changed.some(one => one.includes('人時')), changed.some(one => one.includes('chart'))]).toEqual([true, true]);
  const at = client.batches.findIndex(({ Actions }) => Actions.some(({ Name }) => Name === 'Activate'));
  const actions = client.batches[at]?.Actions ?? [];
  host.book.restore(start);
  await host.settled();
  const plan = await plannedBoard();
  client.faults.at(2, { doneActions: actions.findIndex(({ Name }) => Name === 'Activate') });
  client.faults.at(6, 'AccessDenied');
  expect((await failing(() => renewDashboard(plan))).outcome).toEqual({ changed: 'nothing' });
  await host.settled();
  expect(changes(before, whole(host.book))).toEqual([]);
});

test('Excel stops half-way, and will not do it again: all is as before, and people may type', async () => {
  const { host, client, sheet, plan, before, now } = await opened();
  const start = host.book.snapshot();
  await renewDashboard(plan);
  const length = client.batches[1]?.Actions.length ?? 0;
  for (const part of [0.3, 0.6, 0.95]) {
    host.book.restore(start);
    await host.settled();
    const again = await plannedBoard();
    client.faults.at(2, { doneActions: Math.floor(length * part) });
    client.faults.at(6, 'AccessDenied');
    expect((await failing(() => renewDashboard(again))).outcome).toEqual({ changed: 'nothing' });
    client.faults.clear();
    await host.settled();
    expect(changes(before, now())).toEqual([]);
    expect(sheet.protection.protected).toBe(false);
  }
});

test.each<[string, (sheet: Sheet) => void]>([
  ['a cell that was written', typeOverHead],
  [
    'a cell of the new block',
    sheet => {
      const { row, rows } = sheet.usedArea ?? { row: 0, rows: 0 };
      sheet.write({ row: row + rows - 2, column: 1, rows: 1, columns: 1 }, [['同僚の値']]);
    },
  ],
])('%s has been typed over since: the renewal stays, and it is told', async (_, edit) => {
  const { host, sheet, plan, now } = await opened();
  const { undo } = await renewDashboard(plan);
  edit(sheet);
  await host.settled();
  const then = now();
  expect(await failing(() => takeBackRenewal(undo))).toMatchObject({
    failure: { kind: 'changedMeanwhile', what: 'ダッシュボード' },
    outcome: { changed: 'nothing' },
  });
  await host.settled();
  expect(changes(then, now())).toEqual([]);
});

test('taken back, Excel stops after the first chart: what was begun is finished', async () => {
  const { host, client, sheet } = await opened();
  await addActual({ kpi: '窓口の待ち時間', year: 2025, value: 12 }, '分');
  await host.settled();
  const now = (): Whole => whole(host.book);
  const [before, charts] = [now(), sheet.charts.length];
  const { undo } = await renewDashboard(await plannedBoard());
  await host.settled();
  expect(sheet.charts).toHaveLength(charts + 1);
  const start = host.book.snapshot();
  client.batches.length = 0;
  await takeBackRenewal(undo);
  await host.settled();
  const actions = client.batches[1]?.Actions ?? [];
  const chart = actions.findIndex(({ Name }) => Name === 'Delete') + 1;
  expect(chart).toBeGreaterThan(0);
  host.book.restore(start);
  await host.settled();
  client.faults.at(2, { doneActions: chart });
  // Not a second attempt.
  client.faults.at(5, 'AccessDenied');
  await takeBackRenewal(undo);
  await host.settled();
  expect(changes(before, now())).toEqual([]);
});
