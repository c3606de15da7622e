/** Excel's own operators and the few functions that stand around DX functions, on single cells. */
import { isCellError, type Cell } from '../../domain/base/cell';
import { dateOf, serialOf } from '../../domain/base/serial';
import { isDay, monthsOn } from '../formula/months-on';

const VALUE: Cell = { code: '#VALUE!' };
const isBlank = (cell: Cell): boolean => cell === null || cell === undefined || cell === '';

/** A number as arithmetic takes it; a text counts where Excel would read a number in it. */
function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (cell === null || cell === undefined) return 0;
  return typeof cell === 'string' && cell.trim() !== '' && Number.isFinite(Number(cell)) ? Number(cell) : null;
}

const finite = (value: number): Cell => (Number.isFinite(value) ? value : { code: '#NUM!' });

export function unary(operator: string, cell: Cell): Cell {
  if (isCellError(cell) || operator === '+') return cell;
  const number = numberOf(cell);
  if (number === null) return VALUE;
  return operator === '%' ? number / 100 : -number;
}

/** Numbers come before texts, texts before truth values; a blank is what it is compared with. */
function compared(left: Cell, right: Cell): number {
  const rank = (cell: Cell): number => (typeof cell === 'number' ? 0 : typeof cell === 'string' ? 1 : 2);
  const like = (cell: Cell, other: Cell): Cell =>
    cell !== null && cell !== undefined ? cell : typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
  const [one, other] = [like(left, right), like(right, left)];
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  if (typeof one === 'string' && typeof other === 'string') {
    const [a, b] = [one.toLowerCase(), other.toLowerCase()];
    return a === b ? 0 : a < b ? -1 : 1;
  }
  return Number(one) - Number(other);
}

export function binary(operator: string, left: Cell, right: Cell): Cell {
  const error = [left, right].find(isCellError);
  if (error !== undefined) return error;
  if (operator === '&') return textOf(left) + textOf(right);
  switch (operator) {
    case '=':
      return compared(left, right) === 0;
    case '<>':
      return compared(left, right) !== 0;
    case '<':
      return compared(left, right) < 0;
    case '>':
      return compared(left, right) > 0;
    case '<=':
      return compared(left, right) <= 0;
    case '>=':
      return compared(left, right) >= 0;
  }
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one === null || other === null) return VALUE;
  switch (operator) {
    case '+':
      return finite(one + other);
    case '-':
      return finite(one - other);
    case '*':
      return finite(one * other);
    case '/':
      return other === 0 ? { code: '#DIV/0!' } : finite(one / other);
    default:
      return finite(Math.pow(one, other));
  }
}

function textOf(cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell === null || cell === undefined || isCellError(cell) ? '' : String(cell);
}

interface PlainFunction {
  /** All cells of all arguments at once, not cell by cell. */
  readonly together?: true;
  readonly of: (cells: readonly Cell[]) => Cell;
}

function onNumbers(work: (...numbers: readonly number[]) => number): PlainFunction {
  return {
    of: cells => {
      const error = cells.find(isCellError);
      if (error !== undefined) return error;
      const numbers = cells.map(numberOf);
      return numbers.every(number => number !== null) ? finite(work(...numbers)) : VALUE;
    },
  };
}

function onAll(work: (numbers: readonly number[]) => number): PlainFunction {
  return {
    together: true,
    of: cells => cells.find(isCellError) ?? finite(work(cells.filter(cell => typeof cell === 'number'))),
  };
}

function onTruths(work: (truths: readonly boolean[]) => boolean): PlainFunction {
  return {
    together: true,
    of: cells => cells.find(isCellError) ?? work(cells.filter(cell => !isBlank(cell) && typeof cell !== 'string').map(Boolean)),
  };
}

/** Halves go away from 0, as in Excel; without the noise that 1.005 * 100 has. */
function rounded(value: number, digits: number): number {
  const scale = Math.pow(10, Math.trunc(digits));
  return (Math.sign(value) * Math.round(Number((Math.abs(value) * scale).toPrecision(15)))) / scale;
}

/** By name; what is not here is not worked out. */
export const PLAIN: Readonly<Partial<Record<string, PlainFunction>>> = {
  IF: {
    of: ([condition, yes, no = false]) => {
      if (isCellError(condition)) return condition;
      const truth = typeof condition === 'boolean' ? condition : numberOf(condition);
      if (truth === null) return VALUE;
      return (truth ? yes : no) ?? 0;
    },
  },
  IFERROR: { of: ([value, instead]) => (isCellError(value) ? (instead ?? '') : value) },
  IFNA: { of: ([value, instead]) => (isCellError(value) && value.code === '#N/A' ? (instead ?? '') : value) },
  NA: { of: () => ({ code: '#N/A' }) },
  ROUND: onNumbers((value = 0, digits = 0) => rounded(value, digits)),
  ABS: onNumbers((value = 0) => Math.abs(value)),
  INT: onNumbers((value = 0) => Math.floor(value)),
  DATE: onNumbers((year = 0, month = 1, day = 1) => serialOf(year, Math.trunc(month), Math.trunc(day))),
  MONTH: onNumbers((serial = 0) => (isDay(serial) ? dateOf(Math.floor(serial)).month : NaN)),
  DAY: onNumbers((serial = 0) => (isDay(serial) ? dateOf(Math.floor(serial)).day : NaN)),
  EDATE: onNumbers((serial = 0, months = 0) => monthsOn(serial, months)),
  SUM: onAll(numbers => numbers.reduce((sum, number) => sum + number, 0)),
  MAX: onAll(numbers => (numbers.length === 0 ? 0 : Math.max(...numbers))),
  MIN: onAll(numbers => (numbers.length === 0 ? 0 : Math.min(...numbers))),
  AND: onTruths(truths => truths.every(Boolean)),
  OR: onTruths(truths => truths.some(Boolean)),
  NOT: { of: ([cell]) => (isCellError(cell) ? cell : !cell) },
};
