/**
 * Makes a sheet of ours, or makes it anew: one sync to look again, one that writes everything, one for the printed page. A sheet that is there is written anew where it
 * stands: formulas elsewhere that read it go on reading it, and Excel keeps its list of what can be undone, which it loses when a sheet is
 * deleted, renamed, moved or protected (点検結果 is, while it is decided: staff write in it).
 */
import type { ExistingSheet } from '../../../sheets/make/own/own-sheet';
import type { CellPlace } from '../../../sheets/read/state';
import { quoteSheet } from '../../../sheets/schema/sheet-name';
import { change, type TakenBack } from '../../batch/change';
import { ExcelFailure } from '../../batch/failure';
import { holdSheets, release } from '../../batch/hold';
import { askForTag, refuseNewer } from '../../batch/workbook-settings';
import { placeOf } from '../../read/outline';
import { askForObjects, NO_OBJECTS } from '../../batch/objects-of-sheet';
import { addMarked, deleteMarked, findMarked, newToken } from '../parts/new-sheets';
import { layOut, type PageSetup } from '../parts/page';

export interface OwnSheet {
  /** The name the sheet will have. */
  readonly sheet: string;
  /** Our sheet of that name is written anew; all that is on it goes. */
  readonly replaces: boolean;
  /** As found when this was planned. */
  readonly existing: ExistingSheet;
  /** Of the title cell, A1, or of the cells `named`; how the sheet is known to be ours. */
  readonly definedName: string;
  /** 「A5:J30」: what formulas find under the name. */
  readonly named?: string;
  readonly title: string;
  /** How it comes out on paper. */
  readonly page: PageSetup;
  /** Too large for its contents to be compared before it is taken back. */
  readonly large?: boolean;
  /** People enter something on the sheet that is made anew, and it is not to be lost: nobody types there from the look on. */
  readonly holds?: boolean;
}

export interface NameAsked {
  readonly item: Excel.NamedItem;
  readonly range: Excel.Range;
}

/** Asks what the name refers to; to be followed by a sync. */
export function askForName(context: Excel.RequestContext, definedName: string): NameAsked {
  const item = context.workbook.names.getItemOrNullObject(definedName);
  item.load('formula,type');
  const range = item.getRangeOrNullObject();
  range.load('address');
  return { item, range };
}

/** What has been found; after the sync. */
export function existingOf({ item, range }: NameAsked): ExistingSheet {
  if (item.isNullObject) return { kind: 'none' };
  if (!range.isNullObject) return { kind: 'sheet', sheet: placeOf(range.address).sheet };
  return String(item.formula).includes('#REF!') || item.type === Excel.NamedItemType.error ? { kind: 'lost' } : { kind: 'other' };
}

/** A sheet that has been made, and what takes it back; null: it was there before, or is too large. */
export interface OwnSheetMade extends CellPlace {
  /** Excel has taken the page layout; if not, the sheet is whole all the same. */
  readonly page: boolean;
  readonly made: MadeSheet | null;
}

/** A new sheet as it was when it was finished. */
export interface MadeSheet {
  readonly sheet: string;
  readonly definedName: string;
  /** What the defined name referred to before; null: there was none. */
  readonly formula: string | null;
  readonly address: string;
  readonly formulas: readonly (readonly unknown[])[];
  /** Charts of ours. */
  readonly objects: string;
}

/** What the sheet depends on beside its name: what to load, and after the sync what must be so; throws where it has changed meanwhile. */
export interface Also<T> {
  readonly ask: (context: Excel.RequestContext) => T;
  readonly check: (asked: T) => void;
  /** Loads something of it once more: Excel ends the batch there, before anything is written, where it is gone. */
  readonly meet?: (context: Excel.RequestContext) => void;
}

interface OwnSheetFound {
  /** The formula of the defined name; null: there was none. */
  readonly formula: string | null;
  /** Ids of all sheets. */
  readonly sheets: ReadonlySet<string>;
  /** The sheet that is made anew is hidden: Excel activates none such. */
  readonly hidden: boolean;
  /** Excel tables that staff have made on the sheet that is made anew. */
  readonly tables: readonly string[];
  /** Charts on the sheet that is made anew. */
  readonly charts: readonly Excel.Chart[];
}

