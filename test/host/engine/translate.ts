import { columnIndex, lastColumn, MAX_COLUMNS, MAX_ROWS, readArea, splitReference } from '../cell/address';
import { callAt, closing, isArray, isThisRow, parameterNames, trimmed } from './arguments';
import { OMITTED } from './custom-calls';
import { isForeignSheet, joinTokens, tokenizeFormula, type Token } from './formula-text';
import {
  AGGREGATES,
  ARRAY_CONTEXTS,
  BLANK_IS_ZERO,
  BLANK_RESULTS,
  PLACE_FUNCTIONS,
  REFERENCE_RESULTS,
  takesSingle,
} from './function-kinds';
import { AS_RANGE, BLANK_AS_ZERO, IF_OVER_RANGE } from './own-functions';
import { sheetsOf } from './references';
import type { FilterRange, Piece, Template } from './template';

/** What the engine library is given for a formula people typed: custom calls carry their cell, `A1#` is its range, and so on. */

/** What the names in a formula are. */
export interface Vocabulary {
  readonly isCustom: (name: string) => boolean;
  readonly isTable: (name: string) => boolean;
  /** A function the library or we can work out. */
  readonly isKnown: (name: string) => boolean;
  /** What a defined name stands for. */
  readonly nameOf: (name: string) => NameKind | null;
}

/** A defined name: cells, a reference relative to the formula's cell, one with another workbook in it, or anything else. */
export type NameKind =
  | { readonly kind: 'cells'; readonly text: string; readonly single: boolean }
  | { readonly kind: 'relative'; readonly formula: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'other' };

interface Context {
  readonly words: Vocabulary;
  /** A formula from before 2019: a range among single values is the cell of its own row or column. */
  readonly legacy: boolean;
  /** Within a function that calculates with whole arrays. */
  readonly arrays: boolean;
  /** Within a function that asks where a range is. */
  readonly places: boolean;
  readonly parameters: ReadonlySet<string>;
  /** Counts the parameters made for arrays. */
  readonly counter: { next: number };
}

const isSpace = (token: Token | undefined): boolean => token?.kind === 'space';

/** A reference at a position: its tokens' end, and whether it is a single cell. */
function referenceAt(tokens: readonly Token[], at: number): { end: number; single: boolean } | null {
  const first = at + (tokens[at]?.kind === 'sheet' ? 1 : 0);
  const [a, colon, b] = tokens.slice(first, first + 3);
  if (a?.kind === 'columns' || a?.kind === 'rows') return { end: first + 1, single: false };
  if (a?.kind !== 'cell' || colon?.kind === 'spill') return null;
  if (colon?.text === ':') return b?.kind === 'cell' ? { end: first + 3, single: false } : null;
  return { end: first + 1, single: true };
}

function pieces(tokens: readonly Token[], context: Context): Piece[] {
  const out: Piece[] = [];
  const { words } = context;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const next = tokens[i + 1];
    const reference = referenceAt(tokens, i);
    if (token.kind === 'function') {
      const { end } = callAt(tokens, i);
      out.push(...call(tokens, i, context));
      i = end;
    } else if (token.kind === 'sheet' && next?.kind === 'cell' && tokens[i + 2]?.kind === 'spill') {
      out.push(spill(sheetsOf(token.text)[0] ?? null, next.text));
      i += 2;
    } else if (token.kind === 'cell' && next?.kind === 'spill') {
      out.push(spill(null, token.text));
      i += 1;
    } else if (reference && !reference.single && context.legacy && !context.arrays && besideOperator(tokens, i, reference.end)) {
      out.push(intersection(tokens.slice(i, reference.end)));
      i = reference.end - 1;
    } else if (reference && (next?.kind === 'columns' || token.kind === 'columns') && !context.places) {
      out.push(wholeColumns(tokens.slice(i, reference.end)));
      i = reference.end - 1;
    } else if (token.kind === 'name' && next?.kind === 'brackets' && tokens[i - 1]?.kind !== 'sheet') {
      out.push(structured(token.text, next.text, false));
      i += 1;
    } else if (token.kind === 'brackets') out.push(structured(null, token.text, false));
    else if (token.kind === 'name' && tokens[i - 1]?.kind !== 'sheet' && !context.parameters.has(token.text.toUpperCase())) {
      const name = words.nameOf(token.text);
      // The library takes a table's bare name for an unknown one.
      if (words.isTable(token.text)) out.push(structured(token.text, '[#Data]', false));
      else if (name?.kind === 'relative') out.push({ kind: 'relative', formula: name.formula });
      else out.push(token.text);
    } else if (token.kind === 'operator' && token.text === '@') {
      const open = tokens.findIndex((one, n) => n > i && one.text === '(');
      const range = referenceAt(tokens, i + 1);
      if (range && !range.single) {
        out.push(intersection(tokens.slice(i + 1, range.end)));
        i = range.end - 1;
      } else if (next?.kind === 'name' && (tokens[i + 2]?.kind === 'brackets' || words.isTable(next.text))) {
        const brackets = tokens[i + 2]?.kind === 'brackets' ? tokens[i + 2] : undefined;
        out.push({ kind: 'table', table: next.text, brackets: brackets?.text ?? '[#Data]', asRange: false, own: true });
        i += brackets ? 2 : 1;
      } else if (next?.kind === 'function' && open >= 0) {
        // The first value of what a function gives.
        const close = closing(tokens, open);
        out.push('INDEX(', ...pieces(tokens.slice(i + 1, close + 1), context), ',1,1)');
        i = close;
      }
    } else out.push(token.text);
  }
  return out;
}

