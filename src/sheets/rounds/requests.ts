/** The rows of DX_Requests that belong to a round, and how far the round is. */
import { comparableText } from '../../domain/text/characters/comparable-text';
import type { WorkbookState } from '../read/state';
import type { RowOfTable } from '../schema/declarations/tables';
import { addresseesOf, type Round } from './round';
import { cellWrite, type CellWrite } from './round-write';

export type Request = RowOfTable<'DX_Requests'>;

/** The row of an addressee; null: somebody has deleted it. */
export function requestOf(state: WorkbookState, round: Round, to: string): Request | null {
  const rows = state.tables.DX_Requests?.rows ?? [];
  const isOf = (one: string | null, other: string): boolean => one !== null && comparableText(one) === comparableText(other);
  return rows.find(row => isOf(row.round, round.name) && isOf(row.to, to)) ?? null;
}

export type AnswerStanding = 'answered' | 'partly' | 'open' | 'returned';

export interface AddresseeProgress {
  readonly to: string;
  readonly standing: AnswerStanding;
  readonly asked: number;
  readonly answered: number;
  /** Days past the date it is due; 0: none. */
  readonly late: number;
  readonly due: number;
  readonly request: Request | null;
}

export interface RoundProgress {
  readonly addressees: readonly AddresseeProgress[];
  readonly counts: Readonly<Record<AnswerStanding, number>>;
  /** How many of each are past their date. */
  readonly overdue: Readonly<Record<AnswerStanding, number>>;
}

/** How far a round is on a day: the record says what has been answered, the sheet until when. */
export function progressOf(state: WorkbookState, round: Round, today: number): RoundProgress {
  const counts = { answered: 0, partly: 0, open: 0, returned: 0 };
  const overdue = { ...counts };
  const addressees = addresseesOf(round).map((to): AddresseeProgress => {
    const questions = round.questions.filter(question => question.to === to);
    const answered = questions.filter(({ number }) => round.answered[number] !== undefined).length;
    const request = requestOf(state, round, to);
    const due = request?.due ?? round.due;
    const whole = answered === questions.length;
    const standing: AnswerStanding = request?.status === '差戻し' ? 'returned' : whole ? 'answered' : answered > 0 ? 'partly' : 'open';
    const late = standing === 'answered' ? 0 : Math.max(0, today - due);
    counts[standing]++;
    if (late > 0) overdue[standing]++;
    return { to, standing, asked: questions.length, answered, due, late, request };
  });
  return { addressees, counts, overdue };
}

/** Cells of an addressee's row. */
export function requestWrites(
  state: WorkbookState,
  request: Request | null,
  values: Readonly<Partial<Record<'status' | 'answeredBy' | 'remarks', string> & Record<'askedOn' | 'answeredOn' | 'answered', number>>>,
): CellWrite[] {
  if (request === null) return [];
  return Object.entries(values).flatMap(([key, to]) =>
    cellWrite(state, 'DX_Requests', request.index, key, to, key === 'askedOn' || key === 'answeredOn' ? 'yyyy/m/d' : null),
  );
}

/** 備考 with a line more, once. */
export function withRemark(before: string | null, line: string): string {
  if (before === null || before.trim() === '') return line;
  return before.includes(line) ? before : `${before}\n${line}`;
}
