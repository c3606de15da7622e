/** Formulas compared and copied as Excel copies them: relative references move along. */
import { translateFormulaToA1, translateFormulaToR1C1 } from '@borgar/fx';
import { addressOf } from '../read/state';

/** What is the same for all cells that a formula was filled into; row and column from 0. */
export function relativeFormula(formula: string, row: number, column: number): string {
  return translateFormulaToR1C1(formula, addressOf(row, column));
}

/** The formula as it would be if its cell were copied to another. */
export function copiedFormula(formula: string, from: { row: number; column: number }, to: { row: number; column: number }): string {
  return translateFormulaToA1(relativeFormula(formula, from.row, from.column), addressOf(to.row, to.column));
}
