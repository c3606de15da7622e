/** How a sheet of ours comes out on paper: A4 landscape, never smaller than 9 points, with sheet, page and date at the foot. */

/** Points of A4's long side between narrow margins. */
const LINE = 842 - 2 * 29;
/** The standard font has 11 points: at 82 percent it has 9. */
const SMALLEST = 0.82;

export interface Page {
  /** 「$5:$5」 */
  readonly titleRows: string;
  /** 「$A:$B」, again on every page beside the first; null: the sheet is one page wide. */
  readonly titleColumns: string | null;
  /** Points of all columns to be printed. */
  readonly width: number;
  readonly paper?: 'A4' | 'A3';
}

export function setPage(sheet: Excel.Worksheet, { titleRows, titleColumns, width, paper = 'A4' }: Page): void {
  const { pageLayout } = sheet;
  pageLayout.orientation = Excel.PageOrientation.landscape;
  pageLayout.paperSize = paper === 'A3' ? Excel.PaperType.a3 : Excel.PaperType.a4;
  pageLayout.leftMargin = 29;
  pageLayout.rightMargin = 29;
  // A sheet too wide for one page goes on beside it, rather than getting too small to be read.
  const fits = titleColumns === null || width * SMALLEST <= LINE;
  pageLayout.zoom = fits ? { horizontalFitToPages: 1 } : { scale: SMALLEST * 100 };
  if (!fits) pageLayout.setPrintTitleColumns(titleColumns);
  pageLayout.setPrintTitleRows(titleRows);
  const foot = pageLayout.headersFooters.defaultForAllPages;
  foot.leftFooter = '&A';
  foot.centerFooter = '&P / &N';
  foot.rightFooter = '&D';
}
