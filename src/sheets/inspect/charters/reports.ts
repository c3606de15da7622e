/** Whether what a meeting brought was passed on, read from 会議. */
import { rowsOf, type FindingDetails, type Recorded } from '../finding';
import { MEETINGS } from '../../schema/declarations/meetings';
import type { MeetingRow } from '../../schema/declarations/tables';
import { isOneOf, type Body } from './seats';

export type HeldMeeting = MeetingRow & { readonly date: number };

/** Meetings that took place up to 基準日, of one body or of all. */
export function heldMeetings(recorded: Recorded, body: Body | null): readonly HeldMeeting[] {
  return rowsOf(recorded, 'DX_Meetings').filter(
    (meeting): meeting is HeldMeeting =>
      meeting.date !== null && meeting.date <= recorded.asOf && (body === null || isOneOf(meeting.body, body)),
  );
}

/** Whether one of the addressees in 報告先 is meant: 「CDO、市長」 is addressed to the CDO, 「CDO補佐官」 is not. */
function addressed(text: string | null, names: Body): boolean {
  return (text ?? '').split(/[、，,・/／\s]+/).some(part => isOneOf(part.replace(/(会議|リーダー)$/, ''), names));
}

/**
 * Each of the meetings must have been reported to `to` by 基準日. One report covers the meetings before it, so that a
 * charter that asks for regular reports (定期的に) is not read as asking for one after each meeting.
 */
export function reportedTo(recorded: Recorded, meetings: readonly HeldMeeting[], to: Body): FindingDetails[] {
  const { reportedTo: toColumn, reportedOn: onColumn } = MEETINGS.columns;
  const reports = meetings.flatMap(({ reportedTo: addressee, reportedOn }) =>
    reportedOn !== null && reportedOn <= recorded.asOf && addressed(addressee, to) ? [reportedOn] : [],
  );
  return meetings.flatMap((meeting): FindingDetails[] => {
    const { body, number, date, reportedTo: got } = meeting;
    if (reports.some(report => report >= date)) return [];
    const at = { level: 'breach', table: 'DX_Meetings', rows: [meeting.index] } as const;
    return got !== null && !addressed(got, to)
      ? [{ ...at, column: toColumn.header, message: { kind: 'reportedElsewhere', body: body ?? '', date, got, expected: to[0] } }]
      : [
          {
            ...at,
            column: onColumn.header,
            message: { kind: 'notReported', body: body ?? '', number, date, to: to[0], days: recorded.asOf - date },
          },
        ];
  });
}
