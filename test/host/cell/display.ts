import { inItsLanguage } from './english-parts';
import { withEras } from './era-format';
import { format as numfmt, getFormatInfo } from './numfmt';
import { isErrorValue, type Value } from './value';

/** What a cell shows for its value and number format, as Excel with Japanese settings prints it (column width aside). */
export function displayText(value: Value, numberFormat: string): string {
  if (value === null) return '';
  if (isErrorValue(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string' && (numberFormat === 'General' || numberFormat === '@')) return value;
  if (numberFormat === '@') return printNumber(value as number);
  try {
    const pattern = typeof value === 'number' ? withEras(numberFormat, value) : numberFormat;
    if (typeof value === 'number' && value < 0 && isDate(numberFormat)) return '########';
    const { format, locale } = inItsLanguage(pattern, part => numfmt(part, value, { locale: 'ja' }));
    return numfmt(format, value, { locale, overflow: '########' });
  } catch {
    // A format numfmt cannot read still has to show its value.
    return typeof value === 'number' ? printNumber(value) : value;
  }
}

function printNumber(value: number): string {
  return numfmt('General', value, { locale: 'ja' });
}

const dates = new Map<string, boolean>();

/** True for formats that print a date or a time; kept by format, for every cell asks. */
export function isDate(numberFormat: string): boolean {
  let known = dates.get(numberFormat);
  if (known === undefined) dates.set(numberFormat, (known = printsDate(numberFormat)));
  return known;
}

function printsDate(numberFormat: string): boolean {
  try {
    return withEras(numberFormat, 46113) !== numberFormat || ['date', 'datetime', 'time'].includes(getFormatInfo(numberFormat).type);
  } catch {
    return false;
  }
}

export function isPercent(numberFormat: string): boolean {
  return /%/.test(numberFormat.replace(/"[^"]*"|\\./g, ''));
}

/** What the formula bar offers for a constant: the date as y/m/d, a percentage with its sign, other numbers in full. */
export function editText(value: Value, numberFormat: string, quotePrefix: boolean): string {
  if (value === null) return '';
  if (isErrorValue(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return quotePrefix || /^[=']/.test(value) ? `'${value}` : value;
  if (isPercent(numberFormat)) return `${String(Number((value * 100).toPrecision(15)))}%`;
  if (value >= 0 && isDate(numberFormat)) {
    const time = value % 1 !== 0;
    if (value < 1) return numfmt('h:mm:ss', value, { locale: 'ja' });
    return numfmt(time ? 'yyyy/m/d h:mm:ss' : 'yyyy/m/d', value, { locale: 'ja' });
  }
  return String(Number(value.toPrecision(15)));
}
