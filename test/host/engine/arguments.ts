import { takesSingle, ARRAY_RESULTS, HANDING_ON } from './function-kinds';
import { tokenizeFormula, type Token } from './formula-text';

/** Calls in a formula's tokens: where they end, what their arguments are, which of them are arrays. */

/** Index of the `)` that closes the `(` at `open`. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const text = tokens[i]?.kind === 'operator' ? tokens[i]?.text : '';
    if (text === '(' || text === '{') depth++;
    if ((text === ')' || text === '}') && --depth === 0) return i;
  }
  return tokens.length;
}

/** Arguments between the brackets of a call; none at all gives no argument. */
export function splitArguments(tokens: readonly Token[]): Token[][] {
  if (tokens.every(token => token.kind === 'space')) return [];
  const args: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'operator' && (token.text === '(' || token.text === '{')) depth++;
    if (token.kind === 'operator' && (token.text === ')' || token.text === '}')) depth--;
    if (token.kind === 'operator' && token.text === ',' && depth === 0) args.push([]);
    else args[args.length - 1]?.push(token);
  }
  return args;
}

export interface CallParts {
  readonly name: string;
  readonly args: readonly Token[][];
  /** Index of the closing bracket. */
  readonly end: number;
}

/** The call that begins at a function's name; names without the file's prefixes, in capitals. */
export function callAt(tokens: readonly Token[], at: number): CallParts {
  const open = at + (tokens[at + 1]?.kind === 'space' ? 2 : 1);
  const end = closing(tokens, open);
  return { name: (tokens[at]?.text ?? '').toUpperCase(), args: splitArguments(tokens.slice(open + 1, end)), end };
}

export function trimmed(tokens: readonly Token[]): Token[] {
  const first = tokens.findIndex(token => token.kind !== 'space');
  if (first < 0) return [];
  let last = tokens.length - 1;
  while (tokens[last]?.kind === 'space') last--;
  return tokens.slice(first, last + 1);
}

export const isThisRow = (brackets: string): boolean => /@|#This Row/i.test(brackets);

/** Names that stand for one cell or one constant, and so are no arrays. */
type Known = (name: string) => boolean;

/** Whether an expression is worked out value by value over a range, an array or a table's columns. */
export function isArray(tokens: readonly Token[], isTable: Known, isArrayName: Known): boolean {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || token.text === '@') return false;
    if (token.kind === 'function') {
      const { name, args, end } = callAt(tokens, i);
      const inner = (arg: readonly Token[]): boolean => isArray(arg, isTable, isArrayName);
      if (ARRAY_RESULTS.has(name)) return true;
      if ((name === 'ROW' || name === 'COLUMN') && args.some(inner)) return true;
      if (name === 'ROW' && args[0]?.some(one => /^INDIRECT$/i.test(one.text))) return true;
      if (args.some((arg, place) => (HANDING_ON.has(name) || takesSingle(name, place)) && inner(arg))) return true;
      i = end;
    } else if (token.kind === 'columns' || token.kind === 'rows' || token.kind === 'spill' || token.text === '{') return true;
    else if (token.kind === 'cell' && tokens[i + 1]?.text === ':') return true;
    else if (token.kind === 'brackets' && (!isThisRow(token.text) || token.text.includes(':'))) return true;
    else if (token.kind === 'name' && tokens[i + 1]?.kind !== 'brackets' && (isTable(token.text) || isArrayName(token.text))) return true;
  }
  return false;
}

/** Names LET and LAMBDA give to values, in capitals. */
export function parameterNames(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  tokens.forEach((token, i) => {
    if (token.kind !== 'function' || !/^(?:LET|LAMBDA)$/i.test(token.text)) return;
    const { name, args } = callAt(tokens, i);
    // The last argument is the result; in LET every second one before it is a name.
    args.forEach((arg, n) => {
      const [only, ...more] = trimmed(arg);
      if (more.length === 0 && only?.kind === 'name' && (name === 'LAMBDA' || n % 2 === 0)) names.add(only.text.toUpperCase());
    });
  });
  return names;
}

/** The functions a formula calls, in capitals, without LET's and LAMBDA's own names. */
export function calledFunctions(formula: string): string[] {
  const tokens = tokenizeFormula(formula.slice(1));
  const parameters = parameterNames(tokens);
  return tokens.flatMap(token => {
    const name = token.text.toUpperCase();
    return token.kind === 'function' && !parameters.has(name) ? [name] : [];
  });
}
