/** What a reference in a formula's text means, seen from the formula's own cell. */
import { printReference, readReference, RELATIVE_REFERENCE, type Block, type Referable, type Reference } from '../read/reference';
import { quoteSheet, unquoteSheet } from '../schema/sheet-name';

export type TraceSource =
  | Reference
  /** 表[@列]: the column's cell in the row of the formula (from 0). */
  | { readonly kind: 'rowOfTable'; readonly table: string; readonly column: string; readonly row: number }
  /** A:C or 3:5, down to the last cell in use. */
  | { readonly kind: 'whole'; readonly sheet: string; readonly address: string }
  /** A1#: all that the formula there gives. */
  | { readonly kind: 'spilled'; readonly sheet: string; readonly address: string };

/** The cell a formula stands in. */
export interface Home {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The Excel table it is in. */
  readonly table: string | null;
}

const THIS_ROW = /^([^[\]]*)\[(?:@(?:\[(.+)\]|([^[\]]+))|\[#This Row\],\s*\[(.+)\])\]$/i;
const WHOLE = /^\$?(?:[A-Z]{1,3}:\$?[A-Z]{1,3}|\d+:\$?\d+)$/i;

function splitSheet(text: string, home: Home): { readonly sheet: string; readonly address: string } {
  const bang = text.lastIndexOf('!');
  return bang < 0 ? { sheet: home.sheet, address: text } : { sheet: unquoteSheet(text.slice(0, bang)), address: text.slice(bang + 1) };
}

/** null: another workbook, a sheet or a name that is not there, or more than one area. */
export function sourceOf(text: string, home: Home, book: Referable): TraceSource | null {
  const found = readReference(text, home.sheet, book);
  if (found === 'noSheet') return null;
  if (found !== null) return found;
  const row = THIS_ROW.exec(text);
  if (row !== null) {
    const table = row[1] || home.table;
    const column = row[2] ?? row[3] ?? row[4];
    return table === null || column === undefined
      ? null
      : { kind: 'rowOfTable', table, column: column.replace(/'(.)/g, '$1'), row: home.row };
  }
  const { sheet, address } = splitSheet(text, home);
  const there = book.sheets.find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
  return there !== undefined && WHOLE.test(address) ? { kind: 'whole', sheet: there.name, address: address.replace(/\$/g, '') } : null;
}

/** What A1# means. */
export function spilledSource(first: string, home: Home, book: Referable): TraceSource | null {
  const found = readReference(first, home.sheet, book);
  if (found === null || found === 'noSheet' || found.kind !== 'cells') return null;
  return { kind: 'spilled', sheet: found.block.sheet, address: printReference(found, found.block.sheet).replace(/\$/g, '') };
}

/** The same for all that mean the same cells. */
export function keyOfSource(source: TraceSource): string {
  switch (source.kind) {
    case 'cells':
      return printReference({ ...source, from: RELATIVE_REFERENCE, to: RELATIVE_REFERENCE }, null);
    case 'table':
    case 'name':
      return printReference(source, null);
    case 'rowOfTable':
      return `${source.table}[@${source.column}] ${source.row}`;
    case 'whole':
      return `${quoteSheet(source.sheet)}!${source.address}`;
    case 'spilled':
      return `${quoteSheet(source.sheet)}!${source.address}#`;
  }
}

/** The one cell of a column or row beside the formula, as @ picks it; null where there is none. */
export function intersect({ row, column, rows, columns }: Block, home: Home): { readonly row: number; readonly column: number } | null {
  const at = { row: rows === 1 ? 0 : home.row - row, column: columns === 1 ? 0 : home.column - column };
  const isInside = at.row >= 0 && at.row < rows && at.column >= 0 && at.column < columns;
  return isInside && (rows === 1 || columns === 1) ? at : null;
}
