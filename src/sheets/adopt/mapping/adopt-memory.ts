/** The mapping of a source's columns as it is kept in the workbook's tag: a small object, one for each table and set of headers. */
import { normalizeText } from '../../../domain/text/characters/text';
import type { ColumnDestination, Match } from './adopt-mapping';
import type { SourceColumn } from '../source/adopt-source';
import { TABLE_NAMES, type TableName } from '../../schema/table-name';

const VERSION = 1;

export interface Remembered {
  readonly table: TableName;
  /** Normalized headers, in order; and the id of the destination beside each, null: 取り込まない. */
  readonly headers: readonly string[];
  readonly to: readonly (string | null)[];
}

const headersOf = (columns: readonly SourceColumn[]): string[] => columns.map(({ header }) => normalizeText(header));

/** What is written into the workbook. */
export function toMemory(table: TableName, columns: readonly SourceColumn[], matches: readonly Match[]): object {
  const to = columns.map(({ at }) => matches.find(match => match.at === at)?.to ?? null);
  return { version: VERSION, table, headers: headersOf(columns), to };
}

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(text => typeof text === 'string');

/** What it says; null for what is broken or of a newer version: it is as if it were not there. */
export function fromMemory(read: object): Remembered | null {
  const { version, table, headers, to } = read as Readonly<Record<string, unknown>>;
  const name = TABLE_NAMES.find(one => one === table);
  if (version !== VERSION || name === undefined || !isTexts(headers) || !Array.isArray(to) || to.length !== headers.length) return null;
  return to.every(id => id === null || typeof id === 'string') ? { table: name, headers, to: to as (string | null)[] } : null;
}

/** What has been adopted with these headers last, into this table or, with null, into any. */
export function recallMapping(
  remembered: readonly Remembered[],
  columns: readonly SourceColumn[],
  table: TableName | null,
): Remembered | null {
  const headers = headersOf(columns);
  return (
    [...remembered]
      .reverse()
      .find(
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
