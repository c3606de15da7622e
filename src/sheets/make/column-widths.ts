/**
 * How wide the columns of a new sheet are for the rows it gets: text columns that hold nothing, or short texts, give their room to those whose
 * texts take many lines, page by page, so that no row is taller than its longest text needs and the sheet needs no more pages than it is designed for.
 */
import type { PrintedCell } from './print';
import type { PlannedColumn } from './planned';

/**
 * Characters on a line of A4 landscape at 9 points. Excel with its own font holds 159; a program that has not got the font counts columns by
 * wider digits, and must not need more pages.
 */
export const PAGE_CHARACTERS = 134;
/** Longer lines are hard to follow. */
const WIDEST = 80;
/** A text column without texts: three characters of a name still stand in a line. */
const NARROW = 7;
/** A column of choices without any: its words take several lines. */
const CHOICE = 5;
const SEVERAL = 3;
/** Of the width it was declared with, a column with texts keeps this share. */
const LEAST_SHARE = 0.6;
/** So many digits move from one column to another at a time. */
const MOST_EXCHANGED = 16;
/** From here on a text column grows as its texts need it. */
const START = 40;
/** A row of more lines is tall, and no longer to be so is worth as much as this many lines. */
const MOST_LINES = 3;
const TALL = 12;
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
export const linesInColumn = (text: string, width: number): number => linesAt(widthsOf(text), width);

/** Columns that come out beside each other on one page; those of the title are on every page. */
function pagesOf(columns: readonly PlannedColumn[], frozen: number): readonly (readonly number[])[] {
  const titles = columns.slice(0, frozen).reduce((sum, { width }) => sum + width, 0);
  const pages: number[][] = [[]];
  let used = 0;
  columns.forEach(({ width }, index) => {
    const page = pages.at(-1) ?? [];
    if (used + width + roundingOf([...page, index].map(at => columns[at]?.width ?? 0)) > PAGE_CHARACTERS && page.length > 0) {
      pages.push([]);
      used = titles;
    }
    pages.at(-1)?.push(index);
    used += width;
  });
  return pages;
}

/** How many of the columns are on the first page. */
export const firstPage = (columns: readonly PlannedColumn[], frozen: number): readonly number[] => pagesOf(columns, frozen)[0] ?? [];

/** Each column is rounded to whole pixels: several narrow ones together take a character more than their widths say. */
const roundingOf = (widths: readonly number[]): number => (widths.filter(width => width <= CHOICE).length >= SEVERAL ? 1 : 0);

/**
 * The columns with the widths that suit these rows; without rows as they were declared.
 * @param least what else stands in a column and must not be cut: digits it needs at least
 */
