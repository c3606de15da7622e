import type * as Functions from '../../src/functions/functions';

/** What the functions make their errors with, where the whole runtime is not needed. */
export class CellErrorStandIn extends Error {
  constructor(
    readonly code: string,
    message = '',
  ) {
    super(message);
  }
}

export type Given = unknown;
export type DxFunction = (...args: Given[]) => unknown;

/** The functions as the runtime gets them: by id, from the bundle's entry. */
export function loadFunctions(): Record<keyof typeof Functions, DxFunction> {
  const loaded: Record<string, DxFunction> = {};
  Object.assign(globalThis, {
    CustomFunctions: { Error: CellErrorStandIn, associate: (functions: Record<string, DxFunction>) => Object.assign(loaded, functions) },
  });
  jest.isolateModules(() => {
    jest.requireActual('../../src/functions/associate');
  });
  return loaded as Record<keyof typeof Functions, DxFunction>;
}

/** A call whose single error counts as an answer: rows of cells in any case. */
export function answerOf(called: DxFunction, args: readonly Given[]): unknown[][] {
  try {
    return called(...args) as unknown[][];
  } catch (error) {
    if (error instanceof CellErrorStandIn) return [[error]];
    throw error;
  }
}
