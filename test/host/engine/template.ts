import { areaName, cellName, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS, quoteSheet, type Area } from '../cell/address';
import { mapReferences, type End } from './references';
import { structuredArea } from './structured';
import type { TableState } from '../book/sheet-state';

/** Formulas for the engine with the places that only a cell can fill. */

export type Piece =
  | string
  | { readonly kind: 'address' }
  | { readonly kind: 'spill'; readonly sheet: string | null; readonly row: number; readonly column: number }
  /** `@A1:A9`: the cell in the formula's own row or column. */
  | { readonly kind: 'intersection'; readonly prefix: string; readonly area: Area }
  /** Cells of a table; `table` null: the one the formula stands in. `asRange`: a single cell as a range; `own`: of the own row. */
  | { readonly kind: 'table'; readonly table: string | null; readonly brackets: string; readonly asRange: boolean; readonly own: boolean }
  /** Whole columns, as far down as any of the formula's sheets goes, so that they fit each other. */
  | { readonly kind: 'columns'; readonly sheet: string | null; readonly first: number; readonly last: number }
  /** SUBTOTAL's code, which depends on filters of the sheets it looks at. */
  | { readonly kind: 'subtotal'; readonly code: string; readonly ranges: readonly FilterRange[] }
  /** FORMULATEXT: the text of another cell's formula, which the engine has in its own form only. */
  | { readonly kind: 'formulaText'; readonly sheet: string | null; readonly row: number; readonly column: number }
  /** A defined name that is relative: its formula as it reads in A1. */
  | { readonly kind: 'relative'; readonly formula: string };

/** Cells SUBTOTAL looks at: an area of a sheet, a table, or what only the calculation knows (anything on the own sheet). */
export type FilterRange = { readonly sheet: string | null; readonly area: Area | null } | { readonly table: string };

export interface Template {
  readonly pieces: readonly Piece[];
  /** It cannot be worked out here: the last value stays. */
  readonly out: boolean;
}

export interface Surroundings {
  readonly address: string;
  readonly row: number;
  readonly column: number;
  /** The spill of a cell (itself where its formula gives one value), null without a formula; the sheet is null for the formula's own. */
  readonly spillOf: (sheet: string | null, row: number, column: number) => Area | null;
  /** A table by its name, or the one at the formula's cell. */
  readonly tableOf: (name: string | null) => { readonly sheet: string; readonly state: TableState } | null;
  /** The last used row of a sheet (null: the own), from 1. */
  readonly lastUsedRow: (sheet: string | null) => number;
  readonly isFiltered: (sheet: string | null, area: Area | null) => boolean;
  readonly formulaAt: (sheet: string | null, row: number, column: number) => string | null;
}

/** A name's formula as it reads in another cell: what has no $ moves along and comes in again at the other side of the sheet. */
export function relativeFormula(formula: string, row: number, column: number): string {
  const move = (end: End): End => ({
    ...end,
    ...(end.row === undefined || end.fixedRow ? {} : { row: (end.row + row) % MAX_ROWS }),
    ...(end.column === undefined || end.fixedColumn ? {} : { column: (end.column + column) % MAX_COLUMNS }),
  });
  return mapReferences(formula, reference => ({
    ...reference,
    first: move(reference.first),
    last: reference.last ? move(reference.last) : null,
  }));
}

function tableText(piece: Extract<Piece, { kind: 'table' }>, around: Surroundings): string {
  const table = around.tableOf(piece.table);
  if (!table) return '#REF!';
  const found = structuredArea(table.state, piece.brackets, around.row);
  if (!found) return /@|#This Row/i.test(piece.brackets) ? '#VALUE!' : '#REF!';
  const prefix = `${quoteSheet(table.sheet)}!`;
  if (piece.own) return ownCell(prefix, found, around);
  const name = areaName(found);
  return prefix + (piece.asRange && found.rows * found.columns === 1 ? `${name}:${name}` : name);
}

/** The cell of a range in the formula's own row or column. */
function ownCell(prefix: string, range: Area, around: Surroundings): string {
  if (range.columns === 1 && around.row >= range.row && around.row <= lastRow(range)) return prefix + cellName(around.row, range.column);
  if (range.rows === 1 && around.column >= range.column && around.column <= lastColumn(range))
    return prefix + cellName(range.row, around.column);
  return '#VALUE!';
}

/** The text for the engine. Spills are those of the run before; when they change, the engine runs again. */
export function fill({ pieces }: Template, around: Surroundings): string {
  const columns = pieces.flatMap(piece => (typeof piece === 'object' && piece.kind === 'columns' ? [piece.sheet] : []));
  const bottom = columns.length ? Math.max(1, ...columns.map(sheet => around.lastUsedRow(sheet))) : 1;
  return pieces
    .map(piece => {
      if (typeof piece === 'string') return piece;
      switch (piece.kind) {
        case 'address':
          return `"${around.address.replace(/"/g, '""')}"`;
        case 'intersection':
          return ownCell(piece.prefix, piece.area, around);
        case 'table':
          return tableText(piece, around);
        case 'relative':
          return `(${relativeFormula(piece.formula, around.row, around.column).slice(1)})`;
        case 'columns': {
          const prefix = piece.sheet === null ? '' : `${quoteSheet(piece.sheet)}!`;
          return `${prefix}${cellName(0, piece.first)}:${cellName(bottom - 1, piece.last)}`;
        }
        case 'subtotal': {
          const filtered = piece.ranges.some(one => {
            if (!('table' in one)) return around.isFiltered(one.sheet, one.area);
            const table = around.tableOf(one.table);
            return table ? around.isFiltered(table.sheet, table.state.area) : false;
          });
          return filtered && /^\d+$/.test(piece.code) && Number(piece.code) < 100 ? String(Number(piece.code) + 100) : piece.code;
        }
        case 'formulaText': {
          const formula = around.formulaAt(piece.sheet, piece.row, piece.column);
          return formula === null ? 'NA()' : `"${formula.replace(/"/g, '""')}"`;
        }
        default: {
          const prefix = piece.sheet === null ? '' : `${quoteSheet(piece.sheet)}!`;
          const spilled = around.spillOf(piece.sheet, piece.row, piece.column);
          return spilled ? prefix + areaName(spilled) : '#REF!';
        }
      }
    })
    .join('');
}
