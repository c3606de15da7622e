import { errorValue, isErrorCode, isErrorValue, type Value } from '../cell/value';

/** Microsoft's runtime, as the engine sees it. `names` are in capitals: DX.KPIGAP. One call may spill. */
export interface CustomFunctions {
  readonly names: ReadonlySet<string>;
  /**
   * One call; an argument is a rectangle (a single cell 1x1), or null where it was left out. `address` is the calling cell,
   * `Sheet1!C3`. A function that fails answers an error value; a rejection means that the runtime itself is broken.
   */
  call(name: string, args: readonly (readonly (readonly Value[])[] | null)[], address: string): Promise<Value[][]>;
}

/** The engine library's own values, by their numeric kind. */
export type RuntimeValue =
  | { kind: 0 }
  | { kind: 1; value: number }
  | { kind: 2; value: string }
  | { kind: 3; value: boolean }
  | { kind: 4; code: string }
  | { kind: 5; rows: RuntimeValue[][]; height: number; width: number };

/** Stands for an argument left out, which the library does not tell from a blank cell. */
export const OMITTED = '\u0001omitted';

function fromRuntime(value: RuntimeValue, blank: Value): Value {
  switch (value.kind) {
    case 1:
    case 2:
    case 3:
      return value.value;
    case 4:
      return errorValue(isErrorCode(value.code) ? value.code : '#VALUE!');
    default:
      return blank;
  }
}

function toRuntime(value: Value): RuntimeValue {
  if (value === null) return { kind: 0 };
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 1, value } : { kind: 4, code: '#NUM!' };
  if (typeof value === 'string') return { kind: 2, value };
  if (typeof value === 'boolean') return { kind: 3, value };
  return { kind: 4, code: value.error };
}

interface Call {
  readonly name: string;
  readonly args: (Value[][] | null)[];
  readonly address: string;
}

/**
 * Makes asynchronous functions answer a synchronous engine: an unknown call is noted and gives #BUSY!, the noted calls are made
 * together, and the engine runs again with their answers, which are kept by function and arguments.
 */
export class CustomCalls {
  private answers = new Map<string, Value[][]>();
  private used = new Set<string>();
  private readonly broken = new Map<string, string>();
  private missing = new Map<string, Call>();
  /** Answers with errors, by calling cell, for the messages on hover. */
  private failures = new Map<string, Value[][][]>();

  /** Before a pass of the engine. */
  begin(): void {
    this.used = new Set();
    this.missing = new Map();
    this.failures = new Map();
  }

  /** One call from the engine; the first argument is the cell's address, put there by the translation. */
  invoke(name: string, given: readonly RuntimeValue[], blanksAsZero: boolean): RuntimeValue {
    const [place, ...rest] = given;
    const address = place?.kind === 2 ? place.value : '';
    const blank: Value = blanksAsZero ? 0 : null;
    const args = rest.map((arg): Value[][] | null => {
      if (arg.kind === 2 && arg.value === OMITTED) return null;
      if (arg.kind === 5) return arg.rows.map(row => row.map(cell => fromRuntime(cell, blank)));
      return [[fromRuntime(arg, blank)]];
    });
    const key = `${name}\n${JSON.stringify(args)}`;
    this.used.add(key);
    const answer = this.answers.get(key);
    if (!answer) {
      if (!this.broken.has(key)) this.missing.set(key, { name, args, address });
      return { kind: 4, code: '#BUSY!' };
    }
    if (answer.some(row => row.some(value => isErrorValue(value) && value.message !== undefined))) {
      const list = this.failures.get(address);
      if (list) list.push(answer);
      else this.failures.set(address, [answer]);
    }
    const rows = answer.map(row => row.map(toRuntime));
    const [first] = rows;
    if (rows.length === 1 && first?.length === 1 && first[0]) return first[0];
    return { kind: 5, rows, height: rows.length, width: first?.length ?? 0 };
  }

  get waiting(): boolean {
    return this.missing.size > 0;
  }

  /** Makes the noted calls together. */
  async dispatch(functions: CustomFunctions): Promise<void> {
    const calls = [...this.missing];
    await Promise.all(
      calls.map(async ([key, { name, args, address }]) => {
        try {
          this.answers.set(key, rectangle(await functions.call(name, args, address)));
        } catch (error) {
          this.broken.set(key, error instanceof Error ? error.message : String(error));
        }
      }),
    );
  }

  /** Forgets answers nobody asked for in the last pass, and what was broken. */
  end(): void {
    for (const key of this.answers.keys()) if (!this.used.has(key)) this.answers.delete(key);
    this.broken.clear();
  }

  forget(): void {
    this.answers.clear();
  }

  /** The message that belongs to an error a cell shows; `row`, `column` count within the formula's spill. */
  messageOf(address: string, value: Value, row: number, column: number): string | undefined {
    if (!isErrorValue(value)) return undefined;
    const lists = this.failures.get(address) ?? [];
    const fits = (one: Value | undefined): one is Value & { message: string } =>
      isErrorValue(one ?? null) && (one as { error: string }).error === value.error && (one as { message?: string }).message !== undefined;
    for (const answer of lists) {
      const same = answer[row]?.[column];
      if (fits(same)) return same.message;
    }
    if (row > 0 || column > 0) return undefined;
    for (const answer of lists) for (const line of answer) for (const one of line) if (fits(one)) return one.message;
    return undefined;
  }
}

/** The answer as a full rectangle: missing cells are #N/A, nothing at all is #VALUE!. */
function rectangle(answer: Value[][]): Value[][] {
  const width = Math.max(0, ...answer.map(row => row.length));
  if (answer.length === 0 || width === 0) return [[errorValue('#VALUE!')]];
  return answer.map(row => Array.from({ length: width }, (_, c) => (c < row.length ? (row[c] ?? null) : errorValue('#N/A'))));
}
