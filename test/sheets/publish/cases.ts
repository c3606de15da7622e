/** The cases of test/cases/machine-readable.json as sheets for the checker. */
import { csvValues } from '../../../src/sheets/publish/csv';
import { Merges, type GridArea, type BookFile, type CheckedGrid, type CellLook, type Value } from '../../../src/sheets/publish/grid';
import { columnLabels } from '../../../src/sheets/publish/heading';
import type { GridLayout, PublishTable } from '../../../src/sheets/publish/layout';
import type { ContentType } from '../../../src/sheets/publish/columns';
import type { OutsideKind } from '../../../src/sheets/publish/trim';
import cases from '../../cases/machine-readable.json';

export interface CaseLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly fontColor?: string;
  readonly fill?: string;
  readonly numberFormat?: string;
  readonly borderLeft?: string;
  readonly borderRight?: string;
}

export interface CaseSheet {
  readonly name?: string;
  readonly cells?: Readonly<Record<string, Value>>;
  readonly csv?: string;
  readonly merges?: readonly string[];
  readonly formats?: Readonly<Record<string, CaseLook>>;
  readonly formulas?: Readonly<Record<string, string>>;
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly string[];
  readonly shapes?: readonly { readonly type: string; readonly anchor: string; readonly name?: string }[];
  readonly others?: Readonly<Record<string, string>>;
  readonly tables?: readonly {
    readonly range: string;
    readonly headerRows: readonly number[];
    readonly bodyStart?: number;
    readonly stubColumns?: readonly string[];
    readonly types?: Readonly<Record<string, ContentType>>;
    readonly uncertain?: boolean;
  }[];
}

export interface CaseBook {
  readonly file?: BookFile;
  readonly sheets: readonly CaseSheet[];
  readonly target?: string;
  readonly noObjectInfo?: unknown;
  readonly noFormulaInfo?: unknown;
}

export type Case = readonly [rule: string, book: Record<string, unknown>, expected: Record<string, unknown>, note: string];
export const CASES = cases as unknown as readonly Case[];

export const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export function areaOf(text: string): GridArea {
  const corner = (name: string): readonly [number, number] => {
    const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
    return [Number(digits) - 1, columnOf(letters)];
  };
  const [first = '', last = first] = text.split(':');
  const [row, column] = corner(first);
  const [lastRow, lastColumn] = corner(last);
  return { row, column, lastRow, lastColumn };
}

const hex = (colour: string): string => colour.slice(-6).toUpperCase();

function lookOf({ bold, italic, fontColor, fill, numberFormat, borderLeft, borderRight }: CaseLook): CellLook {
  return {
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italic }),
    ...(fontColor === undefined ? {} : { fontColor: hex(fontColor) }),
    ...(fill === undefined ? {} : { fill: hex(fill) }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(borderLeft === undefined ? {} : { borderLeft: true }),
    ...(borderRight === undefined ? {} : { borderRight: true }),
  };
}

/** A sheet from row 1 and column A to the last cell that is named anywhere. */
export function gridOf(sheet: CaseSheet, book: CaseBook = { sheets: [] }, least?: string): CheckedGrid {
  const delimiter = book.file?.format === 'tsv' ? '\t' : ',';
  const read = sheet.csv === undefined ? null : csvValues(sheet.csv, delimiter);
  const areas = [
    ...Object.keys(sheet.cells ?? {}),
    ...(sheet.merges ?? []),
    ...Object.keys(sheet.formats ?? {}),
    ...(sheet.tables ?? []).map(({ range }) => range),
    ...(least === undefined ? [] : [least]),
    ...(read === null ? [] : [`A1:A${read.length}`]),
  ].map(areaOf);
  const rows = Math.max(1, ...areas.map(({ lastRow }) => lastRow + 1));
  const columns = Math.max(1, read?.[0]?.length ?? 1, ...areas.map(({ lastColumn }) => lastColumn + 1));
  const blank = <T>(value: T): T[][] => Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
  const values = blank<Value>(null);
  const looks = blank<CellLook | null>(null);
  const formulas = blank<string | null>(null);
  read?.forEach((line, row) => line.forEach((value, column) => (values[row]![column] = value)));
  for (const [name, value] of Object.entries(sheet.cells ?? {})) values[areaOf(name).row]![areaOf(name).column] = value;
  for (const [name, formula] of Object.entries(sheet.formulas ?? {})) formulas[areaOf(name).row]![areaOf(name).column] = formula;
  for (const [name, look] of Object.entries(sheet.formats ?? {})) {
    const { row, column, lastRow, lastColumn } = areaOf(name);
    for (let at = row; at <= lastRow; at++)
      for (let c = column; c <= lastColumn; c++) looks[at]![c] = { ...looks[at]![c], ...lookOf(look) };
  }
  return {
    name: sheet.name ?? 'Sheet1',
    row: 0,
    column: 0,
    values,
    looks,
    formulas: book.noFormulaInfo === undefined ? formulas : null,
    merges: (sheet.merges ?? []).map(areaOf),
    hiddenRows: (sheet.hiddenRows ?? []).map(row => row - 1),
    hiddenColumns: (sheet.hiddenColumns ?? []).map(columnOf),
    objects:
      book.noObjectInfo === undefined
        ? (sheet.shapes ?? []).map(({ type, anchor, name }) => ({ type, name: name ?? '', ...areaOf(anchor) }))
        : null,
    csv: sheet.csv ?? null,
  };
}

/** The tables that a case fixes, as a layout. */
export function fixedLayout(sheet: CaseSheet, grid: CheckedGrid): GridLayout {
  const merges = new Merges(grid.merges);
  const tables = (sheet.tables ?? []).map(({ range, headerRows, bodyStart, stubColumns, types, uncertain }): PublishTable => {
    const area = areaOf(range);
    const rows = headerRows.map(row => row - 1);
    return {
      area,
      headerRows: rows,
      body: { ...area, row: bodyStart === undefined ? (rows.at(-1) ?? area.row - 1) + 1 : bodyStart - 1 },
      labels: columnLabels(grid, merges, area, rows),
      types: types === undefined ? null : new Map(Object.entries(types).map(([letters, type]) => [columnOf(letters), type])),
      rowLabels: (stubColumns ?? []).map(columnOf),
      confidence: uncertain === true ? 0.5 : 1,
    };
  });
  const outside = Object.entries(sheet.others ?? {}).map(([name, kind]) => ({ ...areaOf(name), kind: kind as OutsideKind }));
  return { tables, outside };
}
