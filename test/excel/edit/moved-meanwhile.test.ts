/** Somebody moves rows of the KPI sheet between our look and our write: the right row gets it, or nothing does and it is told. */
import { setKpiColumn } from '../../../src/excel/edit/kpi-column';
import { setCells, takeBackFixes, type AppliedFixes } from '../../../src/excel/edit/several-cells';
import { setCell, takeBackFix, type AppliedFix, type CellFix } from '../../../src/excel/edit/write';
import { revise } from '../../../src/excel/edit/revise';
import { readWorkbook } from '../../../src/excel/read/read';
import { sharedColumn } from '../../../src/sheets/make/kpi-column';
import type { Area } from '../../host/cell/address';
import type { Book } from '../../host/book/book';
import type { Table } from '../../host/book/table';
import { openLedger } from '../../faults/books';
import { tell } from '../../faults/told';
import { AS_OF, close, sheetNamed } from '../workbook';

afterEach(close);

function kpisOf(book: Book): Table {
  const table = book.table('DX_KPIs');
  if (table === null) throw new Error('no KPIs');
  return table;
}

/** 名称 -> the first target. */
async function targets(): Promise<Record<string, unknown>> {
  const rows = (await readWorkbook()).tables.DX_KPIs?.rows ?? [];
  return Object.fromEntries(rows.map(row => [String(row.name), row.targets.find(({ year }) => year === 2030)?.value]));
}

test.each<[string, (book: Book) => void]>([
  ['deletes the row above', book => kpisOf(book).deleteRows(0, 1)],
  [
    'sorts the table the other way',
    book => {
      const { sheet, bodyArea } = kpisOf(book);
      sheet.write(bodyArea, [...sheet.formulas(bodyArea)].reverse());
    },
  ],
  ['inserts a row above the table', book => sheetNamed(book, 'KPI').insertRows(0, 1)],
])('a target is revised while a colleague %s', async (_, edit) => {
  const { host, client } = await openLedger();
  const before = await targets();
  client.faults.after(1, () => edit(host.book));
  const told = await tell(() =>
    revise({
      kpi: '作業削減時間',
      year: 2030,
      from: 1_100_000,
      before: 1_100_000,
      after: 1_200_000,
      revisedOn: AS_OF,
      reason: '増',
      unit: '時間',
      setUp: null,
    }),
  );
  await host.settled();
  const now = await targets();
  expect(now).toEqual({
    ...Object.fromEntries(Object.entries(before).filter(([name]) => name in now)),
    作業削減時間: told.said === 'done' ? 1_200_000 : 1_100_000,
  });
  expect((await readWorkbook()).tables.DX_Revisions?.rows.length).toBe(told.said === 'done' ? 1 : 0);
});

test('評価方式 for all KPIs while a colleague inserts a row above', async () => {
  const { host, client } = await openLedger();
  const change = sharedColumn(await readWorkbook(), 'scale')?.changeTo('長野県');
  if (!change) throw new Error('no column to set');
  client.faults.after(1, () => sheetNamed(host.book, 'KPI').insertRows(0, 1));
  const told = await tell(() => setKpiColumn(change));
  await host.settled();
  const scales = (await readWorkbook()).tables.DX_KPIs?.rows.map(({ scale }) => scale);
  expect(new Set(scales).size).toBe(1);
  expect(told.said === 'done' ? scales?.[0] : null).toBe(told.said === 'done' ? '長野県' : null);
});

