import { parameterNames } from '../engine/arguments';
import { joinTokens, tokenizeFormula, type Token } from '../engine/formula-text';
import { FUTURE, SHEET_PREFIXED, UNPREFIXED } from './future-functions';

/** Formulas as the file holds them and as people see them: prefixes of newer functions, custom functions, `#`, `@`, `[@列]`. */

/** Text of the file (without `=`) as people see it (with `=`). `table`: the table the cell stands in. */
export function fromFile(text: string, table: string | null): string {
  const tokens = tokenizeFormula(text);
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    if (token.kind === 'function') {
      const plain = token.text.replace(/^_xlfn\.(_xlws\.)?/i, '').replace(/^_xl(?:ws|pm)\./i, '');
      if (/^_xldudf_/i.test(plain)) out.push({ kind: 'function', text: plain.slice(8).replace('_', '.') });
      else if (/^(?:ANCHORARRAY|SINGLE)$/i.test(plain)) {
        const close = closeOf(tokens, i + 1);
        const inner = fromFile(joinTokens(tokens.slice(i + 2, close)), table).slice(1);
        out.push({ kind: 'cell', text: /^A/i.test(plain) ? `${inner}#` : `@${inner}` });
        i = close;
      } else {
        // Excel shows the prefix of a function it does not know, and so it stays in the file.
        const known = FUTURE.has(plain.toUpperCase()) || UNPREFIXED.has(plain.toUpperCase()) || /^_xlpm\./i.test(token.text);
        out.push(known ? { kind: 'function', text: plain } : token);
      }
    } else if (token.kind === 'name' && /^_xlpm\./i.test(token.text)) out.push({ kind: 'name', text: token.text.slice(6) });
    else if (
      token.kind === 'name' &&
      table !== null &&
      token.text.toLowerCase() === table.toLowerCase() &&
      tokens[i + 1]?.kind === 'brackets'
    ) {
      const short = thisRow(tokens[i + 1]?.text ?? '');
      if (short === null) out.push(token);
      else {
        out.push({ kind: 'brackets', text: short });
        i++;
      }
    } else out.push(token);
  }
  return `=${joinTokens(out)}`;
}

/** `[[#This Row],[列]]` as `[@列]`; null for anything else. */
function thisRow(brackets: string): string | null {
  const m = /^\[\s*\[#This Row\]\s*,\s*(.+)\]$/is.exec(brackets);
  if (!m) return null;
  const column = m[1] ?? '';
  const one = /^\[((?:'.|[^'\]])*)\]$/.exec(column);
  if (!one) return `[@${column.includes(':') ? `[${column}]`.slice(1, -1) : column}]`;
  return /[^\p{L}\p{N}_.]/u.test(one[1] ?? '') ? `[@[${one[1] ?? ''}]]` : `[@${one[1] ?? ''}]`;
}

function closeOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]?.text === '(') depth++;
    if (tokens[i]?.text === ')' && --depth === 0) return i;
  }
  return tokens.length;
}

/** What people see (with `=`) as text of the file (without). `custom`: names of custom functions, in capitals. */
export function toFile(formula: string, table: string | null, custom: ReadonlySet<string>): string {
  const tokens = tokenizeFormula(formula.slice(1));
  const parameters = parameterNames(tokens);
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const upper = token.text.toUpperCase();
    const next = tokens[i + 1];
    if (token.kind === 'function') {
      if (custom.has(upper) || /^DX\./.test(upper)) out.push({ kind: 'function', text: `_xldudf_${upper.replace(/\./g, '_')}` });
      else if (parameters.has(upper)) out.push({ kind: 'function', text: `_xlpm.${token.text}` });
      else if (FUTURE.has(upper)) out.push({ kind: 'function', text: `${SHEET_PREFIXED.has(upper) ? '_xlfn._xlws.' : '_xlfn.'}${upper}` });
      else out.push(token);
    } else if (token.kind === 'cell' && next?.kind === 'spill') {
      const sheet = out[out.length - 1]?.kind === 'sheet' ? (out.pop()?.text ?? '') : '';
      out.push({ kind: 'function', text: `_xlfn.ANCHORARRAY(${sheet}${token.text})` });
      i++;
    } else if (token.kind === 'operator' && token.text === '@') {
      const end = operandEnd(tokens, i + 1);
      out.push({ kind: 'function', text: `_xlfn.SINGLE(${toFile(`=${joinTokens(tokens.slice(i + 1, end))}`, table, custom)})` });
      i = end - 1;
    } else if (token.kind === 'name' && parameters.has(upper) && next?.kind !== 'brackets')
      out.push({ kind: 'name', text: `_xlpm.${token.text}` });
    else if (token.kind === 'brackets' && tokens[i - 1]?.kind !== 'name' && table !== null)
      out.push({ kind: 'brackets', text: table + fullThisRow(token.text) });
    else if (token.kind === 'brackets' && /^\[\s*@/.test(token.text)) out.push({ kind: 'brackets', text: fullThisRow(token.text) });
    else out.push(token);
  }
  return joinTokens(out);
}

