/** Excel's own checks of a column as data; excel/ turns it into a data validation rule. */
import { quoteSheet } from './sheet-name';

/** Where a column of a new sheet lies. References without a sheet are on the column's own sheet. */
export interface ColumnCells {
  /** The first body cell, relative: 「G6」. */
  readonly first: string;
  /** From there to the bottom of the sheet, so that rows added later are covered: 「$G$6:$G$1048576」. */
  readonly column: string;
}

export type ValidationRule =
  /** `source` is the choices joined by commas, or a formula that gives a range. */
  | { readonly type: 'list'; readonly source: string }
  | { readonly type: 'whole' | 'decimal'; readonly min: number; readonly max: number }
  /** Dates as yyyy-mm-dd. */
  | { readonly type: 'date'; readonly min: string; readonly max: string }
  /** True for what is allowed; relative references as seen from the first cell. */
  | { readonly type: 'custom'; readonly formula: string };

export interface Validation {
  readonly rule: ValidationRule;
  /** stop refuses; warning lets staff go on (a text is offered as a fix later); none only offers the list. */
  readonly alert: 'stop' | 'warning' | 'none';
  /** What Excel says about a value that does not fit, in Japanese (it is stored in the workbook). */
  readonly message: string;
}

/** Excel's last row. */
export const LAST_ROW = 1048576;

/**
 * The filled cells of a column of another table, as the source of a drop-down. INDIRECT("DX_KPIs[名称]") would be shorter but LibreOffice
 * does not resolve a table's name in it, and a plain range to the bottom would offer blanks. OFFSET with COUNTA grows with
 * the table in both, and Excel itself moves the reference when the column or the sheet is moved or renamed.
 */
export function filledCells(sheet: string, letters: string, headerRow: number): string {
  const name = `${quoteSheet(sheet)}!`;
  const below = `${name}$${letters}$${headerRow + 1}:$${letters}$${LAST_ROW}`;
  return `=OFFSET(${name}$${letters}$${headerRow},1,0,MAX(1,COUNTA(${below})),1)`;
}
