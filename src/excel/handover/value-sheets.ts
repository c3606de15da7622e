/**
 * Where Excel opens no workbooks: copies, in the same workbook, of the sheets that ask DX functions, with values in place of all formulas.
 * Each copy carries a name of its own sheet until all is done, so that what a failed batch has made is known and nobody else's.
 */
import { dxCalls } from '../../sheets/formula/dx-calls';
import { freeSheetName } from '../../sheets/schema/sheet-name';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { holdSheets } from '../batch/hold';
import { run } from '../batch/run';
import { askForObjects } from '../batch/objects-of-sheet';
import { deleteSheets, finishDeleting, type SheetToGo } from '../sheets/parts/new-sheets';

/** A sheet's formulas come in one answer. */
const MOST_CELLS = 200_000;
/** Until a copy is finished it has this name with the token as its value. */
const MARK = 'DX_Copying';

/** A sheet and the name its copy will have. */
export interface ValueSheet {
  readonly from: string;
  readonly name: string;
}

/** Copies that have been made: what they held then, and what else stood on them. */
export interface ValueSheets {
  readonly sheets: readonly { readonly id: string; readonly name: string; readonly values: unknown; readonly objects: string }[];
}

const holdsDx = (formula: unknown): boolean =>
  typeof formula === 'string' && formula.startsWith('=') && /DX[._]/i.test(formula) && dxCalls(formula).length > 0;

/** The visible sheets that ask DX functions. Two syncs. @param nameOf what a copy is called. Throws ExcelFailure (tooLarge). */
export function planValueSheets(nameOf: (sheet: string) => string): Promise<readonly ValueSheet[]> {
  return run(async context => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/visibility');
    await context.sync();
    const asked = worksheets.items
      .filter(({ visibility }) => visibility === Excel.SheetVisibility.visible)
      .map(sheet => {
        const used = sheet.getUsedRangeOrNullObject(true);
        used.load('rowCount,columnCount');
        return { sheet, used };
      });
    await context.sync();
    const there = asked.filter(({ used }) => !used.isNullObject);
    if (there.some(({ used }) => used.rowCount * used.columnCount > MOST_CELLS)) throw new ExcelFailure({ kind: 'tooLarge' });
    for (const { used } of there) used.load('formulas');
    if (there.length > 0) await context.sync();
    const taken = worksheets.items.map(({ name }) => name);
    return there
      .filter(({ used }) => (used.formulas as unknown[][]).some(line => line.some(holdsDx)))
      .map(({ sheet: { name: from } }) => {
        const name = freeSheetName(nameOf(from), taken);
        taken.push(name);
        return { from, name };
      });
  });
}

interface SheetToCopy extends ValueSheet {
  readonly sheet: Excel.Worksheet;
  readonly tables: number;
}
interface ValueSheetsFound {
  readonly sources: readonly SheetToCopy[];
  readonly before: ReadonlySet<string>;
  /** All copies are there already, finished and as they would be: an earlier attempt's answer was lost. */
  readonly done: ValueSheets | null;
}
interface ValueSheetsWritten {
  readonly copy: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly objects: () => string;
}

/** The finished copies of the sheets, holding what the sheets show now; null: not all of these are such. One sync. */
async function findCopies(context: Excel.RequestContext, wanted: readonly ValueSheet[]): Promise<ValueSheets | null> {
  const { worksheets } = context.workbook;
  const asked = wanted.map(({ from, name }) => {
    const copy = worksheets.getItem(name);
    copy.load('id,name');
    const mark = copy.names.getItemOrNullObject(MARK);
    mark.load('name');
    const [own, other] = [copy, worksheets.getItem(from)].map(sheet => sheet.getUsedRangeOrNullObject(true)) as [Excel.Range, Excel.Range];
    own.load('address,values,formulas');
    other.load('address,values');
    return { copy, mark, own, other, objects: askForObjects(copy) };
  });
  await context.sync();
  const isCopy = ({ mark, own, other }: (typeof asked)[number]): boolean =>
    mark.isNullObject &&
    !own.isNullObject &&
    !other.isNullObject &&
    localAddress(own.address) === localAddress(other.address) &&
    JSON.stringify(own.values) === JSON.stringify(other.values) &&
    !(own.formulas as unknown[][]).some(line => line.some(holdsDx));
  return asked.every(isCopy)
    ? { sheets: asked.map(({ copy: { id, name }, own, objects }) => ({ id, name, values: own.values, objects: objects() })) }
    : null;
}

const localAddress = (address: string): string => address.slice(address.lastIndexOf('!') + 1);

/**
 * Makes the copies: a sync to look (two where they are there already), one to write.
 * Throws ExcelFailure (protectedSheet, structureProtected, nameTaken, notFound …); its outcome says what is there then.
 */