function fullThisRow(brackets: string): string {
  const m = /^\[\s*@\s*(.*)\]$/s.exec(brackets);
  if (!m) return brackets;
  const inner = m[1] ?? '';
  if (inner === '') return '[#This Row]';
  return `[[#This Row],${inner.startsWith('[') ? inner : `[${inner}]`}]`;
}

/** Where the operand of an `@` ends: a call with its brackets, or a reference. */
function operandEnd(tokens: readonly Token[], start: number): number {
  let i = start;
  if (tokens[i]?.kind === 'sheet') i++;
  const kind = tokens[i]?.kind;
  if (kind === 'function') return closeOf(tokens, i + 1) + 1;
  if (tokens[i]?.text === '(') return closeOf(tokens, i) + 1;
  if (kind === 'name') return tokens[i + 1]?.kind === 'brackets' ? i + 2 : i + 1;
  return tokens[i + 1]?.text === ':' ? i + 3 : i + 1;
}

/**
 * True where a formula gives one value whichever way arrays are treated, so that the file need not mark it as a dynamic array:
 * only single cells, constants, and functions of plain Excel 2007 that take ranges and give one value. `custom` are functions that
 * are known to have given one value here: with fixed ranges, whole tables and names they will go on doing so.
 */
export function isPlain(formula: string, custom: ReadonlySet<string> = NONE): boolean {
  const tokens = tokenizeFormula(formula.slice(1)).filter(token => token.kind !== 'space');
  const inside: ('aggregate' | 'custom' | 'scalar')[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const place = inside[inside.length - 1] ?? 'scalar';
    const aggregate = place !== 'scalar';
    if (
      token.kind === 'function' &&
      !AGGREGATES.has(token.text.toUpperCase()) &&
      !SCALARS.has(token.text.toUpperCase()) &&
      !custom.has(token.text.toUpperCase())
    )
      return false;
    if (token.text === '(' && token.kind === 'operator') {
      const before = tokens[i - 1];
      const name = before?.kind === 'function' ? before.text.toUpperCase() : '';
      inside.push(AGGREGATES.has(name) ? 'aggregate' : custom.has(name) ? 'custom' : 'scalar');
    } else if (token.text === ')' && token.kind === 'operator') inside.pop();
    if (token.text === '{' || token.kind === 'spill' || token.kind === 'name') {
      const tableRow = token.kind === 'name' && tokens[i + 1]?.kind === 'brackets';
      const fixed = place === 'custom' && token.kind === 'name' && (!tableRow || /#All|@|#This Row/i.test(tokens[i + 1]?.text ?? ''));
      if (!(place === 'aggregate' && tableRow) && !fixed && !/^(?:TRUE|FALSE)$/i.test(token.text)) return false;
    }
    const range = token.kind === 'rows' || token.kind === 'columns' || (token.kind === 'cell' && tokens[i + 1]?.text === ':');
    // A range counts only as a whole argument: SUM(A1:A3*2) is an array formula.
    if (range && !aggregate) return false;
    if (range || (token.kind === 'brackets' && aggregate && !/@|#This Row/i.test(token.text))) {
      const start = token.kind === 'brackets' ? i - 1 : i - (tokens[i - 1]?.kind === 'sheet' ? 1 : 0);
      const end = token.kind === 'cell' ? i + 3 : i + 1;
      const [left, right] = [tokens[start - 1]?.text, tokens[end]?.text];
      if (!/^[(,]$/.test(left ?? '') || !/^[),]$/.test(right ?? '')) return false;
    } else if (token.kind === 'brackets' && !/@|#This Row/i.test(token.text)) return false;
  }
  return true;
}

const NONE: ReadonlySet<string> = new Set();
const AGGREGATES = new Set([
  'SUM',
  'AVERAGE',
  'COUNT',
  'COUNTA',
  'COUNTBLANK',
  'MAX',
  'MIN',
  'PRODUCT',
  'SUBTOTAL',
  'MEDIAN',
  'STDEV',
  'VAR',
  'ROWS',
  'COLUMNS',
  'AND',
  'OR',
]);
const SCALARS = new Set([
  'ABS',
  'IF',
  'IFERROR',
  'NOT',
  'ROUND',
  'ROUNDUP',
  'ROUNDDOWN',
  'INT',
  'MOD',
  'SQRT',
  'POWER',
  'LEN',
  'LEFT',
  'RIGHT',
  'MID',
  'TEXT',
  'VALUE',
  'DATE',
  'YEAR',
  'MONTH',
  'DAY',
  'TODAY',
  'NOW',
  'ISBLANK',
  'ISERROR',
  'ISNA',
  'ISNUMBER',
  'ISTEXT',
  'NA',
  'PI',
  'UPPER',
  'LOWER',
  'TRIM',
  'CONCATENATE',
  'HYPERLINK',
  'EDATE',
  'EOMONTH',
  'TRUE',
  'FALSE',
]);
