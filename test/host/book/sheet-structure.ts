import type { ChartSource } from './chart';
import { area, areaName, checkArea, intersect, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS, type Area } from '../cell/address';
import { cellKey, keyColumn, keyRow, type Cell, type Strip } from '../cell/cell';
import { BookFault } from '../cell/fault';
import { linkArea } from './rules';
import { moveFormula } from '../engine/references';
import type { SheetCells } from './sheet-cells';
import { SheetTables } from './sheet-tables';
import type { TableState } from './sheet-state';
import { SharedMap } from '../cell/shared-map';
import { shiftArea, shiftFormula, shiftIndex, type Shift } from '../engine/shift';
import type { Style } from '../cell/style';
import type { Table } from './table';

/** Rows, columns and cells come, go and are copied; formulas, names, tables, merges and rules follow, or it is refused as a whole. */
export abstract class SheetStructure extends SheetTables {
  /** Cells were moved since the workbook was read. */
  moved = false;

  insertRows(row: number, count: number): void {
    this.rowsAllowed('allowInsertRows', row, count);
    this.shift({ axis: 'row', at: row, count, band: null }, 'rowsInserted', area(row, 0, count, MAX_COLUMNS));
  }

  deleteRows(row: number, count: number): void {
    this.rowsAllowed('allowDeleteRows', row, count);
    this.shift({ axis: 'row', at: row, count: -count, band: null }, 'rowsDeleted', area(row, 0, count, MAX_COLUMNS));
  }

  insertColumns(column: number, count: number): void {
    this.rowsAllowed('allowInsertColumns', column, count);
    this.shift({ axis: 'column', at: column, count, band: null }, 'columnsInserted', area(0, column, MAX_ROWS, count));
  }

  deleteColumns(column: number, count: number): void {
    this.rowsAllowed('allowDeleteColumns', column, count);
    this.shift({ axis: 'column', at: column, count: -count, band: null }, 'columnsDeleted', area(0, column, MAX_ROWS, count));
  }

  /** Makes room: the cells of the area's columns (rows) move. Throws `overlap` where a table or a merge would be cut. */
  insertCells(a: Area, direction: 'down' | 'right'): void {
    this.shiftPart(a, direction === 'down' ? 'row' : 'column', 1, 'cellsInserted');
  }

  deleteCells(a: Area, direction: 'up' | 'left'): void {
    this.shiftPart(a, direction === 'up' ? 'row' : 'column', -1, 'cellsDeleted');
  }

  private rowsAllowed(
    option: 'allowInsertRows' | 'allowDeleteRows' | 'allowInsertColumns' | 'allowDeleteColumns',
    at: number,
    count: number,
  ): void {
    if (at < 0 || count < 1) throw new BookFault('invalid-argument', `cannot insert or delete ${count} at ${at}`);
    const { protected: on, options } = this.state.protection;
    if (on && !options[option]) throw new BookFault('protected', `the sheet ${this.state.name} is protected`);
  }

  private shiftPart(a: Area, axis: 'row' | 'column', sign: 1 | -1, what: 'cellsInserted' | 'cellsDeleted'): void {
    checkArea(a);
    if (this.state.protection.protected) throw new BookFault('protected', `the sheet ${this.state.name} is protected`);
    const rows = axis === 'row';
    const [at, count] = rows ? [a.row, a.rows] : [a.column, a.columns];
    const band = rows ? { from: a.column, count: a.columns } : { from: a.row, count: a.rows };
    this.shift({ axis, at, count: sign * count, band }, what, a);
  }

