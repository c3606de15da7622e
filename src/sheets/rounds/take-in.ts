/**
 * 回答を取り込む, as it is shown before anything is written: what each returned row would change, what speaks against it, what cannot be
 * taken and why, and what is still missing. Every entry cell of every form is in here.
 */
import { comparableText } from '../../domain/text/characters/comparable-text';
import type { WorkbookState } from '../read/state';
import { usualStatus } from './entry';
import { readTypedDay, readEntry, type EntryReading } from './entry-reading';
import type { FileTrouble } from './file-cells';
import { subjectOf, type Question } from './question';
import { readReturned, shownCell, type ReturnedForm, type ReturnedRow } from './returned-form';
import type { FileSheet } from './file-cells';
import { addresseesOf, ENTRY_KEYS, isSameNumber, type AnswerEntries, type EntryKey, type Round } from './round';
import { sheetRowOf, type SheetRow } from './sheet-row';

/** Where a row has come from. */
export interface ReturnedPlace {
  /** The file's name; null: a sheet of this workbook. */
  readonly file: string | null;
  readonly sheet: string;
  readonly row: number;
}

export interface ReturnedFile {
  readonly name: string | null;
  readonly sheets: readonly FileSheet[] | FileTrouble;
}

export type RowDoubt =
  /** Without a number the row was found by its name. */
  | { readonly kind: 'bySubject' }
  /** The number is that of another row. */
  | { readonly kind: 'otherSubject'; readonly subject: string }
  /** The form says that it is, or most of its rows are, of another addressee. */
  | { readonly kind: 'otherAddressee'; readonly to: string }
  /** The same question is answered otherwise elsewhere. */
  | { readonly kind: 'twice'; readonly places: readonly ReturnedPlace[] };

export type ItemState = 'new' | 'changed' | 'conflicting' | 'doubtful' | 'unchanged' | 'refused';

/** One answered question. */
export interface AnsweredQuestion {
  /** The same after another reading of the same files. */
  readonly id: string;
  readonly question: Question;
  readonly place: ReturnedPlace;
  readonly readings: readonly EntryReading[];
  readonly doubts: readonly RowDoubt[];
  readonly state: ItemState;
  /** What the sheets hold now, and would hold. */
  readonly now: AnswerEntries;
  readonly next: AnswerEntries;
  /** What differs. */
  readonly changes: readonly EntryKey[];
  /** The row of the sheet. null: it is gone. */
  readonly target: SheetRow | null;
  readonly answers: boolean;
  readonly respondent: string | null;
  readonly respondedOn: number | null;
}

export type RefusedRow = {
  readonly place: ReturnedPlace;
  readonly subject: string;
  /** What stands in its entry cells. */
  readonly got: readonly string[];
} & (
  | { readonly kind: 'noNumber' | 'unknownNumber' | 'rowGone' }
  | { readonly kind: 'otherRound'; readonly round: string | null; readonly closed: boolean }
);

export type FileNotice = { readonly file: string | null; readonly sheet: string | null } & (
  | { readonly kind: 'unreadable'; readonly trouble: FileTrouble }
  | { readonly kind: 'noForm' | 'empty' }
  | { readonly kind: 'otherRound'; readonly round: string | null; readonly closed: boolean }
  /** 回答日 is no date, or none from the day of the request to today. */
  | { readonly kind: 'otherDay'; readonly got: string }
  | { readonly kind: 'lostColumns'; readonly keys: readonly EntryKey[] }
  | { readonly kind: 'severalForms'; readonly to: string; readonly files: readonly string[] }
);

export interface OfAddressee {
  readonly to: string;
  readonly items: readonly AnsweredQuestion[];
  /** Asked, and answered neither here nor before. */
  readonly missing: readonly Question[];
  readonly places: readonly ReturnedPlace[];
}

export interface TakeIn {
  readonly round: Round;
  /** Those of whom something has come. */
  readonly addressees: readonly OfAddressee[];
  readonly refused: readonly RefusedRow[];
  readonly notices: readonly FileNotice[];
}

