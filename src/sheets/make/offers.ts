/** What a drop-down offers where other texts may be written, too. */
import type { RowValues } from './print';
import type { ColumnReference } from '../schema/column';
import type { WorkbookState } from '../read/state';
import { TABLES } from '../schema/declarations/tables';
import type { Template } from '../templates/template';

/** Excel takes a list of choices of so many characters. */
export const MOST_LISTED = 255;

/** The source of a drop-down; `once`: each text once, as a list of today, where that is short enough. */
export type OfferSource = (reference: ColumnReference, once?: boolean) => string | null;

/** What a column holds today and will hold, each text once: the bodies of 構成員 stand in many rows. */
export function textsOf({ table, header }: ColumnReference, state: WorkbookState, template: Template | null): string[] {
  const key = Object.entries(TABLES[table].columns).find(([, column]) => column.header === header)?.[0] ?? '';
  const rows: readonly unknown[] = [...(state.tables[table]?.rows ?? []), ...(template?.rows[table] ?? [])];
  const texts = rows.flatMap(row => {
    const text = (row as RowValues)[key];
    return typeof text === 'string' && !text.includes(',') ? [text] : [];
  });
  return [...new Set(texts)];
}
