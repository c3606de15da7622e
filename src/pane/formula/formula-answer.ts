/** What a formula of the 関数 tab gives now: the functions' own code on the cells that were read, nothing written. */
import * as calls from '../../domain/calls';
import { isCellError, type Cell, type Cells } from '../../domain/cell';
import { Fault, givenFault, isFault } from '../../domain/fault';
import { findKpi, readPlan, type Plan } from '../../domain/plan';
import type { Call } from '../../domain/spill';
import { spill } from '../../domain/spill';
import type { Reference } from '../../sheets/reference';
import type { Given } from './formula-entry';
import type { AnswerKind, Question } from './formula-questions';
import { isGuarded } from './formula-text';
import { isPercent } from '../words/format';

/** An answer that is an error: its code, why, and the KPI it is about. */
export interface Failed { readonly fault: Fault; readonly kpi: string }

export type Answered = number | string | boolean | Failed;

export const isFailed = (answer: Answered): answer is Failed => typeof answer === 'object';

/** The cells of a reference; undefined: not read yet. */
export type ReadCells = (reference: Reference) => Cells | undefined;

/** An argument's cells; null where it is left out, undefined where they have not been read. */
export function cellsOf(given: Given, read: ReadCells): Cells | null | undefined {
  if (given.kind === 'value') return [[given.value]];
  return given.kind === 'reference' ? read(given.reference) : null;
}

/** The catalogue takes its arguments by position, as Excel hands them over. */
const CALLS: Readonly<Record<Question['id'], (...given: readonly (Cells | null)[]) => Call>> = calls;

/** The cell of an answer's row and column in an argument that may be one row, one column or one cell. */
function cellFor(cells: Cells, row: number, column: number): Cell {
  const line = cells[cells.length === 1 ? 0 : row] ?? [];
  return line[line.length === 1 ? 0 : column];
}

/**
 * The answers in the size they will have in the sheet, the guards of the formula included; null while something is missing.
 */
export function answerOf(question: Question, givens: readonly Given[], read: ReadCells): readonly (readonly Answered[])[] | null {
  const given = givens.map(one => (one.kind === 'missing' || one.kind === 'unreadable' ? undefined : cellsOf(one, read)));
  if (given.includes(undefined)) return null;
  const answers = spill<Answered>(CALLS[question.id](...(given as readonly (Cells | null)[])), (fault, kpi) => ({ fault, kpi }));
  const guards = question.asked.flatMap((asked, index) => (isGuarded(asked, givens[index]) ? [given[index] as Cells] : []));
  return answers.map((line, row) => line.map((answer, column) => guards.reduceRight<Answered>((inner, cells) => {
    const cell = cellFor(cells, row, column);
    if (isCellError(cell)) return { fault: givenFault(cell), kpi: '' };
    return cell === '' || cell === null || cell === undefined ? '' : inner;
  }, answer)));
}

/** The units of the answers, for showing them; '' where there is none. */
export function unitOf(question: Question, givens: readonly Given[], read: ReadCells, ourPlan: Cells | null): (row: number, column: number) => string {
  const at = (name: string): Cells | null => {
    const given = givens[question.asked.findIndex(asked => asked.name === name)];
    return (given && cellsOf(given, read)) ?? null;
  };
  const kpi = at('kpi');
  const cells = at('plan') ?? ourPlan;
  const plan: Plan | Fault | null = cells && readPlan(cells);
  return (row, column) => {
    if (kpi === null || plan === null || isFault(plan)) return '';
    const key = cellFor(kpi, row, column);
    const found = isCellError(key) ? null : findKpi(plan, key);
    return found === null || isFault(found) ? '' : found.unit;
  };
}

/** What each row or column of the answers is about; empty where one KPI or text is asked about, or every answer has its own. */
export interface AnswerLabels { readonly rows: readonly Cell[]; readonly columns: readonly Cell[] }

/** The KPIs or the texts that were asked about, when they lie in one column or one row. */
export function labelsOf(question: Question, givens: readonly Given[], read: ReadCells): AnswerLabels {
  const [first] = question.asked;
  const cells = (first?.reads === 'key' || first?.reads === 'text' ? givens[0] && cellsOf(givens[0], read) : null) ?? [];
  const width = cells[0]?.length ?? 0;
  return { rows: cells.length > 1 && width === 1 ? cells.map(([cell]) => cell) : [], columns: cells.length === 1 && width > 1 ? cells[0] ?? [] : [] };
}

/** The number format for the cells of a result that have none; null: Excel's own will do. */
export function formatFor(kind: AnswerKind, answers: readonly (readonly Answered[])[], unit: (row: number, column: number) => string): string | null {
  if (kind === 'date') return 'yyyy/m/d';
  if (kind === 'share') return '0.0%';
  if (kind !== 'quantity' && kind !== 'difference' && kind !== 'number') return null;
  const numbers = answers.flatMap((line, row) => line.flatMap((answer, column) => (typeof answer === 'number' ? [{ answer, percent: isPercent(unit(row, column)) }] : [])));
  if (numbers.length === 0) return null;
  if (numbers.every(({ percent }) => percent)) return '0.0%';
  return numbers.every(({ answer, percent }) => !percent && (Number.isInteger(answer) || Math.abs(answer) >= 1000)) ? '#,##0' : null;
}
