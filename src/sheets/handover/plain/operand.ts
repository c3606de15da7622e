/** Arguments of DX calls as plain formulas can use them: what they are worth now, and how a formula names them. */
import type { Cell } from '../../../domain/base/cell';
import { isCellError } from '../../../domain/base/cell';
import { isFault } from '../../../domain/base/fault';
import { readNumber } from '../../../domain/text/number';
import { isBlankValue } from '../../../domain/text/characters/text';
import { isYearLabel } from '../../../domain/base/year-label';
import { positionOf, readDay, readTime, type Time, type Timing } from '../../../domain/text/dates/time';
import { constantText } from '../../schema/formula-text';
import type { HelperSheet } from './helper-sheet';

/** One cell's worth of an argument. */
export interface Operand {
  readonly value: Cell;
  /** As a formula of the cell names it, and as one of the helper sheet does. */
  readonly local: string;
  readonly global: string;
  /** It is one cell, which may be written over in the copy. */
  readonly isCell: boolean;
  /** Where it stands or what it is, for the helper sheet. */
  readonly what: string;
}

/** There is no equal plain formula. */
export class NoTwin extends Error {
  /** `error`: the function answers with an error, which stays. */
  constructor(readonly reason: 'noTwin' | 'notTold' | 'error') {
    super(reason);
    this.name = 'NoTwin';
  }
}

export function literal(value: string | number | boolean): Operand {
  const text = constantText(value);
  return { value, local: text, global: text, isCell: false, what: text };
}

export const isBlankCell = ({ value }: Operand): boolean => isBlankValue(value);

/** The number of an argument: itself, or on the helper sheet what stands there as text. */
export function numberOf(operand: Operand, helper: HelperSheet): Operand & { readonly value: number } {
  const { value, what } = operand;
  if (typeof value === 'number') return { ...operand, value };
  const read = typeof value === 'string' ? readNumber(value) : null;
  if (read === null) throw new NoTwin('notTold');
  const text = helper.number(`${what}「${String(value)}」を数値にしたもの`, read);
  return { value: read, local: text, global: text, isCell: false, what };
}

export function timeOf({ value }: Operand, argument: 'year' | 'asOf'): Time {
  const time = isCellError(value) ? null : readTime(value, argument);
  if (time === null || isFault(time)) throw new NoTwin('notTold');
  return time;
}

/** The position on the axis of years (an end of a year is the next whole number), as a cell of the helper sheet. */
export function positionCell(operand: Operand, timing: Timing, helper: HelperSheet): { readonly text: string; readonly value: number } {
  const time = timeOf(operand, 'asOf');
  const value = positionOf(time, timing);
  const { global: x, what } = operand;
  if (typeof operand.value !== 'number') return { text: helper.number(`${what}「${String(operand.value)}」の時点（年）`, value), value };
  const title = `${what} の時点（年。${timing}）`;
  if (isYearLabel(time)) return { text: helper.formula(title, `${x}+1`, value), value };
  const [year, month] = timing === '年末' ? [`YEAR(${x})`, 1] : [`(YEAR(${x})-(MONTH(${x})<4))`, 4];
  const first = (label: string): string => `DATE(${label},${month},1)`;
  const share = `(INT(${x})-${first(year)}+1)/(${first(`${year}+1`)}-${first(year)})`;
  return { text: helper.formula(title, `${year}+${share}`, value), value };
}

/** A day, and whether there is one. */
export interface DayOperand {
  readonly value: number | null;
  readonly has: string;
  readonly text: string;
}

/** A day that may be blank; what stands there as text or year becomes a constant. */
export function dayOfOperand(operand: Operand | null, edge: 'first' | 'last'): DayOperand {
  if (operand === null) return { value: null, has: 'FALSE', text: '0' };
  const { value, local, isCell } = operand;
  const day = isCellError(value) ? null : readDay(value, 'date', edge);
  if (isCellError(value) || isFault(day)) throw new NoTwin('notTold');
  if (isCell && (value === null || value === '' || (typeof value === 'number' && (day === null || day === value))))
    return { value: day, has: `N(${local})>0`, text: local };
  return day === null ? { value: null, has: 'FALSE', text: '0' } : { value: day, has: 'TRUE', text: String(day) };
}
