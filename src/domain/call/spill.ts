import type { Cell, Cells } from '../base/cell';
import { Fault, finite, givenFault, isFault } from '../base/fault';
import { cellAt, cellFor, textOf } from '../text/characters/keys';

/** An argument ready to be read cell by cell. */
export interface Argument<T> {
  readonly cells: Cells;
  readonly read: (cell: Cell) => T | Fault;
  /** Its text names the KPI in error messages. */
  readonly isKpi: boolean;
}

/** A function with its arguments: ready to be answered cell by cell. */
export interface Call {
  readonly list: readonly Argument<unknown>[];
  readonly body: (...values: readonly unknown[]) => Cell | Fault;
}

/** Checks that the body takes what the arguments are read as. */
export function call<A extends readonly unknown[]>(
  list: { readonly [I in keyof A]: Argument<A[I]> },
  body: (...values: A) => Cell | Fault,
): Call {
  return { list: list as readonly Argument<unknown>[], body: body as unknown as Call['body'] };
}

/** What stands in a cell outside the smaller of two ranges. */
export const SIZES = new Fault('#N/A', { kind: 'sizes' });

/**
 * Runs a function over ranges as Excel's dynamic arrays do (section 1): every argument is one cell, one row, one column or the
 * full size; where sizes clash the cells outside the smaller are #N/A. A bad cell is an error in its own place. The arguments
 * are prepared once per call; per cell there is a look-up, the arithmetic and nothing else.
 *
 * @param toError makes of a fault what stands in its cell; `kpi` is the KPI the cell is about, '' where there is none
 * @returns the answers in the full size
 */
export function spill<E>({ list, body }: Call, toError: (fault: Fault, kpi: string) => E): (number | string | boolean | E)[][] {
  const inputs = list.map(toInput);
  const rows = Math.max(...inputs.map(input => input.rows));
  const columns = Math.max(...inputs.map(input => input.columns));
  const kpi = list.find(argument => argument.isKpi);
  // A single cell is read once; only what varies is read again for every cell.
  const values = inputs.map(input => (input.varies ? null : input.read(cellAt(input.cells, 0, 0))));
  const fixedFault = values.find(isFault);
  // Of several faults the first argument's is the answer.
  const end = fixedFault ? values.indexOf(fixedFault) : values.length;
  const varying = inputs.map((_, i) => i).filter(i => i < end && (inputs[i] as Input).varies);
  const result: (number | string | boolean | E)[][] = [];
  // A row in its size at once: one that grows by push takes room for sixteen more, in every one of 20,000 rows.
  const empty: (number | string | boolean | E)[] = new Array(columns);
  for (let r = 0; r < rows; r++) {
    const line = empty.slice();
    for (let c = 0; c < columns; c++) {
      let answer: Cell | Fault = null;
      for (const i of varying) {
        const value = valueAt(inputs[i] as Input, r, c);
        if (isFault(value)) {
          answer = value;
          break;
        }
        values[i] = value;
      }
      if (!answer) answer = fixedFault || body(...values);
      // -0 is 0 in a cell, and nothing is an empty text.
      if (typeof answer === 'number') answer = finite(answer + 0);
      if (typeof answer === 'object' && answer) {
        line[c] = toError(isFault(answer) ? answer : givenFault(answer), kpi ? textOf(cellFor(kpi.cells, r, c)) : '');
      } else line[c] = answer ?? '';
    }
    result.push(line);
  }
  return result;
}

interface Input extends Pick<Argument<unknown>, 'cells' | 'read'> {
  readonly rows: number;
  readonly columns: number;
  readonly varies: boolean;
}

function toInput({ cells, read }: Argument<unknown>): Input {
  let columns = 1;
  for (const row of cells) if (row.length > columns) columns = row.length;
  const rows = cells.length;
  return { cells, read, rows, columns, varies: rows * columns > 1 };
}

function valueAt(input: Input, r: number, c: number): unknown {
  const { rows, columns } = input;
  return isOutside(rows, columns, r, c) ? SIZES : input.read(cellAt(input.cells, rows === 1 ? 0 : r, columns === 1 ? 0 : c));
}

/** Has a range of this size no cell for an answer's place? A single row or column has one for all. */
export function isOutside(rows: number, columns: number, r: number, c: number): boolean {
  return (r >= rows && rows > 1) || (c >= columns && columns > 1);
}
