import { area } from '../cell/address';
import { richBook } from '../rich-book';
import { readXlsx, writeXlsx } from '../xlsx';
import { Parts, readPackage, writePackage } from './package';

/** A file with much that the model does not know, made by adding parts to one of ours. */
async function foreign(): Promise<Uint8Array> {
  const parts = await readPackage((await writeXlsx(richBook())).bytes);
  const patch = (path: string, from: string | RegExp, to: string): void => {
    const text = parts.text(path) ?? '';
    expect(text).toMatch(from);
    parts.set(path, text.replace(from, to));
  };
  const sheet = 'xl/worksheets/sheet1.xml';
  parts.set('xl/vbaProject.bin', Uint8Array.from([1, 2, 3]));
  parts.set('xl/charts/chart1.xml', '<c:chartSpace xmlns:c="c"/>');
  parts.set('xl/drawings/drawing1.xml', '<xdr:wsDr xmlns:xdr="x"><xdr:sp/></xdr:wsDr>');
  parts.set(
    'xl/drawings/_rels/drawing1.xml.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://x/chart" Target="../charts/chart1.xml"/></Relationships>',
  );
  parts.set('xl/calcChain.xml', '<calcChain/>');
  parts.set('customXml/item9.xml', '<theirs/>');
  parts.set(
    'xl/theme/theme1.xml',
    '<a:theme xmlns:a="a"><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr lastClr="000000"/></a:dk1><a:lt1><a:sysClr lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2></a:clrScheme></a:themeElements></a:theme>',
  );
  patch(
    'xl/_rels/workbook.xml.rels',
    '</Relationships>',
    '<Relationship Id="rId90" Type="http://x/vbaProject" Target="vbaProject.bin"/><Relationship Id="rId91" Type="http://x/calcChain" Target="calcChain.xml"/>' +
      '<Relationship Id="rId92" Type="http://x/theme" Target="theme/theme1.xml"/></Relationships>',
  );
  patch(
    'xl/worksheets/_rels/sheet1.xml.rels',
    '</Relationships>',
    '<Relationship Id="rId90" Type="http://x/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
  );
  patch(sheet, '<legacyDrawing', '<rowBreaks count="1"><brk id="5" man="1"/></rowBreaks><drawing r:id="rId90"/><legacyDrawing');
  patch(
    sheet,
    '</worksheet>',
    '<extLst><ext uri="{x14sl}"><x14:sparklineGroups xmlns:x14="y"><x14:sparklineGroup/></x14:sparklineGroups></ext><ext uri="{x14cf}"><x14:conditionalFormattings xmlns:x14="y"/></ext><ext uri="{x14dv}"><x14:dataValidations xmlns:x14="y" xmlns:xm="z" count="1">' +
      '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>\'実績 一覧\'!$A$1:$A$9</xm:f></x14:formula1><xm:sqref>F1:F9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>',
  );
  patch('xl/comments1.xml', '<sz val="9"/>', '<b/><sz val="10"/>');
  // A text in two fonts with a reading, a shared formula, an old array formula, a link to another workbook, a scale.
  patch(
    'xl/sharedStrings.xml',
    '<si><t>名称</t></si>',
    '<si><r><rPr><b/></rPr><t>名</t></r><r><t>称</t></r><rPh sb="0" eb="2"><t>メイショウ</t></rPh></si>',
  );
  patch(
    sheet,
    '</sheetData>',
    '<row r="20"><c r="A20"><f t="shared" ref="A20:B20" si="3">B4+$B4</f><v>1</v></c><c r="B20"><f t="shared" si="3"/><v>2</v></c>' +
      '<c r="C20"><f>[1]外部!A1*2</f><v>77</v></c><c r="D20"><f t="array" ref="D20:E20">B4:C4*2</f><v>5</v></c><c r="E20"><v>6</v></c><c r="F20"><f>A1:A30</f><v>8</v></c></row></sheetData>',
  );
  patch(
    sheet,
    '<dataValidations',
    '<conditionalFormatting sqref="A1:A9"><cfRule type="dataBar" priority="9"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule></conditionalFormatting><dataValidations',
  );
  return writePackage(parts);
}

