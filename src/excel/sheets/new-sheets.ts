/**
 * Making sheets so that a failed batch can be taken back. Excel does the actions of a batch before the failing one, so each
 * new sheet carries a token in A1 until all is written: taking back deletes what has our token, and never somebody else's sheet.
 */
import type { Outcome } from '../batch/failure';
import { failureOf } from '../batch/run';

/** A new token; unique, also among co-authors. */
export function newToken(): string {
  return `DX ${Math.random().toString(36).slice(2)}`;
}

/** Adds a sheet with the token; the caller overwrites A1 as the last of all it writes. */
export function addMarked(context: Excel.RequestContext, name: string, token: string): Excel.Worksheet {
  const sheet = context.workbook.worksheets.add(name);
  sheet.getRange('A1').values = [[token]];
  return sheet;
}

export interface Marked {
  /** Those of the sheets that still have the token. */
  readonly unfinished: readonly Excel.Worksheet[];
  /** All of the sheets are there, without the token: only the answer was lost. */
  readonly finished: boolean;
  /** The workbook's sheets and defined names, with names, ids and formulas loaded. */
  readonly worksheets: readonly Excel.Worksheet[];
  readonly names: readonly Excel.NamedItem[];
}

/** After a batch has failed: how far it came with the sheets of these names. Two syncs. */
export async function findMarked(context: Excel.RequestContext, sheets: readonly string[], token: string): Promise<Marked> {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/name,items/id');
  names.load('items/name,items/formula');
  await context.sync();
  const marks = worksheets.items
    .filter(({ name }) => sheets.some(other => other.toLowerCase() === name.toLowerCase()))
    .map(sheet => {
      const cell = sheet.getRange('A1');
      cell.load('values');
      return { sheet, cell };
    });
  await context.sync();
  const unfinished = marks.filter(({ cell }) => cell.values[0]?.[0] === token).map(({ sheet }) => sheet);
  return {
    unfinished,
    finished: unfinished.length === 0 && marks.length === sheets.length,
    worksheets: worksheets.items,
    names: names.items,
  };
}

/** Deletes the unfinished sheets and the defined name that refers to one of them; to be followed by a sync. */
export function deleteMarked({ unfinished, names }: Marked, definedName: string): void {
  const item = names.find(({ name }) => name === definedName);
  if (item && unfinished.some(({ name }) => String(item.formula).includes(name))) item.delete();
  for (const sheet of unfinished) sheet.delete();
}

/** What is in the workbook when taking back has failed as well. */
export function notTakenBack(error: unknown, sheets: readonly string[], cells: readonly string[]): Outcome {
  const { kind } = failureOf(error);
  return kind === 'timeout' || kind === 'connectionLost' ? { changed: 'unknown' } : { changed: 'left', sheets, cells };
}
