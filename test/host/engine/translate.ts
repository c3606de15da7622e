import { areaName, cellName, columnIndex, lastColumn, lastRow, quoteSheet, readArea, type Area } from '../cell/address';
import { OMITTED } from './custom-calls';
import { tokenizeFormula, type Token } from './formula-text';
import { IF_OVER_RANGE } from './own-functions';
import { sheetsOf } from './references';

/** What the engine library is given for a formula people typed: custom calls carry their cell, `A1#` is its range. */

type Piece =
  | string
  | { readonly kind: 'address' }
  | { readonly kind: 'spill'; readonly sheet: string | null; readonly row: number; readonly column: number }
  /** `@A1:A9`: the cell in the formula's own row or column. */
  | { readonly kind: 'intersection'; readonly prefix: string; readonly area: Area };
export type Template = readonly Piece[];

/** What the names in a formula are. */
export interface Vocabulary {
  readonly isCustom: (name: string) => boolean;
  readonly isTable: (name: string) => boolean;
}

export interface Surroundings {
  readonly address: string;
  readonly row: number;
  readonly column: number;
  /** The spill of a cell (itself where its formula gives one value), null without a formula; the sheet is null for the formula's own. */
  readonly spillOf: (sheet: string | null, row: number, column: number) => Area | null;
}

/** Index of the `)` that closes the `(` at `open`. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const text = tokens[i]?.kind === 'operator' ? tokens[i]?.text : '';
    if (text === '(' || text === '{') depth++;
    if ((text === ')' || text === '}') && --depth === 0) return i;
  }
  return tokens.length;
}

function pieces(tokens: readonly Token[], words: Vocabulary): Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const next = tokens[i + 1];
    if (token.kind === 'function' && words.isCustom(token.text.toUpperCase())) {
      const open = next?.kind === 'space' ? i + 2 : i + 1;
      const close = closing(tokens, open);
      out.push(`${token.text}(`, { kind: 'address' });
      const args = splitArguments(tokens.slice(open + 1, close));
      for (const arg of args) {
        out.push(',');
        if (arg.every(one => one.kind === 'space')) out.push(`"${OMITTED}"`);
        else out.push(...pieces(arg, words));
      }
      out.push(')');
      i = close;
    } else if (token.kind === 'function' && token.text.toUpperCase() === 'IF' && spreads(tokens, i, words)) {
      out.push(IF_OVER_RANGE);
    } else if (token.kind === 'sheet' && next?.kind === 'cell' && tokens[i + 2]?.kind === 'spill') {
      out.push(spill(sheetsOf(token.text)[0] ?? null, next.text));
      i += 2;
    } else if (token.kind === 'cell' && next?.kind === 'spill') {
      out.push(spill(null, token.text));
      i += 1;
    } else if (token.kind === 'name' && next?.kind !== 'brackets' && tokens[i - 1]?.kind !== 'sheet' && words.isTable(token.text)) {
      // The library takes a table's bare name for an unknown one.
      out.push(`${token.text}[#Data]`);
    } else if (token.kind === 'operator' && token.text === '@') {
      const range = rangeAt(tokens, i + 1);
      const open = tokens.findIndex((one, n) => n > i && one.text === '(');
      if (range) {
        out.push(range.piece);
        i = range.last;
      } else if (next?.kind === 'function' && open >= 0) {
        // The first value of what a function gives.
        const close = closing(tokens, open);
        out.push('INDEX(', ...pieces(tokens.slice(i + 1, close + 1), words), ',1,1)');
        i = close;
      }
    } else out.push(token.text);
  }
  return out;
}

/**
 * Whether an IF's condition compares a range cell by cell (`A1:A3=""`). What stands within a function (`SUM(A1:A3)>0`) is not
 * looked at: both answers of an IF over a range are worked out, so one that is not must stay the library's.
 */
function spreads(tokens: readonly Token[], at: number, words: Vocabulary): boolean {
  const open = at + (tokens[at + 1]?.kind === 'space' ? 2 : 1);
  const given = splitArguments(tokens.slice(open + 1, closing(tokens, open)));
  if (given.length !== 3 || given.some(one => one.every(({ kind }) => kind === 'space'))) return false;
  const condition = given[0] ?? [];
  for (let i = 0; i < condition.length; i++) {
    const token = condition[i];
    if (!token || token.text === '@') return false;
    if (token.kind === 'function') i = closing(condition, i + (condition[i + 1]?.kind === 'space' ? 2 : 1));
    else if (token.kind === 'columns' || token.kind === 'rows' || token.kind === 'spill' || token.text === '{') return true;
    else if (token.kind === 'cell' && condition[i + 1]?.text === ':') return true;
    else if (token.kind === 'brackets' && !/@|#This Row/i.test(token.text)) return true;
    else if (token.kind === 'name' && condition[i + 1]?.kind !== 'brackets' && words.isTable(token.text)) return true;
  }
  return false;
}

/** `Sheet1!A1:A9` at a position, or null. */
function rangeAt(tokens: readonly Token[], at: number): { piece: Piece; last: number } | null {
  const named = tokens[at]?.kind === 'sheet';
  const first = at + (named ? 1 : 0);
  const [a, colon, b] = tokens.slice(first, first + 3);
  const pair = a?.kind === 'cell' && colon?.text === ':' && b?.kind === 'cell';
  const range = a && (pair || a.kind === 'columns' || a.kind === 'rows') ? readArea(pair ? `${a.text}:${b?.text ?? ''}` : a.text) : null;
  return range
    ? { piece: { kind: 'intersection', prefix: named ? (tokens[at]?.text ?? '') : '', area: range }, last: first + (pair ? 2 : 0) }
    : null;
}

function spill(sheet: string | null, cell: string): Piece {
  const m = /^\$?([A-Za-z]{1,3})\$?(\d+)$/.exec(cell);
  return { kind: 'spill', sheet, row: Number(m?.[2] ?? 1) - 1, column: columnIndex(m?.[1] ?? 'A') };
}

/** Arguments between the brackets of a call; none at all gives no argument. */
function splitArguments(tokens: readonly Token[]): Token[][] {
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

/** A formula's (with `=`) template; texts that need nothing are a single piece. */
export function template(formula: string, words: Vocabulary): Template {
  const merged: Piece[] = [];
  for (const piece of pieces(tokenizeFormula(formula.slice(1)), words)) {
    const last = merged[merged.length - 1];
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged;
}

/** The text for the engine. Spills are those of the run before; when they change, the engine runs again. */
export function fill(template: Template, around: Surroundings): string {
  return template
    .map(piece => {
      if (typeof piece === 'string') return piece;
      if (piece.kind === 'address') return `"${around.address.replace(/"/g, '""')}"`;
      if (piece.kind === 'intersection') {
        const { area: range } = piece;
        const cell =
          range.columns === 1 && around.row >= range.row && around.row <= lastRow(range)
            ? cellName(around.row, range.column)
            : range.rows === 1 && around.column >= range.column && around.column <= lastColumn(range)
              ? cellName(range.row, around.column)
              : null;
        return cell === null ? '#VALUE!' : piece.prefix + cell;
      }
      const prefix = piece.sheet === null ? '' : `${quoteSheet(piece.sheet)}!`;
      const spilled = around.spillOf(piece.sheet, piece.row, piece.column);
      return spilled ? prefix + areaName(spilled) : '#REF!';
    })
    .join('');
}
