/**
 * Cells of a table -> typed rows and issues. Reading never fails as a whole and never changes a cell: what does not fit
 * is null in the row and an issue in the list. Columns are found by their headers, wherever staff have moved them.
 */
import { isYearLabel } from '../../domain/base/year-label';
import { isCellError, type Cell, type Cells } from '../../domain/base/cell';
import { headerText } from '../../domain/text/header';
import { isBlank, normalizeText } from '../../domain/text/characters/text';
import type { AskedDetail, Column, ColumnKind, ColumnOf, Columns, ColumnReference, YearValue } from '../schema/column';
import type { Issue } from '../schema/issue';
import { fittingOf } from './fitting';
import { KINDS, type CellValues } from '../schema/kinds';
import type { KnownTexts, Parsed } from '../schema/parse-cell';
import { nearestText } from './nearest';
import { isLaterColumn } from '../schema/schema';
import type { Steps } from './slices';
import { sheetColumns, type Declaration, type Row, type SheetColumn } from '../schema/table';

/** A declared column at its place in the table's cells (from 0). */
export interface Located extends SheetColumn {
  readonly at: number;
}

export interface TableReading<C extends Columns> {
  readonly rows: readonly Row<C>[];
  readonly issues: readonly Issue[];
}

interface ColumnsLocated {
  readonly located: readonly Located[];
  readonly issues: readonly Issue[];
}

/** The last headers of each declaration: one action asks for the same several times. */
const lastLocated = new WeakMap<Declaration, { readonly headers: string; readonly found: ColumnsLocated }>();

/** Finds the declared columns among the headers: the first of two equal ones, and every further year of a perYear column. */
export function locate(declaration: Declaration, headers: readonly Cell[]): ColumnsLocated {
  const key = JSON.stringify(headers);
  const last = lastLocated.get(declaration);
  if (last?.headers === key) return last.found;
  const found = locateAnew(declaration, headers);
  lastLocated.set(declaration, { headers: key, found });
  return found;
}

function locateAnew(declaration: Declaration, headers: readonly Cell[]): ColumnsLocated {
  const texts = headers.map(headerText);
  const issues: Issue[] = [];
  const located: Located[] = [];
  const table = declaration.name;
  const wanted = [...sheetColumns(declaration), ...furtherYears(declaration, texts)];
  const taken = new Set(wanted.map(({ header }) => normalizeText(header)));
  const unknown = headers.filter((header, index): header is string => typeof header === 'string' && !taken.has(texts[index] ?? ''));
  for (const sheetColumn of wanted) {
    const at = texts.indexOf(normalizeText(sheetColumn.header));
    if (at >= 0) located.push({ ...sheetColumn, at });
    else if (sheetColumn.year === null && !isAbsentInOlder(table, sheetColumn))
      issues.push(missingHeader(table, sheetColumn, headers, unknown));
  }
  // A table without a single year of a perYear column has nothing to measure against; a deleted year is staff's own decision.
  for (const [key, column] of Object.entries(declaration.columns)) {
    if (column.kind !== 'perYear' || located.some(other => other.key === key)) continue;
    const first = wanted.find(other => other.key === key);
    if (first) issues.push(missingHeader(table, first, headers, unknown));
  }
  texts.forEach((text, at) => {
    const firstColumn = texts.indexOf(text);
    if (firstColumn < at && taken.has(text))
      issues.push({
        table,
        row: null,
        column: String(headers[at]),
        at,
        kind: 'duplicateHeader',
        got: headers[at],
        expected: { firstColumn },
      });
  });
  return { located, issues: withoutDoubt(issues) };
}

/** A workbook of an older version lacks the column by right; シート offers to add it. */
function isAbsentInOlder(table: Declaration['name'], { key, column }: SheetColumn): boolean {
  return column.required !== true && isLaterColumn(table, key);
}

/** @param unknown headers that no column is declared with: one of them may be this one misspelt */
function missingHeader(
  table: Declaration['name'],
  { header, column }: SheetColumn,
  headers: readonly Cell[],
  unknown: readonly string[],
): Issue {
  const nearest = nearestText(header, unknown);
  const places = headers.flatMap((other, index) => (nearest !== null && other === nearest ? [index] : []));
  const [at] = places;
  const fix = at === undefined || places.length > 1 ? undefined : { from: nearest, to: header, format: 'General' };
  return {
    table,
    row: null,
    column: header,
    at: at ?? null,
    kind: 'missingHeader',
    got: nearest,
    expected: { kind: column.kind, required: column.required === true, nearest },
    ...(fix && { fix }),
  };
}

