/** Every sheet of every template on the screen: no row is tall without need, and rows that a second template adds look like the first. */
import { planSetUp } from '../../../../src/sheets/make/set-up';
import { linesInColumn } from '../../../../src/sheets/make/column-widths';
import { readWorkbook } from '../../../../src/excel/read/read';
import { setUp } from '../../../../src/excel/sheets/set-up/set-up';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import { tablesOf, type Template } from '../../../../src/sheets/templates/template';
import { TEMPLATES } from '../../../../src/sheets/templates/templates';
import type { Book } from '../../../host/book/book';
import { AS_OF, close, sheetNamed } from '../../workbook';
import { openTemplate } from '../own/gantt-book';

afterEach(close);

const MOST_LINES = 3;
/** The widest column there is: a text that takes more than three lines in it is a quotation, and the document's words are not cut. */
const WIDEST = 80;

/** Tall rows without such a quotation: how many, and why. All come from what fits beside each other on one page at 9 points. */
const EXCEPTIONS: Readonly<Record<string, readonly [number, string]>> = {
  'soumu 課題': [2, 'questions in full, beside cases that are quoted in full'],
  'kitakyushu 背景': [2, 'sentences of the plan in full, beside years, values and 出典'],
  'kitakyushu 課題': [2, 'the problem is quoted in full beside the directions of its chapter'],
};

/** A row of a table, its headers as well: they are cut as easily. */
interface TallRow {
  readonly place: string;
  readonly lines: number;
  /** Lines that its longest text needs in the widest column. */
  readonly least: number;
  /** Lines that its texts need in the columns as they are. */
  readonly needed: number;
}

function rowsOf(book: Book): TallRow[] {
  return book.tables().flatMap(({ sheet, area }): TallRow[] =>
    sheet.texts(area).flatMap((line, index): TallRow[] => {
      const lines = Math.round(sheet.rowHeight(area.row + index) / sheet.rowHeight(1_000_000));
      const widths = line.map((_, at) => sheet.columnWidth(area.column + at));
      return [
        {
          place: sheet.name,
          lines,
          least: Math.max(...line.map(text => linesInColumn(text, WIDEST))),
          needed: Math.max(
            ...line.map((text, at) =>
              sheet.style(area.row + index, area.column + at).alignment?.wrap ? linesInColumn(text, widths[at] ?? 1) : 1,
            ),
          ),
        },
      ];
    }),
  );
}

test.each(TEMPLATES.map(template => [template.id, template] as const))(
  '%s: no row taller than three lines without need',
  async (id, template: Template) => {
    const { host } = await openTemplate(template, {}, tablesOf(template));
    const rows = rowsOf(host.book);
    // As tall as its texts need, and no cell cut.
    expect(rows.filter(({ lines, needed }) => lines !== needed)).toEqual([]);
    const tall = rows.filter(({ lines, least }) => lines > MOST_LINES && least <= MOST_LINES);
    const counts = new Map<string, number>();
    for (const { place } of tall) counts.set(`${id} ${place}`, (counts.get(`${id} ${place}`) ?? 0) + 1);
    const allowed = Object.entries(EXCEPTIONS).filter(([place]) => place.startsWith(`${id} `));
    expect([...counts].sort()).toEqual(allowed.map(([place, [count]]) => [place, count]).sort());
  },
);

test('rows added by a second template are as tall as their texts need, and wrap', async () => {
  const { host } = await openTemplate(OSAKA, {}, tablesOf(OSAKA));
  await setUp(planSetUp(await readWorkbook(), { tables: tablesOf(KITAKYUSHU), template: KITAKYUSHU, asOf: AS_OF }));
  await host.settled();
  expect(rowsOf(host.book).filter(({ lines, needed }) => lines !== needed)).toEqual([]);
  const issues = sheetNamed(host.book, '課題');
  const { area } = host.book.table('DX_Issues') ?? {};
  if (area === undefined) throw new Error('no issues');
  for (let column = 0; column < area.columns; column++) {
    const [first, last] = [issues.style(area.row + 1, column), issues.style(area.row + area.rows - 1, column)];
    expect([column, last.alignment]).toEqual([column, first.alignment]);
  }
});
