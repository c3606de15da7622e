/** 所管: whom to ask about a row. Where the row itself does not say, what it refers to does. */
import { comparableText } from '../../domain/text/characters/comparable-text';
import type { TableName } from '../schema/table-name';
import type { RowOfTable } from '../schema/declarations/tables';
import { bodyKey } from './charters/bodies';
import { rowsOf, type Recorded } from './finding';

type Rows = { readonly [N in TableName]: (row: RowOfTable<N>) => string | null };

function firstOf<T>(
  rows: readonly T[],
  key: (row: T) => string | null,
  answer: (row: T) => string | null,
): (name: string | null) => string | null {
  const found = new Map<string, string>();
  for (const row of rows) {
    const name = key(row);
    const text = answer(row);
    if (name !== null && text !== null && !found.has(comparableText(name))) found.set(comparableText(name), text);
  }
  return name => (name === null ? null : (found.get(comparableText(name)) ?? null));
}

export interface Divisions {
  /** Of the body row `index` (from 0) of a table; null where nobody is named. */
  of(table: TableName, index: number): string | null;
  /** Of a body: its 事務局. */
  ofBody(body: string): string | null;
}

/** Looks through the tables once; asking is cheap. */
export function divisionsOf(recorded: Recorded): Divisions {
  const ofKpi = firstOf(
    rowsOf(recorded, 'DX_KPIs'),
    ({ name }) => name,
    ({ owner }) => owner,
  );
  const ofSystem = firstOf(
    rowsOf(recorded, 'DX_Systems'),
    ({ name }) => name,
    ({ division, owner }) => division ?? owner,
  );
  const offices = rowsOf(recorded, 'DX_Members').filter(({ role }) => role === '事務局');
  const ofOfficeKey = firstOf(
    offices,
    ({ body }) => (body === null ? null : bodyKey(body)),
    ({ post, division }) => post ?? division,
  );
  const ofOffice = (body: string | null): string | null => ofOfficeKey(body === null ? null : bodyKey(body));
  const rules: Rows = {
    DX_Members: ({ body }) => ofOffice(body),
    DX_Systems: ({ division, owner }) => division ?? owner,
    DX_KPIs: ({ owner }) => owner,
    DX_Actuals: ({ kpi, author }) => ofKpi(kpi) ?? author,
    DX_Schedules: ({ owner, system, kpi }) => owner ?? ofSystem(system) ?? ofKpi(kpi),
    DX_Meetings: ({ body, convener }) => ofOffice(body) ?? convener,
    DX_Issues: ({ division, system, kpi }) => division ?? ofSystem(system) ?? ofKpi(kpi),
    DX_Requests: ({ to }) => to,
    DX_Context: () => null,
    DX_Steps: ({ system }) => ofSystem(system),
    DX_Revisions: ({ kpi }) => ofKpi(kpi),
  };
  const byIndex = new Map<TableName, ReadonlyMap<number, unknown>>();
  return {
    of(table, index) {
      let rows = byIndex.get(table);
      if (rows === undefined) byIndex.set(table, (rows = new Map(rowsOf(recorded, table).map(row => [row.index, row]))));
      const row = rows.get(index);
      // The row comes from the table whose rule is asked; the compiler cannot follow an index by a union.
      return row === undefined ? null : (rules[table] as (row: unknown) => string | null)(row);
    },
    ofBody: body => ofOffice(body),
  };
}
