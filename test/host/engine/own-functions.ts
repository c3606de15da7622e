import { displayText } from '../cell/display';
import { enter } from '../cell/input';
import type { Value } from '../cell/value';
import type { RuntimeValue } from './custom-calls';
import { CRITERIA_FUNCTIONS } from './own/criteria';
import { DATE_FUNCTIONS } from './own/dates';
import { ROUNDING_FUNCTIONS } from './own/rounding';
import { asArray, error, mapValues, number, own, single, string, type OwnFunction, type Single } from './own/values';
import { WIDTH_FUNCTIONS } from './own/widths';
import { WORKDAY_FUNCTIONS } from './own/workdays';

/** Built-in functions the library answers wrongly; ours are asked first. */

/** A text as typed into a cell: a number, a date, a percentage; null where it stays text. */
function typed(text: string): number | null {
  const { value } = enter(text, { textFormat: false, year: new Date().getFullYear() });
  return typeof value === 'number' ? value : null;
}

/** TEXT prints through the same formats as the cells; the library knows no eras. */
function text(given: RuntimeValue, format: RuntimeValue): RuntimeValue {
  const pattern = single(format);
  return mapValues(given, one => {
    if (one.kind === 4) return one;
    if (pattern.kind === 4) return pattern;
    if (pattern.kind === 0) return string('');
    const value: Value = one.kind === 0 ? 0 : one.value;
    return string(displayText(typeof value === 'string' ? (typed(value) ?? value) : value, String(pattern.value)));
  });
}

function valueOf(given: RuntimeValue, wholeDays: boolean): RuntimeValue {
  const one = single(given);
  if (one.kind === 4) return one;
  if (one.kind !== 2) return wholeDays || one.kind === 3 ? error('#VALUE!') : number(one.kind === 0 ? 0 : one.value);
  const found = typed(one.value);
  return found === null ? error('#VALUE!') : number(wholeDays ? Math.floor(found) : found);
}

/** What the translation writes for an IF over a range of conditions (translate.ts). */
export const IF_OVER_RANGE = 'IF.OVER.RANGE';
/** A blank as 0: a formula's result, and what is looked for. */
export const BLANK_AS_ZERO = 'BLANK.AS.ZERO';
/** One value as a range of one cell, so that an aggregate leaves a text in it out. */
export const AS_RANGE = 'AS.RANGE';

/**
 * IF over a range as Excel spreads it: as large as the largest of its arguments; one row, one column or one cell stands for all, and
 * what lies outside a smaller range is #N/A. The library gives the conditions' size whatever the answers' is.
 */
function ifOverRange(condition: RuntimeValue, whenTrue: RuntimeValue, whenFalse: RuntimeValue): RuntimeValue {
  const given = [condition, whenTrue, whenFalse];
  const [height, width] = [Math.max(...given.map(heightOf)), Math.max(...given.map(widthOf))];
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column): RuntimeValue => {
      const met = cellOf(condition, row, column);
      if (met.kind === 4) return met;
      if (met.kind === 2 || met.kind === 5) return error('#VALUE!');
      return cellOf(met.kind !== 0 && Boolean(met.value) ? whenTrue : whenFalse, row, column);
    }),
  );
  return { kind: 5, rows, height, width };
}

const heightOf = (value: RuntimeValue): number => (value.kind === 5 ? value.height : 1);
const widthOf = (value: RuntimeValue): number => (value.kind === 5 ? value.width : 1);

function cellOf(value: RuntimeValue, row: number, column: number): RuntimeValue {
  if (value.kind !== 5) return value;
  return value.rows[value.height === 1 ? 0 : row]?.[value.width === 1 ? 0 : column] ?? error('#N/A');
}

const ZERO: Single = { kind: 1, value: 0 };

export const OWN_FUNCTIONS: readonly (readonly [string, OwnFunction])[] = [
  ...CRITERIA_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...ROUNDING_FUNCTIONS,
  ...WIDTH_FUNCTIONS,
  ...WORKDAY_FUNCTIONS,
  own('TEXT', 2, 2, ([value = ZERO, format = string('')]) => text(value, format)),
  own('VALUE', 1, 1, ([value = ZERO]) => valueOf(value, false)),
  own('DATEVALUE', 1, 1, ([value = ZERO]) => valueOf(value, true)),
  own(IF_OVER_RANGE, 3, 3, ([condition = ZERO, whenTrue = ZERO, whenFalse = ZERO]) => ifOverRange(condition, whenTrue, whenFalse)),
  own(BLANK_AS_ZERO, 1, 1, ([value = ZERO]) => mapValues(value, one => (one.kind === 0 ? ZERO : one))),
  own(AS_RANGE, 1, 1, ([value = ZERO]) => asArray(value)),
];
