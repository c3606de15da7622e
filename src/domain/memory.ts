/** More than the texts and dates of a workbook's tables; then the memory starts anew. */
const ENOUGH = 5000;

/**
 * A pure function with a memory of its answers (never undefined). A call over 20,000 rows repeats a few texts and dates, and a
 * sheet of single formulas hands over the same headers and keys with every one of them: reading them again would cost more than
 * the arithmetic.
 */
export function remembering<A, R>(answer: (asked: A) => R): (asked: A) => R {
  const known = new Map<A, R>();
  return asked => {
    let found = known.get(asked);
    if (found === undefined) {
      if (known.size >= ENOUGH) known.clear();
      known.set(asked, (found = answer(asked)));
    }
    return found;
  };
}
