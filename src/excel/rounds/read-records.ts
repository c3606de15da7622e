/** The records of closed rounds as they stand in the workbook now. */
import { changedRows, RECORD_HEADERS, RECORD_ROWS, recordName } from '../../sheets/rounds/record';
import type { Round } from '../../sheets/rounds/round';
import { run } from '../batch/run';
import { askForName, existingOf } from '../sheets/own/own-sheet';
import { readRounds } from './read-rounds';

export interface FoundRecord {
  readonly round: Round;
  /** null: it is gone. */
  readonly sheet: string | null;
  /** null: the sheet, or its first cell, is gone. */
  readonly cells: readonly (readonly unknown[])[] | null;
  /** Rows of the sheet, from 1, that are not as they were at closing. */
  readonly changed: readonly number[];
}

/** The records of closed rounds as they are now. Two syncs. Throws ExcelFailure. */
export function readRecords(rounds: readonly Round[]): Promise<readonly FoundRecord[]> {
  return run(async context => {
    const names = rounds.map(round => askForName(context, recordName(round.code)));
    if (names.length > 0) await context.sync();
    const asked = names.map(named => {
      const existing = existingOf(named);
      if (existing.kind !== 'sheet') return null;
      const used = context.workbook.worksheets.getItem(existing.sheet).getUsedRangeOrNullObject(true);
      used.load('values,rowIndex,columnIndex');
      return { sheet: existing.sheet, used };
    });
    if (asked.some(one => one !== null)) await context.sync();
    return rounds.map((round, at): FoundRecord => {
      const one = asked[at] ?? null;
      if (one === null) return { round, sheet: null, cells: null, changed: [] };
      // Somebody may have emptied the sheet.
      const cells = one.used.isNullObject ? [] : fromHeader(one.used);
      return { round, sheet: one.sheet, cells, changed: changedRows(round.closed?.prints ?? [], cells) };
    });
  });
}

/** From our header row down, from the first column on, wherever what is in use begins. */
function fromHeader({ values, rowIndex, columnIndex }: Excel.Range): unknown[][] {
  const lines = [
    ...Array.from({ length: rowIndex }, (): unknown[] => []),
    ...values.map(line => [...Array.from({ length: columnIndex }, () => ''), ...line]),
  ];
  return lines.slice(RECORD_ROWS.header - 1).map(line => RECORD_HEADERS.map((_, at) => (line as unknown[])[at] ?? ''));
}

/** The records of all closed rounds, the latest first. Three syncs at most. Throws ExcelFailure. */
export async function readAllRecords(): Promise<readonly FoundRecord[]> {
  const rounds = await readRounds();
  return readRecords(rounds.flatMap(({ round }) => (round.closed === null ? [] : [round])));
}
