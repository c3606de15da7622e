/**
 * How sheets of ours come out on paper: A4 landscape, never smaller than 9 points, with sheet, page and date at the foot. Excel asks the printer: without one, or with one that does not know the paper, it refuses
 * (office-js#1860). So this is a batch of its own after all else; what was made stays, and that this failed is told.
 */
import { change } from '../../batch/change';

/** Points of A4's long side between narrow margins. */
const LINE = 842 - 2 * 29;
/** The standard font has 11 points: at 82 percent it has 9. */
const SMALLEST = 0.82;

export interface PageSetup {
  /** 「$5:$5」 */
  readonly titleRows: string;
  /** 「$A:$B」, again on every page beside the first; null: the sheet is one page wide. */
  readonly titleColumns?: string | null;
  /** Points of all columns to be printed. */
  readonly width?: number;
  readonly paper?: 'A4' | 'A3';
  /** 「A1:H30」; missing: all that is in use. */
  readonly area?: string;
  /** The sheet is made for its pages: printed in its own size, each page begins with one of these rows (from 1). */
  readonly pages?: { readonly firstRows: readonly number[]; readonly side: number; readonly top: number; readonly bottom: number };
}

export interface SheetPage {
  readonly sheet: string;
  readonly page: PageSetup;
}

const paperOf = ({ paper = 'A4' }: PageSetup): Excel.PaperType => (paper === 'A3' ? Excel.PaperType.a3 : Excel.PaperType.a4);

/** @returns whether Excel has taken all of it; if not, some of it may be there. One sync. */
export async function layOut(pages: readonly SheetPage[]): Promise<boolean> {
  if (pages.length === 0) return true;
  try {
    return await change<true, true, boolean>({
      // The sheets have just been made.
      look: async () => true,
      write: context => writeAll(context, pages),
      read: () => true,
      // The same once more: how far it came cannot be seen on a sheet that is made anew, and twice is as once.
      takeBack: async context => {
        writeAll(context, pages);
        await context.sync();
        return { done: true };
      },
      touched: () => ({ sheets: pages.map(({ sheet }) => sheet), cells: [] }),
    });
  } catch {
    // Told by whoever made the sheets: they are whole without it.
    return false;
  }
}

function writeAll(context: Excel.RequestContext, pages: readonly SheetPage[]): true {
  const all = pages.map(({ sheet, page }) => ({ page, layout: context.workbook.worksheets.getItem(sheet).pageLayout }));
  // First what needs no printer, of all sheets: a batch is done up to what Excel refuses.
  for (const { page, layout } of all) writeTitles(layout, page);
  for (const { sheet, page } of pages) writeBreaks(context.workbook.worksheets.getItem(sheet), page);
  for (const { page, layout } of all) writeSizes(layout, page);
  for (const { layout } of all) layout.orientation = Excel.PageOrientation.landscape;
  for (const { page, layout } of all) layout.paperSize = paperOf(page);
  return true;
}

function writeBreaks(sheet: Excel.Worksheet, { pages }: PageSetup): void {
  if (pages === undefined) return;
  sheet.horizontalPageBreaks.removePageBreaks();
  for (const row of pages.firstRows) sheet.horizontalPageBreaks.add(`A${row}`);
}

function writeTitles(layout: Excel.PageLayout, { titleRows, titleColumns = null, width = 0, area }: PageSetup): void {
  layout.setPrintTitleRows(titleRows);
  if (titleColumns !== null && !fits(width)) {
    layout.setPrintTitleColumns(titleColumns);
    // The pages of the same rows come out one after the other.
    layout.printOrder = Excel.PrintOrder.overThenDown;
  }
  if (area !== undefined) layout.setPrintArea(area);
  const foot = layout.headersFooters.defaultForAllPages;
  foot.leftFooter = '&A';
  foot.centerFooter = '&P / &N';
  foot.rightFooter = '&D';
}

const fits = (width: number): boolean => width * SMALLEST <= LINE;

function writeSizes(layout: Excel.PageLayout, { titleColumns = null, width = 0, pages }: PageSetup): void {
  layout.leftMargin = pages?.side ?? 29;
  layout.rightMargin = pages?.side ?? 29;
  if (pages !== undefined) {
    layout.zoom = { scale: 100 };
    layout.topMargin = pages.top;
    layout.bottomMargin = pages.bottom;
    layout.headerMargin = pages.top / 2;
    layout.footerMargin = pages.bottom / 2;
    return;
  }
  // A sheet too wide for one page goes on beside it, rather than getting too small to be read.
  layout.zoom = titleColumns === null || fits(width) ? { horizontalFitToPages: 1 } : { scale: SMALLEST * 100 };
}