test('what is not modelled is named, kept and still there after a change', async () => {
  const before = await readPackage(await foreign());
  const { book, warnings } = await readXlsx(await foreign());
  expect(warnings).toEqual([
    'グラフ、マクロ（VBA）、図形、スパークライン、データバーは表示しません（保存するファイルにはそのまま残ります）。',
  ]);
  const [sheet] = book.sheets;
  if (!sheet) throw new Error('a sheet');
  sheet.unprotect();
  sheet.write(area(15, 0), [['変更']]);
  const written = await writeXlsx(book);
  expect(written.warnings).toEqual([]);
  const after = await readPackage(written.bytes);
  const lost = [...before.map.keys()].filter(path => !after.map.has(path));
  expect(lost).toEqual(['xl/calcChain.xml']);
  for (const path of [
    'xl/vbaProject.bin',
    'xl/charts/chart1.xml',
    'xl/drawings/drawing1.xml',
    'xl/comments1.xml',
    'xl/drawings/vmlDrawing1.vml',
    'customXml/item9.xml',
    'xl/theme/theme1.xml',
  ]) {
    expect([path, after.text(path)]).toEqual([path, before.text(path)]);
  }
  const xml = after.text('xl/worksheets/sheet1.xml') ?? '';
  for (const kept of ['<drawing r:id="rId90"/>', '<rowBreaks count="1">', '{x14cf}', '<dataBar>', '<f>[1]外部!A1*2</f><v>77</v>'])
    expect(xml).toContain(kept);
  expect(xml).not.toContain('{x14dv}');
  expect(xml).toContain('sqref="F1:F9"><formula1>\'実績 一覧\'!$A$1:$A$9</formula1>');
  expect(after.text('xl/sharedStrings.xml')).toContain('<rPh sb="0" eb="2"><t>メイショウ</t></rPh>');
  expect(after.text('xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
  const styles = (parts: Parts): string => (parts.text('xl/styles.xml') ?? '').replace(/count="\d+"/g, '');
  expect(styles(after)).toBe(styles(before));
});

test('shared, array and old formulas mean what they meant', async () => {
  const { book } = await readXlsx(await foreign());
  const [sheet] = book.sheets;
  await book.calculate();
  expect(sheet?.formulas(area(19, 0, 1, 2))).toEqual([['=B4+$B4', '=C4+$B4']]);
  expect(sheet?.values(area(19, 0, 1, 5))).toEqual([[2200000, 1450000, 77, 2200000, 700000]]);
  // An old formula takes the cell of its own row: nothing spills.
  expect(sheet?.value(19, 5)).toBe(2200000);
  expect(sheet?.value(2, 0)).toBe('名称');
  expect(() => {
    sheet?.unprotect();
    sheet?.type(19, 4, '1');
  }).toThrow('array formula');
});

test('a change that moves drawings is said', async () => {
  const { book } = await readXlsx(await foreign());
  book.sheets[0]?.unprotect();
  book.sheets[0]?.insertRows(1, 1);
  const { warnings } = await writeXlsx(book);
  expect(warnings).toEqual([
    'シート「KPI」は行や列を挿入・削除したため、図形・グラフ・改ページ・フィルターなどの位置がずれることがあります。',
  ]);
});

test('where pictures, shapes, lines and groups of a file lie', async () => {
  const source = await readPackage(await foreign());
  const anchor = (row: number, inside: string): string =>
    `<xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>12700</xdr:rowOff></xdr:from>` +
    `<xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 1}</xdr:row><xdr:rowOff>12700</xdr:rowOff></xdr:to>${inside}<xdr:clientData/></xdr:twoCellAnchor>`;
  const named = (element: string): string =>
    `<xdr:${element}><xdr:nvPr><xdr:cNvPr id="2" name="${element} 1"/></xdr:nvPr></xdr:${element}>`;
  source.set(
    'xl/drawings/drawing1.xml',
    `<xdr:wsDr xmlns:xdr="x">${['pic', 'sp', 'cxnSp', 'grpSp'].map((element, at) => anchor(at, named(element))).join('')}</xdr:wsDr>`,
  );
  const { book } = await readXlsx(await writePackage(source));
  const sheet = book.sheets[0]!;
  expect(sheet.drawings.map(({ type, name, left, top }) => [type, name, left, top])).toEqual(
    (
      [
        ['Image', 'pic 1'],
        ['GeometricShape', 'sp 1'],
        ['Line', 'cxnSp 1'],
        ['Group', 'grpSp 1'],
      ] as const
    ).map(([type, name], row) => [type, name, sheet.pointsBefore('column', 2), sheet.pointsBefore('row', row) + 1]),
  );
});
