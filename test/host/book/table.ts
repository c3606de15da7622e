import { area, areaName, checkArea, intersect, lastColumn, lastRow, type Area } from '../cell/address';
import { BookFault } from '../cell/fault';
import type { Sheet } from './sheet';
import type { TableColumn, TableState } from './sheet-state';
import { bodyOf, headerOf, totalsOf } from '../engine/structured';
import type { Value } from '../cell/value';

type TableFlag = 'showBandedRows' | 'showBandedColumns' | 'showFirstColumn' | 'showLastColumn' | 'showFilterButton';

/** A table of a sheet. The object stays the same through undo and edits; after `delete` or `convertToRange` its use throws. */
export class Table {
  constructor(
    readonly sheet: Sheet,
    readonly id: string,
  ) {}

  /** Throws `not-found` once the table is gone. */
  get state(): TableState {
    const state = this.sheet.state.tables.find(t => t.id === this.id);
    if (!state) throw new BookFault('not-found', `the table ${this.id} is gone`);
    return state;
  }

  private change(change: Partial<TableState>): void {
    this.sheet.replaceTable({ ...this.state, ...change });
  }

  get name(): string {
    return this.state.name;
  }
  /** Formulas follow. Throws `invalid-argument` or `already-exists`. */
  set name(name: string) {
    this.sheet.book.renameTable(this, name);
  }

  get style(): string {
    return this.state.style;
  }
  set style(style: string) {
    this.change({ style });
  }
  get showBandedRows(): boolean {
    return this.state.showBandedRows;
  }
  set showBandedRows(on: boolean) {
    this.flag('showBandedRows', on);
  }
  get showBandedColumns(): boolean {
    return this.state.showBandedColumns;
  }
  set showBandedColumns(on: boolean) {
    this.flag('showBandedColumns', on);
  }
  get showFirstColumn(): boolean {
    return this.state.showFirstColumn;
  }
  set showFirstColumn(on: boolean) {
    this.flag('showFirstColumn', on);
  }
  get showLastColumn(): boolean {
    return this.state.showLastColumn;
  }
  set showLastColumn(on: boolean) {
    this.flag('showLastColumn', on);
  }
  get showFilterButton(): boolean {
    return this.state.showFilterButton;
  }
  set showFilterButton(on: boolean) {
    this.flag('showFilterButton', on);
  }
  private flag(name: TableFlag, on: boolean): void {
    this.change({ [name]: on });
  }

  get columns(): readonly TableColumn[] {
    return this.state.columns;
  }
  get area(): Area {
    return this.state.area;
  }
  get headerArea(): Area | null {
    return headerOf(this.state);
  }
  /** At least one row. */
  get bodyArea(): Area {
    return bodyOf(this.state);
  }
  get totalsArea(): Area | null {
    return totalsOf(this.state);
  }
  get showHeaders(): boolean {
    return this.state.showHeaders;
  }
  /** Takes the header row away with its cells, or puts it back above the rows, where the cells must be free. */
  set showHeaders(on: boolean) {
    const now = this.state;
    if (on === now.showHeaders) return;
    this.sheet.checkWritable(now.area);
    const row = area(on ? now.area.row - 1 : now.area.row, now.area.column, 1, now.area.columns);
    if (on && (row.row < 0 || this.sheet.values(row)[0]?.some(value => value !== null)))
      throw new BookFault('overlap', `there is no room for the headers of ${now.name}`);
    this.change({ showHeaders: on, area: { ...now.area, row: row.row + (on ? 0 : 1), rows: now.area.rows + (on ? 1 : -1) } });
    if (on) now.columns.forEach(({ name }, at) => this.sheet.putText(row.row, row.column + at, name));
    else this.sheet.clear(row, 'contents');
  }

  columnArea(id: number): Area | null {
    const at = this.columns.findIndex(column => column.id === id);
    return at < 0 ? null : area(this.area.row, this.area.column + at, this.area.rows, 1);
  }

  get showTotals(): boolean {
    return this.state.showTotals;
  }
  /** Adds a totals row below (the cells there must be free) or takes it away with its cells. */
  set showTotals(on: boolean) {
    const now = this.state;
    if (on === now.showTotals) return;
    this.sheet.checkWritable(now.area);
    const row = area(on ? lastRow(now.area) + 1 : lastRow(now.area), now.area.column, 1, now.area.columns);
    if (on) {
      const occupied =
        this.sheet.values(row)[0]?.some(value => value !== null) || this.sheet.tables.some(t => t.id !== this.id && intersect(t.area, row));
      if (occupied) throw new BookFault('overlap', `there is no room for a totals row of ${now.name} in ${areaName(row)}`);
    } else this.sheet.clear(row, 'contents');
    this.change({ showTotals: on, area: { ...now.area, rows: now.area.rows + (on ? 1 : -1) } });
    if (on) this.sheet.writeTotals(this);
  }

