/** A sheet, or the selected range, with looks, formulas, merges and what is hidden, for 公開用の点検. Nothing is written. */
import { holdsCell, type CheckedGrid, type CellLook, type SheetObject, type Value } from '../../sheets/publish/grid';
import type { Block } from '../../sheets/read/reference';
import { Stopped } from '../../sheets/read/slices';
import { ExcelFailure } from '../batch/failure';
import { run } from '../batch/run';
import { mergedIn } from './merged-areas';
import { readObjects } from './sheet-objects';

/** Cells in one answer: each comes with its value, formula and looks. */
const CELLS_AT_ONCE = 10_000;
/** More are refused, with a sentence: Excel would be busy for minutes. */
export const MOST_CHECKED_CELLS = 1_000_000;

const WANTED: Excel.CellPropertiesLoadOptions = {
  format: { font: { bold: true, italic: true, color: true }, fill: { color: true } },
};
/** Lines are one of the signs by which columns that name the rows are told: among the first three, each beside the next. */
const LINES: Excel.CellPropertiesLoadOptions = { format: { borders: { style: true } } };
const COLUMNS_WITH_LINES = 4;
/** Rows up to which they are asked for: they take as long as all the rest. */
const MOST_ROWS_WITH_LINES = 5_000;

export interface ReadingGrid {
  /** The sheet; null: the selected range. */
  readonly sheet: string | null;
  readonly signal?: AbortSignal;
  readonly onRows?: (done: number, total: number) => void;
}

interface GridLines {
  readonly values: Value[][];
  readonly looks: (CellLook | null)[][];
  readonly formulas: (string | null)[][];
  readonly hiddenRows: number[];
}

/** null where there is nothing in it. Throws ExcelFailure (tooLarge …), Stopped. */
export async function readPublishGrid({ sheet, signal, onRows }: ReadingGrid): Promise<CheckedGrid | null> {
  const block = await readSize(sheet);
  if (block === null) return null;
  if (block.rows * block.columns > MOST_CHECKED_CELLS) throw new ExcelFailure({ kind: 'tooLarge' });
  const lines: GridLines = { values: [], looks: [], formulas: [], hiddenRows: [] };
  const step = Math.max(1, Math.floor(CELLS_AT_ONCE / block.columns));
  for (let row = 0; row < block.rows; row += step) {
    if (signal?.aborted === true) throw new Stopped();
    const rows = Math.min(step, block.rows - row);
    await readLines({ ...block, row: block.row + row, rows }, block.rows <= MOST_ROWS_WITH_LINES, lines);
    onRows?.(row + rows, block.rows);
  }
  const { merges, hiddenColumns } = await readShape(block);
  const { values, looks, formulas, hiddenRows } = lines;
  return {
    name: block.sheet,
    row: block.row,
    column: block.column,
    ...(sheet === null ? { top: block.row } : {}),
    values,
    looks,
    formulas,
    merges,
    hiddenRows,
    hiddenColumns,
    objects: await objectsIn(block, sheet === null),
    csv: null,
  };
}

/** Of a range: what begins in it. Of a sheet: all, for a table that is not sure is judged by what lies anywhere. */
async function objectsIn(block: Block, rangeOnly: boolean): Promise<readonly SheetObject[]> {
  const all = await run(context => readObjects(context, block.sheet));
  const { row, column, rows, columns } = block;
  const area = { row, column, lastRow: row + rows - 1, lastColumn: column + columns - 1 };
  return rangeOnly ? all.filter(found => holdsCell(area, found.row, found.column)) : all;
}

function readSize(sheet: string | null): Promise<Block | null> {
  return run(async context => {
    const { workbook } = context;
    const selected = sheet === null ? workbook.getSelectedRange() : null;
    selected?.worksheet.load('name');
    const used =
      selected === null ? workbook.worksheets.getItem(sheet ?? '').getUsedRangeOrNullObject(true) : selected.getUsedRangeOrNullObject(true);
    used.load('rowIndex,columnIndex,rowCount,columnCount');
    await context.sync();
    if (used.isNullObject) return null;
    const { rowIndex, columnIndex, rowCount, columnCount } = used;
    return { sheet: sheet ?? selected?.worksheet.name ?? '', row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
  });
}

const rangeOf = (context: Excel.RequestContext, { sheet, row, column, rows, columns }: Block): Excel.Range =>
  context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns);

