import { area } from './cell/address';
import { convert, shownByLibreOffice } from './libreoffice';
import { fakeFunctions, richBook } from './rich-book';
import { readXlsx, writeXlsx } from './xlsx';

jest.setTimeout(240_000);

/** Functions LibreOffice 7.4 does not know show #NAME? there whatever the file holds. */
const UNKNOWN = /DX\.|SORT|XLOOKUP|LET\(|#/;

test('LibreOffice shows what we show: values, formats, dates, spills', async () => {
  const book = richBook();
  book.sheets[1]!.write(area(4, 0), [['=TRANSPOSE(DX_KPIs[実績])*2']]);
  book.sheets[1]!.write(area(5, 0), [['=SUM(DX_KPIs[目標2030])']]);
  book.customFunctions = fakeFunctions();
  await book.calculate();
  book.sheets[1]!.visibility = 'visible';
  const { bytes } = await writeXlsx(book);
  const shown = await shownByLibreOffice(bytes);
  expect([...shown.keys()].sort()).toEqual(book.sheets.map(sheet => sheet.name).sort());
  for (const sheet of book.sheets) {
    const used = sheet.usedArea ?? area(0, 0);
    const ours = sheet.texts(area(0, 0, used.row + used.rows, used.column + used.columns));
    const theirs = shown.get(sheet.name) ?? [];
    ours.forEach((row, r) =>
      row.forEach((text, c) => {
        const parent = sheet.spillParent(r, c) ?? { row: r, column: c };
        const unknown = UNKNOWN.test(sheet.formula(parent.row, parent.column) ?? '');
        if (!unknown) expect(`${sheet.name} ${r},${c} ${theirs[r]?.[c] ?? ''}`).toBe(`${sheet.name} ${r},${c} ${text}`);
      }),
    );
  }
});

test('and what LibreOffice saves, we open: tables, names, rules, merges, protection', async () => {
  const book = richBook();
  book.customFunctions = fakeFunctions();
  await book.calculate();
  const { bytes } = await writeXlsx(book);
  const saved = (await convert(bytes, 'xlsx')).get('book.xlsx');
  if (!saved) throw new Error('nothing was saved');
  const back = (await readXlsx(saved)).book;
  const [ours, theirs] = [book.sheets[0]!, back.sheets[0]!];
  expect(back.table('DX_KPIs')?.area).toEqual(book.table('DX_KPIs')?.area);
  expect(back.names.get('DX_AsOf')?.formula.replace(/'/g, '')).toBe(book.names.get('DX_AsOf')?.formula);
  expect(theirs.merges).toEqual(ours.merges);
  expect(theirs.protection.protected).toBe(true);
  expect(theirs.validationAt(500, 2)?.formula1).toBe('"増加,減少"');
  expect(theirs.conditionalFormats.map(format => format.rule.type).sort()).toEqual(['cellValue', 'custom']);
  expect(theirs.noteAt(3, 1)?.text).toBe(ours.noteAt(3, 1)?.text);
  expect(theirs.texts(area(3, 0, 3, 4))).toEqual(ours.texts(area(3, 0, 3, 4)));
  expect(theirs.style(0, 0).font).toMatchObject({ size: 16, bold: true });
  expect(theirs.pageLayout.orientation).toBe('landscape');
});
