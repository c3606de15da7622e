import type { CellLike, DimensionsLike, FormulaResultLike, RowLike, WorksheetLike } from '@cj-tech-master/excelts/formula';
import { area, cellName, containsCell, intersect, lastColumn, lastRow, union, type Area } from '../cell/address';
import { cellKey, keyColumn, keyRow, type Cell } from '../cell/cell';
import type { Sheet } from '../book/sheet';
import { bodyOf } from './structured';
import { fill, relativeFormula, type Surroundings, type Template } from './template';
import type { TableState } from '../book/sheet-state';
import { mapReferences } from './references';
import { errorValue, isErrorCode, isErrorValue, type Value } from '../cell/value';

const FORMULA = 6;
const CONSTANT = 2;

/** The library's value as ours; a formula that gives nothing shows 0, as in Excel. */
function toValue(result: unknown): Value {
  if (typeof result === 'number' || typeof result === 'string' || typeof result === 'boolean') return result;
  if (typeof result === 'object' && result !== null && 'error' in result) {
    const code = String(result.error);
    return errorValue(isErrorCode(code) ? code : '#VALUE!');
  }
  return 0;
}

function toLibrary(value: Value): unknown {
  return isErrorValue(value) ? { error: value.error } : value;
}

/** What a sheet's formulas see of the workbook around them. */
export interface Neighbourhood {
  /** `arrays`: how the cell's formula yields arrays. */
  template(formula: string, sheet: Sheet, arrays: 'spill' | 'legacy' | 'array'): Template;
  spillOf(sheet: string | null, row: number, column: number): Area | null;
  tableNamed(name: string): { readonly sheet: string; readonly state: TableState } | null;
  lastUsedRow(sheet: string): number;
  /** Whether a filter hides rows in an area (null: anywhere) of a sheet. */
  isFiltered(sheet: string, area: Area | null): boolean;
  /** The formula of a cell as people see it, or null. */
  formulaAt(sheet: string, row: number, column: number): string | null;
}

/** A sheet as the engine library wants to see it, and what one pass writes back. */
export class EngineSheet implements WorksheetLike {
  /** Results of this pass by cell. */
  results = new Map<number, Value>();
  /** Spilled values of the last pass; the library compares them with what it wrote. */
  private ghosts = new Map<number, Value>();
  private nextGhosts = new Map<number, Value>();
  /** Spill areas of this pass by the key of their formula. */
  regions = new Map<number, Area>();
  /** Formulas that would spill in or into a table: #SPILL! from the next pass on. */
  readonly blocked = new Set<number>();
  private source = -1;

  constructor(
    readonly id: number,
    private readonly sheet: Sheet,
    private readonly neighbours: Neighbourhood,
  ) {}

  get name(): string {
    return this.sheet.name;
  }

  begin(): void {
    this.results = new Map();
    this.regions = new Map();
    this.nextGhosts = new Map();
    this.source = -1;
  }

  end(): void {
    this.ghosts = this.nextGhosts;
  }

  get dimensions(): DimensionsLike | null {
    let used = this.sheet.usedArea;
    for (const key of this.ghosts.keys()) {
      const one = area(keyRow(key), keyColumn(key));
      used = used ? (containsCell(used, one.row, one.column) ? used : union(used, one)) : one;
    }
    return used ? { top: used.row + 1, left: used.column + 1, bottom: lastRow(used) + 1, right: lastColumn(used) + 1 } : null;
  }

  get mergedRegions(): DimensionsLike[] {
    return this.sheet.merges.map(a => ({ top: a.row + 1, left: a.column + 1, bottom: lastRow(a) + 1, right: lastColumn(a) + 1 }));
  }

