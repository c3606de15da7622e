/**
 * The checks that need no charter (section 3 of the contract of the sheets): what is missing for a rating, what is overdue on 基準日,
 * who has not met or not reported. Pure functions over typed rows, one entry each.
 */
import { comparableText } from '../../domain/text/characters/comparable-text';
import { milestone } from '../../domain/work/milestone';
import { serialOf } from '../../domain/base/serial';
import { normalizeText } from '../../domain/text/characters/text';
import { labelOf } from '../../domain/text/dates/time';
import { rowsOf, type Finding, type FindingDetails, type Recorded } from './finding';
import { judge, type Judged } from './judge';
import { outcomesWithoutOutput, parentRings, sectionsWithoutWork, updatesDue } from './kpi-tree-checks';
import { recordsChanged } from './record-checks';
import { revisionsNotJoined, targetsNotRevised } from './revision-checks';
import { scaleProblems } from './scale-checks';
import { bodyKey, isCharterBody } from './charters/bodies';
import { nearestText } from '../read/nearest';
import type { TableName } from '../schema/table-name';
import { TABLES, type MeetingRow, type MemberRow, type RowOfTable } from '../schema/declarations/tables';

export interface Check extends Judged {
  readonly id: string;
}

/** A body that has not met for a year has missed every round of the year (April plan, October interim, March result). */
const LONGEST_WITHOUT_MEETING = 365;

/** The roles that call a body together: a body with one of them is expected to meet. */
const CONVENERS: readonly (string | null)[] = ['本部長', 'リーダー'] satisfies MemberRow['role'][];

function at<N extends TableName>(table: N, { index }: RowOfTable<N>, header: string): Pick<FindingDetails, 'table' | 'rows' | 'column'> {
  return { table, rows: [index], column: header };
}

function kpisWithoutOwner(recorded: Recorded): FindingDetails[] {
  return rowsOf(recorded, 'DX_KPIs').flatMap((kpi): FindingDetails[] =>
    kpi.name === null || kpi.owner !== null
      ? []
      : [
          {
            ...at('DX_KPIs', kpi, TABLES.DX_KPIs.columns.owner.header),
            level: 'open',
            message: { kind: 'kpiWithoutOwner', kpi: kpi.name },
          },
        ],
  );
}

/** A baseline counts only with its year, so both are asked for. */
function kpisWithoutBaseline(recorded: Recorded): FindingDetails[] {
  const { baseline, baselineYear } = TABLES.DX_KPIs.columns;
  return rowsOf(recorded, 'DX_KPIs').flatMap((kpi): FindingDetails[] =>
    kpi.name === null || (kpi.baseline !== null && kpi.baselineYear !== null)
      ? []
      : [
          {
            ...at('DX_KPIs', kpi, (kpi.baseline === null ? baseline : baselineYear).header),
            level: 'open',
            message: { kind: 'kpiWithoutBaseline', kpi: kpi.name },
          },
        ],
  );
}

/** The last year that is over: a fiscal year, or a calendar year for a KPI measured at 年末. A baseline of that year is its value. */
function kpisWithoutActual(recorded: Recorded): FindingDetails[] {
  const actualsOf = new Map<string, RowOfTable<'DX_Actuals'>[]>();
  for (const actual of rowsOf(recorded, 'DX_Actuals')) {
    if (actual.kpi === null || actual.value === null) continue;
    const key = comparableText(actual.kpi);
    const others = actualsOf.get(key);
    if (others === undefined) actualsOf.set(key, [actual]);
    else others.push(actual);
  }
  return rowsOf(recorded, 'DX_KPIs').flatMap((kpi): FindingDetails[] => {
    if (kpi.name === null) return [];
    const timing = kpi.timing ?? '年度末';
    const year = labelOf(recorded.asOf, timing) - 1;
    if (kpi.baseline !== null && kpi.baselineYear !== null && kpi.baselineYear >= year) return [];
    const actuals = [kpi.name, kpi.id].flatMap(key => (key === null ? [] : (actualsOf.get(comparableText(key)) ?? [])));
    // 時点 wins over 年度, as in DX.ACTUAL. The days of the year are worked out once: labelOf for every actual would cost more than all else here.
    const [from, to] =
      timing === '年末' ? [serialOf(year, 1, 1), serialOf(year + 1, 1, 1)] : [serialOf(year, 4, 1), serialOf(year + 1, 4, 1)];
    const there = actuals.some(({ date, year: label }) => (date === null ? label === year : date >= from && date < to));
    return there
      ? []
      : [
          {
            ...at('DX_KPIs', kpi, TABLES.DX_KPIs.columns.name.header),
            level: 'open',
            message: { kind: 'kpiWithoutActual', kpi: kpi.name, year, fiscal: timing === '年度末' },
          },
        ];
  });
}

