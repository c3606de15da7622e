/** The DX functions that a formula calls, with the text of each argument and where it stands. Formulas as Excel's API gives them: English, with =. */
import { tokenize, type Token } from '@borgar/fx';

export interface Span {
  /** In the formula's text, from 0; `end` is behind the last character. */
  readonly start: number;
  readonly end: number;
}

export interface CallArgument extends Span {
  readonly text: string;
  /** The one reference the argument is: an address, a table, a name; null: it is more or less than that. */
  readonly reference: string | null;
}

export interface DxCall extends Span {
  /** 「KPIGAP」, in capitals. */
  readonly name: string;
  /** The function's name with all that stands before it: 「DX.」, 「_xldudf_DX_」, 「'C:\…'!DX.」. */
  readonly named: Span;
  readonly args: readonly CallArgument[];
}

interface PlacedToken extends Token, Span {}

const OPEN = '(';
const CLOSE = ')';
/** A name of ours: as typed, as files hold it (also twice), or behind the path of another add-in. */
const OURS = /^(?:_xldudf_|_xlfn\.|_xll\.)*(?:DX[._])([A-Z]+)$/i;

/** The tokens of a formula with their places; a text that is no formula has none. */
export function tokensOf(formula: string): readonly PlacedToken[] {
  if (!formula.startsWith('=')) return [];
  let at = 0;
  return tokenize(formula).map(token => {
    const start = at;
    at += token.value.length;
    return { ...token, start, end: at };
  });
}

const REFERENCES: ReadonlySet<string> = new Set(['range', 'range_beam', 'range_ternary', 'range_named', 'structured']);

/** Where the path or workbook in front of a function begins: `[1]!`, `'C:\x\[y.xlam]z'!`, `book.xlam!`. */
function pathStart(formula: string, nameStart: number): number {
  if (formula[nameStart - 1] !== '!') return nameStart;
  const before = formula.slice(0, nameStart - 1);
  const quoted = /'(?:[^']|'')*'$/.exec(before);
  if (quoted) return quoted.index;
  return /(?:\[[^\]]*\][\w.]*|[\w.\\:/-]+)$/.exec(before)?.index ?? nameStart;
}

/** All calls of DX functions, the inner ones too, in the order of their names. */
export function dxCalls(formula: string): readonly DxCall[] {
  const tokens = tokensOf(formula);
  return tokens.flatMap((token, index): DxCall[] => {
    const ours = token.type === 'func' ? OURS.exec(token.value) : null;
    if (ours === null || tokens[index + 1]?.value !== OPEN) return [];
    const args: CallArgument[] = [];
    let depth = 0;
    let first = index + 2;
    let end = formula.length;
    for (let at = index + 1; at < tokens.length; at++) {
      const { value, type } = tokens[at] as PlacedToken;
      if (value === OPEN || value === '{') depth++;
      else if (value === CLOSE || value === '}') depth--;
      const isEnd = depth === 0;
      if (isEnd || (depth === 1 && type === 'operator' && value === ',')) {
        const inside = tokens.slice(first, at);
        if (!isEnd || inside.length > 0 || args.length > 0) args.push(argumentOf(formula, inside, (tokens[at] as PlacedToken).start));
        first = at + 1;
      }
      if (isEnd) {
        end = (tokens[at] as PlacedToken).end;
        break;
      }
    }
    return [
      {
        name: (ours[1] ?? '').toUpperCase(),
        named: { start: pathStart(formula, token.start), end: token.end },
        start: token.start,
        end,
        args,
      },
    ];
  });
}

function argumentOf(formula: string, tokens: readonly PlacedToken[], behind: number): CallArgument {
  const solid = tokens.filter(({ type }) => type !== 'whitespace' && type !== 'newline');
  const [only] = solid;
  const start = only?.start ?? behind;
  const end = solid.at(-1)?.end ?? behind;
  return {
    start,
    end,
    text: formula.slice(start, end),
    reference: solid.length === 1 && only !== undefined && REFERENCES.has(only.type) ? only.value : null,
  };
}

/** The formula with parts of its text replaced; spans must not overlap. */
export function replaceSpans(formula: string, parts: readonly (Span & { readonly by: string })[]): string {
  return [...parts]
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), formula);
}
