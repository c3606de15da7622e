import type { CSSProperties } from 'react';
import type { Area } from '../cell/address';
import { lastColumn, lastRow } from '../cell/address';
import type { Sheet } from '../book/book';
import type { Line, Style } from '../cell/style';
import { displayText } from '../cell/display';
import { isErrorValue } from '../cell/value';
import type { Value } from '../cell/value';
import type { Geometry, View } from './geometry';
import { HEADER_HEIGHT, boxOf, visible, windowY } from './geometry';
import { PADDING, cssBorder, cssFont, fillColour, sideOf, textLook, textWidth, turnLook } from './look';
import { tableLook } from './table-look';

/** What the window shows of a sheet, cell by cell, ready to be put into the page. */

/**
 * Layers of the window, from below: scrolled cells, frozen rows or columns, the corner where both are frozen, headers.
 * Within each of the first three: the paper, the cells, texts that run out of their cells, the selection.
 */
export const LAYER = { scrolled: 0, frozen: 4, corner: 8, header: 12 } as const;
export const PAPER = 0;
export const CELL = 1;
export const OVERFLOW = 2;
export const SELECTION = 3;

/** The layer of a box by how it is frozen. */
export function layerOf(box: { readonly frozenX: boolean; readonly frozenY: boolean }): number {
  return box.frozenX && box.frozenY ? LAYER.corner : box.frozenX || box.frozenY ? LAYER.frozen : LAYER.scrolled;
}

export interface PaintedCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
  readonly value: Value;
  /** Placed relative to its row. */
  readonly box: CSSProperties;
  readonly words: CSSProperties;
  readonly turn: CSSProperties | undefined;
  /** The message of an error, or the cell's note. */
  readonly hint: string | undefined;
  readonly noted: boolean;
}
export interface PaintedRow {
  readonly row: number;
  readonly cells: readonly PaintedCell[];
}

/** What a conditional format adds to a cell; null where none holds. */
export type ConditionalLookOf = (row: number, column: number) => Style | null;

const GRIDLINE = '#e1e5ea';
/** Texts are followed this many columns to the left of the window to see whether they run into it. */
const OVERFLOW_REACH = 24;

/** Looks of cells: the table's, then the cell's own, then what conditional formats say. Kept while the book does not change. */
export class Looks {
  private readonly styles = new Map<number, Style>();
  /** Lines of conditional formats. */
  private readonly lines = new Map<number, Style['borders']>();
  constructor(
    readonly sheet: Sheet,
    private readonly conditional: ConditionalLookOf,
  ) {}

  at(row: number, column: number): Style {
    const key = row * 16_384 + column;
    let style = this.styles.get(key);
    if (style === undefined) this.styles.set(key, (style = this.made(row, column)));
    return style;
  }

  /** The line a conditional format draws there: it is drawn over the neighbour's own. */
  conditionalLine(row: number, column: number, edge: 'top' | 'bottom' | 'left' | 'right'): Line | undefined {
    this.at(row, column);
    return this.lines.get(row * 16_384 + column)?.[edge];
  }

  private made(row: number, column: number): Style {
    const own = this.sheet.style(row, column);
    const conditional = this.conditional(row, column);
    if (conditional?.borders) this.lines.set(row * 16_384 + column, conditional.borders);
    const layers = [tableLook(this.sheet, row, column), own, conditional].filter(layer => layer !== undefined && layer !== null);
    if (layers.length === 1) return own;
    return layers.reduce<Style>(
      (style, layer) => ({
        ...style,
        ...layer,
        ...(style.font || layer.font ? { font: { ...style.font, ...layer.font } } : {}),
        ...(style.borders || layer.borders ? { borders: { ...style.borders, ...layer.borders } } : {}),
      }),
      {},
    );
  }
}

interface Run {
  readonly left: number;
  readonly right: number;
}

class Painter {
  private readonly sheet: Sheet;
  private readonly covered = new Set<number>();
  private readonly anchors = new Map<number, Area>();
  readonly rows: readonly number[];
  readonly columns: readonly number[];

