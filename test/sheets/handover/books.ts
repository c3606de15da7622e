import { recordText } from '../../../src/i18n/share/handover-record';
import { handOver, type HandedOver, type HandOver } from '../../../src/sheets/handover/convert';
import { FilePackage } from '../../../src/sheets/handover/package';
import { finish } from '../../../src/sheets/read/slices';
import { asCustomFunctions } from '../../functions/as-custom-functions';
import { Book } from '../../host/book/book';
import { buildSample } from '../../host/preview/sample';
import { readXlsx, writeXlsx } from '../../host/xlsx';

const FUNCTIONS = asCustomFunctions();

/** The file of a workbook with the values that the functions give. */
export async function calculated(book: Book): Promise<Uint8Array> {
  book.customFunctions = FUNCTIONS;
  await book.calculate();
  return (await writeXlsx(book)).bytes;
}

/** A workbook of one sheet 「表」 with these cells from A1. */
export function bookOf(rows: readonly (readonly (string | number | boolean | null)[])[]): Book {
  const book = new Book();
  book.activeSheet.name = '表';
  const columns = Math.max(...rows.map(row => row.length));
  book.activeSheet.write(
    { row: 0, column: 0, rows: rows.length, columns },
    rows.map(row => Array.from({ length: columns }, (_, at) => row[at] ?? null)),
  );
  return book;
}

export async function sample(): Promise<Uint8Array> {
  return calculated((await readXlsx(await buildSample())).book);
}

export function copyOf(bytes: Uint8Array, options: Partial<HandOver> = {}): HandedOver {
  const request = { bytes, mode: 'values', nameValues: new Map(), record: recordOf, twins: null, ...options } as const;
  return finish(handOver(request));
}

const recordOf: HandOver['record'] = report => recordText(report, '令和8年9月30日');

/** The file with parts changed, added (an empty text before) or taken out (null). */
export function withParts(bytes: Uint8Array, change: (path: string, text: string) => string): Uint8Array {
  const file = FilePackage.open(bytes);
  for (const path of file.list()) {
    const text = file.text(path) ?? '';
    const changed = /\.(?:xml|rels)$/.test(path) ? change(path, text) : text;
    if (changed !== text) file.set(path, changed);
  }
  return file.pack();
}
