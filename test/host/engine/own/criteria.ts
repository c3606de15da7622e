import { enter } from '../../cell/input';
import type { RuntimeValue } from '../custom-calls';
import { asArray, BLANK, error, number, own, single, type ArrayValue, type OwnFunction, type Single } from './values';

/** COUNTIF and its kin: the library knows no wildcards behind an operator, no blank criteria, and takes "" for blank. */

type Test = (value: Single) => boolean;

/**
 * A pattern with `*`, `?` and `~` as a regular expression, without regard to case. What stands between two `*` is taken where it is found first
 * and never tried further on: many `*` over a long text would otherwise be tried in every combination.
 */
function wildcards(pattern: string): RegExp {
  const pieces = [''];
  for (const [, escaped, wild, plain = ''] of pattern.matchAll(/~([*?~])|([*?])|([\s\S])/g)) {
    if (wild === '*') pieces.push('');
    else pieces.push((pieces.pop() ?? '') + (wild === '?' ? '[\\s\\S]' : (escaped ?? plain).replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')));
  }
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  const middle = rest.map((piece, at) => `(?=([\\s\\S]*?${piece}))\\${at + 1}`).join('');
  return new RegExp(`^${first}${middle}${last === undefined ? '' : `[\\s\\S]*${last}`}$`, 'i');
}

/** What a criterion's text reads as: a number (also a date or a percentage), a truth value, or text. */
function operand(text: string): number | boolean | string {
  if (text.trim() === '') return text;
  const { value } = enter(text, { textFormat: false, year: new Date().getFullYear() });
  return typeof value === 'number' || typeof value === 'boolean' ? value : text;
}

function compares(operator: string, order: number): boolean {
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

function equals(wanted: number | boolean | string): Test {
  if (typeof wanted === 'boolean') return v => v.kind === 3 && v.value === wanted;
  if (typeof wanted === 'number')
    return v => (v.kind === 1 && v.value === wanted) || (v.kind === 2 && /[\d０-９]/.test(v.value) && operand(v.value) === wanted);
  if (/^#[A-Z/0!?]+$/i.test(wanted)) return v => v.kind === 4 && v.code.toLowerCase() === wanted.toLowerCase();
  const pattern = wildcards(wanted);
  return v => v.kind === 2 && pattern.test(v.value);
}

/** The test a criterion stands for. */
export function criterion(given: Single): Test {
  if (given.kind === 0) return equals(0);
  if (given.kind === 1 || given.kind === 3) return equals(given.value);
  if (given.kind === 4) return equals(given.code);
  const m = /^(<>|<=|>=|<|>|=)?([\s\S]*)$/.exec(given.value);
  const [operator, text] = [m?.[1], m?.[2] ?? ''];
  if (operator === undefined && text === '') return v => v.kind === 0 || (v.kind === 2 && v.value === '');
  if (operator === undefined) return equals(operand(text));
  if (text === '') return operator === '=' ? v => v.kind === 0 : operator === '<>' ? v => v.kind !== 0 : () => false;
  const wanted = operand(text);
  if (operator === '=') return equals(wanted);
  if (operator === '<>') {
    const same = equals(wanted);
    return v => !same(v);
  }
  if (typeof wanted === 'number') return v => v.kind === 1 && compares(operator, v.value - wanted);
  if (typeof wanted === 'boolean') return v => v.kind === 3 && compares(operator, Number(v.value) - Number(wanted));
  const lower = wanted.toLowerCase();
  return v => v.kind === 2 && compares(operator, v.value.toLowerCase() < lower ? -1 : v.value.toLowerCase() > lower ? 1 : 0);
}

const at = (array: ArrayValue, row: number, column: number): Single => single(array.rows[row]?.[column] ?? BLANK);

/** Runs over the cells that meet every criterion; `pairs` are ranges and criteria in turn. Null where the ranges have different shapes. */
function meeting(pairs: readonly RuntimeValue[], visit: (row: number, column: number) => void): Single | null {
  const ranges: ArrayValue[] = [];
  const tests: Test[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    ranges.push(asArray(pairs[i]));
    tests.push(criterion(single(pairs[i + 1])));
  }
  const [first] = ranges;
  if (!first || ranges.some(range => range.height !== first.height || range.width !== first.width)) return error('#VALUE!');
  for (let r = 0; r < first.height; r++)
    for (let c = 0; c < first.width; c++) if (tests.every((test, i) => test(at(ranges[i] ?? first, r, c)))) visit(r, c);
  return null;
}

/** The numbers of `target` where the criteria are met, or the first error among them. */
function numbers(target: ArrayValue, pairs: readonly RuntimeValue[], sameShape: boolean): number[] | Single {
  const [range] = pairs;
  const shape = asArray(range);
  if (sameShape && (shape.height !== target.height || shape.width !== target.width)) return error('#VALUE!');
  const found: number[] = [];
  let failed: Single | null = null;
  const wrong = meeting(pairs, (r, c) => {
    const value = at(target, r, c);
    if (value.kind === 4) failed ??= value;
    if (value.kind === 1) found.push(value.value);
  });
  return wrong ?? failed ?? found;
}

type Fold = (found: readonly number[]) => RuntimeValue;

function folded(result: number[] | Single, fold: Fold): RuntimeValue {
  return Array.isArray(result) ? fold(result) : result;
}

const sum: Fold = found => number(found.reduce((total, one) => total + one, 0));
const average: Fold = found => (found.length ? number(found.reduce((total, one) => total + one, 0) / found.length) : error('#DIV/0!'));
const largest: Fold = found => number(found.length ? found.reduce((a, b) => Math.max(a, b)) : 0);
const smallest: Fold = found => number(found.length ? found.reduce((a, b) => Math.min(a, b)) : 0);

function counted(pairs: readonly RuntimeValue[]): RuntimeValue {
  let count = 0;
  return meeting(pairs, () => count++) ?? number(count);
}

const one =
  (fold: Fold) =>
  (args: RuntimeValue[]): RuntimeValue => {
    const [range = BLANK, wanted = BLANK, target = range] = args;
    return folded(numbers(asArray(target), [range, wanted], false), fold);
  };
const many =
  (fold: Fold) =>
  ([target = BLANK, ...pairs]: RuntimeValue[]): RuntimeValue =>
    folded(numbers(asArray(target), pairs, true), fold);

export const CRITERIA_FUNCTIONS: readonly (readonly [string, OwnFunction])[] = [
  own('COUNTIF', 2, 2, counted),
  own('COUNTIFS', 2, 254, counted),
  own('SUMIF', 2, 3, one(sum)),
  own('AVERAGEIF', 2, 3, one(average)),
  own('SUMIFS', 3, 255, many(sum)),
  own('AVERAGEIFS', 3, 255, many(average)),
  own('MAXIFS', 3, 255, many(largest)),
  own('MINIFS', 3, 255, many(smallest)),
];
