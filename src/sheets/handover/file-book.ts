/** A workbook's file as it is worked on: its sheets, tables and names, and the cells of a sheet with their formulas. */
import { columnOfLetters } from '../read/state';
import { elementsOf, textIn, type Element } from './markup';
import { PackageTrouble, type FilePackage } from './package';

export interface FileTable {
  readonly path: string;
  readonly name: string;
  /** With its header. */
  readonly area: FileArea;
  readonly headerRows: number;
  readonly totalsRows: number;
  readonly columns: readonly string[];
}

export interface BookSheet {
  readonly name: string;
  readonly path: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  readonly tables: readonly FileTable[];
}

export interface FileName {
  readonly name: string;
  /** The sheet it belongs to, from 0; null: the workbook. */
  readonly scope: number | null;
  readonly formula: string;
  readonly element: Element;
}

export interface FileBook {
  /** The path of the workbook's part. */
  readonly path: string;
  readonly sheets: readonly BookSheet[];
  readonly names: readonly FileName[];
}

/** Rows and columns from 0. */
export interface FileArea {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export function rowAndColumn(address: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)$/i.exec(address.trim()) ?? [];
  return { row: Number(digits) - 1, column: columnOfLetters(letters) };
}

export function areaOf(text: string): FileArea {
  const [first = '', last = first] = text.split(':');
  const from = rowAndColumn(first);
  const to = rowAndColumn(last);
  return { row: from.row, column: from.column, rows: to.row - from.row + 1, columns: to.column - from.column + 1 };
}

/** Throws PackageTrouble where there is no workbook in the package. */
export function readFileBook(file: FilePackage): FileBook {
  const path = file.relations('').find(({ kind }) => kind === 'officeDocument')?.target ?? '';
  const xml = file.text(path);
  if (xml === null || !/sheet\.main|sheet\.macroEnabled|template/.test(file.typeOf(path))) throw new PackageTrouble('noWorkbook');
  const relations = file.relations(path);
  const sheets = [...elementsOf(xml, 'sheet')].map(({ attributes: { name = '', id = '', state } }): BookSheet => {
    const target = relations.find(one => one.id === id)?.target ?? '';
    const tables = file.relations(target).filter(({ kind }) => kind === 'table');
    return {
      name,
      path: target,
      state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      tables: tables.map(one => readTable(file, one.target)),
    };
  });
  const names = [...elementsOf(xml, 'definedName')].map((element): FileName => {
    const { name = '', localSheetId } = element.attributes;
    return { name, scope: localSheetId === undefined ? null : Number(localSheetId), formula: textIn(element.inner), element };
  });
  return { path, sheets, names };
}

function readTable(file: FilePackage, path: string): FileTable {
  const xml = file.text(path) ?? '';
  const [table] = elementsOf(xml, 'table');
  const { displayName = '', name = displayName, ref = 'A1', headerRowCount = '1', totalsRowCount = '0' } = table?.attributes ?? {};
  return {
    path,
    name: displayName || name,
    area: areaOf(ref),
    headerRows: Number(headerRowCount),
    totalsRows: Number(totalsRowCount),
    columns: [...elementsOf(xml, 'tableColumn')].map(({ attributes }) => lineBreaks(attributes['name'] ?? '')),
  };
}

/** A line break in a header stands as `_x000a_` in a table's part. */
const lineBreaks = (name: string): string =>
  name.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

export interface FileFormula {
  /** As written in the file, without =; '' where a shared formula's first cell has the text. */
  readonly text: string;
  readonly kind: 'normal' | 'array' | 'shared' | 'dataTable';
  /** The cells that an array or shared formula fills; null: its own. */
  readonly area: FileArea | null;
  /** Number of the shared formula. */
  readonly shared: string | null;
  readonly start: number;
  readonly end: number;
}

export interface BookCell {
  readonly row: number;
  readonly column: number;
  /** The cell's element in the part. */
  readonly start: number;
  readonly end: number;
  readonly openEnd: number;
  readonly type: string;
  /** What `<v>` holds as text, null where there is none; of an inline text the text. */
  readonly raw: string | null;
  readonly formula: FileFormula | null;
}

const PATTERN = /<((?:[\w.-]+:)?)(row|c)(?=[\s/>])((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ADDRESS = /\sr\s*=\s*["']([A-Z]*)(\d+)["']/;
const TYPE = /\st\s*=\s*["'](\w+)["']/;

/** Every cell of a sheet's part, in its order. */
export function* cellsIn(xml: string): Generator<BookCell> {
  let row = -1;
  let column = -1;
  const pattern = new RegExp(PATTERN);
  for (let match = pattern.exec(xml); match !== null; match = pattern.exec(xml)) {
    const [whole, prefix = '', name, attributes = '', empty] = match;
    const [, letters = '', digits] = ADDRESS.exec(attributes) ?? [];
    if (name === 'row') {
      row = digits === undefined ? row + 1 : Number(digits) - 1;
      column = -1;
      continue;
    }
    column = letters === '' ? column + 1 : rowAndColumn(`${letters}1`).column;
    const openEnd = match.index + whole.length;
    const close = `</${prefix}c>`;
    const innerEnd = empty === '/' ? openEnd : xml.indexOf(close, openEnd);
    if (innerEnd < 0) throw new PackageTrouble('damaged');
    const end = empty === '/' ? openEnd : innerEnd + close.length;
    const inner = xml.slice(openEnd, innerEnd);
    pattern.lastIndex = end;
    const [written] = inner.includes('f') ? elementsOf(inner, 'f') : [];
    const [value] = elementsOf(inner, 'v');
    const [inline] = value ? [] : elementsOf(inner, 'is');
    yield {
      row,
      column,
      start: match.index,
      end,
      openEnd,
      type: TYPE.exec(attributes)?.[1] ?? 'n',
      raw: value ? textIn(value.inner) : inline ? textOfRuns(inline.inner) : null,
      formula: written ? formulaOf(written, openEnd) : null,
    };
  }
}

/** The text of an `is` or `si`: its runs without the readings above them. */
export function textOfRuns(inner: string): string {
  const spoken = inner.replace(/<(?:[\w.-]+:)?rPh[\s>][\s\S]*?<\/(?:[\w.-]+:)?rPh>/g, '');
  return [...elementsOf(spoken, 't')].map(one => textIn(one.inner)).join('');
}

function formulaOf({ attributes, inner, start, end }: Element, offset: number): FileFormula {
  const { t = 'normal', ref, si } = attributes;
  return {
    text: textIn(inner),
    kind: t === 'array' || t === 'shared' || t === 'dataTable' ? t : 'normal',
    area: ref === undefined ? null : areaOf(ref),
    shared: si ?? null,
    start: offset + start,
    end: offset + end,
  };
}
