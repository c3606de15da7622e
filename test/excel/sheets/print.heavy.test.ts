/** The sheets of every template on paper, as LibreOffice prints them: how many pages, nothing cut, nothing too small to read. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tablesOf, type Template } from '../../../src/sheets/templates/template';
import { TEMPLATES } from '../../../src/sheets/templates/templates';
import { convert } from '../../host/libreoffice';
import { writeXlsx } from '../../host/xlsx';
import { openTemplate } from './gantt-book';
import { close } from '../workbook';

jest.setTimeout(300_000);
afterEach(close);

const run = promisify(execFile);

interface Word {
  readonly page: number;
  readonly text: string;
  /** Points from the top of its line to the bottom, which is a little more than its size. */
  readonly height: number;
}

/** Every word of the printed pages. */
async function printed(
  bytes: Uint8Array,
): Promise<{ readonly words: readonly Word[]; readonly pages: number; readonly landscape: boolean }> {
  const pdf = [...(await convert(bytes, 'pdf')).values()][0];
  if (pdf === undefined) throw new Error('no pages');
  const folder = await mkdtemp(join(tmpdir(), 'print-'));
  try {
    const file = join(folder, 'book.pdf');
    await writeFile(file, pdf);
    const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 64_000_000 });
    const words: Word[] = [];
    let page = 0;
    let landscape = true;
    for (const line of stdout.split('\n')) {
      const size = /<page width="([\d.]+)" height="([\d.]+)"/.exec(line);
      if (size) {
        page += 1;
        landscape &&= Number(size[1]) > Number(size[2]);
      }
      const word = /yMin="([\d.]+)".*yMax="([\d.]+)">(.*)<\/word>/.exec(line);
      if (word) words.push({ page, height: Number(word[2]) - Number(word[1]), text: decoded(word[3] ?? '') });
    }
    return { words, pages: page, landscape };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const decoded = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
/** A line break falls anywhere in Japanese. */
const packed = (text: string): string => text.replace(/\s/g, '');

/** The text of a cell, line after line, may be broken over two pages, with headings in between: it is looked for in pieces. */
function piecesOf(text: string): string[] {
  const all = packed(text);
  return Array.from({ length: Math.ceil(all.length / 6) }, (_, index) => all.slice(index * 6, index * 6 + 6));
}

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
