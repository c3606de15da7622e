/** The file of a workbook as its parts: unpacked, changed part by part, packed again. Untouched parts keep their bytes. */
import { unzipSync, Zip, ZipDeflate } from 'fflate';
import { finish, type Steps } from '../read/slices';
import { attributesOf, elementsOf, encodeXml } from './markup';

/** Why a file cannot be worked on. */
export type PackageTroubleKind = 'notZip' | 'tooLarge' | 'noWorkbook' | 'damaged';

export class PackageTrouble extends Error {
  constructor(readonly kind: PackageTroubleKind) {
    super(kind);
    this.name = 'PackageTrouble';
  }
}

/** Bytes of a file that is taken, and of all it unpacks to: more does not fit into the pane's memory beside Excel. */
export const LARGEST_FILE = 30 * 1024 * 1024;
export const LARGEST_UNPACKED = 400 * 1024 * 1024;

/** Bytes that are packed before anything else can happen, and how hard they are pressed. */
const PIECE = 256 * 1024;
const LEVEL = 4;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

export interface Relation {
  readonly id: string;
  /** The last word of its type: worksheet, table … */
  readonly kind: string;
  /** The part's path, or the address outside. */
  readonly target: string;
  readonly external: boolean;
}

const decoder = new TextDecoder('utf-8');
const encoder = new TextEncoder();
const TYPES = '[Content_Types].xml';
const OFFICE_RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function resolve(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

/** The part in which another part's relations stand; '' is the package. */
export function relationsPath(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

export class FilePackage {
  private readonly paths = new Map<string, string>();

  private constructor(private readonly parts: Map<string, Uint8Array>) {
    for (const path of parts.keys()) this.paths.set(path.toLowerCase(), path);
  }

  /** Throws PackageTrouble where the bytes are no package. */
  static open(bytes: Uint8Array): FilePackage {
    if (bytes.length > LARGEST_FILE) throw new PackageTrouble('tooLarge');
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new PackageTrouble('notZip');
    let unpacked = 0;
    try {
      const files = unzipSync(bytes, {
        filter: ({ originalSize }) => {
          unpacked += originalSize;
          if (unpacked > LARGEST_UNPACKED) throw new PackageTrouble('tooLarge');
          return true;
        },
      });
      return new FilePackage(new Map(Object.entries(files).filter(([path]) => !path.endsWith('/'))));
    } catch (error) {
      throw error instanceof PackageTrouble ? error : new PackageTrouble('damaged');
    }
  }

  /** The parts packed, a piece at a time: packing is most of the work of a large file. Yields 0. */
  *packing(): Steps<Uint8Array> {
    const packed: Uint8Array[] = [];
    const zip = new Zip((error, piece) => {
      if (error) throw error;
      packed.push(piece);
    });
    for (const [path, bytes] of this.parts) {
      const entry = new ZipDeflate(path, { level: LEVEL });
      zip.add(entry);
      for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
        entry.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
        yield 0;
      }
    }
    zip.end();
    return joined(packed);
  }

  pack(): Uint8Array {
    return finish(this.packing());
  }

  list(): readonly string[] {
    return [...this.parts.keys()];
  }

  private pathOf(path: string): string {
    return this.paths.get(path.toLowerCase()) ?? path;
  }

  has(path: string): boolean {
    return this.parts.has(this.pathOf(path));
  }

  bytes(path: string): Uint8Array | null {
    return this.parts.get(this.pathOf(path)) ?? null;
  }

  /** null where there is no such part. */
  text(path: string): string | null {
    const bytes = this.bytes(path);
    if (bytes === null) return null;
    return bytes[0] === 0xff && bytes[1] === 0xfe ? new TextDecoder('utf-16le').decode(bytes) : decoder.decode(bytes);
  }

  set(path: string, text: string): void {
    const known = this.pathOf(path);
    this.parts.set(known, encoder.encode(text));
    this.paths.set(known.toLowerCase(), known);
  }

  relations(part: string): readonly Relation[] {
    const xml = this.text(relationsPath(part)) ?? '';
    return [...elementsOf(xml, 'Relationship')].map(({ attributes: { Id = '', Type = '', Target = '', TargetMode = '' } }) => {
      const external = TargetMode === 'External';
      return { id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), target: external ? Target : resolve(part, Target), external };
    });
  }

  /** Takes a part out, with its own relations, its content type, and what `from` says of it. */
  remove(path: string, from: string): void {
    const known = this.pathOf(path);
    for (const gone of [known, this.pathOf(relationsPath(known))]) {
      this.parts.delete(gone);
      this.paths.delete(gone.toLowerCase());
    }
    this.dropElements(TYPES, 'Override', attributes => attributes['PartName']?.toLowerCase() === `/${known.toLowerCase()}`);
    const owner = relationsPath(from);
    this.dropElements(owner, 'Relationship', ({ Target = '', TargetMode = '' }) => {
      return TargetMode !== 'External' && resolve(from, Target).toLowerCase() === known.toLowerCase();
    });
  }

  private dropElements(part: string, name: string, isGone: (attributes: Readonly<Record<string, string>>) => boolean): void {
    const xml = this.text(part);
    if (xml === null) return;
    let left = xml;
    for (const { attributes, start, end } of [...elementsOf(xml, name)].reverse())
      if (isGone(attributes)) left = left.slice(0, start) + left.slice(end);
    if (left !== xml) this.set(part, left);
  }

  /** Adds a part and says so in the content types and in the relations of `from`. @returns the relation's id */
  add(path: string, text: string, contentType: string, from: string, kind: string): string {
    this.set(path, text);
    const types = this.text(TYPES);
    if (types === null) throw new PackageTrouble('damaged');
    this.set(
      TYPES,
      types.replace(/<\/((?:[\w.-]+:)?)Types>/, (end, prefix: string) => {
        return `<${prefix}Override PartName="/${encodeXml(path)}" ContentType="${contentType}"/>${end}`;
      }),
    );
    const owner = relationsPath(from);
    const relations =
      this.text(owner) ?? '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
    const taken = new Set([...elementsOf(relations, 'Relationship')].map(({ attributes }) => attributes['Id']));
    let id = 1;
    while (taken.has(`rId${id}`)) id++;
    this.set(
      owner,
      relations.replace(/<\/((?:[\w.-]+:)?)Relationships>/, (end, prefix: string) => {
        return `<${prefix}Relationship Id="rId${id}" Type="${OFFICE_RELATIONS}/${kind}" Target="/${encodeXml(path)}"/>${end}`;
      }),
    );
    return `rId${id}`;
  }

  /** A path that is free: `xl/worksheets/sheet`, then a number. */
  free(stem: string): string {
    for (let n = 1; ; n++) if (!this.has(`${stem}${n}.xml`)) return `${stem}${n}.xml`;
  }

  /** Gives a part another content type. */
  setType(path: string, contentType: string): void {
    const xml = this.text(TYPES) ?? '';
    this.set(
      TYPES,
      xml.replace(/<(?:[\w.-]+:)?Override\b[^>]*>/g, tag => {
        const { PartName = '' } = attributesOf(tag);
        return PartName.toLowerCase() === `/${path.toLowerCase()}`
          ? tag.replace(/ContentType\s*=\s*"[^"]*"/, `ContentType="${contentType}"`)
          : tag;
      }),
    );
  }

  typeOf(path: string): string {
    const override = [...elementsOf(this.text(TYPES) ?? '', 'Override')].find(
      ({ attributes }) => attributes['PartName']?.toLowerCase() === `/${path.toLowerCase()}`,
    );
    return override?.attributes['ContentType'] ?? '';
  }
}
