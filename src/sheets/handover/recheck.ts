/** Reads the finished copy as a stranger would: nothing of the add-in may be in it, and every cell must hold what it held. */
import type { Steps } from '../read/slices';
import { addressOf } from '../read/state';
import { cellsIn, readFileBook, type BookCell } from './file-book';
import { decodeXml, elementsOf, textIn } from './markup';
import { callsDx } from './our-formulas';
import { extensionParts } from './own-parts';
import { FilePackage } from './package';
import type { Leftover } from './report';

/** Everything in a part that Excel reads as a formula. */
const FORMULAS = ['f', 'formula', 'formula1', 'formula2', 'calculatedColumnFormula', 'totalsRowFormula', 'definedName', 'calculatedField'];
/** Parts that may be gone: what the add-in, macros and calculation left. */
const GONE = /(?:^|\/)(?:calcChain\.xml|taskpanes\.xml(?:\.rels)?|webextension[^/]*|vba[^/]*)$|webextensions?\/|\/media\//i;
const STEP = 500;

/** @param kept names of the add-in that formulas of the copy use */
export function* leftovers(before: Uint8Array, after: Uint8Array, kept: ReadonlySet<string>): Steps<Leftover[]> {
  const old = FilePackage.open(before);
  yield 0;
  const copy = FilePackage.open(after);
  yield 0;
  const found: Leftover[] = [];
  const tell = (part: string, what: string): void => {
    found.push({ part, what });
  };
  for (const path of copy.list()) {
    if (!/\.xml$/i.test(path) || /sharedStrings\.xml$/i.test(path)) continue;
    const xml = copy.text(path) ?? '';
    if (!/DX[._]/i.test(xml)) continue;
    for (const { inner, name } of elementsOf(xml, ...FORMULAS)) {
      const text = textIn(inner.replace(/<\/?(?:[\w.-]+:)?f(?:\s[^<>]*)?>/g, ''));
      if (callsDx(text)) tell(path, `${name} =${text.slice(0, 200)}`);
    }
    for (const [, bound = ''] of xml.matchAll(/\bval\s*=\s*"([^"]*DX[._][^"]*)"/gi))
      if (callsDx(decodeXml(bound))) tell(path, `cfvo =${decodeXml(bound).slice(0, 200)}`);
    yield STEP;
  }
  for (const path of extensionParts(copy).ours) tell(path, 'web extension');
  for (const path of old.list()) if (!copy.has(path) && !GONE.test(path)) tell(path, 'missing');
  const books = [readFileBook(old), readFileBook(copy)] as const;
  for (const { name } of books[1].names) if (/^DX_/i.test(name) && !kept.has(name)) tell(books[1].path, name);
  for (const [at, { name, path }] of books[0].sheets.entries()) {
    if (books[1].sheets[at]?.path !== path) tell(path, 'missing');
    else yield* compare(name, old.text(path) ?? '', copy.text(path) ?? '', tell);
  }
  return found;
}

const held = ({ row, column, type, raw }: BookCell): string => `${addressOf(row, column)} ${type} ${raw ?? ''}`;

/** Cells with their last values, one by one. */
function* compare(sheet: string, before: string, after: string, tell: (part: string, what: string) => void): Steps<void> {
  if (before === after) return;
  const others = cellsIn(after);
  let count = 0;
  for (const cell of cellsIn(before)) {
    const other = others.next();
    const now = other.done === true ? '' : held(other.value);
    if (held(cell) !== now) return tell(sheet, `${held(cell)} → ${now}`);
    if (++count % STEP === 0) yield STEP;
  }
  if (others.next().done !== true) tell(sheet, 'more cells');
}
