/**
 * XML edited in place: parts of a workbook's file are found by patterns and replaced, and all the rest stays byte for byte.
 * Files of workbooks are machine-written; the elements looked for here never hold another of their name.
 */

export interface Element {
  /** Without its prefix. */
  readonly name: string;
  readonly prefix: string;
  /** By name without prefix, decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
  /** What stands between the tags, as written; '' of an empty element. */
  readonly inner: string;
  readonly innerStart: number;
}

export interface MarkupEdit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

const ATTRIBUTES = String.raw`((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*`;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function decodeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string, decimal: string, word: string) => {
    if (word !== undefined) return ENTITIES[word] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16));
  });
}

/** For texts and attributes; characters that XML cannot hold are left out. */
export function encodeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return allowed.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function attributesOf(written: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', quoted = '""'] of written.matchAll(/([^\s=<>/]+)\s*=\s*("[^"]*"|'[^']*')/g))
    found[name.replace(/^.*:/, '')] = decodeXml(quoted.slice(1, -1));
  return found;
}

/** The elements of these names in the order of the text, whatever prefix they have. */
export function* elementsOf(xml: string, ...names: readonly string[]): Generator<Element> {
  const pattern = new RegExp(String.raw`<([\w.-]+:)?(${names.join('|')})(?=[\s/>])${ATTRIBUTES}(?:/>|>([\s\S]*?)</\1\2\s*>)`, 'g');
  for (const match of xml.matchAll(pattern)) {
    const [whole, prefix = '', name = '', attributes = '', inner = ''] = match;
    const end = match.index + whole.length;
    yield {
      name,
      prefix,
      attributes: attributesOf(attributes),
      start: match.index,
      end,
      inner,
      innerStart: match.index + whole.indexOf('>', 1 + prefix.length + name.length + attributes.length) + 1,
    };
  }
}

/** The text inside an element of text: CDATA and entities read. */
export function textIn(inner: string): string {
  return inner
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map(piece => (piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : decodeXml(piece)))
    .join('');
}

/** The text with its edits done; they must not overlap. */
export function edited(text: string, edits: readonly MarkupEdit[]): string {
  if (edits.length === 0) return text;
  const sorted = [...edits].sort((one, other) => one.start - other.start);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, by } of sorted) {
    if (start < at) throw new Error('edits overlap');
    pieces.push(text.slice(at, start), by);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
