/** The values of Power Query's language, as the tests' evaluator holds them. */

/** An error of M: `try` catches it. */
export class MError extends Error {
  constructor(
    readonly reason: string,
    message: string,
    readonly detail: unknown = null,
  ) {
    super(message);
  }
}

/** What this evaluator does not know: nothing catches it. */
export class Refused extends Error {}

/** A value that is worked out when it is first asked for, and once. */
export class Lazy {
  private state: 'waiting' | 'working' | 'done' | 'failed' = 'waiting';
  private result: unknown;

  constructor(private work: (() => unknown) | null) {}

  static of(value: unknown): Lazy {
    return new Lazy(() => value);
  }

  get value(): unknown {
    if (this.state === 'working') throw new MError('Expression.Error', 'A cyclic reference was encountered during evaluation.');
    if (this.state === 'waiting') {
      this.state = 'working';
      try {
        this.result = this.work?.();
        this.state = 'done';
      } catch (error) {
        this.result = error;
        this.state = 'failed';
      }
      this.work = null;
    }
    if (this.state === 'failed') throw this.result;
    return this.result;
  }
}

/** A day, counted as Excel does. */
export class MDate {
  constructor(readonly serial: number) {}
}
export class MDateTime {
  constructor(readonly serial: number) {}
}
export class MDuration {
  constructor(readonly days: number) {}
}
export class MBinary {
  constructor(readonly bytes: Uint8Array) {}
}
export class MRecord {
  constructor(readonly fields: ReadonlyMap<string, Lazy>) {}

  static from(fields: Readonly<Record<string, unknown>>): MRecord {
    return new MRecord(new Map(Object.entries(fields).map(([name, value]) => [name, Lazy.of(value)])));
  }

  get(name: string): unknown {
    const field = this.fields.get(name);
    if (field === undefined) throw new MError('Expression.Error', `The field '${name}' of the record wasn't found.`);
    return field.value;
  }
}
export class MTable {
  constructor(
    readonly columns: readonly string[],
    readonly rows: readonly (readonly Lazy[])[],
  ) {}

  record(row: readonly Lazy[]): MRecord {
    return new MRecord(new Map(this.columns.map((column, at) => [column, row[at] ?? Lazy.of(null)])));
  }
}
export class MType {
  /** @param columns of a table type */
  constructor(
    readonly name: string,
    readonly columns: readonly { readonly name: string; readonly type: string }[] = [],
  ) {}
}
export class MFunction {
  constructor(
    readonly least: number,
    readonly most: number,
    readonly call: (values: readonly unknown[]) => unknown,
  ) {}
}

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

export const serialOf = (year: number, month: number, day: number): number => (Date.UTC(year, month - 1, day) - EPOCH) / DAY;
export function partsOf(serial: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(EPOCH + Math.floor(serial) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Equality as `=` has it: by value, also of lists and records. */
export function equal(one: unknown, other: unknown): boolean {
  if (one instanceof MDate && other instanceof MDate) return one.serial === other.serial;
  if (one instanceof MDateTime && other instanceof MDateTime) return one.serial === other.serial;
  if (one instanceof MDuration && other instanceof MDuration) return one.days === other.days;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((value, at) => equal(value, other[at]));
  if (one instanceof MRecord && other instanceof MRecord)
    return (
      one.fields.size === other.fields.size &&
      [...one.fields].every(([name, lazy]) => other.fields.has(name) && equal(lazy.value, other.get(name)))
    );
  return one === other;
}

/** -1, 0 or 1; texts by their code points. */
export function compare(one: unknown, other: unknown): number {
  const key = (value: unknown): number | string | null => {
    if (value === null || typeof value === 'number' || typeof value === 'string') return value;
    if (value instanceof MDate || value instanceof MDateTime) return value.serial;
    if (value instanceof MDuration) return value.days;
    throw new Refused('Only numbers, texts, dates and null are compared');
  };
  const [a, b] = [key(one), key(other)];
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a !== typeof b) throw new MError('Expression.Error', 'We cannot compare values of different types.');
  return a < b ? -1 : 1;
}
