import type { ExcelFailure, FailureKind } from '../batch/failure';
import { failureOf, run, wait } from '../batch/run';
import { FUNCTION_ITEMS, SIZE_ITEMS } from './functions';
import { SELF_TEST_PATIENCE, type Bench, type SelfTestItem, type ItemId, type SelfTestSurroundings } from './item';
import { FOCUS_ITEM, SURROUNDING_ITEMS } from './surroundings';
import { TRIED_SETTING, WORKBOOK_ITEMS } from './workbook';

/** 自己診断: what this Excel does where the add-in depends on it, tried on a hidden sheet that is removed again whatever happens. */

export type ItemVerdict = 'passed' | 'differs' | 'unsupported' | 'notRun';

export interface Result {
  readonly id: ItemId;
  readonly verdict: ItemVerdict;
  /** A short technical text; '' where it was not begun. */
  readonly seen: string;
}

export interface SelfTest {
  readonly results: readonly Result[];
  readonly seconds: number;
  /** Why no sheet could be made; the items that need none were run. */
  readonly noSheet: ExcelFailure | null;
  /** The sheet that could not be removed again, to be deleted by hand. */
  readonly left: string | null;
}

export interface SelfTestOptions {
  readonly surroundings: SelfTestSurroundings;
  readonly onProgress?: (done: number, total: number) => void;
  readonly isStopped?: () => boolean;
  /** Some items only. */
  readonly items?: readonly SelfTestItem[];
}

/** In the order in which they are run: what takes long comes last, for whoever stops. */
export const ITEMS: readonly SelfTestItem[] = [FOCUS_ITEM, ...SURROUNDING_ITEMS, ...FUNCTION_ITEMS, ...WORKBOOK_ITEMS, ...SIZE_ITEMS];
const NEED_NO_SHEET: ReadonlySet<SelfTestItem> = new Set(SURROUNDING_ITEMS);

const SHEET_NAME = 'DX自己診断';
/** In its first cell, so that a sheet left behind is known again, and can be deleted by whoever finds it. */
const MARK = 'DX羅針盤の自己診断の作業用シートです。削除してかまいません。';
/** The worked examples have formulas over A1; every other item has columns of its own to the right of them. */
const FIRST_COLUMN = 60;
const COLUMNS = 8;
/** Row 1 holds the mark, in a column nobody works in. */
const MARK_COLUMN = FIRST_COLUMN - 2;
const columnOf = (item: SelfTestItem): number => (item.id === 'functions' ? 0 : FIRST_COLUMN + ITEMS.indexOf(item) * COLUMNS);

async function freeName(): Promise<string> {
  return run(async context => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    const taken = new Set(worksheets.items.map(({ name }) => name));
    for (let n = 1; ; n++) {
      const name = n === 1 ? SHEET_NAME : `${SHEET_NAME}${n}`;
      if (!taken.has(name)) return name;
    }
  });
}

/** Without events: the rest of the pane need not look at what happens here. */
async function addSheet(name: string): Promise<string> {
  return run(async context => {
    context.runtime.enableEvents = false;
    const sheet = context.workbook.worksheets.add(name);
    sheet.getCell(0, MARK_COLUMN).values = [[MARK]];
    sheet.visibility = 'Hidden';
    sheet.load('id');
    await context.sync();
    return sheet.id;
  });
}

/** People who insert rows or columns on every sheet move the mark. */
const AROUND = { rows: 20, columns: 6 };

/**
 * Removes the sheets of this test, or of an earlier one that could not: made by this one, marked as ours, or with such a name and still empty.
 * Whatever else bears such a name is somebody's.
 */
async function takeAway(
  isOurs: (sheet: { readonly id: string; readonly name: string }) => boolean,
  made: string | null = null,
): Promise<void> {
  await run(async context => {
    context.runtime.enableEvents = true;
    const { worksheets, settings } = context.workbook;
    worksheets.load('items/name,items/id');
    const setting = settings.getItemOrNullObject(TRIED_SETTING);
    setting.load('key');
    await context.sync();
    const found = worksheets.items
      .filter(sheet => sheet.id === made || isOurs(sheet))
      .map(sheet => {
        const mark = sheet.getRangeByIndexes(0, MARK_COLUMN, AROUND.rows, AROUND.columns);
        mark.load('values');
        const used = sheet.getUsedRangeOrNullObject();
        used.load('address');
        return { sheet, mark, used };
      });
    if (!setting.isNullObject) setting.delete();
    await context.sync();
    const isMarked = (values: unknown[][]): boolean => values.some(line => line.includes(MARK));
    const ours = found.filter(({ sheet, mark, used }) => sheet.id === made || isMarked(mark.values) || used.isNullObject);
    for (const { sheet } of ours) sheet.delete();
    await context.sync();
  });
}

async function cleanUp(name: string | null, made: string | null): Promise<boolean> {
  for (const pause of SELF_TEST_PATIENCE.cleanUp) {
    await wait(pause);
    try {
      await takeAway(sheet => sheet.name === name, made);
      return true;
    } catch {
      // The next try, or the person, who is told the sheet's name.
    }
  }
  return false;
}

/** What an error of Excel says of it: the code, never a message, which may name things of the workbook. */
function codeOf(failure: ExcelFailure): string {
  const { code } = (failure.cause ?? {}) as { code?: unknown };
  return typeof code === 'string' && code !== '' ? code : failure.kind;
}

/** What says nothing of this Excel: the answer was lost, or somebody was typing. */
const VERDICT_OF: Partial<Record<FailureKind, ItemVerdict>> = {
  unsupported: 'unsupported',
  connectionLost: 'notRun',
  cellEditMode: 'notRun',
};

async function resultOf(item: SelfTestItem, bench: Bench): Promise<Result> {
  const { id } = item;
  if (item.needs !== undefined && !Office.context.requirements.isSetSupported('ExcelApi', item.needs))
    return { id, verdict: 'unsupported', seen: `ExcelApi ${item.needs}` };
  try {
    const { passed, seen } = await item.run(bench);
    return { id, verdict: passed ? 'passed' : 'differs', seen };
  } catch (error) {
    const failure = failureOf(error);
    return { id, verdict: VERDICT_OF[failure.kind] ?? 'differs', seen: codeOf(failure) };
  }
}

/** Runs all items; never throws because of one of them. */
export async function runSelfTest({
  surroundings,
  onProgress = () => undefined,
  isStopped = () => false,
  items = ITEMS,
}: SelfTestOptions): Promise<SelfTest> {
  const begun = Date.now();
  const over = (): boolean => isStopped() || Date.now() - begun > SELF_TEST_PATIENCE.all;
  const results: Result[] = [];
  let noSheet: ExcelFailure | null = null;
  let sheetId: string | null = null;
  let name: string | null = null;
  try {
    await takeAway(({ name: one }) => one.startsWith(SHEET_NAME));
    name = await freeName();
    sheetId = await addSheet(name);
  } catch (error) {
    noSheet = failureOf(error);
  }
  for (const item of items) {
    onProgress(results.length, items.length);
    const possible = sheetId !== null || NEED_NO_SHEET.has(item);
    results.push(
      over() || !possible
        ? { id: item.id, verdict: 'notRun', seen: '' }
        : await resultOf(item, { sheetId: sheetId ?? '', column: columnOf(item), surroundings, over }),
    );
  }
  onProgress(items.length, items.length);
  const clean = await cleanUp(name, sheetId);
  return {
    results,
    seconds: Math.round((Date.now() - begun) / 1000),
    noSheet,
    left: clean ? null : name,
  };
}
