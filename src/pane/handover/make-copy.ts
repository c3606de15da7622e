/** Makes the copy: reads the file, converts and checks it. Nothing is written to the workbook. */
import { readCopySource } from '../../excel/handover/copy-source';
import { readFileBytes } from '../../excel/handover/file-bytes';
import { recordText } from '../../i18n/share/handover-record';
import { handOver, type HandedOver } from '../../sheets/handover/convert';
import { plainTwins } from '../../sheets/handover/plain/plain-twins';
import type { Mode } from '../../sheets/handover/report';
import { inSlices, Stopped } from '../../sheets/read/slices';
import { today } from '../words/as-of';
import { formatDate } from '../words/format';

/** Excel has not done its sums. */
export class StillCalculating extends Error {}

export type CopyStep = 'readingFile' | 'converting';

export interface MakingCopy {
  readonly mode: Mode;
  readonly signal: AbortSignal;
  readonly onStep: (step: CopyStep, done: number, total: number) => void;
}

/** Throws ExcelFailure, PackageTrouble, NotClean, StillCalculating, Stopped. */
export async function makeCopy({ mode, signal, onStep }: MakingCopy): Promise<HandedOver> {
  onStep('readingFile', 0, 1);
  const source = await readCopySource();
  if (source.calculating) throw new StillCalculating();
  const bytes = await readFileBytes({ signal, onSlice: (done, total) => onStep('readingFile', done, total) });
  if (signal.aborted) throw new Stopped();
  onStep('converting', 0, 0);
  const made = formatDate(today());
  const steps = handOver({ bytes, mode, nameValues: source.nameValues, record: report => recordText(report, made), twins: plainTwins });
  return inSlices(steps, { signal, onProgress: done => onStep('converting', done, 0) });
}
