/** When a table was last changed, as far as it is known. */
import { TABLE_NAMES, type TableName } from '../schema/table-name';

/** ISO 8601 times of the last known changes; a table that is missing has none. */
export type LastChanges = { readonly [N in TableName]?: string };

/** The times by table's name; anything that is no time is none. */
export function lastChangesIn(values: Readonly<Record<string, unknown>>): LastChanges {
  return Object.fromEntries(
    TABLE_NAMES.flatMap(name => {
      const value = values[name];
      return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? [[name, value]] : [];
    }),
  );
}

/** The later ones. */
export function laterOf(one: LastChanges, other: LastChanges): LastChanges {
  return Object.fromEntries(
    TABLE_NAMES.flatMap(name => {
      const times = [one[name], other[name]].filter(time => time !== undefined);
      const latest = times.sort((a, b) => Date.parse(b) - Date.parse(a))[0];
      return latest === undefined ? [] : [[name, latest]];
    }),
  );
}
