import { useEffect, useState } from 'react';
import { followSelection, type Selection } from '../excel/selection';

/** What is selected in Excel while the screen is open; null: nothing a formula could go into, or not known. */
export function useSelection(): Selection | null {
  const [selection, setSelection] = useState<Selection | null>(null);
  useEffect(() => {
    let stop: (() => Promise<void>) | null = null;
    let gone = false;
    followSelection(selected => { if (!gone) setSelection(selected); }).then(
      stopFollowing => { if (gone) void stopFollowing(); else stop = stopFollowing; },
      // Without the event nothing is followed: the screen asks to select a cell, and 挿入 stays closed.
      () => { if (!gone) setSelection(null); },
    );
    return () => {
      gone = true;
      void stop?.();
    };
  }, []);
  return selection;
}