export function makeValueSheets(wanted: readonly ValueSheet[]): Promise<ValueSheets> {
  const token = `DX ${Math.random().toString(36).slice(2, 14)}`;
  return change<ValueSheetsFound, readonly ValueSheetsWritten[], ValueSheets>({
    look: async context => {
      const { worksheets, protection } = context.workbook;
      worksheets.load('items/id,items/name');
      protection.load('protected');
      const asked = wanted.map(one => {
        const sheet = worksheets.getItemOrNullObject(one.from);
        sheet.load('name');
        sheet.protection.load('protected');
        const used = sheet.getUsedRangeOrNullObject(true);
        used.load('rowCount');
        const tables = sheet.tables.getCount();
        return { ...one, sheet, used, tables };
      });
      await context.sync();
      if (protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
      const names = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
      const isThere = wanted.length > 0 && wanted.every(({ name }) => names.has(name.toLowerCase()));
      const done = isThere ? await findCopies(context, wanted) : null;
      const sources = asked.map(({ from, name, sheet, used, tables }): SheetToCopy => {
        if (sheet.isNullObject || used.isNullObject) throw new ExcelFailure({ kind: 'notFound', what: from });
        if (sheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet: from });
        if (done === null && names.has(name.toLowerCase())) throw new ExcelFailure({ kind: 'nameTaken', name });
        return { from, name, sheet, tables: tables.value };
      });
      return { sources, before: new Set(worksheets.items.map(({ id }) => id)), done };
    },
    already: ({ done }) => done,
    write: (context, { sources }) => {
      const made = sources.map(({ from, name, sheet, tables }): ValueSheetsWritten => {
        const copy = sheet.copy(Excel.WorksheetPositionType.end);
        copy.names.add(MARK, `="${token}"`);
        copy.name = name;
        // Both as they are at this moment: a column that somebody inserts after the look moves all the others.
        const used = copy.getUsedRange(true);
        // From the original: what the copy's own formulas give is not known before Excel has worked them out.
        used.copyFrom(context.workbook.worksheets.getItem(from).getUsedRange(true), Excel.RangeCopyType.values);
        used.dataValidation.clear();
        for (let table = 0; table < tables; table++) copy.tables.getItemAt(0).convertToRange();
        copy.load('id,name');
        used.load('values');
        return { copy, used, objects: askForObjects(copy) };
      });
      // The marks last of all: a copy without one is finished.
      for (const { copy } of made) copy.names.getItem(MARK).delete();
      return made;
    },
    read: made => ({
      sheets: made.map(({ copy: { id, name }, used, objects }) => ({ id, name, values: used.values, objects: objects() })),
    }),
    takeBack: async (context, { sources, before }): Promise<TakenBack<ValueSheets>> => {
      const { worksheets } = context.workbook;
      worksheets.load('items/id,items/name');
      await context.sync();
      const added = worksheets.items
        .filter(({ id }) => !before.has(id))
        .map(sheet => {
          const mark = sheet.names.getItemOrNullObject(MARK);
          mark.load('formula');
          return { sheet, mark };
        });
      await context.sync();
      const isMarked = ({ mark }: (typeof added)[number]): boolean => !mark.isNullObject && String(mark.formula).includes(token);
      const marked = added.filter(isMarked);
      const named = sources.map(({ name }) => added.find(one => one.sheet.name === name));
      if (marked.length === 0 && named.some(one => one === undefined)) return 'nothing';
      if (marked.length === 0) {
        const ranges = sources.map((_, at) => {
          const { sheet } = named[at]!;
          const range = sheet.getUsedRange(true);
          range.load('values');
          return { range, objects: askForObjects(sheet) };
        });
        await context.sync();
        return {
          done: {
            sheets: ranges.map(({ range, objects }, at) => ({
              id: named[at]!.sheet.id,
              name: sources[at]?.name ?? '',
              values: range.values,
              objects: objects(),
            })),
          },
        };
      }
      // Marks go in order: copies before the first that still has one are ours as well.
      const reached = named.findIndex(one => one !== undefined && isMarked(one));
      const finished = named.slice(0, Math.max(0, reached)).flatMap(one => one ?? []);
      for (const { sheet } of [...marked, ...finished]) sheet.delete();
      await context.sync();
      return 'takenBack';
    },
    touched: ({ sources }) => ({ sheets: sources.map(({ name }) => name), cells: [] }),
  });
}

/** 元に戻す: the copies go, if nobody has changed or renamed them. Throws ExcelFailure (changedMeanwhile …). */
export async function takeBackValueSheets({ sheets }: ValueSheets): Promise<void> {
  await change<readonly SheetToGo[], true, true>({
    hold: context =>
      holdSheets(
        context,
        sheets.map(({ id: key, name }) => ({ key, name })),
      ),
    look: async context => {
      const { worksheets, protection } = context.workbook;
      protection.load('protected');
      const asked = sheets.map(one => {
        const sheet = worksheets.getItem(one.id).load('name');
        const used = sheet.getUsedRangeOrNullObject(true);
        used.load('values,rowIndex');
        return { ...one, sheet, used, now: askForObjects(sheet) };
      });
      await context.sync();
      if (protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
      for (const { sheet, name, values, used, objects, now } of asked)
        if (sheet.name !== name || used.isNullObject || now() !== objects || JSON.stringify(used.values) !== JSON.stringify(values))
          throw new ExcelFailure({ kind: 'changedMeanwhile', what: name });
      return asked.map(({ id, name, used }) => ({ id, name, rows: used.rowIndex + used.values.length }));
    },
    write: deleteSheets,
    read: () => true,
    takeBack: finishDeleting,
    touched: () => ({ sheets: sheets.map(({ name }) => name), cells: [] }),
  });
}
