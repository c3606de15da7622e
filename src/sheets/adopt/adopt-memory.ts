/** The mapping of a source's columns as it is kept in the workbook: a small JSON text, one for each table and set of headers. */
import { normalizeText } from '../../domain/text/text';
import type { ColumnDestination, Match } from './adopt-mapping';
import type { SourceColumn } from './adopt-source';
import { TABLE_NAMES, type TableName } from '../schema/table-name';

export const MEMORY_PREFIX = 'DX.Adopted.';
const VERSION = 1;

export interface Remembered {
  readonly table: TableName;
  /** Normalized headers, in order; and the id of the destination beside each, null: 取り込まない. */
  readonly headers: readonly string[];
  readonly to: readonly (string | null)[];
}

/** A setting of the workbook. */
export interface Setting {
  readonly key: string;
  readonly value: unknown;
}

const headersOf = (columns: readonly SourceColumn[]): string[] => columns.map(({ header }) => normalizeText(header));

/** A short name for a list of headers; the list itself is kept beside it. */
function hashOf(headers: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const character of headers.join('\n')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** What is written into the workbook. */
export function toSetting(
  table: TableName,
  columns: readonly SourceColumn[],
  matches: readonly Match[],
): { readonly key: string; readonly value: string } {
  const headers = headersOf(columns);
  const to = columns.map(({ at }) => matches.find(match => match.at === at)?.to ?? null);
  return { key: `${MEMORY_PREFIX}${table}.${hashOf(headers)}`, value: JSON.stringify({ version: VERSION, table, headers, to }) };
}

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(text => typeof text === 'string');

/** What a setting says; null for one that is not ours, broken, or of a newer version: it is as if it were not there. */
export function fromSetting({ key, value }: Setting): Remembered | null {
  if (!key.startsWith(MEMORY_PREFIX) || typeof value !== 'string') return null;
  let read: unknown;
  try {
    read = JSON.parse(value);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null) return null;
  const { version, table, headers, to } = read as Readonly<Record<string, unknown>>;
  const name = TABLE_NAMES.find(one => one === table);
  if (version !== VERSION || name === undefined || !isTexts(headers) || !Array.isArray(to) || to.length !== headers.length) return null;
  return to.every(id => id === null || typeof id === 'string') ? { table: name, headers, to: to as (string | null)[] } : null;
}

/** What has been adopted with these headers before, into this table or, with null, into any. */
export function recall(remembered: readonly Remembered[], columns: readonly SourceColumn[], table: TableName | null): Remembered | null {
  const headers = headersOf(columns);
  return (
    remembered.find(
      one =>
        (table === null || one.table === table) &&
        one.headers.length === headers.length &&
        one.headers.every((header, index) => header === headers[index]),
    ) ?? null
  );
}

/** The remembered mapping in place of the proposed one, as far as the destinations are still there. */
export function recalledMatches(
  { to }: Remembered,
  columns: readonly SourceColumn[],
  destinations: readonly ColumnDestination[],
): readonly Match[] {
  const taken = new Set<string>();
  return columns.map(({ at }, index): Match => {
    const id = to[index] ?? null;
    if (id === null || taken.has(id) || !destinations.some(destination => destination.id === id))
      return { at, to: null, confidence: id === null ? 'remembered' : 'none' };
    taken.add(id);
    return { at, to: id, confidence: 'remembered' };
  });
}
