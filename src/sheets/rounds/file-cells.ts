/**
 * A returned file as plain cells: values and number formats, nothing is executed and nothing else is unpacked. What a file unpacks to is
 * counted while it is unpacked, so that a small file cannot fill the memory.
 */
import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { readXlsx, type Workbook } from './xlsx';

export type FileTrouble = 'notWorkbook' | 'oldFormat' | 'password' | 'damaged' | 'tooLarge';

/** Why a file cannot be read. */
export class UnreadableFile extends Error {
  constructor(readonly trouble: FileTrouble) {
    super(trouble);
    this.name = 'UnreadableFile';
  }
}

/** Bytes of a file, and of all that is read of it when it is unpacked. A form has less than a hundredth of these. */
export const MOST_BYTES = 50 * 1024 * 1024;
const MOST_UNPACKED = 60 * 1024 * 1024;
/** Rows and columns that are looked at. */
const MOST_ROWS = 5000;
const RANGE = `A1:CV${MOST_ROWS}`;

export type FileCell =
  | { readonly kind: 'number'; readonly value: number; readonly formula: boolean; readonly date: boolean }
  | { readonly kind: 'text'; readonly value: string; readonly formula: boolean }
  /** An error, TRUE or FALSE, or a formula whose value the file does not hold. */
  | { readonly kind: 'useless'; readonly shown: string; readonly formula: boolean };

export interface FileSheet {
  readonly name: string;
  /** Rows from 0; blank cells are left out. */
  readonly rows: readonly ReadonlyMap<number, FileCell>[];
  /** The columns that our names on the sheet refer to, by name in lower case; columns from 0. */
  readonly names: ReadonlyMap<string, number>;
}

const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);
/** 「EncryptedPackage」 in the directory of the old container: a password. */
const ENCRYPTED = [...'EncryptedPackage'].flatMap(letter => [letter.charCodeAt(0), 0]);

/** Is the sequence among the first bytes? The directory may be anywhere, so all are looked through. */
function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

