/**
 * The plan as it was first decided, told from DX_Revisions: the original target of a KPI and year is the 旧目標 of its earliest revision. It is
 * given as the cells of a plan, so that the functions' own code answers against it as it does against the current one.
 */
import type { Cell, Cells } from '../../domain/base/cell';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { isBlank } from '../../domain/text/characters/text';
import { KPIS } from '../schema/declarations/kpis';
import { locate } from './read';
import { REVISIONS } from '../schema/declarations/revisions';
import type { TableState } from './state';
import { UNDECIDED } from '../schema/table';
import type { TableName } from '../schema/table-name';
import type { RowOfTable } from '../schema/declarations/tables';

/** Of a table's state, what this needs. */
export type TableRead<N extends TableName> = Pick<TableState<N>, 'cells' | 'rows'>;

/** A revision that says which target it is about. */
export type TargetRevision = RowOfTable<'DX_Revisions'> & { readonly kpi: string; readonly year: number };

/** The revisions of each target in the order in which they were made. */
export interface RevisionBook {
  /** Of one target; none where it has not been revised. */
  of(kpi: string, year: number): readonly TargetRevision[];
  /** Of all years of one KPI, a year after the other. */
  ofKpi(kpi: string): readonly TargetRevision[];
  /** Target by target. */
  readonly all: readonly (readonly TargetRevision[])[];
}

/** By 改定日, then by row; a revision without a date comes last. */
function inOrder(one: TargetRevision, other: TargetRevision): number {
  return (one.revisedOn ?? Infinity) === (other.revisedOn ?? Infinity)
    ? one.index - other.index
    : (one.revisedOn ?? Infinity) - (other.revisedOn ?? Infinity);
}

/** Looks through the rows once; names are compared as everywhere (NFKC, white space and case apart). */
export function revisionBook(rows: readonly RowOfTable<'DX_Revisions'>[]): RevisionBook {
  const byKpi = new Map<string, Map<number, TargetRevision[]>>();
  for (const row of rows) {
    if (row.kpi === null || row.year === null) continue;
    const years = byKpi.get(comparableText(row.kpi)) ?? new Map<number, TargetRevision[]>();
    byKpi.set(comparableText(row.kpi), years);
    const revisions = years.get(row.year) ?? [];
    years.set(row.year, revisions);
    revisions.push({ ...row, kpi: row.kpi, year: row.year });
  }
  const all = [...byKpi.values()].flatMap(years => [...years.values()]);
  for (const revisions of all) revisions.sort(inOrder);
  return {
    all,
    of: (kpi, year) => byKpi.get(comparableText(kpi))?.get(year) ?? [],
    ofKpi: kpi => [...(byKpi.get(comparableText(kpi)) ?? [])].sort(([one], [other]) => one - other).flatMap(([, revisions]) => revisions),
  };
}

/**
 * The cells of DX_KPIs with the original targets: the same headers and rows. A target that was never revised is the current one; ― stands
 * where 旧目標 of the first revision is blank or ―.
 * @param revisions null: the workbook has no DX_Revisions
 */
export function originalPlan(kpis: TableRead<'DX_KPIs'>, revisions: TableRead<'DX_Revisions'> | null): Cells {
  if (revisions === null) return kpis.cells;
  const book = revisionBook(revisions.rows);
  const targets = locate(KPIS, kpis.cells[0] ?? []).located.filter(({ key }) => key === 'targets');
  const beforeAt = locate(REVISIONS, revisions.cells[0] ?? []).located.find(({ key }) => key === 'before')?.at;
  const changed = new Map<number, Map<number, Cell>>();
  for (const { name, index } of kpis.rows) {
    if (name === null) continue;
    for (const { at, year } of targets) {
      const [first] = year === null ? [] : book.of(name, year);
      if (first === undefined) continue;
      // The cell itself and not the value read from it, so that a formula over it sees the same.
      const before = beforeAt === undefined ? null : revisions.cells[first.index + 1]?.[beforeAt];
      const line = changed.get(index + 1) ?? new Map<number, Cell>();
      changed.set(index + 1, line.set(at, typeof before !== 'number' && isBlank(before) ? UNDECIDED : before));
    }
  }
  return changed.size === 0
    ? kpis.cells
    : kpis.cells.map((line, row) => {
        const targetsOfRow = changed.get(row);
        return targetsOfRow === undefined ? line : line.map((cell, at) => (targetsOfRow.has(at) ? targetsOfRow.get(at) : cell));
      });
}