const isSame = (one: number | string | null, other: number | string | null): boolean =>
  typeof one === 'number' && typeof other === 'number' ? isSameNumber(one, other) : (one ?? '') === (other ?? '');

const PRINCIPAL: readonly EntryKey[] = ['answer', 'start', 'finish'];

interface QuestionFound {
  readonly question: Question;
  readonly doubts: readonly RowDoubt[];
}

/**
 * Answers of one round.
 * @param others the workbook's other rounds, to say whose form it is that does not belong here
 * @param today a date serial: no answer is of a later day
 */
export function takeIn(
  state: WorkbookState,
  round: Round,
  files: readonly ReturnedFile[],
  others: readonly Round[] = [],
  today = Infinity,
): TakeIn {
  const notices: FileNotice[] = [];
  const refused: RefusedRow[] = [];
  const items: AnsweredQuestion[] = [];
  const arrived = new Map<string, ReturnedPlace[]>();
  const byNumber = new Map(round.questions.map(question => [question.number, question]));
  const addressees = addresseesOf(round);
  const foreign = (code: string | null) => {
    const other = others.find(one => one.code === code);
    return { kind: 'otherRound', round: other?.name ?? null, closed: other !== undefined && other.closed !== null } as const;
  };
  for (const { name: file, sheets } of files) {
    if (typeof sheets === 'string') {
      notices.push({ file, sheet: null, kind: 'unreadable', trouble: sheets });
      continue;
    }
    const forms = sheets.flatMap(sheet => readReturned(sheet) ?? []);
    if (forms.length === 0) notices.push({ file, sheet: null, kind: 'noForm' });
    for (const form of forms) takeForm(form, file);
  }

  function takeForm(form: ReturnedForm, file: string | null): void {
    const at = { file, sheet: form.sheet };
    const own = form.rows.filter(({ code }) => code === round.code || (code === null && form.code === round.code));
    if (form.code !== round.code && own.length === 0) {
      notices.push({ ...at, ...foreign(form.code) });
      return;
    }
    if (form.rows.length === 0) notices.push({ ...at, kind: 'empty' });
    if (form.lost.some(key => key === 'answer' || key === 'comment')) notices.push({ ...at, kind: 'lostColumns', keys: form.lost });
    const to = addresseeOf(form, byNumber, addressees);
    const day = form.respondedOn === null ? null : readTypedDay(form.respondedOn);
    const respondedOn = day !== null && day >= round.askedOn && day <= today ? day : null;
    if (form.respondedOn !== null && respondedOn === null) notices.push({ ...at, kind: 'otherDay', got: shownCell(form.respondedOn) });
    for (const row of form.rows) {
      const place = { ...at, row: row.row };
      const got = ENTRY_KEYS.flatMap(key => row.cells[key] ?? []).map(shownCell);
      const { subject } = row;
      if (row.code !== null && row.code !== round.code) {
        if (hasAnswer(row)) refused.push({ place, subject, got, ...foreign(row.code) });
        continue;
      }
      const found = questionOf(row, round, byNumber, to);
      if (found === null) {
        if (hasAnswer(row)) refused.push({ place, subject, got, kind: row.number === null ? 'noNumber' : 'unknownNumber' });
        continue;
      }
      const places = arrived.get(found.question.to);
      if (places === undefined) arrived.set(found.question.to, [place]);
      else places.push(place);
      if (!hasAnswer(row, found.question)) continue;
      items.push(itemOf(state, round, found, row, place, { respondent: form.respondent, respondedOn }));
    }
  }

  const known = joinTwins(items);
  for (const [to, places] of arrived) {
    const from = [...new Set(places.map(({ file, sheet }) => file ?? sheet))];
    if (from.length > 1) notices.push({ file: null, sheet: null, kind: 'severalForms', to, files: from });
  }
  return {
    round,
    addressees: addressees.flatMap((to): OfAddressee[] => {
      const places = arrived.get(to);
      if (places === undefined) return [];
      const own = known.filter(({ question }) => question.to === to);
      const answered = new Set(own.filter(({ answers }) => answers).map(({ question }) => question.number));
      return [
        {
          to,
          items: own,
          missing: round.questions.filter(
            question => question.to === to && !answered.has(question.number) && round.answered[question.number] === undefined,
          ),
          places,
        },
      ];
    }),
    refused,
    notices,
  };
}

