/**
 * What this pane has added in the last minutes. A row is looked for again whenever the table has been read: co-authors who write into the
 * same row within one merge both get an answer, and the row of one of them is gone. And rows whose writing got no answer are
 * remembered, so that trying again does not add them twice.
 */
import type { CellsByHeader } from '../../sheets/make/print';
import type { Cells } from '../../domain/base/cell';
import { staleAfter, tableRowsIn, type BodyRows, type Edit } from '../../sheets/read/edit';
import { isBlankRow } from '../../sheets/read/read';
import type { WorkbookState } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { isWrittenHere } from '../batch/workbook-settings';
import { findRows, holdsCells, writtenRows } from './rows';

/** Milliseconds: co-authors' changes are merged within seconds, a minute at the worst; people try again within minutes. */
const REMEMBERED = 10 * 60_000;

interface Sent {
  readonly table: TableName;
  readonly rows: readonly CellsByHeader[];
  readonly time: number;
}

interface Added extends Sent {
  /** Each row's index below the header, as last seen; null: somebody has deleted it, or the person at this Excel has typed in it. */
  readonly places: readonly (number | null)[];
}

/** The table's rows as last read, which tell a row that has moved up into the place of a deleted one from one that was written over ours. */
let before: { readonly [N in TableName]?: Cells } = {};

/** When rows of a table have last come or gone, in milliseconds. */
let moved: { readonly [N in TableName]?: number } = {};

let doubtful: readonly Sent[] = [];
let added: readonly Added[] = [];

const isSame =
  (table: TableName, rows: readonly CellsByHeader[]) =>
  (sent: Sent): boolean =>
    sent.table === table && JSON.stringify(sent.rows) === JSON.stringify(rows);
const recent = <T extends Sent>(list: readonly T[]): readonly T[] => list.filter(({ time }) => Date.now() - time < REMEMBERED);

/** Was it tried before to add these rows, and did no answer come? */
export function inDoubt(table: TableName, rows: readonly CellsByHeader[]): boolean {
  return recent(doubtful).some(isSame(table, rows));
}

/** No answer came to the writing of these rows. */
export function doubt(table: TableName, rows: readonly CellsByHeader[]): void {
  doubtful = [...recent(doubtful), { table, rows, time: Date.now() }];
}

/** These rows are there, the first at this index below the header. */
export function noteAdded(table: TableName, rows: readonly CellsByHeader[], at: number): void {
  doubtful = recent(doubtful).filter(sent => !isSame(table, rows)(sent));
  added = [...recent(added), { table, rows, places: rows.map((_, index) => at + index), time: Date.now() }];
}

function follow(table: TableName, next: (place: number) => number | null): void {
  added = added.map(sent =>
    sent.table === table ? { ...sent, places: sent.places.map(place => (place === null ? null : next(place))) } : sent,
  );
}

const isIn =
  (place: number) =>
  ({ from, count }: BodyRows): boolean =>
    place >= from && place < from + count;

const EVERY_ROW: readonly BodyRows[] = [{ from: 0, count: Infinity }];

/** The person at this Excel has changed cells: what stands in their rows of our tables is theirs. @param state the last reading */
export function followTyped(state: WorkbookState, { sheetId, address }: Edit): void {
  const stale = staleAfter(state, [{ kind: 'cells', sheetId, address }]);
  if (typeof stale === 'object') for (const [table, lines] of stale) noteTyped(table, lines === 'all' ? EVERY_ROW : lines);
}

/** Rows or cells have come or gone: ours are looked for where they are now. @param state the last reading */
export function followRows(state: WorkbookState, what: 'come' | 'go', edit: Edit): void {
  for (const [table, lines] of tableRowsIn(state, edit, what)) (what === 'come' ? noteInserted : noteDeleted)(table, lines);
}

/** The person at this Excel has changed cells of these rows of a table. */
export function noteTyped(table: TableName, lines: readonly BodyRows[]): void {
  follow(table, place => (lines.some(isIn(place)) ? null : place));
}

