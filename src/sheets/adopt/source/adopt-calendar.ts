/**
 * The days, weeks or months that a plan of work shows as columns at its right: a scale to draw bars on, and no data. They are told by a row in
 * which they follow one another and by what stands below, which are marks and blanks.
 */
import { isYearLabel } from '../../../domain/base/year-label';
import type { Cell } from '../../../domain/base/cell';
import { normalizeText } from '../../../domain/text/characters/text';
import { isEmpty, type AdoptSource } from './adopt-grid';

/** Fewer columns in a row are no scale. */
const AT_LEAST = 5;
/** A scale's own rows are among the first. */
const SEARCHED = 30;
const WEEKDAYS = '月火水木金土日';
const A_WEEK = 7;

/** Place of a cell on a scale: `kind` tells which one, `at` the place, `turns` where the next one may begin anew. */
interface CalendarStep {
  readonly kind: 'number' | 'weekday' | 'month';
  readonly at: number;
}

function stepOf(cell: Cell): CalendarStep | null {
  // Columns of years hold targets and actuals.
  if (typeof cell === 'number') return Number.isInteger(cell) && cell > 0 && !isYearLabel(cell) ? { kind: 'number', at: cell } : null;
  if (typeof cell !== 'string') return null;
  const plain = normalizeText(cell);
  if (plain.length === 1 && WEEKDAYS.includes(plain)) return { kind: 'weekday', at: WEEKDAYS.indexOf(plain) };
  const day = /^(\d{1,2})日?$/.exec(plain);
  if (day) return { kind: 'number', at: Number(day[1]) };
  const month = /^(\d{1,2})月$/.exec(plain);
  if (month) return { kind: 'month', at: Number(month[1]) };
  const week = /^(?:第?(\d{1,2})週|w(\d{1,2}))$/.exec(plain);
  return week ? { kind: 'number', at: Number(week[1] ?? week[2]) } : null;
}

/** Does the second follow the first on their scale? */
function follows(one: CalendarStep, next: CalendarStep): boolean {
  if (one.kind !== next.kind) return false;
  if (one.kind === 'weekday') return next.at === (one.at + 1) % A_WEEK;
  if (one.kind === 'month') return next.at === (one.at % 12) + 1;
  // From day to day or from week to week, or a new month.
  return (
    next.at === one.at + 1 ||
    next.at === one.at + A_WEEK ||
    (next.at <= A_WEEK && one.at >= 22 && one.at <= 31) ||
    (next.at === 1 && one.at === 12)
  );
}

/** Marks and blanks below: hardly any amounts. */
function isDrawnOn({ values }: AdoptSource, row: number, first: number, last: number): boolean {
  let filled = 0;
  let amounts = 0;
  for (const line of values.slice(row + 1)) {
    const steps = line.slice(first, last + 1);
    // A second row of the scale (weekdays below days) is no data either.
    if (steps.filter((cell, index) => index > 0 && isStep(steps[index - 1], cell)).length * 2 > steps.length) continue;
    for (const cell of steps) {
      if (isEmpty(cell)) continue;
      filled++;
      if (typeof cell === 'number' && cell !== 1) amounts++;
    }
  }
  return amounts * 4 <= Math.max(filled, 1);
}

function isStep(before: Cell, cell: Cell): boolean {
  const [one, next] = [stepOf(before), stepOf(cell)];
  return one !== null && next !== null && follows(one, next);
}

/** The columns of the source (from 0) that are such a scale. */
export function calendarColumns(source: AdoptSource): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [row, line] of source.values.slice(0, SEARCHED).entries()) {
    for (let first = 0; first < line.length;) {
      let last = first;
      // Weeks and months are often merged cells: what is blank between them is theirs.
      for (let column = first + 1, from = first; column < line.length; column++) {
        if (isEmpty(line[column]) && stepOf(line[first]) !== null && last > first) continue;
        if (!isStep(line[from], line[column])) break;
        from = last = column;
      }
      if (last - first + 1 >= AT_LEAST && isDrawnOn(source, row, first, last))
        for (let column = first; column <= last; column++) found.add(column);
      first = last + 1;
    }
  }
  // The scale goes on to the edge where nothing else does.
  const right = Math.max(-1, ...found);
  const width = source.values[0]?.length ?? 0;
  if (right >= 0 && source.values.slice(0, SEARCHED).every(line => line.slice(right + 1).every(isEmpty)))
    for (let column = right + 1; column < width; column++) found.add(column);
  return found;
}
