import { NotClean } from '../../../src/sheets/handover/convert';
import { PackageTrouble, FilePackage } from '../../../src/sheets/handover/package';
import { lastValues } from '../../host/book/differences';
import { readXlsx } from '../../host/xlsx';
import { bookOf, calculated, copyOf, sample, withParts } from './books';

const PLAN = [
  ['名称', '単位', '向き', '基準年度', '基準値', '目標2030'],
  ['手続', '件', '増加', 2020, 0, 1000],
  ['時間', '時間', '増加', 2020, 0, '110万時間'],
];
const open = async (bytes: Uint8Array) => (await readXlsx(bytes)).book;
const formulas = (bytes: Uint8Array): string[] => {
  const file = FilePackage.open(bytes);
  return file.list().flatMap(path => (/worksheets\/.*xml$/.test(path) ? ((file.text(path) ?? '').match(/<f[ >][^<]*/g) ?? []) : []));
};

test('the sample report: every DX formula becomes what it shows, everything else stays, the original is untouched', async () => {
  const bytes = await sample();
  const before = bytes.slice();
  const { bytes: copy, report } = copyOf(bytes);
  expect(bytes).toEqual(before);
  const [was, now] = [await open(bytes), await open(copy)];
  expect(now.sheets.map(({ name }) => name)).toEqual([...was.sheets.map(({ name }) => name), '変換の記録']);
  expect(formulas(copy).filter(text => /DX/.test(text))).toEqual([]);
  expect(formulas(bytes).filter(text => /DX/.test(text)).length).toBeGreaterThan(20);
  for (const sheet of was.sheets) {
    const other = now.sheetByName(sheet.name)!;
    const used = sheet.usedArea!;
    const all = { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns };
    expect(other.texts(all)).toEqual(sheet.texts(all));
    expect(other.merges).toEqual(sheet.merges);
    expect(other.pageLayout).toEqual(sheet.pageLayout);
  }
  expect(lastValues(now)).toBeDefined();
  expect(report.items.length).toBeGreaterThan(10);
  expect(report.items.every(({ to }) => to === 'value')).toBe(true);
});

test('parts that are not touched keep their bytes', async () => {
  const bytes = await sample();
  const { bytes: copy } = copyOf(bytes);
  const [was, now] = [FilePackage.open(bytes), FilePackage.open(copy)];
  const changed = was.list().filter(path => Buffer.compare(Buffer.from(was.bytes(path)!), Buffer.from(now.bytes(path) ?? [])) !== 0);
  expect(changed.every(path => /worksheets\/|workbook\.xml|styles\.xml|Content_Types/.test(path))).toBe(true);
});

test('a spill stays in all its cells, and what says A1# says the cells', async () => {
  const book = bookOf([
    ['10件', null],
    ['20件', null],
    ['=DX.NUMBER(A1:A2)', null],
    [null, null],
    ['=SUM(A3#)', '=A1&"x"'],
  ]);
  const { bytes, report } = copyOf(await calculated(book));
  const sheet = (await open(bytes)).sheetByName('表')!;
  expect([sheet.value(2, 0), sheet.value(3, 0), sheet.formula(2, 0), sheet.formula(3, 0)]).toEqual([10, 20, null, null]);
  expect(sheet.formula(4, 0)).toBe('=SUM($A$3:$A$4)');
  expect(sheet.formula(4, 1)).toBe('=A1&"x"');
  expect(report.items).toMatchObject([{ place: 'array', address: 'A3:A4', cells: 2, before: '=DX.NUMBER(A1:A2)', to: 'value' }]);
  expect(report.ownFormulas).toBe(2);
});

test('cells filled down are one line of the report; errors are told', async () => {
  const book = bookOf([
    ...PLAN,
    ['手続', '=DX.TARGET(A4,2030,$A$1:$F$3)'],
    ['時間', '=DX.TARGET(A5,2030,$A$1:$F$3)'],
    ['?', '=DX.TARGET(A6,2030,$A$1:$F$3)'],
  ]);
  const { bytes, report } = copyOf(await calculated(book));
  expect(report.items.map(({ address, cells, notes }) => [address, cells, notes])).toEqual([
    ['B4:B5', 2, []],
    ['B6', 1, [{ kind: 'error', code: '#N/A' }]],
  ]);
  const sheet = (await open(bytes)).sheetByName('表')!;
  expect([sheet.value(3, 1), sheet.value(4, 1), sheet.text(5, 1)]).toEqual([1000, 1_100_000, '#N/A']);
});

