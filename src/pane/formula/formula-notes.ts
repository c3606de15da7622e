/** What is said with a result: why a grade is what it is, and where an error it shows comes from. */
import { kpiIn, optionalNumberIn } from '../../domain/call/arguments';
import { isCellError, type Cells } from '../../domain/base/cell';
import { Fault, isFault } from '../../domain/base/fault';
import type { FormulasText } from '../../i18n/functions/formulas.ja';
import { printReference, type Reference } from '../../sheets/read/reference';
import { addressOf } from '../../sheets/read/state';
import { asShare, isBeyondShare } from '../../sheets/schema/percent';
import { formatExact } from '../words/format';
import type { Words } from '../words/words';
import { argumentCells, givenFor, isFailed, type ResultCell, type ReadCells } from './formula-answer';
import type { EnteredArgument } from './formula-entry';
import type { AskedArgument, FormulaQuestion } from './formula-questions';
import { only, reasonsFor } from './formula-reasons';

type Answers = readonly (readonly ResultCell[])[];

/** Why a question has this one answer; '' where there is nothing to explain (an error, a blank, more than one answer, a plain figure). */
export function reasonOf(
  question: FormulaQuestion,
  givens: readonly EnteredArgument[],
  answers: Answers,
  read: ReadCells,
  unit: string,
  words: Words,
): string {
  const answer = answers[0]?.[0];
  if (answers.length * (answers[0]?.length ?? 0) !== 1 || answer === undefined || answer === '' || isFailed(answer)) return '';
  const at = (name: AskedArgument['name']): Cells | null => {
    const given = givenFor(question, givens, name);
    return (given && argumentCells(given, read)) ?? null;
  };
  const day = givenFor(question, givens, 'asOf');
  const [[until] = []] = (day?.kind === 'latest' && day.asOf !== null && read(day.asOf)) || [];
  return reasonsFor(question.id, at, unit, words, typeof until === 'number' ? until : null).join(words.language === 'en' ? ' ' : '');
}

/** 31.2 for a KPI in % is 3,120%: said wherever an actual is asked for; '' where nothing speaks against it. */
export function percentNote(
  question: FormulaQuestion,
  givens: readonly EnteredArgument[],
  read: ReadCells,
  { t, language }: Words,
): string {
  const at = (name: AskedArgument['name']): Cells | null => {
    const given = givenFor(question, givens, name);
    return (given && argumentCells(given, read)) ?? null;
  };
  if (!question.asked.some(({ name }) => name === 'actual') || at('plan') === null) return '';
  const kpi = only(kpiIn(at('kpi'), at('plan')));
  const actual = only(optionalNumberIn(at('actual'), 'actual'));
  if (isFault(kpi) || isFault(actual) || !isBeyondShare(actual, kpi.unit)) return '';
  return t.valuePercent(formatExact(actual, kpi.unit, language), formatExact(asShare(actual), kpi.unit, language));
}

const kindOf = (answer: ResultCell): Fault['reason']['kind'] | null => (isFailed(answer) ? answer.fault.reason.kind : null);

/** Which cells hold the errors that a result passes on, one sentence per field; empty where it passes on none. */
export function errorNotes(
  question: FormulaQuestion,
  givens: readonly EnteredArgument[],
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
