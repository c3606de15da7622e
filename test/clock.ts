/**
 * Tests do not depend on the day they run on: the clock of the tests, of the stand-in and of the preview's pages starts at one moment and runs on
 * from there. `TODAY=2028-02-29T23:58 npm test` starts it at another, in the machine's own time zone (TZ).
 */
export const TODAY = new Date(process.env.TODAY ?? '2026-11-27T10:00').getTime();
if (Number.isNaN(TODAY)) throw new Error(`TODAY is no date: ${process.env.TODAY}`);

/** Sets the clock of where it is run, Node or page, to a moment (milliseconds since 1970). Timers and durations stay as they are. */
export function setClock(moment: number): void {
  const Real = Date;
  const real = Real.now.bind(Real);
  const ahead = moment - real();
  let now = (): number => real() + ahead;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made) as Date,
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
    // A test may set another clock for a while.
    set: (target, key, value) => {
      if (key !== 'now') return Reflect.set(target, key, value);
      now = value as () => number;
      return true;
    },
  });
}
