import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExcelFailure } from '../../excel/batch/failure';
import { readWorkbook, type ReadingStep } from '../../excel/read/read';
import { failureOf, withOutcome } from '../../excel/batch/run';
import { watch } from '../../excel/read/watch';
import { noteEdit } from '../../excel/batch/workbook-settings';
import { tablesTouched, type Edit } from '../../sheets/read/edit';
import { Stopped } from '../../sheets/read/slices';
import type { WorkbookState } from '../../sheets/read/state';

/** The last reading of the workbook, the only thing the pane knows of it. */
export interface Reading {
  /** null: not read yet. */
  readonly state: WorkbookState | null;
  /** When the reading of this state began, as Date.now() says it. */
  readonly begun: number;
  /** Why the last reading failed; the state is then that of the one before. */
  readonly failure: ExcelFailure | null;
  /** The last reading was stopped; the state is then that of the one before. */
  readonly stopped: boolean;
}

/** How far long work is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface ReadingProgress extends Progress {
  readonly step: ReadingStep;
}

/** Nobody needs to be told of work that takes less. Milliseconds. */
export const LONG = 1000;

export interface Workbook extends Reading {
  /** Rows that have come or been looked through, when reading takes long. */
  readonly progress: ReadingProgress | null;
  /** Stops the reading. */
  readonly stop: () => void;
  /** Reads again; resolves when the reading is there. Never rejects. */
  readonly reload: () => Promise<void>;
}

/** Reading changes nothing, even where no answer came. */
function readingFailure(error: unknown): ExcelFailure {
  return withOutcome(failureOf(error), { changed: 'nothing' });
}

/** Reads the workbook when the pane opens and after every change, whoever made it; one reading at a time. */
export function useWorkbook(): Workbook {
  const [reading, setReading] = useState<Reading>({ state: null, begun: 0, failure: null, stopped: false });
  const [progress, setProgress] = useState<ReadingProgress | null>(null);
  const stopping = useRef(new AbortController());
  const running = useRef<Promise<void> | null>(null);
  const again = useRef(false);
  /** The last state, for events, which come between two drawings. */
  const latest = useRef<WorkbookState | null>(null);

  const reload = useCallback((): Promise<void> => {
    // A change during a reading may or may not be in it: read once more afterwards.
    again.current = true;
    running.current ??= (async () => {
      while (again.current) {
        again.current = false;
        let known: ReadingProgress | null = null;
        const began = performance.now();
        const begun = Date.now();
        // An answer can take its time: what is known by then is shown when it becomes long, not only with the next one.
        const timer = setTimeout(() => setProgress(known), LONG);
        stopping.current = new AbortController();
        try {
          const state = await readWorkbook({
            signal: stopping.current.signal,
            onProgress: (done, total, step) => {
              known = { done, total, step };
              if (performance.now() - began > LONG) setProgress(known);
            },
          });
          latest.current = state;
          setReading({ state, begun, failure: null, stopped: false });
        } catch (error) {
          const stopped = error instanceof Stopped;
          setReading(before => ({ ...before, failure: stopped ? null : readingFailure(error), stopped }));
        }
        clearTimeout(timer);
        setProgress(null);
      }
      running.current = null;
    })();
    return running.current;
  }, []);

  useEffect(() => {
    let stop: (() => Promise<void>) | null = null;
    let gone = false;
    // Watching begins before the first reading, so that no change falls between the two.
    const noted = (edit: Edit): void => {
      const now = new Date();
      for (const name of latest.current === null ? [] : tablesTouched(latest.current, edit)) noteEdit(name, now);
    };
    watch(() => void reload(), noted)
      .then(
        stopWatching => {
          if (gone) void stopWatching();
          else stop = stopWatching;
        },
        (error: unknown) => setReading(before => ({ ...before, failure: readingFailure(error) })),
      )
      .finally(() => {
        if (!gone) void reload();
      });
    return () => {
      gone = true;
      void stop?.();
    };
  }, [reload]);

  return { ...reading, progress, stop: () => stopping.current.abort(), reload };
}
