import type { CustomFunctions } from '../engine/custom-calls';
import type { Bridge } from './frame';
import { type ErrorCode, errorValue, isErrorCode, isErrorValue, type Value } from '../cell/value';

/**
 * The host's side of Microsoft's custom functions runtime, in Node or in a page: sends calls, takes results. It is the
 * `_richApiNativeBridge` of the functions page. Calls of one calculation go out together, as Excel sends them.
 */

/** functions.json, as far as the host needs it. */
export interface FunctionsMetadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name?: string;
    readonly parameters?: readonly { readonly name: string; readonly dimensionality?: 'scalar' | 'matrix'; readonly optional?: boolean }[];
  }[];
  /** Errors in arguments are handed over; without it a call with an error answers that error and is not made. */
  readonly allowErrorForDataTypeAny?: boolean;
}

const INVOCATION = 1;
const CALL = 1000;
const ALLOW_ERRORS = 4;
/** What the runtime's error codes look like in a cell. */
const ERRORS: Readonly<Record<number, ErrorCode>> = { 1: '#N/A', 5: '#DIV/0!', 6: '#NUM!', 7: '#VALUE!', 8: '#NULL!' };
/** Excel shows a message only with these two. */
const WITH_MESSAGE: ReadonlySet<string> = new Set(['#N/A', '#VALUE!']);

interface Pending {
  resolve(value: Value[][]): void;
}
interface Result {
  readonly id: number;
  readonly success: boolean;
  readonly value: unknown;
  readonly errorCode: number;
}
interface Message {
  id: number;
  message: { body: { Actions: { Id: number; ActionType: number; Name: string; ArgumentInfo?: { Arguments?: unknown[] } }[] } };
}

export class FunctionsBridge implements Bridge, CustomFunctions {
  private ids = new Map<string, string>();
  private readonly pending = new Map<number, Pending>();
  private queue: unknown[] = [];
  private next = 1;
  /** Messages each way, and calls made; for the bench. */
  readonly counters = { calls: 0, results: 0, messages: 0 };
  onMessageFromHost?: (text: string) => void;

  constructor(
    private readonly namespace: string,
    private readonly metadata?: FunctionsMetadata,
  ) {
    if (metadata) this.associate(metadata.functions.map(f => f.id));
  }

  /** The functions there are, by the ids they were associated with. */
  associate(ids: readonly string[]): void {
    this.ids = new Map(ids.map(id => [`${this.namespace}.${id}`.toUpperCase(), id]));
  }

  get names(): ReadonlySet<string> {
    return new Set(this.ids.keys());
  }

  call(name: string, args: readonly (readonly (readonly Value[])[] | null)[], address: string): Promise<Value[][]> {
    const id = this.ids.get(name.toUpperCase());
    if (id === undefined) return Promise.resolve([[errorValue('#NAME?')]]);
    const refused = this.metadata?.allowErrorForDataTypeAny === true ? null : args.flatMap(arg => arg?.flat() ?? []).find(isErrorValue);
    if (refused) return Promise.resolve([[errorValue(refused.error)]]);
    const parameters = this.metadata?.functions.find(f => f.id === id)?.parameters ?? [];
    // Omitted arguments at the end arrive as null too: Excel always passes as many as are declared, then the invocation object.
    const given = Array.from({ length: Math.max(args.length, parameters.length) }, (_x, i) => {
      const arg = args[i] ?? null;
      if (arg === null) return null;
      const cells = arg.map(row => row.map(toRuntime));
      return parameters[i]?.dimensionality === 'scalar' ? (cells[0]?.[0] ?? null) : cells;
    });
    const invocation = this.next++;
    const flags = this.metadata?.allowErrorForDataTypeAny === true ? ALLOW_ERRORS : 0;
    this.counters.calls += 1;
    return new Promise(resolve => {
      this.pending.set(invocation, { resolve });
      if (this.queue.length === 0)
        setTimeout(() => {
          this.send();
        }, 0);
      this.queue.push([INVOCATION, CALL, '', [invocation, id, given, address, flags], 0]);
    });
  }

  private send(): void {
    const entries = this.queue;
    this.queue = [];
    this.counters.messages += 1;
    this.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
  }

  /** From the runtime: results, and its questions when it starts. */
  sendMessageToHost(text: string): void {
    const {
      id,
      message: { body },
    } = JSON.parse(text) as Message;
    const results = body.Actions.map(action => {
      const given = action.ArgumentInfo?.Arguments?.[0];
      if (action.Name === 'SetInvocationResults' || action.Name === 'SetInvocationArrayResults')
        (given as unknown[]).forEach(one => {
          this.take(readResult(one));
        });
      // The feature switches a current Excel has on: results in slices, and 200 ms instead of 500 between two syncs.
      const value = action.Name === '_GetEnabledFeatures' ? [1, 2, 3, 4] : action.ActionType === 1 ? {} : null;
      return { ActionId: action.Id, Value: value };
    });
    const reply = JSON.stringify({ id, type: 1, message: { statusCode: 200, headers: {}, body: JSON.stringify({ Results: results }) } });
    setTimeout(() => {
      this.onMessageFromHost?.(reply);
    }, 0);
  }

  private take(result: Result): void {
    const waiting = this.pending.get(result.id);
    if (!waiting) return;
    this.pending.delete(result.id);
    this.counters.results += 1;
    waiting.resolve(result.success ? cellsOf(result.value) : [[failed(result)]]);
  }
}

/** The runtime sends `[id, success, value, errorCode]`, an older one objects. */
function readResult(raw: unknown): Result {
  if (Array.isArray(raw))
    return { id: raw[0] as number, success: raw[1] === true, value: raw[2], errorCode: typeof raw[3] === 'number' ? raw[3] : 0 };
  const one = raw as { id: number; failed?: boolean; value: unknown; errorCode?: number };
  return { id: one.id, success: one.failed !== true, value: one.value, errorCode: one.errorCode ?? 0 };
}

function failed(result: Result): Value {
  const code = ERRORS[result.errorCode] ?? '#VALUE!';
  return withMessage(code, result.value);
}
function withMessage(code: ErrorCode, message: unknown): Value {
  return typeof message === 'string' && message !== '' && WITH_MESSAGE.has(code) ? errorValue(code, message) : errorValue(code);
}

function cellsOf(value: unknown): Value[][] {
  if (!Array.isArray(value)) return [[cellOf(value)]];
  return value.map(row => (Array.isArray(row) ? row.map(cellOf) : [cellOf(row)]));
}
function cellOf(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  const error = value as { valueType?: string; type?: string; code?: string; basicValue?: string; message?: string };
  const code = error.code ?? error.basicValue ?? '';
  return isErrorCode(code) ? withMessage(code, error.message) : errorValue('#VALUE!');
}

function toRuntime(value: Value): unknown {
  return isErrorValue(value) ? { code: value.error, type: 'CustomFunctionError' } : value;
}
