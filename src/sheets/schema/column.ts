/**
 * What a column can be, and what its cells read as. A declaration (see table.ts) is made of these; kinds.ts says what each
 * kind does. Text in here ends up in the workbook and is therefore Japanese whatever the pane's language is.
 */
import type { TableName } from './table-name';

export type AskedDetail = 'baseline' | 'target' | 'finish';

interface ColumnBase {
  /** The column's identity in every workbook. */
  readonly header: string;
  /** Excel's input message when a cell of the column is selected, and the pane's help; one or two sentences. */
  readonly help: string;
  readonly required?: true;
  /** In characters of the standard font; the kind's own width if left out. */
  readonly width?: number;
  /** A value is asked for (baseline, target, the day something ends), and ― stands for "not decided yet". */
  readonly asked?: AskedDetail;
}

export interface TextColumn extends ColumnBase {
  readonly kind: 'text';
  /** The texts of another table's column are offered in a drop-down; others may be written. */
  readonly offers?: ColumnReference;
}
export interface UniqueTextColumn extends ColumnBase {
  readonly kind: 'uniqueText';
}
export interface IdColumn extends ColumnBase {
  readonly kind: 'id';
}
/** Any number; `min` and `max` are bounds that count as inside. */
export interface NumberColumn extends ColumnBase {
  readonly kind: 'number';
  readonly min?: number;
  readonly max?: number;
}
/** A whole number, 0 or more. */
export interface CountColumn extends ColumnBase {
  readonly kind: 'count';
}
/** A whole number of yen. */
export interface YenColumn extends ColumnBase {
  readonly kind: 'yen';
}
/** 0 to 1, shown as a percentage. */
export interface RatioColumn extends ColumnBase {
  readonly kind: 'ratio';
}
/** A year label, 1900 to 2200. */
export interface YearColumn extends ColumnBase {
  readonly kind: 'year';
}
/** A date serial; a text such as 「R7年度末」 gives the `edge` of its period. */
export interface DateColumn extends ColumnBase {
  readonly kind: 'date';
  readonly edge?: 'first' | 'last';
}
export interface ChoiceColumn<T extends string = string> extends ColumnBase {
  readonly kind: 'choice';
  readonly choices: readonly T[];
}
/** ○ or blank. */
export interface YesNoColumn extends ColumnBase {
  readonly kind: 'yesNo';
}
export interface ColumnReference {
  readonly table: TableName;
  readonly header: string;
}
/** One of the texts in a column of another table. */
export interface RefColumn extends ColumnBase {
  readonly kind: 'ref';
  readonly to: ColumnReference;
}
/** Several of them, separated by 、 or a comma. */
export interface RefsColumn extends ColumnBase {
  readonly kind: 'refs';
  readonly to: ColumnReference;
}
/** One column a year: header + year (目標2030). `years` are those a new sheet gets; staff may add further ones. */
export interface PerYearColumn extends ColumnBase {
  readonly kind: 'perYear';
  readonly years: readonly number[];
}

export type Column =
  | TextColumn
  | UniqueTextColumn
  | IdColumn
  | NumberColumn
  | CountColumn
  | YenColumn
  | RatioColumn
  | YearColumn
  | DateColumn
  | ChoiceColumn
  | YesNoColumn
  | RefColumn
  | RefsColumn
  | PerYearColumn;

export type ColumnKind = Column['kind'];
export type ColumnOf<K extends ColumnKind> = Extract<Column, { kind: K }>;
export type Columns = Readonly<Record<string, Column>>;

/** A value of one year, as a perYear column holds it. */
export interface YearValue {
  readonly year: number;
  readonly value: number | null;
}

/** What a filled cell of each kind reads as. Dates are serials (1900 system), ratios fractions. */
export interface Values {
  text: string;
  uniqueText: string;
  id: string;
  number: number;
  count: number;
  yen: number;
  ratio: number;
  year: number;
  date: number;
  choice: string;
  yesNo: boolean;
  ref: string;
  refs: readonly string[];
  perYear: readonly YearValue[];
}

export type ValueOf<C extends Column> = C extends ChoiceColumn<infer T> ? T : Values[C['kind']];
