import { area } from '../cell/address';
import { Book } from '../book/book';
import { readXlsx, writeXlsx } from '../xlsx';

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
