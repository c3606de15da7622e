/** 取り込む: what the accepted answers write. All in one batch; what is there already is not written again. */
import { byHeader, printRow, type CellsByHeader } from '../make/print';
import type { WorkbookState } from '../read/state';
import { sheetColumns } from '../schema/table';
import { ACTUALS } from '../schema/declarations/actuals';
import { TABLE_OF } from './question';
import { requestOf, requestWrites, withRemark } from './requests';
import type { AnswerEntries, Round } from './round';
import { cellWrite, roundWrite, type CellWrite, type RoundWrite } from './round-write';
import { isTakeable, type AnsweredQuestion, type TakeIn } from './taken';
import { locate } from '../read/read';
import { shownDate } from './shown';

export interface Accepted {
  /** Ids of items. */
  readonly items: ReadonlySet<string>;
  /** Sent back, with the reason: nothing of theirs is written. */
  readonly returned: ReadonlyMap<string, string>;
  /** A date serial. */
  readonly today: number;
}

export interface RoundMerge {
  readonly write: RoundWrite;
  readonly round: Round;
  /** How many answers are written, how many said what was there already. */
  readonly written: number;
  readonly unchanged: number;
}

const columns = sheetColumns(ACTUALS);

/** 出典 of what has come in a round. */
export const roundSource = (round: Round, to: string): string => `${round.name}（${to}の回答）`;

function actualRow(state: WorkbookState, round: Round, { question, next, target }: AnsweredQuestion, today: number): CellsByHeader {
  const there = new Set(locate(ACTUALS, state.tables.DX_Actuals?.cells[0] ?? []).located.map(({ header }) => header));
  const row = {
    kpi: target?.name ?? question.subject[0],
    year: question.year,
    date: question.day,
    value: next.answer,
    status: next.status,
    source: roundSource(round, question.to),
    author: question.to,
    enteredOn: today,
    comment: next.comment,
  };
  // Columns that staff have removed cannot be filled in; those that must be there are missed when it is written.
  return Object.fromEntries(
    Object.entries(byHeader(columns, printRow(columns, row, question.unit)))
      .filter(([header, { value }]) => value !== null || there.has(header))
      .filter(([header]) => there.has(header) || ['KPI', '年度', '値'].includes(header)),
  );
}

const SHEET_KEYS = {
  milestone: { answer: 'progress', start: 'actualStart', finish: 'actualFinish', comment: 'remarks' },
  system: { answer: 'status', comment: 'remarks' },
  issue: { answer: 'status', comment: 'response' },
} as const;
const FORMATS: Readonly<Record<string, string>> = { start: 'yyyy/m/d', finish: 'yyyy/m/d' };

function rowWrites(state: WorkbookState, round: Round, { question, next, target, changes }: AnsweredQuestion): CellWrite[] {
  if (question.kind === 'kpi' || target === null) return [];
  const keys: Readonly<Record<string, string>> = SHEET_KEYS[question.kind];
  return changes.flatMap(change => {
    const key = keys[change];
    const value = next[change];
    if (key === undefined || value === null) return [];
    const to = change === 'comment' ? withRemark(target.remarks, `${value}（${round.name}）`) : value;
    const format = question.kind === 'milestone' && change === 'answer' ? '0%' : (FORMATS[change] ?? null);
    return cellWrite(state, TABLE_OF[question.kind], target.index, key, to, format);
  });
}

/** @param record the round's record as it was read */
export function mergeOf(state: WorkbookState, { round, addressees }: TakeIn, record: string, accepted: Accepted): RoundMerge {
  const actuals: CellsByHeader[] = [];
  const cells: CellWrite[] = [];
  const answered: Record<string, AnswerEntries> = { ...round.answered };
  let [written, unchanged] = [0, 0];
  for (const { to, items } of addressees) {
    const reason = accepted.returned.get(to);
    if (reason !== undefined) {
      const request = requestOf(state, round, to);
      const remark = `差戻し（${shownDate(accepted.today)}）：${reason}`;
      cells.push(...requestWrites(state, request, { status: '差戻し', remarks: withRemark(request?.remarks ?? null, remark) }));
      continue;
    }
    const taken = items.filter(item => item.state === 'unchanged' || (isTakeable(item) && accepted.items.has(item.id)));
    if (taken.length === 0) continue;
    for (const item of taken) {
      if (item.answers || round.answered[item.question.number] !== undefined) answered[item.question.number] = item.next;
      if (item.state === 'unchanged') {
        unchanged++;
        continue;
      }
      written++;
      if (item.question.kind === 'kpi') actuals.push(actualRow(state, round, item, accepted.today));
      else cells.push(...rowWrites(state, round, item));
    }
    cells.push(...answeredWrites(state, round, to, answered, taken, accepted.today));
  }
  const next: Round = { ...round, answered };
  return { write: roundWrite(record, next, [{ table: 'DX_Actuals', rows: actuals }], cells), round: next, written, unchanged };
}

/** The addressee's row: state, when, who, how many. */
function answeredWrites(
  state: WorkbookState,
  round: Round,
  to: string,
  answered: Readonly<Record<string, AnswerEntries>>,
  taken: readonly AnsweredQuestion[],
  today: number,
): CellWrite[] {
  const asked = round.questions.filter(question => question.to === to);
  const count = asked.filter(({ number }) => answered[number] !== undefined).length;
  if (count === 0) return [];
  const request = requestOf(state, round, to);
  const respondent = taken.find(item => item.respondent !== null)?.respondent;
  const on = taken.find(({ respondedOn }) => respondedOn !== null)?.respondedOn;
  // Merged again, nothing is new: the day of the first time stays.
  const anew = taken.some(item => item.state !== 'unchanged') || (request?.answeredOn ?? null) === null;
  return requestWrites(state, request, {
    status: count === asked.length ? '回答済' : '一部回答',
    answered: count,
    ...(anew && { answeredOn: on ?? today }),
    ...(typeof respondent === 'string' && { answeredBy: respondent }),
  });
}
