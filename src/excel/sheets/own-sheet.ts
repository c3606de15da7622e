/**
 * Makes a sheet of ours, or makes it anew: one sync to look again, one that writes everything. The sheet of before makes room as the very
 * last action of the batch, so that until then it can come back.
 */
import type { ExistingSheet } from '../../sheets/make/own-sheet';
import type { CellPlace } from '../../sheets/read/state';
import { quoteSheet } from '../../sheets/schema/sheet-name';
import { ExcelFailure, type Outcome } from '../batch/failure';
import { addMarked, deleteMarked, findMarked, newToken, notTakenBack } from './new-sheets';
import { placeOf } from '../read/read';
import { failureOf, run, withOutcome } from '../batch/run';
import { lookAtVersion, refuseNewer } from '../batch/workbook-settings';

export interface OwnSheet {
  /** The name the sheet will have. */
  readonly sheet: string;
  /** It takes the place of our sheet of that name, with all that is on it. */
  readonly replaces: boolean;
  /** As found when this was planned. */
  readonly existing: ExistingSheet;
  /** Of the title cell, A1, or of the cells `named`; how the sheet is known to be ours. */
  readonly definedName: string;
  /** 「A5:J30」: what formulas find under the name. */
  readonly named?: string;
  readonly title: string;
}

export interface NameLook {
  readonly item: Excel.NamedItem;
  readonly range: Excel.Range;
}

/** Asks what the name refers to; to be followed by a sync. */
export function lookForName(context: Excel.RequestContext, definedName: string): NameLook {
  const item = context.workbook.names.getItemOrNullObject(definedName);
  item.load('formula,type');
  const range = item.getRangeOrNullObject();
  range.load('address');
  return { item, range };
}

/** What has been found; after the sync. */
export function existingOf({ item, range }: NameLook): ExistingSheet {
  if (item.isNullObject) return { kind: 'none' };
  if (!range.isNullObject) return { kind: 'sheet', sheet: placeOf(range.address).sheet };
  return String(item.formula).includes('#REF!') || item.type === Excel.NamedItemType.error ? { kind: 'lost' } : { kind: 'other' };
}

/** What taking back needs to know of the workbook before the batch. */
interface Before {
  /** The id of the sheet that is to be replaced. */
  readonly oldId: string | null;
  readonly position: number | null;
  /** The formula of the defined name; null: there was none. */
  readonly formula: string | null;
}

interface Names {
  /** The new sheet while it is written, and the old one while it makes room. */
  readonly fresh: string;
  readonly aside: string;
}

/** What the sheet depends on beside its name: what to load, and after the sync what must be so; throws where it has changed meanwhile. */
export interface Also<T> {
  readonly ask: (context: Excel.RequestContext) => T;
  readonly check: (asked: T) => void;
}

/**
 * @param write writes everything but the title
 * @returns the sheet's title cell
 * Throws ExcelFailure; its outcome says what is in the workbook then.
 */
export async function makeOwnSheet<T = never>(own: OwnSheet, write: (sheet: Excel.Worksheet) => void, also?: Also<T>): Promise<CellPlace> {
  const token = newToken();
  const mark = token.slice(-6);
  const names: Names = { fresh: own.replaces ? `${own.sheet} ${mark}` : own.sheet, aside: `${own.sheet} old ${mark}` };
  let before: Before | null = null;
  try {
    await run(async context => {
      before = null;
      const found = await lookAgain(context, own, also);
      before = found;
      writeAll(context, own, found, names, token, write);
      await context.sync();
    });
  } catch (error) {
    const failure = failureOf(error);
    if (before === null || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const done = await takeBack(own, before, names, token);
    if (done !== 'complete') throw withOutcome(failure, done);
  }
  return { sheet: own.sheet, address: 'A1' };
}

/** Is the workbook still as planned for? One sync. */
async function lookAgain<T>(
  context: Excel.RequestContext,
  { sheet, replaces, existing, definedName }: OwnSheet,
  also?: Also<T>,
): Promise<Before> {
  const { worksheets, protection } = context.workbook;
  worksheets.load('items/name,items/id,items/position,items/protection/protected');
  protection.load('protected');
  const look = lookForName(context, definedName);
  const version = lookAtVersion(context);
  const asked = also && { check: also.check, of: also.ask(context) };
  await context.sync();
  refuseNewer(version);
  asked?.check(asked.of);
  if (protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
  const there = worksheets.items.find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
  const now = existingOf(look);
  const same = now.kind === existing.kind && (now.kind !== 'sheet' || existing.kind !== 'sheet' || now.sheet === existing.sheet);
  if (!same || (there !== undefined) !== replaces) throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheet });
  if (there?.protection.protected === true) throw new ExcelFailure({ kind: 'protectedSheet', sheet: there.name });
  return {
    oldId: there?.id ?? null,
    position: there?.position ?? null,
    formula: look.item.isNullObject ? null : String(look.item.formula),
  };
}

function writeAll(
  context: Excel.RequestContext,
  own: OwnSheet,
  before: Before,
  names: Names,
  token: string,
  write: (sheet: Excel.Worksheet) => void,
): void {
  const sheet = addMarked(context, names.fresh, token);
  write(sheet);
  const old = before.oldId === null ? null : context.workbook.worksheets.getItem(before.oldId);
  if (old) {
    old.name = names.aside;
    sheet.name = own.sheet;
  }
  if (before.position !== null) sheet.position = before.position;
  const named = own.named ?? 'A1';
  const address = named.replace(/[A-Z]+|\d+/g, '$$$&');
  if (before.formula === null) context.workbook.names.add(own.definedName, sheet.getRange(named));
  else context.workbook.names.getItem(own.definedName).formula = `=${quoteSheet(own.sheet)}!${address}`;
  sheet.getRange('A1').values = [[own.title]];
  sheet.activate();
  old?.delete();
}

/** Undoes what the failed batch has done and only that; 'complete' when it turns out that all of it had been done. */
async function takeBack(own: OwnSheet, before: Before, names: Names, token: string): Promise<'complete' | Outcome> {
  try {
    return await run(async context => {
      const marked = await findMarked(context, [names.fresh], token);
      const { worksheets } = marked;
      const old = worksheets.find(({ id }) => id === before.oldId);
      if (own.replaces ? old === undefined : marked.finished) return 'complete';
      const madeRoom = old !== undefined && old.name !== own.sheet;
      const undone = madeRoom || marked.unfinished.length > 0;
      if (madeRoom) {
        // The old sheet had made room already: what has its name now is ours.
        worksheets.find(({ name }) => name === own.sheet)?.delete();
        old.name = own.sheet;
      }
      if (before.formula === null) deleteMarked(marked, own.definedName);
      else {
        for (const sheet of marked.unfinished) sheet.delete();
        const item = marked.names.find(({ name }) => name === own.definedName);
        if (item) item.formula = before.formula;
      }
      await context.sync();
      return { changed: undone ? 'takenBack' : 'nothing' };
    });
  } catch (error) {
    return notTakenBack(error, [names.fresh, names.aside], []);
  }
}
