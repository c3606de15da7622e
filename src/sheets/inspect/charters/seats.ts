/** Who sits where: the seats of a body as charter rules ask for them, read from 構成員. */
import { normalizeText } from '../../../domain/text/characters/text';
import { MEMBERS } from '../../schema/declarations/members';
import { rowsOf, type FindingDetails, type Recorded } from '../finding';
import type { MemberRow, NewMember } from '../../schema/declarations/tables';

export type Role = NewMember['role'];
export type Appointment = NonNullable<MemberRow['appointment']>;

/** A body under every name it goes by; the first one is shown. */
export type Body = readonly [string, ...string[]];

export const isOneOf = (text: string | null, names: readonly string[]): boolean =>
  text !== null && names.some(name => normalizeText(name) === normalizeText(text));
export const mentions = (text: string | null, parts: readonly string[]): boolean =>
  text !== null && parts.some(part => normalizeText(text).includes(normalizeText(part)));

/** Whether the seat is still held on 基準日: 退任日 is the last day. */
export const inOffice = (member: MemberRow, asOf: number): boolean => member.until === null || member.until >= asOf;

/** The members in office, of one body or of all. */
export function seats(recorded: Recorded, body: Body | null, role: Role): readonly MemberRow[] {
  return rowsOf(recorded, 'DX_Members').filter(
    member => member.role === role && inOffice(member, recorded.asOf) && (body === null || isOneOf(member.body, body)),
  );
}

/** The post as charters write it, whether 所属 is part of 職名 (総務局長) or in its own column (総務局 and 局長, 総務部 and 部長 or 総務部長). */
export function holdsPost({ division, post }: MemberRow, posts: readonly string[]): boolean {
  if (isOneOf(post, posts)) return true;
  if (division === null || post === null) return false;
  // 総務局 and 局長 share a character: the post is written 総務局長.
  const shared = division.at(-1) === post.at(0) ? post.slice(1) : post;
  return isOneOf(division + post, posts) || isOneOf(division + shared, posts);
}

interface Seat {
  readonly body: Body;
  readonly role: Role;
  /** The posts that may hold it under any of their names; left out where the charter leaves it open. */
  readonly posts?: readonly [string, ...string[]];
  /** The post need only mention this word (one of several 副本部長). */
  readonly oneOfThe?: string;
  readonly appointment?: Appointment;
}

/** Exactly one member in office, of the right post and chosen in the right way. */
export function oneSeat(recorded: Recorded, seat: Seat): FindingDetails[] {
  const {
    body: [body],
    role,
  } = seat;
  const members = seats(recorded, seat.body, role);
  const expected = seat.posts?.[0] ?? seat.oneOfThe ?? null;
  const breach = (rows: readonly MemberRow[], column: string, message: FindingDetails['message']): FindingDetails => ({
    level: 'breach',
    table: 'DX_Members',
    rows: rows.map(({ index }) => index),
    column,
    message,
  });
  const { role: roleColumn, post: postColumn, appointment: appointmentColumn } = MEMBERS.columns;
  if (members.length === 0) return [breach([], roleColumn.header, { kind: 'seatMissing', body, role, post: expected })];
  const found: FindingDetails[] = [];
  if (members.length > 1) found.push(breach(members, roleColumn.header, { kind: 'seatTaken', body, role, count: members.length }));
  for (const member of members) {
    const fits =
      (seat.posts === undefined || holdsPost(member, seat.posts)) &&
      (seat.oneOfThe === undefined || mentions(member.post, [seat.oneOfThe]));
    if (!fits && expected !== null)
      found.push(breach([member], postColumn.header, { kind: 'seatPost', body, role, got: member.post ?? '', expected }));
    if (seat.appointment !== undefined && member.appointment !== seat.appointment) {
      found.push(
        breach([member], appointmentColumn.header, { kind: 'seatAppointment', role, got: member.appointment, expected: seat.appointment }),
      );
    }
  }
  return found;
}

/**
 * Whether 備考 says that the seat stands in for another one (代理). 備考 is the only place the table has for it; a stand-in that
 * nobody finds there does not help on the day it is needed.
 */
export function standsInFor(recorded: Recorded, body: Body, role: Role, of: Role): FindingDetails[] {
  return seats(recorded, body, role)
    .filter(member => !(mentions(member.remarks, ['代理']) && mentions(member.remarks, [of])))
    .map(member => ({
      level: 'breach',
      table: 'DX_Members',
      rows: [member.index],
      column: MEMBERS.columns.remarks.header,
      message: { kind: 'standInNotStated', role, of },
    }));
}