test('shared formulas: the first has the text, the others follow', async () => {
  const book = bookOf([
    ['1件', '=DX.NUMBER(A1)'],
    ['2件', '=DX.NUMBER(A2)'],
    ['3件', '=DX.NUMBER(A3)'],
  ]);
  const bytes = withParts(await calculated(book), (path, text) =>
    /sheet1\.xml$/.test(path)
      ? text
          .replace('<f>_xldudf_DX_NUMBER(A1)</f>', '<f t="shared" ref="B1:B3" si="0">_xldudf_DX_NUMBER(A1)</f>')
          .replace(/<f>_xldudf_DX_NUMBER\(A[23]\)<\/f>/g, '<f t="shared" si="0"/>')
      : text,
  );
  expect(formulas(bytes)).toHaveLength(3);
  const { bytes: copy, report } = copyOf(bytes);
  expect(formulas(copy)).toEqual([]);
  expect(report.items).toMatchObject([{ address: 'B1:B3', cells: 3, before: '=DX.NUMBER(A1)' }]);
});

test('names: a formula of ours becomes its value or goes with all that uses it; DX_AsOf goes where nothing uses it', async () => {
  const book = bookOf([['10件', '=DX.NUMBER(A1)', 5]]);
  book.names.add('件数', '=DX.NUMBER(表!$A$1)');
  book.names.add('倍', '=件数*2');
  book.names.add('DX_AsOf', '=表!$C$1');
  book.names.add('自分', '=表!$C$1');
  const bytes = await calculated(book);
  const known = copyOf(bytes, { nameValues: new Map([['件数', 10]]) });
  const names = (await open(known.bytes)).names.all().map(({ name, formula }) => [name, formula]);
  expect(names).toEqual([
    ['件数', '=10'],
    ['自分', '=表!$C$1'],
  ]);
  expect(known.report.namesGone).toEqual(['DX_AsOf']);
  expect(known.report.items.filter(({ place }) => place === 'name').map(({ address, to }) => [address, to])).toEqual([
    ['件数', 'value'],
    ['倍', 'removed'],
  ]);
  book.activeSheet.write({ row: 1, column: 0, rows: 1, columns: 1 }, [['=DX_AsOf+1']]);
  expect(copyOf(await calculated(book)).report.namesKept).toEqual(['DX_AsOf']);
});

const EXTENSION =
  '<we:webextension xmlns:we="x" id="{1}"><we:reference id="5f0f1c3a-7a52-4d8e-9b1c-2d6c0e4a8b17" version="0.1" store="developer"/><we:properties><we:property name="DX.schema" value="1"/><we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/></we:properties></we:webextension>';
const OTHER = '<we:webextension xmlns:we="x" id="{2}"><we:reference id="wa1" version="1" store="ja-JP"/><we:properties/></we:webextension>';
const PANES = (others: boolean): string =>
  `<wetp:taskpanes xmlns:wetp="y" xmlns:r="z"><wetp:taskpane row="1"><wetp:webextensionref r:id="rId1"/></wetp:taskpane>${others ? '<wetp:taskpane row="2"><wetp:webextensionref r:id="rId2"/></wetp:taskpane>' : ''}</wetp:taskpanes>`;

async function withExtension(others: boolean): Promise<Uint8Array> {
  const file = FilePackage.open(await calculated(bookOf([['1件', '=DX.NUMBER(A1)']])));
  file.add(
    'xl/webextensions/taskpanes.xml',
    PANES(others),
    'application/vnd.ms-office.webextensiontaskpanes+xml',
    '',
    'webextensiontaskpanes',
  );
  file.set('xl/webextensions/_rels/taskpanes.xml.rels', '<Relationships xmlns="r"></Relationships>');
  file.add(
    'xl/webextensions/webextension1.xml',
    EXTENSION,
    'application/vnd.ms-office.webextension+xml',
    'xl/webextensions/taskpanes.xml',
    'webextension',
  );
  if (others)
    file.add(
      'xl/webextensions/webextension2.xml',
      OTHER,
      'application/vnd.ms-office.webextension+xml',
      'xl/webextensions/taskpanes.xml',
      'webextension',
    );
  return file.pack();
}

test('the add-in’s parts and settings go, and the pane that opens by itself', async () => {
  const { bytes, report } = copyOf(await withExtension(false));
  const file = FilePackage.open(bytes);
  expect(file.list().filter(path => /webext|taskpane/.test(path))).toEqual([]);
  expect(file.text('[Content_Types].xml')).not.toMatch(/webext/);
  expect(file.text('_rels/.rels')).not.toMatch(/webext/);
  expect([report.settings, report.otherAddIns]).toEqual([1, 0]);
});

