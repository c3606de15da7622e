import { setValidation } from '../../../../src/excel/sheets/parts/validation';
import { close, open } from '../../workbook';

afterEach(close);

const LIST = (source: string) => ({ rule: { type: 'list', source }, message: 'a', alert: 'stop' }) as const;

test('cells of which some have a rule already take one for all of them', async () => {
  const { host } = await open();
  await Excel.run(async context => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    setValidation(sheet.getRange('D2'), 'a', 'b', LIST('x,y'));
    await context.sync();
    setValidation(sheet.getRange('D1:D5'), 'a', 'b', LIST('p,q'));
    await context.sync();
  });
  expect(host.book.activeSheet.validations.map(({ areas, rule }) => [areas, rule.formula1])).toEqual([
    [[{ row: 0, column: 3, rows: 5, columns: 1 }], '"p,q"'],
  ]);
});

test('an input message alone takes the rule of before away', async () => {
  const { host } = await open();
  await Excel.run(async context => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    setValidation(sheet.getRange('D2'), 'a', 'b', LIST('x,y'));
    setValidation(sheet.getRange('D1:D5'), 'a', 'b', null);
    await context.sync();
  });
  expect(host.book.activeSheet.validations.map(({ rule }) => rule.type)).toEqual(['any']);
});
