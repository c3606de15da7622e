import { useEffect, useRef, useState } from 'react';
import { followSelection, readSelection, type Selection } from '../../../excel/read/selection';

/**
 * What is selected in Excel while the screen is open; null: nothing a formula could go into, or not known.
 * @param version changes with every reading of the workbook: what the selected cell holds may have changed, too
 */
export function useSelection(version: unknown): {
  readonly selection: Selection | null;
  /** Another cell was selected and is being read. */ readonly moving: boolean;
} {
  const [{ selection, moving }, setSelected] = useState<{ readonly selection: Selection | null; readonly moving: boolean }>({
    selection: null,
    moving: true,
  });
  const setSelection = (read: Selection | null): void => setSelected({ selection: read, moving: false });
  useEffect(() => {
    let stop: (() => Promise<void>) | null = null;
    let gone = false;
    followSelection(
      selected => {
        if (!gone) setSelection(selected);
      },
      () => {
        if (!gone) setSelected(before => ({ ...before, moving: true }));
      },
    ).then(
      stopFollowing => {
        if (gone) void stopFollowing();
        else stop = stopFollowing;
      },
      // Without the event nothing is followed: the screen asks to select a cell, and 挿入 stays closed.
      () => {
        if (!gone) setSelection(null);
      },
    );
    return () => {
      gone = true;
      void stop?.();
    };
  }, []);
  const first = useRef(true);
  useEffect(() => {
    // Following begins with a reading of its own.
    if (first.current) {
      first.current = false;
      return undefined;
    }
    let overtaken = false;
    // A selection that is being followed meanwhile is the newer one.
    readSelection().then(
      selected => {
        if (!overtaken) setSelected(before => (before.moving ? before : { selection: selected, moving: false }));
      },
      () => undefined,
    );
    return () => {
      overtaken = true;
    };
  }, [version]);
  return { selection, moving };
}