test('another add-in’s pane stays as it is', async () => {
  const { bytes, report } = copyOf(await withExtension(true));
  const file = FilePackage.open(bytes);
  expect(file.list().filter(path => /webextension\d/.test(path))).toEqual(['xl/webextensions/webextension2.xml']);
  expect(file.text('xl/webextensions/taskpanes.xml')).toMatch(/^((?!rId1).)*rId2((?!rId1).)*$/);
  expect(report.otherAddIns).toBe(1);
});

test('rules that ask a DX function go and are told, the others stay', async () => {
  const bytes = withParts(await calculated(bookOf([['1件', '=DX.NUMBER(A1)']])), (path, text) =>
    /sheet1\.xml$/.test(path)
      ? text.replace(
          '</sheetData>',
          '</sheetData><conditionalFormatting sqref="A1:A9"><cfRule type="expression" priority="1"><formula>_xldudf_DX_NUMBER(A1)&gt;1</formula></cfRule><cfRule type="expression" priority="2"><formula>A1=""</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="B1"><cfRule type="expression" priority="3"><formula>DX.NUMBER(B1)=2</formula></cfRule></conditionalFormatting><dataValidations count="2"><dataValidation type="custom" sqref="C1"><formula1>DX.NUMBER(C1)&gt;0</formula1></dataValidation><dataValidation type="custom" sqref="D1"><formula1>D1&gt;0</formula1></dataValidation></dataValidations>',
        )
      : text,
  );
  const { bytes: copy, report } = copyOf(bytes);
  const xml = FilePackage.open(copy).text('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).toContain(
    '<conditionalFormatting sqref="A1:A9"><cfRule type="expression" priority="2"><formula>A1=""</formula></cfRule></conditionalFormatting><dataValidations count="1">',
  );
  expect(xml).not.toMatch(/DX/);
  expect(report.items.filter(({ to }) => to === 'removed').map(({ place, address }) => [place, address])).toEqual([['validation', 'C1']]);
  // Formats that show nowhere now leave nothing behind.
  expect(report.items.filter(({ place }) => place === 'condition').map(({ to, after }) => [to, after])).toEqual([
    ['value', ''],
    ['value', ''],
  ]);
});

test('a format stays where it shows now, a bound becomes the number it is now; what can be neither goes', async () => {
  const rows = [['5件'], ['0件'], ['3件'], ['計画']];
  const bytes = withParts(await calculated(bookOf([...rows, ['=DX.NUMBER(A1)']])), (path, text) =>
    /sheet1\.xml$/.test(path)
      ? text.replace(
          '</sheetData>',
          '</sheetData><conditionalFormatting sqref="A1:A4"><cfRule type="expression" dxfId="0" priority="1"><formula>_xldudf_DX_NUMBER(A1)&gt;1</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="A1:A3"><cfRule type="cellIs" operator="greaterThan" priority="2"><formula>DX.NUMBER($A$1)</formula></cfRule><cfRule type="cellIs" operator="lessThan" priority="3"><formula>DX.NUMBER(A1)</formula></cfRule></conditionalFormatting><dataValidations count="2"><dataValidation type="decimal" operator="lessThan" sqref="C1:C3"><formula1>DX.NUMBER($A$1)*2</formula1></dataValidation><dataValidation type="custom" sqref="D1"><formula1>DX.NUMBER(D1)&gt;0</formula1></dataValidation></dataValidations>',
        )
      : text,
  );
  const { bytes: copy, report } = copyOf(bytes);
  const xml = FilePackage.open(copy).text('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).toContain(
    '</sheetData><conditionalFormatting sqref="A1 A3"><cfRule type="expression" dxfId="0" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="A1:A3"><cfRule type="cellIs" operator="greaterThan" priority="2"><formula>5</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="decimal" operator="lessThan" sqref="C1:C3"><formula1>10</formula1></dataValidation></dataValidations>',
  );
  expect(xml).not.toMatch(/DX/);
  const rules = report.items.filter(({ place }) => place === 'condition' || place === 'validation');
  expect(rules.map(({ place, address, to, after }) => [place, address, to, after])).toEqual([
    ['condition', 'A1:A4', 'value', 'A1 A3'],
    ['condition', 'A1:A3', 'value', '5'],
    ['condition', 'A1:A3', 'removed', ''],
    ['validation', 'C1:C3', 'value', '10'],
    ['validation', 'D1', 'removed', ''],
  ]);
});