  private shift(
    shift: Shift,
    what: 'rowsInserted' | 'rowsDeleted' | 'columnsInserted' | 'columnsDeleted' | 'cellsInserted' | 'cellsDeleted',
    changed: Area,
  ): void {
    this.checkShift(shift);
    const tables = this.state.tables.map(table => ({ table, next: this.shiftTable(table, shift) }));
    for (const { table, next } of tables) {
      if (!next) continue;
      for (const column of table.columns)
        if (!next.columns.some(one => one.id === column.id)) this.dropColumnReferences(table, column.name);
    }
    const gone = tables.filter(({ next }) => !next).map(({ table }) => table);
    for (const table of this.tables) if (gone.some(one => one.id === table.id)) this.removeTable(table, true);
    this.book.rewriteFormulas((formula, where) => shiftFormula(formula, where?.sheet.name ?? '', this.state.name, shift));
    for (const parent of [...this.state.spills.keys()]) this.dropSpill(parent);
    this.moveCells(shift);
    this.moveRules(shift);
    this.state.tables = tables.flatMap(({ next }) => (next ? [next] : []));
    for (const { next } of tables) if (next?.columns.some(column => column.name === '')) this.nameColumns(next.id);
    this.epoch++;
    this.moved = true;
    this.refreshArrays();
    this.notify({ kind: 'structure', what, area: changed, shift });
  }

  /** Refuses before anything is touched. */
  private checkShift(shift: Shift): void {
    const rows = shift.axis === 'row';
    const limit = rows ? MAX_ROWS : MAX_COLUMNS;
    const used = this.usedArea;
    const moved = this.movedArea(shift);
    if (used && shift.count > 0 && intersect(used, moved) && (rows ? lastRow(used) : lastColumn(used)) + shift.count >= limit) {
      throw new BookFault('invalid-operation', 'inserting would push cells off the sheet');
    }
    if (shift.band) {
      for (const one of [...this.state.tables.map(table => table.area), ...this.state.merges]) {
        const hit = intersect(one, moved);
        const across = rows ? hit?.columns === one.columns : hit?.rows === one.rows;
        if (hit && !across) throw new BookFault('overlap', `cells cannot move: it would cut ${areaName(one)}`);
      }
    }
    for (const [, cell] of this.state.cells.entries()) {
      if (typeof cell.arrays !== 'object' || !intersect(cell.arrays, moved)) continue;
      const next = shiftArea(cell.arrays, shift);
      const whole =
        next === null ||
        (next.rows === cell.arrays.rows &&
          next.columns === cell.arrays.columns &&
          intersect(cell.arrays, moved)?.rows === cell.arrays.rows);
      if (!whole) throw new BookFault('invalid-operation', `part of the array formula in ${areaName(cell.arrays)} cannot be moved`);
    }
  }

  private movedArea(shift: Shift): Area {
    const band = shift.band ?? { from: 0, count: shift.axis === 'row' ? MAX_COLUMNS : MAX_ROWS };
    return shift.axis === 'row'
      ? area(shift.at, band.from, MAX_ROWS - shift.at, band.count)
      : area(band.from, shift.at, band.count, MAX_COLUMNS - shift.at);
  }

  /** The table afterwards; null where it is gone. */
  private shiftTable(table: TableState, shift: Shift): TableState | null {
    const next = shiftArea(table.area, shift);
    if (!next) return null;
    if (shift.axis === 'row') {
      const end = shift.at - shift.count;
      const header = table.showHeaders && shift.count < 0 && table.area.row >= shift.at && table.area.row < end;
      const totals = table.showTotals && shift.count < 0 && lastRow(table.area) >= shift.at && lastRow(table.area) < end;
      if (next !== table.area && header) throw new BookFault('invalid-operation', `the header row of ${table.name} cannot be deleted`);
      const state = { ...table, area: next, showTotals: table.showTotals && !(totals && next !== table.area) };
      if (next.rows < 1 + (state.showHeaders ? 1 : 0) + (state.showTotals ? 1 : 0)) {
        throw new BookFault('invalid-operation', `all rows of ${table.name} cannot be deleted as sheet rows`);
      }
      return state;
    }
    if (next === table.area) return table;
    let id = Math.max(0, ...table.columns.map(column => column.id));
    const columns = table.columns.filter((_, i) => shift.count > 0 || shiftIndex(table.area.column + i, shift) !== null);
    if (next.columns > table.columns.length) {
      const added = Array.from({ length: next.columns - table.columns.length }, () => ({ id: ++id, name: '' }));
      columns.splice(shift.at - table.area.column, 0, ...added);
    }
    return { ...table, area: next, columns };
  }

