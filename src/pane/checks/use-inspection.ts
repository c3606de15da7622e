import { ExcelFailure } from '../../excel/batch/failure';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Inspection } from '../../sheets/inspect/remark';
import { inSlices, Stopped } from '../../sheets/read/slices';
import type { WorkbookState } from '../../sheets/read/state';
import { today } from '../words/as-of';
import { LONG, type Progress } from '../frame/workbook/use-workbook';

/** The screen 点検 with its rules: loaded after the first reading, so that the pane opens without waiting for it. */
export type ChecksModule = typeof import('./checks');

/** What was found, in which state of the workbook: the two belong together. */
export interface Inspected {
  readonly state: WorkbookState;
  readonly inspection: Inspection;
}

export interface Checks {
  readonly module: ChecksModule | null;
  /** The last inspection; null before the first. */
  readonly inspected: Inspected | null;
  readonly progress: Progress | null;
  readonly stopped: boolean;
  /** The module could not be loaded. */
  readonly failed: boolean;
  readonly stop: () => void;
  readonly again: () => void;
}

/** Inspects the workbook after every reading, in slices. */
export function useInspection(state: WorkbookState | null): Checks {
  const [module, setModule] = useState<ChecksModule | null>(null);
  const [failed, setFailed] = useState(false);
  const [inspected, setInspected] = useState<Inspected | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [stopped, setStopped] = useState(false);
  const [tries, setTries] = useState(0);
  const running = useRef<AbortController | null>(null);

  const wanted = state !== null && module === null;
  useEffect(() => {
    if (!wanted) return;
    import(/* webpackChunkName: "checks" */ './checks').then(
      loaded => {
        setModule(loaded);
        setFailed(false);
      },
      () => setFailed(true),
    );
  }, [wanted, tries]);

  useEffect(() => {
    if (state === null || module === null) return;
    const abort = new AbortController();
    running.current = abort;
    const began = performance.now();
    setStopped(false);
    module
      .closedRecords(state)
      .then(records =>
        inSlices(module.inspectWorkbook(state, today(), records), {
          signal: abort.signal,
          onProgress: done => {
            if (performance.now() - began > LONG) setProgress({ done, total: module.REMARK_STEPS });
          },
        }),
      )
      .then(
        inspection => {
          if (!abort.signal.aborted) setInspected({ state, inspection });
        },
        (error: unknown) => {
          if (!(error instanceof Stopped || error instanceof ExcelFailure)) throw error;
          // A newer reading has taken over, the person has had enough, or Excel has not answered: it can be done again.
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
  }, [state, module, tries]);

  const stop = useCallback(() => running.current?.abort(), []);
  const again = useCallback(() => setTries(count => count + 1), []);
  return { module, inspected, progress, stopped, failed, stop, again };
}
