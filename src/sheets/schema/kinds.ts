/** What each kind of column does. A new kind in column.ts does not compile until it has its entry here. */
import type { Cell } from '../../domain/base/cell';
import type { ColumnKind, Values, ColumnOf, ColumnReference } from './column';
import {
  parseText,
  within,
  parseNumber,
  formatOfAmount,
  parseWhole,
  THOUSANDS_FORMAT,
  parseRatio,
  parseYear,
  YEAR,
  parseDate,
  DATE_FORMAT,
  parseChoice,
  parseYesNo,
  CIRCLE,
  parseRef,
  parseRefs,
  type KnownTexts,
  type Parsed,
} from './parse-cell';
import { UNDECIDED } from './table';
import type { ColumnCells, Validation } from './validation';

/** Like Values, but for one cell: a perYear column has one number in each. */
export type CellValues = { [K in ColumnKind]: K extends 'perYear' ? number : Values[K] };

interface Kind<K extends ColumnKind> {
  /** Characters of the standard font. */
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  /** Never called with a blank cell. */
  parse(cell: Cell, column: ColumnOf<K>, known: KnownTexts): Parsed<CellValues[K]>;
  print(value: CellValues[K]): string | number;
  /** Excel's number format; `value` is null for a cell still to be filled in. */
  format(value: CellValues[K] | null, unit: string | null): string;
  /** `source` gives the drop-down of a reference, or null where that table is not in the workbook. */
  validation(column: ColumnOf<K>, place: ColumnCells, source: (reference: ColumnReference) => string | null): Validation | null;
}

const asIs = <T extends string | number>(value: T): T => value;
const general = (): string => 'General';

/** ― must pass where a value may still be open. */
const numberOrUndecided = (column: { asked?: string }, place: ColumnCells): Validation | null =>
  column.asked === undefined
    ? null
    : {
        rule: { type: 'custom', formula: `=OR(ISNUMBER(${place.first}),${place.first}="${UNDECIDED}")` },
        alert: 'warning',
        message: '数値を入力してください（単位や「約」は付けません）。決まっていないときは「―」とします。',
      };

const decimal = (min: number, max: number, message: string): Validation => ({
  rule: { type: 'decimal', min, max },
  alert: 'warning',
  message,
});
const whole = (min: number, max: number, message: string): Validation => ({ rule: { type: 'whole', min, max }, alert: 'warning', message });
const unique = (place: ColumnCells): Validation => ({
  rule: { type: 'custom', formula: `=COUNTIF(${place.column},${place.first})=1` },
  alert: 'stop',
  message: '同じ値がほかの行にあります。重ならない値を入力してください。',
});
const LARGE = 1e15;