export function fitWidths(
  columns: readonly PlannedColumn[],
  body: readonly (readonly PrintedCell[])[],
  frozen: number,
  least: (index: number) => number = () => 0,
): readonly PlannedColumn[] {
  const step = Math.max(1, Math.ceil(body.length / MOST_ROWS));
  const texts = body
    .filter((_, row) => row % step === 0)
    .map(line => line.map(({ value }) => (typeof value === 'string' && value !== '' ? widthsOf(value) : [])));
  if (texts.every(line => line.every(text => text.length === 0))) return columns;
  const onOne = pagesOf(columns, frozen).length === 1;
  // Where there are further pages the title's columns are on them, too: they may get narrower, but not wider.
  const isTitle = (index: number): boolean => !onOne && index < frozen;
  const isOpen = (index: number): boolean => columns[index]?.wrap === true && !isTitle(index);
  const isEmpty = (index: number): boolean => texts.every(line => (line[index] ?? []).length === 0);
  const needed = (index: number): number =>
    Math.max(NARROW, ...texts.map(line => (line[index] ?? []).reduce((sum, width) => sum + width, 0) + 1));
  /** How narrow a column may get. */
  const narrowest = (index: number): number => {
    const { width = 0, validation = null } = columns[index] ?? {};
    const isChoice = validation?.rule.type === 'list' && validation.alert === 'stop';
    // The word that has been chosen stays in one line.
    const own = isEmpty(index)
      ? validation?.rule.type === 'list'
        ? CHOICE
        : NARROW
      : isChoice
        ? needed(index)
        : Math.ceil(width * LEAST_SHARE);
    return Math.min(width, Math.max(own, isEmpty(index) ? CHOICE : NARROW, least(index)));
  };
  const startingAt = (most: number): number[] =>
    columns.map(({ width }, index) =>
      isOpen(index)
        ? isEmpty(index)
          ? narrowest(index)
          : Math.max(least(index), narrowest(index), Math.min(width, needed(index), most))
        : isTitle(index) && columns[index]?.wrap === true
          ? Math.max(least(index), Math.min(width, needed(index)))
          : width,
    );
  const pagesAt = (most: number): number => {
    const starts = startingAt(most);
    return pagesOf(
      columns.map((column, index) => ({ ...column, width: starts[index] ?? column.width })),
      frozen,
    ).length;
  };
  // No page more than the texts' narrowest columns would need: nobody wants a page for what is left of one column.
  let start = START;
  for (const fewest = pagesAt(0); start > NARROW && pagesAt(start) > fewest;) start -= 1;
  const widths = startingAt(start);
  const known = new Map<number, readonly number[]>();
  /** Lines of each row's text in a column of this width. */
  const linesIn = (index: number, width: number): readonly number[] => {
    const key = index * 1000 + width;
    const found = known.get(key) ?? texts.map(line => (columns[index]?.wrap === true ? Math.max(1, linesAt(line[index] ?? [], width)) : 1));
    known.set(key, found);
    return found;
  };
  /** All rows together. A row is as tall as its tallest cell; the other cells count a little, for when that one gets room as well. */
  const tall = (): number => {
    const lines = widths.map((width, index) => linesIn(index, width));
    return texts.reduce((sum, _, row) => {
      const most = lines.reduce((max, column) => Math.max(max, column[row] ?? 1), 1);
      const all = lines.reduce((count, column) => count + (column[row] ?? 1), 0);
      return sum + (most > MOST_LINES && mayBeLow[row] === true ? most + TALL : most) * OF_A_ROW + all;
    }, 0);
  };
  // A row whose longest text takes more lines in the widest column is tall whatever is done.
  const mayBeLow = texts.map((_, row) => columns.every((__, index) => (linesIn(index, WIDEST)[row] ?? 1) <= MOST_LINES));
  /** Lines that all rows together get shorter by, with these columns wider (or narrower) by so much. */
  const gain = (before: number, changes: readonly (readonly [index: number, by: number])[]): number => {
    for (const [index, by] of changes) widths[index] = (widths[index] ?? 0) + by;
    const after = tall();
    for (const [index, by] of changes) widths[index] = (widths[index] ?? 0) - by;
    return before - after;
  };
  const sumOf = (indexes: readonly number[]): number => indexes.reduce((sum, index) => sum + (widths[index] ?? 0), 0);
  const titles = [...columns.keys()].slice(0, frozen);
  const pages = pagesOf(
    columns.map((column, index) => ({ ...column, width: widths[index] ?? column.width })),
    frozen,
  );
  const rounding = (page: readonly number[]): number => roundingOf(page.map(index => widths[index] ?? 0));
  const room = (page: readonly number[], number: number): number =>
    PAGE_CHARACTERS - (number === 0 ? 0 : sumOf(titles)) - sumOf(page) - rounding(page);

  /** Gives the page's room to the texts that take many lines. */
  function spread(page: readonly number[], number: number): void {
    for (let left = room(page, number); left > 0; left = room(page, number)) {
      const before = tall();
      const choices = page.flatMap(index => {
        const width = widths[index] ?? 0;
        if (!isOpen(index) || width >= WIDEST) return [];
        const most = Math.min(left, WIDEST - width);
        for (let more = 1; more <= most; more++) {
          const shorter = gain(before, [[index, more]]);
          if (shorter > 0) return [{ index, more, worth: shorter / more }];
        }
        return [];
      });
      const best = choices.sort((one, other) => other.worth - one.worth)[0];
      if (best === undefined) return;
      widths[best.index] = (widths[best.index] ?? 0) + best.more;
    }
  }

  /** Takes room from columns whose texts can do with less, and what is left, and gives it to those that are tall, as long as the rows get lower. */
  function exchange(page: readonly number[], number: number): void {
    const wrapped = page.filter(index => columns[index]?.wrap === true);
    for (;;) {
      const before = tall();
      const left = Math.max(0, room(page, number));
      let best = { from: 0, to: 0, by: 0, more: 0, worth: 0 };
      for (const from of wrapped) {
        for (const to of wrapped) {
          if (from === to || (isTitle(to) && !isTitle(from))) continue;
          for (const more of isTitle(to) || left === 0 ? [0] : [0, left]) {
            const most = Math.min((widths[from] ?? 0) - narrowest(from), WIDEST - (widths[to] ?? 0) - more, MOST_EXCHANGED);
            for (let by = 1; by <= most; by++) {
              const worth = gain(before, [
                [from, -by],
                [to, by + more],
              ]);
              if (worth > best.worth) best = { from, to, by, more, worth };
            }
          }
        }
      }
      if (best.worth === 0) return;
      widths[best.from] = (widths[best.from] ?? 0) - best.by;
      widths[best.to] = (widths[best.to] ?? 0) + best.by + best.more;
    }
  }

  // Every column gets what there is before any gives to another: a row is as tall as its tallest cell on whatever page.
  for (let round = 0; round < 2; round++) {
    pages.forEach(spread);
    pages.forEach(exchange);
  }
  pages.forEach((page, number) => {
    // What nobody needs goes back to where it came from.
    let left = room(page, number);
    for (const index of page.filter(one => !isTitle(one))) {
      const back = Math.max(0, Math.min(left, (columns[index]?.width ?? 0) - (widths[index] ?? 0)));
      widths[index] = (widths[index] ?? 0) + back;
      left -= back;
    }
  });
  return columns.map((column, index) => ({ ...column, width: widths[index] ?? column.width }));
}
