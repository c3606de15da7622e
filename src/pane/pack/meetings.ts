/** Which meeting papers are for: the bodies there are, their meetings, and what was there before. */
import { fiscalYearOf } from '../../domain/text/dates/fiscal-year';
import { serialOf } from '../../domain/base/serial';
import { bodyKey } from '../../sheets/inspect/charters/bodies';
import type { WorkbookState } from '../../sheets/read/state';
import type { MeetingRow } from '../../sheets/schema/declarations/tables';

/** Names of the bodies of 構成員 and 会議, each body once. */
export function bodiesOf({ tables }: WorkbookState): readonly string[] {
  const names = new Map<string, string>();
  for (const { body } of [...(tables.DX_Members?.rows ?? []), ...(tables.DX_Meetings?.rows ?? [])])
    if (body !== null && !names.has(bodyKey(body))) names.set(bodyKey(body), body);
  return [...names.values()];
}

/** The meetings of a body, the last one first. */
export function meetingsOf({ tables }: WorkbookState, body: string): readonly MeetingRow[] {
  return (tables.DX_Meetings?.rows ?? [])
    .filter(row => row.body !== null && row.date !== null && bodyKey(row.body) === bodyKey(body))
    .sort((one, other) => (other.date ?? 0) - (one.date ?? 0));
}

/** The number of the meeting that is not on the sheet yet. */
export function nextNumber(meetings: readonly MeetingRow[]): number {
  return Math.max(0, meetings.length, ...meetings.map(({ number }) => number ?? 0)) + 1;
}

/** The day of the meeting before: of the body's last one before this one and 基準日; without one, the first day of the fiscal year. */
export function lastRound(meetings: readonly MeetingRow[], chosen: MeetingRow | null, asOf: number): number {
  const until = Math.min(asOf, chosen?.date ?? Infinity);
  const before = meetings.find(({ date }) => date !== null && date < until);
  if (before?.date !== undefined && before.date !== null) return before.date;
  const first = serialOf(fiscalYearOf(asOf), 4, 1);
  return first < asOf ? first : serialOf(fiscalYearOf(asOf) - 1, 4, 1);
}

/** The offices that confirm the papers of a body: its members' roles, who leads first. */
export function sealsOf({ tables }: WorkbookState, body: string): readonly string[] {
  const posts = (tables.DX_Members?.rows ?? []).filter(row => row.body !== null && bodyKey(row.body) === bodyKey(body));
  const leading = ['本部長', 'CDO', 'リーダー', '副本部長', 'CDO補佐官', '幹事', '事務局'];
  const found = leading.flatMap(role => posts.filter(post => post.role === role).map(({ post }) => post ?? role));
  return [...new Set(found)].slice(0, 3);
}