  constructor(
    private readonly looks: Looks,
    private readonly geometry: Geometry,
    private readonly view: View,
  ) {
    this.sheet = looks.sheet;
    this.rows = visible(geometry.rows, geometry.frozenRows, view.top, view.height - HEADER_HEIGHT);
    this.columns = visible(geometry.columns, geometry.frozenColumns, view.left, view.width - geometry.headerWidth);
    for (const merge of this.sheet.merges) this.cover(merge);
  }

  private key(row: number, column: number): number {
    return row * 16_384 + column;
  }

  /** A merge is drawn once, from its first cell in the window; its other cells are not drawn. */
  private cover(merge: Area): void {
    const top = this.rows.find(row => row >= merge.row);
    const left = this.columns.find(column => column >= merge.column);
    if (top === undefined || left === undefined || top > lastRow(merge) || left > lastColumn(merge)) return;
    for (const row of this.rows) {
      if (row < merge.row || row > lastRow(merge)) continue;
      for (const column of this.columns) if (column >= merge.column && column <= lastColumn(merge)) this.covered.add(this.key(row, column));
    }
    this.anchors.set(this.key(top, left), merge);
  }

  private isFree(row: number, column: number): boolean {
    return (
      column >= 0 &&
      column < this.geometry.columns.count &&
      this.sheet.value(row, column) === null &&
      this.sheet.formula(row, column) === null &&
      this.sheet.mergeAt(row, column) === null
    );
  }

  /** 選択範囲内で中央: how many blank cells of the same alignment follow. */
  private across(row: number, column: number): number {
    let count = 0;
    while (this.isFree(row, column + count + 1) && this.looks.at(row, column + count + 1).alignment?.horizontal === 'centerContinuous')
      count++;
    return count;
  }

  /** How many columns a text runs out of its cell to either side. */
  private run(row: number, column: number, style: Style, value: Value): Run {
    const none = { left: 0, right: 0 };
    if (style.alignment?.horizontal === 'centerContinuous' && value !== null) return { left: 0, right: this.across(row, column) };
    if (typeof value !== 'string' || style.alignment?.wrap || style.alignment?.shrink || style.alignment?.rotation) return none;
    const side = sideOf(style, value);
    let missing = textWidth(this.sheet.text(row, column), cssFont(style)) + 2 * PADDING - this.geometry.columns.size(column);
    if (missing <= 0) return none;
    const reach = (by: 1 | -1, room: number): number => {
      let count = 0;
      for (let at = column + by; room > 0 && this.isFree(row, at); at += by) {
        room -= this.geometry.columns.size(at);
        count++;
      }
      return count;
    };
    if (side === 'center') missing /= 2;
    return { left: side === 'left' ? 0 : reach(-1, missing), right: side === 'right' ? 0 : reach(1, missing) };
  }

  private line(row: number, column: number, edge: 'top' | 'bottom' | 'left' | 'right'): Line | undefined {
    const own = this.looks.at(row, column).borders?.[edge];
    const [dy, dx, other] = { top: [-1, 0, 'bottom'], bottom: [1, 0, 'top'], left: [0, -1, 'right'], right: [0, 1, 'left'] }[edge] as [
      number,
      number,
      'top',
    ];
    if (row + dy < 0 || column + dx < 0) return own;
    const over = this.looks.conditionalLine(row, column, edge) ?? this.looks.conditionalLine(row + dy, column + dx, other);
    return over ?? own ?? this.looks.at(row + dy, column + dx).borders?.[other];
  }

