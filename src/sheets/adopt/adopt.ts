/**
 * What adopting a table of the staff's own will do, worked out before anything is written: the rows, what is converted, what is left
 * out and what is wrong; excel/adopt carries it out through the set-up.
 */
import type { Cells } from '../../domain/base/cell';
import { normalizeText } from '../../domain/text/characters/text';
import { adoptRows, type AdoptedRow, type AdoptionNote } from './adopt-rows';
import type { ColumnDestination, Match } from './mapping/adopt-mapping';
import type { SourceTable } from './source/adopt-source';
import type { Conflict } from '../make/conflict';
import { checkActuals, checkKpis, checkOrder, checkRevisions } from '../read/cross-check';
import type { Issue } from '../schema/issue';
import type { KnownTexts } from '../schema/parse-cell';
import { isBlankRow, knownTexts, readTable } from '../read/read';
import { linedFormula } from '../make/number-looks';
import { anchorsOf } from '../make/table-anchor';
import { placeOfTable, planColumn, unitsInTable } from '../make/planned-column';
import { planSetUp } from '../make/set-up';
import type { PlannedRows, PlannedSheet, SetUpPlan } from '../make/planned';
import type { Steps } from '../read/slices';
import type { TableState, WorkbookState } from '../read/state';
import { sheetColumns, sheetColumnsFor, type Declaration } from '../schema/table';
import type { TableName } from '../schema/table-name';
import { TABLES } from '../schema/declarations/tables';

export interface AdoptionRequest {
  readonly state: WorkbookState;
  readonly table: TableName;
  readonly source: SourceTable;
  readonly destinations: readonly ColumnDestination[];
  readonly matches: readonly Match[];
  /** By header of ours: what all rows get where nothing goes into the column, as typed. */
  readonly constants?: Readonly<Record<string, string>>;
  /** KPIs of the same source that are adopted before this: their names are known, and their units. */
  readonly before?: Adoption | null;
  /** A date serial: the 基準日 of a KPI sheet that has to be made. */
  readonly asOf: number;
}

export interface Adoption {
  readonly table: TableName;
  /** Carried out by excel/set-up. Its conflicts say why it cannot be. */
  readonly plan: SetUpPlan;
  readonly rows: readonly AdoptedRow[];
  /** The headers that get values, in the table's order. */
  readonly headers: readonly string[];
  /** Cells written otherwise than they stood there. */
  readonly converted: number;
  /** Rows whose key the table has already. */
  readonly present: number;
  /** Of the new rows; `row` counts from 0 among them. */
  readonly issues: readonly Issue[];
  readonly notes: readonly AdoptionNote[];
}

/** The texts that references may name, before the rows are there. */
export function knownIn(state: WorkbookState): KnownTexts {
  return knownTexts(name => state.tables[name]?.cells ?? null);
}

/** The cells of our tables, with the rows that another adoption adds before this one. */
function cellsWith(state: WorkbookState, before: Adoption | null | undefined): (name: TableName) => Cells | null {
  return name => {
    const cells = state.tables[name]?.cells ?? null;
    if (before === null || before === undefined || name !== before.table) return cells;
    const headers = cells?.[0] ?? before.headers;
    return [headers, ...(cells?.slice(1) ?? []), ...before.rows.map(row => headers.map(header => row.cells[String(header)]?.value ?? ''))];
  };
}

const SEPARATOR = '\n';

/** The key of a row as it is compared; null where the row has none. */
function keyOf(parts: readonly unknown[]): string | null {
  const texts = parts.map(part => normalizeText(String(part ?? '')));
  return texts.every(text => text === '') ? null : texts.join(SEPARATOR);
}

/** Lines that take part in the steps twice: once converted, once checked. */
export function adoptionSteps({ lines }: SourceTable): number {
  return lines.length * 2;
}

