import { addActual } from '../../../src/excel/edit/write';
import { setUp } from '../../../src/excel/sheets/set-up/set-up';
import type { SetUpPlan } from '../../../src/sheets/make/planned';
import { ACTIONS } from '../../faults/actions';
import { differences, whole } from '../../faults/whole';
import type { Book } from '../../host/book/book';
import type { Started } from '../../host/node';
import { close, failing, open, openOsaka, planOsaka, sheetNamed } from '../workbook';

const [ROWS, COLUMNS] = [1_048_576, 16_384];

afterEach(close);

/** Moves the sheets of our tables down, and makes the tables end where so many rows are left below them. */
function toLastRow(book: Book, left: number): void {
  for (const { name, sheet } of book.tables().filter(one => one.name.startsWith('DX_'))) {
    const used = sheet.usedArea;
    if (used !== null) sheet.insertRows(0, ROWS - used.row - used.rows - left);
    const table = book.table(name);
    table?.resize({ ...table.area, rows: ROWS - table.area.row - left });
  }
}

function toLastColumn(book: Book, left: number): void {
  for (const { name, sheet } of book.tables().filter(one => one.name.startsWith('DX_'))) {
    const used = sheet.usedArea;
    if (used !== null) sheet.insertColumns(0, COLUMNS - used.column - used.columns - left);
    const table = book.table(name);
    table?.resize({ ...table.area, columns: COLUMNS - table.area.column - left });
  }
}

async function prepared(name: string): Promise<{ readonly started: Started; readonly plan: () => Promise<() => Promise<unknown>> }> {
  const action = ACTIONS.find(one => one.name === name);
  if (action === undefined) throw new Error(`no action ${name}`);
  return action.prepare();
}

const ADDING = [
  'add an actual in the blank row',
  'add an actual below',
  'add a meeting',
  'adopt below what is there',
  'revise a target',
  'a second template: rows, columns, sheets',
  'a template in several messages',
  'start a round',
  'merge the answers of a round',
];
const SEVERAL = ['adopt below what is there', 'a second template: rows, columns, sheets', 'start a round', 'merge the answers of a round'];

test.each([...ADDING.map(name => [name, 0] as const), ...SEVERAL.map(name => [name, 1] as const)])(
  '%s: a table with %i rows left below it is named, and nothing is changed',
  async (name, left) => {
    const { started, plan } = await prepared(name);
    const { host } = started;
    toLastRow(host.book, left);
    await host.settled();
    const act = await plan();
    const before = whole(host.book);
    expect(await failing(act)).toMatchObject({ failure: { kind: 'sheetFull', axis: 'row' }, outcome: { changed: 'nothing' } });
    await host.settled();
    expect(differences(before, whole(host.book))).toEqual([]);
  },
);

test.each(['add missing columns', 'a template in several messages', 'a second template: rows, columns, sheets'])(
  '%s: a table that ends in the last column is named, and nothing is changed',
  async name => {
    const { started, plan } = await prepared(name);
    const { host } = started;
    toLastColumn(host.book, 0);
    await host.settled();
    const act = await plan();
    const before = whole(host.book);
    expect(await failing(act)).toMatchObject({ failure: { kind: 'sheetFull', axis: 'column' }, outcome: { changed: 'nothing' } });
    await host.settled();
    expect(differences(before, whole(host.book))).toEqual([]);
  },
);

test('columns are added to a table that ends in the last row', async () => {
  const { started, plan } = await prepared('add missing columns');
  toLastRow(started.host.book, 0);
  await started.host.settled();
  await (
    await plan()
  )();
});

test.each(['take the start of a round back', 'take merged answers back'])('%s: also where its rows end in the last row', async name => {
  const { started, plan } = await prepared(name);
  const { book } = started.host;
  for (const { sheet } of book.tables()) {
    const used = sheet.usedArea;
    if (used !== null) sheet.insertRows(0, ROWS - used.row - used.rows);
  }
  await started.host.settled();
  await (
    await plan()
  )();
});

test('the last row that is there is written into, and what failed there is taken back', async () => {
  const { host, client } = await openOsaka();
  await addActual({ kpi: '作業削減時間', year: 2024, value: 1 }, '時間');
  await host.settled();
  toLastRow(host.book, 1);
  await host.settled();
  const before = whole(host.book);
  // And again at the next attempt, which is made because this one has been taken back.
  client.resetCounters();
  client.faults.at(2, { doneActions: 12 });
  client.faults.at(6, { doneActions: 12 });
  expect(await failing(() => addActual({ kpi: '作業削減時間', year: 2025, value: 2 }, '時間'))).toMatchObject({
    outcome: { changed: expect.stringMatching(/nothing|takenBack/) as unknown },
  });
  await host.settled();
  expect(differences(before, whole(host.book))).toEqual([]);
  await addActual({ kpi: '作業削減時間', year: 2025, value: 2 }, '時間');
  await host.settled();
  expect(sheetNamed(host.book, '実績').value(ROWS - 1, 0)).toBe('作業削減時間');
});

test('somebody inserts rows between the look and the write, so that there is no room any more', async () => {
  const { host, client } = await openOsaka();
  await addActual({ kpi: '作業削減時間', year: 2024, value: 1 }, '時間');
  await host.settled();
  const sheet = sheetNamed(host.book, '実績');
  sheet.insertRows(0, ROWS - (sheet.usedArea?.row ?? 0) - (sheet.usedArea?.rows ?? 0) - 1);
  await host.settled();
  client.resetCounters();
  client.faults.after(1, () => sheet.insertRows(0, 1));
  expect(await failing(() => addActual({ kpi: '作業削減時間', year: 2025, value: 2 }, '時間'))).toMatchObject({
    failure: { kind: 'sheetFull', sheet: '実績', axis: 'row' },
    outcome: { changed: 'nothing' },
  });
});

test('a new sheet that would pass the last row or the last column is refused before anything is made', async () => {
  const { host } = await open();
  const plan = await planOsaka();
  const [kpis] = plan.tables;
  if (kpis?.action !== 'create') throw new Error('no new sheet');
  const before = whole(host.book);
  const [line, column] = [kpis.body[0] ?? [], kpis.columns[0]];
  const withKpis = (changed: Partial<typeof kpis>): SetUpPlan => ({ ...plan, tables: [{ ...kpis, ...changed }, ...plan.tables.slice(1)] });
  const long = withKpis({ body: Array.from({ length: ROWS - kpis.headerRow }, () => line) });
  const wide = withKpis({ columns: Array.from({ length: COLUMNS + 1 }, () => column as NonNullable<typeof column>) });
  for (const [one, axis] of [
    [long, 'row'],
    [wide, 'column'],
  ] as const)
    expect(await failing(() => setUp(one))).toMatchObject({
      failure: { kind: 'sheetFull', sheet: 'KPI', axis },
      outcome: { changed: 'nothing' },
    });
  expect(differences(before, whole(host.book))).toEqual([]);
});

test('new blocks of ダッシュボード have no room below an entry in the last row', async () => {
  const { started, plan } = await prepared('renew ダッシュボード');
  const { host } = started;
  sheetNamed(host.book, 'ダッシュボード').write({ row: ROWS - 1, column: 0, rows: 1, columns: 1 }, [['端']]);
  await host.settled();
  const act = await plan();
  const before = whole(host.book);
  expect(await failing(act)).toMatchObject({
    failure: { kind: 'sheetFull', sheet: 'ダッシュボード', axis: 'row' },
    outcome: { changed: 'nothing' },
  });
  await host.settled();
  expect(differences(before, whole(host.book))).toEqual([]);
});
