/** Which rows of a source are its headers: told by the words in them and by what stands below, whatever titles and notes stand above. */
import type { Cell } from '../../../domain/base/cell';
import { normalizeText } from '../../../domain/text/characters/text';
import { calendarColumns } from './adopt-calendar';
import { gridOf, isEmpty, type SourceGrid, type AdoptSource } from './adopt-grid';
import { isUnit, unitInHeader } from './adopt-header';

/** Which rows of the source are its headers. */
export interface HeaderLayout {
  readonly headerRow: number;
  readonly headerRows: number;
}

/** Titles and the like above a table are never more. */
const SEARCHED = 30;
/** A header is a name; what is longer is a sentence. */
const LONGEST = 40;

/** The source with the scale of a bar chart at its right taken for blank; and how many columns that are. */
export function withoutCalendar(source: AdoptSource): { readonly source: AdoptSource; readonly columns: number } {
  const calendar = calendarColumns(source);
  if (calendar.size === 0) return { source, columns: 0 };
  const blank = <T>(line: readonly T[], nothing: T): T[] => line.map((cell, column) => (calendar.has(column) ? nothing : cell));
  return {
    source: {
      ...source,
      values: source.values.map(line => blank<Cell>(line, '')),
      texts: source.texts.map(line => blank(line, '')),
      merges: source.merges.filter(
        ({ column, columns }) => !Array.from({ length: columns }, (_, step) => column + step).some(at => calendar.has(at)),
      ),
    },
    columns: calendar.size,
  };
}

const filledIn = (grid: SourceGrid, row: number): number => ownTexts(grid, row).length;

function ownTexts(grid: SourceGrid, row: number): string[] {
  return Array.from({ length: grid.width }, (_, column) => grid.own(row, column)).filter(text => text !== '');
}

/** 2025/4/1, R7.4.1, 4月1日, 10:00: what stands in rows and in no header. */
const DATE =
  /^(?:(?:19|2[01])\d\d|[mtshr]\d{1,2}|(?:明治|大正|昭和|平成|令和)(?:元|\d{1,2}))(?:[./-]|年)\d{1,2}(?:[./-]|月)(?:\d{1,2}日?)?$|^\d{1,2}[/月]\d{1,2}日?$|^\d{1,2}:\d\d/;

/** Could it be a header? Words and years, no amounts, no dates and no sentences. */
function isHeaderLike(text: string): boolean {
  const plain = normalizeText(text);
  if (/^(?:19|2[01])\d\d$/.test(plain)) return true;
  return plain.length <= LONGEST && !/^[-+¥▲△(]?[\d,.]+[%)]?$/.test(plain) && !DATE.test(plain);
}

const IN_BRACKETS = /^[（(【[〔].*[）)】\]〕]$/;

/** Is the row a line of groups over the headers below it? Each header below stands under a group, and no other column has one. */
function isGroupRow(grid: SourceGrid, row: number): boolean {
  if (row < 0 || row + 1 >= grid.height || filledIn(grid, row) < 2) return false;
  const columns = Array.from({ length: grid.width }, (_, column) => column);
  const below = (column: number): string => {
    const text = grid.own(row + 1, column);
    return text !== '' && isHeaderLike(text) ? text : '';
  };
  if (columns.some(column => grid.own(row + 1, column) !== '' && below(column) === '')) return false;
  const continues = (column: number): boolean => column < grid.width && grid.own(row, column) === '' && below(column) !== '';
  let grouped = 0;
  let leaders = 0;
  for (const column of columns) {
    if (grid.own(row, column) !== '') leaders++;
    // A header with no group to its left is the header itself.
    if (continues(column) && leaders === 0) return false;
    if (continues(column)) grouped++;
    else if (
      // 「基準値」 over 「(令和3年度)」 is one header in two rows.
      !IN_BRACKETS.test(below(column)) &&
      grid.own(row, column) !== '' &&
      below(column) !== '' &&
      !continues(column + 1) &&
      grid.shown(row, column + 1) !== grid.own(row, column)
    )
      return false;
  }
  return grouped > 0;
}

/** Do neighbours say the same? So a group stands over its headers where nothing is merged, as in what was exported. */
function repeats(grid: SourceGrid, row: number, column: number): boolean {
  const text = grid.own(row, column);
  return text !== '' && [column - 1, column + 1].some(other => other >= 0 && other < grid.width && grid.own(row, other) === text);
}

/** Is it a row of groups that are written anew over each of their headers, with headers below every repeated one? */
function isRepeatedGroupRow(grid: SourceGrid, row: number): boolean {
  if (row < 0 || row + 1 >= grid.height || !ownTexts(grid, row).every(isHeaderLike) || !ownTexts(grid, row + 1).every(isHeaderLike))
    return false;
  const repeated = Array.from({ length: grid.width }, (_, column) => column).filter(column => repeats(grid, row, column));
  return repeated.length > 0 && repeated.every(column => grid.own(row + 1, column) !== '') && !isUnitsRow(grid, row + 1);
}

/** Rows of names that end in a row of units, with which the headers end. */
const DEEPEST = 4;

/** The last of the rows below a header that say more of what stands in it: down to a row of units, or below groups that are repeated. */
function lastHeader(grid: SourceGrid, row: number): number {
  for (let units = row + 1; units <= row + DEEPEST && units < grid.height; units++) {
    if (isUnitsRow(grid, units)) return units;
    const texts = ownTexts(grid, units);
    if (texts.length === 0 || !texts.every(isHeaderLike)) break;
  }
  let last = row;
  while (isRepeatedGroupRow(grid, last)) last++;
  return last;
}

