/** The text of a formula, in English names and separators as Range.formulas wants it. */
import { ownDay } from '../../sheets/formula/own-day';
import { printReference, type Reference } from '../../sheets/read/reference';
import { quoteText } from '../../sheets/schema/formula-text';
import { UNDECIDED } from '../../sheets/schema/table';
import type { EnteredArgument, Latest } from './formula-entry';
import type { AskedArgument, FormulaQuestion } from './formula-questions';

/** A literal text in a formula holds so many characters. */
const LONGEST_TEXT = 255;
export const LONGEST_FORMULA = 8192;

function printText(text: string): string {
  const parts: string[] = [];
  // By characters, so that no half of a surrogate pair is left behind.
  let part = '';
  for (const character of text) {
    if (part.length + character.length > LONGEST_TEXT) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  parts.push(part);
  return parts.map(one => quoteText(one)).join('&');
}

/** What stands for the argument; '' where it is left out. */
function printGiven(given: EnteredArgument, sheet: string | null): string {
  if (given.kind === 'value') return typeof given.value === 'number' ? String(given.value) : printText(given.value);
  if (given.kind === 'latest') return printLatest(given, sheet);
  return given.kind === 'reference' ? printReference(given.reference, sheet) : '';
}

function printLatest({ of, kpi, actuals, asOf, plan, without, dating }: Latest, sheet: string | null): string {
  const print = (reference: Reference | null): string => (reference === null ? '' : printReference(reference, sheet));
  const callOf = (name: string, ...args: readonly string[]): string => {
    const written = [printGiven(kpi, sheet), print(actuals), ...args];
    while (written.at(-1) === '') written.pop();
    return `DX.${name}(${written.join(',')})`;
  };
  const call =
    of === 'value' ? callOf('ACTUAL', print(asOf), print(plan)) : ownDay(until => callOf('ACTUALDATE', until), print(asOf), dating);
  if (without === 'mark') return `IFNA(${call},"${UNDECIDED}")`;
  return without === 'asOf' && asOf !== null ? `IFNA(${call},${print(asOf)})` : call;
}

/**
 * The formula, with a guard for the cells whose blank may reach a function as 0 (contract, section 1).
 * @param sheet where it will stand: references to that sheet go without its name
 * @returns null where an argument is missing or cannot be read
 */
export function formulaOf({ id, asked }: FormulaQuestion, givens: readonly EnteredArgument[], sheet: string | null): string | null {
  if (givens.some(given => given.kind === 'missing' || given.kind === 'unreadable')) return null;
  let last = givens.length;
  while (last > 0 && givens[last - 1]?.kind === 'absent') last--;
  const written = asked.slice(0, last).map(({ guard }, index) => {
    const given = givens[index] as EnteredArgument;
    const text = printGiven(given, sheet);
    if (text === '') return '""';
    return guard === 'mark' && given.kind === 'reference' ? `IF(${text}="","―",${text})` : text;
  });
  const call = `DX.${id}(${written.join(',')})`;
  const guarded = asked.flatMap((one, index) =>
    isGuarded(one, givens[index]) ? [printGiven(givens[index] as EnteredArgument, sheet)] : [],
  );
  return guarded.reduceRight((inner, cell) => `IF(${cell}="","",${inner})`, call).replace(/^/, '=');
}

/** The answer stays blank where this argument's cell is blank. */
export function isGuarded({ guard }: AskedArgument, given: EnteredArgument | undefined): boolean {
  return guard === 'blank' && given?.kind === 'reference';
}
