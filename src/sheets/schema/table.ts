/** The declaration of one table: everything else (row type, sheet, validation, reading, writing, help) follows from it. */
import type { Column, Columns, PerYearColumn, ValueOf, YearValue } from './column';
import type { TableName } from './table-name';

/** What code that treats all tables alike sees of a declaration. */
export interface Declaration {
  readonly name: TableName;
  /** The sheet a new table is put on; staff may rename or move it afterwards. */
  readonly sheet: string;
  /** First line of that sheet, for the printed page. */
  readonly title: string;
  /** Second line: how to fill it in. */
  readonly note: string;
  /** How many columns from the left stay in sight, and on every page, because they say what a row is about. */
  readonly frozen: number;
  /** Columns that together tell whether a row is already there. */
  readonly key: readonly string[];
  /** Pairs of date columns: the second must not be before the first. */
  readonly order?: readonly (readonly [start: string, end: string])[];
  /** Made only when somebody asks for it or a template has rows of it; the others are made together. */
  readonly onDemand?: true;
  readonly columns: Columns;
}

interface TypedDeclaration<N extends TableName, C extends Columns> extends Declaration {
  readonly name: N;
  readonly key: readonly (keyof C & string)[];
  readonly order?: readonly (readonly [start: keyof C & string, end: keyof C & string])[];
  readonly columns: C;
}

/** Keeps the literal types, so that rows are typed by their declaration and `key` can only name columns. */
export function declareTable<const N extends TableName, const C extends Columns>(
  declaration: TypedDeclaration<N, C>,
): TypedDeclaration<N, C> {
  return declaration;
}

type RequiredKey<C extends Columns> = { [K in keyof C]: C[K] extends { required: true } ? K : never }[keyof C];

/** A row as read. Reading never fails, so every cell may be null (blank or not understood: see the issues); a list is empty instead. */
export type Row<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends PerYearColumn | { kind: 'refs' } ? ValueOf<C[K]> : ValueOf<C[K]> | null;
} & {
  /** The row in the table's body, from 0. */
  readonly index: number;
};

/** ― in a cell: looked for and not decided, or not said by the source. */
export const UNDECIDED = '―';
export type Undecided = typeof UNDECIDED;

type Writable<C extends Column> = ValueOf<C> | (C extends { asked: string } ? Undecided : never);

/** A row to be written: required columns must be there, the rest may be left out or null. */
export type NewRow<C extends Columns> = { readonly [K in RequiredKey<C>]: Writable<C[K]> } & {
  readonly [K in Exclude<keyof C, RequiredKey<C>>]?: Writable<C[K]> | null;
};

export type RowOf<D extends Declaration> = Row<D['columns']>;
export type NewRowOf<D extends Declaration> = NewRow<D['columns']>;

/** One column of the sheet: a perYear column gives one for each year. */
export interface SheetColumn {
  readonly key: string;
  readonly header: string;
  readonly column: Column;
  readonly year: number | null;
}

/** The columns a new sheet without rows gets, in order. */
export function sheetColumns(declaration: Declaration): SheetColumn[] {
  return sheetColumnsFor(declaration, []);
}

/** The columns that hold these rows: the declared ones, and among them one for every further year the rows have a value of. */
export function sheetColumnsFor(declaration: Declaration, rows: readonly Readonly<Record<string, unknown>>[]): SheetColumn[] {
  return Object.entries(declaration.columns).flatMap(([key, column]): SheetColumn[] => {
    if (column.kind !== 'perYear') return [{ key, header: column.header, column, year: null }];
    const written = rows.flatMap(row => (Array.isArray(row[key]) ? (row[key] as readonly YearValue[]).map(({ year }) => year) : []));
    return [...new Set([...column.years, ...written])]
      .sort((one, other) => one - other)
      .map(year => ({ key, header: `${column.header}${year}`, column, year }));
  });
}