/** The rows that headers cover by being merged downwards: a header row is never taken apart. */
function mergedRows(grid: SourceGrid, row: number): { readonly first: number; readonly last: number } {
  let [first, last] = [row, row];
  for (let column = 0; column < grid.width; column++) {
    const area = grid.area(row, column);
    if (area === null || area.rows === 1 || area.row + area.rows > SEARCHED) continue;
    first = Math.min(first, area.row);
    last = Math.max(last, area.row + area.rows - 1);
  }
  const rows = Array.from({ length: last - first + 1 }, (_, step) => first + step);
  // Rows that hold amounts are no headers, whatever is merged into them.
  return rows.every(one => ownTexts(grid, one).every(isHeaderLike)) ? { first, last } : { first: row, last: row };
}

/** A row in which each cell says the unit of the header above it: （％）（人）, 千円. */
function isUnitsRow(grid: SourceGrid, row: number): boolean {
  if (row >= grid.height) return false;
  const texts = ownTexts(grid, row);
  return texts.length > 0 && texts.every(text => isUnit(text) || (unitInHeader(text) !== null && IN_BRACKETS.test(text)));
}

/** Months with their years: so many of them in a row are what stands across the head of a table. */
const MONTH = /^(?:19|2[01])\d\d年\d{1,2}月$/;
const MONTHS = 3;

/**
 * How much a row looks like headers: known words most, then that it is all names, different ones. What a row says below zero is none.
 * @param isKnown whether a text is the header of something we know
 */
function headerScore(grid: SourceGrid, row: number, most: number, isKnown: (header: string) => boolean): number {
  const texts = ownTexts(grid, row);
  if (texts.length < Math.min(2, most)) return -1;
  const months = texts.filter(text => MONTH.test(normalizeText(text)));
  const like = texts.filter(text => isHeaderLike(text) || (months.length >= MONTHS && MONTH.test(normalizeText(text))));
  if (like.length * 2 <= texts.length) return -1;
  const known = texts.filter(text => isHeaderLike(text) && isKnown(text)).length;
  const merged = new Set(Array.from({ length: grid.width }, (_, column) => grid.shown(row, column)).filter(text => text !== '')).size;
  const distinct = new Set(texts).size === texts.length;
  // A title beside its date is no header, though it may hold a known word.
  const isNarrow = Math.max(texts.length, merged) * 3 < most;
  return known * 4 + (distinct ? 1 : 0) + like.length / texts.length - (isNarrow ? 4 : 0) - (texts.length - like.length) * 2;
}

/**
 * Where the headers are, as far as can be told.
 * @param isKnown whether a text is the header of something we know
 */
export function findLayout(whole: AdoptSource, isKnown: (header: string) => boolean): HeaderLayout {
  const { source } = withoutCalendar(whole);
  const grid = gridOf(source);
  if (source.table !== null) return { headerRow: 0, headerRows: isUnitsRow(grid, 1) ? 2 : 1 };
  const rows = Array.from({ length: Math.min(grid.height, SEARCHED) }, (_, row) => row);
  const most = Math.max(0, ...rows.map(row => filledIn(grid, row)));
  let best: { row: number; score: number } | null = null;
  for (const row of rows) {
    const score = headerScore(grid, row, most, isKnown);
    if (score >= 0 && (best === null || score > best.score)) best = { row, score };
  }
  const row = best?.row ?? 0;
  const merged = mergedRows(grid, row);
  let first = Math.min(merged.first, isGroupRow(grid, row - 1) ? row - 1 : row);
  while (isRepeatedGroupRow(grid, first - 1)) first--;
  const last = Math.max(merged.last, first < row ? row : isGroupRow(grid, row) ? row + 1 : row);
  return { headerRow: first, headerRows: lastHeader(grid, last) - first + 1 };
}

/** The header of each column, joined from all header rows; a unit in brackets, so that it is known as one. */
export function joinedHeaders(source: AdoptSource, { headerRow, headerRows }: HeaderLayout): string[] {
  const grid = gridOf(source);
  const parts: string[][] = Array.from({ length: grid.width }, () => []);
  for (let row = headerRow; row < headerRow + headerRows; row++) {
    const last = row === headerRow + headerRows - 1;
    const isUnits = row > headerRow && last && isUnitsRow(grid, row);
    let group = '';
    for (let column = 0; column < grid.width; column++) {
      const own = grid.shown(row, column);
      const area = grid.area(row, column);
      // Cells that are merged by looks only: a group goes on to the right while there are headers below it. A merged one ends where its merge does.
      const below =
        !last &&
        Array.from({ length: headerRow + headerRows - 1 - row }, (_, step) => grid.own(row + 1 + step, column)).some(text => text !== '');
      // Under another header of the row above it is that one's, not the group's.
      const begins =
        row > headerRow && grid.shown(row - 1, column) !== '' && grid.shown(row - 1, column) !== grid.shown(row - 1, column - 1);
      if (own !== '') group = area !== null && area.columns > 1 ? '' : own;
      else if (!below || begins) group = '';
      const text = own !== '' ? own : last ? '' : group;
      if (text !== '' && parts[column]?.at(-1) !== text) parts[column]?.push(isUnits && isUnit(text) ? `（${text}）` : text);
    }
  }
  return parts.map(texts => texts.join(''));
}

/** Does any header row say something of its own in this column? */
export function isHeaded({ values }: AdoptSource, { headerRow, headerRows }: HeaderLayout, column: number): boolean {
  return values.slice(headerRow, headerRow + headerRows).some(line => !isEmpty(line[column]));
}
