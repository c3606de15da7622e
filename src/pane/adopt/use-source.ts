import { useEffect, useRef, useState } from 'react';
import { sourceBlock, findSource, type FoundSource, type Pointed } from '../../excel/read/adopt-source';
import type { ExcelFailure } from '../../excel/batch/failure';
import { failureOf } from '../../excel/batch/run';
import { Stopped } from '../../sheets/read/slices';
import type { WorkbookState } from '../../sheets/read/state';
import type { Progress } from '../frame/workbook/use-workbook';

/** What has been pointed at, as it is now. */
export interface SourceReading {
  readonly found: FoundSource | null;
  readonly failure: ExcelFailure | null;
  readonly reading: boolean;
  /** The person has stopped the last reading. */
  readonly stopped: boolean;
  /** The source was read again, because somebody has changed it. */
  readonly changed: boolean;
  readonly progress: Progress | null;
  readonly point: (pointed: Pointed) => void;
  readonly forget: () => void;
  readonly stop: () => void;
}

type SourceTold = Pick<SourceReading, 'found' | 'failure' | 'reading' | 'stopped' | 'changed'>;
const NOTHING: SourceTold = { found: null, failure: null, reading: false, stopped: false, changed: false };

/** Reads the source that is pointed at, and again whenever the workbook has changed: what is shown is what will be copied. */
export function useSource(state: WorkbookState): SourceReading {
  const [told, setTold] = useState<SourceTold>(NOTHING);
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  const read = (pointed: Pointed, before: FoundSource | null): void => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    const mine = (): boolean => running.current === abort;
    const total = before?.source.values.length ?? 0;
    if (before === null) setTold({ ...NOTHING, reading: true });
    findSource(pointed, {
      signal: abort.signal,
      onProgress: done => {
        if (mine()) setProgress({ done, total: Math.max(total, done) });
      },
    })
      .then(
        found => {
          if (!mine()) return;
          // The same cells are the same object, so that nothing is worked out anew.
          const same =
            before !== null &&
            JSON.stringify([before.source.values, before.source.texts, before.source.merges]) ===
              JSON.stringify([found.source.values, found.source.texts, found.source.merges]);
          if (!same)
            setTold({
              ...NOTHING,
              found: before === null ? found : { source: found.source, remembered: before.remembered },
              changed: before !== null,
            });
        },
        (error: unknown) => {
          if (mine()) setTold(error instanceof Stopped ? { ...NOTHING, stopped: true } : { ...NOTHING, failure: failureOf(error) });
        },
      )
      .finally(() => {
        if (mine()) setProgress(null);
      });
  };
  const first = useRef(true);
  const current = useRef(told);
  current.current = told;
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const { found } = current.current;
    if (found === null) return;
    const { source } = found;
    read(source.table === null ? { kind: 'cells', block: sourceBlock(source) } : { kind: 'table', name: source.table }, found);
  }, [state]);
  useEffect(
    () => () => {
      running.current?.abort();
      running.current = null;
    },
    [],
  );
  return {
    ...told,
    progress,
    point: pointed => read(pointed, null),
    forget: () => {
      running.current?.abort();
      running.current = null;
      setTold(NOTHING);
    },
    stop: () => running.current?.abort(),
  };
}
