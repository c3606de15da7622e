import type { Cell } from '../../base/cell';
import { BLANK, HAS_VALUE, NO_VALUE } from './expressions';
import { nfkc } from './nfkc';

/** Visible ASCII has no other forms and no white space; numbers and addresses need no folding. */
const ASCII = /^[!-~]*$/;
/** Text that NFKC leaves as it is, which spares most cells the cost of it. */
const PLAIN = /^[ -~、。々〇ぁ-ゖァ-ヾ一-鿿▲△]*$/;
/** Unicode's default ignorable characters: what nobody sees must change nothing. The marks that combine come first. */
const INVISIBLE =
  /[\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufff8\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
const WHITE = /\s/;

/** NFKC without what cannot be seen. */
function visible(text: string): string {
  return nfkc(text.replace(INVISIBLE, ''));
}

/**
 * Text as it is compared everywhere: NFKC, invisible characters and white space removed, case folded.
 * Source: contract section 1.
 */
export function normalizeText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  if (PLAIN.test(text)) return text.replace(/ +/g, '').toLowerCase();
  return visible(text.replace(/\s+/g, '')).replace(/\s+/g, '').toLowerCase();
}

/** Numbered bullets: NFKC would turn ① into the digit 1, and 「①導入率80%」 is not about 1. */
const BULLETS = /[①-⓿❶-➓㈠-㈩㉑-㉟㊀-㊉㊱-㊿]/g;
/** 1,234¹⁾ is 1,234 and a note; of 10² and 1⅓ the digits must not run together: they are parted by ⁄, which is no number. */
const NOTE = /([0-9０-９])[⁰¹²³⁴-⁹]+[⁾)）]/g;
const RAISED = /([0-9０-９])(?=[⁰¹²³⁴-⁹⅐-⅞])/g;
const DECIMALS: Readonly<Record<string, string>> = { '¼': '.25', '½': '.5', '¾': '.75' };
/** Hyphens and signs that all mean -, and waves. */
const HYPHENS = /[‐‒–−]/g;
const WAVE = /[〜∼]/g;
/**
 * A space that parts nothing: one that does not stand between two letters or digits (「1. 50%」 is not 1.50%), nor between one
 * and a sign (「R12 -46%」 is no range).
 */
const LOOSE_SPACE = /([^0-9A-Za-z.,\s])\s+|\s+(?=[^0-9A-Za-z\s])(?!-\d)/g;
/** 「R 5年度」: published PDFs come out with a space between the era's letter and the year. */
const ERA_SPACE = /(^|[^0-9A-Za-z])([MTSHRmtshr])\s+(?=[0-9])/g;

/**
 * Text as the number and date readers scan it: NFKC (full width, ㋿, ㍻, ％), no bullets, hyphens and waves of one kind, and no white
 * space but where it keeps two numbers or two Latin words apart. So the grammars never meet 「令和 7 年 度」 or 「0 箇所」.
 */
export function foldText(text: string): string {
  const folded = PLAIN.test(text)
    ? text
    : visible(
        text
          .replace(BULLETS, ' ')
          .replace(NOTE, '$1')
          .replace(RAISED, '$1⁄')
          .replace(/[¼-¾]/g, fraction => DECIMALS[fraction] || ''),
      )
        .replace(HYPHENS, '-')
        .replace(WAVE, '~');
  if (!WHITE.test(folded)) return folded;
  return folded.trim().replace(LOOSE_SPACE, '$1').replace(ERA_SPACE, '$1$2');
}

const LONGEST_BLANK = 12;

/**
 * Whether a cell holds nothing: null, undefined, "", white space, or a mark for "no value yet" (―, …, 未定, also in brackets). 0 is not
 * blank here: whether a 0 stands for a blank depends on the argument (contract section 1).
 */
export function isBlank(cell: Cell): boolean {
  return isMark(cell, BLANK);
}

/** Blank where a number or a time is asked for: also the marks of statistics that there is none (***, x, 不明, 該当なし). */
export function isBlankValue(cell: Cell): boolean {
  return isMark(cell, BLANK) || isMark(cell, NO_VALUE);
}

function isMark(cell: Cell, marks: RegExp): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell !== 'string' || HAS_VALUE.test(cell)) return false;
  const text = normalizeText(cell);
  return text.length <= LONGEST_BLANK && marks.test(text);
}
