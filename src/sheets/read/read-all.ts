/** All tables of a workbook together: references look into each other, and some checks need two tables. */
import type { Cells } from '../../domain/base/cell';
import { checkActuals, checkKpis, checkOrder, checkRevisions, unitsOf, withShareFixes } from './cross-check';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { programmeOf, yearsOfProgrammes } from './programme';
import type { Issue } from '../schema/issue';
import { knownTexts, readTable, type TableReading } from './read';
import { finish, type Steps } from './slices';
import { TABLE_NAMES, type TableName } from '../schema/table-name';
import { TABLES, type ColumnsOfTable, type RowOfTable } from '../schema/declarations/tables';

export type TablesCells = { readonly [N in TableName]?: Cells | null };
export type TablesReading = { readonly [N in TableName]: TableReading<ColumnsOfTable<N>> | null };

/** Issues in reading order: by row (headers first), then by column. */
function inOrder(issues: readonly Issue[]): Issue[] {
  return [...issues].sort((one, other) => (one.row ?? -1) - (other.row ?? -1) || (one.at ?? -1) - (other.at ?? -1));
}

/** A target that no KPI of the same programme has one for is not asked for: a plan that ends in R7 has nothing to decide for 2040. */
function isAskedOf(kpis: readonly RowOfTable<'DX_KPIs'>[]): (issue: Issue) => boolean {
  const years = yearsOfProgrammes(kpis);
  const rows = new Map(kpis.map(kpi => [kpi.index, kpi]));
  return ({ kind, expected, row, column }) => {
    if (kind !== 'blankTarget' && !(kind === 'undecided' && expected === 'target')) return true;
    const programme = programmeOf(row === null ? null : (rows.get(row)?.source ?? null));
    // Without 出典 nothing is known of the plan: the years of the form are asked for.
    const known = programme === '' ? undefined : years.get(programme);
    return known === undefined || known.has(Number(/\d+$/.exec(column)?.[0]));
  };
}

/**
 * Reads all tables in steps; each yields the rows it has done.
 * @param tables each table's header row and body; left out or null where the workbook has no such table
 */
export function* readTablesInSteps(tables: TablesCells): Steps<TablesReading> {
  const known = knownTexts(name => tables[name] ?? null);
  const readings: Record<string, TableReading<never> | null> = {};
  for (const name of TABLE_NAMES) {
    const cells = tables[name];
    if (!cells) {
      readings[name] = null;
      continue;
    }
    const reading = yield* readTable(TABLES[name], cells, known);
    readings[name] = { rows: reading.rows as never, issues: [...reading.issues, ...checkOrder(TABLES[name], cells, reading.rows)] };
    yield 0;
  }
  // Each name got the reading of its own declaration.
  const { DX_KPIs: kpis, DX_Actuals: actuals, DX_Revisions: revisions, ...rest } = readings as unknown as TablesReading;
  const units = unitsOf(kpis);
  const unitOfKpi = (kpi: string | null | undefined): string | null => (kpi ? (units.get(comparableText(kpi)) ?? null) : null);
  const unitIn = (rows: readonly { readonly index: number; readonly kpi: string | null }[]): ((row: number) => string | null) => {
    const byRow = new Map(rows.map(({ index, kpi }) => [index, kpi]));
    return row => unitOfKpi(byRow.get(row));
  };
  const unitsByRow = new Map(kpis?.rows.map(({ index, unit }) => [index, unit]));
  const cellsOf = (name: TableName): Cells => tables[name] ?? [];
  // Each looks through all rows: between them somebody who types gets a turn.
  const ofKpis = kpis && {
    ...kpis,
    issues: [
      ...withShareFixes(TABLES.DX_KPIs, cellsOf('DX_KPIs'), kpis.issues.filter(isAskedOf(kpis.rows)), row => unitsByRow.get(row) ?? null),
      ...checkKpis(cellsOf('DX_KPIs'), kpis),
    ],
  };
  yield 0;
  const shares = actuals && withShareFixes(TABLES.DX_Actuals, cellsOf('DX_Actuals'), actuals.issues, unitIn(actuals.rows));
  yield 0;
  const doubles = actuals && checkActuals(cellsOf('DX_Actuals'), actuals, kpis);
  yield 0;
  const complete = {
    ...rest,
    DX_KPIs: ofKpis,
    DX_Actuals: actuals && { ...actuals, issues: [...(shares ?? []), ...(doubles ?? [])] },
    DX_Revisions: revisions && {
      ...revisions,
      issues: [
        ...withShareFixes(TABLES.DX_Revisions, cellsOf('DX_Revisions'), revisions.issues, unitIn(revisions.rows)),
        ...checkRevisions(cellsOf('DX_Revisions'), revisions, kpis),
      ],
    },
  };
  return Object.fromEntries(
    Object.entries(complete).map(([name, reading]) => [name, reading && { ...reading, issues: inOrder(reading.issues) }]),
  ) as unknown as TablesReading;
}

/** All of it at once. */
export function readTables(tables: TablesCells): TablesReading {
  return finish(readTablesInSteps(tables));
}
