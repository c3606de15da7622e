import { findSource } from '../../../src/excel/read/adopt-source';
import type { Table } from '../../host/book/table';
import type { Started } from '../../host/node';
import { close, open } from '../workbook';

afterEach(close);

async function openWithList(): Promise<Started & { readonly table: Table }> {
  const started = await open();
  const sheet = started.host.book.addSheet('公表資料');
  sheet.write({ row: 2, column: 1, rows: 3, columns: 2 }, [
    ['KPI', '2030年'],
    ['作業削減時間', '110万時間'],
    ['窓口の待ち時間', '10分'],
  ]);
  const table = started.host.book.addTable(sheet, { row: 2, column: 1, rows: 3, columns: 2 }, true, '計画表');
  started.host.book.select(sheet, { row: 3, column: 1, rows: 1, columns: 1 });
  await started.host.settled();
  return { ...started, table };
}

test('of a table whose header row is hidden only rows are there, and it is said; the headers shown again, all is there', async () => {
  const { host, table } = await openWithList();
  table.showHeaders = false;
  await host.settled();
  for (const pointed of [{ kind: 'selection' }, { kind: 'table', name: '計画表' }] as const) {
    const { source } = await findSource(pointed);
    expect(source).toMatchObject({ table: null, headersHidden: '計画表', row: 3 });
    expect(source.values.map(([first]) => first)).toEqual(['作業削減時間', '窓口の待ち時間']);
  }
  table.showHeaders = true;
  await host.settled();
  for (const pointed of [{ kind: 'selection' }, { kind: 'table', name: '計画表' }] as const) {
    const { source } = await findSource(pointed);
    expect(source).toMatchObject({ table: '計画表', headersHidden: null, row: 2 });
    expect(source.values.map(([first]) => first)).toEqual(['KPI', '作業削減時間', '窓口の待ち時間']);
  }
});
