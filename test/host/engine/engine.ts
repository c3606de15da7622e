import { calculateFormulas, type DefinedNameEntry, type WorkbookLike } from '@cj-tech-master/excelts/formula';
import { liftFormulaLimit } from './ast-cache';
import { area, cellName, lastColumn, lastRow, sameArea, type Area } from '../cell/address';
import type { Book } from '../book/book';
import { cellKey, keyColumn, keyRow, type SpilledCell } from '../cell/cell';
import { CustomCalls, type CustomFunctions, type RuntimeValue } from './custom-calls';
import { EngineSheet, type Neighbourhood } from './engine-sheet';
import { isKnownFunction } from './known-functions';
import { nameKind } from './name-kinds';
import { OWN_FUNCTIONS } from './own-functions';
import { SharedMap } from '../cell/shared-map';
import type { Sheet } from '../book/sheet';
import type { Template } from './template';
import { template, type NameKind } from './translate';
import type { TableState } from '../book/sheet-state';
import { errorValue, isErrorValue, type Value } from '../cell/value';

export type { CustomFunctions } from './custom-calls';

/** Rounds of custom calls one calculation may take: a chain of DX functions needs one each. */
const MAX_ROUNDS = 100;
/** Runs until the spill areas stand still. */
const MAX_PASSES = 12;

interface Workings {
  readonly signature: string;
  readonly sheets: Map<string, EngineSheet>;
  readonly workbook: WorkbookLike;
}

/** Recalculates a book with the library, custom functions included. */
export class Engine {
  private functions: CustomFunctions | null = null;
  private zero = false;
  private readonly calls = new CustomCalls();
  private readonly templates = new Map<string, Template>();
  private readonly nameKinds = new Map<string, NameKind | null>();
  private names: Book['names']['list'] = [];
  /** Tables and last used rows, looked up once a pass. */
  private tables = new Map<string, { sheet: string; state: TableState }>();
  private readonly usedRows = new Map<string, number>();
  private workings: Workings | null = null;
  private running: Promise<void> | null = null;
  private spillAreas = new Map<string, Map<number, Area>>();

  constructor(private readonly book: Book) {}

  get customFunctions(): CustomFunctions | null {
    return this.functions;
  }
  set customFunctions(functions: CustomFunctions | null) {
    this.functions = functions;
    this.calls.forget();
    this.forgetTemplates();
  }

  private forgetTemplates(): void {
    this.templates.clear();
    this.nameKinds.clear();
    this.names = this.book.names.list;
  }

  get blanksAsZero(): boolean {
    return this.zero;
  }
  set blanksAsZero(on: boolean) {
    this.zero = on;
  }

  /**
   * Formulas have their values when this returns, also while custom functions of an earlier call are still out; the promise waits
   * for those too.
   */
  calculate(full: boolean): Promise<void> {
    if (full) this.calls.forget();
    if (this.isIdle()) return this.running ?? Promise.resolve();
    this.settle();
    this.commit();
    if (this.running) return this.running;
    if (!this.calls.waiting || !this.functions) {
      this.calls.end();
      return Promise.resolve();
    }
    this.running = this.run();
    return this.running;
  }

  /** Without a formula, and nothing left of one that has gone, there is nothing to work out: a workbook of plain cells costs a look at each. */
  private isIdle(): boolean {
    return this.book.sheets.every(({ state: { cells, spilled, spills } }) => {
      if (spilled.size > 0 || spills.size > 0) return false;
      for (const [, { formula, arrays }] of cells.entries()) if (formula !== undefined || typeof arrays === 'object') return false;
      return true;
    });
  }

  private async run(): Promise<void> {
    try {
      for (let round = 0; round < MAX_ROUNDS && this.calls.waiting && this.functions; round++) {
        await this.calls.dispatch(this.functions);
        this.settle();
        this.commit();
      }
      this.calls.end();
    } finally {
      this.running = null;
    }
  }

