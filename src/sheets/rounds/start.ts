/** 照会を始める: the rows of DX_Requests and the record of a new round. */
import { byHeader, printRow } from '../make/print';
import { REQUESTS } from '../schema/declarations/requests';
import { sheetColumns } from '../schema/table';
import { questionsIn, type QuestionKind } from './question';
import { shownDate, shownLongDate } from './shown';
import { newCode, questionNumber, type Round } from './round';
import { roundWrite, type RoundWrite } from './round-write';
import type { WorkbookState } from '../read/state';

export interface NewRound {
  readonly name: string;
  readonly asOf: number;
  readonly askedOn: number;
  readonly due: number;
  /** Milliseconds. */
  readonly startedAt: number;
  readonly kinds: readonly QuestionKind[];
  readonly request: string;
  /** Addressees that are not asked. */
  readonly without: readonly string[];
}

/** The round: everything of these kinds that somebody is in charge of. */
export function newRound(state: WorkbookState, { without, ...wanted }: NewRound, taken: readonly string[]): Round {
  const code = newCode(taken);
  const questions = questionsIn(state, wanted.kinds, wanted.asOf)
    .filter(({ to }) => to !== '' && !without.includes(to))
    .map((question, index) => ({ number: questionNumber(code, index), ...question }));
  return { code, ...wanted, questions, answered: {}, closed: null };
}

/** The text of the last request with the new 基準日 where it named its own. */
export function nextRequest({ request, asOf }: Pick<Round, 'request' | 'asOf'>, next: number): string {
  return request.split(shownLongDate(asOf)).join(shownLongDate(next)).split(shownDate(asOf)).join(shownDate(next));
}

/** One row of DX_Requests for each addressee. */
export function startOf(round: Round): RoundWrite {
  const counts = new Map<string, number>();
  for (const { to } of round.questions) counts.set(to, (counts.get(to) ?? 0) + 1);
  const columns = sheetColumns(REQUESTS);
  const rows = [...counts].map(([to, asked]) => {
    const row = { round: round.name, to, askedOn: round.askedOn, due: round.due, status: '準備中', asked, answered: 0 } as const;
    return byHeader(columns, printRow(columns, row, null));
  });
  return roundWrite(null, round, [{ table: 'DX_Requests', rows }], []);
}
