/** Rows below a table of ours as one action: one sync to look, one that writes; what a failed batch has left is taken back. */
import type { CellsByHeader } from '../../sheets/make/print';
import type { TableName } from '../../sheets/schema/table-name';
import { areThere, blockAddress, findRoom, lookAt, takeBackRows, writeRows, type Addition, type Room } from './append';
import { ExcelFailure, type Outcome } from '../batch/failure';
import { failureOf, run, withOutcome } from '../batch/run';

/**
 * @param check refuses a table by throwing
 * Throws ExcelFailure; its outcome says what is in the workbook then.
 */
export async function appendRows(
  name: TableName,
  rows: readonly CellsByHeader[],
  check: (room: Room) => void = () => undefined,
): Promise<Addition> {
  let written: Addition | null = null;
  try {
    await run(async context => {
      written = null;
      const look = lookAt(context, name, rows.length);
      await context.sync();
      const room = findRoom(look);
      check(room);
      written = { room, rows };
      writeRows(context, room, rows);
      await context.sync();
    });
  } catch (error) {
    const failure = failureOf(error);
    if (written === null || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const outcome = await takeBackFailed(written);
    if (outcome !== 'complete') throw withOutcome(failure, outcome);
  }
  // Set by the run that came through; the compiler does not see assignments in callbacks.
  return written as unknown as Addition;
}

async function takeBackFailed(addition: Addition): Promise<'complete' | Outcome> {
  try {
    return await run(async context => ((await takeBackRows(context, [addition], true)) ? 'complete' : { changed: 'takenBack' }));
  } catch (error) {
    return notTakenBack(error, addition);
  }
}

/** Takes back rows that have been written, if they are still as written and the last of their table. */
export async function takeBackAppended(addition: Addition): Promise<Outcome> {
  try {
    return await run(async (context): Promise<Outcome> => {
      if (!(await areThere(context, addition))) throw new ExcelFailure({ kind: 'changedMeanwhile', what: addition.room.sheet });
      await takeBackRows(context, [addition], false);
      return { changed: 'takenBack' };
    });
  } catch (error) {
    return notTakenBack(error, addition);
  }
}

function notTakenBack(error: unknown, { room }: Addition): Outcome {
  const { kind } = failureOf(error);
  return kind === 'timeout' || kind === 'connectionLost'
    ? { changed: 'unknown' }
    : { changed: 'left', sheets: [], cells: [`${room.sheet}!${blockAddress(room)}`] };
}

/** What several takings back have come to together. */
export function together(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.some(({ changed }) => changed === 'unknown')) return { changed: 'unknown' };
  const left = outcomes.flatMap(outcome => (outcome.changed === 'left' ? [outcome] : []));
  if (left.length > 0) return { changed: 'left', sheets: left.flatMap(({ sheets }) => sheets), cells: left.flatMap(({ cells }) => cells) };
  return { changed: outcomes.some(({ changed }) => changed === 'takenBack') ? 'takenBack' : 'nothing' };
}
