/** Long work over many rows, done in slices so that Excel and the pane stay responsive, and so that it can be stopped. */

/** Work that says from time to time how many rows it has done since it last said so. */
export type Steps<T> = Generator<number, T, void>;

/** How long one slice may take, in milliseconds: short enough for a key press to be answered at once. */
const SLICE = 16;

/** Does the work in one go. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The person has stopped the work. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

export interface Slicing {
  /** Aborted: the work ends with Stopped before the next slice. */
  readonly signal?: AbortSignal;
  /** Told at the end of each slice that is not the last, how many rows have been done so far. */
  readonly onProgress?: (done: number) => void;
  /** How long one slice may take, in milliseconds. */
  readonly slice?: number;
}

const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

/** Does the work in slices. Short work is done before anything else can happen. Throws Stopped. */
export async function inSlices<T>(steps: Steps<T>, { signal, onProgress, slice = SLICE }: Slicing = {}): Promise<T> {
  let rows = 0;
  for (;;) {
    if (signal?.aborted === true) throw new Stopped();
    const until = performance.now() + slice;
    do {
      const { done, value } = steps.next();
      if (done === true) return value;
      rows += value;
    } while (performance.now() < until);
    onProgress?.(rows);
    await pause();
  }
}