function readLines(block: Block, withLines: boolean, into: GridLines): Promise<void> {
  return run(async context => {
    const range = rangeOf(context, block);
    range.load('values,formulas,numberFormat,rowHidden');
    const properties = range.getCellProperties(WANTED);
    const leading = rangeOf(context, { ...block, columns: Math.min(block.columns, COLUMNS_WITH_LINES) });
    const lined = withLines ? leading.getCellProperties(LINES) : null;
    await context.sync();
    const formats = range.numberFormat as string[][];
    const contents = range.formulas as unknown[][];
    const values = range.values as unknown[][];
    const looks = answerOf(properties);
    const lines = lined === null ? [] : answerOf(lined);
    for (const [row, line] of values.entries()) {
      into.values.push(line.map(valueOf));
      into.formulas.push(line.map((value, column) => formulaOf(contents[row]?.[column], value)));
      into.looks.push(line.map((_, column) => lookOf(looks[row]?.[column], lines[row]?.[column], formats[row]?.[column])));
    }
    await readHidden(context, block, range.rowHidden as boolean | null, into.hiddenRows);
  });
}

/** Which rows are hidden: where some are and some are not, each is asked, in one sync. */
async function readHidden(context: Excel.RequestContext, block: Block, all: boolean | null, into: number[]): Promise<void> {
  const rows = Array.from({ length: block.rows }, (_, at) => block.row + at);
  if (all === false) return;
  if (all === true) {
    into.push(...rows);
    return;
  }
  const asked = rows.map(row => {
    const range = rangeOf(context, { ...block, row, rows: 1 });
    range.load('rowHidden');
    return { row, range };
  });
  await context.sync();
  into.push(...asked.filter(({ range }) => range.rowHidden).map(({ row }) => row));
}

function readShape(block: Block): Promise<Pick<CheckedGrid, 'merges' | 'hiddenColumns'>> {
  return run(async context => {
    const columns = Array.from({ length: block.columns }, (_, at) => {
      const range = rangeOf(context, { ...block, column: block.column + at, rows: 1, columns: 1 });
      range.load('columnHidden');
      return range;
    });
    await context.sync();
    const merged = await mergedIn(context, block);
    return {
      merges: merged.map(area => ({
        row: area.row,
        column: area.column,
        lastRow: area.row + area.rows - 1,
        lastColumn: area.column + area.columns - 1,
      })),
      hiddenColumns: columns.flatMap((range, at) => (range.columnHidden ? [block.column + at] : [])),
    };
  });
}

const answerOf = <T>({ value }: OfficeExtension.ClientResult<T>): T => value;

const valueOf = (value: unknown): Value =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '') ? value : null;

/** A text that begins with = is the same as value and as formula. */
const formulaOf = (content: unknown, value: unknown): string | null =>
  typeof content === 'string' && content.startsWith('=') && content !== value ? content : null;

const colour = (text: string | undefined): string | undefined => {
  const hex = text?.replace('#', '').toUpperCase();
  return hex === undefined || hex === '' ? undefined : hex;
};

const isLine = (border: Excel.CellBorder | undefined): boolean => (border?.style ?? 'None') !== 'None';

function lookOf(
  found: Excel.CellProperties | undefined,
  lines: Excel.CellProperties | undefined,
  numberFormat: string | undefined,
): CellLook | null {
  const fontColor = colour(found?.format?.font?.color);
  const fill = colour(found?.format?.fill?.color);
  const bold = found?.format?.font?.bold === true;
  const italic = found?.format?.font?.italic === true;
  const borderLeft = isLine(lines?.format?.borders?.left);
  const borderRight = isLine(lines?.format?.borders?.right);
  const unlined = !borderLeft && !borderRight;
  const plain = unlined && (fontColor ?? '000000') === '000000' && (fill ?? 'FFFFFF') === 'FFFFFF' && !bold && !italic;
  if (plain && (numberFormat ?? 'General') === 'General') return null;
  return {
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(fontColor === undefined ? {} : { fontColor }),
    ...(fill === undefined ? {} : { fill }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(borderLeft ? { borderLeft } : {}),
    ...(borderRight ? { borderRight } : {}),
  };
}
