/** Measured values in other forms than a row for each: indicators as columns with years or months as rows, and months across. */
import { readPeriod } from '../../../domain/text/dates/date';
import { dateOf } from '../../../domain/base/serial';
import { fiscalYearOf } from '../../../domain/text/dates/fiscal-year';
import { normalizeText } from '../../../domain/text/characters/text';
import { headerYear, unitInHeader } from '../source/adopt-header';
import type { SourceColumn, SourceLine, SourceTable } from '../source/adopt-source';
import { isNumberHeader } from '../source/number-header';
import { shapedCell, made, reshaped, textOfCell, type ShapedLine } from './shape-table';

const HEADERS = ['指標', '年度', '時点', '値', '単位', '備考'] as const;
const REMARKS = /^(?:備考|注記?|摘要|出典|資料|コメント)$/;
const TIME_HEADER =
  /^(?:年度?|会計年度|実績年度|年次|西暦|和暦|年月日?|日付|月次?|時点|(?:四半)?期|区分|(?:fiscal)?year|fy|month|quarter|date)?$/;
const FISCAL_HEADER = /年度|fiscal|^fy$/;
const PART_HEADER = /^(?:月次?|month|(?:四半)?期|quarter)$/;
/** A day under such a header stands for its month. */
const MONTHS_HEADER = /^(?:年?月|月次|month)$/;
/** Few lines say nothing of a form. */
const AT_LEAST = 2;

const isYear = (text: string): boolean =>
  /^(?:19|2[01])\d\d(?:年度?)?$/.test(text) || /^(?:[mtshr]|明治|大正|昭和|平成|令和)(?:元|\d{1,2})(?:年度?)?(?:[(（].*)?$/.test(text);
const isMonth = (text: string): boolean =>
  /\d{1,2}月$/.test(text) || /^(?:19|2[01])\d\d[./-]\d{1,2}$/.test(text) || /^[mtshr]\d{1,2}\.\d{1,2}$/.test(text);

type TimeKind = { readonly kind: 'year' | 'date' };

/** Is the text a point in time of a series: a year, or a month or day? */
function timeOf(text: string): TimeKind | null {
  const plain = normalizeText(text);
  if (isYear(plain)) return { kind: 'year' };
  const period = readPeriod(plain);
  return period !== null && period !== undefined && (isMonth(plain) || /\d[./-]\d{1,2}[./-]\d/.test(plain) || /日$|末$/.test(plain))
    ? { kind: 'date' }
    : null;
}

const isAmount = (line: SourceLine, at: number): boolean => {
  const cell = line.cells[at];
  if (typeof cell === 'number') return true;
  return typeof cell === 'string' && /^[-▲△+]?[\d,.]+(?:%|人|件|円|時間|千円|百万円)?$/.test(normalizeText(cell));
};

const bareHeader = (header: string): string => header.replace(/[（([【〔][^）)\]】〕]*[）)\]】〕]/g, '').trim() || header;

const unitOf = (header: string): string => {
  const unit = unitInHeader(header);
  return unit === null ? '' : unit.percent ? '%' : `${SCALE_WORDS.get(unit.factor) ?? ''}${unit.unit}`;
};
const SCALE_WORDS: ReadonlyMap<number, string> = new Map([
  [1e3, '千'],
  [1e4, '万'],
  [1e6, '百万'],
  [1e7, '千万'],
  [1e8, '億'],
]);

/** The share of lines, of those with something in the column, for which it holds. */
function shareOf(lines: readonly SourceLine[], at: number, holds: (line: SourceLine) => boolean): number {
  const filled = lines.filter(line => textOfCell(line, at) !== '');
  return filled.length === 0 ? 0 : filled.filter(holds).length / filled.length;
}

const bareYear = (text: string): boolean => isYear(normalizeText(text).replace(/,/g, ''));

/** What of its year a cell beside a year says: a month (4月, or 4 under 月), or a quarter of the fiscal year. */
function partOf(text: string): { readonly month: number } | { readonly quarter: number } | null {
  const plain = normalizeText(text);
  const month = Number(/^(\d{1,2})月?$/.exec(plain)?.[1]);
  if (month >= 1 && month <= 12) return { month };
  const quarter = /^(?:第?([1-4])四半期|q([1-4])|([1-4])q)$/.exec(plain);
  return quarter === null ? null : { quarter: Number(quarter[1] ?? quarter[2] ?? quarter[3]) };
}

interface TimeColumns {
  readonly time: SourceColumn;
  /** Beside a column of years: the month or quarter, without its year. */
  readonly part: SourceColumn | null;
  /** All that say when, also those that say it again (和暦 beside 西暦). */
  readonly all: readonly SourceColumn[];
}

