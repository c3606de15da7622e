/**
 * Tables that are no list with a row for each thing: indicators as columns, months across, years across with words, headings between rows,
 * tasks indented over several columns, plan and actual as two rows of one task. Each is turned into such a list; what it was stays findable, because every line knows its row and columns.
 */
import type { SourceTable } from '../source/adopt-source';
import { indentedTasks } from './shape-indented';
import { indicatorColumns, monthColumns } from './shape-series';
import { planAndActualRows } from './shape-pairs';
import { roadmap } from './shape-roadmap';
import { sectionRows } from './shape-sections';

/** rows: a list as it stands. */
export type ShapeKind = 'rows' | 'indicatorColumns' | 'monthColumns' | 'planAndActualRows' | 'indentedTasks' | 'roadmap' | 'sections';

export interface Shape {
  readonly kind: ShapeKind;
  readonly table: SourceTable;
}

/**
 * What a table can be read as, the most likely first; always also as the list it is.
 * @param about the sheet's name and the titles, which may say the year
 */
export function shapesOf(table: SourceTable, about: readonly string[]): readonly [Shape, ...Shape[]] {
  const rows: Shape = { kind: 'rows', table };
  const paired = planAndActualRows(table);
  const tasks = indentedTasks(paired ?? table);
  const work: Shape | null =
    tasks !== null ? { kind: 'indentedTasks', table: tasks } : paired !== null ? { kind: 'planAndActualRows', table: paired } : null;
  if (work !== null) return [work, rows];
  const months = monthColumns(table, about);
  if (months !== null) return [{ kind: 'monthColumns', table: months }, rows];
  const indicators = indicatorColumns(table);
  if (indicators !== null) return [{ kind: 'indicatorColumns', table: indicators }, rows];
  const years = roadmap(table);
  if (years !== null) return [{ kind: 'roadmap', table: years }, rows];
  const sections = sectionRows(table);
  return sections === null ? [rows] : [{ kind: 'sections', table: sections }, rows];
}