  getTables(): {
    table: {
      name: string;
      tl: { row: number; col: number };
      columns: { name: string }[];
      rows: unknown[];
      headerRow: boolean;
      totalsRow: boolean;
    };
  }[] {
    return this.sheet.state.tables.map(table => ({
      table: {
        name: table.name,
        tl: { row: table.area.row + 1, col: table.area.column + 1 },
        columns: table.columns.map(column => ({ name: column.name })),
        rows: { length: bodyOf(table).rows } as unknown[],
        headerRow: table.showHeaders,
        totalsRow: table.showTotals,
      },
    }));
  }

  eachRow(first: unknown, second?: unknown): void {
    const callback = (second ?? first) as (row: RowLike, rowNumber: number) => void;
    const { rows, cells } = this.sheet.state;
    for (const [row, strip] of rows.entries()) if (strip.hidden) callback({ hidden: true, eachCell: () => undefined }, row + 1);
    const one = (cell: CellLike): void => {
      callback(
        {
          eachCell: (a: unknown, b?: unknown) => {
            ((b ?? a) as (cell: CellLike, column: number) => void)(cell, cell.col);
          },
        },
        cell.row,
      );
    };
    for (const [key, cell] of cells.entries()) {
      if (cell.formula !== undefined && !this.isKept(key, cell)) one(this.formulaCell(key, cell));
      else if (cell.value !== null) one(this.constant(key, cell.value));
    }
    for (const [key, value] of this.ghosts) {
      const cell = cells.get(key);
      if (cell === undefined || (cell.formula === undefined && cell.value === null)) one(this.constant(key, value));
    }
    // Cells of a legacy array formula take their results one by one.
    for (const [key, cell] of cells.entries()) {
      if (typeof cell.arrays !== 'object') continue;
      for (const slave of this.slaves(key, cell.arrays))
        one({ ...this.constant(slave, this.sheet.value(keyRow(slave), keyColumn(slave))), type: FORMULA, result: undefined });
    }
  }

  private slaves(master: number, a: Area): number[] {
    const keys: number[] = [];
    for (let r = a.row; r <= lastRow(a); r++)
      for (let c = a.column; c <= lastColumn(a); c++) if (cellKey(r, c) !== master) keys.push(cellKey(r, c));
    return keys;
  }

  private constant(key: number, value: Value): CellLike {
    return { row: keyRow(key) + 1, col: keyColumn(key) + 1, type: CONSTANT, model: {}, value: toLibrary(value), result: undefined };
  }

  private templateOf(cell: Cell): Template {
    const { arrays } = cell;
    return this.neighbours.template(
      cell.formula ?? '',
      this.sheet,
      typeof arrays === 'object' ? 'array' : arrays === 'legacy' ? 'legacy' : 'spill',
    );
  }

  /**
   * Whether a formula keeps its last value: one that nobody here can work out (another workbook's cells, another add-in's functions)
   * or that a relative name leads back to its own cell. One without a last value has nothing to keep.
   */
  isKept(key: number, cell: Cell): boolean {
    if (cell.formula === undefined || cell.value === null) return false;
    const template = this.templateOf(cell);
    return template.out || this.isCircle(template, keyRow(key), keyColumn(key));
  }

  private isCircle({ pieces }: Template, row: number, column: number): boolean {
    return pieces.some(piece => {
      if (typeof piece === 'string' || piece.kind !== 'relative') return false;
      let found = false;
      mapReferences(relativeFormula(piece.formula, row, column), ({ sheets, first, last }) => {
        const end = last ?? first;
        const within = (from: number | undefined, to: number | undefined, at: number): boolean =>
          from === undefined || to === undefined || (Math.min(from, to) <= at && at <= Math.max(from, to));
        const here = sheets.length === 0 || sheets[0]?.toLowerCase() === this.name.toLowerCase();
        found ||= here && within(first.row, end.row, row) && within(first.column, end.column, column);
        return null;
      });
      return found;
    });
  }

