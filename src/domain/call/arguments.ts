import type { Series } from '../kpi/actuals';
import { readActuals, seriesOfKey, seriesOfKpi } from '../kpi/actuals';
import type { Cell, Cells } from '../base/cell';
import { isCellError } from '../base/cell';
import type { ArgumentName } from '../base/fault';
import { blankFault, Fault, givenFault, isFault, isFinite } from '../base/fault';
import { comparableText } from '../text/comparable-text';
import type { KeyIndex } from '../text/keys';
import { COMPARISONS, textOf } from '../text/keys';
import { memoized as remembered } from '../base/memory';
import { readNumber } from '../text/number';
import type { Kpi } from '../kpi/plan';
import { findKpi, readPlan } from '../kpi/plan';
import type { Scale } from '../rating/scale';
import { readScale } from '../rating/scales';
import { isBlank, isBlankValue } from '../text/text';
import type { Time } from '../text/time';
import { readDay, readTime } from '../text/time';
import type { Argument } from './spill';

/**
 * What Excel hands over for one argument. The runtime adds an object of its own behind the last argument, which with older
 * metadata lands on an added one: an object that is neither a range nor an error counts as left out.
 */
export type Given = unknown;

/** The argument as rows of cells; null where it is left out. */
export function rangeOf(given: Given): Cells | null {
  if (Array.isArray(given)) return given.length > 0 ? (given as Cell[][]) : null;
  if (given === null || given === undefined || (typeof given === 'object' && !('code' in given))) return null;
  return [[given as Cell]];
}

const LEFT_OUT: Cells = [[null]];

function spilling<T>(given: Given, read: (cell: Cell) => T | Fault, isKpi = false): Argument<T> {
  return { cells: rangeOf(given) || LEFT_OUT, read, isKpi };
}

/** A table is one value for the whole call: read once, never spilled. */
function prepared<T>(value: T | Fault): Argument<T> {
  return { cells: LEFT_OUT, read: () => value, isKpi: false };
}

/** Remembers what each text was read as: 20,000 rows repeat a few. */
function remembering<T>(read: (cell: Cell) => T): (cell: Cell) => T {
  const known = remembered(read);
  return cell => (typeof cell === 'string' ? known(cell) : read(cell));
}

/** Fails with #N/A where the reader found a blank. */
function needed<T>(read: (cell: Cell) => T | null | Fault, argument: ArgumentName): (cell: Cell) => T | Fault {
  const fault = blankFault(argument);
  return cell => read(cell) ?? fault;
}

/** The cell of a 1x1 range, '' where it is blank; 0 for a larger range: neither an error nor a blank. */
function onlyCell(cells: Cells): Cell {
  const [row = []] = cells;
  return cells.length * row.length > 1 ? 0 : (row[0] ?? '');
}

function tableOf<T>(given: Given, argument: ArgumentName, read: (cells: Cells) => T | Fault): T | Fault {
  const cells = rangeOf(given);
  if (cells === null) return blankFault(argument);
  const only = onlyCell(cells);
  return isCellError(only) ? givenFault(only) : read(cells);
}

/** What a table holds under the key of a KPI. */
function keyed<T extends { readonly index: KeyIndex }, R>(
  given: Given,
  table: T | Fault,
  find: (table: T, key: Cell) => R | Fault,
): Argument<R> {
  if (!isFault(table)) table.index.hints = COMPARISONS;
  return spilling(
    given,
    remembering(cell => (isCellError(cell) ? givenFault(cell) : isFault(table) ? table : find(table, cell))),
    true,
  );
}

/** The KPI of a key, looked up in the plan. */
export function kpiIn(given: Given, plan: Given): Argument<Kpi> {
  return keyed(given, tableOf(plan, 'plan', readPlan), findKpi);
}

