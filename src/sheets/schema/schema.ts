/** Versions of the typed sheets. A workbook says in its settings with which one it was made; migration steps are data, one entry each. */
import type { TableName } from './table-name';

/** The workbook's setting with the version of its tables. */
export const SCHEMA_KEY = 'DX.schema';

export interface SchemaVersion {
  readonly version: number;
  /** What a workbook of the version before lacks: the keys of columns that this one has added, by table. */
  readonly columns: { readonly [N in TableName]?: readonly string[] };
}

/** Ascending. A workbook without the setting counts as of the first version: tables made by hand with our names and headers work as they are. */
export const VERSIONS: readonly SchemaVersion[] = [
  { version: 1, columns: {} },
  { version: 2, columns: { DX_KPIs: ['aggregation', 'parent', 'stage', 'frequency'] } },
];

/** The version that this add-in declares. */
export const SCHEMA_VERSION = Math.max(...VERSIONS.map(({ version }) => version));

/** The version a setting's value tells; null: none that can be. */
export function versionIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : null;
}

/** Is the workbook made by a newer add-in, whose tables this one must not write to? */
export function isNewer(version: number | null): boolean {
  return version !== null && version > SCHEMA_VERSION;
}

/** Has this column come to the table after the first version? A workbook without it is older, not wrong. */
export function isLaterColumn(table: TableName, key: string): boolean {
  return columnsSince(table, null).has(key);
}

/** The keys of the columns that have come to a table since a version (null: the first). */
export function columnsSince(table: TableName, version: number | null, versions: readonly SchemaVersion[] = VERSIONS): ReadonlySet<string> {
  return new Set(versions.filter(step => step.version > (version ?? 1)).flatMap(step => step.columns[table] ?? []));
}
