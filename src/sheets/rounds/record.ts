/** The record with which a round is closed: a sheet of values as of its 基準日. It is never written again; fingerprints tell whether somebody has. */
import type { WorkbookState } from '../read/state';
import { freeSheetName } from '../schema/sheet-name';
import { isShareUnit } from '../schema/percent';
import { plainFormat } from '../schema/parse-cell';
import { isSameNumber, type Round } from './round';
import { shownLongDate } from './shown';

export type RecordCell = string | number;

/** One line of the record. null: there is none, or it cannot be told. */
export interface RecordLine {
  readonly kind: 'KPI' | '工程';
  readonly item: string;
  readonly unit: string;
  readonly actual: number | null;
  readonly when: string;
  readonly plan: number | null;
  readonly year: string;
  readonly target: number | null;
  readonly gap: number | null;
  /** Grade or state, in the words of the rule of that day. */
  readonly grade: string;
  /** 0 to 1. */
  readonly likelihood: number | null;
  readonly comment: string;
}

export const RECORD_HEADERS = [
  '種類',
  '項目',
  '単位',
  '実績',
  '実績の時点',
  '計画値',
  '目標年',
  '目標',
  '目標まで',
  '評価・状態',
  '達成の見込み',
  'コメント',
] as const;
/** Rows from 1. */
export const RECORD_ROWS = { note: 2, header: 4, body: 5 } as const;
const TITLE = '照会の記録';

/** The defined name of the record's first cell. */
export const recordName = (code: string): string => `DX_Record_${code}`;

export interface RecordPlan {
  readonly sheet: string;
  readonly title: string;
  readonly note: string;
  /** The header and the lines. */
  readonly cells: readonly (readonly RecordCell[])[];
  /** Number formats of the lines. */
  readonly formats: readonly (readonly string[])[];
}

export function planRecord(state: WorkbookState, round: Round, lines: readonly RecordLine[]): RecordPlan {
  const taken = state.sheets.map(({ name }) => name);
  const about = round.name.replace(/[[\]:*?/\\]/g, '・').replace(/^'+|'+$/g, '');
  const format = ({ unit }: RecordLine, value: number | null): string => (isShareUnit(unit) ? '0.0%' : plainFormat(value));
  return {
    sheet: freeSheetName(`記録 ${about}`.slice(0, 27), taken),
    title: `${TITLE}\u3000${round.name}`,
    note: `${shownLongDate(round.asOf)}現在。値だけのシートです。締めた後の訂正は、次の照会で行います。`,
    cells: [
      RECORD_HEADERS,
      ...lines.map(({ kind, item, unit, actual, when, plan, year, target, gap, grade, likelihood, comment }) => [
        kind,
        item,
        unit,
        ...[actual, when, plan, year, target, gap, grade, likelihood, comment].map(value => value ?? ''),
      ]),
    ],
    formats: lines.map(line => {
      const { actual, plan, target, gap } = line;
      return RECORD_HEADERS.map((_, at) => {
        const value = at === 3 ? actual : at === 5 ? plan : at === 7 ? target : at === 8 ? gap : undefined;
        return value !== undefined ? format(line, value) : at === 10 ? '0%' : 'General';
      });
    }),
  };
}

/** A short fingerprint of a line's values (FNV-1a): tells a change, hides nothing. */
export function printOf(line: readonly unknown[]): string {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(line.map(value => value ?? ''))) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The rows of the sheet, from 1, that are not as they were at closing. @param cells from the header row down */
export function changedRows(prints: readonly string[], cells: readonly (readonly unknown[])[]): number[] {
  const rows = Math.max(prints.length, cells.length);
  return Array.from({ length: rows }, (_, at) => at)
    .filter(at => {
      const line = (cells[at] ?? []).slice(0, RECORD_HEADERS.length);
      const print = prints[at];
      return print === undefined ? line.some(value => value !== '' && value !== null) : printOf(line) !== print;
    })
    .map(at => at + RECORD_ROWS.header);
}

/** The lines of a record as it is read from its sheet. */
export function recordLinesIn(cells: readonly (readonly unknown[])[]): RecordLine[] {
  const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  return cells.slice(1).flatMap((line): RecordLine[] =>
    text(line[1]) === ''
      ? []
      : [
          {
            kind: line[0] === '工程' ? '工程' : 'KPI',
            item: text(line[1]),
            unit: text(line[2]),
            actual: number(line[3]),
            when: text(line[4]),
            plan: number(line[5]),
            year: text(line[6]),
            target: number(line[7]),
            gap: number(line[8]),
            grade: text(line[9]),
            likelihood: number(line[10]),
            comment: text(line[11]),
          },
        ],
  );
}

export interface RecordDifference {
  readonly item: string;
  readonly unit: string;
  /** null: not in that round. */
  readonly before: RecordLine | null;
  readonly after: RecordLine | null;
  /** What of it has changed. */
  readonly changed: readonly ('actual' | 'plan' | 'target')[];
}

/** Two records side by side, in the order of the later one; what is in the earlier one alone comes last. */
export function differencesOf(before: readonly RecordLine[], after: readonly RecordLine[]): RecordDifference[] {
  const keyOf = ({ kind, item }: RecordLine): string => `${kind}\n${item}`;
  const earlier = new Map(before.map(line => [keyOf(line), line]));
  const later = new Set(after.map(keyOf));
  const pairs: [RecordLine | null, RecordLine | null][] = [
    ...after.map((line): [RecordLine | null, RecordLine] => [earlier.get(keyOf(line)) ?? null, line]),
    ...before.filter(line => !later.has(keyOf(line))).map((line): [RecordLine, null] => [line, null]),
  ];
  return pairs.map(([one, other]) => {
    const { item, unit } = (other ?? one) as RecordLine;
    const changed =
      one === null || other === null ? [] : (['actual', 'plan', 'target'] as const).filter(key => !isSame(one[key], other[key]));
    return { item, unit, before: one, after: other, changed };
  });
}

const isSame = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one === other : isSameNumber(one, other);
