import { zip } from '@cj-tech-master/excelts/archive';
import { richBook } from '../rich-book';
import { readXlsx, writeXlsx, XlsxFault } from '../xlsx';

async function kindOf(bytes: Uint8Array): Promise<string> {
  try {
    await readXlsx(bytes);
    return 'opened';
  } catch (error) {
    if (!(error instanceof XlsxFault)) throw error;
    expect(error.message).toMatch(/。$/);
    return error.kind;
  }
}

function zipped(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const archive = zip();
  for (const [path, text] of Object.entries(parts)) archive.add(path, new TextEncoder().encode(text));
  return archive.bytes();
}

const RELS = (target: string): string =>
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ' +
  `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`;
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

test('what is no workbook is refused with its kind', async () => {
  expect(await kindOf(new Uint8Array())).toBe('empty');
  expect(await kindOf(Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 251))).toBe('not-a-workbook');
  expect(await kindOf(new TextEncoder().encode('名称,値\nあ,1\n'))).toBe('not-a-workbook');
  expect(await kindOf(Uint8Array.from([...OLE, ...new Array<number>(600).fill(0)]))).toBe('old-format');
  const encrypted = [...'EncryptedPackage'].flatMap(c => [c.charCodeAt(0), 0]);
  expect(await kindOf(Uint8Array.from([...OLE, ...new Array<number>(600).fill(0), ...encrypted]))).toBe('encrypted');
  expect(await kindOf(await zipped({ 'a.txt': 'x' }))).toBe('not-a-workbook');
  expect(
    await kindOf(
      await zipped({ '_rels/.rels': RELS('word/document.xml'), 'word/document.xml': '<w:document xmlns:w="x"><w:body/></w:document>' }),
    ),
  ).toBe('not-a-workbook');
  expect(await kindOf(await zipped({ '_rels/.rels': RELS('xl/workbook.xml'), 'xl/workbook.xml': '<workbook><sheets>' }))).toBe('damaged');
  expect(await kindOf(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]))).toBe('damaged');
});

test('a file cut anywhere is refused, never a crash', async () => {
  const { bytes } = await writeXlsx(richBook());
  for (const share of [0.1, 0.5, 0.9, 0.99])
    expect(['damaged', 'not-a-workbook']).toContain(await kindOf(bytes.slice(0, Math.floor(bytes.length * share))));
});

/** A workbook of one sheet, from its XML. */
const sheetOf = (xml: string, more: Readonly<Record<string, string>> = {}): Promise<Uint8Array> => zippedSheet(xml, more, '');

function zippedSheet(xml: string, more: Readonly<Record<string, string>>, before: string): Promise<Uint8Array> {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  return zipped({
    '_rels/.rels': RELS('xl/workbook.xml'),
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
      '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${xml}</worksheet>`,
    ...more,
  });
}
const sheetData = (inside: string): string => `<sheetData>${inside}</sheetData>`;
const arrayFormula = (at: string, ref: string): string => `<c r="${at}"><f t="array" ref="${ref}">1</f><v>1</v></c>`;
const MANY = 600_000;

describe('a small file that asks for much is refused before it costs much', () => {
  test.each([
    ['an array formula over a whole sheet', 'too-large', sheetData(`<row r="1">${arrayFormula('A1', 'A1:XFD1048576')}</row>`)],
    [
      'array formulas that are large together',
      'too-large',
      sheetData(`<row r="1">${arrayFormula('A1', 'A1:A700000')}${arrayFormula('B1', 'B1:B700000')}</row>`),
    ],
    [
      'a long formula for many cells',
      'too-large',
      sheetData(
        `<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A9000">1${'+1'.repeat(4000)}</f></c></row>` +
          '<row><c><f t="shared" si="0"/></c></row>'.repeat(9000),
      ),
    ],
    ['a formula longer than those of Excel', 'damaged', sheetData(`<row r="1"><c r="A1"><f>1${'+1'.repeat(MANY)}</f></c></row>`)],
    ['a formula of calls in calls', 'damaged', sheetData(`<row r="1"><c r="A1"><f>${'N('.repeat(300)}1${')'.repeat(300)}</f></c></row>`)],
    ['elements in elements', 'damaged', `${sheetData('')}<extLst>${'<x>'.repeat(200_000)}${'</x>'.repeat(200_000)}</extLst>`],
    ['a cell below the sheet', 'damaged', sheetData('<row r="1"><c r="A1048577"><v>1</v></c></row>')],
    ['a cell beside the sheet', 'damaged', sheetData('<row r="1"><c r="XFE1"><v>1</v></c></row>')],
    ['a row below the sheet', 'damaged', sheetData('<row r="1048577"/>')],
    ['a row without a place', 'damaged', sheetData('<row r="-3"><c><v>1</v></c></row>')],
    ['columns named again and again', 'damaged', `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(20_000)}</cols>${sheetData('')}`],
    ['cells without an end', 'damaged', sheetData('<c r="A1">'.repeat(MANY))],
    ['tags one within another, as many as there are', 'damaged', `${'<a>'.repeat(MANY)}${'</a>'.repeat(MANY)}${sheetData('')}`],
    ['tags beside each other, as many as there are', 'damaged', `${'<a/>'.repeat(2 * MANY)}${sheetData('')}`],
  ])('%s', async (_, kind, xml) => expect(await kindOf(await sheetOf(xml))).toBe(kind));

  test('texts without an end', async () => {
    expect(await kindOf(await sheetOf(sheetData(''), { 'xl/sharedStrings.xml': `<sst>${'<si>'.repeat(MANY)}</sst>` }))).toBe('damaged');
  });
});

