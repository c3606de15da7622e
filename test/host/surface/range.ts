import { type Area, MAX_COLUMNS, MAX_ROWS, area, checkArea, intersect, lastColumn, lastRow, union } from '../cell/address';
import { linkArea } from '../book/rules';
import { ApiError, invalidArgument, notImplemented } from '../wire/api-error';
import { plainValue, valueType } from '../wire/api-value';
import type { RangeRef } from '../wire/session';
import { addressOf, count, flag, integer, optionalText, range, record, text, uniform, word } from './convert';
import { type Call, membersOf } from './member';
import { cellLooks, putCellLooks } from './cell-looks';
import { isEntireColumn, isEntireRow, matrix, moved, readCells, rowsOf, usedPart, writeCells } from './range-cells';

/** `Excel.Range`: a rectangle of cells. Indexes are 0-based; a relative move off the sheet is InvalidArgument. */
const m = membersOf<RangeRef>();

const rectangle = (self: RangeRef, row: number, column: number, rows: number, columns: number): RangeRef => ({
  sheet: self.sheet,
  area: checkArea(area(row, column, rows, columns)),
});
const entireRows = (self: RangeRef): Area => area(self.area.row, 0, self.area.rows, MAX_COLUMNS);
const entireColumns = (self: RangeRef): Area => area(0, self.area.column, MAX_ROWS, self.area.columns);

/** Spills and used cells are known once formulas are calculated, also within the batch that wrote them. */
function spillOf(self: RangeRef, _args: readonly unknown[], { calculation }: Call): RangeRef | null {
  calculation.settle();
  const spilled = self.sheet.spillArea(self.area.row, self.area.column);
  return spilled && { sheet: self.sheet, area: spilled };
}
function spillParent(self: RangeRef, _args: readonly unknown[], { calculation }: Call): RangeRef | null {
  calculation.settle();
  const parent = self.sheet.spillParent(self.area.row, self.area.column);
  return parent && { sheet: self.sheet, area: area(parent.row, parent.column) };
}

function used(self: RangeRef, valuesOnly: unknown, { calculation }: Call): RangeRef | null {
  calculation.settle();
  return usedPart(self, valuesOnly === true);
}

/** Areas that one `RangeAreas` may have. */
const MOST_AREAS = 512;

const SHIFT_IN = { Down: 'down', Right: 'right' } as const;
const SHIFT_OUT = { Up: 'up', Left: 'left' } as const;
const CLEAR = { All: 'all', Contents: 'contents', Formats: 'formats' } as const;
const COPY = { All: 'all', Values: 'values', Formulas: 'formulas', Formats: 'formats' } as const;

function insert(self: RangeRef, shift: 'down' | 'right'): RangeRef {
  const { sheet, area: a } = self;
  if (isEntireRow(a)) sheet.insertRows(a.row, a.rows);
  else if (isEntireColumn(a)) sheet.insertColumns(a.column, a.columns);
  else sheet.insertCells(a, shift);
  return { sheet, area: a };
}
function remove(self: RangeRef, shift: 'up' | 'left'): void {
  const { sheet, area: a } = self;
  if (isEntireRow(a)) sheet.deleteRows(a.row, a.rows);
  else if (isEntireColumn(a)) sheet.deleteColumns(a.column, a.columns);
  else sheet.deleteCells(a, shift);
}

