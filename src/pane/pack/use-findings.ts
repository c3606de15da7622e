import { useEffect, useRef, useState } from 'react';
import { inspectWorkbook, REMARK_STEPS, type Inspection } from '../../sheets/inspect/remark';
import type { WorkbookState } from '../../sheets/read/state';
import type { Progress } from '../frame/workbook/use-workbook';
import { today } from '../words/as-of';
import { closedRecords } from '../checks/closed-records';
import { runInspection } from '../checks/run-inspection';

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
    setStopped(false);
    setInspection(null);
    return runInspection({
      steps: async () => inspectWorkbook(state, today(), await closedRecords(state)),
      total: REMARK_STEPS,
      running,
      onProgress: setProgress,
      onFound: setInspection,
      onStopped: () => setStopped(true),
    });
  }, [state, tries]);
  return { inspection, progress, stopped, stop: () => running.current?.abort(), again: () => setTries(count => count + 1) };
}
