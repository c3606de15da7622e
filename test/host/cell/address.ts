import { BookFault } from './fault';

/** Addresses: 0-based rows and columns inside, A1 text outside. */

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A rectangle of cells; `rows` and `columns` are counts, at least 1. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const names: string[] = [];

/** 0 -> A, 27 -> AB. */
export function columnName(column: number): string {
  const known = names[column];
  if (known !== undefined) return known;
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  names[column] = name;
  return name;
}

/** A -> 0, AB -> 27; -1 when it is no column of a sheet. */
export function columnIndex(name: string): number {
  let n = 0;
  for (const c of name.toUpperCase()) {
    const digit = c.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) return -1;
    n = n * 26 + digit;
  }
  return n >= 1 && n <= MAX_COLUMNS ? n - 1 : -1;
}

export function cellName(row: number, column: number): string {
  return columnName(column) + String(row + 1);
}

export function area(row: number, column: number, rows = 1, columns = 1): Area {
  return { row, column, rows, columns };
}

/** A1 text of an area without its sheet: A1, A1:B2, 3:5 (whole rows), A:C (whole columns). */
export function areaName(a: Area): string {
  const lastRow = a.row + a.rows - 1;
  const lastColumn = a.column + a.columns - 1;
  if (a.column === 0 && a.columns === MAX_COLUMNS) return `${a.row + 1}:${lastRow + 1}`;
  if (a.row === 0 && a.rows === MAX_ROWS) return `${columnName(a.column)}:${columnName(lastColumn)}`;
  const first = cellName(a.row, a.column);
  return a.rows === 1 && a.columns === 1 ? first : `${first}:${cellName(lastRow, lastColumn)}`;
}

/** The same with dollar signs, as names and the file hold it. */
export function absoluteName(a: Area): string {
  return areaName(a)
    .split(':')
    .map(part => part.replace(/^([A-Z]*)(\d*)$/, (_, c: string, r: string) => (c ? `$${c}` : '') + (r ? `$${r}` : '')))
    .join(':');
}

const PART = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/;

/** Reads A1, A1:B2, A:C, 3:5 (dollar signs allowed, no sheet); null when it is none or lies outside a sheet. */
export function readArea(text: string): Area | null {
  const parts = text.trim().split(':');
  if (parts.length > 2) return null;
  const ends = parts.map(part => PART.exec(part));
  const [a, b] = [ends[0], ends[ends.length - 1]];
  if (!a || !b || a[0] === '' || b[0] === '') return null;
  const row = (m: RegExpExecArray): number | undefined => (m[2] === undefined ? undefined : Number(m[2]) - 1);
  const column = (m: RegExpExecArray): number | undefined => (m[1] === undefined ? undefined : columnIndex(m[1]));
  const [r1, r2, c1, c2] = [row(a), row(b), column(a), column(b)];
  if ((r1 === undefined) !== (r2 === undefined) || (c1 === undefined) !== (c2 === undefined)) return null;
  if (parts.length === 1 && (r1 === undefined || c1 === undefined)) return null;
  const top = Math.min(r1 ?? 0, r2 ?? 0);
  const left = Math.min(c1 ?? 0, c2 ?? 0);
  const bottom = r1 === undefined ? MAX_ROWS - 1 : Math.max(r1, r2 ?? 0);
  const right = c1 === undefined ? MAX_COLUMNS - 1 : Math.max(c1, c2 ?? 0);
  if (top < 0 || left < 0 || bottom >= MAX_ROWS || right >= MAX_COLUMNS) return null;
  return area(top, left, bottom - top + 1, right - left + 1);
}

/** Splits `Sheet1!A1`, `'KPI 表'!A1:B2`; `sheet` is null without one. */
export function splitReference(text: string): { sheet: string | null; rest: string } {
  const trimmed = text.trim();
  const quoted = /^'((?:[^']|'')+)'!(.*)$/s.exec(trimmed);
  if (quoted) return { sheet: (quoted[1] ?? '').replace(/''/g, "'"), rest: quoted[2] ?? '' };
  const at = trimmed.lastIndexOf('!');
  return at > 0 ? { sheet: trimmed.slice(0, at), rest: trimmed.slice(at + 1) } : { sheet: null, rest: trimmed };
}

/** A sheet's name as formulas write it: quoted when it is not a plain word. */
export function quoteSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && readArea(name) === null && !/^[Rr]\d*[Cc]?\d*$|^[Cc]\d*$/.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}

export function lastRow(a: Area): number {
  return a.row + a.rows - 1;
}
export function lastColumn(a: Area): number {
  return a.column + a.columns - 1;
}

export function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

/** The cells both have, or null. */
export function intersect(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? area(row, column, rows, columns) : null;
}

/** The smallest area around both. */
export function union(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return area(row, column, Math.max(a.row + a.rows, b.row + b.rows) - row, Math.max(a.column + a.columns, b.column + b.columns) - column);
}

export function containsCell(a: Area, row: number, column: number): boolean {
  return row >= a.row && row < a.row + a.rows && column >= a.column && column < a.column + a.columns;
}

export function containsArea(outer: Area, inner: Area): boolean {
  return containsCell(outer, inner.row, inner.column) && containsCell(outer, lastRow(inner), lastColumn(inner));
}

/** Throws where an area leaves the sheet. */
export function checkArea(a: Area): Area {
  if (a.row < 0 || a.column < 0 || a.rows < 1 || a.columns < 1 || a.row + a.rows > MAX_ROWS || a.column + a.columns > MAX_COLUMNS) {
    throw new BookFault('invalid-argument', `no such area: row ${a.row}, column ${a.column}, ${a.rows} x ${a.columns}`);
  }
  return a;
}
