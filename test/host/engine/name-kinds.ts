import { calledFunctions } from './arguments';
import { isForeignSheet, tokenizeFormula } from './formula-text';
import { mapReferences, type End } from './references';
import type { NameKind } from './translate';

/** What a defined name's formula (with `=`) stands for; `isKnown` are the functions that can be worked out. */
export function nameKind(formula: string, isKnown: (name: string) => boolean): NameKind {
  const tokens = tokenizeFormula(formula.slice(1));
  if (tokens.some(isForeignSheet) || calledFunctions(formula).some(name => !isKnown(name))) return { kind: 'foreign' };
  let relative = false;
  let references = 0;
  let single = false;
  const loose = (end: End): boolean => (end.row !== undefined && !end.fixedRow) || (end.column !== undefined && !end.fixedColumn);
  const text = mapReferences(formula, ({ first, last }) => {
    references++;
    single = last === null;
    relative ||= loose(first) || (last !== null && loose(last));
    return null;
  });
  if (relative) return { kind: 'relative', formula };
  const alone = references === 1 && tokens.every(token => ['sheet', 'cell', 'columns', 'rows'].includes(token.kind) || token.text === ':');
  return alone ? { kind: 'cells', text: text.slice(1), single } : { kind: 'other' };
}
