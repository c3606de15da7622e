/** What a traced formula stands in and what it reads, as plain data. */
import { readReference, type Block } from '../../sheets/read/reference';
import type { CellPlace } from '../../sheets/read/state';
import type { Home, TraceSource } from '../../sheets/trace/source';
import { cellOf, cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { run } from '../batch/run';
import type { Cell, Cells } from '../../domain/base/cell';
import { MOST_CELLS_OF_REFERENCE } from './read-cells';
import { placeOf } from './outline';

export interface TracedCell {
  readonly place: CellPlace;
  /** As the sheet shows it. */
  readonly text: string;
  readonly numberFormat: string;
  readonly value: Cell;
  /** null: no formula, not even one that spills into the cell. */
  readonly formula: {
    readonly text: string;
    readonly home: Home;
    /** Which of the formula's answers the cell shows, from 0. */
    readonly row: number;
    readonly column: number;
    /** The formula's own cell, where the traced one only shows one of its answers. */
    readonly spillsFrom: CellPlace | null;
  } | null;
}

/** One sync. Throws ExcelFailure (notFound). */
export function readTracedCell(place: CellPlace): Promise<TracedCell> {
  return run(async context => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(place.sheet);
    const cell = sheet.getRange(place.address).getCell(0, 0);
    cell.load('formulas,rowIndex,columnIndex,address,text,values,numberFormat');
    const tables = cell.getTables(false);
    tables.load('items/name');
    const parent = cell.getSpillParentOrNullObject();
    parent.load('formulas,rowIndex,columnIndex,address');
    await context.sync();
    if (sheet.isNullObject) throw new ExcelFailure({ kind: 'notFound', what: place.sheet });
    const own: unknown = cell.formulas[0]?.[0];
    const isOwn = typeof own === 'string' && own.startsWith('=');
    const holder = isOwn || parent.isNullObject ? cell : parent;
    const text: unknown = holder.formulas[0]?.[0];
    const table = tables.items[0]?.name ?? null;
    return {
      place: placeOf(cell.address),
      text: String(cell.text[0]?.[0] ?? ''),
      value: cellOf(cell.values[0]?.[0]),
      numberFormat: String((cell.numberFormat as unknown[][])[0]?.[0] ?? ''),
      formula:
        typeof text === 'string' && text.startsWith('=')
          ? {
              text,
              home: { sheet: placeOf(holder.address).sheet, row: holder.rowIndex, column: holder.columnIndex, table },
              row: cell.rowIndex - holder.rowIndex,
              column: cell.columnIndex - holder.columnIndex,
              spillsFrom: holder === cell ? null : placeOf(holder.address),
            }
          : null,
    };
  });
}

export interface SourceRead {
  readonly cells: Cells;
  /** null: not one area of cells, such as a name for a constant. */
  readonly block: Block | null;
  /** The formula of a single cell. */
  readonly formula: string | null;
  /** The number format of a single cell. */
  readonly format: string | null;
}

function rangeOf(context: Excel.RequestContext, source: TraceSource): Excel.Range {
  const { worksheets, tables, names } = context.workbook;
  switch (source.kind) {
    case 'cells': {
      const { sheet, row, column, rows, columns } = source.block;
      return worksheets.getItemOrNullObject(sheet).getRangeByIndexes(row, column, rows, columns);
    }
    case 'name':
      return names.getItemOrNullObject(source.name).getRangeOrNullObject();
    case 'table': {
      const table = tables.getItemOrNullObject(source.table);
      if (source.part === null) return table.getDataBodyRange();
      return source.part === '#All'
        ? table.getRange()
        : table.columns.getItemOrNullObject(source.part.replace(/'(.)/g, '$1')).getDataBodyRange();
    }
    case 'rowOfTable': {
      const table = tables.getItemOrNullObject(source.table);
      const row = table.worksheet.getRange(`${source.row + 1}:${source.row + 1}`);
      return table.columns.getItemOrNullObject(source.column).getDataBodyRange().getIntersectionOrNullObject(row);
    }
    case 'whole':
      return worksheets.getItemOrNullObject(source.sheet).getRange(source.address).getUsedRangeOrNullObject(true);
    case 'spilled':
      return worksheets.getItemOrNullObject(source.sheet).getRange(source.address).getSpillingToRangeOrNullObject();
  }
}

/** The cells of each source, in order; null: there are none. Two syncs: how large they are, then what they hold. Throws ExcelFailure (tooLarge). */
export function readSources(sources: readonly TraceSource[]): Promise<readonly (SourceRead | null)[]> {
  return run(async context => {
    const asked = sources.map(source => {
      const range = rangeOf(context, source);
      range.load('address,rowIndex,columnIndex,rowCount,columnCount');
      const item = source.kind === 'name' ? context.workbook.names.getItemOrNullObject(source.name) : null;
      item?.load('value,type');
      return { range, item };
    });
    await context.sync();
    const count = asked.reduce((sum, { range }) => sum + (range.isNullObject ? 0 : range.rowCount * range.columnCount), 0);
    if (count > MOST_CELLS_OF_REFERENCE) throw new ExcelFailure({ kind: 'tooLarge' });
    const single = (range: Excel.Range): boolean => range.rowCount * range.columnCount === 1;
    const there = asked.filter(({ range }) => !range.isNullObject);
    for (const { range } of there) range.load(single(range) ? 'values,formulas,numberFormat' : 'values');
    if (there.length > 0) await context.sync();
    return asked.map(({ range, item }): SourceRead | null => {
      if (range.isNullObject) {
        const constant: unknown = item === null || item.isNullObject ? null : item.value;
        // A name may stand for a number or a text.
        return constant === null || /^(?:Range|Array|Error)$/.test(item?.type ?? '')
          ? null
          : { cells: [[cellOf(constant)]], block: null, formula: null, format: null };
      }
      const formula: unknown = single(range) ? range.formulas[0]?.[0] : null;
      return {
        cells: cellsOf(range.values as unknown[][]),
        block: blockOf(range),
        formula: typeof formula === 'string' && formula.startsWith('=') ? formula : null,
        format: single(range) ? String((range.numberFormat as unknown[][])[0]?.[0] ?? '') : null,
      };
    });
  });
}

function blockOf(range: Excel.Range): Block {
  const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = range;
  return { sheet: placeOf(range.address).sheet, row, column, rows, columns };
}

/** The first cell of an address as Excel's events give it; null for whole rows or columns. */
export function firstCell(address: string): { readonly row: number; readonly column: number } | null {
  const [first = ''] = address.split(',');
  const found = readReference(first.replace(/^.*!/, ''), '', { sheets: [], tableNames: [], names: [] });
  return found !== null && found !== 'noSheet' && found.kind === 'cells' ? { row: found.block.row, column: found.block.column } : null;
}