const OPERATOR = /^(?:[-+*/^&=<>]|<>|<=|>=)$/;

/** Whether an arithmetic or comparison operator stands beside a reference. */
function besideOperator(tokens: readonly Token[], start: number, end: number): boolean {
  let [left, right] = [start - 1, end];
  while (isSpace(tokens[left])) left--;
  while (isSpace(tokens[right])) right++;
  return [tokens[left], tokens[right]].some(one => one?.kind === 'operator' && OPERATOR.test(one.text));
}

/** A call with its arguments. */
function call(tokens: readonly Token[], at: number, context: Context): Piece[] {
  const { words } = context;
  const { name, args } = callAt(tokens, at);
  const written = tokens[at]?.text ?? '';
  if (words.isCustom(name)) {
    const given = args.flatMap((arg): Piece[] => [',', ...(trimmed(arg).length ? pieces(arg, context) : [`"${OMITTED}"`])]);
    return [`${written}(`, { kind: 'address' }, ...given, ')'];
  }
  const inside: Context = {
    ...context,
    arrays: context.arrays || ARRAY_CONTEXTS.has(name),
    places: PLACE_FUNCTIONS.has(name),
  };
  if (name === 'ROW' || name === 'COLUMN') {
    const many = positions(name, args, inside);
    if (many) return many;
  }
  const whole = trimmed(args[0] ?? []).find(token => token.kind === (name === 'ROWS' ? 'columns' : 'rows'));
  if ((name === 'ROWS' || name === 'COLUMNS') && whole) return [String(name === 'ROWS' ? MAX_ROWS : MAX_COLUMNS)];
  const text = name === 'FORMULATEXT' ? formulaText(args[0] ?? []) : null;
  if (text) return [text];
  if (name === 'SUBTOTAL' && args.length > 1) return subtotal(args, inside);
  const list = (given: readonly Piece[][]): Piece[] => [`${written}(`, ...given.flatMap((arg, n) => (n ? [',', ...arg] : arg)), ')'];
  const isArrayName = (one: string): boolean => {
    if (context.parameters.has(one.toUpperCase())) return true;
    const kind = words.nameOf(one);
    return kind?.kind === 'cells' ? !kind.single : kind?.kind === 'other';
  };
  const spreads = (arg: readonly Token[]): boolean => isArray(arg, words.isTable, isArrayName);
  if (name === 'IF' && args.length === 3 && args.every(arg => trimmed(arg).length) && spreads(args[0] ?? [])) {
    if (!context.legacy || context.arrays) return [`${IF_OVER_RANGE}(`, ...list(args.map(arg => pieces(arg, inside))).slice(1)];
  }
  const parameters: Piece[] = [];
  const arrays: Piece[][] = [];
  const given = args.map((arg, place): Piece[] => {
    if (takesSingle(name, place) && spreads(arg)) {
      const plain = trimmed(arg);
      const range = referenceAt(plain, 0);
      if (context.legacy && !inside.arrays && range?.end === plain.length) return [intersection(plain)];
      if (!context.legacy || inside.arrays || arg.some(one => one.text === '{')) {
        const parameter = `m_${context.counter.next++}`;
        parameters.push(parameter);
        arrays.push(pieces(arg, { ...inside, arrays: true }));
        return place === 0 && BLANK_IS_ZERO.has(name) ? [`${BLANK_AS_ZERO}(${parameter})`] : [parameter];
      }
    }
    if (AGGREGATES.has(name)) return aggregated(arg, inside);
    const translated = pieces(arg, inside);
    return place === 0 && BLANK_IS_ZERO.has(name) ? [`${BLANK_AS_ZERO}(`, ...translated, ')'] : translated;
  });
  const called = list(given);
  if (parameters.length === 0) return called;
  return ['MAP(', ...arrays.flatMap(arg => [...arg, ',']), 'LAMBDA(', ...parameters.flatMap(one => [one, ',']), ...called, '))'];
}

