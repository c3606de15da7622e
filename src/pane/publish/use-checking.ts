import { useEffect, useRef, useState } from 'react';
import type { ExcelFailure } from '../../excel/batch/failure';
import { failureOf } from '../../excel/batch/run';
import { readPublishGrid } from '../../excel/read/publish-grid';
import { check, checkingSteps, type PublishReport } from '../../sheets/publish/check';
import type { CheckedGrid } from '../../sheets/publish/grid';
import { inSlices, Stopped } from '../../sheets/read/slices';
import type { Progress } from '../frame/workbook/use-workbook';

export interface Checked {
  readonly grid: CheckedGrid;
  readonly report: PublishReport;
}

export interface CheckingState {
  /** The last one; null: none yet, or nothing was there. */
  readonly checked: Checked | null;
  /** There was nothing in it. */
  readonly empty: boolean;
  readonly failure: ExcelFailure | null;
  readonly stopped: boolean;
  readonly running: boolean;
  readonly progress: (Progress & { readonly step: 'reading' | 'checking' }) | null;
}

export interface UseChecking extends CheckingState {
  /** @param sheet null: the selected cells */
  readonly start: (sheet: string | null) => void;
  readonly stop: () => void;
}

const NOTHING: CheckingState = { checked: null, empty: false, failure: null, stopped: false, running: false, progress: null };

/** 公開用の点検: reads what was chosen and judges it; can be stopped at any time. */
export function useChecking(): UseChecking {
  const [state, setState] = useState<CheckingState>(NOTHING);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const start = (sheet: string | null): void => {
    abort.current?.abort();
    const mine = new AbortController();
    abort.current = mine;
    const tell = (change: Partial<CheckingState>): void => {
      if (abort.current === mine) setState(before => ({ ...before, ...change }));
    };
    tell({ ...NOTHING, running: true });
    const work = async (): Promise<Checked | null> => {
      const grid = await readPublishGrid({
        sheet,
        signal: mine.signal,
        onRows: (done, total) => tell({ progress: { done, total, step: 'reading' } }),
      });
      if (grid === null) return null;
      const total = checkingSteps([grid]);
      tell({ progress: { done: 0, total, step: 'checking' } });
      const report = await inSlices(check({ file: { name: 'workbook.xlsx', format: 'xlsx' }, sheets: [grid] }), {
        signal: mine.signal,
        onProgress: done => tell({ progress: { done, total, step: 'checking' } }),
      });
      return { grid, report };
    };
    work().then(
      checked => tell({ checked, empty: checked === null, running: false, progress: null }),
      (error: unknown) =>
        tell({ running: false, progress: null, ...(error instanceof Stopped ? { stopped: true } : { failure: failureOf(error) }) }),
    );
  };
  return { ...state, start, stop: () => abort.current?.abort() };
}
