import { absoluteName, areaName, columnName, containsCell, intersect, lastColumn, lastRow, quoteSheet, type Area } from '../cell/address';
import type { Cell } from '../cell/cell';
import { BookFault } from '../cell/fault';
import { tokenizeFormula, joinTokens, type Token } from '../engine/formula-text';
import type { Book } from './book';
import type { Sheet } from './sheet';
import { SheetRules } from './sheet-rules';
import type { TableColumn, TableState } from './sheet-state';
import { displayText } from '../cell/display';
import { structuredArea } from '../engine/structured';
import { Table } from './table';
import { namesTable, removeTableIn, renameColumnIn } from '../engine/table-references';

/** What tables ask of their sheet: room, header texts, growing while people type. */
export abstract class SheetTables extends SheetRules {
  abstract readonly book: Book;
  private readonly tableObjects = new Map<string, Table>();

  get tables(): readonly Table[] {
    return this.state.tables.map(state => {
      let table = this.tableObjects.get(state.id);
      if (!table) this.tableObjects.set(state.id, (table = new Table(this as unknown as Sheet, state.id)));
      return table;
    });
  }

  tableAt(row: number, column: number): Table | null {
    return this.tables.find(table => containsCell(table.area, row, column)) ?? null;
  }

  replaceTable(state: TableState): void {
    this.state.tables = this.state.tables.map(old => (old.id === state.id ? state : old));
    this.notify({ kind: 'structure', what: 'tableChanged', area: state.area, ...this.named(state.id) });
  }

  private named(id: string): { table: Table } | Record<string, never> {
    const table = this.tables.find(one => one.id === id);
    return table ? { table } : {};
  }

  addTableState(state: TableState): Table {
    this.state.tables = [...this.state.tables, state];
    this.epoch++;
    const table = this.tables.find(one => one.id === state.id);
    if (!table) throw new BookFault('invalid-operation', 'the table was not added');
    return table;
  }

  /** Throws `overlap` where another table, merged cells or an array formula is in the way. */
  checkFreeForTable(a: Area, id: string | null): void {
    const other = this.state.tables.find(table => table.id !== id && intersect(table.area, a));
    if (other) throw new BookFault('overlap', `${areaName(a)} overlaps the table ${other.name}`);
    const merge = this.state.merges.find(one => intersect(one, a));
    if (merge) throw new BookFault('overlap', `${areaName(a)} overlaps the merged cells ${areaName(merge)}`);
  }

