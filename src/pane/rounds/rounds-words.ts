/** What is said of a returned answer. */
import type { RoundsText } from '../../i18n/share/rounds.ja';
import { FORM_HEADERS } from '../../sheets/rounds/form';
import type { EntryDoubt, EntryReading } from '../../sheets/rounds/entry-reading';
import type { Question } from '../../sheets/rounds/question';
import type { EntryKey } from '../../sheets/rounds/round';
import { shownDate, shownQuantity, shownShare } from '../../sheets/rounds/shown';
import type { FileNotice, AnsweredQuestion, RefusedRow, ReturnedPlace, RowDoubt } from '../../sheets/rounds/taken';

/** A value of an entry as people read it. */
export function entryText(
  { kind, unit }: Pick<Question, 'kind' | 'unit'>,
  key: EntryKey,
  value: number | string | null,
  t: RoundsText,
): string {
  if (value === null || value === '') return t.blank;
  if (typeof value === 'string') return value;
  if (key === 'start' || key === 'finish') return shownDate(value);
  return kind === 'milestone' ? shownShare(value) : shownQuantity(value, unit);
}

/** 「作業削減時間：空白 → 420,000時間」, one line for each entry that changes. */
export function changeLines({ question, now, next, changes, state }: AnsweredQuestion, t: RoundsText): string[] {
  const keys = state === 'unchanged' ? (['answer'] as const) : changes;
  return keys.map(key => {
    const value = entryText(question, key, next[key], t);
    const before = key === 'comment' && question.kind !== 'kpi' ? null : now[key];
    const name = t.entry[key];
    return state === 'unchanged'
      ? `${name}: ${value}`
      : before === null
        ? `${name}: ${value}`
        : `${name}: ${t.was(entryText(question, key, before, t), value)}`;
  });
}

export const returnedPlaceText = ({ file, sheet, row }: ReturnedPlace, t: RoundsText): string => t.place(file, sheet, row);

function doubtText(question: Question, reading: EntryReading & { value: number | string }, doubt: EntryDoubt, t: RoundsText): string {
  const value = entryText(question, reading.key, reading.value, t);
  switch (doubt.kind) {
    case 'text':
      return t.readAs(reading.got, value);
    case 'formula':
      return t.fromFormula;
    case 'numberAsDate':
      return t.numberAsDate;
    case 'magnitude': {
      const { doubt: of } = doubt;
      if (of.kind === 'otherUnit') return t.otherUnit(of.typed, question.unit);
      if (of.kind === 'percent') return t.percent(shownShare(of.meant));
      return t.far(value, shownQuantity(of.than, question.unit), of.of === 'target');
    }
  }
}

function rowDoubtText(doubt: RowDoubt, t: RoundsText): string {
  switch (doubt.kind) {
    case 'bySubject':
      return t.bySubject;
    case 'otherSubject':
      return t.otherSubject(doubt.subject);
    case 'otherAddressee':
      return t.otherAddressee(doubt.to);
    case 'twice':
      return t.twice(doubt.places.map(place => returnedPlaceText(place, t)).join('、'));
  }
}

/** What speaks against an answer, and what of it cannot be taken. */
export function remarksOf({ question, readings, doubts, target }: AnsweredQuestion, t: RoundsText): string[] {
  return [
    ...(target === null ? [t.rowGone] : []),
    ...doubts.map(doubt => rowDoubtText(doubt, t)),
    ...readings.flatMap(reading => {
      if (reading.value !== null) return reading.doubts.map(doubt => doubtText(question, reading, doubt, t));
      const { refusal } = reading;
      const why = refusal.kind === 'notInChoices' ? t.notInChoices(refusal.choices.join('、')) : t.refusal[refusal.kind];
      return [`${t.entry[reading.key]}「${reading.got}」: ${why}`];
    }),
  ];
}

export function noticeText(notice: FileNotice, t: RoundsText): string {
  const at = notice.file ?? notice.sheet ?? '';
  const said = (): string => {
    switch (notice.kind) {
      case 'unreadable':
        return t.trouble[notice.trouble];
      case 'noForm':
        return t.noForm;
      case 'empty':
        return t.emptyForm;
      case 'otherRound':
        return t.otherRound(notice.round, notice.closed);
      case 'otherDay':
        return t.otherDay(notice.got);
      case 'lostColumns':
        return t.lostColumns(notice.keys.map(key => FORM_HEADERS[key]).join('、'));
      case 'severalForms':
        return t.severalForms(notice.to, notice.files.join('、'));
    }
  };
  return at === '' ? said() : `${at}: ${said()}`;
}

export function refusedText(row: RefusedRow, t: RoundsText): string {
  const why = row.kind === 'otherRound' ? t.otherRound(row.round, row.closed) : t.rowKinds[row.kind];
  return [returnedPlaceText(row.place, t), row.subject, why, t.got(row.got.join('、'))].filter(text => text !== '').join(' ');
}
