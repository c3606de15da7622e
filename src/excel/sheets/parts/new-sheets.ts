/**
 * Making sheets so that a failed batch can be taken back. Excel does the actions of a batch before the failing one, so each new sheet has a
 * token, first as its name and then in A1, until all is written: what has our token is ours, and somebody else's sheet never has it.
 */
import type { PlannedSheet, SetUpPlan } from '../../../sheets/make/planned';
import { sameSheetName, unquoteSheet } from '../../../sheets/schema/sheet-name';
import { LAST_ROW } from '../../../sheets/schema/validation';
import type { TakenBack } from '../../batch/change';
import { passingRange } from '../../batch/passing-range';

/** A new token, shorter than the 31 characters of a sheet's name; unique, also among co-authors. */
export function newToken(): string {
  return `DX ${Math.random().toString(36).slice(2, 14)}`;
}

/** A sheet that is to be made, and what its A1 says when it is finished. */
export interface SheetToMake {
  readonly name: string;
  readonly title: string;
}

/** Adds the sheets with the token, and asks for their ids; the caller writes their titles, in this order, as the last of all. Fails where a name is taken by now. */
export function addMarked(context: Excel.RequestContext, sheets: readonly SheetToMake[], token: string): readonly Excel.Worksheet[] {
  return sheets.map(({ name }, index) => {
    const sheet = context.workbook.worksheets.add(`${token} ${index}`);
    passingRange(sheet, 'A1').values = [[token]];
    sheet.name = name;
    sheet.load('id');
    return sheet;
  });
}

export interface MarkedSheets {
  /** What a failed batch has made of the sheets. */
  readonly ours: readonly Excel.Worksheet[];
  /** All of the sheets are there, with their titles: only the answer was lost. */
  readonly finished: boolean;
  /** Ids of finished sheets, in order. */
  readonly ids: readonly string[];
  /** The workbook's defined names, with their formulas. */
  readonly names: readonly Excel.NamedItem[];
}

/**
 * After a batch has failed: how far it came with these sheets. Two syncs.
 * @param before the ids of the sheets there were before
 * @param written the ids of the sheets the batch has made, where it was answered: they are ours, finished or not
 */
export async function findMarked(
  context: Excel.RequestContext,
  sheets: readonly SheetToMake[],
  token: string,
  before: ReadonlySet<string>,
  written: readonly string[] = [],
): Promise<MarkedSheets> {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/name,items/id');
  names.load('items/name,items/formula');
  await context.sync();
  const added = worksheets.items
    .filter(({ id }) => !before.has(id))
    .map(sheet => {
      const cell = sheet.getRange('A1');
      cell.load('values');
      return { sheet, cell };
    });
  await context.sync();
  const says = ({ cell }: (typeof added)[number]): unknown => cell.values[0]?.[0];
  const marked = added.filter(one => says(one) === token || one.sheet.name.startsWith(`${token} `));
  const titled = sheets.map(({ name, title }) => added.find(one => one.sheet.name === name && says(one) === title));
  // Titles come last, in order: those before the first token are ours as well. Later ones are somebody else's.
  const reached = sheets.findIndex(({ name }) => marked.some(({ sheet }) => sheet.name === name));
  const allThere = sheets.every(({ name }, at) => titled[at] !== undefined || marked.some(({ sheet }) => sheet.name === name));
  const finishing = marked.length > 0 && allThere ? titled.slice(0, Math.max(0, reached)) : [];
  const answered = added.filter(({ sheet }) => written.includes(sheet.id));
  return {
    ours: [...new Set([...marked, ...finishing.flatMap(one => one ?? []), ...answered])].map(({ sheet }) => sheet),
    ids: titled.flatMap(one => (one === undefined ? [] : [one.sheet.id])),
    finished: marked.length === 0 && titled.every(one => one !== undefined),
    names: names.items,
  };
}

/** Deletes the unfinished sheets and the defined name that refers to one of them; to be followed by a sync. */
export function deleteMarked({ ours, names }: MarkedSheets, definedName: string): void {
  const item = names.find(({ name }) => name === definedName);
  if (item && ours.some(({ name }) => refersTo(item, name))) item.delete();
  for (const sheet of ours) sheet.delete();
}

/** People insert a row or two above the title, or a column beside it, while rows are still coming. */
const AROUND = 'A1:E20';

/** Asks where the token of an unfinished sheet is; to be followed by a sync. */
export function askForToken(sheet: Excel.Worksheet): Excel.Range {
  return sheet.getRange(AROUND).load('values');
}

/** The cell with the token, wherever others have moved it; null: it is not there. After the sync. */
export function tokenIn(range: Excel.Range, token: string): { readonly row: number; readonly column: number } | null {
  const values = range.values as unknown[][];
  const row = values.findIndex(line => line.includes(token));
  return row < 0 ? null : { row, column: values[row]?.indexOf(token) ?? 0 };
}

/** Does a defined name refer to a cell of this sheet? */
export function refersTo({ formula }: Excel.NamedItem, sheet: string): boolean {
  const prefix = /^=('(?:[^']|'')*'|[^'!]*)!/.exec(String(formula))?.[1];
  return prefix !== undefined && sameSheetName(unquoteSheet(prefix), sheet);
}

type PlannedTable = SetUpPlan['tables'][number];
export const isSheet = (table: PlannedTable): table is PlannedSheet => table.action === 'create';

/**
 * Ends the batch, before anything is written, where somebody has written below the last row: one row more and what lies so far below would be
 * off the sheet. To be followed by a sync.
 */
export function refuseLonger(sheet: Excel.Worksheet, rows: number): void {
  sheet
    .getUsedRange(true)
    .getLastRow()
    .getOffsetRange(LAST_ROW - rows, 0)
    .load('rowIndex');
}

/** A sheet of ours that is to go, as it was looked at. */
export interface SheetToGo {
  readonly name: string;
  readonly id: string;
  /** How many rows it was made with. */
  readonly rows: number;
}

/**
 * Ends the batch, before anything is written, where the sheet is gone, has been renamed to be kept (be it that another one has its name by now), or
 * where somebody has written below its last row.
 */
export function meetSheet({ workbook: { worksheets } }: Excel.RequestContext, { name, id, rows }: SheetToGo): void {
  const sheet = worksheets.getItem(id);
  // Two sheets have no common rectangle.
  worksheets.getItem(name).getRange('A1').getBoundingRect(sheet.getRange('A1'));
  refuseLonger(sheet, rows);
}

/** Deletes the sheets; all are met before the first goes. */
export function deleteSheets(context: Excel.RequestContext, sheets: readonly SheetToGo[]): true {
  for (const sheet of sheets) meetSheet(context, sheet);
  for (const { id } of sheets) context.workbook.worksheets.getItem(id).delete();
  return true;
}

/** After such a batch has failed. Deleted sheets cannot be put back: where one has gone the rest, as unchanged as they were, follows. */
export async function finishDeleting(context: Excel.RequestContext, sheets: readonly SheetToGo[]): Promise<TakenBack<true>> {
  const left = sheets.map(({ id }) => context.workbook.worksheets.getItemOrNullObject(id).load('id'));
  await context.sync();
  if (left.every(sheet => !sheet.isNullObject)) return 'nothing';
  for (const sheet of left) if (!sheet.isNullObject) sheet.delete();
  await context.sync();
  return { done: true };
}
