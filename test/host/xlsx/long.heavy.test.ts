import { area } from '../cell/address';
import { Book } from '../book/book';
import { readXlsx, writeXlsx } from '../xlsx';

test('20,000 rows of nine columns with a table come back as they were written', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  const rows = Array.from({ length: 20_000 }, (_, r) => [
    '作業削減時間',
    2000 + (r % 40),
    r,
    r * 1.5,
    '実績',
    '出典',
    '入力者',
    46000 + r,
    'コメント',
  ]);
  const whole = area(0, 0, 20_001, 9);
  sheet.write(whole, [['KPI', '年度', '値', '率', '区分', '出典', '入力者', '入力日', 'コメント'], ...rows]);
  book.addTable(sheet, whole, true, 'DX_Actuals');
  const { bytes } = await writeXlsx(book);
  const back = (await readXlsx(bytes)).book;
  expect(back.sheets[0]?.values(whole)).toEqual(sheet.values(whole));
  expect(back.tables().map(({ name }) => name)).toEqual(['DX_Actuals']);
});