/** In steps; each yields the lines it has done. */
export function* planAdoption(request: AdoptionRequest): Steps<Adoption> {
  const { state, table, source, destinations } = request;
  const declaration: Declaration = TABLES[table];
  const there: TableState | null = state.tables[table];
  const ids = there === null ? [] : there.rows.flatMap(row => ('id' in row && row.id !== null ? [row.id] : []));
  const unitsBefore = (request.before?.rows ?? []).map(({ cells }) => [cells.名称?.value, cells.単位?.value] as const);
  const units = new Map<string, string | null>([
    ...unitsBefore.map(
      ([name, unit]) => [normalizeText(String(name ?? '')), unit === undefined || unit === null ? null : String(unit)] as const,
    ),
    ...(state.tables.DX_KPIs?.rows.flatMap(({ name, unit }) => (name === null ? [] : [[normalizeText(name), unit] as const])) ?? []),
  ]);
  const timings = new Map(
    state.tables.DX_KPIs?.rows.flatMap(({ name, timing }) => (name === null ? [] : [[normalizeText(name), timing] as const])) ?? [],
  );
  const keys = new Set(
    there?.rows.map(row => keyOf(declaration.key.map(key => (row as unknown as Readonly<Record<string, unknown>>)[key]))),
  );
  const keyHeaders = declaration.key.map(key => declaration.columns[key]?.header ?? key);
  const { rows, notes, present } = yield* adoptRows({
    declaration,
    source,
    destinations,
    matches: request.matches,
    known: knownTexts(cellsWith(state, request.before)),
    ids,
    unitOf: kpi => units.get(normalizeText(kpi)) ?? null,
    timingOf: kpi => timings.get(normalizeText(kpi)) ?? null,
    constants: request.constants ?? {},
    isPresent(cells) {
      const key = keyOf(keyHeaders.map(header => cells[header]?.value));
      return key !== null && keys.has(key);
    },
  });
  const used = new Set(rows.flatMap(({ cells }) => Object.keys(cells).filter(header => cells[header]?.value !== null)));
  // The table's own columns, and the further years that are needed.
  const columns = destinations.filter(({ asRow, added, id }) => !asRow && (!added || used.has(id)));
  const issues = yield* checkRows(request, declaration, columns, rows);
  const plan = there === null ? planCreation(request, declaration, rows, used) : planRows(state, declaration, there, columns, rows);
  return {
    table,
    plan,
    rows,
    issues,
    headers: columns.map(({ id }) => id).filter(id => used.has(id)),
    converted: rows.reduce((sum, { cells }) => sum + Object.values(cells).filter(({ changed }) => changed).length, 0),
    present,
    notes,
  };
}

/** What reading would find wrong with the rows once they are there. */
function* checkRows(
  { state, before: kpis }: AdoptionRequest,
  declaration: Declaration,
  columns: readonly ColumnDestination[],
  rows: readonly AdoptedRow[],
): Steps<readonly Issue[]> {
  const there = cellsWith(state, kpis);
  const headers = columns.map(({ id }) => id);
  const cells = [headers, ...rows.map(row => headers.map(header => row.cells[header]?.value ?? ''))];
  // Rows may refer to one another.
  const before = state.tables[declaration.name]?.cells ?? null;
  const together =
    before === null
      ? cells
      : [...before, ...cells.slice(1).map(line => (before[0] ?? []).map(header => line[headers.indexOf(String(header))] ?? ''))];
  const reading = yield* readTable(
    declaration,
    cells,
    knownTexts(name => (name === declaration.name ? together : there(name))),
  );
  const cross =
    declaration.name === 'DX_KPIs'
      ? checkKpis(cells, reading as never)
      : declaration.name === 'DX_Actuals'
        ? checkActuals(cells, reading as never, state.tables.DX_KPIs as never)
        : declaration.name === 'DX_Revisions'
          ? checkRevisions(cells, reading as never, state.tables.DX_KPIs)
          : [];
  const below = before === null || (before.length === 2 && isBlankRow(before[1] ?? [])) ? 0 : before.length - 1;
  // What a table lacks is none of the rows' business; it is said in 点検.
  return [...reading.issues, ...checkOrder(declaration, cells, reading.rows), ...cross]
    .filter(({ row }) => row !== null)
    .map(issue => inTable(issue, below))
    .sort((one, other) => (one.row ?? 0) - (other.row ?? 0) || (one.at ?? 0) - (other.at ?? 0));
}

/** Rows that an issue names are named by where they will stand in the table. */
function inTable(issue: Issue, below: number): Issue {
  if (issue.kind === 'duplicateKey') return { ...issue, expected: { firstRow: issue.expected.firstRow + below } };
  return issue.kind === 'duplicateActual' ? { ...issue, expected: { lastRow: issue.expected.lastRow + below } } : issue;
}

const labelOf = (declaration: Declaration, { cells }: AdoptedRow): string =>
  declaration.key
    .map(key => cells[declaration.columns[key]?.header ?? '']?.value ?? '')
    .filter(value => value !== '')
    .join(' ');

