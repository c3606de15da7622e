/**
 * Where everything of a block of ダッシュボード stands, from its first cell: facts at the left, the chart beside them, and in grey, beyond
 * what is printed, the helper cells. The whole block has one defined name of the sheet, which follows rows and columns that people insert.
 *
 *   columns 0-3 facts (label, value, label, value) · 5-8 chart · 10 label and 11-50 values of the helpers · 52 label and 53-92 points of the chart
 */

export const DASHBOARD_SHEET_NAME = 'ダッシュボード';
/** The workbook's name of the title cell: how the sheet is known to be ours. */
export const DASHBOARD_NAME = 'DX_Dashboard';
const BLOCK = /^DX_Board_\d{3}$/i;
export const isBlockName = (name: string): boolean => BLOCK.test(name);

/** The first names that are free, of as many as are wanted. */
export function freeBlockNames(taken: readonly string[], count: number): readonly string[] {
  const used = new Set(taken.map(name => name.toLowerCase()));
  const free: string[] = [];
  for (let number = 1; free.length < count; number++) {
    const name = `DX_Board_${String(number).padStart(3, '0')}`;
    if (!used.has(name.toLowerCase())) free.push(name);
  }
  return free;
}

/** More blocks are no page for a head, and Excel draws that many charts slowly. */
export const MOST_BLOCKS = 60;

/** Rows of a block: ten of facts and a narrow one below. */
export const BLOCK_ROWS = 11;
export const FACT_ROWS = 10;
/** Points of the chart, and values of a helper line. */
export const MOST_POINTS = 40;
export const AT = {
  label: 0,
  value: 1,
  secondLabel: 2,
  secondValue: 3,
  chart: [5, 8],
  helper: 10,
  points: 52,
} as const;
export const BLOCK_COLUMNS = AT.points + 1 + MOST_POINTS;

/** Points of the columns that are printed; together as wide as the page of the papers. */
export const COLUMN_WIDTHS: readonly number[] = [104, 78, 104, 78, 6, 75, 75, 75, 75];
/** Points: three blocks to a page of A4 landscape. */
export const HEIGHTS = { title: 22, line: 15, gap: 4, name: 17.5, fact: 14.2, between: 6 } as const;
export const BLOCKS_ON_PAGE = 3;
/** Rows of the head, from 1, and the first row of the first block. */
export const HEAD_ROWS = { counts: 2, note: 3, body: 5 } as const;
