/** ROLLUP and COVERAGE cell by cell on the helper sheet, where a range holds texts, errors or weights of another shape. */
import type { Cell } from '../../../domain/base/cell';
import { isCellError } from '../../../domain/base/cell';
import { isOutside } from '../../../domain/call/spill';
import { readNumber } from '../../../domain/text/number';
import type { HelperLine, HelperSheet } from './helper-sheet';
import { NoTwin, type Operand } from './operand';
import type { PlanSource } from './plan-formulas';

/** More cells than these are not told one by one. */
const MOST_CELLS = 300;

/** A cell as a number. */
interface MeanTerm {
  /** As a formula of the helper sheet names it. */
  readonly text: string;
  /** Whether it is one, as a condition; null: always. */
  readonly isNumber: string | null;
  /** What it is now. */
  readonly value: number | null;
}

/** Itself where it is a number (now or later), and what its text says now. */
function partOf({ value, global, what }: Operand, helper: HelperSheet): MeanTerm {
  const read = numberIn(value);
  if (typeof value === 'string' && read !== null)
    return { text: helper.number(`${what}「${value}」を数値にしたもの`, read), isNumber: null, value: read };
  return { text: global, isNumber: `ISNUMBER(${global})`, value: read };
}

const numberIn = (cell: Cell): number | null => (isCellError(cell) ? null : readNumber(cell));

const columnsOf = ({ cells }: PlanSource): number => cells[0]?.length ?? 0;

function* cellsOf(source: PlanSource): Generator<{ readonly operand: Operand; readonly row: number; readonly column: number }> {
  if (source.cells.length * columnsOf(source) > MOST_CELLS) throw new NoTwin('noTwin');
  for (let row = 0; row < source.cells.length; row++)
    for (let column = 0; column < columnsOf(source); column++) yield { operand: source.cell(row, column), row, column };
}

/** The weight that belongs to a cell: one cell, row or column stands for the others, and the shape may be turned. */
function weightAt(weights: PlanSource, values: PlanSource, row: number, column: number): Operand {
  const isTurned = weights.cells.length === columnsOf(values) && values.cells.length !== columnsOf(values);
  const [down, across] = isTurned ? [column, row] : [row, column];
  if (isOutside(weights.cells.length, columnsOf(weights), down, across)) throw new NoTwin('notTold');
  return weights.cell(weights.cells.length === 1 ? 0 : down, columnsOf(weights) === 1 ? 0 : across);
}

/** DX.ROLLUP. */
export function weighed(values: PlanSource, weights: PlanSource | null, helper: HelperSheet): string {
  const products: HelperLine[] = [];
  const counted: HelperLine[] = [];
  for (const { operand, row, column } of cellsOf(values)) {
    const value = partOf(operand, helper);
    const weight = weights === null ? null : partOf(weightAt(weights, values, row, column), helper);
    const tests = [value.isNumber, weight?.isNumber ?? null, weight === null ? null : `${weight.text}>0`].filter(test => test !== null);
    const when = (text: string): string => tests.reduceRight((inner, test) => `IF(${test},${inner},0)`, text);
    const share = weight === null ? 1 : Math.max(0, weight.value ?? 0);
    const isCounted = value.value !== null && share > 0;
    products.push({
      what: `集計する値${weight === null ? '' : '×重み'}：${operand.what}`,
      formula: when(weight === null ? value.text : `${value.text}*${weight.text}`),
      value: isCounted ? (value.value ?? 0) * share : 0,
    });
    counted.push({
      what: `集計する値の${weight === null ? '数' : '重み'}：${operand.what}`,
      formula: when(weight?.text ?? '1'),
      value: isCounted ? share : 0,
    });
  }
  const [sum, total] = [`SUM(${helper.column(products)})`, `SUM(${helper.column(counted)})`];
  return `IF(${total}=0,NA(),${sum}/${total})`;
}

/** The cells that hold a number, counted, for DX.COVERAGE. */
export function heldIn(values: PlanSource, helper: HelperSheet): string {
  const lines = [...cellsOf(values)].map(({ operand }): HelperLine => {
    const { isNumber, value } = partOf(operand, helper);
    return {
      what: `数値が入っているか：${operand.what}`,
      formula: isNumber === null ? null : `IF(${isNumber},1,0)`,
      value: Number(value !== null),
    };
  });
  return `SUM(${helper.column(lines)})`;
}