const X14 =
  '<extLst><ext xmlns:x14="a" uri="{78C0D931}"><x14:conditionalFormattings>' +
  '<x14:conditionalFormatting xmlns:xm="b"><x14:cfRule type="expression" priority="4" id="{1}"><xm:f>_xldudf_DX_NUMBER(A1)&gt;1</xm:f><x14:dxf><font><b/></font></x14:dxf></x14:cfRule><xm:sqref>A1:A3</xm:sqref></x14:conditionalFormatting>' +
  '<x14:conditionalFormatting xmlns:xm="b"><x14:cfRule type="cellIs" operator="greaterThan" priority="5" id="{2}"><xm:f>DX.NUMBER($A$3)</xm:f><x14:dxf/></x14:cfRule><xm:sqref>B1:B3</xm:sqref></x14:conditionalFormatting>' +
  '<x14:conditionalFormatting xmlns:xm="b"><x14:cfRule type="dataBar" id="{3}"><x14:dataBar><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="formula"><xm:f>DX.NUMBER($A$1)*2</xm:f></x14:cfvo></x14:dataBar></x14:cfRule><xm:sqref>B1:B3</xm:sqref></x14:conditionalFormatting>' +
  '</x14:conditionalFormattings></ext><ext xmlns:x14="a" uri="{CCE6A557}"><x14:dataValidations xmlns:xm="b" count="2">' +
  '<x14:dataValidation type="decimal" operator="lessThan"><x14:formula1><xm:f>DX.NUMBER(表!$A$1)</xm:f></x14:formula1><xm:sqref>C1:C3</xm:sqref></x14:dataValidation>' +
  '<x14:dataValidation type="list"><x14:formula1><xm:f>DX.NUMBER(表!$A$1:$A$3)</xm:f></x14:formula1><xm:sqref>D1</xm:sqref></x14:dataValidation>' +
  '</x14:dataValidations></ext></extLst>';

