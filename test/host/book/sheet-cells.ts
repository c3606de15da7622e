import { area, areaName, checkArea, containsCell, intersect, lastColumn, lastRow, union, type Area } from '../cell/address';
import { areaAround, cellKey, keyColumn, keyRow, type Cell } from '../cell/cell';
import type { Change } from './change';
import { displayText, editText } from '../cell/display';
import { BookFault } from '../cell/fault';
import { enter, type Entered } from '../cell/input';
import { shareState, type SheetState } from './sheet-state';
import { GENERAL, type Style } from '../cell/style';
import { isErrorValue, sameValue, type Value } from '../cell/value';

/** Cells: what they hold, what they show, writing them. The layers above (looks, rules, structure) build on this. */
export abstract class SheetCells {
  /** For the parts of the host's workbook only (engine, file, snapshot); others use the methods. */
  state: SheetState;
  /** Counts changes that move or remove cells, after which the engine starts afresh. */
  epoch = 0;

  constructor(
    readonly id: string,
    state: SheetState,
  ) {
    this.state = state;
  }

  protected abstract notify(change: Omit<Change, 'sheet' | 'source'>): void;
  /** After cells were written: tables grow, headers follow. */
  protected abstract afterWrite(written: Area, hadValues: boolean): void;
  abstract style(row: number, column: number): Style;

  cell(row: number, column: number): Cell | undefined {
    return this.state.cells.get(cellKey(row, column));
  }

  /** The value: a constant, a formula's last result, or what spilled here. */
  value(row: number, column: number): Value {
    const key = cellKey(row, column);
    const cell = this.state.cells.get(key);
    if (cell && (cell.formula !== undefined || cell.value !== null)) return cell.value;
    return this.state.spilled.get(key)?.value ?? null;
  }

  values(a: Area): Value[][] {
    return this.read(a, (row, column) => this.value(row, column));
  }

  /** `=…`, or null where the cell itself holds no formula. */
  formula(row: number, column: number): string | null {
    return this.cell(row, column)?.formula ?? null;
  }

  /** Range.formulas: the formula or the constant. */
  formulas(a: Area): Value[][] {
    return this.read(a, (row, column) => this.formula(row, column) ?? this.value(row, column));
  }

  text(row: number, column: number): string {
    return displayText(this.value(row, column), this.numberFormat(row, column));
  }

  texts(a: Area): string[][] {
    return this.read(a, (row, column) => this.text(row, column));
  }

  /** What the formula bar offers for editing. */
  inputText(row: number, column: number): string {
    const formula = this.formula(row, column);
    if (formula !== null) return formula;
    const value = this.value(row, column);
    return editText(value, this.numberFormat(row, column), this.style(row, column).quotePrefix === true);
  }

  numberFormat(row: number, column: number): string {
    return this.style(row, column).numberFormat ?? GENERAL;
  }

  numberFormats(a: Area): string[][] {
    return this.read(a, (row, column) => this.numberFormat(row, column));
  }

  protected read<T>(a: Area, one: (row: number, column: number) => T): T[][] {
    checkArea(a);
    return Array.from({ length: a.rows }, (_, r) => Array.from({ length: a.columns }, (__, c) => one(a.row + r, a.column + c)));
  }

  /**
   * A write through the API: undefined leaves a cell alone, null and "" make it blank, `=…` is a formula, text that reads as a
   * number, date or boolean becomes one (with its format in a General cell), a leading apostrophe makes text.
   * Throws `invalid-argument` where the shapes differ, `protected` where a locked cell would change.
   */
  write(a: Area, values: readonly (readonly (Value | undefined)[])[]): void {
    checkArea(a);
    if (values.length !== a.rows || values.some(row => row.length !== a.columns)) {
      throw new BookFault('invalid-argument', `the values do not have the shape of ${areaName(a)}: ${a.rows} x ${a.columns}`);
    }
    this.checkWritable(a);
    const year = new Date().getFullYear();
    this.put(a, (r, c, now) => {
      const value = values[r]?.[c];
      if (value === undefined) return undefined;
      if (typeof value !== 'string') return { value };
      return enter(value, { textFormat: now.numberFormat === '@', year });
    });
  }

