/**
 * A rule or check that cannot be judged, because a table or column is gone or because it fails, is itself a finding: silence would say that
 * all is well, and one failing rule must not take the findings of the others with it.
 */
import type { FindingDetails, Recorded } from './finding';
import { TABLE_NAMES, type TableName } from '../schema/table-name';
import type { Declaration } from '../schema/table';
import { TABLES } from '../schema/declarations/tables';

/** Columns by their keys. */
export type Reads = { readonly [N in TableName]?: readonly (keyof (typeof TABLES)[N]['columns'])[] };

export interface Judged {
  readonly reads: Reads;
  /** The tables in which nothing would be found wrong only because they are not there. */
  readonly needs?: readonly TableName[];
  readonly check: (recorded: Recorded) => readonly FindingDetails[];
}

function notJudgedFor(table: TableName, column: string | null, error: string | null): FindingDetails {
  const message = { kind: 'ruleNotJudged', sheet: TABLES[table].sheet, column, error } as const;
  return { level: 'open', table, rows: [], column: column ?? '', message };
}

/** Columns that a table of the workbook should have and has not. */
function missingColumns(reads: Reads, recorded: Recorded): FindingDetails[] {
  return TABLE_NAMES.flatMap(name => {
    const declaration: Declaration = TABLES[name];
    const gone = new Set((recorded.tables[name]?.issues ?? []).filter(({ kind }) => kind === 'missingHeader').map(({ column }) => column));
    return (reads[name] ?? []).flatMap(key => {
      const header = declaration.columns[key]?.header ?? '';
      return gone.has(header) ? [notJudgedFor(name, header, null)] : [];
    });
  });
}

/** What a rule or check finds; where it cannot be judged, what is lacking. */
export function judge({ reads, needs = [], check }: Judged, recorded: Recorded): readonly FindingDetails[] {
  const lacking = [
    ...needs.filter(table => !recorded.tables[table]).map(table => notJudgedFor(table, null, null)),
    ...missingColumns(reads, recorded),
  ];
  if (lacking.length > 0) return lacking;
  try {
    return check(recorded);
  } catch (error) {
    const table = TABLE_NAMES.find(name => reads[name] !== undefined) ?? 'DX_KPIs';
    return [notJudgedFor(table, null, error instanceof Error ? error.message : String(error))];
  }
}