/** Anything but 区分 as it was before anybody filled the form in. */
function hasAnswer({ cells }: ReturnedRow, question?: Question): boolean {
  return ENTRY_KEYS.some(key => {
    const cell = cells[key];
    if (cell === undefined) return false;
    return (
      key !== 'status' || (question !== undefined && question.kind !== 'kpi') || !['実績', '見込', '速報'].includes(shownCell(cell).trim())
    );
  });
}

/** Whose form it is: as it says itself, and otherwise of whom most of its rows are. */
function addresseeOf(form: ReturnedForm, byNumber: ReadonlyMap<string, Question>, addressees: readonly string[]): string | null {
  const said = addressees.find(to => form.to !== null && comparableText(to) === comparableText(form.to));
  if (said !== undefined) return said;
  const counts = new Map<string, number>();
  for (const { number } of form.rows) {
    const to = number === null ? undefined : byNumber.get(number)?.to;
    if (to !== undefined) counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

/** The question of a row: by its number, or without one by what it is called, if only one question is called so. */
function questionOf(row: ReturnedRow, round: Round, byNumber: ReadonlyMap<string, Question>, to: string | null): QuestionFound | null {
  const says = comparableText(row.subject);
  const called = (question: Question): boolean => says !== '' && comparableText(subjectOf(question)) === says;
  if (row.number === null) {
    const named = round.questions.filter(called);
    const own = named.length > 1 ? named.filter(question => question.to === to) : named;
    const [question] = own;
    return question !== undefined && own.length === 1 ? { question, doubts: [{ kind: 'bySubject' }] } : null;
  }
  const question = byNumber.get(row.number);
  if (question === undefined) return null;
  const doubts: RowDoubt[] = [];
  if (says !== '' && !called(question)) doubts.push({ kind: 'otherSubject', subject: row.subject });
  if (to !== null && question.to !== to) doubts.push({ kind: 'otherAddressee', to });
  return { question, doubts };
}

const EMPTY_ROW: AnswerEntries = { answer: null, status: null, start: null, finish: null, comment: null };

function itemOf(
  state: WorkbookState,
  round: Round,
  { question, doubts }: QuestionFound,
  row: ReturnedRow,
  place: ReturnedPlace,
  answered: Pick<AnsweredQuestion, 'respondent' | 'respondedOn'>,
): AnsweredQuestion {
  const target = sheetRowOf(state, question);
  const now = target?.entries ?? EMPTY_ROW;
  let readings = ENTRY_KEYS.flatMap((key): EntryReading[] => {
    const cell = row.cells[key];
    return cell === undefined ? [] : [readEntry(question, key, cell)];
  });
  const valueOf = (key: EntryKey): number | string | null => readings.find(one => one.key === key)?.value ?? null;
  const [start, finish] = [valueOf('start') ?? now.start, valueOf('finish') ?? now.finish];
  const refuse = (keys: readonly EntryKey[], kind: 'endBeforeStart' | 'noValue'): void => {
    readings = readings.map(one =>
      keys.includes(one.key) && one.value !== null ? { key: one.key, got: one.got, value: null, refusal: { kind } } : one,
    );
  };
  if (typeof start === 'number' && typeof finish === 'number' && finish < start) refuse(['start', 'finish'], 'endBeforeStart');
  // A row of 実績 needs a value.
  const isKpi = question.kind === 'kpi';
  if (isKpi && valueOf('answer') === null && now.answer === null) refuse(['status', 'comment'], 'noValue');
  const next = nextOf(question, now, valueOf);
  const changes = ENTRY_KEYS.filter(key => {
    if (key === 'comment' && !isKpi) return next.comment !== null && !(target?.remarks ?? '').includes(next.comment);
    return !isSame(now[key], next[key]);
  });
  const merged = round.answered[question.number];
  const conflicting = changes.some(
    key => PRINCIPAL.includes(key) && !isSame(now[key], question.base[key]) && (merged === undefined || !isSame(now[key], merged[key])),
  );
  const usable = readings.some(({ value }) => value !== null);
  const doubtful = doubts.length > 0 || readings.some(one => one.value !== null && one.doubts.length > 0);
  const settle = (): ItemState => {
    if (target === null || !usable) return 'refused';
    if (changes.length === 0) return 'unchanged';
    if (conflicting) return 'conflicting';
    if (doubtful) return 'doubtful';
    return changes.some(key => key !== 'comment' && key !== 'status' && now[key] !== null) || (isKpi && now.answer !== null)
      ? 'changed'
      : 'new';
  };
  return {
    id: JSON.stringify([question.number, place.file, place.sheet, place.row]),
    question,
    place,
    readings,
    doubts,
    state: settle(),
    now,
    next,
    changes,
    target,
    answers: target !== null && (valueOf('answer') !== null || valueOf('finish') !== null),
    ...answered,
  };
}

/** What the row would hold: a blank cell of the form leaves what is there. */
function nextOf(question: Question, now: AnswerEntries, valueOf: (key: EntryKey) => number | string | null): AnswerEntries {
  const text = (key: EntryKey): string | null => {
    const value = valueOf(key);
    return value === null ? null : String(value);
  };
  const day = (key: EntryKey): number | null => {
    const value = valueOf(key);
    return typeof value === 'number' ? value : null;
  };
  const answer = valueOf('answer') ?? now.answer;
  if (question.kind !== 'kpi')
    return { answer, status: now.status, start: day('start') ?? now.start, finish: day('finish') ?? now.finish, comment: text('comment') };
  const asBefore = isSame(answer, now.answer);
  const status = text('status');
  // 区分 as the form had it says nothing of a value that is there already.
  const kept = asBefore && (status === null || status === usualStatus(question));
  return {
    ...now,
    answer,
    status: kept ? now.status : (status ?? usualStatus(question)),
    comment: text('comment') ?? (asBefore ? now.comment : null),
  };
}

/** Rows that say the same of the same question are one; those that say different things are to be chosen from. */
function joinTwins(items: readonly AnsweredQuestion[]): AnsweredQuestion[] {
  const byNumber = new Map<string, AnsweredQuestion[]>();
  for (const item of items) {
    const others = byNumber.get(item.question.number);
    if (others === undefined) byNumber.set(item.question.number, [item]);
    else others.push(item);
  }
  return [...byNumber.values()].flatMap(twins => {
    const different = twins.filter((item, at) => twins.findIndex(other => saysSame(item, other)) === at);
    if (different.length === 1) return different;
    return different.map((item): AnsweredQuestion => {
      const places = different.filter(other => other !== item).map(({ place }) => place);
      const state = item.state === 'new' || item.state === 'changed' ? 'doubtful' : item.state;
      return { ...item, doubts: [...item.doubts, { kind: 'twice', places }], state };
    });
  });
}

const saysSame = (one: AnsweredQuestion, other: AnsweredQuestion): boolean =>
  JSON.stringify([one.next, one.readings.map(({ got }) => got)]) === JSON.stringify([other.next, other.readings.map(({ got }) => got)]) &&
  (one.state === 'refused') === (other.state === 'refused');

/** May the item be written? */
export const isTakeable = ({ state }: AnsweredQuestion): boolean => state !== 'refused' && state !== 'unchanged';
