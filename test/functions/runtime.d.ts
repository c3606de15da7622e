/** An answer on the wire: rows of cells where errors are objects, or the error of the whole call. */
export type WireCell = number | string | boolean | null | { code: string; message?: string };
export type WireAnswer = WireCell[][] | { code: string; message: string; thrown: true };

export interface Runtime {
  readonly CustomFunctions: typeof CustomFunctions;
  readonly globals: Record<string, unknown>;
  run(source: string): unknown;
  call(calls: readonly (readonly [id: string, args: readonly unknown[]])[]): Promise<WireAnswer[]>;
}

export function startRuntime(): Runtime;