function migrationsOverdue(recorded: Recorded): FindingDetails[] {
  return rowsOf(recorded, 'DX_Systems').flatMap((system): FindingDetails[] => {
    const { name, migrationDue: due, status } = system;
    if (due === null || due >= recorded.asOf || status === '運用' || status === '廃止') return [];
    return [
      {
        ...at('DX_Systems', system, TABLES.DX_Systems.columns.migrationDue.header),
        level: 'breach',
        message: { kind: 'migrationOverdue', system: name ?? '', due, days: recorded.asOf - due, status },
      },
    ];
  });
}

/** Late by DX.MILESTONE's own rules, so that this and a formula in the sheet cannot disagree. */
function milestonesLate(recorded: Recorded): FindingDetails[] {
  const { plannedStart: start, plannedFinish: finish, progress: done } = TABLES.DX_Schedules.columns;
  const columns = { 期限超過: finish.header, 遅れ: done.header, 着手遅れ: start.header };
  const late: FindingDetails[] = [];
  for (const { index, initiative, milestone: name, plannedStart, plannedFinish, actualStart, actualFinish, progress } of rowsOf(
    recorded,
    'DX_Schedules',
  )) {
    const state = milestone(plannedStart, plannedFinish, actualStart, actualFinish, progress, recorded.asOf);
    if (state !== '期限超過' && state !== '遅れ' && state !== '着手遅れ') continue;
    const due = state === '着手遅れ' ? plannedStart : plannedFinish;
    if (due === null) continue;
    const message = {
      kind: 'milestoneLate',
      initiative: initiative ?? '',
      milestone: name ?? '',
      state,
      due,
      days: Math.max(0, recorded.asOf - due),
      progress,
    } as const;
    late.push({ level: 'breach', table: 'DX_Schedules', rows: [index], column: columns[state], message });
  }
  return late;
}

function issuesOverdue(recorded: Recorded): FindingDetails[] {
  return rowsOf(recorded, 'DX_Issues').flatMap((row): FindingDetails[] => {
    const { issue, due, status } = row;
    if (due === null || due >= recorded.asOf || status === '解決') return [];
    return [
      {
        ...at('DX_Issues', row, TABLES.DX_Issues.columns.due.header),
        level: 'breach',
        message: { kind: 'issueOverdue', issue: issue ?? '', due, days: recorded.asOf - due },
      },
    ];
  });
}

/** Bodies with somebody who calls them together, and bodies that have met before. */
function bodiesNotMet(recorded: Recorded): FindingDetails[] {
  const meetings = rowsOf(recorded, 'DX_Meetings').flatMap(meeting =>
    meeting.body !== null && meeting.date !== null && meeting.date <= recorded.asOf
      ? [{ ...meeting, body: meeting.body, date: meeting.date }]
      : [],
  );
  const lastOf = new Map<string, (typeof meetings)[number]>();
  for (const meeting of meetings) {
    const before = lastOf.get(bodyKey(meeting.body));
    if (before === undefined || before.date < meeting.date) lastOf.set(bodyKey(meeting.body), meeting);
  }
  const late = [...lastOf.values()]
    .filter(({ date }) => recorded.asOf - date > LONGEST_WITHOUT_MEETING)
    .map((meeting): FindingDetails => ({
      ...at('DX_Meetings', meeting, TABLES.DX_Meetings.columns.date.header),
      level: 'breach',
      message: { kind: 'bodyNotMet', body: meeting.body, last: meeting.date, days: recorded.asOf - meeting.date },
    }));
  const never = new Map<string, FindingDetails>();
  for (const member of rowsOf(recorded, 'DX_Members')) {
    if (member.body === null || !CONVENERS.includes(member.role) || lastOf.has(bodyKey(member.body)) || never.has(bodyKey(member.body)))
      continue;
    never.set(bodyKey(member.body), {
      ...at('DX_Members', member, TABLES.DX_Members.columns.body.header),
      level: 'open',
      message: { kind: 'bodyNeverMet', body: member.body },
    });
  }
  return [...never.values(), ...late];
}

/** A meeting that is over, says whom it reports to and not when it did. */
function meetingsNotReported(recorded: Recorded): FindingDetails[] {
  return rowsOf(recorded, 'DX_Meetings').flatMap((meeting): FindingDetails[] => {
    const { body, number, date, reportedTo: to, reportedOn } = meeting;
    if (date === null || date >= recorded.asOf || to === null || (reportedOn !== null && reportedOn <= recorded.asOf)) return [];
    return [
      {
        ...at('DX_Meetings', meeting, TABLES.DX_Meetings.columns.reportedOn.header),
        level: 'breach',
        message: { kind: 'notReported', body: body ?? '', number, date, to, days: recorded.asOf - date },
      },
    ];
  });
}