const SHARE: CellFix = { place: { sheet: 'KPI', address: 'G8' }, table: 'DX_KPIs', from: 80, to: 0.8, format: '0.0%' };
test.each<[string, () => Promise<unknown>]>([
  ['one cell', () => setCell(SHARE, { keepOriginal: false })],
  ['several cells', () => setCells([SHARE], { keepOriginals: false })],
])('80 becomes 80% in its own row only: a colleague swaps it with a row that holds 80, too (%s)', async (_, fix) => {
  const { host, client } = await openLedger();
  const { sheet, bodyArea } = kpisOf(host.book);
  const row = (at: number) => ({ ...bodyArea, row: bodyArea.row + at, rows: 1 });
  for (const at of [1, 2]) sheet.write({ ...row(at), column: 6, columns: 1 }, [[80]]);
  await host.settled();
  expect([sheet.value(7, 6), sheet.value(8, 6)]).toEqual([80, 80]);
  client.faults.after(1, () => {
    const [one, other] = [sheet.formulas(row(1)), sheet.formulas(row(2))];
    sheet.write(row(1), other);
    sheet.write(row(2), one);
  });
  expect(await tell(fix)).toMatchObject({ said: 'nothing', kind: 'changedMeanwhile' });
  await host.settled();
  expect([sheet.value(7, 6), sheet.value(8, 6)]).toEqual([80, 80]);
});

test('a target is revised while a colleague swaps the row with one of the same target: its own row gets it', async () => {
  const { host, client } = await openLedger();
  const { sheet, bodyArea } = kpisOf(host.book);
  const row = (at: number) => ({ ...bodyArea, row: bodyArea.row + at, rows: 1 });
  for (const at of [1, 2]) sheet.write({ ...row(at), column: 6, columns: 1 }, [[500]]);
  await host.settled();
  const [kpi, other] = [String(sheet.value(7, 1)), String(sheet.value(8, 1))];
  client.faults.after(1, () => {
    const [one, two] = [sheet.formulas(row(1)), sheet.formulas(row(2))];
    sheet.write(row(1), two);
    sheet.write(row(2), one);
  });
  const order = { kpi, year: 2030, from: 500, before: 500, after: 600, revisedOn: AS_OF, reason: '増', unit: null, setUp: null };
  expect((await tell(() => revise(order))).said).toBe('done');
  await host.settled();
  expect(await targets()).toMatchObject({ [kpi]: 600, [other]: 500 });
});

describe.each<[string, () => Promise<() => Promise<void>>]>([
  [
    'one cell',
    async () =>
      (
        (applied: AppliedFix) => () =>
          takeBackFix(applied)
      )(await setCell(SHARE, { keepOriginal: false })),
  ],
  [
    'several cells',
    async () =>
      (
        (applied: AppliedFixes) => () =>
          takeBackFixes(applied)
      )(await setCells([SHARE], { keepOriginals: false })),
  ],
])('a fix that is taken back later (%s)', (_, fix) => {
  const row = (body: Area, at: number): Area => ({ ...body, row: body.row + at, rows: 1 });

  async function fixed() {
    const { host } = await openLedger();
    const { sheet, bodyArea } = kpisOf(host.book);
    sheet.write({ ...row(bodyArea, 1), column: 6, columns: 1 }, [[80]]);
    sheet.write({ ...row(bodyArea, 2), column: 6, columns: 1 }, [[0.8]]);
    await host.settled();
    return { host, sheet, bodyArea, back: await fix() };
  }

  test('leaves another row alone that has come to its place and holds the same', async () => {
    const { host, sheet, bodyArea, back } = await fixed();
    const [one, other] = [sheet.formulas(row(bodyArea, 1)), sheet.formulas(row(bodyArea, 2))];
    sheet.write(row(bodyArea, 1), other);
    sheet.write(row(bodyArea, 2), one);
    await host.settled();
    expect(await tell(back)).toMatchObject({ said: 'nothing', kind: 'changedMeanwhile' });
    expect([sheet.value(7, 6), sheet.value(8, 6)]).toEqual([0.8, 0.8]);
  });

  test('is taken back though another cell of its row has been changed since', async () => {
    const { host, sheet, bodyArea, back } = await fixed();
    sheet.write({ ...row(bodyArea, 1), column: bodyArea.columns - 1, columns: 1 }, [['確認済み']]);
    await host.settled();
    await back();
    expect([sheet.value(7, 6), sheet.value(8, 6)]).toEqual([80, 0.8]);
  });
});