  /**
   * The same first row, any last row and columns. New columns take their names from their header cells, or 列1, 列2 …
   * Throws `invalid-argument` where the header row would move, `overlap` on another table or merged cells.
   */
  resize(a: Area): void {
    checkArea(a);
    const now = this.state;
    const fewest = 1 + (now.showHeaders ? 1 : 0) + (now.showTotals ? 1 : 0);
    if (a.row !== now.area.row || !intersect({ ...a, rows: 1 }, now.area) || a.rows < fewest) {
      throw new BookFault(
        'invalid-argument',
        `${now.name} (${areaName(now.area)}) cannot be resized to ${areaName(a)}: the header row must stay and the ranges must overlap`,
      );
    }
    if (now.showTotals) {
      throw new BookFault('unsupported', `resizing ${now.name} is not supported while it shows a totals row`);
    }
    this.sheet.checkFreeForTable(a, this.id);
    this.sheet.checkWritable(a);
    const columns: TableColumn[] = [];
    let id = Math.max(0, ...now.columns.map(column => column.id));
    for (let c = a.column; c <= lastColumn(a); c++) {
      const old = now.columns[c - now.area.column];
      columns.push(old ?? { id: ++id, name: '' });
    }
    this.sheet.replaceTable({ ...now, area: a, columns });
    this.sheet.nameColumns(this.id);
  }

  /** A column at an index (default: the last); cells to the right move. */
  addColumn(name?: string, at = this.columns.length): TableColumn {
    if (at < 0 || at > this.columns.length) throw new BookFault('invalid-argument', `${this.name} has no place ${at} for a column`);
    this.sheet.insertTableColumn(this, at);
    const column = this.columns[at];
    if (!column) throw new BookFault('invalid-operation', 'the column was not added');
    if (name !== undefined) this.renameColumn(column.id, name);
    return this.columns[at] ?? column;
  }

  /** Formulas follow. Throws `already-exists` for a name another column has, `invalid-argument` for an empty one. */
  renameColumn(id: number, name: string): void {
    const at = this.columns.findIndex(column => column.id === id);
    const column = this.columns[at];
    if (!column) throw new BookFault('not-found', `${this.name} has no column ${id}`);
    if (name === '') throw new BookFault('invalid-argument', 'a column needs a name');
    if (this.columns.some(other => other.id !== id && other.name.toLowerCase() === name.toLowerCase())) {
      throw new BookFault('already-exists', `${this.name} has a column ${name} already`);
    }
    this.sheet.renameTableColumn(this, column, name);
    if (this.showHeaders) this.sheet.putText(this.area.row, this.area.column + at, name);
  }

  deleteColumn(id: number): void {
    const at = this.columns.findIndex(column => column.id === id);
    if (at < 0) throw new BookFault('not-found', `${this.name} has no column ${id}`);
    if (this.columns.length === 1) throw new BookFault('invalid-operation', `the last column of ${this.name} cannot be deleted`);
    this.sheet.deleteTableColumn(this, at);
  }

  /** Rows of values (as `Sheet.write` takes them) at an index of the body, by default below it; cells underneath move down. */
  addRows(rows: readonly (readonly (Value | undefined)[])[], at?: number): void {
    if (rows.length === 0) return;
    const index = at ?? (this.isBlank ? 0 : this.bodyArea.rows);
    if (index < 0 || index > this.bodyArea.rows) throw new BookFault('invalid-argument', `${this.name} has no place ${index} for a row`);
    const reuse = this.isBlank ? 1 : 0;
    if (rows.length > reuse) this.sheet.insertTableRows(this, index, rows.length - reuse);
    this.sheet.write(area(this.bodyArea.row + index, this.area.column, rows.length, this.area.columns), rows);
  }

  private get isBlank(): boolean {
    return (
      this.bodyArea.rows === 1 &&
      (this.sheet.values(this.bodyArea)[0] ?? []).every(value => value === null) &&
      (this.sheet.formulas(this.bodyArea)[0] ?? []).every(value => value === null)
    );
  }

  /** The last row that is left is blanked, not deleted. */
  deleteRows(at: number, count: number): void {
    if (at < 0 || count < 1 || at + count > this.bodyArea.rows)
      throw new BookFault('invalid-argument', `${this.name} has no rows ${at} to ${at + count - 1}`);
    this.sheet.deleteTableRows(this, at, count);
  }

  /** With its cells; formulas that refer to it become #REF!. */
  delete(): void {
    this.sheet.removeTable(this, true);
  }

  /** The cells stay; structured references turn into cell references. */
  convertToRange(): void {
    this.sheet.removeTable(this, false);
  }
}
