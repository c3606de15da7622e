/** The sheets of every template on paper, as LibreOffice prints them: how many pages each, no text lost or cut, nothing too small to read. */
import type { Declaration } from '../../../../src/sheets/schema/table';
import { TABLES } from '../../../../src/sheets/schema/declarations/tables';
import { tablesOf, type Template } from '../../../../src/sheets/templates/template';
import { TEMPLATES } from '../../../../src/sheets/templates/templates';
import { packed, printed, type Word } from '../../../host/printed';
import type { Sheet } from '../../../host/book/sheet';
import type { Table } from '../../../host/book/table';
import { writeXlsx } from '../../../host/xlsx';
import { openTemplate } from './gantt-book';
import { close } from '../../workbook';

jest.setTimeout(300_000);
afterEach(close);

interface Page {
  /** The foot names it. */
  readonly sheet: string;
  readonly words: readonly Word[];
}

/** The foot's line begins below this. */
const FOOT = 550;

/** A word of 9 points has a box of this height, in the fonts that are used here. */
const NINE_POINTS = 11.6;

/** Pages as promised, by sheet. Two of a sheet without many rows: it goes on beside the first, with 番号 and 名称 again. */
const PAGES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  blank: { 構成員: 2, 情報システム: 1, KPI: 2, 実績: 1, スケジュール: 2, 会議: 2, 課題: 1, 目標改定: 1 },
  osaka: { 構成員: 4, 情報システム: 1, KPI: 2, 実績: 1, スケジュール: 2, 会議: 2, 課題: 1, 背景: 3, 目標改定: 1 },
  oshu: { 構成員: 6, 情報システム: 1, KPI: 2, 実績: 1, スケジュール: 2, 会議: 2, 課題: 1, 背景: 1, 目標改定: 1 },
  soumu: { 構成員: 2, 情報システム: 1, KPI: 2, 実績: 1, スケジュール: 2, 会議: 2, 課題: 10, 背景: 1, 目標改定: 1 },
  kitakyushu: { 構成員: 2, 情報システム: 1, KPI: 2, 実績: 1, スケジュール: 6, 会議: 2, 課題: 4, 背景: 3, 目標改定: 1 },
};

const LEFT = 29;

/** What a column's texts must come out as: cells of dates are left out, which LibreOffice writes in its own order. */
function wantedIn(sheet: Sheet, table: Table, column: number): string {
  return sheet
    .texts({ ...table.area, row: table.area.row + 1, rows: table.area.rows - 1, column: table.area.column + column, columns: 1 })
    .map(([text = '']) => packed(text))
    .join('');
}

/** The texts of a table as they came out, column by column, over all its pages. */
function printedIn(sheet: Sheet, table: Table, pages: readonly Page[], frozen: number): readonly string[] {
  const headers = table.columns.map(({ name }) => packed(name));
  const widths = headers.map((_, at) => sheet.columnWidth(table.area.column + at));
  const found = headers.map(() => '');
  const seen = new Set<number>();
  for (const { words } of pages) {
    // The header's row: the first header stands alone in its column there.
    const top = words.find(({ text }) => headers[0]?.startsWith(text) && text !== sheet.name) ?? words[0];
    const band = words.filter(({ y }) => Math.abs(y - (top?.y ?? 0)) < 14);
    const firstOf = (at: number): Word | undefined => {
      const header = headers[at] ?? '';
      return band.find(
        ({ text, x }) => header.startsWith(packed(text)) && packed(text).length >= Math.min(2, header.length) && x > LEFT - 1,
      );
    };
    const title = firstOf(frozen - 1);
    const further = headers.flatMap((_, at) => (at >= frozen && firstOf(at) !== undefined ? [at] : []));
    if (title === undefined || further.length === 0) throw new Error(`no headers on a page of ${sheet.name}`);
    const last = further.at(-1) ?? 0;
    const shown = [...headers.keys()].filter(at => at < frozen || (at >= (further[0] ?? 0) && at <= last));
    const centre = (word: Word): number => (word.x + word.end) / 2 - LEFT;
    const before = (at: number): number => shown.slice(0, shown.indexOf(at)).reduce((sum, one) => sum + (widths[one] ?? 0), 0);
    const lastWord = firstOf(last);
    if (lastWord === undefined) throw new Error(`no last header on a page of ${sheet.name}`);
    const unit = centre(lastWord) / (before(last) + (widths[last] ?? 0) / 2);
    const begin = Math.min(...band.map(({ y }) => y)) - 1;
    for (const at of shown) {
      // The title's columns are repeated beside.
      if (at < frozen && seen.has(further[0] ?? 0) === false && further[0] !== frozen) continue;
      const from = LEFT + before(at) * unit;
      const to = from + (widths[at] ?? 0) * unit;
      const lines = words
        .filter(({ x, y }) => y >= begin && x >= from - 1 && x < to - 1)
        .sort((one, other) => (Math.abs(one.y - other.y) < 3 ? one.x - other.x : one.y - other.y));
      const text = packed(lines.map(line => line.text).join(''));
      const header = headers[at] ?? '';
      if (!text.startsWith(header)) throw new Error(`${sheet.name}: ${header} is not printed whole`);
      found[at] += text.slice(header.length);
    }
    seen.add(frozen);
  }
  return found;
}

test.each(TEMPLATES.map(template => [template.id, template] as const))('%s', async (id, template: Template) => {
  const { host } = await openTemplate(template, {}, tablesOf(template));
  // Not ours: the sheets the workbook had before.
  const ours = new Set(host.book.tables().map(({ sheet }) => sheet.name));
  for (const sheet of [...host.book.sheets]) if (!ours.has(sheet.name)) host.book.removeSheet(sheet);
  const { bytes } = await writeXlsx(host.book);
  const { words: all, pages: count, landscape } = await printed(bytes);
  expect(landscape).toBe(true);
  const pages = Array.from({ length: count }, (_, index): Page => {
    const words = all.filter(({ page }) => page === index + 1);
    return { sheet: words.find(({ y }) => y > FOOT)?.text ?? '', words: words.filter(({ y }) => y <= FOOT) };
  });
  const counts = tablesOf(template).map(name => {
    const sheet = host.book.table(name)?.sheet.name ?? name;
    return [sheet, pages.filter(page => page.sheet === sheet).length];
  });
  expect(Object.fromEntries(counts)).toEqual(PAGES[id]);
  // Where there are rows a page with headings alone would be an empty one.
  const filled = tablesOf(template).flatMap(name => ((template.rows[name]?.length ?? 0) > 0 ? [host.book.table(name)?.sheet.name] : []));
  expect(pages.filter(({ words, sheet }) => filled.includes(sheet) && words.length < 8).map(({ sheet }) => sheet)).toEqual([]);
  expect(pages.flatMap(({ words }) => words.filter(({ height }) => height < NINE_POINTS)).slice(0, 5)).toEqual([]);

  const lost = tablesOf(template).flatMap(name => {
    const table = host.book.table(name);
    if (!table) throw new Error(name);
    const declaration: Declaration = TABLES[name];
    const found = printedIn(
      table.sheet,
      table,
      pages.filter(page => page.sheet === table.sheet.name),
      declaration.frozen,
    );
    const dates = Object.values(declaration.columns).flatMap(({ kind, header }) => (kind === 'date' ? [header] : []));
    return table.columns.flatMap((column, at) => {
      const wanted = wantedIn(table.sheet, table, at);
      return dates.includes(column.name) || found[at] === wanted ? [] : [[`${name} ${column.name}`, found[at], wanted]];
    });
  });
  expect(lost).toEqual([]);
});
