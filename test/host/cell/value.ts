/** What a cell holds. Blank is `null`; dates are serial numbers, as in Excel. */

export type ErrorCode =
  '#N/A' | '#VALUE!' | '#REF!' | '#DIV/0!' | '#NUM!' | '#NAME?' | '#NULL!' | '#SPILL!' | '#CALC!' | '#BUSY!' | '#GETTING_DATA';

/** An error in a cell; `message` is the sentence a custom function gave with it (shown on hover). */
export interface ErrorValue {
  readonly error: ErrorCode;
  readonly message?: string;
}

export type Value = number | string | boolean | ErrorValue | null;

const CODES: ReadonlySet<string> = new Set<ErrorCode>([
  '#N/A',
  '#VALUE!',
  '#REF!',
  '#DIV/0!',
  '#NUM!',
  '#NAME?',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#BUSY!',
  '#GETTING_DATA',
]);

export function isErrorValue(value: unknown): value is ErrorValue {
  return typeof value === 'object' && value !== null && 'error' in value;
}

export function isErrorCode(text: string): text is ErrorCode {
  return CODES.has(text);
}

/** An error value; the message is left out when there is none. */
export function errorValue(error: ErrorCode, message?: string): ErrorValue {
  return message === undefined ? { error } : { error, message };
}

export function sameValue(a: Value, b: Value): boolean {
  if (isErrorValue(a) && isErrorValue(b)) return a.error === b.error && a.message === b.message;
  return a === b;
}