/** The block of cells around, bounded by blank rows and columns. */
function surroundingRegion(self: RangeRef): RangeRef {
  const { sheet } = self;
  const blank = (a: Area): boolean => sheet.values(a).every(row => row.every(v => v === null));
  let now = self.area;
  /** The next row or column in a direction, with the corners; null at the sheet's edge. */
  const next = (dr: number, dc: number): Area | null => {
    const row = dr < 0 ? now.row - 1 : dr > 0 ? now.row + now.rows : Math.max(0, now.row - 1);
    const column = dc < 0 ? now.column - 1 : dc > 0 ? now.column + now.columns : Math.max(0, now.column - 1);
    if (row < 0 || column < 0 || row >= MAX_ROWS || column >= MAX_COLUMNS) return null;
    const strip = area(row, column, dr ? 1 : now.rows + 2, dc ? 1 : now.columns + 2);
    return intersect(strip, area(0, 0, MAX_ROWS, MAX_COLUMNS)) ?? strip;
  };
  for (let grown = true; grown;) {
    grown = false;
    for (const [dr, dc] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
    ] as const) {
      // As far as it goes in this direction: row by row, a long table would be looked at from all sides for each of its rows.
      for (let strip = next(dr, dc); strip !== null && !blank(strip); strip = next(dr, dc)) {
        now = union(now, dr ? area(strip.row, now.column, 1, now.columns) : area(now.row, strip.column, now.rows, 1));
        grown = true;
      }
    }
  }
  return { sheet, area: now };
}

