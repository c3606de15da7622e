import type { Book } from './book';
import { BookFault } from '../cell/fault';
import { checkName } from './names';
import type { Sheet } from './sheet';
import type { Table } from './table';

/** What sheets and tables may be called, and names that are free. */

/** Throws `invalid-argument` or `already-exists`. */
export function checkSheetName(book: Book, name: string, own: Sheet | null): string {
  if (name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name) || /^history$/i.test(name)) {
    throw new BookFault('invalid-argument', `「${name}」 cannot be a sheet's name`);
  }
  const taken = book.sheetByName(name);
  if (taken && taken !== own) throw new BookFault('already-exists', `there is a sheet ${name} already`);
  return name;
}

export function freeSheetName(book: Book): string {
  for (let n = 1; ; n++) if (!book.sheetByName(`Sheet${n}`)) return `Sheet${n}`;
}

/** `KPI (2)` for a copy of KPI. */
export function freeCopyName(book: Book, name: string): string {
  const stem = name.replace(/ \(\d+\)$/, '');
  for (let n = 2; ; n++) {
    const tail = ` (${n})`;
    const candidate = stem.slice(0, 31 - tail.length) + tail;
    if (!book.sheetByName(candidate)) return candidate;
  }
}

/** Tables and names share one set of names. Throws `invalid-argument` or `already-exists`. */
export function checkTableName(book: Book, name: string, own: Table | null): string {
  checkName(name);
  const taken = book.table(name);
  if ((taken && taken !== own) || book.names.get(name)) throw new BookFault('already-exists', `the name ${name} is taken`);
  return name;
}

export function freeTableName(book: Book, stem: string, from: number): string {
  for (let n = from; ; n++) if (!book.table(`${stem}${n}`) && !book.names.get(`${stem}${n}`)) return `${stem}${n}`;
}
