import fs from 'node:fs';
import path from 'node:path';
import { area } from '../cell/address';
import type { Book } from '../book/book';
import { isErrorValue, type Value } from '../cell/value';
import { readXlsx, writeXlsx } from '../xlsx';
import { checkWritten, Parts, readPackage, XlsxFault } from './package';
import { zipFiles } from './zip';

/** Small workbooks of the kinds that were damaged or calculated wrongly once: opened, calculated, saved and opened again. */

const CASES = path.join(__dirname, '..', '..', 'cases', 'workbooks');
const bytesOf = (name: string): Uint8Array => new Uint8Array(fs.readFileSync(path.join(CASES, `${name}.xlsx`)));

async function opened(name: string): Promise<Book> {
  const { book } = await readXlsx(bytesOf(name));
  await book.calculate();
  return book;
}

const parts = async (book: Book): Promise<Parts> => readPackage((await writeXlsx(book)).bytes);

test.each<[string, Readonly<Record<string, Value>>]>([
  ['sum-of-empty-text', { A1: '', C1: 0, D1: 0 }],
  ['vlookup-blank', { B1: 'なし' }],
  ['external-name', { A1: 246, B1: 246 }],
  ['table-this-row-range', { D2: 3, D3: 7 }],
  ['crlf-in-shared-string', { A1: '申請\n件数', B1: 5 }],
  ['workday-intl', { B1: 46007, C1: 10 }],
  ['relative-name', { B1: 10, B2: 20, B3: 30 }],
])('%s: what it shows, and again after it was saved', async (name, expected) => {
  const first = await opened(name);
  const again = (await readXlsx((await writeXlsx(first)).bytes)).book;
  await again.calculate();
  for (const book of [first, again]) {
    const shown = Object.keys(expected).map((address): [string, Value] => {
      const at = book.resolve(address);
      const value = at ? at.sheet.value(at.area.row, at.area.column) : null;
      return [address, isErrorValue(value) ? (value.error as unknown as Value) : value];
    });
    expect(Object.fromEntries(shown)).toEqual(expected);
  }
});

test('formulas are written with the prefixes Excel writes, and as they stood', async () => {
  const sheet = (await parts(await opened('workday-intl'))).text('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<f>WORKDAY.INTL(A1,5,&quot;0000011&quot;)</f>');
  expect(sheet).not.toContain('_xlfn');
  expect((await parts(await opened('external-name'))).text('xl/worksheets/sheet1.xml')).toContain('<f>[1]!売上*2</f><v>246</v>');
  const book = await opened('external-name');
  book.activeSheet.write(area(4, 0), [['=_xlfn.NEWER.THAN.THIS(1)+_xlfn.CONCAT("a")+ISO.CEILING(2)']]);
  const written = (await parts(book)).text('xl/worksheets/sheet1.xml') ?? '';
  expect(written).toContain('_xlfn.NEWER.THAN.THIS(1)');
  expect(written).toContain('+ISO.CEILING(2)');
  expect((await readXlsx((await writeXlsx(book)).bytes)).book.sheets[0]?.formula(4, 0)).toContain('=_xlfn.NEWER.THAN.THIS(1)+CONCAT("a")');
});

test('pictures inside cells are told as lost, and not as kept as well', async () => {
  const { map } = await readPackage(bytesOf('sum-of-empty-text'));
  const path = 'xl/worksheets/sheet1.xml';
  const sheet = new TextDecoder().decode(map.get(path)).replace(/<c r="A1"/, '<c r="A1" vm="1"');
  const files = new Map(map)
    .set(path, new TextEncoder().encode(sheet))
    .set('xl/richData/richValueRel.xml', new TextEncoder().encode('<a/>'));
  const { warnings } = await readXlsx(await zipFiles(files));
  expect(warnings).toEqual(['セル内の画像やリンクされたデータ型の値は、保存すると失われます。']);
});

