import { columnIndex, MAX_ROWS } from '../cell/address';
import { isErrorCode } from '../cell/value';

/**
 * Cuts a formula's text into tokens without losing a character: joined, they give the text again. Used where text is rewritten
 * (inserted rows, renamed sheets, custom functions); the engine has its own reader.
 */
export type TokenKind =
  'space' | 'string' | 'number' | 'error' | 'sheet' | 'cell' | 'rows' | 'columns' | 'name' | 'function' | 'brackets' | 'spill' | 'operator';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** A sheet of this workbook, or of another one (`[1]Sheet1!`, `[1]!` before a name of its own). */
const SHEET = /^(?:'(?:[^']|'')+'|(?:\[[^[\]]+\])?[\p{L}_\\][\p{L}\p{N}_.\\]*(?::[\p{L}_\\][\p{L}\p{N}_.\\]*)?|\[[^[\]]+\])!/u;
const ROWS = /^\$?\d{1,7}:\$?\d{1,7}(?![\p{L}\p{N}_.])/u;
const COLUMNS = /^\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\p{L}\p{N}_.(!])/u;
const CELL = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?![\p{L}\p{N}_.(!])/u;
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/;
const WORD = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*/u;
const ERROR = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA)/i;

/** The end of a `[…]` group, nested; an apostrophe escapes the next character inside. */
function bracketsEnd(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const c = text[i];
    if (c === "'") i++;
    else if (c === '[') depth++;
    else if (c === ']' && --depth === 0) return i + 1;
  }
  return text.length;
}

function stringEnd(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length) {
    if (text[i] !== '"') i++;
    else if (text[i + 1] === '"') i += 2;
    else return i + 1;
  }
  return text.length;
}

/** Tokens of a formula without its leading `=`. */
export function tokenizeFormula(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (kind: TokenKind, length: number): void => {
    tokens.push({ kind, text: text.slice(at, at + length) });
    at += length;
  };
  while (at < text.length) {
    const c = text[at] ?? '';
    const rest = text.slice(at, at + 300);
    const space = /^\s+/.exec(rest);
    if (space) {
      take('space', space[0].length);
      continue;
    }
    if (c === '"') {
      take('string', stringEnd(text, at) - at);
      continue;
    }
    const sheet = SHEET.exec(rest);
    if (sheet) {
      take('sheet', sheet[0].length);
      continue;
    }
    if (c === '[') {
      take('brackets', bracketsEnd(text, at) - at);
      continue;
    }
    if (c === '#') {
      const error = ERROR.exec(rest);
      if (error && isErrorCode(error[0].toUpperCase())) take('error', error[0].length);
      else take('spill', 1);
      continue;
    }
    const rows = ROWS.exec(rest);
    if (rows) {
      take('rows', rows[0].length);
      continue;
    }
    const columns = COLUMNS.exec(rest);
    if (columns) {
      take('columns', columns[0].length);
      continue;
    }
    const cell = CELL.exec(rest);
    if (cell && columnIndex(cell[1] ?? '') >= 0 && Number(cell[2]) >= 1 && Number(cell[2]) <= MAX_ROWS) {
      take('cell', cell[0].length);
      continue;
    }
    const number = NUMBER.exec(rest);
    if (number) {
      take('number', number[0].length);
      continue;
    }
    const word = WORD.exec(rest);
    if (word) {
      const after = /^\s*\(/.test(text.slice(at + word[0].length, at + word[0].length + 20));
      take(after ? 'function' : 'name', word[0].length);
      continue;
    }
    take('operator', c === '<' && /^<[=>]/.test(rest) ? 2 : c === '>' && rest[1] === '=' ? 2 : 1);
  }
  return tokens;
}

/** True for the token of a sheet of another workbook. */
export function isForeignSheet(token: Token): boolean {
  return token.kind === 'sheet' && /^'?[^'[]*\[/.test(token.text);
}

export function joinTokens(tokens: readonly Token[]): string {
  return tokens.map(token => token.text).join('');
}
