/** XML as far as workbooks need it: a small reader that keeps the text of what is carried over, and escaping. */

export interface Element {
  /** Without its prefix. */
  readonly name: string;
  /** By their names as written; a prefixed attribute also by `prefix:name` only. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Own text, entities resolved. */
  readonly text: string;
  /** Where it stands in the source: the whole element, and what is inside it. */
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  /** The name as written. */
  readonly qname: string;
}

const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITY[name] ?? whole;
  });
}

// eslint-disable-next-line no-control-regex -- these are the characters XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const mark = (c: string): string => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text for the inside of an element or an attribute. What XML cannot hold is written as Excel does: _x000B_. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, mark)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;');
}

/** The marks that `unescapeText` reads, put into a text that is to be escaped: a CR is `_x000D_`, a literal `_x000D_` is protected. */
export function markText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/\r/g, mark);
}

/** The same for a text in an attribute, where XML would turn line breaks and tabs into blanks; in small letters, as Excel writes them. */
export function markAttribute(text: string): string {
  return markText(text).replace(/[\n\t]/g, c => mark(c).toLowerCase());
}

/** Text of a cell as stored: `_x000D_` is a character. */
export function unescapeText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
}

/** A name begins behind a space, so that a long run without a 「=」 is tried once and not at each of its characters. */
const ATTRIBUTE = /(?<!\S)([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export function readAttributes(tag: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  ATTRIBUTE.lastIndex = 0;
  // Line breaks and tabs that stand in an attribute as they are mean blanks.
  for (let m = ATTRIBUTE.exec(tag); m; m = ATTRIBUTE.exec(tag))
    attributes[m[1] ?? ''] = unescapeXml((m[2] ?? m[3] ?? '').replace(/[\n\t]/g, ' '));
  return attributes;
}

function localName(qname: string): string {
  return qname.slice(qname.indexOf(':') + 1);
}

interface Building {
  name: string;
  qname: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
  start: number;
  innerStart: number;
}

/** More than any part of a workbook has; each element takes memory, and those in others are followed as deep as they stand. */
const MOST_ELEMENTS = 1_000_000;
const DEEPEST = 256;

/** Reads a document; throws on tags that do not match. `stop` names elements whose inside is left unread (its place is kept). */
export function parseXml(source: string, stop: ReadonlySet<string> = new Set()): Element {
  const stack: Building[] = [];
  let root: Element | null = null;
  let at = 0;
  let elements = 0;
  const close = (end: number, innerEnd: number): void => {
    const done = stack.pop();
    if (!done) throw new Error('unexpected end tag');
    const element: Element = { ...done, end, innerEnd };
    const parent = stack[stack.length - 1];
    if (parent) parent.children.push(element);
    else root = element;
  };
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const top = stack[stack.length - 1];
    if (top && open !== at) top.text += unescapeXml(source.slice(at, open < 0 ? source.length : open));
    if (open < 0) break;
    if (source.startsWith('<!--', open)) at = after(source, '-->', open);
    else if (source.startsWith('<![CDATA[', open)) {
      at = after(source, ']]>', open);
      if (top) top.text += source.slice(open + 9, at - 3);
    } else if (source[open + 1] === '?' || source[open + 1] === '!') at = after(source, '>', open);
    else if (source[open + 1] === '/') {
      at = after(source, '>', open);
      const name = source.slice(open + 2, at - 1).trim();
      if (!top || top.qname !== name) throw new Error(`</${name}> does not close <${top?.qname ?? ''}>`);
      close(at, open);
    } else {
      at = after(source, '>', open);
      const selfClosing = source[at - 2] === '/';
      const tag = source.slice(open + 1, at - (selfClosing ? 2 : 1));
      const space = tag.search(/\s/);
      const qname = space < 0 ? tag : tag.slice(0, space);
      if (++elements > MOST_ELEMENTS || stack.length >= DEEPEST) throw new Error('the document is too large');
      stack.push({
        name: localName(qname),
        qname,
        attributes: space < 0 ? {} : readAttributes(tag.slice(space)),
        children: [],
        text: '',
        start: open,
        innerStart: at,
      });
      if (selfClosing) close(at, at);
      else if (stop.has(localName(qname))) {
        const end = source.indexOf(`</${qname}`, at);
        if (end < 0) throw new Error(`<${qname}> has no end`);
        at = after(source, '>', end);
        close(at, end);
      }
    }
  }
  if (!root || stack.length) throw new Error('the document is not complete');
  return root;
}

/** Position behind the next occurrence. */
function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  if (at < 0) throw new Error(`${mark} is missing`);
  return at + mark.length;
}

export function child(element: Element | null | undefined, name: string): Element | null {
  return element?.children.find(one => one.name === name) ?? null;
}

export function children(element: Element | null | undefined, name: string): Element[] {
  return element?.children.filter(one => one.name === name) ?? [];
}

/** All elements of a name at any depth. */
export function descendants(element: Element | null | undefined, name: string): Element[] {
  if (!element) return [];
  return element.children.flatMap(one => [...(one.name === name ? [one] : []), ...descendants(one, name)]);
}

export function flag(value: string | undefined, missing = false): boolean {
  return value === undefined ? missing : value === '1' || value === 'true' || value === 'on';
}

/** Attributes as text with a leading space each; undefined ones are left out. */
export function attributes(list: Readonly<Record<string, string | number | boolean | undefined>>): string {
  return Object.entries(list)
    .map(([name, value]) => {
      if (value === undefined) return '';
      const text =
        typeof value === 'boolean' ? (value ? '1' : '0') : escapeXml(String(value)).replace(/[\n\t]/g, c => `&#${c.charCodeAt(0)};`);
      return ` ${name}="${text}"`;
    })
    .join('');
}
