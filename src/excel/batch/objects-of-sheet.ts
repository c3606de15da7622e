/** What stands on a sheet beside its cells: who takes a sheet away again does not take away what somebody has put on it since. */

/** Kinds of shapes that people put there; others (notes, the arrows of lists) are Excel's own. */
const SHAPES: readonly string[] = ['Image', 'GeometricShape', 'Line', 'Group'];

/** Nothing stands there. */
export const NO_OBJECTS = '';

/**
 * Asks what stands on a sheet: what its notes and comments say, and how many charts, pictures and shapes there are; to be followed by a sync.
 * Below ExcelApi 1.18 Excel tells of comments alone, not of notes.
 * @returns all of that as a text to compare, after the sync; NO_OBJECTS where there is none
 */
export function askForObjects(sheet: Excel.Worksheet): () => string {
  const { shapes, comments } = sheet;
  shapes.load('items/type');
  sheet.load('visibility');
  comments.load('items/content');
  const counts = [sheet.charts.getCount()];
  // Some builds of office.js (the npm package 1.1.110) have no notes even where Excel has them.
  const notes = Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheet ? sheet.notes : null;
  notes?.load('items/content');
  return () => {
    // Excel deletes no sheet that only a macro shows again; it would stop right there, with what came before it in the batch done.
    if (sheet.visibility === Excel.SheetVisibility.veryHidden) return sheet.visibility;
    const said = [...comments.items, ...(notes?.items ?? [])].map(({ content }) => content);
    const drawn = counts.reduce((sum, { value }) => sum + value, 0) + shapes.items.filter(({ type }) => SHAPES.includes(type)).length;
    return said.length + drawn === 0 ? NO_OBJECTS : JSON.stringify([said, drawn]);
  };
}