/** Which columns say when; null: none. */
function timeColumns({ columns, lines }: SourceTable): TimeColumns | null {
  const named = columns.filter(({ header }) => TIME_HEADER.test(normalizeText(header)));
  const holds = (at: number, is: (text: string) => boolean): boolean => shareOf(lines, at, line => is(textOfCell(line, at))) >= 0.8;
  const times = named.filter(({ at }) => holds(at, text => timeOf(text) !== null));
  const years = named.filter(({ at, header }) => header !== '' && holds(at, bareYear));
  const part = named.find(({ at, header }) => PART_HEADER.test(normalizeText(header)) && holds(at, text => partOf(text) !== null)) ?? null;
  const date = times.find(({ at }) => at !== part?.at && holds(at, text => timeOf(text)?.kind === 'date'));
  const all = [...new Set([...times, ...years, ...(part === null ? [] : [part])])];
  if (date !== undefined) return { time: date, part: null, all };
  const year = years.find(({ header }) => /西暦/.test(header)) ?? years[0];
  if (year !== undefined && part !== null) return { time: year, part, all };
  const time = times[0];
  return time === undefined ? null : { time, part: null, all: [time] };
}

/** 年度 | 保護率（％） | 被保護実人員（人）: a row a year (or 西暦 | 月: a row a month), a column an indicator. null: it is no such table. */
export function indicatorColumns(table: SourceTable): SourceTable | null {
  const { columns, lines } = table;
  const time = timeColumns(table);
  if (time === null || lines.length < AT_LEAST) return null;
  const others = columns.filter(
    column => !time.all.includes(column) && !isNumberHeader(column.header) && !REMARKS.test(normalizeText(column.header)),
  );
  const amounts = others.filter(({ at, header }) => header !== '' && shareOf(lines, at, line => isAmount(line, at)) >= 0.7);
  // 値 and 実績 are no names of indicators, and neither is a header that is a year.
  const isList = amounts.some(
    ({ header }) => /^(?:値|実績値?|数値|目標値?|金額|件数合計)$/.test(normalizeText(header)) || headerYear(header) !== null,
  );
  if (amounts.length === 0 || amounts.length < others.length || isList) return null;
  const remarks = columns.find(({ header }) => REMARKS.test(normalizeText(header)));
  const shaped = amounts.flatMap(column =>
    lines.flatMap((line): ShapedLine[] => lineOf(column, line, timed(line, time), unitOf(column.header), remarks)),
  );
  return reshaped(table, HEADERS, shaped);
}

interface Timed {
  readonly year: ReturnType<typeof shapedCell>;
  readonly date: ReturnType<typeof shapedCell>;
}

function timed(line: SourceLine, { time: { at, header }, part }: TimeColumns): Timed {
  const cell = shapedCell(line, at);
  if (part !== null) return { year: null, date: dateOfParts(line, at, header, part) };
  if (cell === null || timeOf(cell.text)?.kind !== 'date') return { year: cell, date: null };
  if (typeof cell.value !== 'number') return { year: null, date: cell };
  // A month that Excel keeps as its first day: what is measured is the month, whose end is 時点.
  const { year, month, day } = dateOf(cell.value);
  const isMonths = MONTHS_HEADER.test(normalizeText(header)) || isMonth(normalizeText(cell.text));
  return { year: null, date: isMonths && day === 1 ? made(`${year}年${month}月`, at) : cell };
}

function dateOfParts(line: SourceLine, at: number, header: string, part: SourceColumn): Timed['date'] {
  const year = normalizeText(textOfCell(line, at)).replace(/,/g, '');
  const of = partOf(textOfCell(line, part.at));
  const first = readPeriod(/\d$/.test(year) ? `${year}年` : year)?.first;
  if (of === null || typeof first !== 'number') return null;
  const isFiscal = year.includes('年度') || FISCAL_HEADER.test(normalizeText(header));
  const named = year.includes('年度') ? fiscalYearOf(first) : dateOf(first).year;
  if ('quarter' in of) return made(`${named}年度第${of.quarter}四半期`, part.at);
  return made(`${named + (isFiscal && of.month < 4 ? 1 : 0)}年${of.month}月`, part.at);
}

function lineOf(
  column: SourceColumn,
  line: SourceLine,
  { year, date }: Timed,
  unit: string,
  remarks: SourceColumn | undefined,
): ShapedLine[] {
  const value = shapedCell(line, column.at);
  if (value === null) return [];
  const name = made(bareHeader(column.header), column.at);
  return [
    {
      row: line.row,
      cells: [
        name,
        year,
        date,
        value,
        unit === '' ? null : made(unit, column.at),
        remarks === undefined ? null : shapedCell(line, remarks.at),
      ],
    },
  ];
}

