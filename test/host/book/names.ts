import { readArea, splitReference, type Area } from '../cell/address';
import type { Book } from './book';
import { BookFault } from '../cell/fault';
import { tokenizeFormula } from '../engine/formula-text';
import type { Sheet } from './sheet';
import { isErrorCode, type Value } from '../cell/value';

export interface DefinedName {
  readonly name: string;
  /** The sheet's id, or null: the workbook's. */
  readonly scope: string | null;
  /** Begins with `=`. */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
  /** What the file says of the name beyond that (a macro's function, its group). */
  readonly attributes?: Readonly<Record<string, string>>;
}

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;

/** Throws where Excel would refuse the name. */
export function checkName(name: string): void {
  const cellLike = readArea(name) !== null || /^[rc]$/i.test(name) || /^r\d*c\d*$/i.test(name);
  if (!NAME.test(name) || cellLike) throw new BookFault('invalid-argument', `「${name}」 is no name for cells`);
}

/** The defined names of a workbook, its own and the sheets'. Names compare without regard to case. */
export class Names {
  list: readonly DefinedName[] = [];
  constructor(private readonly book: Book) {}

  /** All, or those of one scope (a sheet's id, or null for the workbook's). */
  all(scope?: string | null): readonly DefinedName[] {
    return scope === undefined ? this.list : this.list.filter(one => one.scope === scope);
  }

  get(name: string, scope: string | null = null): DefinedName | null {
    return this.list.find(one => one.scope === scope && one.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  /** `formula` with or without `=`. Throws `invalid-argument`, or `already-exists` (also for a table's name). */
  add(name: string, formula: string, options: { scope?: string | null; comment?: string; visible?: boolean } = {}): DefinedName {
    checkName(name);
    const scope = options.scope ?? null;
    if (this.get(name, scope) || this.book.tables().some(table => table.name.toLowerCase() === name.toLowerCase())) {
      throw new BookFault('already-exists', `the name ${name} is taken`);
    }
    const added: DefinedName = {
      name,
      scope,
      formula: withEquals(formula),
      comment: options.comment ?? '',
      visible: options.visible ?? true,
    };
    this.list = [...this.list, added];
    this.notify();
    return added;
  }

  update(name: string, scope: string | null, change: { formula?: string; comment?: string; visible?: boolean }): DefinedName {
    const old = this.get(name, scope);
    if (!old) throw new BookFault('not-found', `there is no name ${name}`);
    const next = { ...old, ...change, ...(change.formula === undefined ? {} : { formula: withEquals(change.formula) }) };
    this.list = this.list.map(one => (one === old ? next : one));
    this.notify();
    return next;
  }

  delete(name: string, scope: string | null = null): void {
    const old = this.get(name, scope);
    if (!old) throw new BookFault('not-found', `there is no name ${name}`);
    this.list = this.list.filter(one => one !== old);
    this.notify();
  }

  /** The one area the name stands for; null for a formula, a constant, several areas or #REF!. */
  area(name: DefinedName): { sheet: Sheet; area: Area } | null {
    const text = name.formula.slice(1);
    const { sheet, rest } = splitReference(text);
    const a = readArea(rest);
    const on = sheet === null ? null : this.book.sheetByName(sheet);
    if (a && on) return { sheet: on, area: a };
    return sheet === null ? this.book.resolveTable(text) : null;
  }

  /** What the name gives: its first cell's value, or its constant; null where only a calculation could tell. */
  value(name: DefinedName): Value {
    const at = this.area(name);
    if (at) return at.sheet.value(at.area.row, at.area.column);
    const tokens = tokenizeFormula(name.formula.slice(1)).filter(token => token.kind !== 'space');
    const [token] = tokens;
    const text = tokens.map(one => one.text).join('');
    if (/^-?[\d.]+(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
    if (!token || tokens.length > 1) return /#REF!/.test(text) ? { error: '#REF!' } : null;
    if (token.kind === 'string') return token.text.slice(1, -1).replace(/""/g, '"');
    if (/^(true|false)$/i.test(token.text)) return /^true$/i.test(token.text);
    return isErrorCode(token.text) ? { error: token.text } : null;
  }

  private notify(): void {
    this.book.changed({ kind: 'structure', what: 'names', sheet: null, area: null });
  }
}

function withEquals(formula: string): string {
  return formula.startsWith('=') ? formula : `=${formula}`;
}
