import { keepPublisher, readPublisher } from '../../../src/excel/batch/publisher-setting';
import type { Cells } from '../../../src/domain/base/cell';
import { takeBackCells } from '../../../src/excel/edit/cells';
import { openCopy } from '../../../src/excel/handover/open-copy';
import { makePublicSheets, takeBackPublicSheets } from '../../../src/excel/sheets/own/public-sheets';
import { repairCells } from '../../../src/excel/edit/repair-cells';
import { readPublishGrid } from '../../../src/excel/read/publish-grid';
import { check } from '../../../src/sheets/publish/check';
import { Merges } from '../../../src/sheets/publish/grid';
import { publication } from '../../../src/sheets/publish/export';
import { editsFor } from '../../../src/sheets/publish/repair';
import { exportTable, exportedLines } from '../../../src/sheets/publish/typed-export';
import { workbookFileSteps } from '../../../src/sheets/publish/workbook-file';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import { finish, Stopped } from '../../../src/sheets/read/slices';
import { close, dump, openOsaka, sheetNamed } from '../workbook';

afterEach(close);

/** A sheet of the staff's own, with what the rules object to. */
async function openOwn() {
  const opened = await openOsaka();
  const sheet = opened.host.book.addSheet('手続');
  sheet.write({ row: 0, column: 0, rows: 5, columns: 3 }, [
    ['手続', '件数（件）', '年月'],
    ['転入　届', 1200, '令和5年4月'],
    ['転出届', "'▲50", '令和5年5月'],
    ['印鑑登録①', '=B2*2', '令和5年6月'],
    ['', '', ''],
  ]);
  sheet.setRowsHidden(2, 1, true);
  sheet.setStyle({ row: 0, column: 0, rows: 1, columns: 3 }, { font: { bold: true } });
  sheet.merge({ row: 6, column: 0, rows: 1, columns: 2 });
  sheet.write({ row: 6, column: 0, rows: 1, columns: 1 }, [['注記']]);
  await opened.host.settled();
  return opened;
}

test('a sheet is read as the rules look at it, and nothing is written', async () => {
  const { host, client } = await openOwn();
  const before = dump(host.book);
  client.resetCounters();
  const grid = await readPublishGrid({ sheet: '手続' });
  // Size, cells, hidden rows, columns, merges, objects.
  expect(client.counters.syncs).toBe(6);
  expect(dump(host.book)).toBe(before);
  expect(grid).toMatchObject({
    name: '手続',
    row: 0,
    column: 0,
    hiddenRows: [2],
    hiddenColumns: [],
    merges: [{ row: 6, column: 0, lastRow: 6, lastColumn: 1 }],
  });
  expect(grid?.values[3]).toEqual(['印鑑登録①', 2400, '令和5年6月']);
  expect(grid?.formulas?.[3]?.[1]).toBe('=B2*2');
  expect(grid?.looks?.[0]?.[0]?.bold).toBe(true);
  const failing = finish(check({ file: { name: 'a.xlsx', format: 'xlsx' }, sheets: [grid!] })).findings.filter(
    ({ verdict }) => verdict === 'fail',
  );
  expect(failing.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['L1-06', 'L1-13', 'L2-06', 'L3-05']));
});

test('a repair writes the cells it showed and nothing else, and is taken back', async () => {
  const { client } = await openOwn();
  const grid = (await readPublishGrid({ sheet: '手続' }))!;
  const merges = new Merges(grid.merges);
  const report = finish(check({ file: { name: 'a.xlsx', format: 'xlsx' }, sheets: [grid] }));
  const table = report.layouts[0]!.layout.tables[0]!;
  const edits = [...editsFor('L1-06', { grid, merges, table }), ...editsFor('L3-05', { grid, merges, table })];
  expect(edits).toHaveLength(4);
  client.resetCounters();
  const written = await repairCells('手続', edits);
  expect(client.counters.syncs).toBe(2);
  const again = (await readPublishGrid({ sheet: '手続' }))!;
  expect(again.values.slice(1, 4)).toEqual([
    ['転入 届', 1200, '2023年4月'],
    ['転出届', '▲50', '2023年5月'],
    ['印鑑登録①', 2400, '2023年6月'],
  ]);
  expect(again.formulas?.[3]?.[1]).toBe('=B2*2');
  await takeBackCells(written);
  const back = (await readPublishGrid({ sheet: '手続' }))!;
  expect([back.values, back.formulas]).toEqual([grid.values, grid.formulas]);
});

