import { readFormulas } from '../../../src/excel/read/read-formulas';
import { readWorkbook } from '../../../src/excel/read/read';
import { examine } from '../../../src/sheets/doctor/diagnose';
import { finish, Stopped } from '../../../src/sheets/read/slices';
import { close, dump, openOsaka } from '../workbook';

afterEach(close);

test('three syncs for a workbook; formulas with what they show, and nothing written', async () => {
  const { host, client } = await openOsaka();
  const sheet = host.book.addSheet('数式');
  sheet.write({ row: 1, column: 1, rows: 2, columns: 1 }, [['=1+1'], ['=_xldudf_DX_TARGET("作業削減時間",2030,DX_KPIs[#All])']]);
  await host.settled();
  const state = await readWorkbook();
  const before = dump(host.book);
  client.resetCounters();
  const book = await readFormulas(state);
  expect(client.counters.syncs).toBe(3);
  expect(dump(host.book)).toBe(before);
  expect(book.sheets.find(({ name }) => name === '数式')).toMatchObject({
    row: 1,
    column: 1,
    formulas: [['=1+1'], ['=_xldudf_DX_TARGET("作業削減時間",2030,DX_KPIs[#All])']],
  });
  expect(book.tables.map(({ name }) => name)).toContain('DX_KPIs');
  expect(book.date1904).toBe(false);
  expect(finish(examine(book)).symptoms).toMatchObject([
    { kind: 'fileName', place: { sheet: '数式', address: 'B3' }, repair: '=DX.TARGET("作業削減時間",2030,DX_KPIs[#All])' },
  ]);
});

test('it can be stopped between two answers', async () => {
  const { host } = await openOsaka();
  const sheet = host.book.addSheet('大きな表');
  sheet.write(
    { row: 0, column: 0, rows: 12_000, columns: 10 },
    Array.from({ length: 12_000 }, (_, row) => Array.from({ length: 10 }, (__, column) => row * column)),
  );
  const state = await readWorkbook();
  const abort = new AbortController();
  const told: number[] = [];
  await expect(
    readFormulas(state, {
      signal: abort.signal,
      onRows: done => {
        told.push(done);
        abort.abort();
      },
    }),
  ).rejects.toThrow(Stopped);
  expect(told).toHaveLength(1);
});
