/** What a text looks like: a number, a date, a mark for a missing value. Digits may be full width, as in the rule's own sample checker. */
import type { Value } from './grid';

const NUMBERS = [/^[+-]?\p{Nd}+$/u, /^[+-]?\p{Nd}+\.\p{Nd}+$/u, /^[+-]?\p{Nd}{1,3}(,\p{Nd}{3})*(\.\p{Nd}+)?$/u];
const DATES = [/^\p{Nd}{4}[-/]\p{Nd}{1,2}[-/]\p{Nd}{1,2}$/u, /^\p{Nd}{1,2}[-/]\p{Nd}{1,2}[-/]\p{Nd}{4}$/u];
const MISSING = new Set(['-', '－', '–', '―', '…', '‥', '*', '×', 'x', 'X', 'N/A', 'n/a', 'NA']);

export const isNumberText = (text: string): boolean => NUMBERS.some(pattern => pattern.test(text));
export const isDateText = (text: string): boolean => DATES.some(pattern => pattern.test(text));
export const isMissingMark = (text: string): boolean => MISSING.has(text);

/** A number that is more likely a value than the number of a column: three digits or more, or with a comma or a point. */
export const isDataNumber = (text: string): boolean => isNumberText(text) && (/[,.]/.test(text) || text.replace(/^[+-]+/, '').length >= 3);

export const isNumber = (value: Value): boolean => typeof value === 'number' || typeof value === 'boolean';

/** Whole positive numbers, none twice: running numbers or codes rather than measurements. */
export function isCodeList(values: readonly Value[]): boolean {
  if (values.length < 2) return false;
  const seen = new Set<number>();
  for (const value of values) {
    const text = typeof value === 'string' ? value.trim().normalize('NFKC') : null;
    const number = text === null ? value : /^\d+$/.test(text) ? Number(text) : NaN;
    if (typeof number !== 'number' || !Number.isInteger(number) || number <= 0 || seen.has(number)) return false;
    seen.add(number);
  }
  return true;
}
