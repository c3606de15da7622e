/** 元に戻す for forms that were made as sheets of this workbook: they go again, if nobody has filled anything in. */
import { blankCells, type Form } from '../../sheets/rounds/form';
import { change } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { holdSheets } from '../batch/hold';
import { askForTag, refuseNewer } from '../batch/workbook-settings';
import { askForObjects, NO_OBJECTS } from '../batch/objects-of-sheet';
import { deleteSheets, finishDeleting, type SheetToGo } from '../sheets/parts/new-sheets';
import { holdable, type FormSheetsMade } from './form-sheets';

/** Two syncs. Throws ExcelFailure (changedMeanwhile where one of the sheets is gone or holds anything else than was made). */
export async function takeBackFormSheets(forms: readonly Form[], { ids }: FormSheetsMade): Promise<void> {
  await change<readonly SheetToGo[], true, true>({
    hold: context =>
      holdSheets(
        context,
        forms.map((form, at) => holdable(form, ids[at] ?? form.sheet)),
      ),
    look: async context => {
      const { worksheets, protection } = context.workbook;
      protection.load('protected');
      const tag = askForTag(context);
      const asked = forms.map((form, at) => {
        const sheet = worksheets.getItem(ids[at] ?? form.sheet).load('id,name');
        const used = sheet.getUsedRangeOrNullObject(true);
        used.load('formulas,rowIndex,columnIndex');
        return { form, sheet, used, objects: askForObjects(sheet) };
      });
      await context.sync();
      refuseNewer(tag);
      if (protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
      for (const { form, sheet, used, objects } of asked)
        if (sheet.name !== form.sheet || objects() !== NO_OBJECTS || !isAsMade(form, used))
          throw new ExcelFailure({ kind: 'changedMeanwhile', what: form.sheet });
      return asked.map(({ form: { sheet: name, lastRow }, sheet: { id } }) => ({ name, id, rows: lastRow + 1 }));
    },
    write: deleteSheets,
    read: () => true,
    takeBack: finishDeleting,
    touched: found => ({ sheets: found.map(({ name }) => name), cells: [] }),
  });
}

/** Does the sheet hold what it was made with, and nothing else? */
function isAsMade(form: Form, { isNullObject, formulas, rowIndex, columnIndex }: Excel.Range): boolean {
  if (isNullObject || rowIndex !== 0 || columnIndex !== 0) return false;
  const made = blankCells(form);
  if (formulas.length !== made.length) return false;
  return (formulas as unknown[][]).every((line, row) => line.every((content, column) => content === (made[row]?.[column] ?? '')));
}
