import type { Cell } from '../../base/cell';
import { isCellError } from '../../base/cell';
import type { ArgumentName } from '../../base/fault';
import { Fault, givenFault } from '../../base/fault';
import { comparableText } from './comparable-text';
import { textOf } from './keys';

/**
 * The word of a choice that a cell holds, the first where it is blank (0 is what a blank may be on Windows desktop). #VALUE! for a
 * word that is none of them, listing those there are.
 */
export function readChoice<C extends string>(cell: Cell, argument: ArgumentName, choices: readonly C[]): C | Fault {
  if (isCellError(cell)) return givenFault(cell);
  const text = textOf(cell);
  const wanted = comparableText(text);
  const choice = text === '' ? choices[0] : choices.find(one => comparableText(one) === wanted);
  return choice ?? new Fault('#VALUE!', { kind: 'notChoice', argument, text, choices: choices.filter(one => one !== '') });
}
