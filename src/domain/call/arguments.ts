import type { Series } from '../kpi/actuals';
import { readActuals, seriesOfKey, seriesOfKpi } from '../kpi/actuals';
import type { Cell, Cells } from '../base/cell';
import { isCellError } from '../base/cell';
import type { ArgumentName } from '../base/fault';
import { blankFault, Fault, givenFault, isFault, isFinite } from '../base/fault';
import { readChoice } from '../text/characters/choice';
import type { KeyIndex } from '../text/characters/keys';
import { COMPARISONS } from '../text/characters/keys';
import { memoized } from '../base/memory';
import { readNumber } from '../text/number';
import type { Kpi } from '../kpi/plan';
import { findKpi, readPlan } from '../kpi/plan';
import type { Scale } from '../rating/scale';
import { readScale } from '../rating/scales';
import { isBlank, isBlankValue } from '../text/characters/text';
import type { Time } from '../text/dates/time';
import { readDay, readTime } from '../text/dates/time';
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

/** Remembers what each text was read as: 20,000 rows repeat a few. */
function spilling<T>(given: Given, read: (cell: Cell) => T | Fault, isKpi = false): Argument<T> {
  const known = memoized(read);
  return { cells: rangeOf(given) || LEFT_OUT, read: cell => (typeof cell === 'string' ? known(cell) : read(cell)), isKpi };
}

/** A table is one value for the whole call: read once, never spilled. */
function prepared<T>(value: T | Fault): Argument<T> {
  return { cells: LEFT_OUT, read: () => value, isKpi: false };
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
  if (!cells) return blankFault(argument);
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
  return spilling(given, cell => (isCellError(cell) ? givenFault(cell) : isFault(table) ? table : find(table, cell)), true);
}

/** The KPI of a key, looked up in the plan. */
export function kpiIn(given: Given, plan: Given): Argument<Kpi> {
  return keyed(given, tableOf(plan, 'plan', readPlan), findKpi);
}

/** The actuals under a key; with a plan, those of its KPI. */
export function seriesIn(given: Given, actuals: Given, plan?: Given): Argument<Series> {
  const table = tableOf(actuals, 'actuals', readActuals);
  const cells = rangeOf(plan);
  if (!cells || isBlank(onlyCell(cells))) return keyed(given, table, seriesOfKey);
  const { read } = kpiIn(given, plan);
  const find = (key: Cell): Series | Fault => {
    const kpi = read(key);
    return isFault(kpi) ? kpi : isFault(table) ? table : seriesOfKpi(table, kpi);
  };
  return spilling(given, find, true);
}

export function tableIn<T>(given: Given, argument: ArgumentName, read: (cells: Cells) => T | Fault): Argument<T> {
  return prepared(tableOf(given, argument, read));
}

export function weightsIn(given: Given): Argument<Cells | null> {
  const cells = rangeOf(given);
  return prepared(cells && onlyCell(cells) !== '' ? cells : null);
}

export function scaleIn(given: Given): Argument<Scale> {
  return prepared(readScale(rangeOf(given)));
}

export function timeIn(given: Given, argument: 'year' | 'asOf'): Argument<Time> {
  return spilling(
    given,
    needed(cell => readTime(cell, argument), argument),
  );
}

export function optionalTimeIn(given: Given, argument: 'asOf'): Argument<Time | null> {
  return spilling(given, cell => readTime(cell, argument));
}

export function dayIn(given: Given, argument: ArgumentName): Argument<number> {
  return spilling(
    given,
    needed(cell => readDay(cell, argument), argument),
  );
}

/** A day that may be blank; a start is the first day of a period, a finish the last. */
export function optionalDayIn(given: Given, argument: ArgumentName, edge: 'first' | 'last'): Argument<number | null> {
  return spilling(given, cell => readDay(cell, argument, edge));
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
    needed(cell => readNumeric(cell, argument), argument),
  );
}

export function optionalNumberIn(given: Given, argument: ArgumentName): Argument<number | null> {
  return spilling(given, cell => readNumeric(cell, argument));
}

/** What DX.NUMBER reads: a text without a number is #N/A there, since looking for one is the question. */
export function numberInText(given: Given): Argument<number> {
  return spilling(given, cell => {
    const number = readNumeric(cell, 'text');
    if (number === null) return blankFault('text');
    return isFault(number) && typeof cell === 'string' ? new Fault('#N/A', { kind: 'noNumber', text: cell }) : number;
  });
}

export function choiceIn<C extends string>(given: Given, argument: ArgumentName, choices: readonly C[]): Argument<C> {
  return spilling(given, cell => readChoice(cell, argument, choices));
}

/** A cell as it is; an error value stands. There is nothing to remember. */
export function cellIn(given: Given): Argument<Cell> {
  return { cells: rangeOf(given) || LEFT_OUT, read: passOn, isKpi: false };
}

function passOn(cell: Cell): Cell | Fault {
  return isCellError(cell) ? givenFault(cell) : cell;
}