  /** Passes until no spill area changes any more. */
  private settle(): void {
    const workings = this.fresh();
    this.lookAround();
    for (const sheet of workings.sheets.values()) sheet.blocked.clear();
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      this.calls.begin();
      for (const sheet of workings.sheets.values()) sheet.begin();
      calculateFormulas(workings.workbook);
      let changed = false;
      const next = new Map<string, Map<number, Area>>();
      for (const [id, sheet] of workings.sheets) {
        if (sheet.blockSpills()) changed = true;
        next.set(id, sheet.regions);
        if (!sameRegions(this.spillAreas.get(id), sheet.regions)) changed = true;
        sheet.end();
      }
      this.spillAreas = next;
      if (!changed) return;
    }
  }

  private lookAround(): void {
    if (this.names !== this.book.names.list) this.forgetTemplates();
    const tables = new Map(
      this.book.sheets.flatMap(sheet => sheet.state.tables.map(state => [state.name.toLowerCase(), { sheet: sheet.name, state }] as const)),
    );
    // A formula over a name that is a table now, or is none any more, reads otherwise.
    if (tables.size !== this.tables.size || [...tables.keys()].some(name => !this.tables.has(name))) this.forgetTemplates();
    this.tables = tables;
    this.usedRows.clear();
  }

  private neighbourhood(): Neighbourhood {
    const { book } = this;
    return {
      template: (formula, sheet, arrays) => this.templateOf(formula, sheet, arrays),
      spillOf: (name, row, column) => {
        const on = book.sheetByName(name ?? '');
        if (on?.formula(row, column) === undefined || on.formula(row, column) === null) return null;
        return this.spillAreas.get(on.id)?.get(cellKey(row, column)) ?? area(row, column);
      },
      tableNamed: name => this.tables.get(name.toLowerCase()) ?? null,
      lastUsedRow: name => {
        let row = this.usedRows.get(name);
        if (row === undefined) {
          const used = book.sheetByName(name)?.usedArea;
          this.usedRows.set(name, (row = used ? lastRow(used) + 1 : 1));
        }
        return row;
      },
      isFiltered: (name, a) =>
        book.sheetByName(name)?.state.filtered.some(one => a === null || (a.row <= lastRow(one) && lastRow(a) >= one.row)) ?? false,
      formulaAt: (name, row, column) => book.sheetByName(name)?.formula(row, column) ?? null,
    };
  }

  /** The library keeps what spilled where by this object; when cells moved, it must not find the old places. */
  private fresh(): Workings {
    const { sheets } = this.book;
    const signature = sheets.map(sheet => `${sheet.id} ${sheet.name} ${sheet.epoch}`).join('\n');
    if (this.workings?.signature === signature) return this.workings;
    this.spillAreas = new Map();
    this.forgetTemplates();
    const neighbours = this.neighbourhood();
    const byName = new Map<string, EngineSheet>();
    const engineSheets = new Map<string, EngineSheet>();
    sheets.forEach((sheet, i) => {
      const one = new EngineSheet(i + 1, sheet, neighbours);
      engineSheets.set(sheet.id, one);
      byName.set(sheet.name.toLowerCase(), one);
    });
    const list = [...engineSheets.values()];
    const [book, calls, engine] = [this.book, this.calls, this as Engine];
    const workbook: WorkbookLike = {
      worksheets: list,
      getWorksheet: key => (typeof key === 'number' ? list.find(sheet => sheet.id === key) : byName.get(String(key).toLowerCase())),
      definedNames: { getAllEntries: () => engineNames(book), getAllNames: () => engineNames(book) },
      calcProperties: {},
      properties: { date1904: false },
      get userFunctions() {
        const custom = [...(engine.functions?.names ?? [])].map(
          name =>
            [
              name,
              {
                minArity: 1,
                maxArity: 255,
                invoke: (args: unknown[]): unknown => calls.invoke(name, args as RuntimeValue[], engine.zero),
              },
            ] as const,
        );
        return new Map([...OWN_FUNCTIONS, ...custom]);
      },
    };
    liftFormulaLimit(workbook);
    this.workings = { signature, sheets: engineSheets, workbook };
    return this.workings;
  }

  private templateOf(formula: string, sheet: Sheet, arrays: 'spill' | 'legacy' | 'array'): Template {
    const key = `${arrays}${this.names.some(one => one.scope !== null) ? sheet.id : ''}${formula}`;
    let known = this.templates.get(key);
    if (!known) {
      if (this.templates.size > 200_000) this.templates.clear();
      const words = {
        isCustom: (name: string) => this.functions?.names.has(name) ?? false,
        isTable: (name: string) => this.tables.has(name.toLowerCase()),
        isKnown: (name: string) => this.isKnown(name),
        nameOf: (name: string) => this.nameOf(name, sheet),
      };
      this.templates.set(key, (known = template(formula, words, arrays)));
    }
    return known;
  }

  /** Our own functions count as known also while they are not registered: they show #NAME? then, as in Excel without the add-in. */
  private isKnown(name: string): boolean {
    return /^DX\./.test(name) || (this.functions?.names.has(name) ?? false) || this.nameOf(name, null) !== null || isKnownFunction(name);
  }

  private nameOf(name: string, sheet: Sheet | null): NameKind | null {
    const key = `${sheet?.id ?? ''} ${name.toLowerCase()}`;
    let kind = this.nameKinds.get(key);
    if (kind === undefined) {
      const found = (sheet ? this.book.names.get(name, sheet.id) : null) ?? this.book.names.get(name);
      // A name that leads to itself is asked for while it is being looked at.
      this.nameKinds.set(key, null);
      this.nameKinds.set(key, (kind = found ? nameKind(found.formula, one => this.isKnown(one)) : null));
    }
    return kind;
  }

  /** The formulas that kept their last value because nothing here can work them out; after a calculation. */
  kept(): { sheet: Sheet; row: number; column: number }[] {
    return this.book.sheets.flatMap(sheet => {
      const one = this.workings?.sheets.get(sheet.id);
      return [...sheet.state.cells.entries()].flatMap(([key, cell]) =>
        one?.isKept(key, cell) ? [{ sheet, row: keyRow(key), column: keyColumn(key) }] : [],
      );
    });
  }

  /** Puts the results into the cells and says which areas changed. */
  private commit(): void {
    this.book.by('calculation', () => {
      for (const sheet of this.book.sheets) {
        const results = this.workings?.sheets.get(sheet.id);
        if (results) this.commitSheet(sheet, results);
      }
    });
  }

  private commitSheet(sheet: Sheet, results: EngineSheet): void {
    let changed: Area | null = null;
    const touch = (key: number): void => {
      const one = { row: keyRow(key), column: keyColumn(key), rows: 1, columns: 1 };
      changed = changed ? grow(changed, one) : one;
    };
    for (const [key, cell] of sheet.state.cells.entries()) {
      if (cell.formula === undefined || results.isKept(key, cell)) continue;
      const found = results.results.get(key);
      // The library leaves a formula it cannot read without a result: the last value stays.
      if (found === undefined && cell.value !== null) continue;
      const value = this.withMessage(sheet, key, found ?? errorValue('#NAME?'), 0, 0);
      if (sheet.setResult(key, value)) touch(key);
    }
    const spilled = new Map<number, SpilledCell>();
    const regions = new Map(results.regions);
    for (const [key, cell] of sheet.state.cells.entries()) if (typeof cell.arrays === 'object') regions.set(key, cell.arrays);
    for (const [parent, region] of regions) {
      for (let r = region.row; r <= lastRow(region); r++) {
        for (let c = region.column; c <= lastColumn(region); c++) {
          const key = cellKey(r, c);
          if (key === parent) continue;
          const found = results.spilledValues.get(key) ?? results.results.get(key) ?? 0;
          const value = this.withMessage(sheet, parent, found, r - region.row, c - region.column);
          spilled.set(key, { value, parent });
          const old = sheet.state.spilled.get(key);
          if (!old || !same(old.value, value)) touch(key);
        }
      }
    }
    for (const key of sheet.state.spilled.keys()) if (!spilled.has(key)) touch(key);
    sheet.state.spilled = new SharedMap(spilled);
    sheet.state.spills = regions;
    if (changed) this.book.changed({ kind: 'values', sheet, area: changed });
  }

  private withMessage(sheet: Sheet, parent: number, value: Value, row: number, column: number): Value {
    if (!isErrorValue(value)) return value;
    const message = this.calls.messageOf(`${sheet.name}!${cellName(keyRow(parent), keyColumn(parent))}`, value, row, column);
    return message === undefined ? value : errorValue(value.error, message);
  }
}

function same(a: Value, b: Value): boolean {
  return isErrorValue(a) && isErrorValue(b) ? a.error === b.error && a.message === b.message : a === b;
}

function grow(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return { row, column, rows: Math.max(lastRow(a), lastRow(b)) - row + 1, columns: Math.max(lastColumn(a), lastColumn(b)) - column + 1 };
}

function sameRegions(a: ReadonlyMap<number, Area> | undefined, b: ReadonlyMap<number, Area>): boolean {
  if ((a?.size ?? 0) !== b.size) return false;
  for (const [key, region] of b) {
    const other = a?.get(key);
    if (!other || !sameArea(other, region)) return false;
  }
  return true;
}

/** Names as the library wants them: a sheet-scoped one by the position of its sheet. */
function engineNames(book: Book): DefinedNameEntry[] {
  return book.names.all().map(one => {
    const scope = one.scope === null ? null : book.sheetById(one.scope);
    return { name: one.name, ranges: [one.formula.slice(1)], ...(scope ? { localSheetId: scope.index } : {}) };
  });
}
