import { area, checkArea, readArea, sameArea, splitReference, type Area } from '../cell/address';
import { areaAround } from '../cell/cell';
import type { Change } from './change';
import { Engine, type CustomFunctions } from '../engine/engine';
import { BookFault } from '../cell/fault';
import { Names, type DefinedName } from './names';
import { checkSheetName, checkTableName, freeCopyName, freeSheetName, freeTableName } from './naming';
import type { Origin } from './origin';
import { removeSheetIn, renameSheetIn } from '../engine/references';
import { rewriteFormulas, type Place } from './rewrite-formulas';
import { Settings, type Properties } from './settings';
import type { Font } from '../cell/style';
import { Sheet } from './sheet';
import { emptyState, shareState, type SheetState } from './sheet-state';
import { readStructured, structuredArea } from '../engine/structured';
import { newTable } from './sheet-tables';
import type { Table } from './table';
import { removeTableIn, renameTableIn } from '../engine/table-references';

export type { Change } from './change';
export type { CustomFunctions } from '../engine/engine';
export type { DefinedName } from './names';
export type { Origin } from './origin';
export type { Properties } from './settings';
export type { TableColumn } from './sheet-state';
export type { Sheet } from './sheet';
export type { Table } from './table';

/** All that the file would hold, as it was. Opaque. */
export interface BookSnapshot {
  readonly sheets: readonly { readonly id: string; readonly state: SheetState }[];
  readonly active: string;
  readonly selection: { readonly sheet: string; readonly area: Area };
  readonly names: readonly DefinedName[];
  readonly settings: ReadonlyMap<string, string>;
  readonly properties: Properties;
}

/** A workbook: sheets, tables, names, settings, and their recalculation. */
export class Book {
  private list: Sheet[] = [];
  private active: Sheet;
  private selected: { sheet: Sheet; area: Area };
  private readonly listeners = new Set<(change: Change) => void>();
  private ids = 0;
  private tableIds = 0;
  /** Who acts now; see `by`. */
  source = 'user';
  readonly names = new Names(this);
  readonly settings = new Settings(() => this.changed({ kind: 'structure', what: 'settings', sheet: null, area: null }));
  properties: Properties = { custom: {} };
  /** Values written directly below a table extend it. */
  autoExpandTables = true;
  /** Of cells without a font of their own. */
  defaultFont: Font = { name: '游ゴシック', size: 11 };
  /** The file the workbook was read from; what is not modelled is carried over from it. */
  origin: Origin | null = null;
  private readonly engine = new Engine(this);

  /** One empty sheet, Sheet1. */
  constructor() {
    const first = this.newSheet('Sheet1');
    this.list.push(first);
    this.active = first;
    this.selected = { sheet: first, area: area(0, 0) };
  }

  get sheets(): readonly Sheet[] {
    return this.list;
  }

  private newSheet(name: string, state?: SheetState): Sheet {
    const id = `{00000000-0001-0000-${(this.ids++).toString(16).toUpperCase().padStart(4, '0')}-000000000000}`;
    return new Sheet(this, id, state ? { ...state, name } : emptyState(name));
  }

  get activeSheet(): Sheet {
    return this.active;
  }
  /** Throws `invalid-operation` for a hidden sheet. */
  set activeSheet(sheet: Sheet) {
    if (sheet.visibility !== 'visible') throw new BookFault('invalid-operation', `the sheet ${sheet.name} is hidden`);
    if (sheet === this.active) return;
    this.active = sheet;
    this.changed({ kind: 'structure', what: 'sheetActivated', sheet, area: null });
  }

  get selection(): { readonly sheet: Sheet; readonly area: Area } {
    return this.selected;
  }

  /** Selects and shows an area. */
  select(sheet: Sheet, a: Area): void {
    checkArea(a);
    this.activeSheet = sheet;
    if (this.selected.sheet === sheet && sameArea(this.selected.area, a)) return;
    this.selected = { sheet, area: a };
    this.changed({ kind: 'structure', what: 'selection', sheet, area: a });
  }

  sheetById(id: string): Sheet | null {
    return this.list.find(sheet => sheet.id === id) ?? null;
  }

