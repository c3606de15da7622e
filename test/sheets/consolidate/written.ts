/** What a cell of the tests' workbooks holds. */
export type Written = string | number | boolean | Date | null | { readonly error: string };

export const isErrorCell = (value: unknown): value is { readonly error: string } =>
  typeof value === 'object' && value !== null && 'error' in value;