export const rangeType = m.type('Range', {
  kept: true,
  members: {
    address: m.scalar('1.1', addressOf),
    addressLocal: m.scalar('1.1', addressOf),
    cellCount: m.scalar('1.1', s => {
      const n = s.area.rows * s.area.columns;
      return n > 2 ** 31 - 1 ? -1 : n;
    }),
    rowIndex: m.scalar('1.1', s => s.area.row),
    columnIndex: m.scalar('1.1', s => s.area.column),
    rowCount: m.scalar('1.1', s => s.area.rows),
    // Points, from the sheet's corner.
    top: m.scalar('1.10', s => s.sheet.pointsBefore('row', s.area.row)),
    left: m.scalar('1.10', s => s.sheet.pointsBefore('column', s.area.column)),
    height: m.scalar('1.10', s => s.sheet.pointsBefore('row', s.area.row + s.area.rows) - s.sheet.pointsBefore('row', s.area.row)),
    width: m.scalar(
      '1.10',
      s => s.sheet.pointsBefore('column', s.area.column + s.area.columns) - s.sheet.pointsBefore('column', s.area.column),
    ),
    columnCount: m.scalar('1.1', s => s.area.columns),
    isEntireRow: m.scalar('1.7', s => isEntireRow(s.area)),
    isEntireColumn: m.scalar('1.7', s => isEntireColumn(s.area)),
    values: m.scalar('1.1', s => readCells(s, () => rowsOf(s.sheet.values(s.area), plainValue)), writeCells),
    formulas: m.scalar('1.1', s => readCells(s, () => rowsOf(s.sheet.formulas(s.area), plainValue)), writeCells),
    formulasLocal: m.scalar('1.1', s => readCells(s, () => rowsOf(s.sheet.formulas(s.area), plainValue)), writeCells),
    text: m.scalar('1.1', s => readCells(s, () => s.sheet.texts(s.area))),
    valueTypes: m.scalar('1.1', s => readCells(s, () => rowsOf(s.sheet.values(s.area), valueType))),
    numberFormat: m.scalar('1.1', s => readCells(s, () => formats(s)), putFormats),
    numberFormatLocal: m.scalar('1.7', s => readCells(s, () => formats(s)), putFormats),
    hasSpill: m.scalar('1.12', s => {
      const spilled = uniform(s.sheet, s.area, (r, c) => s.sheet.spillParent(r, c) !== null || s.sheet.spillArea(r, c) !== null);
      return spilled;
    }),
    hidden: m.scalar('1.2', s => uniform(s.sheet, s.area, (r, c) => s.sheet.rowHidden(r) || s.sheet.columnHidden(c))),
    rowHidden: m.scalar(
      '1.2',
      s => lines(s.area.row, s.area.rows, r => s.sheet.rowHidden(r)),
      (s, v) => {
        s.sheet.setRowsHidden(s.area.row, s.area.rows, flag(v, 'rowHidden'));
      },
    ),
    columnHidden: m.scalar(
      '1.2',
      s => lines(s.area.column, s.area.columns, c => s.sheet.columnHidden(c)),
      (s, v) => {
        s.sheet.setColumnsHidden(s.area.column, s.area.columns, flag(v, 'columnHidden'));
      },
    ),
    hyperlink: m.scalar(
      '1.7',
      s => {
        const link = s.sheet.hyperlinkAt(s.area.row, s.area.column);
        if (!link) return null;
        const place = link.target.startsWith('#') ? { documentReference: link.target.slice(1) } : { address: link.target };
        return { ...place, screenTip: link.tooltip ?? '', textToDisplay: s.sheet.text(s.area.row, s.area.column) };
      },
      putHyperlink,
    ),
    format: m.object('1.1', 'RangeFormat', s => s),
    dataValidation: m.object('1.8', 'DataValidation', s => s),
    conditionalFormats: m.object('1.6', 'ConditionalFormatCollection', s => s),
    worksheet: m.object('1.1', 'Worksheet', s => s.sheet),

    getCell: m.gives('1.1', 'Range', (s, [row, column]) =>
      rectangle(s, s.area.row + integer(row, 'row'), s.area.column + integer(column, 'column'), 1, 1),
    ),
    getRow: m.gives('1.1', 'Range', (s, [row]) => rectangle(s, s.area.row + integer(row, 'row'), s.area.column, 1, s.area.columns)),
    getColumn: m.gives('1.1', 'Range', (s, [column]) =>
      rectangle(s, s.area.row, s.area.column + integer(column, 'column'), s.area.rows, 1),
    ),
    getLastRow: m.gives('1.1', 'Range', s => rectangle(s, lastRow(s.area), s.area.column, 1, s.area.columns)),
    getLastColumn: m.gives('1.1', 'Range', s => rectangle(s, s.area.row, lastColumn(s.area), s.area.rows, 1)),
    getLastCell: m.gives('1.1', 'Range', s => rectangle(s, lastRow(s.area), lastColumn(s.area), 1, 1)),
    getRowsAbove: m.gives('1.2', 'Range', (s, [n]) => {
      const k = count(n, 'count');
      return rectangle(s, s.area.row - k, s.area.column, k, s.area.columns);
    }),
    getRowsBelow: m.gives('1.2', 'Range', (s, [n]) =>
      rectangle(s, s.area.row + s.area.rows, s.area.column, count(n, 'count'), s.area.columns),
    ),
    getColumnsBefore: m.gives('1.2', 'Range', (s, [n]) => {
      const k = count(n, 'count');
      return rectangle(s, s.area.row, s.area.column - k, s.area.rows, k);
    }),
    getColumnsAfter: m.gives('1.2', 'Range', (s, [n]) =>
      rectangle(s, s.area.row, s.area.column + s.area.columns, s.area.rows, count(n, 'count')),
    ),
    getEntireRow: m.gives('1.1', 'Range', s => ({ sheet: s.sheet, area: entireRows(s) })),
    getEntireColumn: m.gives('1.1', 'Range', s => ({ sheet: s.sheet, area: entireColumns(s) })),
    getOffsetRange: m.gives('1.1', 'Range', (s, [rows, columns]) => ({
      sheet: s.sheet,
      area: moved(s.area, integer(rows, 'rowOffset'), integer(columns, 'columnOffset')),
    })),
    getResizedRange: m.gives('1.2', 'Range', (s, [rows, columns]) =>
      rectangle(s, s.area.row, s.area.column, s.area.rows + integer(rows, 'deltaRows'), s.area.columns + integer(columns, 'deltaColumns')),
    ),
    getAbsoluteResizedRange: m.gives('1.7', 'Range', (s, [rows, columns]) =>
      rectangle(s, s.area.row, s.area.column, integer(rows, 'numRows'), integer(columns, 'numColumns')),
    ),
    getBoundingRect: m.gives('1.1', 'Range', (s, [other]) => ({ sheet: s.sheet, area: union(s.area, sameSheet(s, other).area) })),
    getIntersection: m.gives('1.1', 'Range', common),
    getIntersectionOrNullObject: m.gives('1.4', 'Range', common),
    getUsedRange: m.gives(
      '1.1',
      'Range',
      (s, [valuesOnly], call) => used(s, valuesOnly, call) ?? rectangle(s, s.area.row, s.area.column, 1, 1),
    ),
    getUsedRangeOrNullObject: m.gives('1.4', 'Range', (s, [valuesOnly], call) => used(s, valuesOnly, call)),
    getSurroundingRegion: m.gives('1.7', 'Range', surroundingRegion),
    getSpillingToRange: m.gives('1.12', 'Range', spillOf),
    getSpillingToRangeOrNullObject: m.gives('1.12', 'Range', spillOf),
    getSpillParent: m.gives('1.12', 'Range', spillParent),
    getSpillParentOrNullObject: m.gives('1.12', 'Range', spillParent),
    getMergedAreasOrNullObject: m.gives('1.13', 'RangeAreas', s => {
      // Of areas that begin above or left of the range it says nothing, and of more than it has room for it refuses (#3611, #1590).
      const areas = s.sheet.merges.filter(({ row, column }) => intersect(area(row, column), s.area) !== null);
      if (areas.length > MOST_AREAS) throw new ApiError('GeneralException', 'There was an internal error while processing the request.');
      return areas.length > 0 ? { sheet: s.sheet, areas, shortAddress: true } : null;
    }),
    getTables: m.gives('1.9', 'TableScopedCollection', (s, [fullyContained]) => ({ ...s, fullyContained: fullyContained === true })),

    getCellProperties: m.action('1.9', (s, [wanted], call) =>
      cellsOfRange(s).map(row => row.map(cell => cellLooks(cell, record(wanted, 'cellPropertiesLoadOptions'), call))),
    ),
    setCellProperties: m.action('1.9', (s, [given], call) => {
      const looks = matrix(s, given);
      const { sheet, area } = s;
      // Cells of a column that look alike are set together, as Excel tells of them together.
      for (let c = 0; c < area.columns; c++) {
        for (let r = 0, next = 0; r < area.rows; r = next) {
          const look = JSON.stringify(looks[r]?.[c]);
          for (next = r + 1; next < area.rows && JSON.stringify(looks[next]?.[c]) === look;) next++;
          const cells = { sheet, area: { row: area.row + r, column: area.column + c, rows: next - r, columns: 1 } };
          putCellLooks(cells, record(looks[r]?.[c], 'cellPropertiesData'), call);
        }
      }
    }),

    setColumnProperties: m.action('1.9', (s, [given], call) => {
      const { sheet, area: a } = s;
      if (!Array.isArray(given) || given.length !== a.columns) throw shapeError(s);
      given.forEach((looks, c) => {
        const column = { sheet, area: { ...a, column: a.column + c, columns: 1 } };
        putCellLooks(column, record(looks, 'columnPropertiesData'), call);
      });
    }),

    select: m.action('1.1', (s, _args, { book }) => {
      book.select(s.sheet, s.area);
    }),
    calculate: m.action('1.6', (_s, _args, { calculation }) => {
      calculation.now();
    }),
    clear: m.action('1.1', (s, [what]) => {
      s.sheet.checkWritable(s.area);
      if (what === 'Hyperlinks' || what === 'RemoveHyperlinks') {
        clearHyperlinks(s);
        return;
      }
      s.sheet.clear(s.area, word(what ?? 'All', CLEAR, 'applyTo'));
    }),
    insert: m.gives('1.1', 'Range', (s, [shift]) => insert(s, word(shift, SHIFT_IN, 'shift'))),
    delete: m.action('1.1', (s, [shift]) => {
      remove(s, word(shift, SHIFT_OUT, 'shift'));
    }),
    merge: m.action('1.2', (s, [across]) => {
      s.sheet.checkWritable(s.area);
      s.sheet.merge(s.area, across === true);
    }),
    unmerge: m.action('1.2', s => {
      s.sheet.checkWritable(s.area);
      s.sheet.unmerge(s.area);
    }),
    copyFrom: m.action('1.9', (s, [source, type, skipBlanks, transpose]) => {
      if (skipBlanks === true || transpose === true) throw notImplemented('Range.copyFrom with skipBlanks or transpose');
      const from = range(source, s.sheet, 'sourceRange');
      s.sheet.checkWritable(s.area);
      s.sheet.copyCells(from.area, from.sheet, s.area, word(type ?? 'All', COPY, 'copyType'));
    }),
  },
  internal: {
    _ValidateArraySize: m.action('1.3', (s, [rows, columns]) => {
      if (rows !== s.area.rows || columns !== s.area.columns) throw shapeError(s);
    }),
  },
});

