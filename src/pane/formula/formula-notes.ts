/** What is said with a result: why a grade is what it is, and where an error it shows comes from. */
import { kpiIn, numberIn, optionalNumberIn, optionalTimeIn, scaleIn, timeIn } from '../../domain/call/arguments';
import { isCellError, type Cells } from '../../domain/base/cell';
import { explain } from '../../domain/rating/explain';
import { Fault, isFault } from '../../domain/base/fault';
import type { Argument } from '../../domain/call/spill';
import { isYearLabel, type Time } from '../../domain/text/time';
import { track } from '../../domain/kpi/track';
import type { Kpi } from '../../domain/kpi/plan';
import type { FormulasText } from '../../i18n/formulas.ja';
import { printReference, type Reference } from '../../sheets/read/reference';
import { addressOf } from '../../sheets/read/state';
import { asShare, isBeyondShare } from '../../sheets/schema/percent';
import { formatDate, formatExact, formatQuantity, formatYear } from '../words/format';
import { formatPlanned, verdictWords } from '../words/verdict-words';
import type { Words } from '../words/words';
import { cellsOf, givenFor, isFailed, type Answered, type ReadCells } from './formula-answer';
import type { Given } from './formula-entry';
import type { Asked, Question } from './formula-questions';

type Answers = readonly (readonly Answered[])[];

/** What an argument of one cell is read as. */
function only<T>({ cells, read }: Argument<T>): T | Fault {
  return read(cells[0]?.[0]);
}

function when(time: Time, { timing }: Kpi, { language }: Words): string {
  return isYearLabel(time) ? formatYear(time, timing === '年度末', language) : formatDate(time);
}

/**
 * Why 今の評価は or 間に合うか has this one answer, in the words of the overview's cards; '' for other questions, and where there is
 * nothing to explain (an error, a blank actual, more than one answer).
 */
export function reasonOf(
  question: Question,
  givens: readonly Given[],
  answers: Answers,
  read: ReadCells,
  unit: string,
  t: FormulasText,
  words: Words,
): string {
  const answer = answers[0]?.[0];
  if (question.id !== 'STATUS' && question.id !== 'ONTRACK') return '';
  if (answers.length * (answers[0]?.length ?? 0) !== 1 || answer === undefined || answer === '' || isFailed(answer)) return '';
  const at = (name: Asked['name']): Cells | null => {
    const given = givenFor(question, givens, name);
    return (given && cellsOf(given, read)) ?? null;
  };
  const found = only(kpiIn(at('kpi'), at('plan')));
  const year = only(timeIn(at('year'), 'year'));
  if (isFault(found) || isFault(year)) return '';
  const kpi = { ...found, unit: found.unit === '' ? unit : found.unit };
  const sentences = question.id === 'STATUS' ? gradeWords(kpi, year, at, words) : trackWords(kpi, year, at, t, words);
  return sentences.join(words.language === 'en' ? ' ' : '');
}

/** 31.2 for a KPI in % is 3,120%: said wherever an actual is asked for; '' where nothing speaks against it. */
export function percentNote(question: Question, givens: readonly Given[], read: ReadCells, { t, language }: Words): string {
  const at = (name: Asked['name']): Cells | null => {
    const given = givenFor(question, givens, name);
    return (given && cellsOf(given, read)) ?? null;
  };
  if (!question.asked.some(({ name }) => name === 'actual') || at('plan') === null) return '';
  const kpi = only(kpiIn(at('kpi'), at('plan')));
  const actual = only(optionalNumberIn(at('actual'), 'actual'));
  if (isFault(kpi) || isFault(actual) || !isBeyondShare(actual, kpi.unit)) return '';
  return t.valuePercent(formatExact(actual, kpi.unit, language), formatExact(asShare(actual), kpi.unit, language));
}

type At = (name: Asked['name']) => Cells | null;

function gradeWords(kpi: Kpi, year: Time, at: At, words: Words): readonly string[] {
  const actual = only(optionalNumberIn(at('actual'), 'actual'));
  const asOf = only(optionalTimeIn(at('asOf'), 'asOf'));
  const scale = only(scaleIn(at('scale')));
  if (isFault(actual) || actual === null || isFault(asOf) || asOf === null || isFault(scale)) return [];
  const explanation = explain(kpi, year, actual, asOf, scale);
  return isFault(explanation) ? [] : verdictWords(explanation, kpi, when(asOf, kpi, words), words);
}

/** Without a baseline there may be no grade to explain, but still an answer to this. */
function trackWords(kpi: Kpi, year: Time, at: At, t: FormulasText, words: Words): readonly string[] {
  const actual = only(numberIn(at('actual'), 'actual'));
  const asOf = only(timeIn(at('asOf'), 'asOf'));
  const tolerance = only(optionalNumberIn(at('tolerance'), 'tolerance'));
  if (isFault(actual) || isFault(asOf) || isFault(tolerance)) return [];
  const found = track(kpi, year, actual, asOf, tolerance);
  if (isFault(found)) return [];
  const planned = (value: number): string => formatPlanned(value, actual, kpi.unit, words);
  const sentence = words.t.reasonPlan(
    when(asOf, kpi, words),
    planned(found.expected),
    formatQuantity(actual, kpi.unit, words.language),
    null,
  );
  return found.bound === found.expected ? [sentence] : [sentence, t.reasonBound(planned(found.bound))];
}

const kindOf = (answer: Answered): Fault['reason']['kind'] | null => (isFailed(answer) ? answer.fault.reason.kind : null);

/** Which cells hold the errors that a result passes on, one sentence per field; empty where it passes on none. */
export function errorNotes(
  question: Question,
  givens: readonly Given[],
  answers: Answers,
  read: ReadCells,
  t: FormulasText,
  words: Words,
): readonly string[] {
  if (!answers.some(line => line.some(answer => kindOf(answer) === 'given'))) return [];
  const notesOn = (tables: boolean): readonly string[] =>
    question.asked.flatMap(({ name, reads }, index) => {
      const given = givens[index];
      if (given?.kind !== 'reference' || (reads === 'table') !== tables) return [];
      const wrong = (read(given.reference) ?? []).flatMap((line, row) =>
        line.flatMap((cell, column) => (isCellError(cell) ? [placeIn(given.reference, row, column, words)] : [])),
      );
      const field = t.fields[name as keyof FormulasText['fields']];
      const [first] = wrong;
      return first === undefined ? [] : [wrong.length === 1 ? t.cellError(field, first) : t.cellErrors(field, first, wrong.length)];
    });
  const notes = notesOn(false);
  // A table may hold errors that have nothing to do with the answer: only where nothing else explains it.
  return notes.length > 0 ? notes : notesOn(true);
}

function placeIn(reference: Reference, row: number, column: number, { t }: Words): string {
  if (reference.kind !== 'cells') return printReference(reference, null);
  const { block } = reference;
  return t.place(block.sheet, addressOf(block.row + row, block.column + column));
}

/** A table whose headers are missing is told of under its field: many answers say no more than the error's code. */
export function withoutHeaderFaults(answers: Answers): Answers {
  if (answers.length * (answers[0]?.length ?? 0) === 1) return answers;
  return answers.map(line =>
    line.map(answer =>
      isFailed(answer) && kindOf(answer) === 'noColumn' ? { ...answer, fault: new Fault(answer.fault.code, { kind: 'given' }) } : answer,
    ),
  );
}
