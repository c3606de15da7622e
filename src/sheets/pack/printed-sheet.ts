/**
 * A sheet that is made to be printed: rows with heights, cells with looks, pages. Its page breaks are worked out here and not left to the
 * printer, so that the number of pages can be promised.
 */
import { HALVES, type KpiChart, type PlacedChart } from './kpi-chart';
import { BODY, heightOf } from './measure';

export interface PaperLook {
  readonly bold?: boolean;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  /** Told apart in grey: nothing is printed in a colour. */
  readonly fill?: string;
  /** A frame around it. */
  readonly box?: boolean;
}

export interface PaperCell {
  /** From 0; `across`: how many columns it takes. */
  readonly column: number;
  readonly across: number;
  readonly value: string | number;
  readonly format?: string;
  readonly look: PaperLook;
}

export interface PrintedRow {
  /** Points. */
  readonly height: number;
  readonly cells: readonly PaperCell[];
  /** Charts that lie over it, two at most. */
  readonly charts?: readonly KpiChart[];
  /** This row and the next stay together. */
  readonly keep?: boolean;
}

/** Rows that belong together; `head` is said again where they go on to another page. */
export interface Section {
  readonly newPage?: boolean;
  readonly head?: PrintedRow;
  readonly rows: readonly PrintedRow[];
}

export interface PrintedSheet {
  /** Points of the columns. */
  readonly widths: readonly number[];
  readonly rows: readonly PrintedRow[];
  /** The first rows are printed on every page. */
  readonly titles: number;
  /** Rows (from 0) that begin the second and further pages. */
  readonly breaks: readonly number[];
  readonly pages: number;
  readonly charts: readonly PlacedChart[];
}

/** Points: A4 landscape, with these margins. */
export const MARGINS = { side: 20, top: 34, bottom: 40 } as const;
/**
 * All columns together: columns are as wide as the digits of the standard font, which are up to a fifth wider where that font is missing
 * (LibreOffice elsewhere than in Japan), and a page must not get a second one beside it.
 */
export const PAGE_WIDTH = 670;
const PAGE_HEIGHT = 595 - MARGINS.top - MARGINS.bottom - 8;

export const SPACE: PrintedRow = { height: 8, cells: [] };

const sum = (rows: readonly PrintedRow[]): number => rows.reduce((total, { height }) => total + height, 0);

/** Points that rows below the titles have on one page. */
export const roomBelow = (titles: readonly PrintedRow[]): number => PAGE_HEIGHT - sum(titles);

/** Sets the sections on pages, one below the other. */
export function setOnPages(widths: readonly number[], titles: readonly PrintedRow[], sections: readonly Section[]): PrintedSheet {
  const rows: PrintedRow[] = [...titles];
  const breaks: number[] = [];
  const room = roomBelow(titles);
  let used = 0;
  const turn = (): void => {
    if (used === 0) return;
    breaks.push(rows.length);
    used = 0;
  };
  const put = (row: PrintedRow): void => {
    rows.push(row);
    used += row.height;
  };
  for (const { newPage = false, head, rows: body } of sections) {
    if (newPage) turn();
    const first = (head?.height ?? 0) + (body[0]?.height ?? 0);
    if (used + first > room) turn();
    if (head !== undefined) put(head);
    body.forEach((row, at) => {
      const needed = row.height + (row.keep === true ? (body[at + 1]?.height ?? 0) : 0);
      if (used + needed > room) {
        turn();
        if (head !== undefined) put(head);
      }
      put(row);
    });
  }
  const charts = rows.flatMap(({ charts: over = [] }, row) =>
    over.flatMap((chart, at): PlacedChart[] => {
      const columns = HALVES[at];
      return columns === undefined ? [] : [{ chart, rows: [row, row], columns }];
    }),
  );
  return { widths, rows, titles: titles.length, breaks, pages: breaks.length + 1, charts };
}

/** One text over all columns. */
export function line(text: string, columns: number, look: PaperLook = {}, lines = 1): PrintedRow {
  return { height: heightOf(lines, look.size ?? BODY), cells: [{ column: 0, across: columns, value: text, look }] };
}