/** A part of a year in a header of its own (4月, 2025年4月, R7.4, 令和7年度 第1四半期, 上半期); 実績 around it does not matter. */
interface HeaderPart {
  readonly text: string;
  /** 1 to 12; null: a quarter or a half. */
  readonly month: number | null;
  readonly hasYear: boolean;
}

const YEAR_BEFORE = String.raw`(?:(?:19|2[01])\d\d|(?:[mtshr]|明治|大正|昭和|平成|令和)(?:元|\d{1,2}))`;
const PART = String.raw`第?[1-4]四半期|[1-4]q|q[1-4]|上半期|下半期|上期|下期|前期|後期`;
const DATED = new RegExp(`^${YEAR_BEFORE}(?:年度?|[./-])(?:(\\d{1,2})月?|(${PART}))$`);
const OF_FISCAL_YEAR = new RegExp(`^(${YEAR_BEFORE}年度)(\\d{1,2})月$`);
const BARE = new RegExp(`^(?:(\\d{1,2})月|(${PART}))$`);

function partIn(header: string): HeaderPart | null {
  const plain = normalizeText(header)
    .replace(/\s+/g, '')
    .replace(/(?:実績値?|値|末|時点)$/, '');
  const [, year, ofYear] = OF_FISCAL_YEAR.exec(plain) ?? [];
  const first = year === undefined ? null : readPeriod(year)?.first;
  if (typeof first === 'number') {
    const month = Number(ofYear);
    return { text: `${fiscalYearOf(first) + (month < 4 ? 1 : 0)}年${month}月`, month, hasYear: true };
  }
  const bare = BARE.exec(plain);
  const [, month, part] = bare ?? DATED.exec(plain) ?? [];
  if (month === undefined && part === undefined) return null;
  return { text: plain, month: month === undefined ? null : Number(month), hasYear: bare === null };
}

/** The fiscal year that titles speak of; null: none, or several. */
function fiscalYearIn(about: readonly string[]): number | null {
  const years = new Set(
    about.flatMap(text => {
      const found = /(?:(?:19|2[01])\d\d|(?:[mtshr]|明治|大正|昭和|平成|令和)(?:元|\d{1,2}))年度/.exec(normalizeText(text))?.[0];
      const first = found === undefined ? null : readPeriod(found)?.first;
      return typeof first === 'number' ? [fiscalYearOf(first)] : [];
    }),
  );
  return years.size === 1 ? ([...years][0] ?? null) : null;
}

/** Names at the left, months across. The year stands in the headers or in a title; without it nothing is known. */
export function monthColumns(table: SourceTable, about: readonly string[]): SourceTable | null {
  const { columns, lines } = table;
  const months = columns.flatMap(column => {
    const part = partIn(column.header);
    return part === null || (part.month !== null && (part.month < 1 || part.month > 12)) ? [] : [{ ...part, column }];
  });
  const isHalves = months.every(({ month }) => month === null);
  if (months.length < (isHalves ? 2 : 3) || lines.length === 0) return null;
  const amounts = months.filter(({ column: { at } }) => shareOf(lines, at, line => isAmount(line, at)) >= 0.7);
  if (amounts.length === 0) return null;
  const name = columns.find(
    ({ at, header }) => !isNumberHeader(header) && partIn(header) === null && shareOf(lines, at, line => !isAmount(line, at)) >= 0.8,
  );
  const year = fiscalYearIn(about);
  if (name === undefined || (year === null && months.some(({ hasYear }) => !hasYear))) return null;
  const unit = columns.find(({ header }) => normalizeText(header) === '単位');
  const remarks = columns.find(({ header }) => REMARKS.test(normalizeText(header)));
  const shaped = lines.flatMap(line =>
    months.flatMap(({ column: { at }, month, text, hasYear }): ShapedLine[] => {
      const value = shapedCell(line, at);
      if (value === null || textOfCell(line, name.at) === '') return [];
      const named = month === null ? `${year}年度${text}` : `${month >= 4 ? year : (year ?? 0) + 1}年${month}月`;
      const date = made(hasYear ? text : named, at);
      return [
        {
          row: line.row,
          cells: [
            shapedCell(line, name.at),
            null,
            date,
            value,
            unit === undefined ? null : shapedCell(line, unit.at),
            remarks === undefined ? null : shapedCell(line, remarks.at),
          ],
        },
      ];
    }),
  );
  return shaped.length === 0 ? null : reshaped(table, HEADERS, shaped);
}
