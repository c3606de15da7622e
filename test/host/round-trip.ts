import { cellName } from './cell/address';
import { keyColumn, keyRow } from './cell/cell';
import { isErrorValue, type Value } from './cell/value';
import type { Book } from './book/book';
import { differences, lastValues } from './book/differences';
import { tokenizeFormula } from './engine/formula-text';
import { readXlsx, writeXlsx, XlsxFault } from './xlsx';
import { readPackage, type Parts } from './xlsx/package';
import { parseXml, type Element } from './xlsx/xml';

/** Opens a workbook, saves it, compares part by part, recalculates it and compares the values: what the stand-in does to a file. */

export interface RoundTrip {
  /** Why it was not opened; the rest is empty then. */
  readonly refused: string | null;
  readonly parts: number;
  /** Parts that are gone. */
  readonly lostParts: readonly string[];
  /** Elements and attributes there are fewer of: `xl/worksheets/sheet1.xml c@ph 3→0`. */
  readonly lostMarks: readonly string[];
  /** Cells that hold something else after saving: `Sheet1!A1`. */
  readonly changedCells: readonly string[];
  readonly formulas: number;
  /** `Sheet1!A1 =SUM(A2) 3→4` */
  readonly differing: readonly { readonly text: string; readonly functions: readonly string[] }[];
  readonly seconds: number;
}

/** Parts and marks that are made anew and mean the same: counts of shared things, sizes, hints for a faster start. */
const REMADE_PARTS = /^(?:xl\/calcChain\.xml|docProps\/|\[Content_Types\]\.xml|.*\.rels$|xl\/sharedStrings\.xml)/i;
const REMADE_MARKS =
  /@(?:spans|dyDescent|uid|count|uniqueCount|r|s|t|xml:space|ref|sqref|name|id|r:id|ht|width|customWidth|customHeight|tabSelected|topLeftCell|activeCell|activeCellId|zoomScale|zoomScaleNormal|workbookViewId|min|max|style|bestFit|si|cm|firstSheet|activeTab|standardHeight|(?:\w+:)?Ignorable|xmlns.*)$|^(?:dimension|selection|col|row|f|v|is|t|phoneticPr|AlternateContent|Choice|absPath|revisionPtr|sheetView|pane|brk)\b/;

function marks(element: Element, into: Map<string, number>): void {
  const count = (name: string): void => {
    into.set(name, (into.get(name) ?? 0) + 1);
  };
  count(element.name);
  for (const attribute of Object.keys(element.attributes)) count(`${element.name}@${attribute.replace(/^\w+:(?=dyDescent|uid)/, '')}`);
  for (const one of element.children) marks(one, into);
}

function marksOf(parts: Parts, path: string): Map<string, number> {
  const found = new Map<string, number>();
  const text = parts.text(path);
  if (text !== null) marks(parseXml(text), found);
  return found;
}

function lostMarks(before: Parts, after: Parts): string[] {
  const lost: string[] = [];
  for (const path of before.map.keys()) {
    const same = before.text(path) === after.text(path);
    if (!/\.(?:xml|vml)$/i.test(path) || REMADE_PARTS.test(path) || !after.has(path) || same) continue;
    const now = marksOf(after, path);
    for (const [mark, count] of marksOf(before, path)) {
      const left = now.get(mark) ?? 0;
      if (left < count && !REMADE_MARKS.test(mark)) lost.push(`${path} ${mark} ${count}→${left}`);
    }
  }
  return lost;
}

const shown = (value: Value): string => (value === null ? '(空白)' : isErrorValue(value) ? value.error : JSON.stringify(value));

/** What each cell holds and how it looks, by address. */
function holdings(book: Book): Map<string, string> {
  const all = new Map<string, string>();
  for (const sheet of book.sheets) {
    for (const [key, cell] of sheet.state.cells.entries()) {
      const at = `${sheet.name}!${cellName(keyRow(key), keyColumn(key))}`;
      all.set(at, JSON.stringify([cell.value, cell.formula ?? null, cell.arrays ?? null, cell.style ?? null]));
    }
    for (const [key, one] of sheet.state.spilled.entries())
      all.set(`${sheet.name}!${cellName(keyRow(key), keyColumn(key))} spilled`, JSON.stringify(one.value));
  }
  return all;
}

function changedCells(before: Book, after: Book): string[] {
  const [old, now] = [holdings(before), holdings(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter(at => old.get(at) !== now.get(at));
}

/** Runs one workbook through everything. Throws only where the stand-in itself breaks. */
export async function roundTrip(bytes: Uint8Array): Promise<RoundTrip> {
  const started = performance.now();
  const seconds = (): number => Number(((performance.now() - started) / 1000).toFixed(2));
  const nothing = { parts: 0, lostParts: [], lostMarks: [], changedCells: [], formulas: 0, differing: [] };
  let book: Book;
  try {
    ({ book } = await readXlsx(bytes));
  } catch (error) {
    if (!(error instanceof XlsxFault)) throw error;
    return { refused: error.message, ...nothing, seconds: seconds() };
  }
  const before = await readPackage(bytes);
  const written = (await writeXlsx(book)).bytes;
  const after = await readPackage(written);
  const again = (await readXlsx(written)).book;
  const changed = changedCells(book, again);
  const last = lastValues(book);
  await book.calculate();
  const differing = differences(book, last).map(one => ({
    text: `${one.sheet.name}!${cellName(one.row, one.column)} ${one.formula.slice(0, 200)} ${shown(one.inFile)}→${shown(one.here)}`,
    functions: [
      ...new Set(tokenizeFormula(one.formula.slice(1)).flatMap(token => (token.kind === 'function' ? [token.text.toUpperCase()] : []))),
    ],
  }));
  return {
    refused: null,
    parts: before.map.size,
    lostParts: [...before.map.keys()].filter(path => !after.has(path) && !REMADE_PARTS.test(path)),
    lostMarks: lostMarks(before, after),
    changedCells: changed,
    formulas: [...last.values()].reduce((sum, known) => sum + known.size, 0),
    differing,
    seconds: seconds(),
  };
}
