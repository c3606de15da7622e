/**
 * What the workbook says of itself (sheets/read/tag), in its one setting. It is read in the look of every action and written at most once, by the
 * batch that adds rows, columns or sheets: what co-authors have put into it by then is kept, and what one of them writes between look and batch
 * is lost at worst to a time of change or a remembered form. Cells that are changed are noted, and written down with the next such batch.
 */
import { laterOf, type LastChanges } from '../../sheets/read/last-change';
import { TAG_KEY, tagIn, tagText, tagWithout, type Publisher, type Tag } from '../../sheets/read/tag';
import { isNewer, SCHEMA_VERSION } from '../../sheets/schema/schema';
import type { TableName } from '../../sheets/schema/table-name';
import { ExcelFailure } from './failure';

/** Asks for the settings; to be followed by a sync. Every action asks before it writes. */
export function askForTag({ workbook }: Excel.RequestContext): Excel.SettingCollection {
  return workbook.settings.load('items/key,items/value');
}

/** The tag as it was looked at, and the setting's own text; null: it is not there. */
export interface TagFound {
  readonly tag: Tag;
  readonly text: string | null;
}

export function tagFound({ items }: Excel.SettingCollection): TagFound {
  const setting = items.find(({ key }) => key === TAG_KEY);
  return {
    tag: tagIn(items.map(({ key, value }) => ({ key, value: value as unknown }))),
    text: setting === undefined ? null : String(setting.value),
  };
}

/** Refuses a workbook of a newer add-in, whose tables may have columns and rules we do not know. Throws ExcelFailure (schemaNewer). */
export function refuseNewer(asked: Excel.SettingCollection): void {
  const { schema } = tagFound(asked).tag;
  if (schema !== null && isNewer(schema)) throw new ExcelFailure({ kind: 'schemaNewer', version: schema, known: SCHEMA_VERSION });
}

/**
 * What the person has changed by hand, or in the pane cell by cell, while it is open. It is shown at once, but written down only with the next
 * batch that writes the setting: a write because of an edit would take away the Ctrl+Z for it.
 */
let edited: LastChanges = {};

/** @param contents what the pane itself has written into cells of rows that were there */
export function noteEdit(table: TableName, contents: readonly unknown[] = [], at = new Date()): void {
  edited = laterOf(edited, { [table]: at.toISOString() });
  for (const content of contents) written.set(JSON.stringify([table, content ?? '']), at.getTime());
}

/** When the pane wrote each content into a table, in milliseconds. */
const written = new Map<string, number>();

/** Has the pane itself written this into a cell of a row of the table since then? */
export function isWrittenHere(table: TableName, content: unknown, since: number): boolean {
  return (written.get(JSON.stringify([table, content ?? ''])) ?? -Infinity) >= since;
}

/** The changes that have been noted and perhaps not been written down yet. */
export function notedEdits(): LastChanges {
  return edited;
}

/** For another workbook (tests). */
export function forgetEdits(): void {
  edited = {};
  written.clear();
}

/** What a batch has to say: the tables it changes, and what it adds to the tag. */
export interface Said {
  readonly tables: readonly TableName[];
  readonly schema?: number;
  readonly adopted?: object | null;
}

/** Writes it down where it says anything new; once in a batch. */
export function writeTag(context: Excel.RequestContext, { tag, text }: TagFound, { tables, schema, adopted = null }: Said): void {
  const now = new Date().toISOString();
  const same = (one: object): boolean => JSON.stringify(one) === JSON.stringify(adopted);
  const next = tagText({
    ...tag,
    schema: schema ?? tag.schema,
    changed: laterOf(laterOf(tag.changed, edited), Object.fromEntries(tables.map(name => [name, now]))),
    adopted: adopted === null ? tag.adopted : [...tag.adopted.filter(one => !same(one)), adopted],
  });
  if (next !== null && next !== text) context.workbook.settings.add(TAG_KEY, next);
}

/** Writes down who publishes, beside all the rest. */
export function writePublisher({ workbook }: Excel.RequestContext, { tag }: TagFound, publisher: Publisher): void {
  workbook.settings.add(TAG_KEY, tagText({ ...tag, publisher }) ?? '');
}

/** Takes who publishes out again where a failed batch has written it; what others have written stays. To be followed by a sync. */
export function putPublisherBack(context: Excel.RequestContext, now: TagFound, before: TagFound): void {
  const { publisher: _written, ...others } = now.tag;
  const { publisher } = before.tag;
  setTag(context, now, before, publisher === undefined ? others : { ...others, publisher });
}

/** Has the batch written it? Said by the time of the table's change. */
export function isSaid(now: TagFound, before: TagFound, table: TableName): boolean {
  return now.tag.changed[table] !== before.tag.changed[table];
}

/** Takes out what a failed batch has written down; to be followed by a sync. */
export function putTagBack(context: Excel.RequestContext, now: TagFound, before: TagFound, { tables, schema }: Said): void {
  if (now.text === before.text) return;
  const without = tagWithout(now.tag, before.tag, tables);
  const added = now.tag.adopted.length > before.tag.adopted.length;
  setTag(context, now, before, {
    ...without,
    schema: schema === undefined ? now.tag.schema : before.tag.schema,
    adopted: added ? now.tag.adopted.slice(0, -1) : now.tag.adopted,
  });
}

function setTag({ workbook: { settings } }: Excel.RequestContext, now: TagFound, before: TagFound, wanted: Tag): void {
  // Nobody else has written it: as it was to the letter, and not at all where it was not there.
  const text = tagText(wanted) === tagText(before.tag) ? before.text : tagText(wanted);
  if (text === now.text) return;
  if (text === null) settings.getItem(TAG_KEY).delete();
  else settings.add(TAG_KEY, text);
}

/** What the tag says only of tables that are taken back goes with them; to be followed by a sync. */
export function forgetTables(context: Excel.RequestContext, now: TagFound, { tables, schema }: Said): void {
  const none: TagFound = { tag: { schema: null, changed: {}, adopted: [] }, text: null };
  const without = tagWithout(now.tag, none.tag, tables);
  if (now.text !== null) setTag(context, now, none, { ...without, schema: schema === undefined ? now.tag.schema : null });
}
