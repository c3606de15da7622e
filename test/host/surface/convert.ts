import { type Area, areaName, intersect, quoteSheet, readArea, splitReference } from '../cell/address';
import { invalidArgument, itemNotFound } from '../wire/api-error';
import type { Book } from '../book/book';
import type { Sheet } from '../book/sheet';
import type { RangeRef } from '../wire/session';

/** Reads the arguments office.js sends: every one is checked, because the wire carries whatever the add-in passed. */

export function text(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw invalidArgument(`${what} must be text.`);
}
export function optionalText(value: unknown, what: string): string | undefined {
  return value === undefined || value === null ? undefined : text(value, what);
}
export function flag(value: unknown, what: string): boolean {
  if (typeof value === 'boolean') return value;
  throw invalidArgument(`${what} must be true or false.`);
}
export function number(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw invalidArgument(`${what} must be a number.`);
}
export function integer(value: unknown, what: string): number {
  const n = number(value, what);
  if (Number.isInteger(n)) return n;
  throw invalidArgument(`${what} must be a whole number.`);
}
export function count(value: unknown, what: string): number {
  const n = integer(value ?? 1, what);
  if (n < 1) throw invalidArgument(`${what} must be at least 1.`);
  return n;
}
export function record(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  throw invalidArgument(`${what} must be an object.`);
}

/** One of the API's words, whatever the case of its first letter; gives the host's word. */
export function word<T>(value: unknown, words: Readonly<Record<string, T>>, what: string): T {
  const key = Object.keys(words).find(k => k.toLowerCase() === String(value).toLowerCase());
  const found = key === undefined ? undefined : words[key];
  if (found !== undefined) return found;
  throw invalidArgument(`${what} cannot be ${JSON.stringify(value)}.`);
}
/** The API's word for one of the host's. */
export function wordFor<T>(value: T, words: Readonly<Record<string, T>>, otherwise: string): string {
  return Object.entries(words).find(([, v]) => v === value)?.[0] ?? otherwise;
}

/** #RRGGBB in capitals; also takes the plain English names people use most. */
export function color(value: unknown, what: string): string {
  const given = text(value, what).trim();
  const full = /^#?([0-9a-f]{6})$/i.exec(given)?.[1];
  if (full) return `#${full.toUpperCase()}`;
  const named = NAMED_COLORS[given.toLowerCase()];
  if (named) return named;
  throw invalidArgument(`${what} cannot be ${JSON.stringify(value)}: the stand-in takes #RRGGBB and a few names.`);
}
const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
  lightgray: '#D3D3D3',
  lightgrey: '#D3D3D3',
  purple: '#800080',
};

export function isRange(value: unknown): value is RangeRef {
  return typeof value === 'object' && value !== null && 'sheet' in value && 'area' in value;
}

/** A range argument, given as an object or as an address; an address without a sheet means `sheet`. */
export function range(value: unknown, sheet: Sheet, what: string): RangeRef {
  if (isRange(value)) return value;
  return rangeAt(text(value, what), sheet);
}

/** The range an address or a name means. Names and structured references are looked up in the workbook. */
export function rangeAt(address: string, sheet: Sheet): RangeRef {
  const { sheet: sheetName, rest } = splitReference(address);
  const home = sheetName === null ? sheet : sheet.book.sheetByName(sheetName);
  if (!home) throw itemNotFound(`There is no worksheet ${sheetName ?? ''}.`);
  const area = readArea(rest);
  if (area) return { sheet: home, area };
  const named = sheet.book.resolve(address, sheet);
  if (!named) throw invalidArgument(`${JSON.stringify(address)} is no address and no name of this workbook.`);
  return named;
}

export const addressOf = (ref: RangeRef): string => `${quoteSheet(ref.sheet.name)}!${areaName(ref.area)}`;

export function worksheet(book: Book, key: unknown): Sheet | null {
  return typeof key === 'string' ? book.sheet(key) : null;
}

/** Of more cells it is looked first which of them the sheet uses at all. */
const FEW_CELLS = 1000;

/** The same answer for every cell looked at, or null where they differ, as the API reports mixed formats. */
export function uniform<T>(
  sheet: Sheet,
  area: Area,
  read: (row: number, column: number) => T,
  same: (a: T, b: T) => boolean = Object.is,
): T | null {
  const first = read(area.row, area.column);
  if (area.rows === 1 && area.columns === 1) return first;
  const used = area.rows * area.columns <= FEW_CELLS ? area : sheet.usedArea;
  const within = used && intersect(area, used);
  const last = { row: area.row + area.rows - 1, column: area.column + area.columns - 1 };
  if (!same(first, read(last.row, last.column))) return null;
  if (!within) return first;
  for (let r = within.row; r < within.row + within.rows; r++) {
    for (let c = within.column; c < within.column + within.columns; c++) if (!same(first, read(r, c))) return null;
  }
  return first;
}
