import { useEffect, useRef, useState } from 'react';
import type { ExcelFailure } from '../../excel/batch/failure';
import { failureOf } from '../../excel/batch/run';
import { readFormulas } from '../../excel/read/read-formulas';
import { examinationSteps, examine, type Examination } from '../../sheets/doctor/diagnose';
import { inSlices, Stopped } from '../../sheets/read/slices';
import type { WorkbookState } from '../../sheets/read/state';
import type { Progress } from '../frame/workbook/use-workbook';

export interface Examining {
  /** The last one; null: none yet. */
  readonly examination: Examination | null;
  readonly failure: ExcelFailure | null;
  readonly stopped: boolean;
  readonly running: boolean;
  readonly progress: (Progress & { readonly step: 'reading' | 'examining' }) | null;
  readonly start: () => void;
  readonly stop: () => void;
}

type ExaminationTold = Pick<Examining, 'examination' | 'failure' | 'stopped' | 'running' | 'progress'>;

/** 数式の診断 on asking, and again whenever the workbook has changed after it: what is shown is what is there. */
export function useExamination(state: WorkbookState): Examining {
  const [told, setTold] = useState<ExaminationTold>({ examination: null, failure: null, stopped: false, running: false, progress: null });
  const abort = useRef<AbortController | null>(null);
  const begun = useRef(false);
  const start = (): void => {
    begun.current = true;
    abort.current?.abort();
    const mine = new AbortController();
    abort.current = mine;
    const tell = (change: Partial<ExaminationTold>): void => {
      if (abort.current === mine) setTold(before => ({ ...before, ...change }));
    };
    tell({ running: true, failure: null, stopped: false, progress: null });
    const work = async (): Promise<Examination> => {
      const book = await readFormulas(state, {
        signal: mine.signal,
        onRows: (done, total) => tell({ progress: { done, total, step: 'reading' } }),
      });
      const total = examinationSteps(book);
      return inSlices(examine(book), {
        signal: mine.signal,
        onProgress: done => tell({ progress: { done: Math.min(done, total), total, step: 'examining' } }),
      });
    };
    work().then(
      examination => tell({ examination, running: false, progress: null }),
      (error: unknown) =>
        tell({
          running: false,
          progress: null,
          ...(error instanceof Stopped ? { stopped: true } : { failure: failureOf(error) }),
        }),
    );
  };
  const latest = useRef(start);
  latest.current = start;
  useEffect(() => {
    if (begun.current) latest.current();
  }, [state]);
  useEffect(() => () => abort.current?.abort(), []);
  return { ...told, start, stop: () => abort.current?.abort() };
}