  /** Gives every column of a table a unique name from its header cell and writes the names back. */
  nameColumns(id: string): void {
    const table = this.state.tables.find(t => t.id === id);
    if (!table) return;
    const taken = new Set<string>();
    const columns = table.columns.map((column, i): TableColumn => {
      const cell = table.showHeaders ? this.cell(table.area.row, table.area.column + i) : undefined;
      const format = this.numberFormat(table.area.row, table.area.column + i);
      const wished = (cell && cell.value !== null ? displayText(cell.value, format) : column.name) || '';
      let name = wished || `列${i + 1}`;
      for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wished || '列'}${n}`;
      taken.add(name.toLowerCase());
      return name === column.name ? column : { ...column, name };
    });
    if (table.showHeaders) columns.forEach((column, i) => this.putText(table.area.row, table.area.column + i, column.name));
    if (columns.some((column, i) => column !== table.columns[i])) {
      columns.forEach((column, i) => {
        const old = table.columns[i];
        if (old && old.name !== '' && old.name !== column.name) this.followColumn(table, old.name, column.name);
      });
      this.replaceTable({ ...table, columns });
    }
  }

  private followColumn(table: TableState, from: string, to: string | null): void {
    this.book.rewriteFormulas((formula, where) => {
      const inside = where?.sheet.id === this.id && containsCell(table.area, where.row, where.column);
      return renameColumnIn(formula, table.name, from, to, inside);
    });
  }

  renameTableColumn(table: Table, column: TableColumn, name: string): void {
    this.checkWritable({ ...table.area, rows: 1 });
    this.followColumn(table.state, column.name, name);
    this.replaceTable({ ...table.state, columns: table.columns.map(one => (one.id === column.id ? { ...one, name } : one)) });
  }

  /** References to a column that is about to go become #REF!. */
  protected dropColumnReferences(table: TableState, name: string): void {
    this.followColumn(table, name, null);
  }

  /** Puts a text into a cell, keeping its look. */
  putText(row: number, column: number, text: string): void {
    const old = this.cell(row, column);
    if (old?.value === text && old.formula === undefined) return;
    this.setCell(row, column, { value: text, ...(old?.style ? { style: old.style } : {}) });
  }

  writeTotals(table: Table): void {
    const totals = table.totalsArea;
    if (!totals) return;
    table.columns.forEach((column, i) => {
      const formula = column.totals?.formula ?? (column.totals?.function ? totalsFormula(table.name, column) : null);
      const old = this.cell(totals.row, totals.column + i);
      const cell: Cell | undefined = formula ? { value: null, formula } : column.totals?.label ? { value: column.totals.label } : undefined;
      if (cell) this.setCell(totals.row, totals.column + i, { ...cell, ...(old?.style ? { style: old.style } : {}) });
    });
  }

  /** After a write: header cells name the columns, and values directly below or beside a table extend it, as Excel's AutoCorrect does. */
  protected afterWrite(written: Area, hadValues: boolean): void {
    for (const table of this.state.tables) {
      if (table.showHeaders && intersect({ ...table.area, rows: 1 }, written)) this.nameColumns(table.id);
    }
    if (!hadValues || !this.book.autoExpandTables || this.state.protection.protected) return;
    for (const table of this.state.tables) this.grow(table, written);
  }

  private grow(table: TableState, written: Area): void {
    const below = lastRow(table.area) + 1;
    const beside = lastColumn(table.area) + 1;
    const person = this.book.source === 'user';
    let a = table.area;
    const inColumns = written.column >= a.column && lastColumn(written) <= lastColumn(a);
    if (!table.showTotals && inColumns && written.row <= below && lastRow(written) >= below)
      a = { ...a, rows: lastRow(written) - a.row + 1 };
    const inRows = written.row >= a.row && lastRow(written) <= lastRow(a);
    // Only a person's typing widens a table: an add-in that writes beside one means what it says.
    if (person && inRows && written.column <= beside && lastColumn(written) >= beside)
      a = { ...a, columns: lastColumn(written) - a.column + 1 };
    if (a === table.area || this.blocked(a, table)) return;
    const columns = [...table.columns];
    let id = Math.max(0, ...columns.map(column => column.id));
    while (columns.length < a.columns) columns.push({ id: ++id, name: '' });
    this.replaceTable({ ...table, area: a, columns });
    if (columns.length > table.columns.length) this.nameColumns(table.id);
  }

  private blocked(a: Area, table: TableState): boolean {
    return (
      this.state.tables.some(other => other.id !== table.id && intersect(other.area, a)) ||
      this.state.merges.some(one => intersect(one, a) !== null)
    );
  }

  removeTable(table: Table, withCells: boolean): void {
    const state = table.state;
    this.checkWritable(state.area);
    this.book.rewriteFormulas((formula, where) => {
      if (withCells) return removeTableIn(formula, state.name);
      const inside = where?.sheet.id === this.id && containsCell(state.area, where.row, where.column);
      return inside || namesTable(formula, state.name) ? toCells(formula, state, this.state.name, inside ? where.row : null) : formula;
    });
    this.state.tables = this.state.tables.filter(one => one.id !== state.id);
    this.notify({ kind: 'structure', what: 'tableDeleted', area: state.area, table, before: state.name });
    this.tableObjects.delete(state.id);
    if (withCells) this.clear(state.area, 'all');
    this.epoch++;
  }

  abstract insertTableRows(table: Table, at: number, count: number): void;
  abstract deleteTableRows(table: Table, at: number, count: number): void;
  abstract insertTableColumn(table: Table, at: number): void;
  abstract deleteTableColumn(table: Table, at: number): void;
}

const SUBTOTAL: Readonly<Record<string, number>> = {
  average: 101,
  countNums: 102,
  count: 103,
  max: 104,
  min: 105,
  stdDev: 107,
  sum: 109,
  var: 110,
};

function totalsFormula(table: string, column: TableColumn): string | null {
  const code = SUBTOTAL[column.totals?.function ?? ''];
  return code === undefined ? null : `=SUBTOTAL(${code},${table}[${column.name.replace(/['[\]#@]/g, "'$&")}])`;
}

/** Structured references of a table as cell references; in its own rows `[@列]` keeps its row relative. */
function toCells(formula: string, table: TableState, sheet: string, row: number | null): string {
  const tokens = tokenizeFormula(formula.slice(1));
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const named = token.kind === 'name' && token.text.toLowerCase() === table.name.toLowerCase();
    const alone = token.kind === 'brackets' && row !== null && tokens[i - 1]?.kind !== 'name';
    if (!named && !alone) {
      out.push(token);
      continue;
    }
    const brackets = alone ? token.text : tokens[i + 1]?.kind === 'brackets' ? (tokens[++i]?.text ?? null) : null;
    const a = structuredArea(table, brackets, row);
    const relative = a && /@|#this row/i.test(brackets ?? '');
    const name =
      a &&
      (relative
        ? [a.column, lastColumn(a)]
            .map(c => `$${columnName(c)}${a.row + 1}`)
            .filter((x, n, all) => all.indexOf(x) === n)
            .join(':')
        : absoluteName(a));
    out.push({ kind: 'cell', text: name ? `${quoteSheet(sheet)}!${name}` : '#REF!' });
  }
  return `=${joinTokens(out)}`;
}

/** The whole table's area for a new table: header row added above the data is the caller's business. */
export function newTable(id: string, name: string, a: Area, hasHeaders: boolean): TableState {
  return {
    id,
    name,
    area: a,
    columns: Array.from({ length: a.columns }, (_, i) => ({ id: i + 1, name: hasHeaders ? '' : `列${i + 1}` })),
    showHeaders: true,
    showTotals: false,
    style: 'TableStyleMedium2',
    showBandedRows: true,
    showBandedColumns: false,
    showFirstColumn: false,
    showLastColumn: false,
    showFilterButton: true,
  };
}
