import type { Cell, Cells } from '../base/cell';
import { Fault, finite } from '../base/fault';
import { cellFor } from '../text/characters/keys';
import { readNumber } from '../text/number';

/** What a whole-column reference hands over; its blank rest is no missing answer. */
const WHOLE_COLUMN = 1048576;

export const NO_VALUES = new Fault('#N/A', { kind: 'noValues' });

/** The rows that count: all of them, but of a whole column those up to the last that is not blank. */
export function counted(values: Cells): Cells {
  let rows = values.length;
  const empty = (cell: Cell): boolean => cell === null || cell === undefined || cell === '';
  if (rows >= WHOLE_COLUMN) while (rows > 0 && (values[rows - 1] || []).every(empty)) rows--;
  return values.slice(0, rows);
}

/**
 * DX.ROLLUP: the weighted mean of the cells that hold a number. A cell without a number (also an error value: its KPI cannot be
 * told yet), or without a positive weight, is left out. Weights: 1 if null; one cell, row or column stands for the others; else the
 * shape of the values, or that shape turned (values in a column, weights in a row). None: #N/A.
 */
export function rollup(values: Cells, weights: Cells | null = null): number | Fault {
  let sum = 0;
  let total = 0;
  counted(values).forEach((row, r, rows) =>
    row.forEach((cell, c) => {
      const value = readNumber(cell);
      if (value === null) return;
      const turned = weights && weights.length === row.length && rows.length !== row.length;
      const weight = weights ? readNumber(turned ? cellFor(weights, c, r) : cellFor(weights, r, c)) || 0 : 1;
      if (weight <= 0) return;
      sum += value * weight;
      total += weight;
    }),
  );
  return total === 0 ? NO_VALUES : finite(sum / total);
}