interface OwnSheetWritten {
  readonly used: Excel.Range | null;
  readonly objects: () => string;
}

/**
 * @param draw writes everything but the title
 * Throws ExcelFailure; its outcome says what is in the workbook then.
 */
export async function makeOwnSheet<T = never>(
  own: OwnSheet,
  draw: (sheet: Excel.Worksheet) => void,
  also?: Also<T>,
): Promise<OwnSheetMade> {
  const token = newToken();
  // Kept as the comment of the defined name: it says when the sheet was made, and to us that it was finished.
  const stamp = `DX羅針盤 ${new Date().toISOString()}`;
  type Drawn = Omit<OwnSheetMade, 'page'>;
  const done = (made: MadeSheet | null = null): Drawn => ({ sheet: own.sheet, address: 'A1', made });
  const drawn = await change<OwnSheetFound, OwnSheetWritten, Drawn>({
    hold: context => holdSheets(context, own.replaces && own.holds === true ? [{ name: own.sheet, key: own.sheet }] : []),
    look: context => lookAgain(context, own, also),
    write: (context, found) => {
      also?.meet?.(context);
      return writeSheet(context, own, found, token, stamp, draw);
    },
    read: ({ used, objects }, { formula }) => {
      if (used === null) return done();
      const { sheet, definedName } = own;
      const { address } = placeOf(used.address);
      return done({ sheet, definedName, formula, address, formulas: used.formulas as unknown[][], objects: objects() });
    },
    takeBack: async (context, found): Promise<TakenBack<Drawn>> => {
      if (own.replaces) return (await finishAnew(context, own, found, token, stamp, draw)) ? { done: done() } : 'nothing';
      const marked = await findMarked(context, [{ name: own.sheet, title: own.title }], token, found.sheets);
      if (marked.finished) return { done: done() };
      deleteMarked(marked, found.formula === null ? own.definedName : '');
      const item = marked.names.find(({ name }) => name === own.definedName);
      if (found.formula !== null && item !== undefined) {
        item.formula = found.formula;
        item.comment = '';
      }
      await context.sync();
      return marked.ours.length > 0 ? 'takenBack' : 'nothing';
    },
    touched: () => ({ sheets: [own.sheet], cells: [] }),
  });
  return { ...drawn, page: await layOut([{ sheet: own.sheet, page: own.page }]) };
}

/** Is the workbook still as planned for? One sync, and one more for a sheet that is made anew. */
async function lookAgain<T>(
  context: Excel.RequestContext,
  { sheet, replaces, existing, definedName, holds }: OwnSheet,
  also?: Also<T>,
): Promise<OwnSheetFound> {
  const { worksheets, protection } = context.workbook;
  worksheets.load('items/name,items/id,items/visibility,items/protection/protected');
  protection.load('protected');
  const { tables, charts } = worksheets.getItemOrNullObject(sheet);
  tables.load('items/name');
  charts.load('items/name');
  const named = askForName(context, definedName);
  const tag = askForTag(context);
  const asked = also && { check: also.check, of: also.ask(context) };
  await context.sync();
  refuseNewer(tag);
  asked?.check(asked.of);
  if (protection.protected && !replaces) throw new ExcelFailure({ kind: 'structureProtected' });
  const there = worksheets.items.find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
  const now = existingOf(named);
  const same = now.kind === existing.kind && (now.kind !== 'sheet' || existing.kind !== 'sheet' || now.sheet === existing.sheet);
  if (!same || (there !== undefined) !== replaces) throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheet });
  const hidden = there !== undefined && there.visibility !== Excel.SheetVisibility.visible;
  // It has to be shown again, which a protected structure does not allow.
  if (hidden && protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
  if (there?.protection.protected === true && holds !== true) throw new ExcelFailure({ kind: 'protectedSheet', sheet: there.name });
  return {
    formula: named.item.isNullObject ? null : String(named.item.formula),
    sheets: new Set(worksheets.items.map(({ id }) => id)),
    hidden,
    tables: replaces ? tables.items.map(({ name }) => name) : [],
    charts: replaces ? charts.items : [],
  };
}

