/** The names of our Excel tables. They never change: formulas, Power Query and Power BI rely on them. */
export const TABLE_NAMES = [
  'DX_Members',
  'DX_Systems',
  'DX_KPIs',
  'DX_Actuals',
  'DX_Schedules',
  'DX_Meetings',
  'DX_Issues',
  'DX_Requests',
  'DX_Context',
  'DX_Steps',
  'DX_Revisions',
] as const;

export type TableName = (typeof TABLE_NAMES)[number];
