import type { Cell, Cells } from './cell';
import { Fault, finite } from './fault';
import { cellFor } from './keys';
import { readNumber } from './number';

/** What a whole-column reference hands over; its blank rest is no missing answer. */
const WHOLE_COLUMN = 1048576;

export const NO_VALUES = new Fault('#N/A', { kind: 'noValues' });

/** The rows that count: all of them, but of a whole column those up to the last that is not blank. */
export function counted(values: Cells): number {
  let rows = values.length;
  const empty = (cell: Cell): boolean => cell === null || cell === undefined || cell === '';
  if (rows >= WHOLE_COLUMN) while (rows > 0 && (values[rows - 1] || []).every(empty)) rows--;
  return rows;
}

/**
 * DX.ROLLUP: the weighted mean of the cells that hold a number. A cell without a number (also an error value: its KPI cannot be
 * told yet), or without a positive weight, is left out. Weights: 1 if null; one cell, row or column stands for the others; else the
 * shape of the values. None: #N/A.
 */
export function rollup(values: Cells, weights: Cells | null = null): number | Fault {
  let sum = 0;
  let total = 0;
  const rows = counted(values);
  for (let r = 0; r < rows; r++) {
    const row = values[r] || [];
    for (let c = 0; c < row.length; c++) {
      const value = readNumber(row[c]);
      if (value === null) continue;
      const weight = weights === null ? 1 : readNumber(cellFor(weights, r, c)) || 0;
      if (weight <= 0) continue;
      sum += value * weight;
      total += weight;
    }
  }
  return total === 0 ? NO_VALUES : finite(sum / total);
}
