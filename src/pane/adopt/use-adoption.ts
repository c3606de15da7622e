import { useEffect, useRef, useState } from 'react';
import { adoptionSteps, planAdoption, type Adoption, type AdoptionRequest } from '../../sheets/adopt/adopt';
import { inSlices, Stopped } from '../../sheets/read/slices';
import { LONG, type Progress } from '../frame/workbook/use-workbook';

/**
 * The adoption of a request, worked out in slices; anew when the request is another one.
 * @param request null: nothing is asked for
 * @param onStop called when the person has stopped it
 */
export function useAdoption(
  request: AdoptionRequest | null,
  onStop: () => void,
): { readonly adoption: Adoption | null; readonly progress: Progress | null; readonly stop: () => void } {
  const [done, setDone] = useState<{ readonly request: AdoptionRequest; readonly adoption: Adoption } | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  const stopped = useRef(onStop);
  stopped.current = onStop;
  useEffect(() => {
    if (request === null) return undefined;
    const abort = new AbortController();
    running.current = abort;
    const began = performance.now();
    const total = adoptionSteps(request.source);
    inSlices(planAdoption(request), {
      signal: abort.signal,
      onProgress: rows => {
        if (performance.now() - began > LONG) setProgress({ done: Math.min(rows, total), total });
      },
    })
      .then(
        adoption => {
          if (!abort.signal.aborted) setDone({ request, adoption });
        },
        (error: unknown) => {
          if (!(error instanceof Stopped)) throw error;
          if (running.current === abort) stopped.current();
        },
      )
      .finally(() => {
        if (running.current === abort) setProgress(null);
      });
    return () => {
      running.current = null;
      abort.abort();
    };
  }, [request]);
  return { adoption: done !== null && done.request === request ? done.adoption : null, progress, stop: () => running.current?.abort() };
}
