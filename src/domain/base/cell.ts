/** What Excel can hand over for one cell. An object is an error value (`{ code: '#N/A' }`). */
export type Cell = number | string | boolean | null | undefined | CellError;

export interface CellError {
  readonly code: string;
  readonly message?: string;
}

/** A range as Excel hands it over: rows of cells. */
export type Cells = readonly (readonly Cell[])[];

export function isCellError(cell: Cell): cell is CellError {
  return typeof cell === 'object' && cell !== null;
}
