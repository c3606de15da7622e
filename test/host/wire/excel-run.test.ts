import { type Started, startExcel } from '../node';

let excel: Started;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => {
  excel.stop();
});

test('Office answers as Excel in Japanese', () => {
  expect(Office.context.displayLanguage).toBe('ja-JP');
  expect(Office.context.requirements.isSetSupported('ExcelApi', '1.20')).toBe(true);
});

test('writes, recalculates and reads back in one batch', async () => {
  const values = await Excel.run(async context => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange('A1:B2').values = [
      [1, 2],
      ['=A1+B1', ''],
    ];
    const range = sheet.getRange('A1:B2').load('values,formulas,address,valueTypes');
    await context.sync();
    return [range.values, range.formulas, range.address, range.valueTypes];
  });
  expect(values).toEqual([
    [
      [1, 2],
      [3, ''],
    ],
    [
      [1, 2],
      ['=A1+B1', ''],
    ],
    'Sheet1!A1:B2',
    [
      ['Double', 'Double'],
      ['Double', 'Empty'],
    ],
  ]);
});

test('tables, columns and nested loads', async () => {
  await Excel.run(async context => {
    const sheet = context.workbook.worksheets.add('実績');
    sheet.getRange('A1:C3').values = [
      ['KPI', '年度', '値'],
      ['作業削減時間', 2025, 350000],
      ['紙の削減', 2025, 0.1],
    ];
    const table = sheet.tables.add('A1:C3', true);
    table.name = 'DX_Actuals';
    await context.sync();
    const tables = context.workbook.tables.load('items/name, items/worksheet/name, items/columns/items/name');
    await context.sync();
    expect(tables.items.map(t => [t.name, t.worksheet.name, t.columns.items.map(c => c.name)])).toEqual([
      ['DX_Actuals', '実績', ['KPI', '年度', '値']],
    ]);
    const body = tables.items[0]?.columns.getItem('値').getDataBodyRange().load('values');
    await context.sync();
    expect(body?.values).toEqual([[350000], [0.1]]);
  });
});

test('a null object stays null from there on', async () => {
  await Excel.run(async context => {
    const missing = context.workbook.worksheets.getItemOrNullObject('ない');
    const range = missing.getRange('A1').load('values');
    missing.delete();
    await context.sync();
    expect([missing.isNullObject, range.isNullObject]).toEqual([true, true]);
  });
});

test('a missing item is ItemNotFound', async () => {
  await expect(
    Excel.run(async context => {
      context.workbook.worksheets.getItem('ない').load('name');
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: 'ItemNotFound' });
});
