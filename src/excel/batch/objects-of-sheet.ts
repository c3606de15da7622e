/** What stands on a sheet beside its cells: who takes a sheet away again does not take away what somebody has put on it since. */

/** Kinds of shapes that people put there; others (notes, the arrows of lists) are Excel's own. */
const SHAPES: readonly string[] = ['Image', 'GeometricShape', 'Line', 'Group'];

/**
 * Asks how many notes, comments, charts, pictures and shapes stand on a sheet; to be followed by a sync. Below ExcelApi 1.18 Excel tells of
 * comments alone, not of notes.
 * @returns their number, after the sync; -1 for a sheet that is hidden so that only a macro shows it again, for Excel deletes no such sheet
 */
export function askForObjects(sheet: Excel.Worksheet): () => number {
  const { shapes } = sheet;
  shapes.load('items/type');
  sheet.load('visibility');
  const counts = [sheet.comments.getCount(), sheet.charts.getCount()];
  // Some builds of office.js (the npm package 1.1.110) have no notes even where Excel has them.
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheet) counts.push(sheet.notes.getCount());
  return () => {
    // Else Excel would stop right there, with what came before it in the batch done.
    if (sheet.visibility === Excel.SheetVisibility.veryHidden) return -1;
    return counts.reduce((sum, { value }) => sum + value, 0) + shapes.items.filter(({ type }) => SHAPES.includes(type)).length;
  };
}
