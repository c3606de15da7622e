/** The sheets of every template on paper, as LibreOffice prints them: how many pages, nothing cut, nothing too small to read. */
import { tablesOf, type Template } from '../../../src/sheets/templates/template';
import { TEMPLATES } from '../../../src/sheets/templates/templates';
import { packed, piecesOf, printed } from '../../host/printed';
import { writeXlsx } from '../../host/xlsx';
import { openTemplate } from './gantt-book';
import { close } from '../workbook';

jest.setTimeout(300_000);
afterEach(close);

/** Pages of all sheets together; a template that needs more has grown, or a column has got too narrow. */
const MOST_PAGES: Readonly<Record<string, number>> = { osaka: 17, oshu: 18, soumu: 24, kitakyushu: 23, blank: 13 };

test.each(TEMPLATES.map(template => [template.id, template] as const))('%s', async (id, template: Template) => {
  const { host } = await openTemplate(template, {}, tablesOf(template));
  // Not ours: the sheets the workbook had before.
  const ours = new Set(host.book.tables().map(({ sheet }) => sheet.name));
  for (const sheet of [...host.book.sheets]) if (!ours.has(sheet.name)) host.book.removeSheet(sheet);
  const { bytes } = await writeXlsx(host.book);
  const { words, pages, landscape } = await printed(bytes);
  expect(landscape).toBe(true);
  expect([id, pages <= (MOST_PAGES[id] ?? 0) ? 'fits' : pages]).toEqual([id, 'fits']);
  // 9 points: the box of a word of that size is never lower.
  expect(words.filter(({ height }) => height < 9).slice(0, 5)).toEqual([]);
  const text = packed(words.map(word => word.text).join(''));
  const lost = tablesOf(template).flatMap(name => {
    const table = host.book.table(name);
    if (!table) throw new Error(name);
    return (
      table.sheet
        .texts(table.area)
        .flat()
        // LibreOffice writes dates in its own order.
        .filter(
          cell =>
            cell !== '' &&
            !/^\d{4}\/\d+\/\d+$/.test(cell) &&
            piecesOf(cell).filter(piece => !text.includes(piece)).length > piecesOf(cell).length / 3,
        )
        .map(cell => `${name}: ${cell.slice(0, 40)}`)
    );
  });
  expect(lost).toEqual([]);
});
