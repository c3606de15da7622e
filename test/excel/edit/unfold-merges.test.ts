/** 公開用の点検: merged cells are parted, and merged again when that is taken back. */
import { foldAgain, unfoldMerges } from '../../../src/excel/edit/unfold-merges';
import { readPublishGrid } from '../../../src/excel/read/publish-grid';
import { check } from '../../../src/sheets/publish/check';
import { Merges } from '../../../src/sheets/publish/grid';
import { unfoldsIn } from '../../../src/sheets/publish/repair';
import { finish } from '../../../src/sheets/read/slices';
import { close, dump, openOsaka, sheetNamed } from '../workbook';

afterEach(close);

/** A sheet of the staff's own: a title, merged row labels, a merged number, a total, a note. */
async function openOwn() {
  const opened = await openOsaka();
  const sheet = opened.host.book.addSheet('手続');
  sheet.write({ row: 0, column: 0, rows: 9, columns: 3 }, [
    ['', '', ''],
    ['手続の件数', '', ''],
    ['区分', '手続', '件数（件）'],
    ['市民', '転入届', 1200],
    ['', '転出届', 800],
    ['税', '証明', '=C4*2'],
    ['', '閲覧', ''],
    ['合計', '', '=SUM(C4:C6)'],
    ['※ 令和5年度の件数', '', ''],
  ]);
  sheet.setStyle({ row: 2, column: 0, rows: 1, columns: 3 }, { font: { bold: true } });
  sheet.merge({ row: 3, column: 0, rows: 2, columns: 1 });
  sheet.merge({ row: 5, column: 0, rows: 2, columns: 1 });
  sheet.merge({ row: 5, column: 2, rows: 2, columns: 1 });
  await opened.host.settled();
  return opened;
}

async function checked() {
  const grid = (await readPublishGrid({ sheet: '手続' }))!;
  const report = finish(check({ file: { name: 'a.xlsx', format: 'xlsx' }, sheets: [grid] }));
  const failing = new Set(report.findings.filter(({ verdict }) => verdict === 'fail').map(({ rule }) => rule));
  return {
    grid,
    failing,
    areas: report.layouts[0]!.layout.tables.flatMap(table => unfoldsIn({ grid, merges: new Merges(grid.merges), table })),
  };
}

test('merged cells are parted, each with the value, formulas left alone; and merged again', async () => {
  const { host, client } = await openOwn();
  const before = dump(host.book);
  const { areas, failing } = await checked();
  expect(failing.has('L1-12')).toBe(true);
  // The one with a formula stays merged.
  expect(areas.map(({ row, column, value }) => [row, column, value])).toEqual([
    [3, 0, '市民'],
    [5, 0, '税'],
  ]);
  client.resetCounters();
  const unfolded = await unfoldMerges('手続', areas);
  expect(client.counters.syncs).toBe(3);
  const after = await checked();
  expect(after.grid.values.slice(2, 6).map(([label]) => label)).toEqual(['市民', '市民', '税', '税']);
  expect(after.grid.merges).toHaveLength(1);
  expect(after.grid.formulas?.[4]?.[2]).toBe('=C4*2');
  client.resetCounters();
  await foldAgain(unfolded);
  expect(client.counters.syncs).toBe(3);
  expect(dump(host.book)).toBe(before);
});

test('only the answer is lost: done, at once, and so it is when they are merged again', async () => {
  const { host, client } = await openOwn();
  const before = dump(host.book);
  const { areas } = await checked();
  client.faults.at(3, 'answer lost');
  const unfolded = await unfoldMerges('手続', areas);
  client.faults.at(3, 'answer lost');
  await foldAgain(unfolded);
  expect(dump(host.book)).toBe(before);
});

test('where somebody has typed into a merged cell meanwhile, nothing is parted', async () => {
  const { host } = await openOwn();
  const { areas } = await checked();
  sheetNamed(host.book, '手続').write({ row: 3, column: 0, rows: 1, columns: 1 }, [['法人']]);
  await host.settled();
  const before = dump(host.book);
  await expect(unfoldMerges('手続', areas)).rejects.toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  expect(dump(host.book)).toBe(before);
});

