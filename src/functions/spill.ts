import type { Cell, Cells } from '../domain/cell';
import { Fault, finite, givenFault, isFault } from '../domain/fault';
import { cellAt, textOf } from '../domain/keys';
import { sentenceOf } from './language';

/** An argument ready to be read cell by cell. */
export interface Argument<T> {
  readonly cells: Cells;
  readonly read: (cell: Cell) => T | Fault;
  /** Its text names the KPI in error messages. */
  readonly isKpi: boolean;
}

export type Answer = number | string | boolean | CustomFunctions.Error;

const SIZES = new Fault('#N/A', { kind: 'sizes' });

/**
 * Runs a function over ranges as Excel's dynamic arrays do (section 1): every argument is one cell, one row, one column or the
 * full size; where sizes clash the cells outside the smaller are #N/A. A bad cell is an error in its own place. The arguments
 * are prepared once per call; per cell there is a look-up, the arithmetic and nothing else.
 *
 * @returns the answers in the full size. A single answer that is an error is thrown: every Excel shows the message of that.
 */
export function spill<A extends readonly unknown[]>(
  list: { readonly [I in keyof A]: Argument<A[I]> },
  body: (...values: A) => Cell | Fault,
): Answer[][] {
  const inputs = (list as readonly Argument<unknown>[]).map(toInput);
  const rows = Math.max(...inputs.map(input => input.rows));
  const columns = Math.max(...inputs.map(input => input.columns));
  const kpi = list.find(argument => argument.isKpi);
  const toError = errors();
  // A single cell is read once; only what varies is read again for every cell.
  const values = inputs.map(input => (input.varies ? null : input.read(cellAt(input.cells, 0, 0))));
  const fixedFault = values.find(isFault);
  // Of several faults the first argument's is the answer.
  const end = fixedFault ? values.indexOf(fixedFault) : values.length;
  const varying = inputs.map((_, i) => i).filter(i => i < end && (inputs[i] as Input).varies);
  const result: Answer[][] = [];
  for (let r = 0; r < rows; r++) {
    const line: Answer[] = [];
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
      if (!answer) answer = fixedFault || body(...(values as unknown as A));
      // -0 is 0 in a cell, and nothing is an empty text.
      if (typeof answer === 'number') answer = finite(answer + 0);
      if (typeof answer === 'object' && answer !== null) {
        line.push(toError(isFault(answer) ? answer : givenFault(answer), kpi ? textOf(cellFor(kpi.cells, r, c)) : ''));
      } else line.push(answer ?? '');
    }
    result.push(line);
  }
  const [[only] = []] = result;
  if (rows * columns === 1 && typeof only === 'object') throw only;
  return result;
}

interface Input extends Argument<unknown> {
  readonly rows: number;
  readonly columns: number;
  readonly varies: boolean;
}

function toInput({ cells, read, isKpi }: Argument<unknown>): Input {
  let columns = 1;
  for (const row of cells) if (row.length > columns) columns = row.length;
  const rows = cells.length;
  return { cells, read, isKpi, rows, columns, varies: rows * columns > 1 };
}

function valueAt(input: Input, r: number, c: number): unknown {
  const { rows, columns } = input;
  return (r >= rows && rows > 1) || (c >= columns && columns > 1)
    ? SIZES
    : input.read(cellAt(input.cells, rows === 1 ? 0 : r, columns === 1 ? 0 : c));
}

/** The cell that names the KPI of an answer: a single one, or one row or column of them, stands for all. */
function cellFor(cells: Cells, r: number, c: number): Cell {
  const [row = []] = cells;
  return cellAt(cells, cells.length === 1 ? 0 : r, row.length === 1 ? 0 : c);
}

/** Makes the errors of one call; equal ones are one object, since making an error costs more than a cell. */
function errors(): (fault: Fault, kpi: string) => CustomFunctions.Error {
  const made = new Map<string, CustomFunctions.Error>();
  return (fault, kpi) => {
    const message = sentenceOf(fault.reason, kpi);
    const key = fault.code + message;
    let error = made.get(key);
    if (error === undefined) {
      error = new CustomFunctions.Error(fault.code as CustomFunctions.ErrorCode, message);
      made.set(key, error);
    }
    return error;
  };
}
