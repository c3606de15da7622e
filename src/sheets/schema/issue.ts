/** What reading finds wrong, as data; the sentences are in i18n/sheets.*. A cell is never changed by reading. */
import type { Cell } from '../../domain/base/cell';
import type { AskedDetail, ColumnKind, ColumnReference } from './column';
import type { TableName } from './table-name';

/** What the value would be if the text were taken at its word: 「約110万時間」 -> 1100000. */
export interface Fix {
  readonly from: Cell;
  readonly to: number | string;
  /** How `to` is to be shown: an Excel number format. */
  readonly format: string;
}

/** `expected`, by kind of issue. */
export interface Expected {
  missing: ColumnKind;
  wrongType: ColumnKind;
  notInChoices: readonly string[];
  /** `nearest` is the known text most like the unknown one, if any is like it. */
  unknownReference: ColumnReference & { readonly nearest: string | null };
  /** The body row (from 0) that has the key first. */
  duplicateKey: { readonly firstRow: number };
  outOfRange: { readonly min: number | null; readonly max: number | null };
  endBeforeStart: { readonly startHeader: string; readonly start: number };
  noDirection: readonly string[];
  /** The KPI's unit is %, the value is not a fraction. */
  unitMismatch: { readonly kpi: string; readonly max: number };
  /** The body row (from 0) further down that counts. */
  duplicateActual: { readonly lastRow: number };
  blankTarget: null;
  blankBaseline: null;
  /** ― stands in a baseline, a target or the day something ends: asked for, not an error. */
  undecided: AskedDetail;
  /** `nearest` is a header of the table that looks like the missing one. */
  missingHeader: { readonly kind: ColumnKind; readonly required: boolean; readonly nearest: string | null };
  /** The header stands twice; the first column (from 0) is read. */
  duplicateHeader: { readonly firstColumn: number };
}

export type IssueKind = keyof Expected;

export type IssueOf<K extends IssueKind> = {
  readonly [Kind in K]: {
    readonly table: TableName;
    /** The body row from 0; null: the header. */
    readonly row: number | null;
    /** The column's header. */
    readonly column: string;
    /** The column's place in the table, from 0; null where the table has no such column. */
    readonly at: number | null;
    readonly kind: Kind;
    readonly got: Cell;
    readonly expected: Expected[Kind];
    readonly fix?: Fix;
  };
}[K];

export type Issue = IssueOf<IssueKind>;

/** error: a value is missing or not usable. warning: usable, but probably not meant. hint: still to be decided. */
export type Severity = 'error' | 'warning' | 'hint';

export const SEVERITY: Readonly<Record<IssueKind, Severity>> = {
  missing: 'error',
  wrongType: 'error',
  notInChoices: 'error',
  unknownReference: 'error',
  duplicateKey: 'error',
  outOfRange: 'error',
  endBeforeStart: 'error',
  noDirection: 'error',
  unitMismatch: 'warning',
  duplicateActual: 'warning',
  blankTarget: 'warning',
  blankBaseline: 'warning',
  undecided: 'hint',
  missingHeader: 'error',
  duplicateHeader: 'error',
};
