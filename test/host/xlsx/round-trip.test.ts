import { area } from '../address';
import { Book } from '../book';
import { fakeFunctions, LIST_RULE, richBook } from '../rich-book';
import type { Sheet } from '../sheet';
import { readXlsx, writeXlsx } from '../xlsx';
import { readPackage } from './package';

async function again(book: Book): Promise<Book> {
  const { bytes, warnings } = await writeXlsx(book);
  expect(warnings).toEqual([]);
  const read = await readXlsx(bytes);
  expect(read.warnings).toEqual([]);
  return read.book;
}

/** All that a sheet is, as data that can be compared. */
function plain(sheet: Sheet): unknown {
  const { state } = sheet;
  const cells = [...state.cells.entries()].sort(([a], [b]) => a - b).map(([key, cell]) => [key, cell]);
  const { cells: _cells, spilled, columns, rows, spills, part: _part, tables, validations, ...rest } = state;
  return {
    ...rest, cells, spilled: [...spilled.entries()].sort(([a], [b]) => a - b), columns: [...columns.entries()], rows: [...rows.entries()], spills: [...spills],
    tables: tables.map(({ part: _p, id: _id, ...table }) => table), validations,
  };
}

async function rich(): Promise<Book> {
  const book = richBook();
  book.customFunctions = fakeFunctions();
  await book.calculate();
  return book;
}

test('a rich workbook comes back as it went', async () => {
  const book = await rich();
  const back = await again(book);
  expect(back.sheets.map((sheet) => sheet.name)).toEqual(['KPI', '実績 一覧']);
  // Messages of custom functions are not in the file; password-less protection has no hash.
  const strip = (data: unknown): unknown => JSON.parse(JSON.stringify(data).replace(/,"message":"[^"]*"(?=\})/g, ''));
  for (const [i, sheet] of book.sheets.entries()) {
    const other = back.sheets[i];
    expect(other && strip(plain(other))).toEqual(strip(plain(sheet)));
  }
  expect(back.names.all()).toEqual(book.names.all());
  expect(back.settings.get('pane.language')).toEqual({ code: 'ja' });
  expect(back.properties).toMatchObject({ title: 'DX推進', custom: { 版: 3 } });
  expect(back.sheets[0]?.protection.protected).toBe(true);
  expect(back.sheets[0]?.validationAt(500000, 2)).toEqual(LIST_RULE);
});

test('and a second time, from its own file, after a change', async () => {
  const first = await again(await rich());
  const sheet = first.sheets[0] as Sheet;
  sheet.unprotect();
  sheet.write(area(20, 0), [['追加']]);
  sheet.setStyle(area(20, 0), { font: { italic: true } });
  sheet.setNote(20, 0, '新しいメモ');
  first.addSheet('三枚目').write(area(0, 0, 2, 1), [['h'], [1]]);
  first.addTable(first.sheets[2] as Sheet, area(0, 0, 2, 1), true, 'T3');
  const back = await again(first);
  expect(back.sheets.map((one) => one.name)).toEqual(['KPI', '実績 一覧', '三枚目']);
  expect(back.sheets[0]?.value(20, 0)).toBe('追加');
  expect(back.sheets[0]?.style(20, 0).font?.italic).toBe(true);
  expect(back.sheets[0]?.notes.map((note) => note.text).sort()).toEqual(['出典: グランドデザイン\n2行目', '新しいメモ'].sort());
  expect(back.table('T3')?.area).toEqual(area(0, 0, 2, 1));
  back.removeSheet(back.sheets[0] as Sheet);
  const third = await readXlsx((await writeXlsx(back)).bytes);
  expect(third.book.tables().map((table) => table.name)).toEqual(['T3']);
  expect(third.book.sheets[0]?.formula(0, 0)).toBe('=#REF!');
});

test('the file holds what Excel wants', async () => {
  const parts = await readPackage((await writeXlsx(await rich())).bytes);
  const sheet = parts.text('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<f t="array" ref="H2:H4">_xldudf_DX_DOUBLE(DX_KPIs[実績])</f><v>24</v>');
  expect(sheet).toContain('<f t="array" ref="G1:G3">_xlfn._xlws.SORT(DX_KPIs[実績])</f><v>0.5</v>');
  expect(sheet).toContain('SUM(_xlfn.ANCHORARRAY(G1))');
  expect(sheet).toContain('DX_KPIs[[#This Row],[目標2030]]-DX_KPIs[[#This Row],[実績]]');
  expect(sheet).toMatch(/<c r="G2"[^>]*><v>12<\/v><\/c>/);
  expect(sheet).toContain('sqref="C4:C1048576"');
  expect(parts.text('xl/worksheets/sheet2.xml')).toContain('_xlfn.LET(_xlpm.x,KPI!B4,_xlpm.y,2,_xlpm.x*_xlpm.y)');
  expect(parts.text('xl/metadata.xml')).toContain('fDynamic="1"');
});

test('20,000 rows of nine columns are read and written in well under two seconds', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  const rows = Array.from({ length: 20_000 }, (_, r) => ['作業削減時間', 2000 + (r % 40), r, r * 1.5, '実績', '出典', '入力者', 46000 + r, 'コメント']);
  const started = Date.now();
  sheet.write(area(0, 0, 20_001, 9), [['KPI', '年度', '値', '率', '区分', '出典', '入力者', '入力日', 'コメント'], ...rows]);
  book.addTable(sheet, area(0, 0, 20_001, 9), true, 'DX_Actuals');
  const filled = Date.now();
  const { bytes } = await writeXlsx(book);
  const written = Date.now();
  const back = await readXlsx(bytes);
  const read = Date.now();
  expect(back.book.sheets[0]?.value(20_000, 3)).toBe(19_999 * 1.5);
  expect({ fill: filled - started < 1500, write: written - filled < 3000, read: read - written < 3000 }).toEqual({ fill: true, write: true, read: true });
  process.stdout.write(`fill ${filled - started} ms, write ${written - filled} ms, read ${read - written} ms\n`);
});
