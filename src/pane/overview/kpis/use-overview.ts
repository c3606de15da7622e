import { startTransition, useEffect, useRef, useState } from 'react';
import { isFault, type Fault } from '../../../domain/base/fault';
import { inSlices, Stopped } from '../../../sheets/read/slices';
import type { WorkbookState } from '../../../sheets/read/state';
import { overviewOf, overviewSteps, type OverviewModel } from './overview-model';

/** Up to so many KPIs are worked out at once: that takes less than a key press. */
const AT_ONCE = 12;
/** Milliseconds of one slice: a key pressed meanwhile is answered within what people call at once. */
const SLICE = 16;

interface WorkedOverview {
  readonly of: WorkbookState;
  readonly wanted: number | null;
  readonly overview: OverviewModel | Fault;
}

/**
 * The cards of the workbook: of few KPIs at once, of many in slices, with those of the reading before until the new ones are there.
 * null: not worked out yet.
 */
export function useOverview(state: WorkbookState, wanted: number | null): OverviewModel | Fault | null {
  const isSmall = (state.tables.DX_KPIs?.rows.length ?? 0) <= AT_ONCE;
  const work = (): WorkedOverview => ({ of: state, wanted, overview: overviewOf(state, wanted) });
  const [worked, setWorked] = useState<WorkedOverview | null>(() => (isSmall ? work() : null));
  const latest = useRef(worked);
  const isFresh = worked !== null && worked.of === state && worked.wanted === wanted;
  useEffect(() => {
    if (isSmall || isFresh) return undefined;
    const abort = new AbortController();
    const before = latest.current;
    const known = before === null || isFault(before.overview) ? null : { state: before.of, overview: before.overview };
    inSlices(overviewSteps(state, wanted, known), { signal: abort.signal, slice: SLICE }).then(
      overview => {
        if (abort.signal.aborted) return;
        latest.current = { of: state, wanted, overview };
        // Drawn between what the person does: a key that is pressed meanwhile comes first.
        startTransition(() => setWorked({ of: state, wanted, overview }));
      },
      (error: unknown) => {
        // A newer reading has taken over.
        if (!(error instanceof Stopped)) throw error;
      },
    );
    return () => abort.abort();
  }, [state, wanted, isSmall, isFresh]);
  if (isSmall && !isFresh) {
    const now = work();
    setWorked(now);
    return now.overview;
  }
  return worked?.overview ?? null;
}

/** Cards that are drawn at first, and with every further step. */
const STEP = 6;

/** How many of so many cards are drawn by now: a few at once, the others a few at a time, so that drawing never holds up a key press. */
export function useShownCards(all: number): number {
  const [shown, setShown] = useState(STEP);
  useEffect(() => {
    if (shown >= all) return undefined;
    const timer = setTimeout(() => startTransition(() => setShown(shown + STEP)), 0);
    return () => clearTimeout(timer);
  }, [shown, all]);
  return shown;
}
