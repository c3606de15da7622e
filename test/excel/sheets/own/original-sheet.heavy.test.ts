import { findOriginal, makeOriginalSheet } from '../../../../src/excel/sheets/own/original-sheet';
import { readWorkbook } from '../../../../src/excel/read/read';
import { planOriginalSheet } from '../../../../src/sheets/make/own/original-sheet';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import { shownByLibreOffice } from '../../../host/libreoffice';
import { writeXlsx } from '../../../host/xlsx';
import { openTemplate } from './gantt-book';
import { close, sheetNamed } from '../../workbook';

jest.setTimeout(240_000);
afterEach(close);

test('LibreOffice, which has no add-in, works out the same original targets', async () => {
  const { host } = await openTemplate(OSAKA);
  const table = host.book.table('DX_Revisions');
  if (!table) throw new Error('no table');
  const rows = [
    ['作業削減時間', 2030, 1_000_000, 1_100_000, 46300, '二度目'],
    ['作業　削減時間', 2030, 900_000, 1_000_000, 46000, '最初'],
    ['生産性向上率', 2040, '―', 0.2, 46100, ''],
    ['知らないKPI', 2030, 1, 2, 46100, ''],
  ];
  table.sheet.write({ row: table.area.row + 1, column: table.area.column, rows: rows.length, columns: 6 }, rows);
  table.resize({ ...table.area, rows: rows.length + 1 });
  const plan = planOriginalSheet(await readWorkbook(), await findOriginal());
  if (plan === null) throw new Error('nothing to make it of');
  await makeOriginalSheet(plan);
  await host.settled();
  const sheet = sheetNamed(host.book, '当初計画');
  const area = { row: 0, column: 0, rows: 50, columns: 22 };
  const ours = sheet.texts(area);
  expect(ours[6]?.[6]).toBe('900,000');
  for (const row of [5, 6, 7, 8, 9]) expect(typeof sheet.formula(row, 6)).toBe('string');
  // LibreOffice writes dates in its own order.
  const dates = 20;
  const { bytes } = await writeXlsx(host.book);
  const theirs = (await shownByLibreOffice(bytes)).get('当初計画') ?? [];
  ours.forEach((line, row) =>
    line.forEach((text, column) => {
      if (column !== dates) expect([row, column, theirs[row]?.[column] ?? '']).toEqual([row, column, text]);
    }),
  );
});
