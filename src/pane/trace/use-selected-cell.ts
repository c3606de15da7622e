import { useEffect, useRef, useState } from 'react';
import type { Following, SelectedCell } from '../../excel/read/follow-cell';

/**
 * The cell that is selected in Excel, and whether a number there can be traced; null: none, or not known.
 * @param version changes with every reading of the workbook: what the cells hold may have changed, too
 */
export function useSelectedCell(version: unknown): SelectedCell | null {
  const [cell, setCell] = useState<SelectedCell | null>(null);
  const following = useRef<Following | null>(null);
  useEffect(() => {
    let gone = false;
    import(/* webpackChunkName: "follow" */ '../../excel/read/follow-cell')
      .then(({ followCell }) =>
        followCell(selected => {
          if (!gone) setCell(selected);
        }),
      )
      .then(
        started => {
          if (gone) void started.stop();
          else following.current = started;
        },
        // Without the file or the event nothing is offered; the functions' tab and the cards explain their numbers all the same.
        () => undefined,
      );
    return () => {
      gone = true;
      void following.current?.stop();
      following.current = null;
    };
  }, []);
  const first = useRef(true);
  useEffect(() => {
    // Following begins with a reading of its own.
    if (first.current) first.current = false;
    else following.current?.changed();
  }, [version]);
  return cell;
}
