/** Rows or columns as they look, for putting them back; and how the cells around say whether they are there. */
import type { LineRun, BlankLines } from '../../sheets/formula/line-references';
import { LAST_COLUMN } from '../../sheets/read/reference';
import { columnLetters } from '../../sheets/read/state';
import { LAST_ROW } from '../../sheets/schema/validation';

/** Cells whose looks are kept for putting lines back. */
export const MOST_LOOKS = 20_000;

const LOOKS: Excel.CellPropertiesLoadOptions = {
  format: {
    font: { bold: true, italic: true, underline: true, strikethrough: true, color: true, name: true, size: true },
    fill: { color: true },
    borders: { style: true, color: true, weight: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    indentLevel: true,
    protection: true,
  },
};

/** A merge within the lines. */
export interface MergeInLines {
  /** From the first of the lines. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Lines as they look. */
export interface LineLooks extends LineRun {
  readonly looks: readonly (readonly Excel.SettableCellProperties[])[];
  readonly numberFormats: readonly (readonly string[])[];
  readonly sizes: readonly { readonly size: number; readonly isStandard: boolean; readonly hidden: boolean }[];
  readonly merges: readonly MergeInLines[];
}

export type Axis = BlankLines['axis'];
/** 「5:6」 or 「B:C」. */
export const linesAddress = (axis: Axis, { from, count }: LineRun): string =>
  axis === 'row' ? `${from + 1}:${from + count}` : `${columnLetters(from)}:${columnLetters(from + count - 1)}`;
export const INDEX = { row: 'rowIndex', column: 'columnIndex' } as const;
export const COUNT = { row: 'rowCount', column: 'columnCount' } as const;
export const cellOfLine = (sheet: Excel.Worksheet, axis: Axis, line: number): Excel.Range =>
  sheet.getCell(axis === 'row' ? line : 0, axis === 'row' ? 0 : line).load('rowIndex,columnIndex');

export interface LooksAsked {
  readonly part: Excel.Range;
  readonly each: readonly Excel.Range[];
  readonly looks: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
  /** Of the sheet's last cell, which nobody uses. */
  readonly plain: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
}

/** Asks how the lines look; to be followed by a sync. @param across how many cells of each */
export function askForLooks(sheet: Excel.Worksheet, axis: Axis, run: LineRun, across: number): LooksAsked {
  const part =
    axis === 'row' ? sheet.getRangeByIndexes(run.from, 0, run.count, across) : sheet.getRangeByIndexes(0, run.from, across, run.count);
  part.load('numberFormat');
  const each = Array.from({ length: run.count }, (_, at) => {
    const line = sheet.getRange(linesAddress(axis, { from: run.from + at, count: 1 }));
    if (axis === 'row') {
      line.load('rowHidden');
      line.format.load('rowHeight,useStandardHeight');
    } else {
      line.load('columnHidden');
      line.format.load('columnWidth,useStandardWidth');
    }
    return line;
  });
  const plain = sheet.getCell(LAST_ROW - 1, LAST_COLUMN - 1).getCellProperties(LOOKS);
  return { part, each, plain, looks: part.getCellProperties(LOOKS) };
}

/** What has been asked for; after the sync. */
export function looksFound(axis: Axis, { part, each, looks, plain }: LooksAsked): Pick<LineLooks, 'looks' | 'numberFormats' | 'sizes'> {
  return {
    looks: looks.value.map(line => line.map(look => (unlike(look, plain.value[0]?.[0]) ?? {}) as Excel.SettableCellProperties)),
    numberFormats: part.numberFormat as string[][],
    sizes: each.map(line => ({
      size: axis === 'row' ? line.format.rowHeight : line.format.columnWidth,
      isStandard: axis === 'row' ? line.format.useStandardHeight : line.format.useStandardWidth,
      hidden: axis === 'row' ? line.rowHidden : line.columnHidden,
    })),
  };
}

/** What differs from a cell that nobody has given a look; nothing of it: undefined. */
function unlike(look: unknown, plain: unknown): unknown {
  if (look === null || look === undefined || look === plain) return undefined;
  if (typeof look !== 'object') return look;
  const own = Object.entries(look).flatMap(([name, part]) => {
    const other = unlike(part, (plain as Readonly<Record<string, unknown>> | null | undefined)?.[name]);
    return other === undefined ? [] : [[name, other] as const];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** Puts lines back before the cell; what it stands in moves. To be followed by a sync. @returns the lines */
export function insertLines(axis: Axis, before: Excel.Range, lines: LineLooks): Excel.Range {
  const { count } = lines;
  const entire = axis === 'row' ? before.getEntireRow() : before.getEntireColumn();
  const range = entire
    .getResizedRange(axis === 'row' ? count - 1 : 0, axis === 'row' ? 0 : count - 1)
    .insert(axis === 'row' ? Excel.InsertShiftDirection.down : Excel.InsertShiftDirection.right);
  dressLines(axis, range, lines);
  return range;
}

/** Gives lines that are there again their look; a second time does no harm. To be followed by a sync. */
export function dressLines(axis: Axis, range: Excel.Range, { looks, numberFormats, sizes, merges }: LineLooks): void {
  // What Excel gives inserted ones is the look of the line before.
  range.clear(Excel.ClearApplyTo.formats);
  const corner = range.getCell(0, 0);
  const part = corner.getResizedRange(looks.length - 1, (looks[0]?.length ?? 1) - 1);
  part.numberFormat = numberFormats.map(line => [...line]);
  part.setCellProperties(looks.map(line => [...line]));
  sizes.forEach(({ size, isStandard, hidden }, at) => {
    const line = axis === 'row' ? range.getRow(at) : range.getColumn(at);
    // Of a hidden one Excel tells no size: whoever shows it again is to see it.
    if (axis === 'row') {
      if (isStandard || hidden) line.format.useStandardHeight = true;
      else line.format.rowHeight = size;
      if (hidden) line.rowHidden = true;
    } else {
      if (isStandard || hidden) line.format.useStandardWidth = true;
      else line.format.columnWidth = size;
      if (hidden) line.columnHidden = true;
    }
  });
  for (const { row, column, rows, columns } of merges)
    corner
      .getOffsetRange(row, column)
      .getResizedRange(rows - 1, columns - 1)
      .merge(false);
}

/** The lines that stand before the cell. */
export function linesBefore(axis: Axis, behind: Excel.Range, count: number): Excel.Range {
  return axis === 'row'
    ? behind
        .getOffsetRange(-count, 0)
        .getEntireRow()
        .getResizedRange(count - 1, 0)
    : behind
        .getOffsetRange(0, -count)
        .getEntireColumn()
        .getResizedRange(0, count - 1);
}

/** To be followed by a sync. */
export const removeLines = (axis: Axis, range: Excel.Range): void =>
  range.delete(axis === 'row' ? Excel.DeleteShiftDirection.up : Excel.DeleteShiftDirection.left);

/** Kept references: they follow rows and columns that others insert. */
export interface KeptLines {
  /** The cell before the first of the lines; null: they begin the sheet. */
  readonly before: Excel.Range | null;
  /** The cell behind each run of them, which moves when they go or come. */
  readonly behind: readonly Excel.Range[];
  /** 「A5:H30」: what of the sheet moves. */
  readonly area: string;
}

export interface Moves {
  /** Lines that have come (or gone: below 0) before each of the cells behind. */
  readonly by: readonly number[];
  /** Where those are now. */
  readonly places: readonly number[];
}

/** How far a batch has come; one sync. */
export async function movesNow(context: Excel.RequestContext, axis: Axis, { before, behind }: Omit<KeptLines, 'area'>): Promise<Moves> {
  const kept = before === null ? behind : [before, ...behind];
  const now = kept.map(cell => cell.getOffsetRange(0, 0).load('rowIndex,columnIndex'));
  await context.sync();
  const moved = now.map((cell, at) => cell[INDEX[axis]] - (kept[at] as Excel.Range)[INDEX[axis]]);
  const steps = before === null ? [0, ...moved] : moved;
  return {
    by: steps.slice(1).map((move, at) => move - (steps[at] ?? 0)),
    places: now.slice(before === null ? 0 : 1).map(cell => cell[INDEX[axis]]),
  };
}