/** 退任日 is over and nobody follows in the same seat; with a successor the row is history, and stays. */
function termsEnded(recorded: Recorded): FindingDetails[] {
  const members = rowsOf(recorded, 'DX_Members');
  const seat = ({ body, role, post }: MemberRow): string =>
    [bodyKey(body ?? ''), ...[role, post].map(text => normalizeText(text ?? ''))].join('\n');
  const taken = new Set(members.filter(({ until }) => until === null || until >= recorded.asOf).map(seat));
  return members.flatMap((member): FindingDetails[] => {
    const { body, role, post, until } = member;
    if (until === null || until >= recorded.asOf || taken.has(seat(member))) return [];
    return [
      {
        ...at('DX_Members', member, TABLES.DX_Members.columns.until.header),
        level: 'breach',
        message: { kind: 'termEnded', body: body ?? '', role: role ?? '', post: post ?? '', until },
      },
    ];
  });
}

/** A body of 会議 that 構成員 does not know is a misspelt one, or one whose members are still to be written down. */
function bodiesUnknown(recorded: Recorded): FindingDetails[] {
  const known = new Map(rowsOf(recorded, 'DX_Members').flatMap(({ body }) => (body === null ? [] : [[bodyKey(body), body] as const])));
  if (known.size === 0) return [];
  const { body: bodyColumn, reportedTo: toColumn } = TABLES.DX_Meetings.columns;
  const finding = (meeting: MeetingRow, header: string, body: string, nearest: string | null): FindingDetails => ({
    ...at('DX_Meetings', meeting, header),
    level: 'open',
    message: { kind: 'bodyUnknown', body, nearest },
  });
  return rowsOf(recorded, 'DX_Meetings').flatMap((meeting): FindingDetails[] => {
    const { body, reportedTo } = meeting;
    const found: FindingDetails[] = [];
    if (body !== null && !known.has(bodyKey(body)) && !isCharterBody(body))
      found.push(finding(meeting, bodyColumn.header, body, nearestText(body, known.values())));
    // A report may go to a person or an office outside: only what looks like one of the bodies is asked about.
    if (reportedTo !== null && !known.has(bodyKey(reportedTo)) && !isCharterBody(reportedTo)) {
      const nearest = nearestText(reportedTo, known.values());
      if (nearest !== null) found.push(finding(meeting, toColumn.header, reportedTo, nearest));
    }
    return found;
  });
}

export const CHECKS = [
  { id: 'kpi-owner', reads: { DX_KPIs: ['name', 'owner'] }, check: kpisWithoutOwner },
  { id: 'kpi-baseline', reads: { DX_KPIs: ['name', 'baseline', 'baselineYear'] }, check: kpisWithoutBaseline },
  { id: 'kpi-actual', reads: { DX_KPIs: ['name'], DX_Actuals: ['kpi', 'year', 'value'] }, check: kpisWithoutActual },
  { id: 'kpi-update', reads: { DX_KPIs: ['name'], DX_Actuals: ['kpi', 'value'] }, check: updatesDue },
  { id: 'kpi-ring', reads: { DX_KPIs: ['name'] }, check: parentRings },
  { id: 'kpi-output', reads: { DX_KPIs: ['name'] }, check: outcomesWithoutOutput },
  { id: 'section-work', reads: { DX_KPIs: ['owner'], DX_Members: ['division'] }, check: sectionsWithoutWork },
  { id: 'system-migration', reads: { DX_Systems: ['migrationDue', 'status'] }, check: migrationsOverdue },
  { id: 'milestone-late', reads: { DX_Schedules: ['plannedFinish', 'actualFinish', 'progress'] }, check: milestonesLate },
  { id: 'issue-overdue', reads: { DX_Issues: ['due', 'status'] }, check: issuesOverdue },
  { id: 'body-met', reads: { DX_Meetings: ['body', 'date'] }, check: bodiesNotMet },
  { id: 'body-known', reads: { DX_Meetings: ['body'] }, check: bodiesUnknown },
  { id: 'meeting-reported', reads: { DX_Meetings: ['date', 'reportedTo', 'reportedOn'] }, check: meetingsNotReported },
  { id: 'member-term', reads: { DX_Members: ['body', 'role', 'post', 'until'] }, check: termsEnded },
  { id: 'revision-target', reads: { DX_Revisions: ['kpi', 'year', 'after', 'revisedOn'] }, check: targetsNotRevised },
  { id: 'revision-order', reads: { DX_Revisions: ['kpi', 'year', 'before', 'after', 'revisedOn'] }, check: revisionsNotJoined },
  { id: 'scale-table', reads: {}, check: scaleProblems },
  { id: 'round-record', reads: {}, check: recordsChanged },
] as const satisfies readonly Check[];

export type CheckId = (typeof CHECKS)[number]['id'];

/** What all the checks find. */
export function runChecks(recorded: Recorded): Finding[] {
  return CHECKS.flatMap(check => runCheck(check, recorded));
}

/** What one of them finds, or that it could not be judged. */
export function runCheck({ id, ...check }: Check, recorded: Recorded): Finding[] {
  return judge(check, recorded).map(found => ({ rule: id, ...found }));
}
