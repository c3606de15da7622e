/** What can go wrong between us and Excel, as data: what happened, what was changed; the sentences are in i18n/sheets.*. */
import type { Conflict } from '../../sheets/make/conflict';

/** Sheets by name, and cells such as 「KPI!G8」, that an action may have left. */
export interface Touched {
  readonly sheets: readonly string[];
  readonly cells: readonly string[];
}

/** What is in the workbook after a failed action. */
export type Outcome =
  /** Nothing was written. */
  | { readonly changed: 'nothing' }
  /** What had been written was taken back. */
  | { readonly changed: 'takenBack' }
  /** These could not be taken back and have to be deleted by hand. */
  | ({ readonly changed: 'left' } & Touched)
  /** No answer came, not even on looking again, so it is not known; these are to be looked at. */
  | ({ readonly changed: 'unknown' } & Touched);

interface Details {
  /** Someone is typing in a cell. */
  cellEditMode: object;
  hiddenSheet: { readonly sheet: string };
  /** A sheet, table, column or cell that was there before is not there any more. */
  notFound: { readonly what: string };
  tooLarge: object;
  connectionLost: object;
  /** A file of the add-in that is needed for it could not be loaded. */
  notLoaded: object;
  /** Seconds waited. */
  timeout: { readonly seconds: number };
  readOnly: object;
  unsupported: { readonly what: string };
  /** This Excel lacks what the add-in declares to need: nothing is written at all. */
  excelTooOld: { readonly needs: string };
  /** Cells below the table are in use. */
  rowsInTheWay: { readonly sheet: string; readonly address: string };
  /** Cells right of the table, where new columns would go, are in use. */
  columnsInTheWay: { readonly sheet: string; readonly address: string };
  /** Cells are merged just below the table, or at its right, where rows or columns would go. */
  mergedBesideTable: { readonly sheet: string; readonly address: string };
  /** Rows or columns would go beyond the sheet's last one. */
  sheetFull: { readonly sheet: string; readonly axis: 'row' | 'column' };
  /** The workbook is not as it was when the plan was made. */
  changedMeanwhile: { readonly what: string };
  /** The cell holds a formula, which a fix would overwrite. */
  cellHasFormula: { readonly sheet: string; readonly address: string; readonly formula: string };
  /** A drawing, a chart or several ranges are selected. */
  selectionNotCells: object;
  /** A cell that a formula or its answers need holds something; as shown. */
  cellsInTheWay: { readonly sheet: string; readonly address: string; readonly holds: string };
  /** A formula with several answers cannot stand in an Excel table. */
  spillIntoTable: { readonly sheet: string; readonly table: string };
  /** A formula, name, note, merge or table needs a blank row or column that is to be deleted; the sheet is '' for a name. */
  lineNeeded: { readonly sheet: string; readonly address: string };
  mergedInTheWay: { readonly sheet: string; readonly address: string };
  /** The answers would go beyond the last row or column. */
  spillOffSheet: { readonly sheet: string; readonly address: string };
  /** The formula would stand in the cells it reads. */
  readsItself: { readonly sheet: string; readonly address: string; readonly source: string };
  /** The workbook was made with a newer version of the add-in; versions of the typed sheets. */
  schemaNewer: { readonly version: number; readonly known: number };
  /** Two rows of DX_KPIs have this name, so it is not known which of them is meant. */
  severalKpis: { readonly kpi: string };
  /** DX_Revisions has a row for this KPI, year and day already. */
  revisionThere: { readonly kpi: string; readonly year: number; readonly sheet: string; readonly address: string };
  /** What the cell held cannot be kept in a note of it: the sheet is protected, or Excel refused (there may be another note). */
  noNote: { readonly sheet: string; readonly address: string; readonly isProtected: boolean };
  unknown: { readonly code: string; readonly message: string };
}

/** What stands in the way in the workbook itself (Conflict), or in Excel. */
export type Failure = Conflict | { readonly [K in keyof Details]: { readonly kind: K } & Details[K] }[keyof Details];

export type FailureKind = Failure['kind'];

export class ExcelFailure extends Error {
  constructor(
    readonly failure: Failure,
    readonly outcome: Outcome = { changed: 'nothing' },
    options?: { cause?: unknown },
  ) {
    super(`${failure.kind} ${JSON.stringify(failure)} ${JSON.stringify(outcome)}`, options);
    this.name = 'ExcelFailure';
  }

  get kind(): FailureKind {
    return this.failure.kind;
  }
}

/** Was it given up without knowing for sure that nothing will come of it? */
export function isDoubtful({ kind, outcome: { changed } }: ExcelFailure): boolean {
  return kind === 'timeout' || changed === 'unknown';
}
