import type { Cell, Cells } from '../base/cell';
import { type Period, readPeriods } from './dates/date';
import { comparableText } from './characters/comparable-text';
import { memoized } from '../base/memory';
import { isYearLabel, LAST_LABEL } from '../base/year-label';
import { labelOf, type Time } from './dates/time';

/** A header as it is compared: text after normalizing, a number (2030) as its digits. */
export function headerText(cell: Cell): string {
  return typeof cell === 'string' ? comparableText(cell) : typeof cell === 'number' ? String(cell) : '';
}

/**
 * The column of the first of these names that the header row holds, as a whole or before a remark in brackets (単位(円)): the order of
 * the names decides, not the order of the columns, which people change. -1: none.
 */
export function columnOf(headers: readonly string[], names: readonly string[]): number {
  for (const forms of [headers, headers.map(withoutBrackets)]) {
    for (const name of names) {
      const column = forms.indexOf(comparableText(name));
      if (column >= 0) return column;
    }
  }
  return -1;
}

export function headersOf(cells: Cells): string[] {
  return (cells[0] || []).map(headerText);
}

/**
 * The time a header holds, a year label or a date: 「目標2030」「目標(R7年度)」「令和12年度」「現状値(R5.3末)」. Of several (「R5~R7」
 * 「令和7年度(2025年度)」) the last, leaving out the year something is compared with (「2030年目標(2013年度比)」). null: none.
 */
export const timeInHeader = memoized((header: string): Time | null => {
  let last: Time | null = null;
  for (const period of readPeriods(header.replace(COMPARED, ''))) {
    const time = timeOf(period);
    if (time !== null && (last === null || labelOf(time, '年度末') > labelOf(last, '年度末'))) last = time;
  }
  return last;
});

/** 2013年度比, R2実績比: what something is compared with. */
const COMPARED = /[a-z]?[0-9元]+年?度?(?:実績)?比/g;

/** The same words in a cell would be this time; null before 1900. */
function timeOf({ year, last, first }: Period): Time | null {
  const time = year ? year.label : (last ?? first);
  return time !== null && (year ? isYearLabel(time) : time > LAST_LABEL) ? time : null;
}

/** The year label a header holds; that of a date is its fiscal year. */
export function yearInHeader(header: string): number | null {
  const time = timeInHeader(header);
  return time === null ? null : labelOf(time, '年度末');
}

/** A header without what stands in brackets: 指標名(単位). */
export function withoutBrackets(header: string): string {
  return header.replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, '');
}