  sheetByName(name: string): Sheet | null {
    return this.list.find(sheet => sheet.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  /** By id or name, as office.js asks for a worksheet. */
  sheet(key: string): Sheet | null {
    return this.sheetById(key) ?? this.sheetByName(key);
  }

  /** Last unless `at` says where. Throws `invalid-argument` or `already-exists` for the name. */
  addSheet(name?: string, at = this.list.length): Sheet {
    const sheet = this.newSheet(name === undefined ? freeSheetName(this) : checkSheetName(this, name, null));
    this.list.splice(at, 0, sheet);
    this.changed({ kind: 'structure', what: 'sheetAdded', sheet, area: null });
    return sheet;
  }

  /** A copy with its tables under new names, `KPI (2)` unless named. */
  copySheet(original: Sheet, at = original.index + 1, name?: string): Sheet {
    const copyName = name === undefined ? freeCopyName(this, original.name) : checkSheetName(this, name, null);
    const sheet = this.newSheet(copyName, { ...original.share(), tables: [], part: null });
    this.list.splice(at, 0, sheet);
    for (const table of original.state.tables) {
      const id = this.nextTableId();
      sheet.addTableState({ ...table, id, name: freeTableName(this, table.name, 2) });
    }
    for (const one of this.names.all(original.id))
      this.names.list = [...this.names.list, { ...one, scope: sheet.id, formula: renameSheetIn(one.formula, original.name, copyName) }];
    sheet.refreshArrays();
    this.changed({ kind: 'structure', what: 'sheetAdded', sheet, area: null });
    return sheet;
  }

  /** Formulas that refer to it get #REF!. Throws `invalid-operation` for the last visible sheet. */
  removeSheet(sheet: Sheet): void {
    const at = this.list.indexOf(sheet);
    if (at < 0) throw new BookFault('not-found', `the sheet ${sheet.name} is gone`);
    const left = this.list.filter(other => other !== sheet && other.visibility === 'visible');
    if (left.length === 0) throw new BookFault('invalid-operation', 'a workbook must keep one visible sheet');
    this.rewriteFormulas((formula, where) => {
      if (where?.sheet === sheet) return formula;
      return sheet.tables.reduce((text, table) => removeTableIn(text, table.name), removeSheetIn(formula, sheet.name));
    });
    this.names.list = this.names.list.filter(one => one.scope !== sheet.id);
    this.list.splice(at, 1);
    const next = this.list.slice(at).find(other => other.visibility === 'visible') ?? left[left.length - 1];
    if (next && this.active === sheet) this.active = next;
    if (next && this.selected.sheet === sheet) this.selected = { sheet: next, area: area(0, 0) };
    this.changed({ kind: 'structure', what: 'sheetRemoved', sheet, area: null });
  }

  /** Formulas, names and rules follow (text inside INDIRECT does not, as in Excel). */
  renameSheet(sheet: Sheet, name: string): void {
    const old = sheet.name;
    checkSheetName(this, name, sheet);
    if (old === name) return;
    this.rewriteFormulas(formula => renameSheetIn(formula, old, name));
    sheet.state.name = name;
    this.changed({ kind: 'structure', what: 'sheetRenamed', sheet, area: null });
  }

  moveSheet(sheet: Sheet, to: number): void {
    const from = this.list.indexOf(sheet);
    if (from < 0 || to < 0 || to >= this.list.length) throw new BookFault('invalid-argument', `there is no place ${to} for a sheet`);
    this.list.splice(from, 1);
    this.list.splice(to, 0, sheet);
    this.changed({ kind: 'structure', what: 'sheetMoved', sheet, area: null });
  }

  showSheet(sheet: Sheet, visibility: SheetState['visibility']): void {
    const others = this.list.filter(other => other !== sheet && other.visibility === 'visible');
    if (visibility !== 'visible' && others.length === 0) throw new BookFault('invalid-operation', 'a workbook must keep one visible sheet');
    sheet.state.visibility = visibility;
    const [first] = others;
    if (visibility !== 'visible' && this.active === sheet && first) this.activeSheet = first;
    this.changed({ kind: 'structure', what: 'sheetVisibility', sheet, area: null });
  }

  tables(): readonly Table[] {
    return this.list.flatMap(sheet => [...sheet.tables]);
  }

  table(nameOrId: string): Table | null {
    return this.tables().find(table => table.id === nameOrId || table.name.toLowerCase() === nameOrId.toLowerCase()) ?? null;
  }

  nextTableId(): string {
    return `{00000000-000C-0000-FFFF-${(this.tableIds++).toString(16).toUpperCase().padStart(12, '0')}}`;
  }

  /**
   * Without headers a row 列1, 列2 … is put above and the cells move down. Throws `overlap`, `already-exists` or `invalid-argument`.
   */
  addTable(sheet: Sheet, a: Area, hasHeaders: boolean, name?: string): Table {
    checkArea(a);
    const tableName = name ?? freeTableName(this, 'テーブル', 1);
    checkTableName(this, tableName, null);
    sheet.checkFreeForTable(a, null);
    sheet.checkWritable(a);
    if (!hasHeaders) sheet.insertCells({ ...a, rows: 1 }, 'down');
    const whole = { ...a, rows: hasHeaders ? Math.max(a.rows, 2) : a.rows + 1 };
    sheet.checkFreeForTable(whole, null);
    const table = sheet.addTableState(newTable(this.nextTableId(), tableName, whole, hasHeaders));
    sheet.nameColumns(table.id);
    this.changed({ kind: 'structure', what: 'tableAdded', sheet, area: whole, table });
    return table;
  }

  renameTable(table: Table, name: string): void {
    const old = table.name;
    checkTableName(this, name, table);
    this.rewriteFormulas(formula => renameTableIn(formula, old, name));
    table.sheet.replaceTable({ ...table.state, name });
    table.sheet.epoch++;
  }

  /** `Sheet1!A1:B2`, `A1` (on `sheet` or the active one), a name, `表[列]`: the area meant, or null. */
  resolve(reference: string, on?: Sheet): { sheet: Sheet; area: Area } | null {
    const { sheet: sheetName, rest } = splitReference(reference.replace(/^=/, ''));
    const sheet = sheetName === null ? (on ?? this.active) : this.sheetByName(sheetName);
    if (!sheet) return null;
    const a = readArea(rest);
    if (a) return { sheet, area: a };
    const spill = /^(.+)#$/.exec(rest);
    const anchor = spill ? readArea(spill[1] ?? '') : null;
    if (anchor) {
      const spilled = sheet.spillArea(anchor.row, anchor.column);
      return spilled ? { sheet, area: spilled } : null;
    }
    const name = this.names.get(rest, sheet.id) ?? (sheetName === null ? this.names.get(rest) : null);
    return name ? this.names.area(name) : this.resolveTable(rest);
  }

  /** `表`, `表[#All]`, `表[列]`: the area meant, or null. */
  resolveTable(text: string): { sheet: Sheet; area: Area } | null {
    const read = readStructured(text);
    const table = read ? this.table(read.table) : null;
    const a = table && read ? structuredArea(table.state, read.brackets, null) : null;
    return table && a ? { sheet: table.sheet, area: a } : null;
  }

  /** Runs over every formula: cells, names, validations, conditional formats. All are computed before the first is put back. */
  rewriteFormulas(change: (formula: string, where: Place | null) => string): void {
    rewriteFormulas(this, change);
  }

  /** The functions of the add-in, as Microsoft's runtime answers them; null: every DX.* is #NAME?. */
  get customFunctions(): CustomFunctions | null {
    return this.engine.customFunctions;
  }
  set customFunctions(functions: CustomFunctions | null) {
    this.engine.customFunctions = functions;
  }
  /** The Windows desktop hands a blank cell to a custom function as 0; default null. */
  get blanksAsZero(): boolean {
    return this.engine.blanksAsZero;
  }
  set blanksAsZero(on: boolean) {
    this.engine.blanksAsZero = on;
  }

  /**
   * What conditional formats were found to say when they were drawn; null: they are worked out anew each time. Where it is kept, a format is
   * looked at again only when its own cell changes, not when another does that its formula names (OfficeDev/office-js#5299).
   */
  drawnConditions: Map<string, { readonly own: string; readonly holds: boolean }> | null = null;

  /** Recalculates; resolves when no custom function is outstanding. `full` calls every custom function anew. */
  calculate(options: { full?: boolean } = {}): Promise<void> {
    return this.engine.calculate(options.full ?? false);
  }

  /** Formulas that keep the value they had in the file, for nothing here can work them out; after a calculation. */
  keptFormulas(): { sheet: Sheet; row: number; column: number }[] {
    return this.engine.kept();
  }

  /** Runs `action` under a name that changes carry as their source. */
  by<T>(source: string, action: () => T): T {
    const before = this.source;
    this.source = source;
    try {
      return action();
    } finally {
      this.source = before;
    }
  }

  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  changed(change: Omit<Change, 'source'>): void {
    for (const listener of [...this.listeners]) listener({ ...change, source: this.source });
  }

  snapshot(): BookSnapshot {
    return {
      sheets: this.list.map(sheet => ({ id: sheet.id, state: sheet.share() })),
      active: this.active.id,
      selection: { sheet: this.selected.sheet.id, area: this.selected.area },
      names: this.names.list,
      settings: this.settings.all(),
      properties: { ...this.properties, custom: { ...this.properties.custom } },
    };
  }

  /** Back to a snapshot; sheets that exist then and now keep their objects. */
  restore(snapshot: BookSnapshot): void {
    const known = new Map(this.list.map(sheet => [sheet.id, sheet]));
    const before = new Map(this.list.map(sheet => [sheet.id, sheet.share()]));
    this.list = snapshot.sheets.map(({ id, state }) => {
      const sheet = known.get(id) ?? new Sheet(this, id, shareState(state));
      sheet.adopt(state);
      return sheet;
    });
    const [first] = this.list;
    if (!first) throw new BookFault('invalid-argument', 'the snapshot holds no sheet');
    this.active = this.sheetById(snapshot.active) ?? first;
    this.selected = { sheet: this.sheetById(snapshot.selection.sheet) ?? first, area: snapshot.selection.area };
    this.names.list = snapshot.names;
    this.settings.replace(snapshot.settings);
    this.properties = { ...snapshot.properties, custom: { ...snapshot.properties.custom } };
    this.changed({ kind: 'structure', what: 'restored', sheet: null, area: null });
    this.tellRestored(before);
  }

  /** Excel's undo raises the events of an edit: the cells that hold something else now, and sheets that have come, gone or another name. */
  private tellRestored(before: ReadonlyMap<string, SheetState>): void {
    for (const sheet of this.list) {
      const was = before.get(sheet.id);
      if (was === undefined) {
        this.changed({ kind: 'structure', what: 'sheetAdded', sheet, area: null });
        continue;
      }
      const now = sheet.state;
      if (was.name !== now.name) this.changed({ kind: 'structure', what: 'sheetRenamed', sheet, area: null, before: was.name });
      const keys = [...new Set([...was.cells.keys(), ...now.cells.keys()])].filter(key => was.cells.get(key) !== now.cells.get(key));
      const changed = areaAround(keys);
      if (changed) this.changed({ kind: 'values', sheet, area: changed });
      for (const table of sheet.tables)
        if (!was.tables.some(({ id }) => id === table.id))
          this.changed({ kind: 'structure', what: 'tableAdded', sheet, area: null, table });
      if (was.tables.some(({ id }) => !now.tables.some(one => one.id === id)))
        this.changed({ kind: 'structure', what: 'cellsDeleted', sheet, area: changed ?? area(0, 0) });
    }
    const now = new Set(this.list.map(({ id }) => id));
    for (const [id, state] of before)
      if (!now.has(id)) this.changed({ kind: 'structure', what: 'sheetRemoved', sheet: new Sheet(this, id, state), area: null });
  }

  /** Puts the sheets of a file in the place of the first empty one. Returns them in order. */
  load(states: readonly SheetState[], active: number): readonly Sheet[] {
    this.ids = 0;
    this.list = states.map(state => this.newSheet(state.name, state));
    const first = this.list[active] ?? this.list[0];
    if (!first) throw new BookFault('invalid-argument', 'a workbook needs a sheet');
    this.active = first;
    this.selected = { sheet: first, area: area(0, 0) };
    for (const sheet of this.list) sheet.refreshArrays();
    return this.list;
  }
}