  private moveCells(shift: Shift): void {
    const rows = shift.axis === 'row';
    const cells = new Map<number, Cell>();
    const inBand = (across: number): boolean => !shift.band || (across >= shift.band.from && across < shift.band.from + shift.band.count);
    for (const [key, cell] of this.state.cells.entries()) {
      const [row, column] = [keyRow(key), keyColumn(key)];
      if (!inBand(rows ? column : row)) {
        cells.set(key, cell);
        continue;
      }
      const to = shiftIndex(rows ? row : column, shift);
      if (to === null) continue;
      const moved = typeof cell.arrays === 'object' ? { ...cell, arrays: shiftArea(cell.arrays, shift) ?? cell.arrays } : cell;
      cells.set(rows ? cellKey(to, column) : cellKey(row, to), moved);
      // New cells look like those before them.
      const index = rows ? row : column;
      if (shift.count > 0 && index === shift.at - 1 && cell.style) {
        for (let i = 0; i < shift.count; i++) {
          const k = rows ? cellKey(shift.at + i, column) : cellKey(row, shift.at + i);
          cells.set(k, { value: null, style: cell.style });
        }
      }
    }
    this.state.cells = new SharedMap(cells);
    if (shift.band) return;
    const strips = new Map<number, Strip>();
    for (const [index, strip] of (rows ? this.state.rows : this.state.columns).entries()) {
      const to = shiftIndex(index, shift);
      if (to !== null) strips.set(to, strip);
      if (shift.count > 0 && index === shift.at - 1) for (let i = 0; i < shift.count; i++) strips.set(shift.at + i, withoutHidden(strip));
    }
    if (rows) this.state.rows = new SharedMap(strips);
    else this.state.columns = new SharedMap(strips);
  }

  private moveRules(shift: Shift): void {
    const areas = (list: readonly Area[]): Area[] => list.flatMap(a => shiftArea(a, shift) ?? []);
    const cells = <T extends { row: number; column: number }>(list: readonly T[]): T[] =>
      list.flatMap(one => {
        const to = shiftArea(area(one.row, one.column), shift);
        return to ? [{ ...one, row: to.row, column: to.column }] : [];
      });
    this.state.merges = areas(this.state.merges).filter(a => a.rows * a.columns > 1);
    this.state.validations = this.state.validations.map(v => ({ ...v, areas: areas(v.areas) })).filter(v => v.areas.length);
    this.state.conditionalFormats = this.state.conditionalFormats.map(f => ({ ...f, areas: areas(f.areas) })).filter(f => f.areas.length);
    this.state.notes = cells(this.state.notes);
    this.state.hyperlinks = this.state.hyperlinks.flatMap(link => {
      const to = shiftArea(linkArea(link), shift);
      return to ? [{ ...link, ...to }] : [];
    });
    const source = (one: ChartSource | null): ChartSource | null => {
      const to = one === null || one.sheet !== this.id ? (one?.area ?? null) : shiftArea(one.area, shift);
      return one === null || to === null ? null : { ...one, area: to };
    };
    this.state.charts = this.state.charts.map(chart => {
      const series = chart.series.map(one => ({ ...one, values: source(one.values), x: source(one.x) }));
      return JSON.stringify(series) === JSON.stringify(chart.series) ? chart : { ...chart, series };
    });
    const page = this.state.pageLayout;
    const strip = (a: Area | null): Area | null => (a && !shift.band ? shiftArea(a, shift) : a);
    this.state.pageLayout = {
      ...page,
      printAreas: areas(page.printAreas),
      breaks: shift.axis === 'row' && !shift.band ? areas(page.breaks.map(row => area(row, 0))).map(({ row }) => row) : page.breaks,
      titleRows: shift.axis === 'row' ? strip(page.titleRows) : page.titleRows,
      titleColumns: shift.axis === 'column' ? strip(page.titleColumns) : page.titleColumns,
    };
  }