  private cell(row: number, area: Area, run: Run, hideRightLine: boolean): PaintedCell {
    const style = this.looks.at(area.row, area.column);
    const box = boxOf(this.geometry, this.view, area);
    const value = this.sheet.value(area.row, area.column);
    const fill = fillColour(style);
    const grid = this.sheet.showGridlines && fill === undefined ? `1px solid ${GRIDLINE}` : '1px solid transparent';
    const bottom = lastRow(area);
    const right = lastColumn(area);
    const css = (line: Line | undefined, otherwise: string): string => (line ? cssBorder(line) : otherwise);
    const none = '1px solid transparent';
    const look: CSSProperties = {
      left: box.x - 1,
      top: box.y - 1 - windowY(this.geometry, this.view, row),
      width: box.width + 1,
      height: box.height + 1,
      borderTop: css(this.line(area.row, area.column, 'top'), none),
      borderLeft: css(this.line(area.row, area.column, 'left'), none),
      borderRight: css(this.line(area.row, right, 'right'), hideRightLine || run.right > 0 ? none : grid),
      borderBottom: css(this.line(bottom, area.column, 'bottom'), grid),
      zIndex: layerOf(box) + (run.left || run.right ? OVERFLOW : CELL),
    };
    if (fill !== undefined) look.background = fill;
    const words: CSSProperties = textLook(style, value);
    const text = this.shown(area, style, value, box.width);
    if (run.left || run.right) {
      const x = this.geometry.columns.span(area.column - run.left, run.left);
      words.left = -x;
      words.width = x + this.geometry.columns.span(area.column, 1 + run.right) - 1;
    }
    const note = this.sheet.noteAt(area.row, area.column);
    const hint = isErrorValue(value) && value.message ? value.message : note?.text;
    return {
      row: area.row,
      column: area.column,
      rows: area.rows,
      columns: area.columns,
      text,
      value,
      box: look,
      words,
      turn: turnLook(style),
      hint,
      noted: note !== null,
    };
  }

  /** The text; a number that does not fit its cell is shown as ####, never cut. */
  private shown(area: Area, style: Style, value: Value, width: number): string {
    // A conditional format may have a number format of its own.
    const text =
      style.numberFormat === undefined || style.numberFormat === this.sheet.numberFormat(area.row, area.column)
        ? this.sheet.text(area.row, area.column)
        : displayText(value, style.numberFormat);
    if (typeof value !== 'number' || style.alignment?.shrink || style.alignment?.wrap) return text;
    const font = cssFont(style);
    const room = width - 2;
    return textWidth(text, font) <= room ? text : '#'.repeat(Math.max(1, Math.floor(room / Math.max(1, textWidth('#', font)))));
  }

  row(row: number): PaintedRow {
    const cells: PaintedCell[] = [];
    const single = (column: number): Area => ({ row, column, rows: 1, columns: 1 });
    const hidden = new Set<number>();
    const runs = new Map<number, Run>();
    const spread = (column: number): void => {
      const run = this.run(row, column, this.looks.at(row, column), this.sheet.value(row, column));
      if (!run.left && !run.right) return;
      runs.set(column, run);
      for (let at = column - run.left; at < column + run.right; at++) hidden.add(at);
    };
    for (const column of this.columns) if (!this.covered.has(this.key(row, column))) spread(column);
    const first = this.columns.find(column => column >= this.geometry.frozenColumns);
    if (first !== undefined) this.fromTheLeft(row, first, cells, runs, spread);
    for (const column of this.columns) {
      const merge = this.anchors.get(this.key(row, column));
      if (merge) cells.push(this.cell(row, merge, { left: 0, right: 0 }, false));
      else if (!this.covered.has(this.key(row, column)))
        cells.push(this.cell(row, single(column), runs.get(column) ?? { left: 0, right: 0 }, hidden.has(column)));
    }
    return { row, cells };
  }

  /** A text that begins left of the window and runs into it. */
  private fromTheLeft(row: number, first: number, cells: PaintedCell[], runs: Map<number, Run>, spread: (column: number) => void): void {
    const least = Math.max(this.geometry.frozenColumns, first - OVERFLOW_REACH);
    for (let column = first; column >= least; column--) {
      if (this.isFree(row, column)) continue;
      if (column === first || this.sheet.mergeAt(row, column)) return;
      spread(column);
      const run = runs.get(column);
      if (run && column + run.right >= first) cells.push(this.cell(row, { row, column, rows: 1, columns: 1 }, run, true));
      return;
    }
  }
}

export interface Painting {
  readonly rows: readonly PaintedRow[];
  readonly shownRows: readonly number[];
  readonly shownColumns: readonly number[];
}

export function paint(looks: Looks, geometry: Geometry, view: View): Painting {
  const painter = new Painter(looks, geometry, view);
  return { rows: painter.rows.map(row => painter.row(row)), shownRows: painter.rows, shownColumns: painter.columns };
}
