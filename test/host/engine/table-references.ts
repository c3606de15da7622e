import { joinTokens, tokenizeFormula, type Token } from './formula-text';

/** Structured references in formulas: tables and columns that are renamed or removed. */

function unescape(name: string): string {
  return name.replace(/'(.)/g, '$1');
}
export function escapeColumn(name: string): string {
  return name.replace(/['[\]#@]/g, "'$&");
}

/** Characters that need a column's own brackets inside `[@…]`. */
const SPECIAL = /[^\p{L}\p{N}_.]/u;

/** The column names in one `[…]` group replaced; `change` answers the new name, or null to drop the whole reference. */
function mapColumns(brackets: string, change: (column: string) => string | null): string | null {
  const inner = brackets.slice(1, -1);
  const at = /^\s*@\s*/.exec(inner);
  const body = at ? inner.slice(at[0].length) : inner;
  if (body === '' || /^\s*#/.test(body)) return brackets;
  if (!/^\s*\[/.test(body)) {
    const name = unescape(body.trim());
    const next = change(name);
    if (next === null) return null;
    if (next === name) return brackets;
    return at ? `[@${SPECIAL.test(next) ? `[${escapeColumn(next)}]` : next}]` : `[${escapeColumn(next)}]`;
  }
  let dropped = false;
  const text = body.replace(/\[((?:'.|[^'\]])*)\]/g, (whole, content: string) => {
    if (content.trim().startsWith('#')) return whole;
    const name = unescape(content);
    const next = change(name);
    if (next === null) dropped = true;
    return next === null || next === name ? whole : `[${escapeColumn(next)}]`;
  });
  return dropped ? null : `[${at ? at[0] : ''}${text}]`;
}

/** Each structured reference of the table (`inside`: the formula stands in it, so `[@列]` counts too). */
function mapTable(formula: string, table: string, inside: boolean, change: (name: string, brackets: string | null) => string): string {
  const tokens = tokenizeFormula(formula.slice(1));
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const next = tokens[i + 1];
    const named = token.kind === 'name' && token.text.toLowerCase() === table.toLowerCase() && tokens[i - 1]?.kind !== 'sheet';
    if (named && next?.kind === 'brackets') {
      out.push({ kind: 'name', text: change(token.text, next.text) });
      i++;
    } else if (named) out.push({ kind: 'name', text: change(token.text, null) });
    else if (token.kind === 'brackets' && inside && tokens[i - 1]?.kind !== 'name')
      out.push({ kind: 'brackets', text: change('', token.text) });
    else out.push(token);
  }
  return `=${joinTokens(out)}`;
}

export function renameTableIn(formula: string, from: string, to: string): string {
  return mapTable(formula, from, false, (_, brackets) => to + (brackets ?? ''));
}

/** `to` null: the column is gone and its references become #REF!. */
export function renameColumnIn(formula: string, table: string, from: string, to: string | null, inside: boolean): string {
  return mapTable(formula, table, inside, (name, brackets) => {
    if (brackets === null) return name;
    const next = mapColumns(brackets, column => (column.toLowerCase() === from.toLowerCase() ? to : column));
    return next === null ? '#REF!' : name + next;
  });
}

/** A table that is gone: its references become #REF!. */
export function removeTableIn(formula: string, table: string): string {
  return mapTable(formula, table, false, () => '#REF!');
}

/** True where the formula refers to the table. */
export function namesTable(formula: string, table: string): boolean {
  return tokenizeFormula(formula.slice(1)).some(token => token.kind === 'name' && token.text.toLowerCase() === table.toLowerCase());
}
