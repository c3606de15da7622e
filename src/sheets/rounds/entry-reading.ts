/** What stands in an entry cell of a returned form, read as the sheets read it; nothing that was typed is passed over in silence. */
import type { Cell } from '../../domain/base/cell';
import { readNumber } from '../../domain/text/number';
import { doubtOf, type Doubt } from '../read/doubt';
import type { Column } from '../schema/column';
import { KINDS } from '../schema/kinds';
import type { KnownTexts, Parsed } from '../schema/parse-cell';
import { TABLES } from '../schema/declarations/tables';
import { entryColumn } from './entry';
import type { FileCell } from './file-cells';
import type { Question } from './question';
import { shownCell } from './returned-form';
import type { EntryKey } from './round';

/** A value that has been read and may not be meant. */
export type EntryDoubt =
  /** 「約35万時間」, 「R8.9.30」, 「じっせき」: read out of a text. */
  | { readonly kind: 'text' }
  /** The result of a formula. */
  | { readonly kind: 'formula' }
  /** A number without a date's format where a date is asked for. */
  | { readonly kind: 'numberAsDate' }
  | { readonly kind: 'magnitude'; readonly doubt: Doubt };

/** Why a cell cannot be taken. */
export type EntryRefusal =
  | {
      readonly kind:
        'notNumber' | 'notDate' | 'notShare' | 'dateForNumber' | 'error' | 'noResult' | 'notAsked' | 'noValue' | 'endBeforeStart';
    }
  | { readonly kind: 'notInChoices'; readonly choices: readonly string[] };

export type EntryReading = {
  readonly key: EntryKey;
  /** As it stands in the cell. */
  readonly got: string;
} & (
  | { readonly value: number | string; readonly doubts: readonly EntryDoubt[]; readonly refusal: null }
  | { readonly value: null; readonly refusal: EntryRefusal }
);

/** A column of days, whichever. */
const DAY = TABLES.DX_Requests.columns.answeredOn;

/** A form has no references. */
const NOTHING_KNOWN: KnownTexts = { texts: () => null, nearest: () => null };

function parse<K extends Column['kind']>(column: Extract<Column, { kind: K }>, cell: Cell): Parsed<unknown> {
  return KINDS[column.kind as K].parse(cell, column as never, NOTHING_KNOWN);
}

/** Digits as they are typed into a cell that is formatted as text. */
const PLAIN = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?$/;

/** A day that was typed, in whatever way; null: it is none. */
export function readTypedDay(cell: FileCell): number | null {
  if (cell.kind === 'useless') return null;
  const { value, issues } = parse(DAY, cell.value);
  const day = value ?? issues.find(({ fix }) => fix !== undefined)?.fix?.to;
  return typeof day === 'number' ? day : null;
}

function refusalFor(column: Column): EntryRefusal {
  if (column.kind === 'date') return { kind: 'notDate' };
  if (column.kind === 'ratio') return { kind: 'notShare' };
  return column.kind === 'choice' ? { kind: 'notInChoices', choices: column.choices } : { kind: 'notNumber' };
}

/** Reads one entry cell of a question. */
export function readEntry(question: Question, key: EntryKey, cell: FileCell): EntryReading {
  const got = shownCell(cell);
  const refused = (refusal: EntryRefusal): EntryReading => ({ key, got, value: null, refusal });
  const column = entryColumn(question.kind, key);
  if (column === null) return refused({ kind: 'notAsked' });
  if (cell.kind === 'useless') {
    if (cell.shown.startsWith('=')) return refused({ kind: 'noResult' });
    return refused(cell.shown.startsWith('#') ? { kind: 'error' } : refusalFor(column));
  }
  const doubts: EntryDoubt[] = cell.formula ? [{ kind: 'formula' }] : [];
  const read = (value: number | string): EntryReading => ({ key, got, value, doubts, refusal: null });
  if (column.kind === 'text') return read(got.trim());
  if (column.kind === 'number') {
    if (cell.kind === 'number' && cell.date) return refused({ kind: 'dateForNumber' });
    const value = readNumber(cell.value);
    if (value === null) return refused({ kind: 'notNumber' });
    if (cell.kind === 'text' && !PLAIN.test(got.normalize('NFKC').trim())) doubts.push({ kind: 'text' });
    const { last, goal, unit } = question;
    const doubt = doubtOf(cell.kind === 'text' ? got : '', value, unit, { last, target: goal });
    if (doubt !== null) doubts.push({ kind: 'magnitude', doubt });
    return read(value);
  }
  // A date in a cell of a share or a choice is no answer to it.
  if (column.kind !== 'date' && cell.kind === 'number' && cell.date) return refused(refusalFor(column));
  const { value, issues } = parse(column, cell.value);
  const meant =
    typeof value === 'number' || typeof value === 'string' ? value : (issues.find(({ fix }) => fix !== undefined)?.fix?.to ?? null);
  if (meant === null) return refused(refusalFor(column));
  if (issues.length > 0) doubts.push({ kind: 'text' });
  else if (column.kind === 'date' && cell.kind === 'number' && !cell.date) doubts.push({ kind: 'numberAsDate' });
  return read(meant);
}
