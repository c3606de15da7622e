import type { CellPlace } from '../../sheets/read/state';
import { ExcelFailure } from '../batch/failure';
import { run } from '../batch/run';

/** Shows a cell: activates its sheet and selects it. Throws ExcelFailure (notFound, hiddenSheet). */
export function goTo(place: CellPlace): Promise<void> {
  return run(async context => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(place.sheet);
    sheet.load('visibility');
    await context.sync();
    if (sheet.isNullObject) throw new ExcelFailure({ kind: 'notFound', what: place.sheet });
    if (sheet.visibility !== Excel.SheetVisibility.visible) throw new ExcelFailure({ kind: 'hiddenSheet', sheet: place.sheet });
    sheet.activate();
    sheet.getRange(place.address).select();
    await context.sync();
  });
}
