/**
 * A set-up or an addition of very many rows in several messages: Excel on the web takes at most 5 MB. What fits goes out in one batch,
 * which is nearly always all of it; the further rows are added below, table by table.
 */
import { byHeader, type CellsByHeader } from '../../sheets/make/print';
import type { PlannedRows, PlannedSheet, SetUpPlan } from '../../sheets/make/planned';
import type { TableName } from '../../sheets/schema/table-name';

/** Bytes of rows in one request: what Excel on the web allows (5 MB), less room for all that is not rows. Settable so that tests need not write megabytes. */
export const REQUEST = { bytes: 4_000_000 };

/** Rows that are added below a table after the first message. */
export interface LaterRows {
  readonly table: TableName;
  readonly rows: readonly CellsByHeader[];
}

const encoder = new TextEncoder();

/** At least what the row's values and number formats take as they are sent. */
function bytesOf(row: object): number {
  return encoder.encode(JSON.stringify(row)).length;
}

/** How many of the rows fit; at least one. */
export function rowsFitting(rows: readonly object[], bytes: number): { readonly count: number; readonly bytes: number } {
  let used = 0;
  for (const [count, row] of rows.entries()) {
    const more = bytesOf(row);
    if (count > 0 && used + more > bytes) return { count, bytes: used };
    used += more;
  }
  return { count: rows.length, bytes: used };
}

function pieces(table: TableName, rows: readonly CellsByHeader[]): LaterRows[] {
  const found: LaterRows[] = [];
  for (let at = 0; at < rows.length;) {
    const { count } = rowsFitting(rows.slice(at), REQUEST.bytes);
    found.push({ table, rows: rows.slice(at, at + count) });
    at += count;
  }
  return found;
}

/** The plan as its first message writes it, with at least one row of each table, and the rows that come after it. */
export function inMessages(plan: SetUpPlan): { readonly first: SetUpPlan; readonly later: readonly LaterRows[] } {
  let left = REQUEST.bytes;
  const later: LaterRows[] = [];
  const tables = plan.tables.map((planned): SetUpPlan['tables'][number] => {
    if (planned.action === 'keep') return planned;
    const all: readonly object[] = planned.action === 'create' ? planned.body : planned.rows;
    const { count, bytes } = rowsFitting(all, left);
    left -= bytes;
    if (count === all.length) return planned;
    if (planned.action === 'create') {
      later.push(
        ...pieces(
          planned.table,
          planned.body.slice(count).map(line => byHeader(planned.columns, line)),
        ),
      );
      return { ...planned, body: planned.body.slice(0, count) } satisfies PlannedSheet;
    }
    later.push(
      ...pieces(
        planned.table,
        planned.rows.slice(count).map(({ cells }) => cells),
      ),
    );
    return { ...planned, rows: planned.rows.slice(0, count) } satisfies PlannedRows;
  });
  return { first: { ...plan, tables }, later };
}
