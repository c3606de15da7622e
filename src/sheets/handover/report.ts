/** What became of a workbook on its way to a copy without the add-in, as data; the sentences are in i18n/handover.*. */

/** What a cell or a name can hold. */
export type Scalar = string | number | boolean;

export type Mode = 'values' | 'formulas';

/** Where a formula stood. */
export type FormulaPlace = 'cell' | 'array' | 'name' | 'condition' | 'validation' | 'column';

/** Why something became a value or went, or what to know of it. */
export type ConversionNote =
  /** The cell shows an error, which stays as it is. */
  | { readonly kind: 'error'; readonly code: string }
  /** The file has no value for the formula. */
  | { readonly kind: 'noValue' }
  /** The function has no formula of Excel 2016 that is equal. */
  | { readonly kind: 'noTwin'; readonly functions: readonly string[] }
  /** What the formula asks cannot be told from the file. */
  | { readonly kind: 'notTold' }
  /** A format that stays where it showed. */
  | { readonly kind: 'asShownNow' }
  /** A bound of a rule that is the number it was. */
  | { readonly kind: 'boundNow' }
  /** A rule of a format or a validation, or a name, that only the add-in could answer. */
  | { readonly kind: 'removed' }
  /** Texts that were read as numbers stand as numbers on the helper sheet. */
  | { readonly kind: 'helper' };

export interface ConvertedItem {
  readonly place: FormulaPlace;
  /** null: the workbook. */
  readonly sheet: string | null;
  /** Cells, 「B2:B9」, or the name. */
  readonly address: string;
  readonly cells: number;
  /** As people see it, with =. */
  readonly before: string;
  readonly to: 'value' | 'formula' | 'removed';
  /** The formula of the first cell, or the value of the only one; '' where there are several values. */
  readonly after: string;
  readonly notes: readonly ConversionNote[];
}

export interface HandoverReport {
  readonly mode: Mode;
  readonly items: readonly ConvertedItem[];
  /** Sheets that are hidden, in the copy too. */
  readonly hidden: readonly string[];
  /** Names of the add-in that were taken out, and those that stay because formulas use them. */
  readonly namesGone: readonly string[];
  readonly namesKept: readonly string[];
  /** The add-in's settings that the file held. */
  readonly settings: number;
  /** Parts of other add-ins, which stay. */
  readonly otherAddIns: number;
  readonly macros: boolean;
  /** Formulas of the workbook's own, which stay as they are. */
  readonly ownFormulas: number;
}

/** What is left of the add-in, or differs, in a copy that should have nothing of it. */
export interface Leftover {
  readonly part: string;
  readonly what: string;
}
