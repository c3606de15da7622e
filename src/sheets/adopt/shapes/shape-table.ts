/** A table in another shape, made of cells of the source; each cell remembers its column there. */
import type { Cell } from '../../../domain/base/cell';
import { isEmpty, oneLine, shownText } from '../source/adopt-grid';
import type { SourceColumn, SourceLine, SourceTable } from '../source/adopt-source';

/** A cell of the new shape. `from` is the column of the source that it comes from; a header's own text has that of its header. */
export interface ShapedCell {
  readonly value: Cell;
  readonly text: string;
  readonly from: number;
}

export interface ShapedLine {
  readonly row: number;
  readonly cells: readonly (ShapedCell | null)[];
}

const SAMPLES = 3;

/** The cell of a line as it stands. */
export function shapedCell({ cells, texts }: SourceLine, at: number): ShapedCell | null {
  return isEmpty(cells[at]) ? null : { value: cells[at], text: oneLine(shownText(cells[at], texts[at])), from: at };
}

export const textOfCell = (line: SourceLine, at: number): string => shapedCell(line, at)?.text ?? '';

export const made = (text: string, from: number): ShapedCell => ({ value: text, text, from });

/** The table with other columns and lines; titles and counts stay. */
export function reshaped(table: SourceTable, headers: readonly string[], shaped: readonly ShapedLine[]): SourceTable {
  const lines = shaped.map(({ row, cells }): SourceLine => ({
    row,
    cells: cells.map(cell => cell?.value ?? ''),
    texts: cells.map(cell => cell?.text ?? ''),
    columns: cells.map((cell, at) => cell?.from ?? at),
  }));
  const columns = headers.map((header, at): SourceColumn => ({
    at,
    header,
    samples: lines.flatMap(({ texts }) => (texts[at] === undefined || texts[at] === '' ? [] : [texts[at]])).slice(0, SAMPLES),
  }));
  return { ...table, columns, lines };
}
