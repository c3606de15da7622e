/** Records of closed rounds: they stay as they were at closing; who has changed one is told, and corrects in the next round instead. */
import { TABLES } from '../schema/declarations/tables';
import type { FindingDetails, Recorded } from './finding';

export function recordsChanged({ records = [] }: Recorded): FindingDetails[] {
  return records.flatMap(({ round, changed }): FindingDetails[] => {
    const about = { level: 'breach', table: 'DX_Requests', rows: [], column: TABLES.DX_Requests.columns.round.header } as const;
    if (changed === null) return [{ ...about, message: { kind: 'recordLost', round } }];
    return changed.length === 0 ? [] : [{ ...about, message: { kind: 'recordChanged', round, places: changed } }];
  });
}
