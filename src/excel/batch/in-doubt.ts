/**
 * What was given up without knowing whether it came: looked up when the same is wanted again, so that what has come after all is taken for
 * done and does not stand in its own way.
 */

/** Milliseconds: people try again within minutes. */
const REMEMBERED = 10 * 60_000;

let doubts: readonly { readonly key: string; readonly result: unknown; readonly time: number }[] = [];

/** Not known to be done; what it would have given. */
export function doubtDone(key: string, result: unknown): void {
  doubts = [...doubts.filter(one => one.key !== key && Date.now() - one.time < REMEMBERED), { key, result, time: Date.now() }];
}

/** What an earlier attempt at the same would have given, if it is not known whether it was done. */
export function perhapsDone<Result>(key: string): Result | null {
  const found = doubts.find(one => one.key === key && Date.now() - one.time < REMEMBERED);
  return (found?.result as Result | undefined) ?? null;
}

/** For another workbook (tests). */
export function forgetDoubts(): void {
  doubts = [];
}