test('what somebody has written into the parted cells is not merged away', async () => {
  const { host } = await openOwn();
  const unfolded = await unfoldMerges('手続', (await checked()).areas);
  sheetNamed(host.book, '手続').write({ row: 4, column: 0, rows: 1, columns: 1 }, [['法人']]);
  await host.settled();
  const before = dump(host.book);
  await expect(foldAgain(unfolded)).rejects.toMatchObject({ kind: 'changedMeanwhile' });
  expect(dump(host.book)).toBe(before);
});

test('a protected sheet: a sentence, nothing changed', async () => {
  const { host } = await openOwn();
  const { areas } = await checked();
  sheetNamed(host.book, '手続').protect();
  await host.settled();
  const before = dump(host.book);
  await expect(unfoldMerges('手続', areas)).rejects.toMatchObject({ kind: 'protectedSheet', failure: { sheet: '手続' } });
  expect(dump(host.book)).toBe(before);
});

test('somebody types into a merged cell between our look and our write: it is merged, with what they typed', async () => {
  const { host, client } = await openOwn();
  const { areas } = await checked();
  let then = '';
  client.faults.after(2, () => {
    sheetNamed(host.book, '手続').write({ row: 3, column: 0, rows: 1, columns: 1 }, [['法人']]);
    then = dump(host.book);
  });
  await expect(unfoldMerges('手続', areas)).rejects.toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(dump(host.book)).toBe(then);
});

test('Excel stops when a cell is parted and not yet filled: it is merged again, and all are parted with the next try', async () => {
  const { host, client } = await openOwn();
  const { areas } = await checked();
  client.batches.length = 0;
  const unfolded = await unfoldMerges('手続', areas);
  const actions = client.batches.at(-1)?.Actions.map(({ Name }) => String(Name)) ?? [];
  const parted = dump(host.book);
  await foldAgain(unfolded);
  client.faults.at(3, { doneActions: actions.lastIndexOf('Unmerge') + 1 });
  await unfoldMerges('手続', areas);
  expect(dump(host.book)).toBe(parted);
});

type Sheet = ReturnType<typeof sheetNamed>;
const RESHAPING: readonly (readonly [string, (sheet: Sheet) => void])[] = [
  ['a row is inserted into it', sheet => sheet.insertRows(6, 1)],
  ['a row of it is deleted', sheet => sheet.deleteRows(6, 1)],
  ['a row of the first is deleted', sheet => sheet.deleteRows(4, 1)],
];

test.each(RESHAPING)('between our look and our write %s: what is merged stays so, and is told', async (_, edit) => {
  const { host, client } = await openOwn();
  const { areas } = await checked();
  let then = '';
  client.faults.after(2, () => {
    edit(sheetNamed(host.book, '手続'));
    then = dump(host.book);
  });
  await expect(unfoldMerges('手続', areas)).rejects.toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(dump(host.book)).toBe(then);
});

test.each(RESHAPING)('and before they are merged again %s: they stay parted, and it is told', async (_, edit) => {
  const { host, client } = await openOwn();
  const unfolded = await unfoldMerges('手続', (await checked()).areas);
  let then = '';
  client.faults.after(2, () => {
    edit(sheetNamed(host.book, '手続'));
    then = dump(host.book);
  });
  await expect(foldAgain(unfolded)).rejects.toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(dump(host.book)).toBe(then);
});

test('what somebody else has merged of the parted cells, before we merge them all again, is merged as they left it', async () => {
  const { host, client } = await openOwn();
  const sheet = sheetNamed(host.book, '手続');
  sheet.insertColumns(1, 1);
  sheet.unmerge({ row: 3, column: 0, rows: 2, columns: 1 });
  sheet.merge({ row: 3, column: 0, rows: 2, columns: 2 });
  await host.settled();
  const unfolded = await unfoldMerges('手続', [{ row: 3, column: 0, lastRow: 4, lastColumn: 1, value: '市民' }]);
  let then = '';
  client.faults.after(2, () => {
    sheet.merge({ row: 3, column: 1, rows: 2, columns: 1 });
    then = dump(host.book);
  });
  await expect(foldAgain(unfolded)).rejects.toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(dump(host.book)).toBe(then);
});
