import { area } from '../cell/address';
import { Book } from '../book/book';
import { fakeFunctions, LIST_RULE, richBook } from '../rich-book';
import type { Sheet } from '../book/sheet';
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
  const { conditionalFormats: formats, cells: _cells, spilled, columns, rows, spills, part: _part, tables, validations, ...rest } = state;
  return {
    ...rest,
    formats: formats.map(({ id: _id, ...format }) => format),
    cells,
    spilled: [...spilled.entries()].sort(([a], [b]) => a - b),
    columns: [...columns.entries()],
    rows: [...rows.entries()],
    spills: [...spills],
    tables: tables.map(({ part: _p, id: _id, ...table }) => table),
    validations,
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
  expect(back.sheets.map(sheet => sheet.name)).toEqual(['KPI', '実績 一覧']);
  // Messages of custom functions are not in the file; those that gave one value come back as formulas that give one.
  const strip = (data: unknown): unknown =>
    JSON.parse(
      JSON.stringify(data)
        .replace(/,"message":"[^"]*"(?=\})/g, '')
        .replace(/("formula":"=DX\.FAIL\(\)"),"arrays":"legacy"/g, '$1'),
    );
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
  first.addTable(first.sheets[2] as Sheet, area(0, 0, 2, 1), true, 'T_3');
  const back = await again(first);
  expect(back.sheets.map(one => one.name)).toEqual(['KPI', '実績 一覧', '三枚目']);
  expect(back.sheets[0]?.value(20, 0)).toBe('追加');
  expect(back.sheets[0]?.style(20, 0).font?.italic).toBe(true);
  expect(back.sheets[0]?.notes.map(note => note.text).sort()).toEqual(['出典：グランドデザイン\n2行目', '新しいメモ'].sort());
  expect(back.table('T_3')?.area).toEqual(area(0, 0, 2, 1));
  back.removeSheet(back.sheets[0] as Sheet);
  const third = await readXlsx((await writeXlsx(back)).bytes);
  expect(third.book.tables().map(table => table.name)).toEqual(['T_3']);
  expect(third.book.sheets[0]?.formula(0, 0)).toBe('=#REF!');
});

test('the file holds what Excel wants', async () => {
  const parts = await readPackage((await writeXlsx(await rich())).bytes);
  const sheet = parts.text('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<f t="array" ref="H2:H4">_xldudf_DX_DOUBLE(DX_KPIs[実績])</f><v>700000</v>');
  expect(sheet).toContain('<f>_xldudf_DX_FAIL()</f>');
  expect(sheet).toContain('<f t="array" ref="G1:G3">_xlfn._xlws.SORT(DX_KPIs[実績])</f><v>0.5</v>');
  expect(sheet).toContain('SUM(_xlfn.ANCHORARRAY(G1))');
  expect(sheet).toContain('DX_KPIs[[#This Row],[目標2030]]-DX_KPIs[[#This Row],[実績]]');
  expect(sheet).toMatch(/<c r="G2"[^>]*><v>12<\/v><\/c>/);
  expect(sheet).toContain('sqref="C4:C1048576"');
  expect(parts.text('xl/worksheets/sheet2.xml')).toContain('_xlfn.LET(_xlpm.x,KPI!B4,_xlpm.y,2,_xlpm.x*_xlpm.y)');
  expect(parts.text('xl/metadata.xml')).toContain('fDynamic="1"');
});
