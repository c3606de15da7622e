import type { TableName } from '../schema/table-name';
import type { NewRowOfTable } from '../schema/tables';

/** Rows taken from a published document; each names the document and the article or page it comes from. Data only. */
export interface Template {
  readonly id: string;
  /** How it is offered. */
  readonly name: string;
  /** The goal above the KPIs, as the document words it; written above the table of a new KPI sheet. */
  readonly goal: { readonly label: string; readonly text: string } | null;
  readonly rows: { readonly [N in TableName]?: readonly NewRowOfTable<N>[] };
}
