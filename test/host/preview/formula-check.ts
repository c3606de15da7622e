import { parse, tokenize } from '@cj-tech-master/excelts/formula';
import { joinTokens, tokenizeFormula } from '../engine/formula-text';

/** A call of a call, `LAMBDA(x,x)(1)`: a formula of Excel that the engine cannot read. */
const CALLED_RESULT = /\)\s*\(/;

/** Whether a text that begins with `=` can be a formula; Excel refuses the others while they are typed. */
export function isFormula(text: string): boolean {
  const formula = text.slice(1);
  if (CALLED_RESULT.test(formula)) return true;
  try {
    // The mark of a spill (`A1#`) is the host's own business, not the library's.
    parse(tokenize(joinTokens(tokenizeFormula(formula).filter(token => token.kind !== 'spill'))));
    return true;
  } catch {
    return false;
  }
}
