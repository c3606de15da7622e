/** The formulas of the whole workbook with what they show, for 数式の診断. Nothing is written. */
import type { FormulaBook, FormulaSheet } from '../../sheets/doctor/formula-book';
import type { Block } from '../../sheets/read/reference';
import { Stopped } from '../../sheets/read/slices';
import type { WorkbookState } from '../../sheets/read/state';
import { cellsOf } from '../batch/cell-text';
import { run } from '../batch/run';
import { countsFrom1904 } from './date-system';

/** Cells in one answer: each is asked for its formula and its value, and Excel on the web cuts an answer at 5 MB. */
const CELLS_AT_ONCE = 50_000;
/** A sheet with more is left out, and said so. */
const MOST_CELLS = 1_000_000;

export interface ReadingFormulas {
  readonly signal?: AbortSignal;
  /** Rows that have come, of all. */
  readonly onRows?: (done: number, total: number) => void;
}

interface Sized {
  readonly sheets: readonly Block[];
  readonly tables: FormulaBook['tables'];
  readonly unread: readonly string[];
  readonly date1904: boolean | null;
}

/** Two syncs for what there is and how large it is, then one for every 50,000 cells. Throws ExcelFailure, Stopped. */
export async function readFormulas(state: WorkbookState, { signal, onRows }: ReadingFormulas = {}): Promise<FormulaBook> {
  const { sheets, tables, unread, date1904 } = await readSizes(state);
  const total = sheets.reduce((sum, { rows }) => sum + rows, 0);
  const read = new Map<string, { formulas: (readonly unknown[])[]; values: FormulaSheet['values'][number][] }>();
  let done = 0;
  for (const pieces of piecesOf(sheets)) {
    if (signal?.aborted === true) throw new Stopped();
    for (const { block, formulas, values } of await readPieces(pieces)) {
      const sheet = read.get(block.sheet) ?? { formulas: [], values: [] };
      sheet.formulas.push(...formulas);
      sheet.values.push(...cellsOf(values));
      read.set(block.sheet, sheet);
      done += block.rows;
    }
    onRows?.(done, total);
  }
  return {
    state,
    tables,
    unread,
    date1904,
    sheets: sheets.map(({ sheet, row, column }) => ({ name: sheet, row, column, ...(read.get(sheet) ?? { formulas: [], values: [] }) })),
  };
}

function readSizes({ asOfCell }: WorkbookState): Promise<Sized> {
  return run(async context => {
    const { worksheets, tables } = context.workbook;
    worksheets.load('items/name');
    tables.load('items/name,items/worksheet/name');
    await context.sync();
    const used = worksheets.items.map(sheet => {
      const range = sheet.getUsedRangeOrNullObject(true);
      range.load('rowIndex,columnIndex,rowCount,columnCount');
      return { sheet: sheet.name, range };
    });
    const ranges = tables.items.map(table => {
      const range = table.getRange();
      range.load('rowIndex,columnIndex,rowCount,columnCount');
      return { name: table.name, sheet: table.worksheet.name, range };
    });
    const day = asOfCell === null ? null : context.workbook.worksheets.getItem(asOfCell.sheet).getRange(asOfCell.address);
    day?.load('values,text');
    await context.sync();
    const blocks = used.flatMap(({ sheet, range }): Block[] => (range.isNullObject ? [] : [blockOf(sheet, range)]));
    const isLarge = ({ rows, columns }: Block): boolean => rows * columns > MOST_CELLS;
    return {
      sheets: blocks.filter(block => !isLarge(block)),
      unread: blocks.filter(isLarge).map(({ sheet }) => sheet),
      tables: ranges.map(({ name, sheet, range }) => ({ name, ...blockOf(sheet, range) })),
      date1904: day === null ? null : countsFrom1904(day.values[0]?.[0] as unknown, String(day.text[0]?.[0] ?? '')),
    };
  });
}

const blockOf = (sheet: string, range: Excel.Range): Block => ({
  sheet,
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

/** Pieces of sheets that fit into one answer together, in order. */
function* piecesOf(sheets: readonly Block[]): Generator<readonly Block[]> {
  let pieces: Block[] = [];
  let cells = 0;
  for (const block of sheets) {
    const step = Math.max(1, Math.floor(CELLS_AT_ONCE / block.columns));
    for (let row = 0; row < block.rows; row += step) {
      const rows = Math.min(step, block.rows - row);
      if (cells > 0 && cells + rows * block.columns > CELLS_AT_ONCE) {
        yield pieces;
        [pieces, cells] = [[], 0];
      }
      pieces.push({ ...block, row: block.row + row, rows });
      cells += rows * block.columns;
    }
  }
  if (pieces.length > 0) yield pieces;
}

function readPieces(
  pieces: readonly Block[],
): Promise<{ readonly block: Block; readonly formulas: unknown[][]; readonly values: unknown[][] }[]> {
  return run(async context => {
    const ranges = pieces.map(block => {
      const range = context.workbook.worksheets.getItem(block.sheet).getRangeByIndexes(block.row, block.column, block.rows, block.columns);
      range.load('formulas,values');
      return { block, range };
    });
    await context.sync();
    return ranges.map(({ block, range }) => ({ block, formulas: range.formulas as unknown[][], values: range.values as unknown[][] }));
  });
}
