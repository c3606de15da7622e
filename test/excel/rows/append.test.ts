import { addActual } from '../../../src/excel/edit/write';
import { alignmentOf } from '../../../src/sheets/make/planned-column';
import { locate } from '../../../src/sheets/read/read';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import { appendRows } from '../../../src/excel/rows/append-rows';
import { takeBackAdded } from '../../../src/excel/rows/take-back-rows';
import type { Book } from '../../host/book/book';
import { close, dump, failing, openOsaka, sheetNamed } from '../workbook';

afterEach(close);

const ACTUAL = { kpi: '作業削減時間', year: 2025, value: 350000, status: '実績', source: '業務改革の報告', comment: '速報を含む' } as const;

test('added rows stand as their columns do: numbers right, choices in the middle, long texts in several lines, all at the top', async () => {
  const { host } = await openOsaka();
  await addActual(ACTUAL, '時間');
  await addActual({ ...ACTUAL, year: 2026 }, '時間');
  await host.settled();
  const sheet = sheetNamed(host.book, '実績');
  const table = host.book.table('DX_Actuals');
  const { located } = locate(TABLES.DX_Actuals, table?.columns.map(({ name }) => name) ?? []);
  const byHeader = Object.fromEntries(located.map(({ header, column }) => [header, alignmentOf(column)]));
  // What the columns ask for is known from elsewhere, so that nothing is compared with itself alone.
  expect(byHeader).toMatchObject({ 値: { align: 'right' }, KPI: { align: 'left', wrap: true }, 年度: { wrap: false } });
  for (const row of [4, 5])
    expect(Object.fromEntries(located.map(({ header, at }) => [header, sheet.style(row, at).alignment]))).toEqual(
      Object.fromEntries(
        Object.entries(byHeader).map(([header, { align, wrap }]) => [
          header,
          expect.objectContaining({ horizontal: align, vertical: 'top', ...(wrap ? { wrap } : {}) }) as unknown,
        ]),
      ),
    );
});

test('what somebody types below a table that does not grow in their Excel stays, and ours goes below it', async () => {
  const { host, client } = await openOsaka();
  const { book } = host;
  await addActual({ kpi: '作業削減時間', year: 2024, value: 1 }, '時間');
  await host.settled();
  client.faults.after(1, () => {
    const { sheet, area } = book.table('DX_Actuals') ?? { sheet: sheetNamed(book, '実績'), area: { row: 0, rows: 0, column: 0 } };
    book.autoExpandTables = false;
    sheet.write({ row: area.row + area.rows, column: area.column, rows: 1, columns: 1 }, [['同僚の行']]);
    book.autoExpandTables = true;
  });
  await addActual({ kpi: '作業削減時間', year: 2025, value: 2 }, '時間');
  await host.settled();
  const { area } = book.table('DX_Actuals') ?? { area: { row: 0, rows: 0, column: 0, columns: 1 } };
  const names = sheetNamed(book, '実績')
    .texts({ row: area.row + 1, column: area.column, rows: 3, columns: 1 })
    .flat();
  expect(names).toEqual(['作業削減時間', '同僚の行', '作業削減時間']);
});

test('a height that somebody has set by hand is there again when the row is taken back', async () => {
  const { host } = await openOsaka();
  await addActual({ kpi: '作業削減時間', year: 2024, value: 1 }, '時間');
  await host.settled();
  const sheet = sheetNamed(host.book, '実績');
  sheet.setRowHeight(5, 1, 61);
  const { added } = await addActual(ACTUAL, '時間');
  await host.settled();
  await takeBackAdded(added);
  await host.settled();
  expect(sheet.rowHeight(5)).toBe(61);
});

test('a column gets another name meanwhile: nothing is written, and the workbook does not say that anything was', async () => {
  const { host, client } = await openOsaka();
  const before = (): unknown => [dump(host.book, []), [...host.book.settings.all()]];
  let then: unknown = null;
  client.faults.after(1, () => {
    sheetNamed(host.book, '実績').write({ row: 3, column: 1, rows: 1, columns: 1 }, [['年']]);
    then = before();
  });
  expect((await failing(() => addActual(ACTUAL, '時間'))).outcome.changed).toBe('nothing');
  await host.settled();
  expect(before()).toEqual(then);
});

test('a batch that stops half-way, and a colleague who then types right below ours: theirs moves up, ours is added below', async () => {
  const { host, client } = await openOsaka();
  const { book } = host;
  await addActual({ kpi: '作業削減時間', year: 2024, value: 1 }, '時間');
  await host.settled();
  client.batches.length = 0;
  const { added } = await addActual(ACTUAL, '時間');
  const length = client.batches.at(-1)?.Actions.length ?? 0;
  await takeBackAdded(added);
  await host.settled();
  // All is written but what the workbook says of it.
  client.faults.at(2, { doneActions: length - 1 });
  client.faults.after(2, () => sheetNamed(book, '実績').write({ row: 6, column: 0, rows: 1, columns: 2 }, [['同僚の行', 2031]]));
  await addActual(ACTUAL, '時間');
  await host.settled();
  const { area } = book.table('DX_Actuals') ?? { area: { row: 0, rows: 0, column: 0, columns: 1 } };
  const names = sheetNamed(book, '実績')
    .texts({ ...area, columns: 2 })
    .slice(1);
  expect(names).toEqual([
    ['作業削減時間', '2024'],
    ['同僚の行', '2031'],
    ['作業削減時間', '2025'],
  ]);
});

test('somebody begins to write in the blank row, and our answer gets lost: theirs stays, ours is below it', async () => {
  const { host, client } = await openOsaka();
  const { book } = host;
  client.faults.after(1, () => sheetNamed(book, '実績').write({ row: 4, column: 0, rows: 1, columns: 2 }, [['同僚の行', 2031]]));
  client.faults.at(2, 'answer lost');
  await addActual(ACTUAL, '時間');
  await host.settled();
  const { area } = book.table('DX_Actuals') ?? { area: { row: 0, rows: 0, column: 0, columns: 1 } };
  expect(
    sheetNamed(book, '実績')
      .texts({ ...area, columns: 2 })
      .slice(1),
  ).toEqual([
    ['同僚の行', '2031'],
    ['作業削減時間', '2025'],
  ]);
});

describe('somebody leaves the last row out of the table meanwhile', () => {
  const shorten = (book: Book): void => {
    const table = book.table('DX_Actuals');
    table?.resize({ ...table.area, rows: table.area.rows - 1 });
  };
  const row = (year: number) => ({ KPI: { value: '作業削減時間', format: '@' }, 年度: { value: year, format: '0' } });

  test('it stays as it is, nothing is written over it, and it is said what is in the way', async () => {
    const { host, client } = await openOsaka();
    const { book } = host;
    await appendRows('DX_Actuals', [row(2023), row(2024)]);
    await host.settled();
    let then: unknown = null;
    client.faults.after(1, () => {
      shorten(book);
      then = dump(book, []);
    });
    // The second of them would stand below the row that is left out, and so outlive what is taken back.
    const failure = await failing(() => appendRows('DX_Actuals', [row(2025), row(2026)]));
    expect(failure).toMatchObject({ kind: 'rowsInTheWay', outcome: { changed: 'nothing' } });
    await host.settled();
    expect(dump(book, [])).toEqual(then);
  });
});
