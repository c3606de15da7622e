import { area, intersect, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS, type Area } from '../cell/address';
import { keyColumn, keyRow } from '../cell/cell';
import { isErrorValue, type Value } from '../cell/value';
import { tokenizeFormula } from '../engine/formula-text';
import { mapReferences } from '../engine/references';
import type { Book } from './book';
import type { Sheet } from './sheet';

/** Which formulas of an opened file have another value here than they had in Excel. */

interface Known {
  readonly formula: string;
  readonly value: Value;
}
/** The formulas with their last values, by sheet and cell, as the file has them. */
export type LastValues = ReadonlyMap<Sheet, ReadonlyMap<number, Known>>;

/** To be taken right after a file was read, before the first calculation. */
export function lastValues(book: Book): LastValues {
  return new Map(
    book.sheets.map(sheet => {
      const known = new Map<number, Known>();
      for (const [key, cell] of sheet.state.cells.entries())
        if (cell.formula !== undefined && cell.value !== null) known.set(key, { formula: cell.formula, value: cell.value });
      return [sheet, known];
    }),
  );
}

export interface Difference {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly inFile: Value;
  readonly here: Value;
}

/** Errors the file format has no code for are written as others. */
const WRITTEN: Readonly<Record<string, string>> = { '#SPILL!': '#VALUE!', '#CALC!': '#VALUE!', '#BUSY!': '#N/A', '#GETTING_DATA': '#N/A' };

function alike(inFile: Value, here: Value): boolean {
  if (isErrorValue(inFile) || isErrorValue(here)) {
    const [a, b] = [inFile, here].map(one => (isErrorValue(one) ? (WRITTEN[one.error] ?? one.error) : null));
    return a === b;
  }
  if (typeof inFile === 'number' && typeof here === 'number')
    return Math.abs(inFile - here) <= 1e-9 * Math.max(1, Math.abs(inFile), Math.abs(here));
  return inFile === here;
}

const VOLATILE = /^(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)$/i;

const isVolatile = (formula: string): boolean =>
  tokenizeFormula(formula.slice(1)).some(one => one.kind === 'function' && VOLATILE.test(one.text));

/** The cells a formula reads, as far as its text tells. */
function sources(book: Book, sheet: Sheet, formula: string): { sheet: Sheet; area: Area }[] {
  const found: { sheet: Sheet; area: Area }[] = [];
  mapReferences(formula, ({ sheets, first, last }) => {
    const end = last ?? first;
    const [top, bottom] = [first.row ?? 0, end.row ?? MAX_ROWS - 1];
    const [left, right] = [first.column ?? 0, end.column ?? MAX_COLUMNS - 1];
    const on = sheets[0] === undefined ? sheet : book.sheetByName(sheets[0]);
    if (on)
      found.push({
        sheet: on,
        area: area(Math.min(top, bottom), Math.min(left, right), Math.abs(bottom - top) + 1, Math.abs(right - left) + 1),
      });
    return null;
  });
  for (const token of tokenizeFormula(formula.slice(1))) {
    const named = token.kind === 'name' ? (book.resolve(token.text, sheet) ?? null) : null;
    if (named) found.push(named);
  }
  return found;
}

/**
 * The formulas whose value is another one now, without those that follow today's date or chance. After a calculation that changed
 * nothing but formulas.
 */
export function differences(book: Book, before: LastValues): Difference[] {
  const changed: Difference[] = [];
  for (const [sheet, known] of before) {
    for (const [key, { formula, value }] of known) {
      const cell = sheet.state.cells.get(key);
      if (cell?.formula === formula && !alike(value, cell.value))
        changed.push({ sheet, row: keyRow(key), column: keyColumn(key), formula, inFile: value, here: cell.value });
    }
  }
  return changed.length ? withoutVolatile(book, changed) : [];
}

function withoutVolatile(book: Book, changed: readonly Difference[]): Difference[] {
  const named = book.names.all().some(one => isVolatile(one.formula));
  const moving: { sheet: Sheet; area: Area }[] = [];
  for (const sheet of book.sheets)
    for (const [key, cell] of sheet.state.cells.entries())
      if (cell.formula !== undefined && isVolatile(cell.formula)) moving.push({ sheet, area: area(keyRow(key), keyColumn(key)) });
  if (moving.length === 0 && !named) return [...changed];
  const volatileNames = new Set(
    book.names
      .all()
      .filter(one => isVolatile(one.formula))
      .map(one => one.name.toLowerCase()),
  );
  const follows = ({ sheet, row, column, formula }: Difference): boolean => {
    if (moving.some(one => one.sheet === sheet && one.area.row === row && one.area.column === column)) return true;
    if (tokenizeFormula(formula.slice(1)).some(token => token.kind === 'name' && volatileNames.has(token.text.toLowerCase()))) return true;
    return sources(book, sheet, formula).some(source => moving.some(one => one.sheet === source.sheet && intersect(one.area, source.area)));
  };
  let left = [...changed];
  for (;;) {
    const gone = left.filter(follows);
    if (gone.length === 0) return left;
    left = left.filter(one => !gone.includes(one));
    moving.push(...gone.map(({ sheet, row, column }) => ({ sheet, area: spread(sheet, row, column) })));
  }
}

/** A cell with what it spills. */
function spread(sheet: Sheet, row: number, column: number): Area {
  const spilled = sheet.spillArea(row, column);
  return spilled && lastRow(spilled) >= row && lastColumn(spilled) >= column ? spilled : area(row, column);
}