  insertTableRows(table: Table, at: number, count: number): void {
    const { area: whole } = table;
    const body = table.bodyArea;
    this.insertCells(area(body.row + at, whole.column, count, whole.columns), 'down');
    this.replaceTable({ ...table.state, area: { ...whole, rows: whole.rows + count } });
  }

  deleteTableRows(table: Table, at: number, count: number): void {
    const body = table.bodyArea;
    const all = count === body.rows;
    if (all) this.clear({ ...body, rows: 1 }, 'contents');
    const from = all ? 1 : at;
    const number = all ? count - 1 : count;
    if (number > 0) this.deleteCells(area(body.row + from, body.column, number, body.columns), 'up');
  }

  insertTableColumn(table: Table, at: number): void {
    const { area: whole, columns } = table;
    this.insertCells(area(whole.row, whole.column + at, whole.rows, 1), 'right');
    const list = [...columns];
    list.splice(at, 0, { id: Math.max(0, ...columns.map(column => column.id)) + 1, name: '' });
    this.state.tables = this.state.tables.map(state =>
      state.id === table.id ? { ...state, area: { ...whole, columns: whole.columns + 1 }, columns: list } : state,
    );
    this.nameColumns(table.id);
  }

  deleteTableColumn(table: Table, at: number): void {
    this.deleteCells(area(table.area.row, table.area.column + at, table.area.rows, 1), 'left');
  }

  /** Copies cells; formulas move along as Excel copies them. A larger target is filled by repeating. */
  copyCells(from: Area, fromSheet: SheetCells, to: Area, what: 'all' | 'values' | 'formulas' | 'formats' = 'all'): void {
    const target = area(to.row, to.column, repeat(from.rows, to.rows), repeat(from.columns, to.columns));
    checkArea(target);
    this.checkWritable(target);
    const source = fromSheet.values(from);
    const cells = source.map((line, r) => line.map((_, c) => fromSheet.cell(from.row + r, from.column + c)));
    const styles = source.map((line, r) => line.map((_, c): Style => fromSheet.style(from.row + r, from.column + c)));
    for (let r = 0; r < target.rows; r++) {
      for (let c = 0; c < target.columns; c++) {
        const [sr, sc] = [r % from.rows, c % from.columns];
        const [row, column] = [target.row + r, target.column + c];
        const old = this.cell(row, column);
        const cell = cells[sr]?.[sc];
        const style = what === 'all' || what === 'formats' ? styles[sr]?.[sc] : old?.style;
        const looks = style && Object.keys(style).length ? { style } : {};
        if (what === 'formats') this.replaceStyle(row, column, style);
        else if (cell?.formula !== undefined && what !== 'values') {
          this.setCell(row, column, {
            value: cell.value,
            formula: moveFormula(cell.formula, row - from.row - sr, column - from.column - sc),
            ...looks,
          });
        } else {
          const value = source[sr]?.[sc] ?? null;
          this.setCell(row, column, value === null && !('style' in looks) ? undefined : { value, ...looks });
        }
      }
    }
    if (what !== 'formats') this.afterWrite(target, true);
    this.notify({ kind: what === 'formats' ? 'format' : what === 'values' ? 'values' : 'formulas', area: target });
  }
}

function repeat(from: number, to: number): number {
  return to > from && to % from === 0 ? to : from;
}

function withoutHidden(strip: Strip): Strip {
  const { hidden: _hidden, ...rest } = strip;
  return rest;
}