/** A header that may be either of two missing ones is for people to decide. */
function withoutDoubt(issues: readonly Issue[]): Issue[] {
  const claims = (at: number | null): number =>
    issues.filter(issue => issue.kind === 'missingHeader' && issue.fix !== undefined && issue.at === at).length;
  return issues.map(issue =>
    issue.kind === 'missingHeader' && issue.fix !== undefined && claims(issue.at) > 1 ? withoutFix(issue) : issue,
  );
}

export function withoutFix(issue: Issue): Issue {
  const { fix: _, ...rest } = issue;
  return rest as Issue;
}

/** Columns of the same family that staff have added: 目標2035. */
function furtherYears(declaration: Declaration, texts: readonly string[]): SheetColumn[] {
  return Object.entries(declaration.columns).flatMap(([key, column]) =>
    column.kind !== 'perYear'
      ? []
      : [...new Set(texts)].flatMap((text): SheetColumn[] => {
          const rest = text.startsWith(normalizeText(column.header)) ? text.slice(normalizeText(column.header).length) : '';
          const year = /^\d{4}$/.test(rest) && isYearLabel(Number(rest)) ? Number(rest) : null;
          return year === null || column.years.includes(year) ? [] : [{ key, header: `${column.header}${year}`, column, year }];
        }),
  );
}

/** Nothing at all in the row, not even ―: an empty table of Excel's has one such row. */
export function isBlankRow(line: readonly Cell[]): boolean {
  for (let at = 0; at < line.length; at++) {
    const cell = line[at];
    if (cell !== null && cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '')) return false;
  }
  return true;
}

/** A column's kind and the column belong together by construction; the compiler cannot see it through the union. */
function parseCell<K extends ColumnKind>(column: ColumnOf<K>, cell: Cell, known: KnownTexts): Parsed<CellValues[K]> {
  return KINDS[column.kind as K].parse(cell, column, known);
}

const isUnique = (column: Column): boolean => column.kind === 'id' || column.kind === 'uniqueText';

const blankOf = (column: Column): null | readonly [] => (column.kind === 'refs' || column.kind === 'perYear' ? [] : null);

/** A column with what is worked out once for all its cells. */
interface ReadColumn extends Located {
  readonly fitting: (cell: Cell) => unknown;
  /** Where a value has been before, if it must be unique. */
  readonly seen: Map<string, number> | null;
  /** A value that fits is the row's value, and that is all. */
  readonly isPlain: boolean;
  /** An empty cell says nothing. */
  readonly mayBeBlank: boolean;
}

/** Rows between two words of progress. */
const STEP = 500;

/**
 * Reads in steps; each yields the rows it has done.
 * @param cells the header row and the body, without a totals row
 * @param known the texts that references may name
 */
