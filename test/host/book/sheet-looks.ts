import { area, checkArea, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS, type Area } from '../cell/address';
import { cellKey, keyColumn, keyRow, type Strip } from '../cell/cell';
import { displayText } from '../cell/display';
import { BookFault } from '../cell/fault';
import { SheetCells } from './sheet-cells';
import { patchStyle, type Style, type StylePatch } from '../cell/style';
import type { SharedMap } from '../cell/shared-map';

/** Width of a digit of Excel's Japanese default font (游ゴシック 11) in pixels at 96 dpi. */
const DIGIT = 8;
const NO_STYLE: Style = {};

/** A width as the file counts it (digits, with 5 pixels of padding) in points, rounded to whole pixels as Excel does. */
export function charactersToPoints(characters: number): number {
  return Math.floor(((256 * characters + Math.floor(128 / DIGIT)) / 256) * DIGIT) * 0.75;
}

export function pointsToCharacters(points: number): number {
  return Math.round(points / 0.75) / DIGIT;
}

/** Looks: styles, widths, heights, hidden rows and columns. */
export abstract class SheetLooks extends SheetCells {
  /** The look of a cell: its own, else its row's, else its column's. */
  style(row: number, column: number): Style {
    const cell = this.state.cells.get(cellKey(row, column));
    return cell?.style ?? this.state.rows.get(row)?.style ?? this.state.columns.get(column)?.style ?? NO_STYLE;
  }

  /** Changes looks; whole columns and rows keep it for cells to come. */
  setStyle(a: Area, patch: StylePatch): void {
    checkArea(a);
    const { protected: on, options } = this.state.protection;
    // Not even of unlocked cells: those are for contents.
    if (on && options.allowFormatCells !== true)
      throw new BookFault('protected', `the sheet ${this.state.name} is protected: no cell is formatted`);
    if (a.rows === MAX_ROWS) {
      for (let c = a.column; c <= lastColumn(a); c++) this.patchStrip(this.state.columns, c, patch);
      this.patchCells(this.keysIn(a), patch);
    } else if (a.columns === MAX_COLUMNS) {
      for (let r = a.row; r <= lastRow(a); r++) this.patchStrip(this.state.rows, r, patch);
      this.patchCells(this.keysIn(a), patch);
    } else {
      for (let r = a.row; r <= lastRow(a); r++) {
        for (let c = a.column; c <= lastColumn(a); c++) this.replaceStyle(r, c, this.patched(r, c, patch));
      }
    }
    this.notify({ kind: 'format', area: a });
  }

  /** One patch gives one new style for all cells that shared the old one. */
  private patched(row: number, column: number, patch: StylePatch): Style | undefined {
    const old = this.style(row, column);
    if (this.lastPatch !== patch) {
      this.lastPatch = patch;
      this.patchedStyles = new Map();
    }
    if (!this.patchedStyles.has(old)) this.patchedStyles.set(old, patchStyle(old, patch));
    return this.patchedStyles.get(old);
  }
  private lastPatch: StylePatch | null = null;
  private patchedStyles = new Map<Style, Style | undefined>();

  private patchStrip(strips: SharedMap<Strip>, index: number, patch: StylePatch): void {
    const { style, ...rest } = strips.get(index) ?? {};
    const next = patchStyle(style, patch);
    strips.set(index, next ? { ...rest, style: next } : Object.keys(rest).length ? rest : undefined);
  }

  private patchCells(keys: readonly number[], patch: StylePatch): void {
    for (const key of keys) this.replaceStyle(keyRow(key), keyColumn(key), this.patched(keyRow(key), keyColumn(key), patch));
  }

  /** Puts a whole style on one cell, without a notice. */
  replaceStyle(row: number, column: number, style: Style | undefined): void {
    const key = cellKey(row, column);
    const { style: _old, ...rest } = this.state.cells.get(key) ?? { value: null };
    const empty = rest.value === null && rest.formula === undefined;
    const plain = !style || Object.keys(style).length === 0;
    const strip = this.state.rows.get(row)?.style ?? this.state.columns.get(column)?.style;
    if (plain && !strip) this.state.cells.set(key, empty ? undefined : rest);
    else this.state.cells.set(key, { ...rest, style: style ?? NO_STYLE });
  }

  /** Digits, as the file counts (9 is Excel's Japanese default). A hidden column keeps its width. */
  columnWidth(column: number): number {
    return this.state.columns.get(column)?.size ?? this.state.defaultColumnWidth;
  }

  setColumnWidth(column: number, count: number, characters: number | null): void {
    this.setStrips(
      this.state.columns,
      column,
      count,
      characters === null ? null : { size: Math.min(Math.max(characters, 0), 255) },
      'size',
    );
    this.notify({ kind: 'structure', what: 'layout', area: area(0, column, MAX_ROWS, count) });
  }