test('the newer kind of formats, bounds and validations as well, and a validation that asks the same everywhere', async () => {
  const bytes = withParts(await calculated(bookOf([['5件'], ['0件'], ['3件'], ['=DX.NUMBER(A1)']])), (path, text) =>
    /sheet1\.xml$/.test(path)
      ? text
          .replace(
            '</sheetData>',
            '</sheetData><conditionalFormatting sqref="B1:B3"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="formula" val="DX.NUMBER($A$1)"/><color rgb="FF0000FF"/></dataBar></cfRule></conditionalFormatting><conditionalFormatting sqref="B1:B3"><cfRule type="colorScale" priority="2"><colorScale><cfvo type="formula" val="DX.NUMBER(A1)"/><cfvo type="max"/></colorScale></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="custom" sqref="E1:E3"><formula1>DX.NUMBER($A$1)&gt;1</formula1></dataValidation></dataValidations>',
          )
          .replace('</worksheet>', `${X14}</worksheet>`)
      : text,
  );
  const { bytes: copy, report } = copyOf(bytes);
  const xml = FilePackage.open(copy).text('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).not.toMatch(/DX/);
  expect(xml).toContain('<cfvo type="formula" val="5"/>');
  expect(xml).not.toContain('colorScale');
  expect(xml).toContain('<dataValidation type="custom" sqref="E1:E3"><formula1>TRUE</formula1></dataValidation>');
  expect(xml).toContain(
    '<x14:cfRule type="expression" priority="4" id="{1}"><xm:f>TRUE</xm:f><x14:dxf><font><b/></font></x14:dxf></x14:cfRule><xm:sqref>A1 A3</xm:sqref></x14:conditionalFormatting>',
  );
  expect(xml).toContain('<xm:f>3</xm:f><x14:dxf/></x14:cfRule><xm:sqref>B1:B3</xm:sqref>');
  expect(xml).toContain('<x14:cfvo type="formula"><xm:f>10</xm:f></x14:cfvo>');
  expect(xml).toContain(
    '<x14:dataValidations xmlns:xm="b" count="1"><x14:dataValidation type="decimal" operator="lessThan"><x14:formula1><xm:f>5</xm:f></x14:formula1><xm:sqref>C1:C3</xm:sqref></x14:dataValidation></x14:dataValidations>',
  );
  expect(report.items.filter(({ to }) => to === 'removed').map(({ place, address }) => [place, address])).toEqual([
    ['condition', 'B1:B3'],
    ['validation', 'D1'],
  ]);
  expect(report.items.filter(({ place, to }) => place !== 'cell' && to === 'value')).toHaveLength(6);
});

test('a protected sheet is converted as any other and stays protected', async () => {
  const bytes = withParts(await calculated(bookOf([['1件', '=DX.NUMBER(A1)']])), (path, text) =>
    /sheet1\.xml$/.test(path) ? text.replace('</sheetData>', '</sheetData><sheetProtection sheet="1" password="CC1A"/>') : text,
  );
  const { bytes: copy, report } = copyOf(bytes);
  const xml = FilePackage.open(copy).text('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).toContain('<sheetProtection sheet="1" password="CC1A"/>');
  expect([xml.includes('DX'), report.items.map(({ to, after }) => [to, after])]).toEqual([false, [['value', '1']]]);
});

test('columns that a table fills by a formula of ours are filled no more', async () => {
  const bytes = withParts(
    await calculated(
      bookOf([
        ['数', '文'],
        ['=DX.NUMBER(B2)', '3件'],
      ]),
    ),
    (_path, text) => text,
  );
  const file = FilePackage.open(bytes);
  file.add(
    'xl/tables/table9.xml',
    '<table xmlns="m" id="9" name="T" displayName="T" ref="A1:B2" totalsRowCount="0"><tableColumns count="2"><tableColumn id="1" name="数" totalsRowFunction="custom"><calculatedColumnFormula>_xldudf_DX_NUMBER(T[[#This Row],[文]])</calculatedColumnFormula><totalsRowFormula>DX.COVERAGE(T[数])</totalsRowFormula></tableColumn><tableColumn id="2" name="文"/></tableColumns></table>',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
    'xl/worksheets/sheet1.xml',
    'table',
  );
  const { bytes: copy, report } = copyOf(file.pack());
  expect(FilePackage.open(copy).text('xl/tables/table9.xml')).toContain('<tableColumn id="1" name="数"></tableColumn>');
  expect(report.items.filter(({ place }) => place === 'column')).toHaveLength(2);
});

test('the record is taken a free name, and says what stood where', async () => {
  const book = bookOf([['1件', '=DX.NUMBER(A1)']]);
  book.addSheet('変換の記録').visibility = 'hidden';
  const { bytes, report } = copyOf(await calculated(book));
  const sheet = (await open(bytes)).sheetByName('変換の記録 (2)')!;
  const texts = sheet.texts({ row: 0, column: 0, rows: 12, columns: 7 }).flat();
  expect(texts).toEqual(expect.arrayContaining(['変換の記録（共有用コピー）', '=DX.NUMBER(A1)', '値', '1']));
  expect(report.hidden).toEqual(['変換の記録']);
});

test('what is no workbook, or too large, is refused', async () => {
  const kindOf = (bytes: Uint8Array): string => {
    try {
      copyOf(bytes);
      return 'none';
    } catch (error) {
      return error instanceof PackageTrouble ? error.kind : String(error);
    }
  };
  const bytes = await calculated(bookOf([['a']]));
  expect(kindOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe('notZip');
  expect(kindOf(bytes.slice(0, bytes.length - 100))).toBe('damaged');
  expect(kindOf(new Uint8Array(30 * 1024 * 1024 + 1))).toBe('tooLarge');
  expect(kindOf(withParts(bytes, (path, text) => (path === '_rels/.rels' ? text.replace('officeDocument"', 'nothing"') : text)))).toBe(
    'noWorkbook',
  );
});

test('a copy that still holds something of the add-in never comes out', async () => {
  const bytes = withParts(await calculated(bookOf([['1件', '=DX.NUMBER(A1)']])), (path, text) =>
    /workbook\.xml$/.test(path)
      ? text.replace('</workbook>', '<extLst><ext uri="x"><x:f xmlns:x="y">DX.NUMBER(1)</x:f></ext></extLst></workbook>')
      : text,
  );
  expect(() => copyOf(bytes)).toThrow(NotClean);
});

test('a bound of a colour that still asks a DX function is found by the last look', async () => {
  const bytes = withParts(await calculated(bookOf([['1件', '=DX.NUMBER(A1)']])), (path, text) =>
    /styles\.xml$/.test(path)
      ? text.replace('</styleSheet>', '<extLst><ext uri="x"><cfvo type="formula" val="DX.NUMBER(1)"/></ext></extLst></styleSheet>')
      : text,
  );
  expect(() => copyOf(bytes)).toThrow(NotClean);
});
