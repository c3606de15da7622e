/** 変換の記録: what was converted, in the copy itself, so that whoever gets it can see where its numbers come from. */
import { readFileBook } from './file-book';
import { addSheet, nameFor, type NewCell } from './new-sheet';
import type { FilePackage } from './package';

/** What the sheet says; the words are the pane's. */
export interface RecordText {
  readonly name: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const WIDTHS = [12, 16, 7, 42, 8, 36, 30];
/** What a cell can hold. */
const LONGEST = 32_767;

/** @returns the path of the new sheet's part */
export function addRecordSheet(file: FilePackage, text: RecordText): string {
  const book = readFileBook(file);
  const cell = (one: string, look: NewCell['look']): NewCell => ({ text: one.slice(0, LONGEST), ...(look ? { look } : {}) });
  const head = [[cell(text.title, 'title')], ...text.lines.map(line => [cell(line, 'plain')]), []];
  return addSheet(file, book.path, {
    name: nameFor(book, text.name),
    rows: [...head, text.headers.map(one => cell(one, 'bold')), ...text.rows.map(row => row.map(one => cell(one, 'wrapped')))],
    widths: WIDTHS,
    headerRow: head.length,
  });
}
