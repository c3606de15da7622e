/**
 * Cells that fit their column as they stand, which are nearly all of them: the value, without the care that kinds.ts takes with
 * the rest. undefined: kinds.ts has to look. Where this gives a value, kinds.ts gives the same one and no issue.
 */
import type { Cell } from '../../domain/base/cell';
import { isBlank } from '../../domain/text/characters/text';
import type { ColumnKind, ColumnOf } from '../schema/column';
import { CIRCLE, LAST_DATE, YEAR, type KnownTexts } from '../schema/parse-cell';
import type { CellValues } from '../schema/kinds';

/** Never gives a value for a blank cell. */
export type Fitting<T> = (cell: Cell) => T | undefined;

const asText = (cell: Cell): string | undefined => (typeof cell === 'string' && !isBlank(cell) ? cell : undefined);
const asYear = (cell: Cell): number | undefined =>
  typeof cell === 'number' && cell >= YEAR.min && cell <= YEAR.max && Number.isInteger(cell) ? cell : undefined;
const asDate = (cell: Cell): number | undefined => (typeof cell === 'number' && cell > YEAR.max && cell <= LAST_DATE ? cell : undefined);

function within(min: number, max: number): Fitting<number> {
  return cell => (typeof cell === 'number' && cell >= min && cell <= max ? cell : undefined);
}

function wholeFrom(min: number): Fitting<number> {
  return cell => (typeof cell === 'number' && cell >= min && Number.isInteger(cell) ? cell : undefined);
}

/** One of these texts, to the letter. The one kept here is given, whose hash the engine knows: it is looked up again and again. */
function oneOf(texts: Iterable<string>): Fitting<string> {
  const exact = new Map([...texts].map(text => [text, text]));
  return cell => (typeof cell === 'string' ? exact.get(cell) : undefined);
}

function knownName(known: KnownTexts, { to }: ColumnOf<'ref'>): Fitting<string> {
  const texts = known.texts(to);
  return texts === null ? asText : oneOf(texts.values());
}

const FITTING: { readonly [K in ColumnKind]: (column: ColumnOf<K>, known: KnownTexts) => Fitting<CellValues[K]> } = {
  text: () => asText,
  uniqueText: () => asText,
  id: () => asText,
  number: ({ min, max }) => within(min ?? -Infinity, max ?? Infinity),
  perYear: () => within(-Infinity, Infinity),
  count: () => wholeFrom(0),
  yen: () => wholeFrom(-Infinity),
  ratio: () => within(0, 1),
  year: () => asYear,
  date: () => asDate,
  choice: ({ choices }) => oneOf(choices),
  yesNo: () => cell => (cell === CIRCLE ? true : undefined),
  ref: (column, known) => knownName(known, column),
  refs: () => () => undefined,
};

export function fittingOf<K extends ColumnKind>(column: ColumnOf<K>, known: KnownTexts): Fitting<CellValues[K]> {
  return FITTING[column.kind as K](column, known);
}