const shapeError = (s: RangeRef): Error =>
  invalidArgument(`The number of rows or columns in the input array doesn't match the size or dimensions of the range (${addressOf(s)}).`);

const cellsOfRange = ({ sheet, area: a }: RangeRef): RangeRef[][] =>
  Array.from({ length: a.rows }, (_r, r) => Array.from({ length: a.columns }, (_c, c) => ({ sheet, area: area(a.row + r, a.column + c) })));

function sameSheet(self: RangeRef, other: unknown): RangeRef {
  const found = range(other, self.sheet, 'anotherRange');
  if (found.sheet !== self.sheet) throw invalidArgument('The two ranges are on different worksheets.');
  return found;
}
function common(self: RangeRef, [other]: readonly unknown[]): RangeRef | null {
  const found = intersect(self.area, sameSheet(self, other).area);
  return found && { sheet: self.sheet, area: found };
}

/** Of whole rows or columns: the one answer, or null where they differ. */
function lines(first: number, n: number, read: (at: number) => boolean): boolean | null {
  const answer = read(first);
  for (let i = 1; i < Math.min(n, 10_000); i++) if (read(first + i) !== answer) return null;
  return answer;
}

function formats(s: RangeRef): string[][] {
  return Array.from({ length: s.area.rows }, (_r, r) =>
    Array.from({ length: s.area.columns }, (_c, c) => s.sheet.numberFormat(s.area.row + r, s.area.column + c)),
  );
}
function putFormats(s: RangeRef, value: unknown): void {
  const wanted = matrix(s, value);
  s.sheet.checkWritable(s.area);
  // General is no format: a cell with nothing else is as if it had never been formatted.
  const patch = (format: unknown): { numberFormat: string | null } => ({
    numberFormat: format === 'General' ? null : text(format, 'numberFormat'),
  });
  const first = wanted[0]?.[0];
  if (wanted.every(row => row.every(f => f === first))) {
    if (first !== null) s.sheet.setStyle(s.area, patch(first));
    return;
  }
  wanted.forEach((row, r) => {
    row.forEach((f, c) => {
      if (f !== null) s.sheet.setStyle(area(s.area.row + r, s.area.column + c), patch(f));
    });
  });
}

function putHyperlink(s: RangeRef, value: unknown): void {
  s.sheet.checkWritable(s.area);
  const link = record(value, 'hyperlink');
  const reference = optionalText(link['documentReference'], 'documentReference');
  const target = reference === undefined ? optionalText(link['address'], 'address') : `#${reference}`;
  if (target === undefined) throw invalidArgument('hyperlink needs an address or a documentReference.');
  const tip = optionalText(link['screenTip'], 'screenTip');
  s.sheet.setHyperlink(s.area.row, s.area.column, { target, ...(tip ? { tooltip: tip } : {}) });
  const shown = optionalText(link['textToDisplay'], 'textToDisplay');
  if (shown !== undefined) s.sheet.write(area(s.area.row, s.area.column), [[shown]]);
}
function clearHyperlinks(s: RangeRef): void {
  if (s.sheet.hyperlinks.some(link => intersect(linkArea(link), s.area))) s.sheet.clearHyperlinks(s.area);
}
