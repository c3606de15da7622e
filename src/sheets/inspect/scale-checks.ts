/** 評価基準 as 点検 looks at it: what KPIs are rated by must be there and be readable, for no other rule takes its place. */
import { OWN_SCALE } from '../schema/declarations/kpis';
import { placeInScale, problemsOf } from '../read/own-scale';
import { TABLES } from '../schema/declarations/tables';
import { rowsOf, type FindingDetails, type Recorded } from './finding';

export function scaleProblems(recorded: Recorded): FindingDetails[] {
  const rows = rowsOf(recorded, 'DX_KPIs').flatMap(({ index, scale }) => (scale === OWN_SCALE ? [index] : []));
  const about = { table: 'DX_KPIs', rows, column: TABLES.DX_KPIs.columns.scale.header, level: 'breach' } as const;
  const { scale: table = null } = recorded;
  if (table === null) return rows.length === 0 ? [] : [{ ...about, message: { kind: 'scaleMissing', count: rows.length } }];
  return problemsOf(table).map(({ kind: problem, got, row }): FindingDetails => ({
    ...about,
    message: { kind: 'scaleDamaged', problem, got, place: placeInScale(table, row, problem === 'noGrade' ? 1 : 0) },
  }));
}
