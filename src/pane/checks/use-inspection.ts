import { useCallback, useEffect, useRef, useState } from 'react';
import type { Inspection } from '../../sheets/inspect/remark';
import type { WorkbookState } from '../../sheets/read/state';
import { today } from '../words/as-of';
import type { Progress } from '../frame/workbook/use-workbook';
import { runInspection } from './run-inspection';

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
    setStopped(false);
    return runInspection({
      steps: async () => module.inspectWorkbook(state, today(), await module.closedRecords(state)),
      total: module.REMARK_STEPS,
      running,
      onProgress: setProgress,
      onFound: inspection => setInspected({ state, inspection }),
      onStopped: () => setStopped(true),
    });
  }, [state, module, tries]);

  const stop = useCallback(() => running.current?.abort(), []);
  const again = useCallback(() => setTries(count => count + 1), []);
  return { module, inspected, progress, stopped, failed, stop, again };
}
