import { findPlans } from '../../../src/excel/read/find-plans';
import { Host } from '../../host/host';
import { buildSample } from '../../host/preview/sample';
import { startExcel, type Started } from '../../host/node';
import { readXlsx } from '../../host/xlsx';
import type { Value } from '../../host/cell/value';

let started: Started | null = null;
afterEach(() => {
  started?.stop();
  started = null;
});

async function openBook(sheets: Readonly<Record<string, readonly (readonly Value[])[]>>): Promise<Started> {
  started = await startExcel();
  for (const [name, values] of Object.entries(sheets)) {
    const sheet = started.host.book.addSheet(name);
    const columns = Math.max(...values.map(line => line.length));
    sheet.write(
      { row: 0, column: 0, rows: values.length, columns },
      values.map(line => Array.from({ length: columns }, (_, at) => line[at] ?? null)),
    );
  }
  await started.host.settled();
  started.client.resetCounters();
  return started;
}

const PUBLISHED: readonly (readonly Value[])[] = [
  ['KPI', '2030年', '2040年'],
  ['作業削減時間', '110万時間 軽減', '212万時間 軽減'],
  ['多重入力箇所', '0 箇所', '0 箇所'],
];

test('the published plan of the sample report is found and named', async () => {
  const { book } = await readXlsx(await buildSample());
  started = await startExcel({ host: new Host(book) });
  const found = await findPlans(
    book.sheets.map(({ name }) => name),
    2026,
  );
  expect(found.map(({ block }) => block.sheet)).toContain('計画');
  expect(found.find(({ block }) => block.sheet === '計画')?.names).toEqual(expect.arrayContaining(['作業削減時間', '生産性向上率']));
});

test('a plan under a title, below a blank row and beside another table is found with all of its KPIs', async () => {
  await openBook({
    資料: [
      ['令和8年度 DX推進計画'],
      [],
      ['', '', ''],
      ['', 'KPI', '2030年', '2040年'],
      ['', '作業削減時間', '110万時間', '212万時間'],
      ['', '多重入力箇所', '0箇所', '0箇所'],
    ],
    職員: [
      ['氏名', '所属', '内線'],
      ['甲', '総務課', 123],
    ],
  });
  expect(await findPlans(['資料', '職員'], 2026)).toEqual([
    {
      block: { sheet: '資料', row: 3, column: 1, rows: 3, columns: 3 },
      at: { row: 3, column: 1 },
      names: ['作業削減時間', '多重入力箇所'],
      goesOn: false,
      unsure: 0,
    },
  ]);
});

test.each<[string, readonly (readonly Value[])[]]>([
  [
    'a budget',
    [
      ['事業名', '令和7年度予算額', '令和8年度予算額'],
      ['窓口改革', 1200, 1500],
      ['基盤整備', 800, 900],
    ],
  ],
  [
    'a staff list',
    [
      ['番号', '氏名', '所属', '備考'],
      [1, '甲', '総務課', ''],
      [2, '乙', '財政課', ''],
    ],
  ],
  [
    'plain numbers',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  ['an empty sheet', [['']]],
])('%s is no plan', async (_, values) => {
  await openBook({ 表: values });
  expect(await findPlans(['表'], 2026)).toEqual([]);
});

test('looking is bounded: two syncs without a likely table, one more for each likely sheet, few cells of a large one', async () => {
  const many = Array.from({ length: 20_000 }, (_, row) => [`行${row}`, row, row * 2]);
  const { client } = await openBook({ 大きな表: [['行', '甲', '乙'], ...many] });
  expect(await findPlans(['大きな表'], 2026)).toEqual([]);
  expect(client.counters.syncs).toBe(2);
  expect(client.counters.bytesReceived).toBeLessThan(40_000);

  const sheets = Object.fromEntries(Array.from({ length: 15 }, (_, at) => [`計画${at}`, PUBLISHED]));
  const second = await openBook(sheets);
  const found = await findPlans(Object.keys(sheets), 2026);
  expect(found.map(({ block }) => block.sheet)).toEqual(['計画0', '計画1', '計画2', '計画3']);
  expect(second.client.counters.syncs).toBe(6);
});
