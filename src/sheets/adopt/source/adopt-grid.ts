/** What was pointed at, as a grid of cells with the texts they show and what is merged. Nothing is asked of Excel. */
import type { Cell, Cells } from '../../../domain/base/cell';
import { dateOf } from '../../../domain/base/serial';
import { isBlankRow } from '../../read/read';

/** A rectangle of cells inside the source; row and column from 0. */
export interface SourceArea {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What was pointed at, as Excel holds it. */
export interface AdoptSource {
  readonly sheet: string;
  /** Of its first cell, from 0. */
  readonly row: number;
  readonly column: number;
  /** The Excel table it is; null: plain cells. */
  readonly table: string | null;
  /** The Excel table it is, whose header row is hidden, so that its first row is no header; null: it is none such. */
  readonly headersHidden: string | null;
  readonly values: Cells;
  /** As shown, in the same shape. */
  readonly texts: readonly (readonly string[])[];
  readonly merges: readonly SourceArea[];
}

/** A narrow column shows its number or date as #### only. */
const HIDDEN = /^#+$/;

/** Days from 1990 to 2100 that begin a month. */
function monthBegunBy(cell: Cell): string | null {
  if (typeof cell !== 'number' || !Number.isInteger(cell) || cell < 32_874 || cell > 73_415) return null;
  const { year, month, day } = dateOf(cell);
  return day === 1 ? `${year}年${month}月` : null;
}

/** A month that Excel keeps as its first day, whatever its format shows of it (4月, Apr-25): the month with its year; other texts as shown. */
export function shownHeader(cell: Cell, text: string | undefined): string {
  const shown = shownText(cell, text);
  return shown === String(cell) ? shown : (monthBegunBy(cell) ?? shown);
}

/** A cell as people see it. */
export function shownText(cell: Cell, text: string | undefined): string {
  if (text !== undefined && text !== '' && !HIDDEN.test(text)) return text;
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.code : String(cell);
}

export const isEmpty = (cell: Cell): boolean => isBlankRow([cell]);

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The first cell of the merged cells that each cell belongs to. */
export function mergedInto(merges: readonly SourceArea[]): (row: number, column: number) => SourceArea | null {
  const byCell = new Map<string, SourceArea>();
  for (const area of merges) {
    // Only headers look sideways; a merged title of a whole sheet would cost more than it tells.
    if (area.rows * area.columns > 10_000) continue;
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++) byCell.set(`${row},${column}`, area);
  }
  return (row, column) => byCell.get(`${row},${column}`) ?? null;
}

export interface SourceGrid {
  readonly width: number;
  readonly height: number;
  /** The cell's own text. */
  own(row: number, column: number): string;
  /** With what merged cells show in all of their cells. */
  shown(row: number, column: number): string;
  /** The merged cells that a cell belongs to. */
  area(row: number, column: number): SourceArea | null;
}

export function gridOf({ values, texts, merges }: AdoptSource): SourceGrid {
  const width = values[0]?.length ?? 0;
  const into = mergedInto(merges);
  const own = (row: number, column: number): string =>
    isEmpty(values[row]?.[column]) ? '' : oneLine(shownHeader(values[row]?.[column], texts[row]?.[column]));
  return {
    width,
    height: values.length,
    own,
    shown(row, column) {
      const area = into(row, column);
      return area === null ? own(row, column) : own(area.row, area.column);
    },
    area: into,
  };
}