test('a repair is refused where somebody has typed meanwhile', async () => {
  const { host } = await openOwn();
  const edits = [{ row: 1, column: 0, before: '転入　届', after: '転入 届' }];
  const sheet = host.book.sheets.find(({ name }) => name === '手続')!;
  sheet.write({ row: 1, column: 0, rows: 1, columns: 1 }, [['転居届']]);
  await host.settled();
  await expect(repairCells('手続', edits)).rejects.toMatchObject({ kind: 'changedMeanwhile' });
});

test('reading can be stopped, an empty sheet has nothing, a wholly filled one is refused', async () => {
  const { host } = await openOwn();
  const large = host.book.addSheet('大きな表');
  large.write(
    { row: 0, column: 0, rows: 3_000, columns: 10 },
    Array.from({ length: 3_000 }, (_, row) => Array.from({ length: 10 }, (__, column) => row * column)),
  );
  host.book.addSheet('空のシート');
  const far = host.book.addSheet('遠い表');
  far.write({ row: 0, column: 0, rows: 1, columns: 1 }, [['見出し']]);
  far.write({ row: 1_000_000, column: 5, rows: 1, columns: 1 }, [[1]]);
  await host.settled();
  const abort = new AbortController();
  const stopped = readPublishGrid({ sheet: '大きな表', signal: abort.signal, onRows: () => abort.abort() });
  await expect(stopped).rejects.toThrow(Stopped);
  expect(await readPublishGrid({ sheet: '空のシート' })).toBeNull();
  await expect(readPublishGrid({ sheet: '遠い表' })).rejects.toMatchObject({ kind: 'tooLarge' });
});

test('who publishes is kept with the workbook', async () => {
  await openOsaka();
  expect(await readPublisher()).toBeNull();
  await keepPublisher({ code: '271004', name: '大阪市' });
  expect(await readPublisher()).toEqual({ code: '271004', name: '大阪市' });
});

test('a protected sheet is not repaired, and nothing is changed', async () => {
  const { host } = await openOwn();
  sheetNamed(host.book, '手続').protect();
  await host.settled();
  const before = dump(host.book);
  const edits = [{ row: 1, column: 0, before: '転入　届', after: '転入 届' }];
  await expect(repairCells('手続', edits)).rejects.toMatchObject({ kind: 'protectedSheet', outcome: { changed: 'nothing' } });
  expect(dump(host.book)).toBe(before);
});

test('an export of 20,000 rows is three syncs at most: the cells are there, only who publishes is kept', async () => {
  const { client, host } = await openOsaka();
  const before = dump(host.book);
  const head = ['KPI', '年度', '値'];
  const cells: Cells = [head, ...Array.from({ length: 20_000 }, (_, row) => [`指標${row % 40}`, 2000 + (row % 25), row])];
  const publisher = { code: '271004', name: '大阪市' };
  client.resetCounters();
  const made = finish(publication([exportTable(TABLES.DX_Actuals, cells, publisher)], publisher, 46_000));
  const bytes = finish(workbookFileSteps(made));
  await keepPublisher(publisher);
  await openCopy(bytes);
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  expect(made[0]?.rows).toHaveLength(20_000);
  expect(dump(host.book)).toBe(before);
});

test('20,000 rows as sheets of this workbook are two syncs, and go again', async () => {
  const { client, host } = await openOsaka();
  const before = dump(host.book);
  const cells: Cells = [
    ['KPI', '年度', '値'],
    ...Array.from({ length: 20_000 }, (_, row): Cells[number] => [`指標${row % 40}`, 2000 + (row % 25), row]),
  ];
  const publisher = { code: '271004', name: '大阪市' };
  const made = finish(publication([exportTable(TABLES.DX_Actuals, cells, publisher)], publisher, 46_000));
  const sheets = made.map((table, at) => ({ name: `公開${at}`, lines: exportedLines(table) }));
  client.resetCounters();
  await makePublicSheets(sheets, publisher);
  expect(client.counters.syncs).toBe(2);
  expect(host.book.sheet('公開0')?.value(20_000, 0)).toBe('271004');
  expect(await readPublisher()).toEqual(publisher);
  await takeBackPublicSheets(sheets);
  expect(dump(host.book)).toBe(before);
});
