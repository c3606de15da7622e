import type { RuntimeValue } from '../custom-calls';

/** The engine library's values, as our own functions handle them. */

/** A value that is no array. */
export type Single = Exclude<RuntimeValue, { kind: 5 }>;
export type ArrayValue = Extract<RuntimeValue, { kind: 5 }>;

export interface OwnFunction {
  readonly minArity: number;
  readonly maxArity: number;
  readonly invoke: (args: unknown[]) => unknown;
}

export const BLANK: Single = { kind: 0 };
export const number = (value: number): Single => (Number.isFinite(value) ? { kind: 1, value } : { kind: 4, code: '#NUM!' });
export const string = (value: string): Single => ({ kind: 2, value });
export const error = (code: string): Single => ({ kind: 4, code });

/** A function of our own over typed arguments. */
export function own(
  name: string,
  minArity: number,
  maxArity: number,
  invoke: (args: RuntimeValue[]) => RuntimeValue,
): readonly [string, OwnFunction] {
  return [name, { minArity, maxArity, invoke: args => invoke(args as RuntimeValue[]) }];
}

/** The value itself, or an array's first. */
export function single(value: RuntimeValue | undefined): Single {
  if (!value) return BLANK;
  if (value.kind !== 5) return value;
  return single(value.rows[0]?.[0]);
}

export function asArray(value: RuntimeValue | undefined): ArrayValue {
  if (value?.kind === 5) return value;
  return { kind: 5, rows: [[value ?? BLANK]], height: 1, width: 1 };
}

/** The same for each value of an array; where it came from (`originRow`, hidden rows) stays with it. */
export function mapValues(value: RuntimeValue, change: (one: Single) => RuntimeValue): RuntimeValue {
  if (value.kind !== 5) return change(value);
  return { ...value, rows: value.rows.map(row => row.map(one => change(single(one)))) };
}

/** As a number, as arithmetic takes it; null where it is none. */
export function toNumber(value: Single): number | null {
  switch (value.kind) {
    case 0:
      return 0;
    case 1:
      return value.value;
    case 3:
      return value.value ? 1 : 0;
    case 2:
      return value.value.trim() !== '' && Number.isFinite(Number(value.value)) ? Number(value.value) : null;
    default:
      return null;
  }
}
