/** One answered question beside what the sheets hold: what it would change, and what speaks against it. */
import type { WorkbookState } from '../read/state';
import { usualStatus } from './entry';
import { readEntry, type EntryReading } from './entry-reading';
import type { Question } from './question';
import type { ReturnedRow } from './returned-form';
import { isSameNumber, ENTRY_KEYS, type EntryKey, type AnswerEntries, type Round } from './round';
import { sheetRowOf } from './sheet-row';
import type { RowDoubt, ReturnedPlace, AnsweredQuestion, ItemState } from './taken';

const isSame = (one: number | string | null, other: number | string | null): boolean =>
  typeof one === 'number' && typeof other === 'number' ? isSameNumber(one, other) : (one ?? '') === (other ?? '');

const PRINCIPAL: readonly EntryKey[] = ['answer', 'start', 'finish'];

export interface QuestionFound {
  readonly question: Question;
  readonly doubts: readonly RowDoubt[];
}

const EMPTY_ROW: AnswerEntries = { answer: null, status: null, start: null, finish: null, comment: null };

export function itemOf(
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
export function joinTwins(items: readonly AnsweredQuestion[]): AnsweredQuestion[] {
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
