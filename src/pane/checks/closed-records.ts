import { readAllRecords } from '../../excel/rounds/read-records';
import type { ClosedRecord } from '../../sheets/inspect/finding';
import type { WorkbookState } from '../../sheets/read/state';
import { addressOf } from '../../sheets/read/state';
import { recordName } from '../../sheets/rounds/record';

/** Records of closed rounds as 点検 looks at them; without any in the workbook Excel is not asked. Throws ExcelFailure. */
export async function closedRecords({ names }: WorkbookState): Promise<readonly ClosedRecord[]> {
  if (!names.some(name => name.startsWith(recordName('')))) return [];
  return (await readAllRecords()).map(({ round, sheet, changed }) => ({
    round: round.name,
    changed: sheet === null ? null : changed.map(row => ({ sheet, address: addressOf(row - 1, 0) })),
  }));
}
