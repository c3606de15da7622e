/** How values cross to Excel: text stays text, errors become data. */
import type { Cell, Cells } from '../../domain/base/cell';

const ERROR =
  /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|GETTING_DATA|BUSY!|CONNECT!|BLOCKED!|FIELD!|UNKNOWN!|EXTERNAL!|PYTHON!|TIMEOUT!)$/;

/** Range.values gives an error as its text; a cell with such a text is taken for the error. */
export function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return ERROR.test(value) ? { code: value } : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : '';
}

const HASH = 35;

/** Does every value stand for itself? Nearly all do. A plain loop, because it looks at every cell of the workbook. */
function areThemselves(line: readonly unknown[]): line is readonly Cell[] {
  for (let at = 0; at < line.length; at++) {
    const value = line[at];
    if (typeof value === 'string') {
      if (value.charCodeAt(0) === HASH && ERROR.test(value)) return false;
    } else if (typeof value !== 'number' && typeof value !== 'boolean') return false;
  }
  return true;
}

/** Range.values as cells; the lines without errors are taken as they are. */
export function cellsOf(values: readonly (readonly unknown[])[]): Cells {
  return values.map(line => (areThemselves(line) ? line : line.map(cellOf)));
}

/** Nothing but digits, date and number signs, era letters: Excel might turn it into a number or a date. */
const LOOKS_LIKE_A_VALUE =
  /^(?=.*\d)(?:[\s\d.,:/+\-()%¥$^年月日時分秒午前後元明治大正昭和平成令]|[mtshr](?=\.?\d)|e[+-]?(?=\d)|[ap]m?\b|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)+$/i;

/** A text as it has to be written so that Excel keeps it as it is: an apostrophe in front (not part of the value) where Excel would read a formula, number, date or boolean. */
export function asWritten(value: string | number | null): string | number | null {
  if (typeof value !== 'string' || value === '') return value;
  const plain = value.normalize('NFKC').trim();
  return /^[=+\-@']/.test(plain) || /^(?:true|false)$/i.test(plain) || ERROR.test(plain) || LOOKS_LIKE_A_VALUE.test(plain)
    ? `'${value}`
    : value;
}

/** What a cell of Excel can be given; a formula is a text. */
export type CellContent = string | number | boolean;

/** What cells hold, loaded as formulas and values, as it has to be written so that they hold the same again. */
export function asFound({ formulas, values }: { readonly formulas: unknown[][]; readonly values: unknown[][] }): CellContent[][] {
  return formulas.map((line, row) =>
    line.map((content, column) => {
      if (typeof content === 'number' || typeof content === 'boolean') return content;
      const text = String(content ?? '');
      // A formula shows something else than itself; a text that begins like one is the same both times.
      return text.startsWith('=') && values[row]?.[column] !== text ? text : (asWritten(text) ?? '');
    }),
  );
}