/** The parts that hold cells, texts, formats and names; pictures, macros and the rest stay packed. */
const isRead = (path: string): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?[^/]+\.(?:xml|rels)|xl\/worksheets\/[^/]+\.xml)$/i.test(
    path.replace(/^\//, ''),
  );

/** How much is handed over at a time. */
const SLICE = 64 * 1024;

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = {};
  let unpacked = 0;
  let wrong = null as unknown;
  const unzip = new Unzip(file => {
    if (!isRead(file.name)) return;
    const pieces: Uint8Array[] = [];
    file.ondata = (error, piece, final) => {
      if (error) wrong ??= error;
      if (wrong !== null) return;
      unpacked += piece.length;
      if (unpacked > MOST_UNPACKED) {
        wrong = new UnreadableFile('tooLarge');
        return;
      }
      pieces.push(piece);
      if (final) parts[file.name.replace(/^\//, '')] = joined(pieces);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && wrong === null; at += SLICE) unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  if (wrong !== null) throw wrong instanceof UnreadableFile ? wrong : new UnreadableFile('damaged');
  return parts;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

const decoder = new TextDecoder('utf-8');

const ENDED = /<\/(?:[\w.-]+:)?worksheet>\s*$/;

/** A sheet that ends too early, and texts that cells refer to and that are not there, would be read as blank cells. */
function refuseLost(parts: Readonly<Record<string, Uint8Array>>): void {
  const shared = Object.entries(parts).find(([path]) => /(?:^|\/)sharedStrings\.xml$/i.test(path))?.[1];
  const count = shared === undefined ? 0 : (decoder.decode(shared).match(/<(?:[\w.-]+:)?si[\s/>]/g)?.length ?? 0);
  for (const [path, part] of Object.entries(parts)) {
    if (!/worksheets\//i.test(path)) continue;
    const sheet = decoder.decode(part);
    if (!ENDED.test(sheet)) throw new UnreadableFile('damaged');
    for (const [, written = ''] of sheet.matchAll(/<(?:[\w.-]+:)?c\b[^<>]*\st="s"[^<>]*>\s*<(?:[\w.-]+:)?v>(\d+)</g))
      if (Number(written) >= count) throw new UnreadableFile('damaged');
  }
}

/** Sheets that share their cells: a few bytes for each would have the same rows read by the thousand. */
function refuseShared(parts: Readonly<Record<string, Uint8Array>>): void {
  const textOf = (path: RegExp): string => decoder.decode(Object.entries(parts).find(([name]) => path.test(name))?.[1]);
  const ids = [...textOf(/^xl\/workbook[^/]*\.xml$/i).matchAll(/<(?:[\w.-]+:)?sheet\s[^<>]*?:id="([^"<>]*)"/g)];
  const targets = [...textOf(/^xl\/_rels\/workbook[^/]*\.xml\.rels$/i).matchAll(/\sTarget="[^"<>]*worksheets\/([^"/<>]*)"/gi)];
  for (const list of [ids, targets])
    if (new Set(list.map(([, one]) => one?.toLowerCase())).size < list.length) throw new UnreadableFile('damaged');
}

/** A zip ends with its directory, and that with up to 64 KB of comment. */
function isWholeZip(bytes: Uint8Array): boolean {
  return holds(bytes.subarray(Math.max(0, bytes.length - 0x10000 - 22)), [...ZIP, 5, 6]);
}

/** The sheets of a workbook's file. Throws UnreadableFile. */
export async function readFileSheets(bytes: Uint8Array): Promise<readonly FileSheet[]> {
  if (bytes.length > MOST_BYTES) throw new UnreadableFile('tooLarge');
  if (startsWith(bytes, CFB)) throw new UnreadableFile(holds(bytes, ENCRYPTED) ? 'password' : 'oldFormat');
  if (!startsWith(bytes, ZIP)) throw new UnreadableFile('notWorkbook');
  // What is cut off may hold all rows and lack the formats that make days of numbers.
  if (!isWholeZip(bytes)) throw new UnreadableFile('damaged');
  let parts: Record<string, Uint8Array>;
  try {
    parts = unpack(bytes);
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('damaged');
  }
  if (Object.keys(parts).length === 0) throw new UnreadableFile('damaged');
  if (!Object.keys(parts).some(path => /^xl\/workbook[^/]*\.xml$/i.test(path))) throw new UnreadableFile('notWorkbook');
  refuseLost(parts);
  refuseShared(parts);
  let book: Workbook;
  try {
    book = await readXlsx(zipSync(parts, { level: 0 }), { range: RANGE, maxRows: MOST_ROWS });
  } catch {
    throw new UnreadableFile('damaged');
  }
  return book.sheets.map(sheet => ({ name: sheet.name, rows: rowsOf(sheet), names: namesOn(book, sheet.name) }));
}

const DAY = 86_400_000;
/** Excel's day 25569 is 1 January 1970. */
const serialOfDate = (date: Date): number => Number((date.getTime() / DAY + 25_569).toFixed(6));

function rowsOf({ rows, cells }: Workbook['sheets'][number]): FileSheet['rows'] {
  return rows.map((line, row) => {
    const found = new Map<number, FileCell>();
    line.forEach((value, column) => {
      const more = cells?.get(`${row},${column}`);
      const formula = more?.formula !== undefined;
      if (more?.type === 'error') found.set(column, { kind: 'useless', shown: String(value), formula });
      else if (value === null || value === undefined || value === '') {
        if (formula) found.set(column, { kind: 'useless', shown: `=${more.formula ?? ''}`, formula });
      } else if (typeof value === 'number') found.set(column, { kind: 'number', value, formula, date: false });
      else if (typeof value === 'boolean') found.set(column, { kind: 'useless', shown: String(value).toUpperCase(), formula });
      else if (typeof value === 'string') found.set(column, { kind: 'text', value, formula });
      else found.set(column, { kind: 'number', value: serialOfDate(value), formula, date: true });
    });
    return found;
  });
}

/** The columns of names such as 「'10月中間 総務課'!$H$9:$H$38」. */
function namesOn({ namedRanges }: Workbook, sheet: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { name, range, scope } of namedRanges ?? []) {
    const [, on = '', letters] = /^(.*)!\$?([A-Z]+)\$?\d+(?::\$?[A-Z]+\$?\d+)?$/.exec(range) ?? [];
    const owner = scope ?? on.replace(/^'|'$/g, '').replace(/''/g, "'");
    if (letters === undefined || owner !== sheet) continue;
    let column = 0;
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
    found.set(name.toLowerCase(), column - 1);
  }
  return found;
}
