import type { Book } from '../book/book';

/** The tour of the main job on the sample report: five steps, each done when the workbook shows that it was. */
export const TOUR_STEPS = ['sheets', 'values', 'report', 'formula', 'papers'] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/** The cell of the report that the tour asks to change, on its sheet 報告書. */
export const REPORT = { sheet: '報告書', row: 9, column: 3 } as const;

/** What the workbook was when the tour began. */
export interface TourStart {
  readonly reported: unknown;
  readonly formulas: number;
}

function dxFormulas(book: Book): number {
  let count = 0;
  for (const sheet of book.sheets) {
    const used = sheet.usedArea;
    if (used === null) continue;
    for (let row = used.row; row < used.row + used.rows; row++)
      for (let column = used.column; column < used.column + used.columns; column++)
        if (/\bDX\.[A-Z]/.test(sheet.formula(row, column) ?? '')) count++;
  }
  return count;
}

export function startOfTour(book: Book): TourStart {
  return { reported: book.sheetByName(REPORT.sheet)?.value(REPORT.row, REPORT.column) ?? null, formulas: dxFormulas(book) };
}

/** Do all of these columns of one of the table's rows hold a number? */
function hasNumbers(book: Book, name: string, headers: readonly string[]): boolean {
  const table = book.table(name);
  if (table === null) return false;
  const { sheet, area } = table;
  const columns = headers.map(header => {
    for (let column = area.column; column < area.column + area.columns; column++)
      if (sheet.value(area.row, column) === header) return column;
    return -1;
  });
  if (columns.includes(-1)) return false;
  for (let row = area.row + 1; row < area.row + area.rows; row++)
    if (columns.every(column => typeof sheet.value(row, column) === 'number')) return true;
  return false;
}

/** The steps that have been done, from what is in the workbook. */
export function doneSteps(book: Book, start: TourStart): ReadonlySet<TourStep> {
  const done = new Set<TourStep>();
  if (book.table('DX_KPIs') !== null) done.add('sheets');
  if (hasNumbers(book, 'DX_KPIs', ['基準年度', '基準値']) && hasNumbers(book, 'DX_Actuals', ['値'])) done.add('values');
  const reported = book.sheetByName(REPORT.sheet)?.value(REPORT.row, REPORT.column) ?? null;
  if (reported !== null && reported !== start.reported) done.add('report');
  if (dxFormulas(book) > start.formulas) done.add('formula');
  if (book.names.all().some(({ name }) => /^DX_(?:Pack|Report)$/i.test(name))) done.add('papers');
  return done;
}
