/** Rows and columns that come or go between the look and the write. */

/**
 * Changes nothing; Excel ends the batch here, before anything is written, where the range has got or lost rows or columns since it was looked at:
 * formats of another shape are refused, and null leaves a cell's as it is. Not for protected sheets.
 */
export function refuseReshaped(range: Excel.Range, rows: number, columns: number): void {
  range.getColumn(0).numberFormat = Array.from({ length: rows }, () => [null]);
  range.getRow(0).numberFormat = [Array.from({ length: columns }, () => null)];
}