export function* readTable<const D extends Declaration>(
  declaration: D,
  cells: Cells,
  known: KnownTexts,
): Steps<TableReading<D['columns']>> {
  const { located, issues: headerIssues } = locate(declaration, cells[0] ?? []);
  const issues: Issue[] = [...headerIssues];
  const blanks = Object.fromEntries([
    ...Object.entries(declaration.columns).map(([key, column]) => [key, blankOf(column)]),
    ['index', 0],
  ]) as Record<string, unknown>;
  const rows: Row<Columns>[] = [];
  const columns = located.map((column): ReadColumn => {
    const seen = isUnique(column.column) ? new Map<string, number>() : null;
    return {
      ...column,
      fitting: fittingOf(column.column, known),
      seen,
      isPlain: seen === null && column.year === null,
      mayBeBlank: column.year === null && blankIssue(column.column, '') === null,
    };
  });
  /** What does not fit as it stands, or has to be remembered. */
  const readCarefully = (
    { key, header, column, at, year, seen }: ReadColumn,
    cell: Cell,
    fitted: unknown,
    values: Record<string, unknown>,
    index: number,
  ): void => {
    let value = fitted;
    if (value === undefined && !isCellError(cell) && isBlank(cell)) {
      const blank = blankIssue(column, cell);
      if (blank && (blank.kind !== 'blankTarget' || isAsked(column, year)))
        issues.push({ table: declaration.name, row: index, column: header, at, ...blank });
      if (year !== null) values[key] = [...(values[key] as readonly YearValue[]), { year, value: null }];
      return;
    }
    if (value === undefined) {
      const parsed = parseCell(column, cell, known);
      for (const issue of parsed.issues) issues.push({ table: declaration.name, row: index, column: header, at, got: cell, ...issue });
      value = parsed.value;
    }
    values[key] =
      year === null ? (value ?? blankOf(column)) : [...(values[key] as readonly YearValue[]), { year, value: value as number | null }];
    if (seen === null || value === null) return;
    const mark = normalizeText(String(value));
    const firstRow = seen.get(mark);
    if (firstRow === undefined) seen.set(mark, index);
    else issues.push({ table: declaration.name, row: index, column: header, at, kind: 'duplicateKey', got: cell, expected: { firstRow } });
  };
  /** Functions of their own and plain loops: the engine makes them faster than the steps around them. */
  const readRow = (line: readonly Cell[], index: number): void => {
    // Staff's own columns count: a row with only a note in it is a row whose name is missing.
    if (isBlankRow(line)) return;
    const values: Record<string, unknown> = { ...blanks };
    values.index = index;
    for (let which = 0; which < columns.length; which++) {
      const column = columns[which] as ReadColumn;
      const cell = line[column.at];
      if (cell === '' && column.mayBeBlank) continue;
      const value = column.fitting(cell);
      if (value !== undefined && column.isPlain) values[column.key] = value;
      else readCarefully(column, cell, value, values, index);
    }
    rows.push(values as unknown as Row<Columns>);
  };
  for (let row = 1; row < cells.length; row++) {
    if (row % STEP === 0) yield STEP;
    readRow(cells[row] ?? [], row - 1);
  }
  yield cells.length % STEP;
  return { rows: rows as unknown as readonly Row<D['columns']>[], issues };
}

/** A year that staff or another city's plan have added (目標2025) need not be filled in for every KPI. */
function isAsked(column: Column, year: number | null): boolean {
  return column.kind !== 'perYear' || year === null || column.years.includes(year);
}

type BlankIssue = { readonly got: Cell } & (
  | { readonly kind: 'missing'; readonly expected: ColumnKind }
  | { readonly kind: 'undecided'; readonly expected: AskedDetail }
  | { readonly kind: 'blankTarget' | 'blankBaseline'; readonly expected: null }
);

/** What a blank cell is told: a required one is missing; where a value is asked for, ― says it is not decided yet. */
function blankIssue(column: Column, got: Cell): BlankIssue | null {
  if (column.asked !== undefined && typeof got === 'string' && got.trim() !== '') return { kind: 'undecided', got, expected: column.asked };
  if (column.asked === 'target') return { kind: 'blankTarget', got, expected: null };
  if (column.asked === 'baseline') return { kind: 'blankBaseline', got, expected: null };
  return column.required ? { kind: 'missing', got, expected: column.kind } : null;
}

/** The texts a reference may name, from the cells of the other tables; nearest texts are looked for a limited number of times. */
export function knownTexts(cellsOf: (table: ColumnReference['table']) => Cells | null): KnownTexts {
  const found = new Map<string, ReadonlyMap<string, string> | null>();
  let hints = 100;
  return {
    texts(reference) {
      const key = `${reference.table}[${reference.header}]`;
      const before = found.get(key);
      if (before !== undefined) return before;
      const cells = cellsOf(reference.table);
      const at = (cells?.[0] ?? []).findIndex(cell => headerText(cell) === normalizeText(reference.header));
      const texts =
        cells === null || at < 0
          ? null
          : new Map(
              cells.slice(1).flatMap(line => {
                const cell = line[at];
                return isCellError(cell) || isBlank(cell) ? [] : [[normalizeText(String(cell)), String(cell).trim()] as const];
              }),
            );
      found.set(key, texts);
      return texts;
    },
    nearest: (text, texts) => (hints-- > 0 ? nearestText(text, texts.values()) : null),
  };
}
