/** 引継ぎ on paper, as LibreOffice prints it: one page, 9 points at least, every text whole. */
import { makeSuccessor } from '../../../../src/excel/sheets/own/successor';
import { isPrinted, printed } from '../../../host/printed';
import { writeXlsx } from '../../../host/xlsx';
import { close, sheetNamed } from '../../workbook';
import { openTwenty } from './pack-book';
import { plannedSuccessor } from './successor-book';

jest.setTimeout(300_000);
afterEach(close);

test('one page, nothing lost', async () => {
  const { host } = await openTwenty();
  await makeSuccessor(await plannedSuccessor());
  const ours = sheetNamed(host.book, '引継ぎ');
  const texts = ours.usedArea === null ? [] : ours.texts(ours.usedArea).flat();
  for (const sheet of [...host.book.sheets]) if (sheet !== ours) host.book.removeSheet(sheet);
  const { bytes } = await writeXlsx(host.book);
  const { words, pages } = await printed(bytes);
  expect(pages).toBe(1);
  expect(words.filter(({ height }) => height < 9)).toEqual([]);
  expect(texts.filter(text => text !== '').length).toBeGreaterThan(15);
  expect(texts.filter(text => !isPrinted(text, words))).toEqual([]);
});
