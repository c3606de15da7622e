import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExcelFailure } from '../../../excel/batch/failure';
import type { ReadingStep } from '../../../excel/read/read';
import { Reader } from '../../../excel/read/reader';
import { failureOf, withOutcome } from '../../../excel/batch/run';
import { watch } from '../../../excel/read/watch';
import { noteEdit } from '../../../excel/batch/workbook-settings';
import { followRows, followTyped } from '../../../excel/rows/outbox';
import { tablesTouched, type Edit } from '../../../sheets/read/edit';
import { Stopped } from '../../../sheets/read/slices';
import type { WorkbookState } from '../../../sheets/read/state';

/** The last reading of the workbook, the only thing the pane knows of it. */
export interface WorkbookReading {
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

export interface Workbook extends WorkbookReading {
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

/** Reads the workbook when the pane opens, and after every change, whoever made it, what it has touched; one reading at a time. */
export function useWorkbook(): Workbook {
  const [reading, setReading] = useState<WorkbookReading>({ state: null, begun: 0, failure: null, stopped: false });
  const [progress, setProgress] = useState<ReadingProgress | null>(null);
  const [reader] = useState(() => new Reader());
  const stopping = useRef(new AbortController());
  const running = useRef<Promise<void> | null>(null);
  const again = useRef(false);

  /** @param asked somebody waits for it, so that a failure is told */
  const catchUp = useCallback(
    (asked: boolean): Promise<void> => {
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
            const state = await reader.read({
              signal: stopping.current.signal,
              onProgress: (done, total, step) => {
                known = { done, total, step };
                if (performance.now() - began > LONG) setProgress(known);
              },
            });
            setReading(before =>
              before.state === state && before.failure === null && !before.stopped
                ? before
                : { state, begun, failure: null, stopped: false },
            );
          } catch (error) {
            const stopped = error instanceof Stopped;
            const failure = stopped ? null : readingFailure(error);
            // What the person has stopped does not begin again by itself.
            if (stopped) again.current = false;
            // Turning to the pane with a cell still open: nothing is wrong, and what was to be read is read with the next change.
            if (asked || failure?.kind !== 'cellEditMode') setReading(before => ({ ...before, failure, stopped }));
          }
          clearTimeout(timer);
          setProgress(null);
        }
        running.current = null;
      })();
      return running.current;
    },
    [reader],
  );
  const reload = useCallback((): Promise<void> => {
    reader.note({ kind: 'anything' });
    return catchUp(true);
  }, [reader, catchUp]);

  useEffect(() => {
    let stop: (() => Promise<void>) | null = null;
    let gone = false;
    const noted = (edit: Edit): void => {
      const now = new Date();
      for (const name of reader.latest === null ? [] : tablesTouched(reader.latest, edit)) noteEdit(name, [], now);
    };
    const typed = (edit: Edit): void => {
      if (reader.latest !== null) followTyped(reader.latest, edit);
    };
    const moved = (what: 'come' | 'go', edit: Edit): void => {
      if (reader.latest !== null) followRows(reader.latest, what, edit);
    };
    const returned = (): void => {
      if (reader.latest === null || running.current !== null) return;
      reader.noteReturn();
      void catchUp(false);
    };
    window.addEventListener('focus', returned);
    // Watching begins before the first reading, so that no change falls between the two.
    watch({ note: happening => reader.note(happening), onChange: () => void catchUp(true), onEdit: noted, onTyped: typed, onRows: moved })
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
      window.removeEventListener('focus', returned);
      void stop?.();
    };
  }, [reader, catchUp, reload]);

  return { ...reading, progress, stop: () => stopping.current.abort(), reload };
}
