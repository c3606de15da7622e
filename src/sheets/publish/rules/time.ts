/** Level 3, time: western years or both, one form in a column. */
import { cellName, isDateCell, trimmedText, valueAt } from '../grid';
import { differences, verdictOf, type RuleCheck } from '../verdict';

const ERA = '(?:明治|大正|昭和|平成|令和)';
const ERA_DATE = new RegExp(`${ERA}\\s*\\p{Nd}{1,2}|(?<![A-Za-z])[MTSHR]\\s*\\p{Nd}{1,2}\\s*(?:年|[.．/]\\s*\\p{Nd}{1,2})`, 'u');
const ERA_START = new RegExp(`^(?:${ERA_DATE.source})`, 'u');
const TWO_DIGITS = /^\p{Nd}{2}\/\p{Nd}{1,2}\/\p{Nd}{1,2}$/u;
const JIS = /^[MTSHR]\p{Nd}{1,2}\.\p{Nd}{2}\.\p{Nd}{2}$/u;
const TIME = /年|月|日|時期|期間|時点|date|year|month|period/i;
const FIRST_YEAR = new RegExp(`${ERA}元年`);
const WESTERN = /(?:19|20)\p{Nd}{2}/u;

const FORMS: readonly (readonly [string, RegExp])[] = [
  ['jis', JIS],
  ['isoTime', /^\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}[T ]\p{Nd}{2}:\p{Nd}{2}/u],
  ['iso', /^\p{Nd}{4}-\p{Nd}{1,2}-\p{Nd}{1,2}$/u],
  ['kanji', /^\p{Nd}{4}年\p{Nd}{1,2}月(\p{Nd}{1,2}日)?$/u],
  ['fiscal', /^\p{Nd}{4}年度$/u],
  ['slashMonth', /^\p{Nd}{4}\/\p{Nd}{1,2}$/u],
  ['isoMonth', /^\p{Nd}{4}-\p{Nd}{1,2}$/u],
  ['other', /^(19|20)\p{Nd}{2}\P{Nd}/u],
];

const isEra = (text: string): boolean => !JIS.test(text) && (ERA_DATE.test(text) || TWO_DIGITS.test(text));

/** L3-05 */
export const time: RuleCheck = ({ grid, table: { area, body, headerRows } }) => {
  const at: string[] = [];
  const both: string[] = [];
  const firstYears: string[] = [];
  const last = headerRows.at(-1);
  for (let column = area.column; column <= area.lastColumn; column++) {
    for (const row of headerRows) {
      const text = trimmedText(valueAt(grid, row, column));
      if (ERA_START.test(text)) at.push(cellName(row, column));
      if (FIRST_YEAR.test(text) && !WESTERN.test(text)) firstYears.push(cellName(row, column));
    }
    if (last === undefined || !headerRows.some(row => TIME.test(trimmedText(valueAt(grid, row, column))))) continue;
    const forms = new Set<string>();
    for (let row = body.row; row <= body.lastRow; row++) {
      const value = valueAt(grid, row, column);
      if (typeof value === 'number') {
        if (isDateCell(grid, row, column)) forms.add('iso');
        continue;
      }
      const text = trimmedText(value);
      if (isEra(text)) {
        at.push(cellName(row, column));
        if (WESTERN.test(text)) both.push(cellName(row, column));
        continue;
      }
      if (FIRST_YEAR.test(text) && !WESTERN.test(text)) firstYears.push(cellName(row, column));
      const form = FORMS.find(([, pattern]) => pattern.test(text))?.[0];
      if (form !== undefined) forms.add(form);
    }
    if (forms.size > 1) at.push(cellName(last, column));
  }
  return { ...verdictOf(at), ...differences({ kind: 'bothYears', at: both }, { kind: 'eraFirstYear', at: firstYears }) };
};