export const KINDS: { readonly [K in ColumnKind]: Kind<K> } = {
  text: {
    width: 20,
    align: 'left',
    parse: cell => parseText(cell, 'text'),
    print: asIs,
    format: general,
    validation: (column, _, source) => (column.offers === undefined ? null : dropDown(source(column.offers), 'none', column.offers)),
  },
  uniqueText: {
    width: 24,
    align: 'left',
    parse: cell => parseText(cell, 'uniqueText'),
    print: asIs,
    format: general,
    validation: (_, place) => unique(place),
  },
  id: {
    width: 8,
    align: 'left',
    parse: cell => parseText(cell, 'id'),
    print: asIs,
    format: general,
    validation: (_, place) => unique(place),
  },
  number: {
    width: 14,
    align: 'right',
    print: asIs,
    parse: (cell, column) => within(parseNumber(cell, 'number'), column.min ?? null, column.max ?? null),
    format: (value, unit) => formatOfAmount(value, unit),
    validation: (column, place) =>
      numberOrUndecided(column, place) ??
      decimal(
        column.min ?? -LARGE,
        column.max ?? LARGE,
        column.min === 0 ? '0以上の数値を入力してください。' : '数値を入力してください（単位や「約」は付けません）。',
      ),
  },
  perYear: {
    width: 14,
    align: 'right',
    print: asIs,
    parse: cell => parseNumber(cell, 'perYear'),
    format: (value, unit) => formatOfAmount(value, unit),
    validation: (column, place) =>
      numberOrUndecided(column, place) ?? decimal(-LARGE, LARGE, '数値を入力してください（単位や「約」は付けません）。'),
  },
  count: {
    width: 10,
    align: 'right',
    print: asIs,
    parse: cell => parseWhole(cell, 'count', 0),
    format: () => '#,##0',
    validation: () => whole(0, LARGE, '0以上の整数を入力してください。'),
  },
  yen: {
    width: 16,
    align: 'right',
    print: asIs,
    parse: cell => parseWhole(cell, 'yen', null),
    format: value => (value !== null && value < 0 ? THOUSANDS_FORMAT : '#,##0'),
    validation: () => whole(-LARGE, LARGE, '円の単位で整数を入力してください。'),
  },
  ratio: {
    width: 9,
    align: 'right',
    print: asIs,
    parse: parseRatio,
    format: () => '0%',
    validation: () => decimal(0, 1, '0% から 100% までの値を入力してください。'),
  },
  year: {
    width: 10,
    align: 'center',
    print: asIs,
    parse: parseYear,
    format: () => '0',
    validation: (column, place) =>
      column.asked === undefined
        ? whole(YEAR.min, YEAR.max, '年度を西暦4桁で入力してください（令和7年度は 2025）。')
        : {
            rule: {
              type: 'custom',
              formula: `=OR(AND(ISNUMBER(${place.first}),${place.first}>=${YEAR.min},${place.first}<=${YEAR.max}),${place.first}="${UNDECIDED}")`,
            },
            alert: 'warning',
            message: '年度を西暦4桁で入力してください（令和5年度は 2023）。決まっていないときは「―」とします。',
          },
  },
  date: {
    width: 11,
    align: 'center',
    print: asIs,
    parse: parseDate,
    format: () => DATE_FORMAT,
    validation: (column, place) =>
      column.asked === undefined
        ? {
            rule: { type: 'date', min: '1950-01-01', max: '2200-12-31' },
            alert: 'warning',
            message: '日付を入力してください（例：2026/3/31）。',
          }
        : {
            rule: {
              type: 'custom',
              formula: `=OR(AND(ISNUMBER(${place.first}),${place.first}>=DATE(1950,1,1),${place.first}<=DATE(2200,12,31)),${place.first}="${UNDECIDED}")`,
            },
            alert: 'warning',
            message: '日付を入力してください（例：2026/3/31）。決まっていないときは「―」とします。',
          },
  },
  choice: {
    width: 12,
    align: 'left',
    parse: parseChoice,
    print: asIs,
    format: general,
    validation: column => ({
      rule: { type: 'list', source: column.choices.join(',') },
      alert: 'stop',
      message: `${column.choices.join('、')} から選んでください。`,
    }),
  },
  yesNo: {
    width: 10,
    align: 'center',
    parse: parseYesNo,
    print: value => (value ? CIRCLE : ''),
    format: general,
    validation: () => ({ rule: { type: 'list', source: CIRCLE }, alert: 'stop', message: '○ か空白にしてください。' }),
  },
  ref: {
    width: 20,
    align: 'left',
    parse: parseRef,
    print: asIs,
    format: general,
    validation: (column, _, source) => dropDown(source(column.to), 'warning', column.to),
  },
  refs: {
    // A drop-down gives one name; several are typed, so nothing is refused.
    width: 24,
    align: 'left',
    parse: parseRefs,
    print: value => value.join('、'),
    format: general,
    validation: (column, _, source) => dropDown(source(column.to), 'none', column.to),
  },
};

function dropDown(source: string | null, alert: Validation['alert'], to: ColumnReference): Validation | null {
  return source === null ? null : { rule: { type: 'list', source }, alert, message: `一覧にない「${to.header}」です。続けますか。` };
}
