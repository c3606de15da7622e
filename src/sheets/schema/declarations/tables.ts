/** Every table of ours by its name, in the order in which sheets are offered. */
import { ACTUALS } from './actuals';
import { CONTEXT } from './context';
import { KPIS } from './kpis';
import { MEETINGS } from './meetings';
import { MEMBERS } from './members';
import { OPEN_ISSUES } from './open-issues';
import { REQUESTS } from './requests';
import { REVISIONS } from './revisions';
import { SCHEDULES } from './schedules';
import { STEPS } from './steps';
import { SYSTEMS } from './systems';
import type { Declaration, NewRow, Row } from '../table';
import { TABLE_NAMES, type TableName } from '../table-name';

export const TABLES = {
  DX_Members: MEMBERS,
  DX_Systems: SYSTEMS,
  DX_KPIs: KPIS,
  DX_Actuals: ACTUALS,
  DX_Schedules: SCHEDULES,
  DX_Meetings: MEETINGS,
  DX_Issues: OPEN_ISSUES,
  DX_Requests: REQUESTS,
  DX_Context: CONTEXT,
  DX_Steps: STEPS,
  DX_Revisions: REVISIONS,
} as const satisfies { readonly [N in TableName]: Declaration & { readonly name: N } };

export type ColumnsOfTable<N extends TableName> = (typeof TABLES)[N]['columns'];
export type RowOfTable<N extends TableName> = Row<ColumnsOfTable<N>>;
export type NewRowOfTable<N extends TableName> = NewRow<ColumnsOfTable<N>>;

export type MemberRow = RowOfTable<'DX_Members'>;
export type MeetingRow = RowOfTable<'DX_Meetings'>;
export type ScheduleRow = RowOfTable<'DX_Schedules'>;
export type ContextRow = RowOfTable<'DX_Context'>;
export type StepRow = RowOfTable<'DX_Steps'>;
export type MemberRole = NonNullable<MemberRow['role']>;

export type NewMember = NewRowOfTable<'DX_Members'>;
export type NewSystem = NewRowOfTable<'DX_Systems'>;
export type NewKpi = NewRowOfTable<'DX_KPIs'>;
export type NewActual = NewRowOfTable<'DX_Actuals'>;
export type NewSchedule = NewRowOfTable<'DX_Schedules'>;
export type NewMeeting = NewRowOfTable<'DX_Meetings'>;
export type NewOpenIssue = NewRowOfTable<'DX_Issues'>;
export type NewContext = NewRowOfTable<'DX_Context'>;
export type NewStep = NewRowOfTable<'DX_Steps'>;

const declarationOf = (name: TableName): Declaration => TABLES[name];

/** The tables that are made together where nobody chooses. */
export const BASIC_TABLES: readonly TableName[] = TABLE_NAMES.filter(name => declarationOf(name).onDemand !== true);