function planCreation(
  { state, asOf, table }: AdoptionRequest,
  declaration: Declaration,
  rows: readonly AdoptedRow[],
  used: ReadonlySet<string>,
): SetUpPlan {
  const columns = sheetColumnsFor(declaration, [yearsOf(declaration, used)]);
  // The plan of an empty sheet with these columns; the rows are put in as they are, also those that no typed row could hold.
  const plan = planSetUp(state, {
    tables: [table],
    template: { id: 'adopted', name: '', goal: null, rows: { [table]: [yearsOf(declaration, used)] } },
    asOf,
  });
  const tables = plan.tables.map((planned): PlannedSheet | typeof planned =>
    planned.action !== 'create'
      ? planned
      : {
          ...planned,
          body:
            rows.length === 0
              ? planned.body.map(line => line.map(cell => ({ ...cell, value: null })))
              : rows.map(({ cells }) =>
                  columns.map(({ header }, index) => cells[header] ?? { value: null, format: formatOfBlank(planned, index) }),
                ),
          added: rows.map(row => ({ label: labelOf(declaration, row), source: null })),
        },
  );
  // A 基準日 goes with the KPI sheet; for any other sheet nobody asked for one here.
  return { ...plan, tables, asOf: plan.asOf.action === 'ownSheet' ? { action: 'exists' } : plan.asOf };
}

const formatOfBlank = ({ body }: PlannedSheet, index: number): string => body[0]?.[index]?.format ?? 'General';

/** A row that has a value of each year that is used: the columns of a sheet follow from it. */
function yearsOf(declaration: Declaration, used: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(declaration.columns).flatMap(([key, column]) =>
      column.kind !== 'perYear'
        ? []
        : [
            [
              key,
              [...used]
                .filter(header => header.startsWith(column.header) && /^\d{4}$/.test(header.slice(column.header.length)))
                .map(header => ({ year: Number(header.slice(column.header.length)), value: null })),
            ] as const,
          ],
    ),
  );
}

function planRows(
  state: WorkbookState,
  declaration: Declaration,
  there: TableState,
  columns: readonly ColumnDestination[],
  rows: readonly AdoptedRow[],
): SetUpPlan {
  const { name, sheet, cells, firstRow, firstColumn, totals } = there;
  const conflicts: Conflict[] = [
    ...(state.sheets.find(other => other.name === sheet)?.protected === true ? [{ kind: 'protectedSheet', sheet } as const] : []),
    ...(totals ? [{ kind: 'totalsRow', table: name, sheet } as const] : []),
  ];
  const added = columns.filter(column => column.added);
  const width = cells[0]?.length ?? 0;
  const place = placeOfTable(
    there,
    added.map(({ id, key, column, year }) => ({ header: id, key, column, year })),
  );
  const units = state.tables.DX_KPIs ? unitsInTable(state.tables.DX_KPIs) : null;
  const planned: PlannedRows = {
    action: 'append',
    table: name,
    sheet,
    present: 0,
    // A cell without a value is left to Excel, which fills calculated columns down.
    rows: rows.map(row => ({ cells: Object.fromEntries(Object.entries(row.cells).filter(([, cell]) => cell.value !== null)) })),
    added: rows.map(row => ({ label: labelOf(declaration, row), source: null })),
    at: added.length === 0 ? null : { headerRow: firstRow, firstColumn, width },
    columns: added.map(({ id, key, column, year }, index) =>
      planColumn({ header: id, key, column, year }, firstColumn + width + index, place, () => null, units),
    ),
    lined: linedFormula(firstColumn, firstRow),
  };
  return {
    tables: rows.length === 0 ? [{ action: 'keep', table: name, sheet, present: 0 }] : [planned],
    asOf: { action: 'exists' },
    anchors: added.length === 0 ? [] : anchorsOf(state, name),
    conflicts,
  };
}

/** Where the first of the new rows will stand: row and column from 0. */
export function firstNewRow(
  { plan, table }: Adoption,
  state: WorkbookState,
): { readonly sheet: string; readonly row: number; readonly column: number } | null {
  const there = state.tables[table];
  if (there !== null) {
    const blank = there.cells.length === 2 && isBlankRow(there.cells[1] ?? []);
    return { sheet: there.sheet, row: there.firstRow + (blank ? 1 : there.cells.length), column: there.firstColumn };
  }
  const created = plan.tables.find((planned): planned is PlannedSheet => planned.action === 'create');
  return created === undefined ? null : { sheet: created.sheet, row: created.headerRow + 1, column: 0 };
}

/** Required columns that nothing goes into and nothing is given to. */
export function missingRequired(
  table: TableName,
  destinations: readonly ColumnDestination[],
  matches: readonly Match[],
): readonly string[] {
  const declaration: Declaration = TABLES[table];
  const taken = new Set(matches.map(({ to }) => to));
  const wide = destinations.some(({ asRow, id }) => asRow && taken.has(id));
  return sheetColumns(declaration)
    .filter(
      ({ column, key, header }) =>
        column.required === true && key !== 'id' && !taken.has(header) && !(wide && (key === 'year' || key === 'value')),
    )
    .map(({ header }) => header);
}