  private around(row: number, column: number): Surroundings {
    const { neighbours, sheet } = this;
    return {
      address: `${this.name}!${cellName(row, column)}`,
      row,
      column,
      spillOf: (name, r, c) => neighbours.spillOf(name ?? this.name, r, c),
      tableOf: name => {
        if (name !== null) return neighbours.tableNamed(name);
        const state = sheet.state.tables.find(table => containsCell(table.area, row, column));
        return state ? { sheet: this.name, state } : null;
      },
      lastUsedRow: name => neighbours.lastUsedRow(name ?? this.name),
      isFiltered: (name, a) => neighbours.isFiltered(name ?? this.name, a),
      formulaAt: (name, r, c) => neighbours.formulaAt(name ?? this.name, r, c),
    };
  }

  private formulaCell(key: number, cell: Cell): CellLike {
    const [row, column] = [keyRow(key), keyColumn(key)];
    const template = this.templateOf(cell);
    const text = this.blocked.has(key) ? '#SPILL!' : template.out ? '#NAME?' : fill(template, this.around(row, column));
    const arrays = cell.arrays;
    const model =
      typeof arrays === 'object'
        ? {
            shareType: 'array',
            ref: `${cellName(arrays.row, arrays.column)}:${cellName(lastRow(arrays), lastColumn(arrays))}`,
            formula: text,
          }
        : arrays === 'legacy'
          ? { formula: text }
          : { formula: text, isDynamicArray: true };
    return { row: row + 1, col: column + 1, type: FORMULA, formula: text, model, value: null, result: undefined };
  }

  /** The place a result goes to; asked for only while results are written. */
  findCell(row: number, column: number): CellLike | undefined {
    const key = cellKey(row - 1, column - 1);
    const cell = this.sheet.state.cells.get(key);
    const set = (value: unknown): void => {
      this.source = key;
      this.results.set(key, toValue(value));
    };
    const drop = (): void => {
      this.nextGhosts.delete(key);
    };
    return {
      row,
      col: column,
      model: {},
      type: cell?.formula !== undefined || this.inArrayFormula(row - 1, column - 1) ? FORMULA : CONSTANT,
      get value(): unknown {
        return null;
      },
      set value(_: unknown) {
        drop();
      },
      get result(): FormulaResultLike {
        return undefined;
      },
      set result(value: FormulaResultLike) {
        set(value);
      },
    };
  }

  private inArrayFormula(row: number, column: number): boolean {
    return this.sheet.spillParent(row, column) !== null || this.sheet.arrayFormulaAt(row, column) !== null;
  }

  /** The place a spilled value goes to: the library asks right after it wrote the formula's own. */
  getCell(row: number, column: number): CellLike {
    const key = cellKey(row - 1, column - 1);
    const set = (value: unknown): void => {
      const source = area(keyRow(this.source), keyColumn(this.source));
      this.regions.set(this.source, union(this.regions.get(this.source) ?? source, area(row - 1, column - 1)));
      this.nextGhosts.set(key, toValue(value));
    };
    return {
      row,
      col: column,
      type: CONSTANT,
      model: {},
      result: undefined,
      get value(): unknown {
        return null;
      },
      set value(value: unknown) {
        set(value);
      },
    };
  }

  get spilledValues(): ReadonlyMap<number, Value> {
    return this.nextGhosts;
  }

  /**
   * Spills inside or into a table are blocked, and a spill the library found blocked is an error for the formulas that read it,
   * which the library gave the value that could not spill. True where one was found.
   */
  blockSpills(): boolean {
    let found = false;
    for (const [key, value] of this.results) {
      if (!isErrorValue(value) || value.error !== '#SPILL!' || this.blocked.has(key)) continue;
      this.blocked.add(key);
      found = true;
    }
    for (const [key, region] of this.regions) {
      const cell = this.sheet.state.cells.get(key);
      if (typeof cell?.arrays === 'object') continue;
      if (!this.sheet.state.tables.some(table => intersect(table.area, region))) continue;
      this.blocked.add(key);
      found = true;
    }
    return found;
  }
}