describe('what a file brings along does nothing but stand there', () => {
  const text = (inside: string, attributes = ''): string =>
    sheetData(`<row r="1"${attributes}><c r="A1"${attributes} t="inlineStr"><is><t>${inside}</t></is></c></row>`);
  const opened = async (xml: string, more: Readonly<Record<string, string>> = {}, before = '') =>
    readXlsx(await zippedSheet(xml, more, before)).then(({ book }) => book);

  test('entities of its own are read from nowhere and not multiplied', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('');
    for (const before of [
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
      `<!DOCTYPE x [<!ENTITY a0 "ha">${lines}<!ENTITY a "&a20;">]>`,
    ]) {
      const [sheet] = (await opened(text('&a;'), {}, before)).sheets;
      expect(String(sheet?.value(0, 0)).length).toBeLessThan(10);
    }
    expect(await kindOf(await sheetOf(text('&#x110000;')))).toBe('damaged');
  });

  test('parts with paths out of the file are left alone', async () => {
    const more = { [`${'../'.repeat(4)}evil.txt`]: 'x', '/abs/evil': 'x', 'xl\\..\\..\\w': 'x' };
    expect(await kindOf(await sheetOf(sheetData(''), more))).toBe('opened');
  });

  test('names that objects have from the beginning are names', async () => {
    const [sheet] = (await opened(text('a', ' __proto__="x"'))).sheets;
    expect(sheet?.value(0, 0)).toBe('a');
    expect(({} as Record<string, unknown>)['r']).toBeUndefined();
  });

  test('a dimension that is all of the sheet costs nothing; a cell off the sheet is refused', async () => {
    const last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const [sheet] = (await opened(`<dimension ref="A1:XFD1048576"/>${sheetData(last)}`)).sheets;
    expect(sheet?.state.cells.size).toBeLessThan(3);
    expect(sheet?.value(1048575, 16383)).toBe(1);
    expect(await kindOf(await sheetOf(sheetData('<row r="99999999"><c r="ZZZ99999999"><v>1</v></c></row>')))).toBe('damaged');
  });

  test('many sheets of one part', async () => {
    const sheets = Array.from({ length: 3000 }, (_, at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="rId1"/>`).join('');
    const workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets}</sheets></workbook>`;
    const rows = '<row><c><v>1</v></c></row>'.repeat(5000);
    expect(await kindOf(await sheetOf(sheetData(rows), { 'xl/workbook.xml': workbook }))).toBe('damaged');
  });

  test('print areas by the ten thousand are read once', async () => {
    const names = `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">${"'S,1'!$A$1,".repeat(30_000)}S!$B$2</definedName></definedNames>`;
    const workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>${names}</workbook>`;
    const { book } = await readXlsx(await sheetOf(sheetData(''), { 'xl/workbook.xml': workbook }));
    expect(book.sheets[0]?.state.pageLayout.printAreas).toHaveLength(30_001);
  });

  const zeros = async (size: number): Promise<Uint8Array> => {
    const file = zip({ level: 9 });
    for (const [path, text] of [['_rels/.rels', RELS('xl/workbook.xml')] as const, ['xl/workbook.xml', '<workbook/>'] as const])
      file.add(path, new TextEncoder().encode(text));
    file.add('xl/sharedStrings.xml', new Uint8Array(size));
    return file.bytes();
  };

  test('a part that unpacks to hundreds of megabytes is refused', async () => {
    const bytes = await zeros(600_000_000);
    expect(bytes.length).toBeLessThan(1_000_000);
    expect(await kindOf(bytes)).toBe('too-large');
  });

  test('a part that is larger than it says is not unpacked to its end', async () => {
    const bytes = await zeros(100_000_000);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 28 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 100_000_000) view.setUint32(at + 24, 10, true);
    const before = process.memoryUsage().arrayBuffers;
    expect(await kindOf(bytes)).toBe('damaged');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  test('parts by the ten thousand are opened, and written again', async () => {
    const more = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`x/${at}`, '']));
    const { book } = await readXlsx(await sheetOf(sheetData(''), more));
    expect((await readXlsx((await writeXlsx(book)).bytes)).book.sheets.map(({ name }) => name)).toEqual(['S']);
  });
});

test.each([
  ['texts without an end in a cell', sheetData(`<row r="1"><c r="A1" t="inlineStr">${'<is>'.repeat(MANY)}</c></row>`)],
  ['values without an end in a cell', sheetData(`<row r="1"><c r="A1">${'<v '.repeat(MANY)}</c></row>`)],
  ['tags without an end', sheetData('<c '.repeat(MANY))],
  ['an attribute that is one long word', sheetData(`<row r="1"><c r="A1" ${'a'.repeat(MANY)}><v>1</v></c></row>`)],
  ['parentheses as deep as Excel may write them', sheetData(`<row r="1"><c r="A1"><f>${'('.repeat(64)}1${')'.repeat(64)}</f></c></row>`)],
  ['texts of parentheses', sheetData(`<row r="1"><c r="A1"><f>LEN("${'('.repeat(4000)}")</f></c></row>`)],
  ['an array formula of one column', sheetData(`<row r="1">${arrayFormula('A1', 'A1:A1000')}</row>`)],
])('what is only odd is opened: %s', async (_, xml) => expect(await kindOf(await sheetOf(xml))).toBe('opened'));