  columnWidthPoints(column: number): number {
    return this.columnHidden(column) ? 0 : charactersToPoints(this.columnWidth(column));
  }

  setColumnWidthPoints(column: number, count: number, points: number): void {
    this.setColumnWidth(column, count, pointsToCharacters(points));
  }

  /** Points. */
  rowHeight(row: number): number {
    return this.state.rows.get(row)?.size ?? this.state.defaultRowHeight;
  }

  hasRowHeight(row: number): boolean {
    return this.state.rows.get(row)?.size !== undefined;
  }

  hasColumnWidth(column: number): boolean {
    return this.state.columns.get(column)?.size !== undefined;
  }

  setRowHeight(row: number, count: number, points: number | null): void {
    this.setStrips(this.state.rows, row, count, points === null ? null : { size: Math.min(Math.max(points, 0), 409.5) }, 'size');
    this.notify({ kind: 'structure', what: 'layout', area: area(row, 0, count, MAX_COLUMNS) });
  }

  columnHidden(column: number): boolean {
    return this.state.columns.get(column)?.hidden === true;
  }

  setColumnsHidden(column: number, count: number, hidden: boolean): void {
    this.setStrips(this.state.columns, column, count, hidden ? { hidden } : null, 'hidden');
    this.notify({ kind: 'structure', what: 'layout', area: area(0, column, MAX_ROWS, count) });
  }

  rowHidden(row: number): boolean {
    return this.state.rows.get(row)?.hidden === true;
  }

  setRowsHidden(row: number, count: number, hidden: boolean): void {
    this.setStrips(this.state.rows, row, count, hidden ? { hidden } : null, 'hidden');
    this.epoch++;
    this.notify({ kind: 'structure', what: 'layout', area: area(row, 0, count, MAX_COLUMNS) });
  }

  private setStrips(strips: SharedMap<Strip>, first: number, count: number, change: Strip | null, field: 'size' | 'hidden'): void {
    // Taking a setting away concerns those that have one: of whole sheets that is a few of a million.
    const lines = change
      ? Array.from({ length: count }, (_, i) => first + i)
      : [...strips.entries()].flatMap(([i]) => (i >= first && i < first + count ? [i] : []));
    for (const i of lines) {
      const next: Record<string, unknown> = { ...strips.get(i), ...change };
      if (!change) delete next[field];
      if (field === 'size') delete next['auto'];
      strips.set(i, Object.keys(next).length ? next : undefined);
    }
  }

  /** Widths that show the longest text of each column; a full-width character counts two digits. */
  autofitColumns(column: number, count: number): void {
    const widest = new Map<number, number>();
    for (const [key, cell] of this.state.cells.entries()) {
      const c = keyColumn(key);
      if (c < column || c >= column + count) continue;
      const text = displayText(cell.value, this.numberFormat(keyRow(key), c));
      const digits = Math.max(0, ...text.split('\n').map(textWidth));
      widest.set(c, Math.max(widest.get(c) ?? 0, digits));
    }
    for (const [c, digits] of widest) this.setColumnWidth(c, 1, Math.min(digits + 1, 255));
  }

  /** Heights for the lines of wrapped text; rows without any go back to the default. */
  autofitRows(row: number, count: number): void {
    const lines = new Map<number, number>();
    for (const [key, cell] of this.state.cells.entries()) {
      const r = keyRow(key);
      if (r < row || r >= row + count || !this.style(r, keyColumn(key)).alignment?.wrap) continue;
      const width = Math.max(1, this.columnWidth(keyColumn(key)) - 1);
      const text = displayText(cell.value, this.numberFormat(r, keyColumn(key)));
      const needed = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / width)), 0);
      lines.set(r, Math.max(lines.get(r) ?? 1, needed));
    }
    const after = Math.min(row + count, row + 100_000);
    const heightOf = (r: number): number | null | undefined => {
      const n = lines.get(r);
      return n !== undefined ? n * this.state.defaultRowHeight : this.state.rows.get(r)?.size !== undefined ? null : undefined;
    };
    // Rows of one height are set together, as Excel tells of them together.
    for (let r = row, next = row; r < after; r = next) {
      const height = heightOf(r);
      for (next = r + 1; next < after && heightOf(next) === height;) next++;
      if (height !== undefined) this.setRowHeight(r, next - r, height);
    }
  }
}

/** Width in digits: East Asian characters take two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const c of text) width += (c.codePointAt(0) ?? 0) >= 0x1100 && !/[｡-ﾟ]/.test(c) ? 2 : 1;
  return width;
}
