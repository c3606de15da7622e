/** 元に戻す for a sheet of ours that was made: it is deleted again, unless somebody has changed anything on it. */
import { change, type TakenBack } from '../../batch/change';
import { ExcelFailure } from '../../batch/failure';
import { holdSheets } from '../../batch/hold';
import { askForObjects } from '../../batch/objects-of-sheet';
import { askForTag, refuseNewer } from '../../batch/workbook-settings';
import { placeOf } from '../../read/outline';
import { refuseLonger } from '../parts/new-sheets';
import { askForName, existingOf, type MadeSheet } from './own-sheet';

/** A setting of the workbook that was written along with a sheet. */
export interface SettingAlong {
  readonly key: string;
  /** What it held before; null: there was none. */
  readonly before: string | null;
  readonly after: string;
}

/**
 * 元に戻す for a new sheet: it goes, its name refers to what it did before, and a setting that was written with it is as before. Throws
 * ExcelFailure (changedMeanwhile where anything on the sheet, or the setting, is not as it was made).
 */
export async function takeBackOwnSheet(
  { sheet: name, definedName, formula, address, formulas, objects }: MadeSheet,
  along: SettingAlong | null = null,
): Promise<void> {
  const putSettingBack = ({ workbook: { settings } }: Excel.RequestContext): void => {
    if (along === null) return;
    if (along.before === null) settings.getItem(along.key).delete();
    else settings.add(along.key, along.before);
  };
  await change<{ readonly id: string; readonly rows: number }, true, true>({
    hold: context => holdSheets(context, [{ name, key: name }]),
    look: async context => {
      const { worksheets, protection } = context.workbook;
      protection.load('protected');
      const tag = askForTag(context);
      const sheet = worksheets.getItemOrNullObject(name);
      sheet.load('id');
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load('formulas,address,rowIndex');
      const there = askForObjects(worksheets.getItem(name));
      const named = askForName(context, definedName);
      await context.sync();
      refuseNewer(tag);
      if (protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
      const existing = existingOf(named);
      const setting: unknown = along === null ? null : tag.items.find(({ key }) => key === along.key)?.value;
      const same =
        (along === null || setting === along.after) &&
        !sheet.isNullObject &&
        !used.isNullObject &&
        there() === objects &&
        existing.kind === 'sheet' &&
        existing.sheet === name &&
        placeOf(used.address).address === address &&
        JSON.stringify(used.formulas) === JSON.stringify(formulas);
      if (!same) throw new ExcelFailure({ kind: 'changedMeanwhile', what: name });
      return { id: sheet.id, rows: used.rowIndex + used.formulas.length };
    },
    write: (context, { rows }) => {
      const { names, worksheets } = context.workbook;
      const sheet = worksheets.getItem(name);
      const item = names.getItem(definedName);
      // Fails, before anything is done, where another sheet has the name by now.
      sheet.getRange('A1').getBoundingRect(item.getRange());
      refuseLonger(sheet, rows);
      if (formula === null) item.delete();
      else item.formula = formula;
      putSettingBack(context);
      sheet.delete();
      return true;
    },
    read: () => true,
    takeBack: async (context, { id }): Promise<TakenBack<true>> => {
      const { names, worksheets } = context.workbook;
      const sheet = worksheets.getItemOrNullObject(id);
      sheet.load('id');
      const item = names.getItemOrNullObject(definedName);
      item.load('formula');
      await context.sync();
      if (sheet.isNullObject) return { done: true };
      const known = item.isNullObject ? null : String(item.formula);
      if (known !== formula) return 'nothing';
      // The name went, the sheet did not: one more try.
      putSettingBack(context);
      sheet.delete();
      await context.sync();
      return { done: true };
    },
    touched: () => ({ sheets: [name], cells: [] }),
  });
}
