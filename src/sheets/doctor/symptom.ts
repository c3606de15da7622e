/** What 数式の診断 finds wrong with formulas, as data; the sentences are in i18n/doctor.*. */
import type { CellPlace } from '../read/state';

/** What is wrong, by kind, with what its sentence needs. */
export interface SymptomDetails {
  /** #NAME?: the functions were not there when the workbook was calculated. */
  notCalculated: object;
  /** The name that files hold has stayed in the formula. */
  fileName: object;
  /** The path of another add-in or workbook stands before DX. */
  foreignPath: { readonly path: string };
  /** #BUSY! that nobody waits for any more. */
  stuck: object;
  /** A text that looks like a formula. */
  textFormula: object;
  /** A number in a column (or row) of formulas. */
  overwritten: { readonly value: number };
  /** TODAY() or NOW() as an argument. */
  today: { readonly call: string };
  /** A plan or actuals range that leaves rows out below or its header above. */
  missesRows: { readonly range: string; readonly wanted: string };
  /** A range that has moved along when the formula was copied. */
  shiftedRange: { readonly range: string; readonly wanted: string };
  /** Something stands where answers should go; null: it cannot be seen what. */
  blockedSpill: { readonly by: string | null };
  /** Units of actual and target. */
  unitMismatch: { readonly actual: string; readonly target: string };
  /** DX_AsOf lies before the newest actual: serials. */
  oldAsOf: { readonly asOf: number; readonly newest: number };
  /** All dates are four years off. */
  date1904: object;
  unknownFunction: { readonly name: string; readonly nearest: string | null };
}

export type SymptomKind = keyof SymptomDetails;

interface SymptomBase {
  /** Row and column from 0. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly place: CellPlace;
  readonly formula: string;
  /** The formula that mends it; null: a person has to decide. The same formula: entering it again is enough. */
  readonly repair: string | null;
}

export type Symptom = { readonly [K in SymptomKind]: SymptomBase & { readonly kind: K } & SymptomDetails[K] }[SymptomKind];

/** Without place and formula, which the caller knows. */
export type Diagnosis = {
  readonly [K in SymptomKind]: { readonly kind: K; readonly repair: string | null } & SymptomDetails[K];
}[SymptomKind];
