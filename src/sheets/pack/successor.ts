/** 引継ぎ: one page for whoever takes over the workbook. Values only; its lists are shortened until it is one page. */
import type { Conflict } from '../make/conflict';
import type { ExistingSheet } from '../make/own/own-sheet';
import type { WorkbookState } from '../read/state';
import { freeSheetName } from '../schema/sheet-name';
import { heightOf, linesInCell } from './measure';
import { line, PAGE_WIDTH, setOnPages, SPACE, type PaperLook, type PrintedRow, type PrintedSheet } from './printed-sheet';

export const SUCCESSOR_SHEET = '引継ぎ';
/** The workbook's name of the title cell: how the sheet is known to be ours. */
export const SUCCESSOR_NAME = 'DX_Successor';

/** A question of the successor and what the workbook answers. `lines`: the most important first; they are cut where the page is full. */
export interface SuccessorItem {
  readonly head: string;
  readonly lines: readonly string[];
}

export interface SuccessorContent {
  /** 「作成日：2026/10/1 基準日：2026/9/30」 */
  readonly about: string;
  readonly items: readonly SuccessorItem[];
}

export interface SuccessorPlan {
  /** The name the sheet will have. */
  readonly sheet: string;
  readonly replaces: boolean;
  readonly existing: ExistingSheet;
  readonly printed: PrintedSheet;
  /** Lines that have no room. */
  readonly left: number;
  readonly conflicts: readonly Conflict[];
}

const HEAD_WIDTH = 120;
/** Question and answer. */
const WIDTHS = [HEAD_WIDTH, PAGE_WIDTH - HEAD_WIDTH] as const;
const HEAD: PaperLook = { bold: true, align: 'left', fill: '#E7E7E7', box: true };
const MOST_LINES = 12;

/** What is not listed, beside what is. */
const more = (count: number, shown: number): string => (shown === 0 ? `${count}件` : `ほか${count}件`);

function rowOf({ head, lines }: SuccessorItem, most: number): { readonly row: PrintedRow; readonly left: number } {
  const shown = lines.slice(0, most);
  const left = lines.length - shown.length;
  const text = [...shown, ...(left > 0 ? [more(left, shown.length)] : [])].join('\n');
  const height = heightOf(Math.max(linesInCell(head, WIDTHS[0]), linesInCell(text, WIDTHS[1])));
  return {
    left,
    row: {
      height,
      cells: [
        { column: 0, across: 1, value: head, look: HEAD },
        { column: 1, across: 1, value: text, look: { align: 'left', box: true } },
      ],
    },
  };
}

function printedWith({ about, items }: SuccessorContent, most: number): { readonly printed: PrintedSheet; readonly left: number } {
  const titles = [line(SUCCESSOR_SHEET, WIDTHS.length, { bold: true, size: 14 }), line(about, WIDTHS.length)];
  const rows = items.map(item => rowOf(item, most));
  return {
    printed: setOnPages(WIDTHS, titles, [{ rows: [SPACE, ...rows.map(({ row }) => row)] }]),
    left: rows.reduce((sum, { left }) => sum + left, 0),
  };
}

export function planSuccessor(state: WorkbookState, content: SuccessorContent, existing: ExistingSheet): SuccessorPlan {
  const replaces = existing.kind === 'sheet';
  const conflicts: Conflict[] = [];
  if (existing.kind === 'other') conflicts.push({ kind: 'nameTaken', name: SUCCESSOR_NAME });
  if (existing.kind === 'sheet' && state.sheets.some(sheet => sheet.name === existing.sheet && sheet.protected))
    conflicts.push({ kind: 'protectedSheet', sheet: existing.sheet });
  if (state.structureProtected && !replaces) conflicts.push({ kind: 'structureProtected' });
  let most = MOST_LINES;
  let made = printedWith(content, most);
  while (made.printed.pages > 1 && most > 0) made = printedWith(content, --most);
  return {
    sheet: replaces
      ? existing.sheet
      : freeSheetName(
          SUCCESSOR_SHEET,
          state.sheets.map(({ name }) => name),
        ),
    replaces,
    existing,
    ...made,
    conflicts,
  };
}
