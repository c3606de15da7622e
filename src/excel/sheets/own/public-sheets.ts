/** 公開用データ as sheets of this workbook: plain tables with the heading in row 1. All of them come in one batch, and go again in one. */
import type { Value } from '../../../sheets/publish/grid';
import type { Publisher } from '../../../sheets/read/tag';
import { columnLetters } from '../../../sheets/read/state';
import { asWritten } from '../../batch/cell-text';
import { change, type TakenBack } from '../../batch/change';
import { ExcelFailure } from '../../batch/failure';
import { holdSheets } from '../../batch/hold';
import { askForObjects, NO_OBJECTS } from '../../batch/objects-of-sheet';
import { askForTag, putPublisherBack, refuseNewer, tagFound, writePublisher, type TagFound } from '../../batch/workbook-settings';
import { passingRange } from '../../batch/passing-range';
import { addMarked, deleteMarked, findMarked, deleteSheets, finishDeleting, newToken, type SheetToGo } from '../parts/new-sheets';

/** A sheet to be made; its first line is the heading, whose first cell is a text. */
export interface PublicSheet {
  readonly name: string;
  readonly lines: readonly (readonly Value[])[];
}

/** Bytes in one message: Excel on the web takes five megabytes. */
const MOST_BYTES = 4_500_000;
/** Points. */
const WIDTH = 100;

const contentOf = (value: Value): string | number | boolean => (typeof value === 'boolean' ? value : (asWritten(value) ?? ''));
const bytesOf = (value: Value): number => (typeof value !== 'string' ? 8 : 4 + value.length * (/^[ -~]*$/.test(value) ? 1 : 3));

/** Columns beside each other that are written as one block; of a column that says the same in every row only that is sent. */
interface Strip {
  readonly column: number;
  readonly lines: readonly (readonly Value[])[];
  readonly same: boolean;
}

function stripsOf([head = [], ...body]: PublicSheet['lines']): readonly Strip[] {
  const strips: Strip[] = [];
  let from = 0;
  const upTo = (column: number): void => {
    if (column > from) strips.push({ column: from, lines: body.map(line => line.slice(from, column)), same: false });
    from = column + 1;
  };
  head.forEach((_, column) => {
    const value = body[0]?.[column] ?? null;
    if (body.length < 2 || body.some(line => (line[column] ?? null) !== value)) return;
    upTo(column);
    strips.push({ column, lines: [[value]], same: true });
  });
  upTo(head.length);
  return body.length === 0 ? [] : strips;
}

/** Throws ExcelFailure (tooLarge). */
function refuseTooLarge(strips: readonly Strip[]): void {
  let bytes = 0;
  for (const { lines } of strips) for (const line of lines) for (const value of line) bytes += bytesOf(value);
  if (bytes > MOST_BYTES) throw new ExcelFailure({ kind: 'tooLarge' });
}

interface PublicSheetsFound {
  readonly ids: ReadonlySet<string>;
  readonly tag: TagFound;
  /** An earlier attempt, whose answer was lost, has made them. */
  readonly isDone: boolean;
}

/**
 * One sync to look, one that writes. @param publisher is kept with the workbook in the same batch; null: it is already, or nobody publishes.
 * Throws ExcelFailure (nameTaken, structureProtected, tooLarge …); its outcome says what is in the workbook then.
 */
