/** Cells as formulas name them: 計画!$A$1:$C$6, DX_KPIs[#All], DX_AsOf. Read as typed, written as Excel writes them. */
import { addressOf, columnLetters, columnOfLetters } from './state';
import { quoteSheet, unquoteSheet } from '../schema/sheet-name';
import { LAST_ROW } from '../schema/validation';

/** A rectangle of cells; row and column from 0. */
export interface Block {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Which parts of an address stay when the formula is copied: the $ signs of the first and of the last cell. */
export interface Fixing {
  readonly row: boolean;
  readonly column: boolean;
}

export type Reference =
  | { readonly kind: 'cells'; readonly block: Block; readonly from: Fixing; readonly to: Fixing }
  /** `part` null: the body without the headers; 「#All」; or the header of one column. */
  | { readonly kind: 'table'; readonly table: string; readonly part: string | null }
  | { readonly kind: 'name'; readonly name: string };

/** What of a workbook a reference can be about. */
export interface Referable {
  readonly sheets: readonly { readonly name: string }[];
  readonly tableNames: readonly string[];
  readonly names: readonly string[];
}

export const LAST_COLUMN = 16_384;

export const FIXED: Fixing = { row: true, column: true };
export const RELATIVE_REFERENCE: Fixing = { row: false, column: false };

/** A1 or A1:C6 with or without $. */
const CELLS = /^(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?::(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6}))?$/i;
/** 「C5」 or 「A1:C6」, for people. */
export function blockAddress({ row, column, rows, columns }: Block): string {
  const first = addressOf(row, column);
  return rows * columns === 1 ? first : `${first}:${addressOf(row + rows - 1, column + columns - 1)}`;
}

/** Two rectangles on one sheet share a cell. */
export function blocksOverlap(one: Block, other: Block): boolean {
  return (
    one.sheet.toLowerCase() === other.sheet.toLowerCase() &&
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}

/**
 * The cells of a selection that hold something of their own: in a form with merged cells a selected 「A9:C13」 of five merged
 * rows means A9:A13, and one merged cell means its first.
 * @param merged the merged areas, at least those the selection touches
 */
export function withoutMerged(block: Block, merged: readonly Block[]): Block {
  const inside = merged.filter(one => blocksOverlap(block, one));
  const covered = inside.reduce((sum, { rows, columns }) => sum + rows * columns, 0) === block.rows * block.columns;
  if (!covered) return block;
  const wide = inside.every(one => one.column === block.column && one.columns === block.columns);
  const high = inside.every(one => one.row === block.row && one.rows === block.rows);
  return { ...block, columns: wide ? 1 : block.columns, rows: high ? 1 : block.rows };
}

function readCells(text: string, sheet: string): Reference | null {
  const match = CELLS.exec(text);
  if (match === null) return null;
  const [, fixedColumn = '', letters = '', fixedRow = '', digits = '', toFixedColumn, toLetters, toFixedRow, toDigits] = match;
  const [column, row] = [columnOfLetters(letters), Number(digits) - 1];
  const [lastColumn, lastRow] =
    toLetters === undefined || toDigits === undefined ? [column, row] : [columnOfLetters(toLetters), Number(toDigits) - 1];
  if (Math.max(column, lastColumn) >= LAST_COLUMN || Math.max(row, lastRow) >= LAST_ROW) return null;
  const from: Fixing = { row: fixedRow !== '', column: fixedColumn !== '' };
  return {
    kind: 'cells',
    block: {
      sheet,
      row: Math.min(row, lastRow),
      column: Math.min(column, lastColumn),
      rows: Math.abs(lastRow - row) + 1,
      columns: Math.abs(lastColumn - column) + 1,
    },
    from,
    to: toLetters === undefined ? from : { row: toFixedRow !== '', column: toFixedColumn !== '' },
  };
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * Reads an address, a table (表1, 表1[#All], 表1[列]) or a defined name of this workbook; full width is read too.
 * @param home the sheet of an address without one
 * @returns null where the text is none, 'noSheet' where it is an address on a sheet that is not there
 */
export function readReference(typed: string, home: string, book: Referable): Reference | 'noSheet' | null {
  const text = typed.trim();
  const bang = Math.max(text.lastIndexOf('!'), text.lastIndexOf('！'));
  if (bang > 0) {
    const prefix = text.slice(0, bang);
    const wanted = unquoteSheet(prefix);
    const sheet = book.sheets.find(({ name }) => same(name, wanted));
    const found = readCells(
      text
        .slice(bang + 1)
        .normalize('NFKC')
        .trim(),
      sheet?.name ?? wanted,
    );
    return found !== null && sheet === undefined ? 'noSheet' : found;
  }
  const cells = readCells(text.normalize('NFKC'), home);
  if (cells !== null) return cells;
  const structured = /^([^[\]!'"\s]+)\[([^[\]]+)\]$/.exec(text);
  const table = book.tableNames.find(name => same(name, structured?.[1] ?? text));
  if (table !== undefined) {
    const part = structured?.[2] ?? null;
    if (part !== null && /^[#@]/.test(part) && !/^#(?:All|Data)$/i.test(part)) return null;
    return { kind: 'table', table, part: part === null || /^#Data$/i.test(part) ? null : /^#All$/i.test(part) ? '#All' : part };
  }
  const name = structured === null ? book.names.find(one => same(one, text)) : undefined;
  return name === undefined ? null : { kind: 'name', name };
}

function cellAddress(row: number, column: number, fixing: Fixing): string {
  return `${fixing.column ? '$' : ''}${columnLetters(column)}${fixing.row ? '$' : ''}${row + 1}`;
}

/** A reference as it stands in a formula on the sheet `home`; with `home` null always with its sheet. */
export function printReference(reference: Reference, home: string | null): string {
  if (reference.kind === 'name') return reference.name;
  if (reference.kind === 'table') return reference.part === null ? reference.table : `${reference.table}[${reference.part}]`;
  const {
    block: { sheet, row, column, rows, columns },
    from,
    to,
  } = reference;
  const first = cellAddress(row, column, from);
  const address = rows * columns === 1 ? first : `${first}:${cellAddress(row + rows - 1, column + columns - 1, to)}`;
  return home !== null && same(sheet, home) ? address : `${quoteSheet(sheet)}!${address}`;
}
