/**
 * Asks how many notes and comments stand on a sheet; to be followed by a sync. Below ExcelApi 1.18 Excel tells of comments alone.
 * @returns their number, after the sync
 */
export function askForNotes(sheet: Excel.Worksheet): () => number {
  const counts = [sheet.comments.getCount()];
  // Some builds of office.js (the npm package 1.1.110) have no notes even where Excel has them.
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheet) counts.push(sheet.notes.getCount());
  return () => counts.reduce((sum, { value }) => sum + value, 0);
}
