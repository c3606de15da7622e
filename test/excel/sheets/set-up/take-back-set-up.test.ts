/** 元に戻す for a set-up: what somebody has put on it, into it or beside it since stays, and so does all the rest. */
import { readWorkbook } from '../../../../src/excel/read/read';
import { forgetAdded, replacedRows } from '../../../../src/excel/rows/outbox';
import { setUp } from '../../../../src/excel/sheets/set-up/set-up';
import { takeBackSetUp } from '../../../../src/excel/sheets/set-up/take-back-set-up';
import { planSetUp } from '../../../../src/sheets/make/set-up';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import { openWith } from '../../../faults/books';
import { differences, whole, type Whole } from '../../../faults/whole';
import type { Book } from '../../../host/book/book';
import type { Table } from '../../../host/book/table';
import { AS_OF, close, failing, sheetNamed } from '../../workbook';

afterEach(close);

/** A second template: 課題 has come as a sheet, KPI has got rows, and columns of two more years. */
async function added() {
  const { host, client } = await openWith('DX_KPIs', 'DX_Actuals');
  const plan = planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Issues'], template: KITAKYUSHU, asOf: AS_OF });
  const { made } = await setUp(plan);
  await host.settled();
  return { host, client, made };
}

const kpis = (book: Book): Table => {
  const table = book.table('DX_KPIs');
  if (table === null) throw new Error('no KPIs');
  return table;
};
const renameLast = (table: Table): void => table.renameColumn(table.columns.at(-1)?.id ?? 0, '同僚の列');

test.each<[string, string, (book: Book) => void]>([
  ['a note has been put on a sheet that came', '課題', book => sheetNamed(book, '課題').setNote(3, 0, '確認中')],
  ['a sheet that came has been renamed', '課題', book => book.renameSheet(sheetNamed(book, '課題'), '課題 保存版')],
  [
    'a KPI that was there has got a target in an added column',
    'KPI!T6',
    book => {
      const { sheet, area } = kpis(book);
      sheet.write({ row: area.row + 1, column: area.columns - 1, rows: 1, columns: 1 }, [[7]]);
    },
  ],
  ['an added column has been renamed', 'KPI!A12:U19', book => renameLast(kpis(book))],
])('%s: nothing is taken back', async (_, what, edit) => {
  const { host, made } = await added();
  edit(host.book);
  await host.settled();
  const before = whole(host.book);
  expect(await failing(() => takeBackSetUp(made))).toMatchObject({
    failure: { kind: 'changedMeanwhile', what },
    outcome: { changed: 'nothing' },
  });
  await host.settled();
  expect(differences(before, whole(host.book))).toEqual([]);
});

test('a colleague renames an added column between our look and our write: it stays, with its name', async () => {
  const { host, client, made } = await added();
  const start = host.book.snapshot();
  client.resetCounters();
  await takeBackSetUp(made);
  const { syncs } = client.counters;
  host.book.restore(start);
  await host.settled();
  const cells = (): unknown => kpis(host.book).sheet.formulas(kpis(host.book).area);
  let then: unknown = null;
  client.faults.after(syncs - 1, () => {
    renameLast(kpis(host.book));
    then = cells();
  });
  // A sheet that is gone does not come back, and it is told which.
  expect((await failing(() => takeBackSetUp(made))).outcome.changed).toBe('left');
  await host.settled();
  expect(cells()).toEqual(then);
});

test('of a second template all goes: also what the workbook said of it', async () => {
  const { host } = await openWith('DX_KPIs', 'DX_Actuals');
  const before: Whole = whole(host.book);
  const { made } = await setUp(planSetUp(await readWorkbook(), { tables: ['DX_Issues'], template: KITAKYUSHU, asOf: AS_OF }));
  await host.settled();
  await takeBackSetUp(made);
  await host.settled();
  expect(differences(before, whole(host.book))).toEqual([]);
});

test('the second of two tables is not as it was looked at: rows of the first, which are taken out again, are not looked for later', async () => {
  const { host, client } = await openWith('DX_KPIs', 'DX_Schedules');
  const { book } = host;
  forgetAdded();
  const plan = planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Schedules'], template: KITAKYUSHU, asOf: AS_OF });
  client.faults.after(1, () => {
    const { sheet, area } = book.table('DX_Schedules') ?? kpis(book);
    book.autoExpandTables = false;
    sheet.write({ row: area.row + area.rows, column: 0, rows: 1, columns: 1 }, [['※同僚の注']]);
    book.autoExpandTables = true;
  });
  // The next attempt does not come to its look.
  client.faults.at(5, 'AccessDenied');
  expect(await failing(() => setUp(plan))).toMatchObject({ kind: 'readOnly', outcome: { changed: 'nothing' } });
  await host.settled();
  // Theirs, where the first of ours would stand.
  kpis(book).addRows([['9', '同僚の指標', ...Array<null>(kpis(book).area.columns - 2).fill(null)]]);
  await host.settled();
  expect(replacedRows(await readWorkbook(), Date.now() + 1)).toEqual([]);
});
