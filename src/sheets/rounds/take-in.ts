/**
 * 回答を取り込む, as it is shown before anything is written: what each returned row would change, what speaks against it, what cannot be
 * taken and why, and what is still missing. Every entry cell of every form is in here.
 */
import { comparableText } from '../../domain/text/characters/comparable-text';
import type { WorkbookState } from '../read/state';
import { itemOf, joinTwins, type QuestionFound } from './answered-question';
import { readTypedDay } from './entry-reading';
import { subjectOf, type Question } from './question';
import { readReturned, shownCell, type ReturnedForm, type ReturnedRow } from './returned-form';
import { addresseesOf, ENTRY_KEYS, type Round } from './round';
import type { ReturnedFile, TakeIn, FileNotice, RefusedRow, AnsweredQuestion, ReturnedPlace, OfAddressee, RowDoubt } from './taken';

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
