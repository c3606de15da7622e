import { addActual } from '../../../src/excel/edit/write';
import { appendRows } from '../../../src/excel/rows/append-rows';
import { takeBackAdded } from '../../../src/excel/rows/take-back-rows';
import type { Table } from '../../host/book/table';
import { close, dump, failing, openOsaka } from '../workbook';

afterEach(close);

const ACTUAL = { kpi: '作業削減時間', year: 2025, value: 350000 } as const;
const theirs = (table: Table): (string | number | null)[] => ['多重入力箇所', 2031, ...Array<null>(table.area.columns - 2).fill(null)];

describe.each([2024, 2025])('a row that is taken back, of %i and 2025', first => {
  test.each<[string, (table: Table) => void]>([
    ['adds a row below', table => table.addRows([theirs(table)])],
    ['adds two rows below', table => table.addRows([theirs(table), theirs(table)])],
    ['adds a row below, and our answer is lost', table => table.addRows([theirs(table)])],
  ])('a colleague %s between our look and our write: all that is theirs stays as they left it, in the table', async (what, edit) => {
    const { host, client } = await openOsaka();
    await addActual({ ...ACTUAL, year: first }, '時間');
    const { added } = await addActual(ACTUAL, '時間');
    await host.settled();
    let then: unknown = null;
    if (what.endsWith('lost')) client.faults.at(2, 'answer lost');
    client.faults.after(1, () => {
      const table = host.book.table('DX_Actuals');
      if (table !== null) edit(table);
      then = JSON.parse(dump(host.book));
    });
    const { outcome } = await failing(() => takeBackAdded(added));
    expect(outcome).toEqual({ changed: 'nothing' });
    await host.settled();
    expect(JSON.parse(dump(host.book))).toEqual(then);
  });
});

test('a colleague corrects the row before it is taken out, and adds three below after that: all of it is in the table', async () => {
  const { host, client } = await openOsaka();
  await addActual({ ...ACTUAL, year: 2024 }, '時間');
  const { added } = await addActual(ACTUAL, '時間');
  await host.settled();
  const table = host.book.table('DX_Actuals');
  if (table === null) throw new Error('no actuals');
  client.faults.after(1, () => table.sheet.write({ row: 5, column: 3, rows: 1, columns: 1 }, [[360000]]));
  client.faults.after(2, () => table.addRows([theirs(table), theirs(table), theirs(table)]));
  await failing(() => takeBackAdded(added));
  await host.settled();
  expect(table.sheet.values({ ...table.bodyArea, columns: 4 })).toEqual([
    ['作業削減時間', 2024, null, 350000],
    ...Array<unknown>(3).fill(['多重入力箇所', 2031, null, null]),
    ['作業削減時間', 2025, null, 360000],
  ]);
});

test('a colleague deletes the row first: it is gone, and nothing else', async () => {
  const { host, client } = await openOsaka();
  await addActual({ ...ACTUAL, year: 2024 }, '時間');
  const { added } = await addActual(ACTUAL, '時間');
  await host.settled();
  let then: unknown = null;
  client.faults.after(1, () => {
    host.book.table('DX_Actuals')?.deleteRows(1, 1);
    then = JSON.parse(dump(host.book));
  });
  await takeBackAdded(added);
  await host.settled();
  expect(JSON.parse(dump(host.book))).toEqual(then);
});

test('a column of the staff that Excel calculates is no reason to keep the row', async () => {
  const { host } = await openOsaka();
  await addActual({ ...ACTUAL, year: 2024 }, '時間');
  const table = host.book.table('DX_Actuals');
  table?.addColumn('千時間');
  const { added } = await addActual(ACTUAL, '時間');
  table?.sheet.write({ row: 5, column: table.area.columns - 1, rows: 1, columns: 1 }, [['=D6/1000']]);
  await host.settled();
  await takeBackAdded(added);
  expect(table?.bodyArea.rows).toBe(1);
});

test('of many rows most have been deleted: it is told, and the others stay', async () => {
  const { host } = await openOsaka();
  const rows = Array.from({ length: 12 }, (_, at) => ({
    KPI: { value: '作業削減時間', format: 'General' },
    値: { value: at, format: '0' },
  }));
  const added = await appendRows('DX_Actuals', rows);
  const table = host.book.table('DX_Actuals');
  table?.deleteRows(1, 11);
  await host.settled();
  const before = dump(host.book);
  expect(await failing(() => takeBackAdded(added))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  expect(dump(host.book)).toBe(before);
});