export async function makePublicSheets(
  sheets: readonly PublicSheet[],
  publisher: Publisher | null = null,
): Promise<readonly PublicSheet[]> {
  const strips = sheets.map(({ lines }) => stripsOf(lines));
  refuseTooLarge(strips.flat());
  const token = newToken();
  const wanted = sheets.map(({ name, lines }) => ({ name, title: String(lines[0]?.[0] ?? '') }));
  await change<PublicSheetsFound, true, true>({
    look: async context => {
      const { worksheets, protection } = context.workbook;
      worksheets.load('items/name,items/id');
      protection.load('protected');
      const tag = askForTag(context);
      await context.sync();
      refuseNewer(tag);
      if (protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
      const taken = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
      const there = sheets.filter(({ name }) => taken.has(name.toLowerCase()));
      const isDone = there.length === sheets.length && (await areAsMade(context, sheets));
      if (there[0] !== undefined && !isDone) throw new ExcelFailure({ kind: 'nameTaken', name: there[0].name });
      return { ids: new Set(worksheets.items.map(({ id }) => id)), tag: tagFound(tag), isDone };
    },
    already: ({ isDone }) => (isDone ? true : null),
    write: (context, { tag }) => {
      const made = addMarked(context, wanted, token);
      made.forEach((sheet, at) => drawPublic(sheet, sheets[at] as PublicSheet, strips[at]));
      if (publisher !== null) writePublisher(context, tag, publisher);
      // Last of all, in this order: a sheet with its first heading is a finished one.
      made.forEach((sheet, at) => {
        passingRange(sheet, 'A1').values = [[asWritten(wanted[at]?.title ?? '')]];
      });
      return true;
    },
    read: () => true,
    takeBack: async (context, { ids, tag }): Promise<TakenBack<true>> => {
      const asked = askForTag(context);
      const marked = await findMarked(context, wanted, token, ids);
      if (marked.finished) return { done: true };
      deleteMarked(marked, '');
      if (publisher !== null) putPublisherBack(context, tagFound(asked), tag);
      await context.sync();
      return marked.ours.length > 0 ? 'takenBack' : 'nothing';
    },
    touched: () => ({ sheets: sheets.map(({ name }) => name), cells: [] }),
  });
  return sheets;
}

/** All but A1, which has the mark of an unfinished sheet until all is done. To be followed by a sync. */
export function drawPublic(sheet: Excel.Worksheet, { lines }: PublicSheet, strips = stripsOf(lines)): void {
  const [head = []] = lines;
  const last = columnLetters(head.length - 1);
  if (head.length > 1) passingRange(sheet, `B1:${last}1`).values = [head.slice(1).map(contentOf)];
  passingRange(sheet, `A1:${last}1`).format.font.bold = true;
  passingRange(sheet, `A:${last}`).format.columnWidth = WIDTH;
  for (const { column, lines: rows, same } of strips) {
    const to = columnLetters(column + (rows[0]?.length ?? 1) - 1);
    const range = passingRange(sheet, `${columnLetters(column)}2:${to}${lines.length}`);
    if (same) setAll(range, contentOf(rows[0]?.[0] ?? null));
    else range.values = rows.map(line => line.map(contentOf));
  }
  sheet.freezePanes.freezeRows(1);
}

/** One value for all cells of a range: Excel takes it so, though the declared type asks for one per cell. */
function setAll(range: { values: unknown }, value: string | number | boolean): void {
  range.values = value;
}

/** 元に戻す. Two syncs. Throws ExcelFailure (changedMeanwhile where one of the sheets is gone or holds anything else than was made). */
export async function takeBackPublicSheets(sheets: readonly PublicSheet[]): Promise<void> {
  await change<readonly SheetToGo[], true, true>({
    hold: context =>
      holdSheets(
        context,
        sheets.map(({ name }) => ({ name, key: name })),
      ),
    look: async context => {
      const { worksheets, protection } = context.workbook;
      protection.load('protected');
      const tag = askForTag(context);
      const asked = sheets.map(made => {
        const sheet = worksheets.getItem(made.name).load('id');
        const used = sheet.getUsedRangeOrNullObject(true);
        used.load('formulas,rowIndex,columnIndex');
        return { made, sheet, used, objects: askForObjects(sheet) };
      });
      await context.sync();
      refuseNewer(tag);
      if (protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
      for (const { made, used, objects } of asked)
        if (objects() !== NO_OBJECTS || !isAsMade(made, used)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: made.name });
      return asked.map(({ made: { name, lines }, sheet: { id } }) => ({ name, id, rows: lines.length }));
    },
    write: deleteSheets,
    read: () => true,
    takeBack: finishDeleting,
    touched: found => ({ sheets: found.map(({ name }) => name), cells: [] }),
  });
}

async function areAsMade(context: Excel.RequestContext, sheets: readonly PublicSheet[]): Promise<boolean> {
  const used = sheets.map(({ name }) =>
    context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true).load('formulas,rowIndex,columnIndex'),
  );
  await context.sync();
  return sheets.every((sheet, at) => isAsMade(sheet, used[at] as Excel.Range));
}

/** Does the sheet hold what it was made with, and nothing else? */
export function isAsMade({ lines }: PublicSheet, { isNullObject, formulas, rowIndex, columnIndex }: Excel.Range): boolean {
  if (isNullObject || rowIndex !== 0 || columnIndex !== 0 || formulas.length !== lines.length) return false;
  return (formulas as unknown[][]).every((line, row) => line.every((content, column) => content === (lines[row]?.[column] ?? '')));
}
