/**
 * How wide the columns of a new sheet are for the rows it gets: text columns that hold nothing give their room to those whose texts take
 * many lines, page by page, so that no row is taller than its longest text needs and the sheet needs no more pages than it is designed for.
 */
import type { PrintedCell } from './print';
import type { PlannedColumn } from './set-up';

/**
 * Characters on a line of A4 landscape at 9 points. Excel with its own font holds 159; a program that has not got the font counts columns by
 * wider digits, and must not need more pages.
 */
export const PAGE_CHARACTERS = 134;
/** Longer lines are hard to follow. */
const WIDEST = 80;
/** A text column without texts: three characters of a name still stand in a line. */
const NARROW = 7;
/** From here on a text column grows as its texts need it. */
const START = 40;
/** A row of more lines is tall, and no longer to be so is worth as much as this many lines. */
const MOST_LINES = 3;
const TALL = 8;
/** What a line of the row weighs against one of a cell. */
const OF_A_ROW = 6;

/** Rows that the widths are chosen by: of more, so many drawn evenly. Choosing takes a while for each of them. */
const MOST_ROWS = 100;

/** Digits a text takes in a cell: East Asian characters take two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) >= 0x1100 && !/[｡-ﾟ]/.test(letter) ? 2 : 1;
  return width;
}

const widthsOf = (text: string): readonly number[] => text.split('\n').map(textWidth);
const linesAt = (lines: readonly number[], width: number): number =>
  lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line / Math.max(1, width - 1))), 0);

/** Lines of a text in a column of this width. */
export const linesOf = (text: string, width: number): number => linesAt(widthsOf(text), width);

/** Columns that come out beside each other on one page; those of the title are on every page. */
function pagesOf(columns: readonly PlannedColumn[], frozen: number): readonly (readonly number[])[] {
  const titles = columns.slice(0, frozen).reduce((sum, { width }) => sum + width, 0);
  const pages: number[][] = [[]];
  let used = 0;
  columns.forEach(({ width }, index) => {
    if (used + width > PAGE_CHARACTERS && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([]);
      used = titles;
    }
    pages.at(-1)?.push(index);
    used += width;
  });
  return pages;
}

/** The columns with the widths that suit these rows; without rows as they were declared. */
export function fitWidths(
  columns: readonly PlannedColumn[],
  body: readonly (readonly PrintedCell[])[],
  frozen: number,
): readonly PlannedColumn[] {
  const step = Math.max(1, Math.ceil(body.length / MOST_ROWS));
  const texts = body
    .filter((_, row) => row % step === 0)
    .map(line => line.map(({ value }) => (typeof value === 'string' && value !== '' ? widthsOf(value) : [])));
  if (texts.every(line => line.every(text => text.length === 0))) return columns;
  const onOne = pagesOf(columns, frozen).length === 1;
  // Where there are further pages the title's columns are on them, too.
  const isOpen = (index: number): boolean => columns[index]?.wrap === true && (onOne || index >= frozen);
  const needed = (index: number): number =>
    Math.max(NARROW, ...texts.map(line => (line[index] ?? []).reduce((sum, width) => sum + width, 0) + 1));
  const widths = columns.map(({ width }, index) => (isOpen(index) ? Math.min(width, needed(index), START) : width));
  const linesIn = (line: readonly (readonly number[])[], index: number, width: number): number => {
    const text = line[index] ?? [];
    return columns[index]?.wrap === true && text.length > 0 ? linesAt(text, width) : 1;
  };
  /** A row is as tall as its tallest cell; the other cells count a little, for when that one gets room as well. */
  const height = (line: readonly (readonly number[])[]): number => {
    const lines = widths.map((width, index) => linesIn(line, index, width));
    const most = Math.max(...lines);
    return (most > MOST_LINES ? most + TALL : most) * OF_A_ROW + lines.reduce((sum, count) => sum + count, 0);
  };
  const tall = (): number => texts.reduce((sum, line) => sum + height(line), 0);
  /** Lines that all rows together get shorter by, if one column is `width` wide. */
  const gain = (before: number, index: number, width: number): number => {
    const was = widths[index] ?? width;
    widths[index] = width;
    const after = tall();
    widths[index] = was;
    return before - after;
  };
  const titles = columns.slice(0, frozen).reduce((sum, { width }) => sum + width, 0);
  pagesOf(
    columns.map((column, index) => ({ ...column, width: widths[index] ?? column.width })),
    frozen,
  ).forEach((page, number) => {
    let left = PAGE_CHARACTERS - (number === 0 ? 0 : titles) - page.reduce((sum, index) => sum + (widths[index] ?? 0), 0);
    for (;;) {
      const before = tall();
      const choices = page.flatMap(index => {
        const width = widths[index] ?? 0;
        if (!isOpen(index) || width >= WIDEST) return [];
        const most = Math.min(left, WIDEST - width);
        for (let more = 1; more <= most; more++) {
          const shorter = gain(before, index, width + more);
          if (shorter > 0) return [{ index, more, worth: shorter / more }];
        }
        return [];
      });
      const best = choices.sort((one, other) => other.worth - one.worth)[0];
      if (best === undefined) break;
      widths[best.index] = (widths[best.index] ?? 0) + best.more;
      left -= best.more;
    }
    // What nobody needs goes back to where it came from.
    for (const index of page) {
      const back = Math.max(0, Math.min(left, (columns[index]?.width ?? 0) - (widths[index] ?? 0)));
      widths[index] = (widths[index] ?? 0) + back;
      left -= back;
    }
  });
  return columns.map((column, index) => ({ ...column, width: widths[index] ?? column.width }));
}
