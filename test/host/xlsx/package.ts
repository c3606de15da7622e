import { child, children, parseXml, type Element } from './xml';
import { TooMuch, unzipFiles, zipFiles } from './zip';

/** An .xlsx as its parts: zip in, zip out, relations and content types. */

export type XlsxFaultKind =
  'empty' | 'encrypted' | 'old-format' | 'binary-format' | 'not-a-workbook' | 'damaged' | 'too-large' | 'not-written';

/** Why a file was not opened or not written; the message is Japanese, for people. */
export class XlsxFault extends Error {
  constructor(
    readonly kind: XlsxFaultKind,
    message: string,
  ) {
    super(message);
    this.name = 'XlsxFault';
  }
}

/** More than any workbook that is worked on by hand; what claims more is a zip bomb. */
const LARGEST = 256 * 1024 * 1024;

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

const decoder = new TextDecoder('utf-8');
const encoder = new TextEncoder();

export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Last word of a relation's type: worksheet, styles, comments …; transitional and strict files agree in it. */
export function relationWord(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}

/** The folder of a part's path, and the path a target means from there. */
export function resolveTarget(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

export function relationsPath(part: string): string {
  const at = part.lastIndexOf('/');
  return `${part.slice(0, at + 1)}_rels/${part.slice(at + 1)}.rels`;
}

/** The parts of a package by path, without a leading slash. */
export class Parts {
  /** The paths as they are, by how they compare. */
  private readonly written: Map<string, string>;

  constructor(readonly map: Map<string, Uint8Array>) {
    this.written = new Map([...map.keys()].reverse().map(path => [path.toLowerCase(), path]));
  }

  has(path: string): boolean {
    return this.find(path) !== undefined;
  }

  /** Paths compare without regard to case. */
  private find(path: string): string | undefined {
    if (this.map.has(path)) return path;
    return this.written.get(path.toLowerCase());
  }

  bytes(path: string): Uint8Array | null {
    return this.map.get(this.find(path) ?? '') ?? null;
  }

  text(path: string): string | null {
    const bytes = this.bytes(path);
    if (!bytes) return null;
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    const text = (utf16 ? new TextDecoder('utf-16le') : decoder).decode(bytes).replace(/^\uFEFF/, '');
    // XML reads CR LF, and CR alone, as one line break; a CR that is meant stands as `_x000D_` or `&#13;`.
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  xml(path: string): Element | null {
    const text = this.text(path);
    return text === null ? null : parseXml(text);
  }

  set(path: string, content: string | Uint8Array): void {
    const found = this.find(path) ?? path;
    this.map.set(found, typeof content === 'string' ? encoder.encode(content) : content);
    this.written.set(found.toLowerCase(), found);
  }

  delete(path: string): void {
    const found = this.find(path);
    if (found === undefined) return;
    this.map.delete(found);
    this.written.delete(found.toLowerCase());
  }

  relations(part: string): Relation[] {
    const root = this.xml(relationsPath(part));
    return children(root, 'Relationship').map(one => ({
      id: one.attributes['Id'] ?? '',
      type: one.attributes['Type'] ?? '',
      target: one.attributes['Target'] ?? '',
      external: one.attributes['TargetMode'] === 'External',
    }));
  }

  /** Paths of the parts a part points to with a relation of this kind. */
  targets(part: string, word: string): string[] {
    return this.relations(part)
      .filter(one => relationWord(one.type) === word && !one.external)
      .map(one => resolveTarget(part, one.target));
  }

  /** A path that is free: `xl/tables/table` gives xl/tables/table3.xml. */
  free(stem: string, extension = 'xml'): string {
    for (let n = 1; ; n++) if (!this.has(`${stem}${n}.${extension}`)) return `${stem}${n}.${extension}`;
  }
}

function oleKind(bytes: Uint8Array): XlsxFault {
  // Stream names stand in UTF-16 in the directory of the compound file.
  let text = '';
  for (let i = 0; i < Math.min(bytes.length, 2_000_000); i++) if (bytes[i]) text += String.fromCharCode(bytes[i] ?? 0);
  if (text.includes('EncryptedPackage'))
    return new XlsxFault('encrypted', 'パスワードで保護されたブックは開けません。パスワードを外して保存し直してください。');
  return new XlsxFault('old-format', '古い形式（.xls）のファイルです。Excelで.xlsxとして保存し直してください。');
}

/** The workbook's part, found through the package's relations. */
export function workbookPath(parts: Parts): string {
  const [path] = parts.targets('', 'officeDocument');
  const types = parts.xml('[Content_Types].xml');
  const type =
    children(types, 'Override').find(one => one.attributes['PartName']?.toLowerCase() === `/${path ?? ''}`.toLowerCase())?.attributes[
      'ContentType'
    ] ?? '';
  if (/sheet\.binary/.test(type))
    throw new XlsxFault('binary-format', 'バイナリ形式（.xlsb）のブックは開けません。.xlsxとして保存し直してください。');
  const root = path === undefined ? null : parts.xml(path);
  if (path === undefined || !root || root.name !== 'workbook' || !child(root, 'sheets')) {
    throw new XlsxFault('not-a-workbook', 'Excelのブック（.xlsx）ではありません。');
  }
  return path;
}

/** Unpacks. Throws `XlsxFault` for what is no workbook: empty, encrypted, .xls, another kind of zip, damaged. */
export async function readPackage(bytes: Uint8Array): Promise<Parts> {
  if (bytes.length === 0) throw new XlsxFault('empty', 'ファイルが空です。');
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) throw oleKind(bytes);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new XlsxFault('not-a-workbook', 'Excelのブック（.xlsx）ではありません。');
  let files: Map<string, Uint8Array>;
  try {
    files = unzipFiles(bytes, LARGEST);
  } catch (error) {
    if (error instanceof TooMuch) throw new XlsxFault('too-large', 'ファイルが大きすぎるため開けません。');
    throw new XlsxFault('damaged', 'ファイルが壊れているため開けません。');
  }
  const parts = new Parts(new Map([...files].map(([path, data]) => [path.replace(/\\/g, '/').replace(/^\//, ''), data])));
  try {
    workbookPath(parts);
  } catch (error) {
    if (error instanceof XlsxFault) throw error;
    throw new XlsxFault('damaged', 'ファイルが壊れているため開けません。');
  }
  return parts;
}

/** The file, content types first. Throws `XlsxFault` where it does not read back as what was written. */
export async function writePackage(parts: Parts): Promise<Uint8Array> {
  const types = '[Content_Types].xml';
  const isTypes = (path: string): boolean => path.toLowerCase() === types.toLowerCase();
  const paths = [...parts.map.keys()].sort((a, b) => Number(isTypes(b)) - Number(isTypes(a)));
  const bytes = await zipFiles(paths.map(path => [isTypes(path) ? types : path, parts.map.get(path) ?? new Uint8Array()] as const));
  await checkWritten(bytes, parts);
  return bytes;
}

/** Reads a written file back and compares every part: nobody is told that a file was saved that cannot be opened. */
export async function checkWritten(bytes: Uint8Array, parts: Parts): Promise<void> {
  const fault = (): XlsxFault => new XlsxFault('not-written', '書き出したファイルを読み直すと、内容が元と違っていました。');
  let back: Parts;
  try {
    back = await readPackage(bytes);
  } catch {
    throw fault();
  }
  if (back.map.size !== parts.map.size) throw fault();
  for (const [path, content] of parts.map) {
    const other = back.bytes(path);
    if (other?.length !== content.length || other.some((byte, i) => byte !== content[i])) throw fault();
  }
}
