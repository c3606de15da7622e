/** The errors a cell can show. The first four are ours; the others only pass through from a cell that was handed in. */
export type ErrorCode = '#N/A' | '#VALUE!' | '#DIV/0!' | '#NUM!' | '#NULL!' | '#REF!' | '#NAME?';

/** The arguments a reason can be about; their names in words are in i18n. */
export type ArgumentName =
  | 'kpi'
  | 'year'
  | 'actual'
  | 'asOf'
  | 'plan'
  | 'actuals'
  | 'tolerance'
  | 'scale'
  | 'method'
  | 'bound'
  | 'edge'
  | 'style'
  | 'text'
  | 'date'
  | 'plannedStart'
  | 'plannedFinish'
  | 'actualStart'
  | 'actualFinish'
  | 'progress'
  | 'values'
  | 'weights';

/** What is wrong, as data; the sentence is in i18n/faults, which names the KPI before it. */
export type FaultReason =
  | { readonly kind: 'blank'; readonly argument: ArgumentName }
  | { readonly kind: 'notNumber'; readonly argument: ArgumentName; readonly text: string }
  | { readonly kind: 'notDate'; readonly argument: ArgumentName; readonly text: string }
  | { readonly kind: 'notChoice'; readonly argument: ArgumentName; readonly text: string; readonly choices: readonly string[] }
  | { readonly kind: 'noNumber'; readonly text: string }
  | { readonly kind: 'openPeriod'; readonly edge: 'first' | 'last' }
  | { readonly kind: 'noColumn'; readonly table: 'plan' | 'actuals'; readonly headers: readonly string[] }
  | { readonly kind: 'unknownKpi'; readonly table: 'plan' | 'actuals'; readonly key: string; readonly nearest: string | null }
  | { readonly kind: 'duplicateKpi'; readonly key: string }
  | { readonly kind: 'noTarget'; readonly year: number; readonly years: readonly number[] }
  | { readonly kind: 'noBaseline' }
  | { readonly kind: 'noBaselineYear' }
  | { readonly kind: 'noDirection' }
  | { readonly kind: 'noActual' }
  | { readonly kind: 'fewActuals'; readonly need: number }
  | { readonly kind: 'signChange' }
  | { readonly kind: 'neverReached'; readonly approaches: string | null }
  | { readonly kind: 'belowScale' }
  | { readonly kind: 'badScale' }
  | { readonly kind: 'noValues' }
  | { readonly kind: 'tooLate' }
  | { readonly kind: 'zeroDivision' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'sizes' }
  | { readonly kind: 'given' };

/**
 * An answer that is an error: its code in the cell and the reason. Domain functions return `T | Fault` and never throw,
 * so that one bad cell of a spilled result leaves the others answered.
 */
export class Fault {
  constructor(
    readonly code: ErrorCode,
    readonly reason: FaultReason,
  ) {}
}

export function isFault(value: unknown): value is Fault {
  return value instanceof Fault;
}

/** #N/A: a blank that the function needs. */
export function blankFault(argument: ArgumentName): Fault {
  return new Fault('#N/A', { kind: 'blank', argument });
}

export const NO_ACTUAL = new Fault('#N/A', { kind: 'noActual' });
export const DIVISION_BY_ZERO = new Fault('#DIV/0!', { kind: 'zeroDivision' });
export const SIGN_CHANGE = new Fault('#N/A', { kind: 'signChange' });
export const TOO_LARGE = new Fault('#NUM!', { kind: 'tooLarge' });

/** #N/A: fewer actuals than the answer needs. */
export function tooFew(need: number): Fault {
  return new Fault('#N/A', { kind: 'fewActuals', need });
}

/**
 * Taken from their global once: the global object of a custom-functions runtime can be slow to ask, and every cell asks. The same is
 * done wherever a line runs once per cell.
 */
export const { isFinite, isInteger, isNaN } = Number;

/** The number itself, or #NUM! where the arithmetic left the finite numbers: a cell never holds NaN or Infinity. */
export function finite(value: number): number | Fault {
  return isFinite(value) ? value : TOO_LARGE;
}

const KNOWN = '#N/A #DIV/0! #NUM! #NULL! #REF! #NAME? ';

/** An error value that was handed in stands in its own cell. Errors newer than the runtime (#CALC! …) become #VALUE!. */
export function givenFault(error: { readonly code: string }): Fault {
  return new Fault(KNOWN.includes(`${error.code} `) ? (error.code as ErrorCode) : '#VALUE!', { kind: 'given' });
}
