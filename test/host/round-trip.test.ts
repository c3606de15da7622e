import fs from 'node:fs';
import path from 'node:path';
import { area } from './cell/address';
import { Book } from './book/book';
import { differences, lastValues } from './book/differences';
import { roundTrip } from './round-trip';
import { richBook } from './rich-book';
import { readXlsx, writeXlsx } from './xlsx';
import { readPackage, writePackage } from './xlsx/package';

const CASES = path.join(__dirname, '..', 'cases', 'workbooks');

test.each(fs.readdirSync(CASES))('%s loses nothing', async name => {
  const { refused, lostParts, lostMarks, changedCells } = await roundTrip(new Uint8Array(fs.readFileSync(path.join(CASES, name))));
  expect({ refused, lostParts, lostMarks, changedCells }).toEqual({ refused: null, lostParts: [], lostMarks: [], changedCells: [] });
});

test('what a file loses and what is calculated otherwise is named', async () => {
  const parts = await readPackage((await writeXlsx(richBook())).bytes);
  const file = 'xl/worksheets/sheet1.xml';
  const source = parts.text(file) ?? '';
  // A mark nobody knows in a place the stand-in writes itself, and a last value that is wrong.
  parts.set(
    file,
    source
      .replace(/<c r="A1"/, '<c newer="1" r="A1"')
      .replace('</sheetData>', '<row r="40"><c r="A40"><f>1+1</f><v>3</v></c></row></sheetData>'),
  );
  const report = await roundTrip(await writePackage(parts));
  expect(report.lostMarks).toEqual([`${file} c@newer 1→0`]);
  expect(report.differing.map(one => one.text)).toEqual(['KPI!A40 =1+1 3→2']);
  expect((await roundTrip(new Uint8Array([1, 2, 3]))).refused).toMatch(/。$/);
});

test('cells keep their plain look in a styled column, and looks the model sees nothing in', async () => {
  const first = richBook();
  first.activeSheet.setStyle(area(0, 0), { font: { bold: true } });
  const parts = await readPackage((await writeXlsx(first)).bytes);
  const styles = parts.text('xl/styles.xml') ?? '';
  const count = (/<cellXfs[^>]*>([\s\S]*)<\/cellXfs>/.exec(styles)?.[1]?.match(/<xf /g) ?? []).length;
  parts.set(
    'xl/styles.xml',
    styles.replace('</cellXfs>', '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" pivotButton="1"/></cellXfs>'),
  );
  const file = 'xl/worksheets/sheet1.xml';
  const sheet = (parts.text(file) ?? '').replace('</sheetData>', `<row r="40"><c r="A40" s="${count}"/></row></sheetData>`);
  parts.set(
    file,
    sheet
      .replace(/<cols>.*<\/cols>/, '<cols><col min="30" max="30" width="9" style="1"/></cols>')
      .replace('<row r="40">', '<row r="39"><c r="AD39"/></row><row r="40">'),
  );
  const { book } = await readXlsx(await writePackage(parts));
  const again = (await readPackage((await writeXlsx(book)).bytes)).text(file) ?? '';
  expect(again).toContain(`<c r="A40" s="${count}"/>`);
  expect(again).toContain('<c r="AD39"/>');
});

test('what follows the day or chance is no difference, what stands beside it is', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  book.names.add('今日', '=TODAY()');
  const formulas = ['=TODAY()', '=A1+1', '=SUM(A1:A2)', '=今日+1', '=1+1', '=0.1+0.2', '="a"', '=1/0'];
  const inFile = [1, 2, 3, 4, 5, 0.3, 'b', { error: '#DIV/0!' as const }];
  formulas.forEach((formula, r) => sheet.setCell(r, 0, { formula, value: inFile[r] ?? null }));
  sheet.setCell(8, 0, { formula: '=2+2', value: null });
  const before = lastValues(book);
  await book.calculate();
  expect(differences(book, before).map(({ row, inFile: old, here }) => [row, old, here])).toEqual([
    [4, 5, 2],
    [6, 'b', 'a'],
  ]);
});
