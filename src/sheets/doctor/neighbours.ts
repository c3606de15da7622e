/** What only the cells beside a formula tell: a number typed over one, and a range that has moved along. */
import { dxCalls, replaceSpans } from '../formula/dx-calls';
import { TABLE_ARGUMENTS } from '../formula/table-arguments';
import { copiedFormula, relativeFormula } from '../formula/relative-formula';
import { FIXED, printReference, readReference } from '../read/reference';
import { formulaInSheet, valueInSheet, type FormulaBook, type FormulaSheet } from './formula-book';
import type { Diagnosis } from './symptom';

interface NeighbourAt {
  readonly row: number;
  readonly column: number;
}

const isOurs = (formula: string | null): formula is string => formula !== null && dxCalls(formula).length > 0;

const isThere = <T>(one: T | null | undefined): one is T => one !== null && one !== undefined;

/** A number where the cells on both sides, or the two before, hold one and the same formula. */
export function diagnoseNumber(sheet: FormulaSheet, { row, column }: NeighbourAt): Diagnosis | null {
  const value = valueInSheet(sheet, row, column);
  if (typeof value !== 'number' || formulaInSheet(sheet, row, column) !== null) return null;
  for (const [down, right] of [
    [1, 0],
    [0, 1],
  ] as const) {
    const near = [-2, -1, 1, 2].map(step => {
      const at = { row: row + step * down, column: column + step * right };
      const formula = formulaInSheet(sheet, at.row, at.column);
      return isOurs(formula) ? { at, formula, relative: relativeFormula(formula, at.row, at.column) } : null;
    });
    const [beforeTwo, before, after, afterTwo] = near;
    const pairs = [
      [before, after],
      [before, beforeTwo],
      [after, afterTwo],
    ] as const;
    const pair = pairs.find(([one, other]) => isThere(one) && isThere(other) && one.relative === other.relative);
    const from = pair?.[0];
    if (isThere(from)) return { kind: 'overwritten', value, repair: copiedFormula(from.formula, from.at, { row, column }) };
  }
  return null;
}

/** A table that is given as a relative range and has moved along with the rows. */
export function diagnoseShift(book: FormulaBook, sheet: FormulaSheet, { row, column }: NeighbourAt, formula: string): Diagnosis | null {
  const referable = { sheets: book.state.sheets, tableNames: book.state.tableNames, names: book.state.names };
  const relative = relativeFormula(formula, row, column);
  for (const call of dxCalls(formula))
    for (const place of TABLE_ARGUMENTS[call.name] ?? []) {
      const argument = call.args[place];
      const reference =
        argument?.reference === undefined || argument.reference === null ? null : readReference(argument.reference, sheet.name, referable);
      if (argument === undefined || reference === null || reference === 'noSheet' || reference.kind !== 'cells') continue;
      const { block, from } = reference;
      if (block.rows < 2 || from.row) continue;
      // Up to the first cell of the run that holds the same formula: its range is the one that was meant.
      let top = row;
      while (top > 0 && isSameFill(sheet, top - 1, column, relative)) top--;
      const moved = row - top;
      if (moved === 0 || block.row - moved < 0) continue;
      const wanted = printReference(
        { ...reference, block: { ...block, row: block.row - moved }, from: FIXED, to: FIXED },
        argument.text.includes('!') ? null : sheet.name,
      );
      return {
        kind: 'shiftedRange',
        range: argument.text,
        wanted,
        repair: replaceSpans(formula, [{ start: argument.start, end: argument.end, by: wanted }]),
      };
    }
  return null;
}

function isSameFill(sheet: FormulaSheet, row: number, column: number, relative: string): boolean {
  const formula = formulaInSheet(sheet, row, column);
  return formula !== null && relativeFormula(formula, row, column) === relative;
}
