import { Book } from './book/book';
import { readPackage } from './xlsx/package';
import { readBook } from './xlsx/read-book';
import { writeBook } from './xlsx/write-book';

export { XlsxFault, type XlsxFaultKind } from './xlsx/package';

/**
 * Opens an .xlsx or .xlsm. `warnings` are Japanese sentences: what the workbook holds that the stand-in does not show or run.
 * Throws `XlsxFault` for anything that is no such workbook; recalculation is the caller's.
 */
export async function readXlsx(bytes: Uint8Array): Promise<{ book: Book; warnings: readonly string[] }> {
  const parts = await readPackage(bytes);
  const book = new Book();
  const warnings = readBook(book, parts);
  return { book, warnings };
}

/**
 * The file: last values beside the formulas; what is not modelled is carried over from the file that was opened.
 * `warnings` are Japanese sentences: what the file loses or may show wrongly.
 */
export async function writeXlsx(book: Book): Promise<{ bytes: Uint8Array; warnings: readonly string[] }> {
  return writeBook(book);
}
