/** CSV and TSV as text: read with what is wrong in its records, and written by the rule. */
import type { Steps } from '../read/slices';
import type { Value } from './grid';

export type CsvFlaw =
  | { readonly kind: 'severalLines' | 'unclosedQuote' | 'fieldCount'; readonly record: number }
  | { readonly kind: 'quoteInside'; readonly record: number; readonly field: number };

export interface CsvText {
  readonly records: readonly (readonly string[])[];
  readonly faults: readonly CsvFlaw[];
}

/** Reads raw text. Records count from 0; a blank line is a record without fields. */
export function readCsv(raw: string, delimiter: ',' | '\t'): CsvText {
  const text = raw.replace(/^\uFEFF/, '');
  const records: string[][] = [];
  const faults: CsvFlaw[] = [];
  let fields: string[] = [];
  let at = 0;
  let lines = 1;
  const endRecord = (): void => {
    const record = records.length;
    const blank = fields.length === 1 && fields[0] === '';
    if (lines > 1) faults.push({ kind: 'severalLines', record });
    const expected = records[0]?.length;
    if (!blank && expected !== undefined && fields.length !== expected) faults.push({ kind: 'fieldCount', record });
    records.push(blank ? [] : fields);
    fields = [];
    lines = 1;
  };
  const isBreak = (letter: string | undefined): boolean => letter === '\n' || letter === '\r';
  while (at < text.length) {
    let field = '';
    let bad = false;
    if (text[at] === '"') {
      at++;
      let closed = false;
      while (at < text.length && !closed) {
        const letter = text[at] ?? '';
        if (letter === '"' && text[at + 1] === '"') {
          field += '"';
          at += 2;
        } else if (letter === '"') {
          closed = true;
          at++;
        } else {
          if (letter === '\n' || (letter === '\r' && text[at + 1] !== '\n')) lines++;
          field += letter;
          at++;
        }
      }
      if (!closed) faults.push({ kind: 'unclosedQuote', record: records.length });
    }
    while (at < text.length && text[at] !== delimiter && !isBreak(text[at])) {
      // Behind a closing quote nothing may follow, and inside a field without quotes no quote may stand.
      bad ||= text[at] === '"' || (field !== '' && text[at - 1] === '"');
      field += text[at];
      at++;
    }
    if (bad) faults.push({ kind: 'quoteInside', record: records.length, field: fields.length });
    fields.push(field);
    if (text[at] === delimiter) {
      at++;
      if (at === text.length) {
        fields.push('');
        endRecord();
      }
      continue;
    }
    endRecord();
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
  }
  return { records, faults };
}

/** The values of a CSV or TSV: as many columns as its widest record, blanks as null. */
export function csvValues(raw: string, delimiter: ',' | '\t'): Value[][] {
  const { records } = readCsv(raw, delimiter);
  const width = Math.max(1, ...records.map(({ length }) => length));
  return records.map(record =>
    Array.from({ length: width }, (_, at) => (record[at] === undefined || record[at] === '' ? null : record[at])),
  );
}

/** A number without an exponent and without the dust of binary fractions. */
function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

/** A text that a spreadsheet would run as a formula begins with the full-width sign instead. */
const harmless = (text: string): string =>
  /^[=+\-@]/.test(text) && !/^[+-]?[\d.,]+$/.test(text) && text !== '-'
    ? text.replace(/^[=+\-@]/, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    : text;

const field = (value: Value): string => {
  const text =
    value === null ? '' : typeof value === 'number' ? plainNumber(value) : harmless(String(value).replace(/\s*[\r\n]+\s*/g, ' '));
  return /[",]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

/** UTF-8 with BOM, CRLF, one line for each record, quotes where a comma or a quote mark asks for them; a step for each record. */
export function* writeCsvSteps(rows: readonly (readonly Value[])[]): Steps<string> {
  const lines: string[] = ['\uFEFF'];
  for (const row of rows) {
    lines.push(`${row.map(field).join(',')}\r\n`);
    yield 1;
  }
  return lines.join('');
}
