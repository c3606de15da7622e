import { ExcelFailure } from '../../excel/batch/failure';
import type { Inspection } from '../../sheets/inspect/remark';
import { inSlices, Stopped, type Steps } from '../../sheets/read/slices';
import { LONG, type Progress } from '../frame/workbook/use-workbook';

interface InspectionRun {
  readonly steps: () => Promise<Steps<Inspection>>;
  /** How many steps there are. */
  readonly total: number;
  /** The run that counts: a newer one takes over. */
  readonly running: { current: AbortController | null };
  readonly onProgress: (progress: Progress | null) => void;
  readonly onFound: (inspection: Inspection) => void;
  /** The person has had enough, or Excel has not answered: it can be done again. */
  readonly onStopped: () => void;
}

/** Looks through a workbook in slices, and tells how far it is where that takes long. @returns what gives it up */
export function runInspection({ steps, total, running, onProgress, onFound, onStopped }: InspectionRun): () => void {
  const abort = new AbortController();
  running.current = abort;
  const began = performance.now();
  steps()
    .then(work =>
      inSlices(work, {
        signal: abort.signal,
        onProgress: done => {
          if (performance.now() - began > LONG) onProgress({ done, total });
        },
      }),
    )
    .then(
      inspection => {
        if (!abort.signal.aborted) onFound(inspection);
      },
      (error: unknown) => {
        if (!(error instanceof Stopped || error instanceof ExcelFailure)) throw error;
        if (running.current === abort) onStopped();
      },
    )
    .finally(() => {
      if (running.current === abort) onProgress(null);
    });
  return () => {
    running.current = null;
    abort.abort();
  };
}
