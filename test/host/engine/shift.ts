import { area, MAX_COLUMNS, MAX_ROWS, type Area } from '../cell/address';
import { BookFault } from '../cell/fault';
import { mapReferences, type End } from './references';

/**
 * Rows or columns inserted (`count` > 0) or deleted (`count` < 0) at `at`. `band` limits it to some columns (rows): cells that move
 * down (right) beside others that stay.
 */
export interface Shift {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly count: number;
  readonly band: { readonly from: number; readonly count: number } | null;
}

/** Where one row or column goes; null where it is deleted. */
export function shiftIndex(index: number, shift: Shift): number | null {
  if (index < shift.at) return index;
  if (shift.count < 0 && index < shift.at - shift.count) return null;
  return index + shift.count;
}

/** Where a stretch goes: it grows by what is inserted inside it and shrinks by what is deleted; null where nothing is left. */
export function shiftSpan(first: number, last: number, shift: Shift): { first: number; last: number } | null {
  if (shift.count >= 0) {
    return { first: first >= shift.at ? first + shift.count : first, last: last >= shift.at ? last + shift.count : last };
  }
  const end = shift.at - shift.count;
  if (first >= shift.at && last < end) return null;
  const start = first < shift.at ? first : first < end ? shift.at : first + shift.count;
  const stop = last < shift.at ? last : last < end ? shift.at - 1 : last + shift.count;
  return { first: start, last: stop };
}

function limit(shift: Shift): number {
  return shift.axis === 'row' ? MAX_ROWS : MAX_COLUMNS;
}

/** Where an area goes. Areas that reach beyond the band stay, as in Excel. */
export function shiftArea(a: Area, shift: Shift): Area | null {
  const rows = shift.axis === 'row';
  if (shift.band) {
    const [from, count] = rows ? [a.column, a.columns] : [a.row, a.rows];
    if (from < shift.band.from || from + count > shift.band.from + shift.band.count) return a;
  }
  const [first, count] = rows ? [a.row, a.rows] : [a.column, a.columns];
  if (count === limit(shift)) return a;
  const span = shiftSpan(first, first + count - 1, shift);
  if (!span) return null;
  const last = Math.min(span.last, limit(shift) - 1);
  return rows ? area(span.first, a.column, last - span.first + 1, a.columns) : area(a.row, span.first, a.rows, last - span.first + 1);
}

/** A formula on `ownSheet` after rows or columns of `sheet` moved. Throws `unsupported` where a 3D reference would be touched. */
export function shiftFormula(formula: string, ownSheet: string, sheet: string, shift: Shift): string {
  const rows = shift.axis === 'row';
  const lower = sheet.toLowerCase();
  const index = (end: End): number | undefined => (rows ? end.row : end.column);
  const across = (end: End): number | undefined => (rows ? end.column : end.row);
  const moved = (end: End, to: number): End => (rows ? { ...end, row: to } : { ...end, column: to });
  return mapReferences(formula, reference => {
    const { sheets, first } = reference;
    if (sheets.length > 1)
      throw new BookFault('unsupported', `inserting or deleting cells beside the 3D reference in ${formula} is not supported`);
    if ((sheets[0] ?? ownSheet).toLowerCase() !== lower) return null;
    const last = reference.last ?? first;
    const [i1, i2] = [index(first), index(last)];
    if (i1 === undefined || i2 === undefined) return null;
    if (shift.band) {
      const [b1, b2] = [across(first), across(last)];
      const end = shift.band.from + shift.band.count;
      if (b1 === undefined || b2 === undefined || Math.min(b1, b2) < shift.band.from || Math.max(b1, b2) >= end) return null;
    }
    const span = shiftSpan(Math.min(i1, i2), Math.max(i1, i2), shift);
    if (!span || span.first >= limit(shift)) return '#REF!';
    const stop = Math.min(span.last, limit(shift) - 1);
    const [to1, to2] = i1 <= i2 ? [span.first, stop] : [stop, span.first];
    if (to1 === i1 && to2 === i2) return null;
    return { ...reference, first: moved(first, to1), last: reference.last ? moved(last, to2) : null };
  });
}
