import { TABLE_NAMES, type TableName } from '../schema/table-name';
import { BASIC_TABLES } from '../schema/declarations/tables';
import type { NewRowOfTable } from '../schema/declarations/tables';

/** Rows taken from a published document; each names the document and the article or page it comes from. Data only. */
export interface Template {
  readonly id: string;
  /** How it is offered. */
  readonly name: string;
  /** The goal above the KPIs, as the document words it; written above the table of a new KPI sheet. */
  readonly goal: { readonly label: string; readonly text: string } | null;
  readonly rows: { readonly [N in TableName]?: readonly NewRowOfTable<N>[] };
}

/** The tables a template sets up where nobody chooses: the basic ones, and those that it has rows of. */
export function tablesOf({ rows }: Template): readonly TableName[] {
  return TABLE_NAMES.filter(name => BASIC_TABLES.includes(name) || (rows[name]?.length ?? 0) > 0);
}