function writeSheet(
  context: Excel.RequestContext,
  own: OwnSheet,
  found: OwnSheetFound,
  token: string,
  stamp: string,
  draw: (sheet: Excel.Worksheet) => void,
): OwnSheetWritten {
  const { workbook } = context;
  const sheet = own.replaces ? cleared(context, own, found, token) : addMarked(context, [{ name: own.sheet, title: own.title }], token)[0];
  if (sheet === undefined) throw new Error('no sheet was added');
  draw(sheet);
  const named = own.named ?? 'A1';
  const address = named.replace(/[A-Z]+|\d+/g, '$$$&');
  if (found.formula === null) workbook.names.add(own.definedName, sheet.getRange(named));
  else workbook.names.getItem(own.definedName).formula = `=${quoteSheet(own.sheet)}!${address}`;
  if (found.hidden) sheet.visibility = Excel.SheetVisibility.visible;
  sheet.activate();
  workbook.names.getItem(own.definedName).comment = stamp;
  // Last of all: a sheet with its title and this stamp is a finished one.
  sheet.getRange('A1').values = [[own.title]];
  if (own.replaces || own.large === true) return { used: null, objects: () => NO_OBJECTS };
  const used = sheet.getUsedRange(true);
  used.load('formulas,address');
  return { used, objects: askForObjects(sheet) };
}

/** Our sheet, empty. By its name at this moment: the batch ends here, before anything is written, where a colleague has renamed it to keep it. */
function cleared(
  context: Excel.RequestContext,
  { sheet: name, existing, definedName, holds }: OwnSheet,
  { tables, formula, charts }: OwnSheetFound,
  token: string,
): Excel.Worksheet {
  const { workbook } = context;
  const sheet = workbook.worksheets.getItem(name);
  const all = sheet.getRange();
  const first = sheet.getRange('A1');
  // And where another sheet has that name by now: two sheets have no common rectangle.
  if (existing.kind === 'sheet' && existing.sheet === name) first.getBoundingRect(workbook.names.getItem(definedName).getRange());
  if (holds === true) release(sheet);
  // Beside A1, which is empty for a moment: it says that the sheet has been begun.
  if (formula !== null) workbook.names.getItem(definedName).comment = token;
  first.values = [[token]];
  for (const table of tables) workbook.tables.getItem(table).convertToRange();
  for (const chart of charts) chart.delete();
  all.unmerge();
  all.conditionalFormats.clearAll();
  all.dataValidation.clear();
  sheet.freezePanes.unfreeze();
  all.rowHidden = false;
  all.columnHidden = false;
  all.format.useStandardHeight = true;
  all.format.useStandardWidth = true;
  all.clear(Excel.ClearApplyTo.all);
  first.values = [[token]];
  return sheet;
}

/** After writing anew has failed: a sheet that was begun is finished, for what was on it is gone. @returns whether it is finished; false: it was never begun */
async function finishAnew(
  context: Excel.RequestContext,
  own: OwnSheet,
  found: OwnSheetFound,
  token: string,
  stamp: string,
  draw: (sheet: Excel.Worksheet) => void,
): Promise<boolean> {
  const { workbook } = context;
  const item = workbook.names.getItemOrNullObject(own.definedName);
  item.load('comment');
  const sheet = workbook.worksheets.getItemOrNullObject(own.sheet);
  const mark = sheet.getRange('A1');
  mark.load('values');
  const { tables, charts } = sheet;
  tables.load('items/name');
  charts.load('items/name');
  await context.sync();
  const begun = !sheet.isNullObject && (mark.values[0]?.[0] === token || (!item.isNullObject && item.comment === token));
  if (!begun) return !item.isNullObject && item.comment === stamp;
  writeSheet(context, own, { ...found, tables: tables.items.map(({ name }) => name), charts: charts.items }, token, stamp, draw);
  await context.sync();
  return true;
}
