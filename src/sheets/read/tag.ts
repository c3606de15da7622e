/**
 * What a workbook says of itself, in one setting: the version of our tables, when they were last changed, and how tables of another form were
 * adopted. One text, for Excel has trouble with several new settings at once, and every write of one takes the person's undo away.
 */
import { lastChangesIn, laterOf, type LastChanges } from './last-change';
import { SCHEMA_KEY, versionIn } from '../schema/schema';
import type { TableName } from '../schema/table-name';

/** The workbook's setting. */
export const TAG_KEY = 'DX.workbook';
/** Earlier versions of the add-in kept a setting for each adopted form. */
const ADOPTED_PREFIX = 'DX.Adopted.';
/** Adopted forms that are remembered; the oldest go. */
const MOST_ADOPTED = 50;

export interface Setting {
  readonly key: string;
  readonly value: unknown;
}

export interface Tag {
  /** null: it says no version. */
  readonly schema: number | null;
  readonly changed: LastChanges;
  /** As adopt-memory.ts reads and writes them, the oldest first. */
  readonly adopted: readonly object[];
  /** Who publishes data from it: absent until somebody has said so. */
  readonly publisher?: Publisher;
}

/** 全国地方公共団体コード (six digits) and the full name. */
export interface Publisher {
  readonly code: string;
  readonly name: string;
}

const NONE: Tag = { schema: null, changed: {}, adopted: [] };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function publisherIn(value: unknown): { readonly publisher?: Publisher } {
  const { code, name } = isObject(value) ? value : {};
  return typeof code === 'string' && typeof name === 'string' && /^\d{6}$/.test(code) ? { publisher: { code, name } } : {};
}

/** Reads the setting; where it is not there, the many that earlier versions wrote. What is broken or not ours is as if it were not there. */
export function tagIn(settings: readonly Setting[]): Tag {
  const read = parsed(settings.find(({ key }) => key === TAG_KEY)?.value);
  if (!isObject(read)) return earlierTag(settings);
  return {
    schema: versionIn(read.schema),
    changed: isObject(read.changed) ? lastChangesIn(read.changed) : {},
    adopted: Array.isArray(read.adopted) ? read.adopted.filter(isObject) : [],
    ...publisherIn(read.publisher),
  };
}

/** As written by the versions before; they stay for colleagues who still use one, and are not read any more once the one setting is there. */
function earlierTag(settings: readonly Setting[]): Tag {
  const values = Object.fromEntries(settings.map(({ key, value }) => [key.replace(/^DX\.changed\./, ''), value]));
  return {
    schema: versionIn(settings.find(({ key }) => key === SCHEMA_KEY)?.value),
    changed: lastChangesIn(values),
    adopted: settings.flatMap(({ key, value }) => {
      const one = key.startsWith(ADOPTED_PREFIX) ? parsed(value) : null;
      return isObject(one) ? [one] : [];
    }),
  };
}

/** The text of the setting; null: there is nothing to say. The same for the same tag. */
export function tagText({ schema, changed, adopted, publisher }: Tag): string | null {
  const { schema: noSchema, changed: noChange, adopted: noneAdopted } = NONE;
  const sorted = laterOf(changed, noChange);
  if (schema === noSchema && Object.keys(sorted).length === 0 && adopted.length === noneAdopted.length && !publisher) return null;
  return JSON.stringify({
    ...(schema === null ? {} : { schema }),
    ...(Object.keys(sorted).length === 0 ? {} : { changed: sorted }),
    ...(adopted.length === 0 ? {} : { adopted: adopted.slice(-MOST_ADOPTED) }),
    ...(publisher ? { publisher } : {}),
  });
}

/** The tag without what an action has put into it since `before`; what others have written meanwhile stays. */
export function tagWithout(now: Tag, before: Tag, tables: readonly TableName[]): Tag {
  const others = Object.entries(now.changed).filter(([name]) => !tables.includes(name as TableName));
  const was = Object.entries(before.changed).filter(([name]) => tables.includes(name as TableName));
  return { ...now, changed: Object.fromEntries([...others, ...was]) };
}
