import { crc32 } from '@cj-tech-master/excelts/archive';
import { Inflate } from 'fflate';

/**
 * Zip files: written with the platform's own compressor, as the formula library's writes broken data in the browser once a part is
 * larger than about 0.7 MB; read by counting what comes out, as the library believes a file that says how large it will be.
 */

/** 1 January 1980, the first day a zip file knows: the same workbook gives the same bytes. */
const DATE = 0x0021;
const UTF8_NAMES = 0x0800;
const VERSION = 20;
const DEFLATED = 8;
const STORED = 0;

interface Entry {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
}

async function deflate(data: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(data)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function entryOf(path: string, content: Uint8Array): Promise<Entry> {
  const packed = await deflate(content);
  const smaller = packed.length < content.length;
  return {
    name: new TextEncoder().encode(path),
    data: smaller ? packed : content,
    method: smaller ? DEFLATED : STORED,
    crc: crc32(content) >>> 0,
    size: content.length,
  };
}

/** Numbers of 2 and 4 bytes, the lower byte first. */
function record(signature: number, fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 + fields.reduce((sum, [, bytes]) => sum + bytes, 0)));
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [value, bytes] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

/** What the header of a file and its line in the directory have in common. */
function common({ method, crc, data, size, name }: Entry): (readonly [number, 2 | 4])[] {
  return [
    [VERSION, 2],
    [UTF8_NAMES, 2],
    [method, 2],
    [0, 2],
    [DATE, 2],
    [crc, 4],
    [data.length, 4],
    [size, 4],
    [name.length, 2],
    [0, 2],
  ];
}

/** The bytes of a zip file with these files, in this order. */
export async function zipFiles(files: Iterable<readonly [path: string, content: Uint8Array]>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  const put = (...list: Uint8Array[]): void => {
    for (const chunk of list) {
      chunks.push(chunk);
      offset += chunk.length;
    }
  };
  for (const [path, content] of files) {
    const entry = await entryOf(path, content);
    const place: (readonly [number, 2 | 4])[] = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    ];
    directory.push(record(0x02014b50, [[VERSION, 2], ...common(entry), ...place]), entry.name);
    put(record(0x04034b50, common(entry)), entry.name, entry.data);
  }
  const start = offset;
  for (const line of directory) put(line);
  const count = directory.length / 2;
  put(
    record(0x06054b50, [
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
      [offset - start, 4],
      [start, 4],
      [0, 2],
    ]),
  );
  const bytes = new Uint8Array(offset);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** A zip file that unpacks to more than is allowed. */
export class TooMuch extends Error {}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_LINE = 0x02014b50;
const FILE = 0x04034b50;
const ENCRYPTED = 1;
/** What a field of 4 bytes holds when the number stands in a longer one (ZIP64). */
const ELSEWHERE = 0xffffffff;
const ZIP64 = 1;
/** How much is handed to the decompressor at a time: so much may come out unasked at most a thousandfold. */
const SLICE = 4096;

/** The end of the directory, before a comment of at most 64 KB. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 0x10000; at--)
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  throw new Error('the zip file has no directory');
}

/** The longer numbers of a line of the directory, one after the other, in the order of the fields that they stand for. */
function longNumbers(view: DataView, from: number, length: number): () => number {
  let at = from;
  while (at < from + length && view.getUint16(at, true) !== ZIP64) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return () => {
    if (at + 8 > from + length) throw new Error('a size is missing');
    const number = Number(view.getBigUint64(at, true));
    at += 8;
    return number;
  };
}

function inflate(packed: Uint8Array, size: number, most: number): Uint8Array {
  if (size > most) throw new TooMuch();
  const data = new Uint8Array(size);
  let length = 0;
  let ended = false;
  const stream = new Inflate((chunk, final) => {
    if (length + chunk.length > size) throw new Error('a part is larger than it says');
    data.set(chunk, length);
    length += chunk.length;
    ended = final;
  });
  for (let at = 0; at < packed.length && !ended; at += SLICE) stream.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
  if (length !== size) throw new Error('a part is shorter than it says');
  return data;
}

/** The files of a zip file by path. Throws `TooMuch` where they are more than `most` bytes, and `Error` where it is damaged. */
export function unzipFiles(bytes: Uint8Array, most: number): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const files = new Map<string, Uint8Array>();
  let left = most;
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    if (view.getUint32(at, true) !== DIRECTORY_LINE) throw new Error('the directory is damaged');
    const [nameLength, extra, comment] = [28, 30, 32].map(field => view.getUint16(at + field, true)) as [number, number, number];
    const long = longNumbers(view, at + 46 + nameLength, extra);
    const [size, packedSize, offset] = [24, 20, 42].map(field => {
      const number = view.getUint32(at + field, true);
      return number === ELSEWHERE ? long() : number;
    }) as [number, number, number];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    at += 46 + nameLength + extra + comment;
    if (name.endsWith('/')) continue;
    if (flags & ENCRYPTED || view.getUint32(offset, true) !== FILE) throw new Error('a part cannot be read');
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const packed = bytes.subarray(start, start + packedSize);
    if (packed.length !== packedSize || (method !== STORED && method !== DEFLATED)) throw new Error('a part cannot be read');
    if (method === STORED && packedSize !== size) throw new Error('a part cannot be read');
    const data = method === STORED ? packed.slice() : inflate(packed, size, left);
    left -= data.length;
    if (left < 0) throw new TooMuch();
    files.set(name, data);
  }
  return files;
}
