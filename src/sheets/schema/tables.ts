/** Every table of ours by its name, in the order in which sheets are offered. */
import { ACTUALS } from './actuals';
import { KPIS } from './kpis';
import { MEETINGS } from './meetings';
import { MEMBERS } from './members';
import { OPEN_ISSUES } from './open-issues';
import { REVISIONS } from './revisions';
import { SCHEDULES } from './schedules';
import { SYSTEMS } from './systems';
import type { Declaration, NewRow, Row } from './table';
import type { TableName } from './table-name';

export const TABLES = {
  DX_Members: MEMBERS,
  DX_Systems: SYSTEMS,
  DX_KPIs: KPIS,
  DX_Actuals: ACTUALS,
  DX_Schedules: SCHEDULES,
  DX_Meetings: MEETINGS,
  DX_Issues: OPEN_ISSUES,
  DX_Revisions: REVISIONS,
} as const satisfies { readonly [N in TableName]: Declaration & { readonly name: N } };

export type ColumnsOfTable<N extends TableName> = (typeof TABLES)[N]['columns'];
export type RowOfTable<N extends TableName> = Row<ColumnsOfTable<N>>;
export type NewRowOfTable<N extends TableName> = NewRow<ColumnsOfTable<N>>;