/** An aggregate's argument: a single cell as a range of one, so that a text in it is left out. */
function aggregated(arg: readonly Token[], context: Context): Piece[] {
  const plain = trimmed(arg);
  const [first, second] = plain;
  const reference = referenceAt(plain, 0);
  if (reference?.single && reference.end === plain.length) {
    const cell = plain[plain.length - 1]?.text ?? '';
    return [`${joinTokens(plain)}:${cell}`];
  }
  if (plain.length === 2 && first?.kind === 'name' && second?.kind === 'brackets') return [structured(first.text, second.text, true)];
  if (plain.length === 1 && first?.kind === 'brackets') return [structured(null, first.text, true)];
  if (plain.length === 1 && first?.kind === 'name' && !context.parameters.has(first.text.toUpperCase())) {
    const name = context.words.nameOf(first.text);
    if (name?.kind === 'cells' && name.single) return [`${name.text}:${name.text.slice(name.text.lastIndexOf('!') + 1)}`];
  }
  if (first?.kind === 'function' && REFERENCE_RESULTS.has(first.text.toUpperCase()) && callAt(plain, 0).end === plain.length - 1) {
    // An IF may also give a constant text, which counts as one; what it mostly gives is a cell.
    if (first.text.toUpperCase() !== 'IF' || !plain.some(token => token.kind === 'string'))
      return [`${AS_RANGE}(`, ...pieces(arg, context), ')'];
  }
  return pieces(arg, context);
}

/** ROW or COLUMN of a range: the library gives the first number only. */
function positions(name: string, args: readonly Token[][], context: Context): Piece[] | null {
  const plain = trimmed(args[0] ?? []);
  const reference = referenceAt(plain, 0);
  const isRange = reference && !reference.single && reference.end === plain.length;
  const isIndirect = plain[0]?.kind === 'function' && /^INDIRECT$/i.test(plain[0].text) && callAt(plain, 0).end === plain.length - 1;
  if (!isRange && !isIndirect) return null;
  if (context.legacy && !context.arrays) return null;
  const place = pieces(plain, { ...context, places: true });
  return name === 'ROW'
    ? ['SEQUENCE(ROWS(', ...place, '),1,ROW(', ...place, '))']
    : ['SEQUENCE(1,COLUMNS(', ...place, '),COLUMN(', ...place, '))'];
}

/** SUBTOTAL leaves out rows a filter hides, whichever code; the library leaves hidden rows out for codes above 100 only. */
function subtotal(args: readonly Token[][], context: Context): Piece[] {
  const [code = [], ...ranges] = args;
  return [
    'SUBTOTAL(',
    { kind: 'subtotal', code: joinTokens(trimmed(code)), ranges: ranges.map(arg => filterRange(trimmed(arg), context)) },
    ...ranges.flatMap((arg): Piece[] => [',', ...aggregated(arg, context)]),
    ')',
  ];
}

function filterRange(tokens: readonly Token[], { words }: Context): FilterRange {
  const [first] = tokens;
  if (first?.kind === 'name' && words.isTable(first.text)) return { table: first.text };
  const name = first?.kind === 'name' && tokens.length === 1 ? words.nameOf(first.text) : null;
  const { sheet, rest } = splitReference(name?.kind === 'cells' ? name.text : joinTokens(tokens));
  return { sheet, area: readArea(rest) };
}

/** FORMULATEXT of a cell; of anything else it is left to the library. */
function formulaText(arg: readonly Token[]): Piece | null {
  const plain = trimmed(arg);
  const { sheet, rest } = splitReference(joinTokens(plain));
  const cell = plain.every(token => token.kind === 'sheet' || token.kind === 'cell') ? readArea(rest) : null;
  return cell ? { kind: 'formulaText', sheet, row: cell.row, column: cell.column } : null;
}

