import type { Cell, Cells } from './cell';

/** More than the texts and dates of a workbook's tables; then the memory starts anew. */
const ENOUGH = 5000;

/**
 * A pure function with a memory of its answers (never undefined). A call over 20,000 rows repeats a few texts and dates: reading
 * them again would cost more than the arithmetic.
 */
export function memoized<A, R>(answer: (asked: A) => R): (asked: A) => R {
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

/** A report asks a few tables: the current plan and the original one, this year's and last year's actuals. */
const TABLES = 4;

/**
 * Remembers the tables read last by what their cells hold: a sheet of single formulas hands the same plan over with every one of
 * them, and comparing its cells costs a small part of reading them.
 */
export function memoizedTable<R>(read: (cells: Cells) => R): (cells: Cells) => R {
  const known: [Cells, R][] = [];
  return cells => {
    let found = known.find(([seen]) => isSame(seen, cells, isSameRow));
    if (!found) {
      found = [cells, read(cells)];
      if (known.unshift(found) > TABLES) known.pop();
    }
    return found[1];
  };
}

const isSame = <T>(list: readonly T[], other: readonly T[], isEqual: (one: T, two: T) => boolean): boolean =>
  list.length === other.length && list.every((one, i) => isEqual(one, other[i] as T));

const isSameRow = (row: readonly Cell[], other: readonly Cell[]): boolean => isSame(row, other, (cell, seen) => cell === seen);
