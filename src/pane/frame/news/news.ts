import { useState } from 'react';
import type { ExcelFailure } from '../../../excel/batch/failure';
import { failureOf } from '../../../excel/batch/run';
import type { News } from './notice';
import { paragraphOf } from './paragraphs';
import type { Words } from '../../words/words';

export interface Actions {
  readonly news: News | null;
  /** Something is being written. */
  readonly busy: boolean;
  readonly tell: (news: News | null) => void;
  /**
   * Does something to the workbook, reads it again and tells what came of it; `verb` gives the news.
   * `whenDone` follows once it is done, at the first try or at a later one.
   */
  readonly perform: (verb: () => Promise<News>, whenDone?: () => void) => void;
}

/**
 * Runs the pane's actions one at a time, and turns their failures into sentences with 再試行.
 * @param refusal why nothing may be written to this workbook; null: it may
 */
export function useActions(words: Words, reload: () => Promise<void>, refusal: ExcelFailure | null): Actions {
  const [news, tell] = useState<News | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (verb: () => Promise<News>, whenDone: () => void): Promise<void> => {
    if (refusal !== null) return tell({ kind: 'failed', text: words.failure(refusal), help: paragraphOf(refusal) });
    setBusy(true);
    tell(null);
    try {
      const done = await verb();
      await reload();
      tell(done);
      whenDone();
    } catch (error) {
      const failure = failureOf(error);
      await reload();
      tell({
        kind: 'failed',
        text: words.failure(failure),
        help: paragraphOf(failure),
        next: { label: words.t.retry, run: () => void attempt(verb, whenDone) },
      });
    } finally {
      setBusy(false);
    }
  };
  return { news, busy, tell, perform: (verb, whenDone = () => undefined) => void attempt(verb, whenDone) };
}