function structured(table: string | null, brackets: string, asRange: boolean): Piece {
  // One cell of the own row: the text is the same in every row, and the library reads it right, but for blanks at a name's ends.
  if (!asRange && isThisRow(brackets) && !/:|\s\]|[^,]\[\s/.test(brackets) && /#This Row|^\[\s*@\s*[^\]\s]/i.test(brackets))
    return (table ?? '') + brackets;
  return { kind: 'table', table, brackets, asRange, own: false };
}

function intersection(tokens: readonly Token[]): Piece {
  const named = tokens[0]?.kind === 'sheet';
  const range = readArea(joinTokens(named ? tokens.slice(1) : tokens));
  return range ? { kind: 'intersection', prefix: named ? (tokens[0]?.text ?? '') : '', area: range } : joinTokens(tokens);
}

function wholeColumns(tokens: readonly Token[]): Piece {
  const named = tokens[0]?.kind === 'sheet';
  const range = readArea(joinTokens(named ? tokens.slice(1) : tokens));
  if (!range || (named && sheetsOf(tokens[0]?.text ?? '').length > 1)) return joinTokens(tokens);
  return {
    kind: 'columns',
    sheet: named ? (sheetsOf(tokens[0]?.text ?? '')[0] ?? null) : null,
    first: range.column,
    last: lastColumn(range),
  };
}

function spill(sheet: string | null, cell: string): Piece {
  const m = /^\$?([A-Za-z]{1,3})\$?(\d+)$/.exec(cell);
  return { kind: 'spill', sheet, row: Number(m?.[2] ?? 1) - 1, column: columnIndex(m?.[1] ?? 'A') };
}

/** Whether a formula's result may be a blank cell: a reference alone, or a function that hands one on. */
function mayBeBlank(tokens: readonly Token[]): boolean {
  const plain = trimmed(tokens);
  const [first] = plain;
  if (!first) return false;
  if (first.kind === 'function') return BLANK_RESULTS.has(first.text.toUpperCase()) && callAt(plain, 0).end === plain.length - 1;
  const reference = referenceAt(plain, 0);
  if (reference) return reference.single && reference.end === plain.length;
  return (
    (first.kind === 'name' || first.kind === 'brackets') &&
    plain.length <= 2 &&
    plain.every(token => token.kind === 'name' || token.kind === 'brackets')
  );
}

/** Whether neither the library nor we can work a formula out: other workbooks, functions of other add-ins, pivot tables. */
function isOut(tokens: readonly Token[], context: Context): boolean {
  return tokens.some((token, i) => {
    if (isForeignSheet(token)) return true;
    const name = token.text.toUpperCase();
    if (token.kind === 'function') return !context.parameters.has(name) && !context.words.isCustom(name) && !context.words.isKnown(name);
    return token.kind === 'name' && tokens[i + 1]?.kind !== 'brackets' && context.words.nameOf(token.text)?.kind === 'foreign';
  });
}

/** Excel takes 64 functions one within another; with brackets of their own between them that is about twice as many levels. */
const MOST_LEVELS = 200;

/** Nobody has typed what is nested deeper than Excel takes: only a file can hold it, made to use up our stack. */
function isTooDeep(tokens: readonly Token[]): boolean {
  let level = 0;
  return tokens.some(({ kind, text }) => {
    if (kind === 'operator') level += text === '(' ? 1 : text === ')' ? -1 : 0;
    return level > MOST_LEVELS;
  });
}

/** A formula's (with `=`) template. */
export function template(formula: string, words: Vocabulary, arrays: 'spill' | 'legacy' | 'array'): Template {
  const tokens = tokenizeFormula(formula.slice(1));
  if (isTooDeep(tokens)) return { pieces: [], out: true };
  const context: Context = {
    words,
    legacy: arrays === 'legacy',
    arrays: arrays === 'array',
    places: false,
    parameters: parameterNames(tokens),
    counter: { next: 1 },
  };
  const alone = referenceAt(trimmed(tokens), 0);
  if (context.legacy && alone && !alone.single && alone.end === trimmed(tokens).length)
    return { pieces: [`${BLANK_AS_ZERO}(`, intersection(trimmed(tokens)), ')'], out: isOut(tokens, context) };
  const wrap = mayBeBlank(tokens);
  const merged: Piece[] = [];
  for (const piece of [...(wrap ? [`${BLANK_AS_ZERO}(`] : []), ...pieces(tokens, context), ...(wrap ? [')'] : [])]) {
    const last = merged[merged.length - 1];
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return { pieces: merged, out: isOut(tokens, context) };
}
