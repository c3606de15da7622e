import type { Cell } from '../base/cell';

/** Visible ASCII has no other forms and no white space; numbers and addresses need no folding. */
const ASCII = /^[!-~]*$/;

/**
 * Text as it is compared everywhere: NFKC, white space removed, case folded.
 * Source: contract section 1.
 */
export function normalizeText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.replace(/\s+/g, '').normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** Numbered bullets: NFKC would turn ① into the digit 1, and 「①導入率80%」 is not about 1. */
const BULLETS = /[①-⓿❶-➓㈠-㈩㉑-㉟㊀-㊉㊱-㊿]/g;
/**
 * A space that parts nothing: one that does not stand between two letters or digits (「1. 50%」 is not 1.50%), nor between one
 * and a sign (「R12 -46%」 is no range).
 */
const LOOSE_SPACE = /([^0-9A-Za-z.,\s])\s+|\s+(?=[^0-9A-Za-z\s])(?![-−]\d)/g;
/** 「R 5年度」: published PDFs come out with a space between the era's letter and the year. */
const ERA_SPACE = /(^|[^0-9A-Za-z])([MTSHRmtshr])\s+(?=[0-9])/g;
const WHITE = /\s/;
/** Text that NFKC leaves as it is, which spares most cells the cost of it. */
const PLAIN = /^[ -~、。々〇ぁ-ゖァ-ヾ一-鿿▲△−]*$/;

/**
 * Text as the number and date readers scan it: NFKC (full width, ㋿, ㍻, ％), no bullets, and no white space but
 * where it keeps two numbers or two Latin words apart. So the grammars never meet 「令和 7 年 度」 or 「0 箇所」.
 */
export function foldText(text: string): string {
  const folded = PLAIN.test(text) ? text : text.replace(BULLETS, ' ').normalize('NFKC');
  if (!WHITE.test(folded)) return folded;
  return folded.trim().replace(LOOSE_SPACE, '$1').replace(ERA_SPACE, '$1$2');
}

/** What stands in a cell that has no value yet (contract section 9, and words of the same meaning), normalized. */
const BLANK = /^\(?(?:[-‐–—―−─━ー.・]*|皆[増減]|未(?:集計|定|調査|実施|確定)|(?:集計|調査|検討|調整)中|n\/a)\)?$/;
const LONGEST_BLANK = 12;

/** Letters, digits, kana and kanji that none of these marks begins with, by themselves or folded: most cells need no folding. */
const FILLED = /^(?![皆未集調検])[0-9A-MO-Za-mo-zぁ-ゖァ-ヺ一-鿿]/;

/**
 * Whether a cell holds nothing: null, undefined, "", white space, or a mark for "no value yet" (―, …, 未定, also in
 * brackets). 0 is not blank here: whether a 0 stands for a blank depends on the argument (contract section 1).
 */
export function isBlank(cell: Cell): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell !== 'string' || FILLED.test(cell)) return false;
  const text = cell.trim();
  return text.length <= LONGEST_BLANK && BLANK.test(normalizeText(text));
}
