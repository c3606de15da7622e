import { useEffect, useRef, useState } from 'react';
import { ExcelFailure } from '../../excel/batch/failure';
import { inspectWorkbook, REMARK_STEPS, type Inspection } from '../../sheets/inspect/remark';
import { inSlices, Stopped } from '../../sheets/read/slices';
import type { WorkbookState } from '../../sheets/read/state';
import { LONG, type Progress } from '../frame/workbook/use-workbook';
import { today } from '../words/as-of';
import { closedRecords } from '../checks/closed-records';

export interface Findings {
  /** null: not known yet. */
  readonly inspection: Inspection | null;
  /** null: it does not take long. */
  readonly progress: Progress | null;
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly again: () => void;
}

/** Looks through the workbook in slices, and anew when it has changed. */
export function useFindings(state: WorkbookState): Findings {
  const [inspection, setInspection] = useState<Inspection | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [stopped, setStopped] = useState(false);
  const [tries, setTries] = useState(0);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    running.current = abort;
    const began = performance.now();
    setStopped(false);
    setInspection(null);
    closedRecords(state)
      .then(records =>
        inSlices(inspectWorkbook(state, today(), records), {
          signal: abort.signal,
          onProgress: done => {
            if (performance.now() - began > LONG) setProgress({ done, total: REMARK_STEPS });
          },
        }),
      )
      .then(
        found => {
          if (!abort.signal.aborted) setInspection(found);
        },
        (error: unknown) => {
          if (!(error instanceof Stopped || error instanceof ExcelFailure)) throw error;
          if (running.current === abort) setStopped(true);
        },
      )
      .finally(() => {
        if (running.current === abort) setProgress(null);
      });
    return () => {
      running.current = null;
      abort.abort();
    };
  }, [state, tries]);
  return { inspection, progress, stopped, stop: () => running.current?.abort(), again: () => setTries(count => count + 1) };
}
