/** A formula that 数式の診断 has found broken gets the one it should be; each cell by itself, so that each can be taken back. */
import { placeText } from '../../sheets/read/state';
import type { Symptom } from '../../sheets/doctor/symptom';
import { ExcelFailure } from '../batch/failure';
import { writeCells, type CellsWritten } from './cells';

/**
 * Writes `repair` into the cell, if the cell still holds what was examined. Two syncs.
 * Throws ExcelFailure (changedMeanwhile, protectedSheet …); its outcome says what is in the workbook then.
 */
export function repairFormula({ place, formula, kind, repair }: Symptom): Promise<CellsWritten> {
  if (repair === null) throw new Error(`nothing to write into ${place.sheet}!${place.address}`);
  return writeCells({
    cells: context => context.workbook.worksheets.getItem(place.sheet).getRange(place.address),
    check: ({ range }) => {
      const now: unknown = range.formulas[0]?.[0];
      const isFormula = typeof now === 'string' && now.startsWith('=') && now !== range.values[0]?.[0];
      // A constant has no formula: that it still is one is what matters, and a number over a formula is what was shown.
      const isSame = formula === '' ? !isFormula && now !== '' : isFormula && now === formula;
      if (!isSame) throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
    },
    to: () => [[repair]],
    // A cell that is formatted as text would keep the formula as a text.
    format: ({ range }) => (kind === 'textFormula' && range.numberFormat[0]?.[0] === '@' ? 'General' : null),
    tables: [],
  });
}
