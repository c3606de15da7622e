/** What the workbook says of itself in its settings: the version of our tables, and when they were last changed. */
import { changedKey, laterOf, type LastChanges } from '../../sheets/read/last-change';
import { isNewer, SCHEMA_KEY, SCHEMA_VERSION, versionIn } from '../../sheets/schema/schema';
import type { TableName } from '../../sheets/schema/table-name';
import { ExcelFailure } from './failure';

/** Asks for the version; to be followed by a sync and refuseNewer. Every action asks before it writes. */
export function lookAtVersion(context: Excel.RequestContext): Excel.Setting {
  const setting = context.workbook.settings.getItemOrNullObject(SCHEMA_KEY);
  setting.load('value');
  return setting;
}

/** Refuses a workbook of a newer add-in, whose tables may have columns and rules we do not know. Throws ExcelFailure (schemaNewer). */
export function refuseNewer(setting: Excel.Setting): void {
  const version = setting.isNullObject ? null : versionIn(setting.value);
  if (version !== null && isNewer(version)) throw new ExcelFailure({ kind: 'schemaNewer', version, known: SCHEMA_VERSION });
}

/** Writes down the version of our tables; part of the batch that makes them. */
export function writeVersion(context: Excel.RequestContext): void {
  context.workbook.settings.add(SCHEMA_KEY, SCHEMA_VERSION);
}

/**
 * What the person has changed by hand while the pane is open. It is shown at once, but written down only with the next batch of ours:
 * a write because of an edit would take away the Ctrl+Z for it (a setting that is saved clears Excel's undo).
 */
let edited: LastChanges = {};

export function noteEdit(table: TableName, at: Date): void {
  edited = laterOf(edited, { [table]: at.toISOString() });
}

/** The changes that have been noted and perhaps not been written down yet. */
export function notedEdits(): LastChanges {
  return edited;
}

/** For another workbook (tests). */
export function forgetEdits(): void {
  edited = {};
}

/** Writes down that these tables are changed now; the last of the batch that changes them. */
export function writeChanged(context: Excel.RequestContext, tables: readonly TableName[], now = new Date().toISOString()): void {
  const { settings } = context.workbook;
  for (const [name, time] of Object.entries(laterOf(edited, Object.fromEntries(tables.map(table => [table, now])))))
    settings.add(changedKey(name as TableName), time);
}
