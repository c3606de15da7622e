/** How long after the last thing that was done the next file is asked for where the browser does not say that it is idle. Milliseconds. */
const PAUSE = 200;

const whenIdle = (then: () => void): void => {
  // Safari, and with it Excel on a Mac, has no such call.
  if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(then);
  else setTimeout(then, PAUSE);
};

/**
 * Brings what will probably be wanted, one file after the other, while nobody waits for anything: opened later it is there at once, also where
 * the server cannot be reached any more.
 * @param loads none of them rejects
 */
export function preload(loads: readonly (() => Promise<void>)[]): void {
  const [first, ...others] = loads;
  if (first !== undefined) whenIdle(() => void first().then(() => preload(others)));
}
