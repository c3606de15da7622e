import { isErrorCode, type Value } from './value';

/** What typed text becomes. `numberFormat` is set where Excel gives a General cell a format with it. */
export interface Entered {
  readonly value: Value;
  readonly formula?: string;
  readonly numberFormat?: string;
  readonly quotePrefix?: boolean;
}

const NUMBER = /^([+-]?)(\(?)([¥￥\\$]?)([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?)(?:[eE]([+-]?\d{1,3}))?(\)?)\s*(%?)$/;
const DATE = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/;
const MONTH_DAY = /^(\d{1,2})[/-](\d{1,2})$/;
const YEAR_MONTH = /^(\d{4})[/-](\d{1,2})$/;
const KANJI_DATE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const KANJI_MONTH = /^(\d{1,2})月(\d{1,2})日$/;
const ERA_DATE = /^(明治|大正|昭和|平成|令和|[MTSHRmtshr])\.?(\d{1,2}|元)(?:[./年])(\d{1,2})(?:[./月])(\d{1,2})日?$/;
const TIME = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2}(?:\.\d{1,3})?))?$/;
const ERA_YEAR: Readonly<Record<string, number>> = {
  M: 1868,
  明治: 1868,
  T: 1912,
  大正: 1912,
  S: 1926,
  昭和: 1926,
  H: 1989,
  平成: 1989,
  R: 2019,
  令和: 2019,
};

/** The serial of a day, or null where the calendar has none (1900 system; 1900 before March is one less, as in Excel). */
function serialOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const serial = date.getTime() / 86_400_000 + 25569;
  const excel = serial < 61 ? serial - 1 : serial;
  return excel >= 1 && year <= 9999 ? excel : null;
}

/** Excel on Japanese Windows reads full-width digits and signs like half-width ones. */
function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/[‐－−]/g, '-')
    .trim();
}

function number(text: string): Entered | null {
  const m = NUMBER.exec(text);
  if (!m || !m[5] || m[5] === '.') return null;
  const [, sign1 = '', open = '', currency = '', sign2 = '', digits = '', exponent, close = '', percent = ''] = m;
  if ((open === '(') !== (close === ')') || (sign1 && sign2) || (open && (sign1 || sign2))) return null;
  const plain = Number(digits.replace(/,/g, '') + (exponent === undefined ? '' : `e${exponent}`));
  if (!Number.isFinite(plain)) return null;
  const negative = sign1 === '-' || sign2 === '-' || open === '(';
  const magnitude = percent ? Number((plain / 100).toPrecision(15)) : plain;
  const value = negative && magnitude !== 0 ? -magnitude : magnitude;
  const decimals = digits.includes('.') ? '.00' : '';
  if (percent) return { value, numberFormat: `0${decimals}%` };
  if (currency) return { value, numberFormat: `"¥"#,##0${decimals};"¥"-#,##0${decimals}` };
  if (exponent !== undefined) return { value, numberFormat: '0.00E+00' };
  if (digits.includes(',')) return { value, numberFormat: `#,##0${decimals}` };
  return { value };
}

function date(text: string, year: number): Entered | null {
  const dated = (serial: number | null, numberFormat: string): Entered | null => (serial === null ? null : { value: serial, numberFormat });
  let m = DATE.exec(text);
  if (m) return dated(serialOf(Number(m[1]), Number(m[2]), Number(m[3])), 'yyyy/m/d');
  m = KANJI_DATE.exec(text);
  if (m) return dated(serialOf(Number(m[1]), Number(m[2]), Number(m[3])), 'yyyy"年"m"月"d"日"');
  m = ERA_DATE.exec(text);
  if (m) {
    const era = m[1] ?? '';
    const first = ERA_YEAR[era] ?? ERA_YEAR[era.toUpperCase()];
    const n = m[2] === '元' ? 1 : Number(m[2]);
    if (first === undefined || n < 1) return null;
    const format = era.length === 2 ? '[$-411]ggge"年"m"月"d"日"' : '[$-411]ge.m.d';
    return dated(serialOf(first + n - 1, Number(m[3]), Number(m[4])), format);
  }
  m = YEAR_MONTH.exec(text);
  if (m) return dated(serialOf(Number(m[1]), Number(m[2]), 1), 'mmm-yy');
  m = MONTH_DAY.exec(text);
  if (m) return dated(serialOf(year, Number(m[1]), Number(m[2])), 'm"月"d"日"');
  m = KANJI_MONTH.exec(text);
  if (m) return dated(serialOf(year, Number(m[1]), Number(m[2])), 'm"月"d"日"');
  return null;
}

function time(text: string): Entered | null {
  const m = TIME.exec(text);
  if (!m || Number(m[2]) > 59 || Number(m[3] ?? 0) >= 60) return null;
  const value = (Number(m[1]) * 3600 + Number(m[2]) * 60 + Number(m[3] ?? 0)) / 86400;
  const hours = Number(m[1]) > 23 ? '[h]' : 'h';
  return { value, numberFormat: m[3] === undefined && hours === 'h' ? 'h:mm' : `${hours}:mm:ss` };
}

/**
 * Reads text as Excel does when it goes into a cell: formula, number, percentage, amount, date, time, boolean, error, or text.
 * `textFormat` is a cell formatted as text: everything stays text. `year` completes a date without one (3/31).
 */
export function enter(text: string, options: { textFormat: boolean; year: number }): Entered {
  if (text === '') return { value: null };
  if (options.textFormat) return { value: text };
  if (text.startsWith("'")) return { value: text.slice(1), quotePrefix: true };
  if (text.startsWith('=') && text.length > 1) return { value: null, formula: text };
  const plain = halfWidth(text);
  const upper = plain.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { value: upper === 'TRUE' };
  if (isErrorCode(upper)) return { value: { error: upper } };
  const both = /^(\S+) (\d{1,2}:\d{1,2}(?::\d{1,2})?)$/.exec(plain);
  if (both) {
    const [day, clock] = [date(both[1] ?? '', options.year), time(both[2] ?? '')];
    if (day && clock) return { value: (day.value as number) + (clock.value as number), numberFormat: 'yyyy/m/d h:mm' };
  }
  const read = number(plain) ?? date(plain, options.year) ?? time(plain) ?? fraction(plain);
  if (read) return read;
  // Excel takes a sign or an @ in front of a word for the beginning of a formula, as Lotus did.
  if (/^[+-][\p{L}\p{N}($.]/u.test(text)) return { value: null, formula: `=${text}` };
  if (/^@[\p{L}]/u.test(text)) return { value: null, formula: `=${text.slice(1)}` };
  return { value: text };
}

function fraction(text: string): Entered | null {
  const m = /^(-?)(\d+) (\d+)\/(\d+)$/.exec(text);
  if (!m || Number(m[4]) === 0) return null;
  const value = Number(m[2]) + Number(m[3]) / Number(m[4]);
  return { value: m[1] ? -value : value, numberFormat: '# ?/?' };
}