/** The actuals under a key; with a plan, those of its KPI. */
export function seriesIn(given: Given, actuals: Given, plan?: Given): Argument<Series> {
  const table = tableOf(actuals, 'actuals', readActuals);
  const cells = rangeOf(plan);
  if (cells === null || isBlank(onlyCell(cells))) return keyed(given, table, seriesOfKey);
  const { cells: keys, read } = kpiIn(given, plan);
  const find = remembering((key): Series | Fault => {
    const kpi = read(key);
    return isFault(kpi) ? kpi : isFault(table) ? table : seriesOfKpi(table, kpi);
  });
  return { cells: keys, read: find, isKpi: true };
}

export function tableIn<T>(given: Given, argument: ArgumentName, read: (cells: Cells) => T | Fault): Argument<T> {
  return prepared(tableOf(given, argument, read));
}

export function weightsIn(given: Given): Argument<Cells | null> {
  const cells = rangeOf(given);
  return prepared(cells === null || onlyCell(cells) === '' ? null : cells);
}

export function scaleIn(given: Given): Argument<Scale> {
  return prepared(readScale(rangeOf(given)));
}

export function timeIn(given: Given, argument: 'year' | 'asOf'): Argument<Time> {
  return spilling(
    given,
    needed(
      remembering(cell => readTime(cell, argument)),
      argument,
    ),
  );
}

export function optionalTimeIn(given: Given, argument: 'asOf'): Argument<Time | null> {
  return spilling(
    given,
    remembering(cell => readTime(cell, argument)),
  );
}

export function dayIn(given: Given, argument: ArgumentName): Argument<number> {
  return spilling(
    given,
    needed(
      remembering(cell => readDay(cell, argument)),
      argument,
    ),
  );
}

/** A day that may be blank; a start is the first day of a period, a finish the last. */
export function optionalDayIn(given: Given, argument: ArgumentName, edge: 'first' | 'last'): Argument<number | null> {
  return spilling(
    given,
    remembering(cell => readDay(cell, argument, edge)),
  );
}

/** A number, null where blank; #VALUE! for a truth value and for a text without a number. */
function readNumeric(cell: Cell, argument: ArgumentName): number | null | Fault {
  if (typeof cell === 'number' && isFinite(cell)) return cell;
  if (isCellError(cell)) return givenFault(cell);
  if (isBlankValue(cell)) return null;
  return readNumber(cell) ?? new Fault('#VALUE!', { kind: 'notNumber', argument, text: String(cell) });
}

export function numberIn(given: Given, argument: ArgumentName): Argument<number> {
  return spilling(
    given,
    needed(
      remembering(cell => readNumeric(cell, argument)),
      argument,
    ),
  );
}

export function optionalNumberIn(given: Given, argument: ArgumentName): Argument<number | null> {
  return spilling(
    given,
    remembering(cell => readNumeric(cell, argument)),
  );
}

/** What DX.NUMBER reads: a text without a number is #N/A there, since looking for one is the question. */
export function numberInText(given: Given): Argument<number> {
  return spilling(
    given,
    remembering(cell => {
      const number = readNumeric(cell, 'text');
      if (number === null) return blankFault('text');
      return isFault(number) && typeof cell === 'string' ? new Fault('#N/A', { kind: 'noNumber', text: cell }) : number;
    }),
  );
}

/** One of the words of a choice, the first where the cell is blank (0 is what a blank may be on Windows desktop). */
export function choiceIn<C extends string>(given: Given, argument: ArgumentName, choices: readonly [C, ...C[]]): Argument<C> {
  return spilling(
    given,
    remembering(cell => {
      if (isCellError(cell)) return givenFault(cell);
      const text = textOf(cell);
      const wanted = comparableText(text);
      const choice = text === '' ? choices[0] : choices.find(one => comparableText(one) === wanted);
      return choice ?? new Fault('#VALUE!', { kind: 'notChoice', argument, text, choices: choices.filter(one => one !== '') });
    }),
  );
}

/** A cell as it is; an error value stands. */
export function cellIn(given: Given): Argument<Cell> {
  return spilling(given, passOn);
}

function passOn(cell: Cell): Cell | Fault {
  return isCellError(cell) ? givenFault(cell) : cell;
}
