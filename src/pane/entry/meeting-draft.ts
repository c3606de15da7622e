import { readNumber } from '../../domain/text/number';
import { normalizeText } from '../../domain/text/characters/text';
import { bodyKey } from '../../sheets/inspect/charters/bodies';
import { REPORTING_LINES } from '../../sheets/inspect/charters/reporting-lines';
import { locate } from '../../sheets/read/read';
import { addressOf, type CellPlace, type WorkbookState } from '../../sheets/read/state';
import { MEETINGS } from '../../sheets/schema/declarations/meetings';
import type { MeetingRow, NewMeeting } from '../../sheets/schema/declarations/tables';
import { readAsOf } from '../words/as-of';

/** What is typed into the fields of 会議を追加. */
export interface TypedMeeting {
  readonly body: string;
  readonly number: string;
  readonly date: string;
  readonly convener: string;
  readonly agenda: string;
  readonly decisions: string;
  /** One of the choices; '': none. */
  readonly decidedBy: string;
  readonly reportedTo: string;
  readonly reportedOn: string;
  readonly documents: string;
}

export type DateProblem = 'blank' | 'unreadable' | 'before';

export interface MeetingDraft {
  readonly date: number | null;
  readonly dateProblem: DateProblem | null;
  readonly reportedOn: number | null;
  readonly reportedOnProblem: DateProblem | null;
  readonly numberProblem: boolean;
  /** A meeting of this body on this day that is recorded already. */
  readonly taken: CellPlace | null;
  /** What will be written; null: something is missing or wrong. */
  readonly row: NewMeeting | null;
}

/** Bodies by the names the workbook uses, each once under whatever name it goes first: those of 構成員, then those of 会議. */
export function knownBodies(state: WorkbookState): readonly string[] {
  const found = new Map<string, string>();
  const rows = [...(state.tables.DX_Members?.rows ?? []), ...(state.tables.DX_Meetings?.rows ?? [])];
  for (const { body } of rows) if (body !== null && !found.has(bodyKey(body))) found.set(bodyKey(body), body);
  return [...found.values()];
}

/** Whom things are reported to: the known bodies, and whoever a meeting was reported to. */
export function knownAddressees(state: WorkbookState): readonly string[] {
  const found = new Map(knownBodies(state).map(name => [bodyKey(name), name]));
  for (const { reportedTo } of state.tables.DX_Meetings?.rows ?? [])
    if (reportedTo !== null && !found.has(bodyKey(reportedTo))) found.set(bodyKey(reportedTo), reportedTo);
  return [...found.values()];
}

/** Does 構成員 name the body? Without that sheet nothing can be unknown. */
export function isKnownBody(state: WorkbookState, body: string): boolean {
  const members = state.tables.DX_Members?.rows ?? [];
  return members.length === 0 || members.some(row => row.body !== null && bodyKey(row.body) === bodyKey(body));
}

export interface MeetingProposal {
  /** The body's latest meeting that is recorded. */
  readonly last: { readonly number: number | null; readonly date: number } | null;
  readonly number: string;
  readonly convener: string;
  readonly reportedTo: string;
  /** Where a charter says whom the body reports to. */
  readonly article: string | null;
}

/** What goes without saying once the body is chosen: the next number, who convenes and who is told, as last time or as the charter says. */
export function meetingProposal(state: WorkbookState, body: string): MeetingProposal {
  const key = bodyKey(body);
  const meetings = (state.tables.DX_Meetings?.rows ?? [])
    .filter((row): row is MeetingRow & { readonly date: number } => row.date !== null && row.body !== null && bodyKey(row.body) === key)
    .sort((one, other) => one.date - other.date);
  const last = meetings.at(-1) ?? null;
  const numbers = meetings.flatMap(({ number }) => (number === null ? [] : [number]));
  const line = REPORTING_LINES.find(({ body: names, kind }) => kind === 'reports' && bodyKey(names[0]) === key);
  const charter = line === undefined ? null : (knownAddressees(state).find(name => bodyKey(name) === bodyKey(line.to[0])) ?? line.to[0]);
  return {
    last,
    // Meetings without numbers are counted by somebody else, or by nobody.
    number: numbers.length > 0 ? String(Math.max(...numbers) + 1) : last === null ? '1' : '',
    convener: last?.convener ?? '',
    reportedTo: charter ?? last?.reportedTo ?? '',
    article: line?.article ?? null,
  };
}

function dateIn(text: string): { readonly date: number | null; readonly problem: DateProblem | null } {
  if (text.trim() === '') return { date: null, problem: 'blank' };
  const date = readAsOf(text);
  return { date, problem: date === null ? 'unreadable' : null };
}

const textIn = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The cell of 会議体 in a row of the table. */
function placeOf(state: WorkbookState, { index }: MeetingRow): CellPlace | null {
  const table = state.tables.DX_Meetings;
  const at = locate(MEETINGS, table?.cells[0] ?? []).located.find(({ key }) => key === 'body')?.at;
  return table === null || at === undefined
    ? null
    : { sheet: table.sheet, address: addressOf(table.firstRow + 1 + index, table.firstColumn + at) };
}

/** What the fields mean. */
export function meetingDraftOf(state: WorkbookState, typed: TypedMeeting): MeetingDraft {
  const { date, problem: dateProblem } = dateIn(typed.date);
  const reported = dateIn(typed.reportedOn);
  const before = date !== null && reported.date !== null && reported.date < date;
  const reportedOnProblem = reported.problem === 'blank' ? null : before ? 'before' : reported.problem;
  const number = typed.number.trim() === '' ? null : readNumber(normalizeText(typed.number));
  const numberProblem = typed.number.trim() !== '' && (number === null || !Number.isInteger(number) || number < 1);
  const body = textIn(typed.body);
  const same =
    body === null || date === null
      ? undefined
      : state.tables.DX_Meetings?.rows.find(row => row.date === date && row.body !== null && bodyKey(row.body) === bodyKey(body));
  const complete = body !== null && date !== null && dateProblem === null && reportedOnProblem === null && !numberProblem;
  return {
    date,
    dateProblem,
    reportedOn: reported.date,
    reportedOnProblem,
    numberProblem,
    taken: same === undefined ? null : placeOf(state, same),
    row: complete
      ? {
          body,
          number,
          date,
          convener: textIn(typed.convener),
          agenda: textIn(typed.agenda),
          decisions: textIn(typed.decisions),
          decidedBy: MEETINGS.columns.decidedBy.choices.find(choice => choice === typed.decidedBy) ?? null,
          reportedTo: textIn(typed.reportedTo),
          reportedOn: reported.date,
          documents: textIn(typed.documents),
        }
      : null,
  };
}
