import { ExcelFailure } from './failure';

/** The ExcelApi that the manifest declares. Excel does not offer the add-in below it, but a sideloaded or an edited manifest may. */
export const FLOOR = '1.13';

/**
 * Why nothing may be written by this Excel; null: it may. An older one stops in the middle of a batch, with what came before it done: so it is
 * asked first, and not found out.
 */
export function tooOld(): ExcelFailure | null {
  return Office.context.requirements.isSetSupported('ExcelApi', FLOOR)
    ? null
    : new ExcelFailure({ kind: 'excelTooOld', needs: `ExcelApi ${FLOOR}` });
}
