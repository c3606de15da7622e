import type * as Functions from './functions';

/** The functions by the name that people type behind 「DX.」. */
export type FunctionName = keyof typeof Functions;
