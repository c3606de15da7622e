/** The last values of a file's cells, and what a reference in one of its formulas means. */
import type { Cell, Cells } from '../../../domain/base/cell';
import { addressOf } from '../../read/state';
import { quoteSheet, unquoteSheet } from '../../schema/sheet-name';
import { areaOf, cellsIn, textOfRuns, type FileArea, type FileBook, type BookSheet } from '../file-book';
import { elementsOf } from '../markup';
import type { FilePackage } from '../package';

/** Cells of one sheet. */
export interface SheetArea extends FileArea {
  readonly sheet: BookSheet;
}

/** A larger range is read by nobody. */
const MOST_CELLS = 200_000;

export class FileValues {
  private readonly sheets = new Map<BookSheet, ReadonlyMap<number, Cell>>();
  private texts: readonly string[] | null = null;

  constructor(
    private readonly file: FilePackage,
    private readonly book: FileBook,
  ) {}

  cells(area: SheetArea): Cells {
    return Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (__, c) => this.cell(area.sheet, area.row + r, area.column + c)),
    );
  }

  cell(sheet: BookSheet, row: number, column: number): Cell {
    return this.valuesOf(sheet).get(row * 16_384 + column) ?? null;
  }

  private valuesOf(sheet: BookSheet): ReadonlyMap<number, Cell> {
    const known = this.sheets.get(sheet);
    if (known) return known;
    const values = new Map<number, Cell>();
    for (const { row, column, type, raw } of cellsIn(this.file.text(sheet.path) ?? '')) {
      const value = raw === null ? null : this.valueOf(type, raw);
      if (value !== null) values.set(row * 16_384 + column, value);
    }
    this.sheets.set(sheet, values);
    return values;
  }

  private valueOf(type: string, raw: string): Cell {
    if (type === 's') return this.shared()[Number(raw)] ?? null;
    if (type === 'str' || type === 'inlineStr') return raw;
    if (type === 'b') return raw === '1';
    if (type === 'e') return { code: raw };
    // A date written as a date is a number to nobody here.
    return type === 'd' || raw === '' ? null : Number(raw);
  }

  private shared(): readonly string[] {
    if (this.texts === null) {
      const path = this.file.relations(this.book.path).find(({ kind }) => kind === 'sharedStrings')?.target ?? '';
      this.texts = [...elementsOf(this.file.text(path) ?? '', 'si')].map(({ inner }) => textOfRuns(inner));
    }
    return this.texts;
  }

  /** The cells that a reference means in a formula on `sheet`, in `row`; null: it is none, or its cells cannot be told. */
  areaOf(reference: string, sheet: BookSheet, row: number): SheetArea | null {
    const [, prefix = '', rest = reference] = /^((?:'(?:[^']|'')+'|[^'![\]]+)!)?(.*)$/s.exec(reference) ?? [];
    const named = prefix === '' ? sheet : this.sheetNamed(unquoteSheet(prefix.slice(0, -1)));
    if (named === null) return null;
    if (/^\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?$/i.test(rest)) return sized({ ...areaOf(rest), sheet: named });
    const structured = /^([^[\]]+)(\[.*\])?$/s.exec(rest);
    const table = this.tableNamed(structured?.[1] ?? '');
    if (table !== null) return tableArea(table, structured?.[2] ?? '', sheet, row);
    const name = this.book.names.find(one => one.scope === null && one.name.toLowerCase() === rest.toLowerCase());
    return name === undefined || name.formula === rest ? null : this.areaOf(name.formula, sheet, row);
  }

  private sheetNamed(name: string): BookSheet | null {
    return this.book.sheets.find(one => one.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  private tableNamed(name: string): { readonly sheet: BookSheet; readonly table: BookSheet['tables'][number] } | null {
    for (const sheet of this.book.sheets)
      for (const table of sheet.tables) if (table.name.toLowerCase() === name.toLowerCase()) return { sheet, table };
    return null;
  }
}

const sized = (area: SheetArea): SheetArea | null =>
  area.rows > 0 && area.columns > 0 && area.rows * area.columns <= MOST_CELLS ? area : null;

/** `[#All]`, `[列]`, `[[#This Row],[列]]`, `[]`; what is more than that is not told. */
function tableArea(
  found: { sheet: BookSheet; table: BookSheet['tables'][number] },
  brackets: string,
  from: BookSheet,
  row: number,
): SheetArea | null {
  const { sheet, table } = found;
  const { area, columns, headerRows, totalsRows } = table;
  const body = { ...area, row: area.row + headerRows, rows: area.rows - headerRows - totalsRows, sheet };
  if (brackets === '' || brackets === '[]') return sized(body);
  if (/^\[\[?#All\]?\]$/i.test(brackets)) return sized({ ...area, rows: area.rows - totalsRows, sheet });
  const [, own, written] = /^\[(?:(\[#This Row\]),)?\[?((?:'.|[^'[\]#])+)\]?\]$/is.exec(brackets) ?? [];
  if (written === undefined) return null;
  const header = written.replace(/'(.)/gs, '$1').toLowerCase();
  const at = columns.findIndex(column => column.toLowerCase() === header);
  if (at < 0) return null;
  const column = { ...body, column: area.column + at, columns: 1 };
  if (own === undefined) return sized(column);
  return from === sheet && row >= body.row && row < body.row + body.rows ? { ...column, row, rows: 1 } : null;
}

/** One cell as a formula on `from` names it; null: on any other sheet. */
export function cellReference(sheet: BookSheet, row: number, column: number, from: BookSheet | null): string {
  const address = addressOf(row, column);
  return from === sheet ? address : `${quoteSheet(sheet.name)}!${address.replace(/^([A-Z]+)/, '$$$1$$')}`;
}