  /** What a person types into one cell. */
  type(row: number, column: number, text: string): void {
    const one = area(row, column);
    this.checkWritable(checkArea(one));
    this.put(one, (_, __, now) => enter(text, { textFormat: now.numberFormat === '@', year: new Date().getFullYear() }));
  }

  private put(a: Area, entered: (r: number, c: number, now: Style) => Entered | undefined): void {
    const single = a.rows === 1 && a.columns === 1;
    const before = single ? this.value(a.row, a.column) : null;
    let formulas = false;
    let filled = false;
    for (let r = 0; r < a.rows; r++) {
      for (let c = 0; c < a.columns; c++) {
        const [row, column] = [a.row + r, a.column + c];
        const style = this.style(row, column);
        const next = entered(r, c, style);
        if (!next) continue;
        const old = this.cell(row, column);
        formulas ||= next.formula !== undefined || old?.formula !== undefined;
        filled ||= next.formula !== undefined || next.value !== null;
        this.checkArrayPart(row, column, a);
        this.setCell(row, column, this.entered(old, style, next));
      }
    }
    this.afterWrite(a, filled);
    this.notify({ kind: formulas ? 'formulas' : 'values', area: a, ...(single ? { before, after: this.value(a.row, a.column) } : {}) });
  }

  private entered(old: Cell | undefined, style: Style, next: Entered): Cell | undefined {
    const general = (style.numberFormat ?? GENERAL) === GENERAL;
    const { quotePrefix: hadPrefix, ...rest } = style;
    const changed = (general && next.numberFormat !== undefined) || (hadPrefix ?? false) !== (next.quotePrefix ?? false);
    const look: Style | undefined = changed
      ? {
          ...rest,
          ...(general && next.numberFormat ? { numberFormat: next.numberFormat } : {}),
          ...(next.quotePrefix ? { quotePrefix: true } : {}),
        }
      : old?.style;
    if (next.value === null && next.formula === undefined && !look) return undefined;
    return {
      value: next.value,
      ...(next.formula === undefined ? {} : { formula: next.formula }),
      ...(look && Object.keys(look).length ? { style: look } : {}),
    };
  }

  /** A part of an array formula cannot be changed alone. */
  private checkArrayPart(row: number, column: number, written: Area): void {
    for (const block of this.arrayBlocks) {
      if (
        containsCell(block, row, column) &&
        !(intersect(block, written)?.rows === block.rows && intersect(block, written)?.columns === block.columns)
      ) {
        throw new BookFault('invalid-operation', `part of the array formula in ${areaName(block)} cannot be changed`);
      }
    }
  }

  private arrayBlocks: readonly Area[] = [];

  /** The Ctrl+Shift+Enter array formula a cell belongs to, or null. */
  arrayFormulaAt(row: number, column: number): Area | null {
    return this.arrayBlocks.find(block => containsCell(block, row, column)) ?? null;
  }

  /** Finds the array formulas anew; after loading, restoring and structural changes. */
  refreshArrays(): void {
    const blocks: Area[] = [];
    for (const [, cell] of this.state.cells.entries()) if (typeof cell.arrays === 'object') blocks.push(cell.arrays);
    this.arrayBlocks = blocks;
  }

  /** Puts a cell as it is: no checks, no notice. Spills that held the place or came from it go. */
  setCell(row: number, column: number, cell: Cell | undefined): void {
    const key = cellKey(row, column);
    const spilled = this.state.spilled.get(key);
    if (spilled && cell && (cell.value !== null || cell.formula !== undefined)) this.dropSpill(spilled.parent);
    if (this.state.spills.has(key)) this.dropSpill(key);
    if (typeof this.state.cells.get(key)?.arrays === 'object')
      this.arrayBlocks = this.arrayBlocks.filter(b => !(b.row === row && b.column === column));
    this.state.cells.set(key, cell);
  }