/** Somebody has deleted these rows of a table: they stay deleted, whoever writes in their place. */
function noteDeleted(table: TableName, lines: readonly BodyRows[]): void {
  moved = { ...moved, [table]: Date.now() };
  follow(table, place =>
    lines.some(isIn(place)) ? null : lines.reduce((now, { from, count }) => (place >= from ? now - count : now), place),
  );
}

/** Somebody has inserted these rows into a table. */
function noteInserted(table: TableName, lines: readonly BodyRows[]): void {
  moved = { ...moved, [table]: Date.now() };
  follow(table, place => lines.reduce((now, { from, count }) => (now >= from ? now + count : now), place));
}

/** These rows are to be looked for no longer: they were taken back. */
export function noteTakenBack(table: TableName, rows: readonly CellsByHeader[]): void {
  added = added.filter(sent => !isSame(table, rows)(sent));
}

/** For another workbook (tests). */
export function forgetAdded(): void {
  [doubtful, added, before, moved] = [[], [], {}, {}];
}

/** Rows that are to be written again. */
export interface Replaced {
  readonly table: TableName;
  readonly rows: readonly CellsByHeader[];
}

/**
 * Looks for the rows of the outbox in what has just been read.
 * A row is replaced where another one, which was not in the table before, stands in its place. One that a person has edited, deleted or moved
 * is theirs and not looked for any more; so is one that has been reported here, which the caller adds again.
 * @param begun when that reading began (Date.now()): rows that were added later cannot be in it, and where rows have come or gone since it says
 * nothing of what stands where now
 */
export function replacedRows(state: WorkbookState, begun: number): readonly Replaced[] {
  const found: Replaced[] = [];
  added = recent(added).flatMap((sent): Added[] => {
    const table = state.tables[sent.table];
    if (table === null) return [];
    if (sent.time >= begun || (moved[sent.table] ?? -Infinity) >= begun) return [sent];
    const headers = (table.cells[0] ?? []).map(String);
    const body = table.cells.slice(1);
    const written = writtenRows(sent.table, headers, sent.rows);
    // Nearly always they are where they were: then the table need not be searched.
    const lineAt = (index: number) => body[sent.places[index] ?? -1];
    if (written.every((line, index) => sent.places[index] === null || holdsCells(lineAt(index), line))) return [sent];
    const at = findRows(body, sent.table, headers, sent.rows);
    if (at >= 0) return [{ ...sent, places: sent.places.map((place, index) => (place === null ? null : at + index)) }];
    const gone = sent.rows.filter((_, index) => {
      const line = written[index] ?? [];
      const now = lineAt(index);
      if (now === undefined || isBlankRow(now)) return false;
      if (!isAnother(now, line, cell => isWrittenHere(sent.table, cell, sent.time))) return false;
      return !body.some(other => holdsCells(other, line)) && !wasThere(before[sent.table], now);
    });
    if (gone.length > 0) found.push({ table: sent.table, rows: gone });
    return [];
  });
  before = Object.fromEntries(added.map(({ table }) => [table, state.tables[table]?.cells ?? []]));
  return found;
}

const wasThere = (cells: Cells | undefined, line: readonly unknown[]): boolean =>
  cells?.some(other => other.length === line.length && other.every((cell, at) => cell === line[at])) === true;

/**
 * Is this another row, and not ours with a cell put right? People edit cell by cell, and each edit is read; several at once are put right in the
 * pane, which knows what it has written.
 */
function isAnother(now: readonly unknown[], written: readonly (string | number | null)[], isWritten: (cell: unknown) => boolean): boolean {
  const ours = written.flatMap((cell, at) => (cell === null ? [] : [at]));
  const different = ours.filter(at => now[at] !== written[at] && !isWritten(now[at]));
  return different.length > 1 || (ours.length === 1 && different.length === 1);
}
