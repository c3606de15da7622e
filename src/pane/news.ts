import { useState } from 'react';
import { failureOf } from '../excel/run';
import type { News } from './notice';
import type { Words } from './words';

export interface Actions {
  readonly news: News | null;
  /** Something is being written. */
  readonly busy: boolean;
  readonly tell: (news: News | null) => void;
  /**
   * Does something to the workbook and tells what came of it; `verb` gives the news, or null where the workbook shows it.
   * Resolves to whether it was done.
   */
  readonly perform: (verb: () => Promise<News | null>) => Promise<boolean>;
}

/** Runs the pane's actions one at a time, and turns their failures into sentences with 再試行. */
export function useActions(words: Words, reload: () => Promise<void>): Actions {
  const [news, tell] = useState<News | null>(null);
  const [busy, setBusy] = useState(false);
  const perform = async (verb: () => Promise<News | null>): Promise<boolean> => {
    setBusy(true);
    tell(null);
    try {
      const done = await verb();
      await reload();
      tell(done);
      return true;
    } catch (error) {
      const failure = failureOf(error);
      await reload();
      tell({ kind: 'failed', text: words.failure(failure), next: { label: words.t.retry, run: () => void perform(verb) } });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { news, busy, tell, perform };
}