  /** Takes a spill's values away; the next calculation spills anew. */
  dropSpill(parent: number): void {
    const a = this.state.spills.get(parent);
    if (!a) return;
    const spills = new Map(this.state.spills);
    spills.delete(parent);
    this.state.spills = spills;
    this.epoch++;
    for (let r = a.row; r <= lastRow(a); r++)
      for (let c = a.column; c <= lastColumn(a); c++) this.state.spilled.set(cellKey(r, c), undefined);
  }

  /** Sets a formula's new result; false when it was the same. */
  setResult(key: number, value: Value): boolean {
    const cell = this.state.cells.get(key);
    if (!cell || sameValue(cell.value, value)) return false;
    this.state.cells.set(key, { ...cell, value });
    return true;
  }

  /** Clears contents, formats or both. Throws `protected`, or `invalid-operation` inside an array formula. */
  clear(a: Area, what: 'all' | 'contents' | 'formats' = 'all'): void {
    checkArea(a);
    this.checkWritable(a);
    let formulas = false;
    for (const key of this.keysIn(a)) {
      const [row, column] = [keyRow(key), keyColumn(key)];
      const cell = this.state.cells.get(key);
      if (!cell) continue;
      if (what !== 'formats') this.checkArrayPart(row, column, a);
      formulas ||= cell.formula !== undefined;
      if (what === 'all') this.setCell(row, column, undefined);
      else if (what === 'contents') this.setCell(row, column, cell.style ? { value: null, style: cell.style } : undefined);
      else {
        const { style: _style, ...rest } = cell;
        this.state.cells.set(key, rest.value === null && rest.formula === undefined ? undefined : rest);
      }
    }
    if (what !== 'formats') this.afterWrite(a, false);
    this.notify({ kind: what === 'formats' ? 'format' : formulas ? 'formulas' : 'values', area: a });
  }

  /** Keys of the cells there are in an area, whichever way of looking is shorter. */
  protected keysIn(a: Area): number[] {
    if (a.rows * a.columns > this.state.cells.size) {
      return [...this.state.cells.keys()].filter(key => containsCell(a, keyRow(key), keyColumn(key)));
    }
    const keys: number[] = [];
    for (let r = a.row; r <= lastRow(a); r++)
      for (let c = a.column; c <= lastColumn(a); c++) if (this.state.cells.has(cellKey(r, c))) keys.push(cellKey(r, c));
    return keys;
  }

  /** The smallest area around every cell that holds or shows something; null on an empty sheet. */
  get usedArea(): Area | null {
    return this.usedAreaOf(false);
  }

  usedAreaOf(valuesOnly: boolean): Area | null {
    const keys = [...this.state.spilled.keys()];
    for (const [key, cell] of this.state.cells.entries()) {
      if (cell.value !== null || cell.formula !== undefined || (!valuesOnly && cell.style)) keys.push(key);
    }
    let used = areaAround(keys);
    for (const table of this.state.tables) used = used ? union(used, table.area) : table.area;
    return used;
  }

  spillArea(row: number, column: number): Area | null {
    return this.state.spills.get(cellKey(row, column)) ?? null;
  }

  /** The cell whose formula spilled here, or null. */
  spillParent(row: number, column: number): { row: number; column: number } | null {
    const spilled = this.state.spilled.get(cellKey(row, column));
    return spilled ? { row: keyRow(spilled.parent), column: keyColumn(spilled.parent) } : null;
  }

  /** Throws `protected` when a locked cell lies in the area of a protected sheet. */
  checkWritable(a: Area): void {
    if (!this.state.protection.protected) return;
    for (let r = a.row; r <= lastRow(a); r++) {
      for (let c = a.column; c <= lastColumn(a); c++) {
        if (this.style(r, c).locked !== false)
          throw new BookFault('protected', `the sheet ${this.state.name} is protected and ${areaName(area(r, c))} is locked`);
      }
    }
  }

  /** Keeps an error's message with the value of its cell, for the hover text; null where there is none. */
  errorMessage(row: number, column: number): string | null {
    const value = this.value(row, column);
    return isErrorValue(value) ? (value.message ?? null) : null;
  }

  share(): SheetState {
    return shareState(this.state);
  }

  adopt(state: SheetState): void {
    this.state = shareState(state);
    this.epoch++;
    this.refreshArrays();
  }
}
