/** What makes plain formulas of ours, where there are equal ones. */
import type { BookCell, BookSheet } from './file-book';
import type { ConversionNote } from './report';

export interface Twin {
  /** The plain formula of each cell that the formula filled, without =; null: it has none, and becomes a value. */
  readonly formulas: readonly { readonly row: number; readonly column: number; readonly text: string }[] | null;
  readonly notes: readonly ConversionNote[];
}

export interface Twins {
  /** @param text the cell's formula without =, a shared one as it is in this cell */
  readonly cell: (sheet: BookSheet, cell: BookCell, text: string) => Twin;
  /** Adds to the file what the formulas refer to. */
  readonly finish: () => void;
}
