/** The rounds that the workbook remembers. */
import { roundsIn, roundKey, type Round } from '../../sheets/rounds/round';
import { run } from '../batch/run';

export interface RecordedRound {
  readonly round: Round;
  /** The record as it stands in the workbook: what a write must still find. */
  readonly record: string;
}

/** The latest first. One sync. Throws ExcelFailure. */
export function readRounds(): Promise<readonly RecordedRound[]> {
  return run(async context => {
    const { settings } = context.workbook;
    settings.load('items/key,items/value');
    await context.sync();
    return roundsIn(settings.items).flatMap(round => {
      const record: unknown = settings.items.find(({ key }) => key === roundKey(round.code))?.value;
      return typeof record === 'string' ? [{ round, record }] : [];
    });
  });
}
