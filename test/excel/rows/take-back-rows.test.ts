import { addActual } from '../../../src/excel/edit/write';
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
  ])('a colleague %s between our look and our write: all that is theirs stays as they left it, in the table', async (_, edit) => {
    const { host, client } = await openOsaka();
    await addActual({ ...ACTUAL, year: first }, '時間');
    const { added } = await addActual(ACTUAL, '時間');
    await host.settled();
    let then: unknown = null;
    client.faults.after(1, () => {
      const table = host.book.table('DX_Actuals');
      if (table !== null) edit(table);
      then = JSON.parse(dump(host.book));
    });
    expect(await failing(() => takeBackAdded(added))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
    await host.settled();
    expect(JSON.parse(dump(host.book))).toEqual(then);
  });
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
