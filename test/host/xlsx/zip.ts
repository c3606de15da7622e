import { crc32 } from '@cj-tech-master/excelts/archive';

/**
 * Writes a zip file with the platform's own compressor. The formula library's compressor writes broken data in the browser once a
 * part is larger than about 0.7 MB.
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
  put(...directory);
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