test('line breaks: one where the file has CR LF, and those of prompts as Excel writes them', async () => {
  const text = (await parts(await opened('crlf-in-shared-string'))).text('xl/sharedStrings.xml') ?? '';
  expect(text).toContain('>申請\n件数<');
  const book = await opened('dv-prompt-x000a');
  const [rule] = book.activeSheet.validations;
  expect(rule?.rule.prompt).toEqual({ show: true, title: '区分', message: '次から選んでください。\n実績\n見込' });
  expect((await parts(book)).text('xl/worksheets/sheet1.xml')).toContain('prompt="次から選んでください。_x000a_実績_x000a_見込"');
  // A person's text that looks like such a mark stays a text.
  book.activeSheet.write(area(0, 1, 1, 2), [['型番_x0041_', 'CR\rと']]);
  book.activeSheet.setNote(0, 0, '注_x000a_釈\n2行目');
  const back = (await readXlsx((await writeXlsx(book)).bytes)).book.activeSheet;
  expect(back.values(area(0, 1, 1, 2))).toEqual([['型番_x0041_', 'CR\rと']]);
  expect(back.noteAt(0, 0)?.text).toBe('注_x000a_釈\n2行目');
});

test('a link on several cells stays one link, until one of them loses it', async () => {
  const book = await opened('hyperlink-range');
  const sheet = book.activeSheet;
  expect((await parts(book)).text('xl/worksheets/sheet1.xml')).toContain('<hyperlink ref="A1:A3" location="S!C1" display="x"/>');
  expect(sheet.hyperlinkAt(1, 0)?.target).toBe('#S!C1');
  sheet.setHyperlink(1, 0, null);
  expect(sheet.hyperlinks.map(({ row, rows }) => [row, rows])).toEqual([
    [0, 1],
    [2, 1],
  ]);
  sheet.insertRows(0, 1);
  expect(sheet.hyperlinkAt(3, 0)?.target).toBe('#S!C1');
  expect(sheet.hyperlinkAt(2, 0)).toBeNull();
});

test('chart sheets keep their places among the worksheets, and names their sheets', async () => {
  const source = await parts(await opened('relative-name'));
  const patch = (file: string, from: string, to: string): void => source.set(file, (source.text(file) ?? '').replace(from, to));
  patch('xl/workbook.xml', '<sheet name="S"', '<sheet name="グラフ1" sheetId="7" r:id="rId77"/><sheet name="S"');
  patch(
    'xl/workbook.xml',
    '<definedName name="左">',
    '<definedName name="中" localSheetId="1">S!$A$2</definedName><definedName name="左">',
  );
  patch(
    'xl/_rels/workbook.xml.rels',
    '</Relationships>',
    '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
  );
  source.set('xl/chartsheets/sheet1.xml', '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>');
  const { book } = await readXlsx(await zipFiles(source.map));
  book.addSheet('後');
  const written = (await parts(book)).text('xl/workbook.xml') ?? '';
  expect([...written.matchAll(/<sheet name="([^"]*)"/g)].map(m => m[1])).toEqual(['グラフ1', 'S', '後']);
  expect(written).toContain('<definedName name="中" localSheetId="1">S!$A$2</definedName>');
  expect(written).toContain('activeTab="1"');
});

test('a zip file of large and small parts is read by another reader, and a broken one is found out', async () => {
  const random = Uint8Array.from({ length: 900_000 }, (_, i) => (i * 2654435761) >>> 24);
  const files = new Map([
    ['大きい.xml', new TextEncoder().encode('<c r="A1"><v>0.123</v></c>'.repeat(60_000))],
    ['random.bin', random],
    ['empty', new Uint8Array()],
  ]);
  const bytes = await zipFiles(files);
  expect(bytes.length).toBeLessThan(1_200_000);
  const { unzipSync } = await import('node:zlib').then(zlib => ({ unzipSync: zlib.inflateRawSync }));
  const view = new DataView(bytes.buffer);
  // The first file's data, inflated by another program.
  const [nameLength, packed] = [view.getUint16(26, true), view.getUint32(18, true)];
  expect(unzipSync(bytes.subarray(30 + nameLength, 30 + nameLength + packed)).equals(Buffer.from(files.get('大きい.xml') ?? []))).toBe(
    true,
  );
  const source = await readPackage(bytesOf('relative-name'));
  const good = await zipFiles(source.map);
  await checkWritten(good, source);
  const other = new Parts(new Map(source.map));
  other.set('xl/workbook.xml', `${source.text('xl/workbook.xml') ?? ''} `);
  await expect(checkWritten(await zipFiles(other.map), source)).rejects.toThrow(XlsxFault);
  await expect(checkWritten(good.subarray(0, good.length - 100), source)).rejects.toThrow(XlsxFault);
});
