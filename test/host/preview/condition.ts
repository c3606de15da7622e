import { readArea } from '../cell/address';
import type { Sheet } from '../book/book';
import { tokenizeFormula } from '../engine/formula-text';
import type { Token } from '../engine/formula-text';
import { isErrorValue } from '../cell/value';
import type { Value } from '../cell/value';

/**
 * The formulas people put into conditional formats: comparisons of cells with constants, joined by AND, OR, NOT. They are worked out
 * for every cell in the window at each change, so they have a small reader of their own; what it cannot read formats nothing.
 */

class Unreadable extends Error {}

interface Place {
  readonly row: number;
  readonly column: number;
}

const LEVELS: readonly (readonly string[])[] = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/']];

function numberOf(value: Value): number {
  if (value === null) return 0;
  const number = typeof value === 'boolean' ? Number(value) : typeof value === 'string' ? Number(value.trim() || NaN) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) throw new Unreadable();
  return number;
}

function textOf(value: Value): string {
  if (isErrorValue(value)) throw new Unreadable();
  return value === null ? '' : typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** Excel's order: numbers before texts before truth values; texts without regard to case, a blank as 0 or "". */
export function compare(a: Value, b: Value): number {
  if (isErrorValue(a) || isErrorValue(b)) throw new Unreadable();
  const [x, y] = [a ?? (typeof b === 'string' ? '' : 0), b ?? (typeof a === 'string' ? '' : 0)];
  if (typeof x === 'string' && typeof y === 'string') return x.toLowerCase().localeCompare(y.toLowerCase(), 'ja');
  const rank = (value: number | string | boolean): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);
  return rank(x) - rank(y) || Number(x) - Number(y);
}

const FUNCTIONS: Readonly<Record<string, (args: readonly (() => Value)[], here: Place) => Value>> = {
  AND: args => args.every(arg => truthOf(arg())),
  OR: args => args.some(arg => truthOf(arg())),
  NOT: args => !truthOf(first(args)),
  ISBLANK: args => first(args) === null,
  ISNUMBER: args => typeof first(args) === 'number',
  ISTEXT: args => typeof first(args) === 'string',
  ISERROR: args => isErrorValue(first(args)),
  ISNA: args => {
    const value = first(args);
    return isErrorValue(value) && value.error === '#N/A';
  },
  LEN: args => textOf(first(args)).length,
  INT: args => Math.floor(numberOf(first(args))),
  ABS: args => Math.abs(numberOf(first(args))),
  MOD: args => {
    const by = numberOf(args[1]?.() ?? null);
    const n = numberOf(first(args));
    if (by === 0) throw new Unreadable();
    return n - by * Math.floor(n / by);
  },
  ROW: (_, here) => here.row + 1,
  COLUMN: (_, here) => here.column + 1,
  LEFT: args => textOf(first(args)).slice(0, args[1] ? numberOf(args[1]()) : 1),
  RIGHT: args => {
    const count = args[1] ? numberOf(args[1]()) : 1;
    return count > 0 ? textOf(first(args)).slice(-count) : '';
  },
};

function first(args: readonly (() => Value)[]): Value {
  const arg = args[0];
  if (!arg) throw new Unreadable();
  return arg();
}

function truthOf(value: Value): boolean {
  if (isErrorValue(value) || typeof value === 'string') throw new Unreadable();
  return Boolean(value);
}

/** One formula; relative references are those of `origin`, the first cell of the format's area. */
class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(
    formula: string,
    private readonly sheet: Sheet,
    private readonly origin: Place,
    private readonly here: Place,
  ) {
    this.tokens = tokenizeFormula(formula.replace(/^=/, '')).filter(token => token.kind !== 'space');
  }

  read(): Value {
    const value = this.level(0)();
    if (this.at < this.tokens.length) throw new Unreadable();
    return value;
  }

  private take(...texts: readonly string[]): string | null {
    const token = this.tokens[this.at];
    if (token?.kind !== 'operator' || !texts.includes(token.text)) return null;
    this.at++;
    return token.text;
  }

  private level(depth: number): () => Value {
    const operators = LEVELS[depth];
    if (!operators) return this.single();
    let left = this.level(depth + 1);
    for (let operator = this.take(...operators); operator !== null; operator = this.take(...operators)) {
      const [a, by, b] = [left, operator, this.level(depth + 1)];
      left = () => this.combine(a(), by, b());
    }
    return left;
  }

  private combine(a: Value, by: string, b: Value): Value {
    switch (by) {
      case '=':
        return compare(a, b) === 0;
      case '<>':
        return compare(a, b) !== 0;
      case '<':
        return compare(a, b) < 0;
      case '>':
        return compare(a, b) > 0;
      case '<=':
        return compare(a, b) <= 0;
      case '>=':
        return compare(a, b) >= 0;
      case '&':
        return textOf(a) + textOf(b);
      case '+':
        return numberOf(a) + numberOf(b);
      case '-':
        return numberOf(a) - numberOf(b);
      case '*':
        return numberOf(a) * numberOf(b);
      default:
        return numberOf(a) / numberOf(b);
    }
  }

  private single(): () => Value {
    if (this.take('-')) {
      const value = this.single();
      return () => -numberOf(value());
    }
    if (this.take('(')) {
      const value = this.level(0);
      if (!this.take(')')) throw new Unreadable();
      return value;
    }
    const token = this.tokens[this.at++];
    if (!token) throw new Unreadable();
    switch (token.kind) {
      case 'number':
        return () => Number(token.text);
      case 'string':
        return () => token.text.slice(1, -1).replace(/""/g, '"');
      case 'cell':
        return this.cell(token.text);
      case 'name':
        return this.truth(token.text);
      case 'function':
        return this.call(token.text.toUpperCase());
      default:
        throw new Unreadable();
    }
  }

  private truth(text: string): () => Value {
    if (!/^(TRUE|FALSE)$/i.test(text)) throw new Unreadable();
    return () => text.toUpperCase() === 'TRUE';
  }

  private cell(text: string): () => Value {
    const place = readArea(text);
    const fixed = /^(\$?)[A-Z]+(\$?)\d+$/i.exec(text);
    if (!place || !fixed) throw new Unreadable();
    const row = place.row + (fixed[2] ? 0 : this.here.row - this.origin.row);
    const column = place.column + (fixed[1] ? 0 : this.here.column - this.origin.column);
    return () => this.sheet.value(row, column);
  }

  private call(name: string): () => Value {
    const work = FUNCTIONS[name];
    if (!work || !this.take('(')) throw new Unreadable();
    const args: (() => Value)[] = [];
    if (!this.take(')')) {
      do args.push(this.level(0));
      while (this.take(','));
      if (!this.take(')')) throw new Unreadable();
    }
    return () => work(args, this.here);
  }
}

/** The value of a format's formula for one cell; null also where it cannot be worked out. */
export function valueOf(formula: string, sheet: Sheet, origin: Place, here: Place): Value {
  try {
    return new Reader(formula, sheet, origin, here).read();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
