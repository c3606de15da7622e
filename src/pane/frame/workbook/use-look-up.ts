import { useEffect, useState } from 'react';
import type { ExcelFailure } from '../../../excel/batch/failure';
import { failureOf } from '../../../excel/batch/run';
import type { WorkbookState } from '../../../sheets/read/state';

export interface LookUp<T> {
  /** null: not looked up yet. */
  readonly found: T | null;
  readonly failure: ExcelFailure | null;
  readonly retry: () => void;
}

/**
 * Something looked up in Excel, and again whenever the workbook has changed, so that what is shown is what will be done.
 * @param find one and the same function at every drawing
 */
export function useLookUp<T>(find: () => Promise<T>, state: WorkbookState): LookUp<T> {
  const [{ found, failure }, setLooked] = useState<Pick<LookUp<T>, 'found' | 'failure'>>({ found: null, failure: null });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    find().then(
      answer => {
        if (!gone) setLooked({ found: answer, failure: null });
      },
      (error: unknown) => {
        if (!gone) setLooked(before => ({ ...before, failure: failureOf(error) }));
      },
    );
    return () => {
      gone = true;
    };
  }, [find, state, tries]);
  return { found, failure, retry: () => setTries(tries + 1) };
}
