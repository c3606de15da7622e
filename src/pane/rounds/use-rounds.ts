import { readRounds, type RecordedRound } from '../../excel/rounds/read-rounds';
import type { WorkbookState } from '../../sheets/read/state';
import { useLookUp, type LookUp } from '../frame/workbook/use-look-up';

/** The workbook's rounds, looked up again whenever it has changed. */
export function useRounds(state: WorkbookState): LookUp<readonly RecordedRound[]> {
  return useLookUp(readRounds, state);
}
