import type { Cell, Cells } from '../base/cell';
import { readPeriod } from './date';
import { comparableText } from './comparable-text';
import { memoized } from '../base/memory';
import { isYearLabel } from './time';

/** A header as it is compared: text after normalizing, a number (2030) as its digits. */
export function headerText(cell: Cell): string {
  return typeof cell === 'string' ? comparableText(cell) : typeof cell === 'number' ? String(cell) : '';
}

/**
 * The column of the first of these names that the header row holds: the order of the names decides, not the order of the
 * columns, which people change. -1: none.
 */
export function columnOf(headers: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const column = headers.indexOf(comparableText(name));
    if (column >= 0) return column;
  }
  return -1;
}

export function headersOf(cells: Cells): string[] {
  return (cells[0] || []).map(headerText);
}

const YEAR =
  /(?:^|\D)((?:19|20|21)\d\d|2200)(?!\d)|(?:^|[^a-z])((?:明治|大正|昭和|平成|令和|[mtshr])\.?(?:元|\d{1,2}|[一二三四五六七八九十]{1,3}))/g;

/**
 * The year label a header holds: 「目標2030」「目標(R7年度)」「令和12年度」. Of several (「R5~R7」「令和7年度(2025年度)」) the last,
 * leaving out the year something is compared with (「2030年目標(2013年度比)」). null: none.
 */
export const yearInHeader = memoized((header: string): number | null => {
  let last: number | null = null;
  header.replace(/[a-z]?[0-9元]+年?度?比/g, '').replace(YEAR, (found: string, western?: string, era?: string) => {
    const year = western ? Number(western) : yearOfEra(`${era}年`);
    if (isYearLabel(year) && (last === null || year > last)) last = year;
    return found;
  });
  return last;
});

function yearOfEra(text: string): number {
  const period = readPeriod(text);
  return period && period.year ? period.year.label : 0;
}
