/** By what else stands in its row a corrected cell is told from others: its address means another cell once rows have been sorted. */
import type { ExcelFailure } from '../batch/failure';
import { rowAround } from './row-around';

/** What stands in a row, by column from 0; formulas are left out, which name other rows once they have moved. */
export type RowMark = Readonly<Record<number, unknown>>;

/** Rows that are looked at for where the marked one has gone. */
const MOST_ROWS = 200;

const isFormula = (content: unknown): boolean => typeof content === 'string' && content.startsWith('=');

/** @param without columns of cells that are written themselves */
export function markOf(row: Excel.Range, without: readonly number[]): RowMark {
  if (row.isNullObject) return {};
  const [line = []] = row.formulas as unknown[][];
  return Object.fromEntries(
    line
      .map((content, at) => [row.columnIndex + at, content] as const)
      .filter(([column, content]) => content !== '' && !isFormula(content) && !without.includes(column)),
  );
}

export interface MarkedRow {
  /** Loaded: values, formulas, rowIndex, columnIndex. */
  readonly cell: Excel.Range;
  readonly row: Excel.Range;
  /** The row as it was. */
  readonly was: RowMark;
  readonly refusal: () => ExcelFailure;
}

/**
 * Throws the refusal where the row has gone elsewhere. One that is nowhere else has been changed where it stands, which is no reason to leave
 * the cell alone. No sync where all rows are as they were, else two.
 */
export async function refuseMovedRows(context: Excel.RequestContext, all: readonly MarkedRow[]): Promise<void> {
  const columns = [...new Set(all.map(({ cell }) => cell.columnIndex))];
  const same = (row: Excel.Range, was: RowMark): boolean => JSON.stringify(markOf(row, columns)) === JSON.stringify(was);
  const asked = all
    .filter(({ row, was }) => Object.keys(was).length > 0 && !same(row, was))
    .map(marked => {
      const column = marked.cell.getEntireColumn().getUsedRangeOrNullObject(true);
      column.load('formulas,rowIndex');
      return { marked, column };
    });
  if (asked.length === 0) return;
  await context.sync();
  const rows = asked.flatMap(({ marked, column }) =>
    column.isNullObject
      ? []
      : (column.formulas as unknown[][])
          .map(([content], at) => ({ content, at: column.rowIndex + at }))
          .filter(({ content, at }) => content === marked.cell.formulas[0]?.[0] && at !== marked.cell.rowIndex)
          .slice(0, MOST_ROWS)
          .map(({ at }) => ({ marked, row: rowAround(marked.cell.worksheet.getCell(at, marked.cell.columnIndex)) })),
  );
  await context.sync();
  const moved = rows.find(({ marked, row }) => same(row, marked.was));
  if (moved !== undefined) throw moved.marked.refusal();
}

/** What stands in each of several rows, as one text; formulas and blanks are left out. */
export type RowMarks = readonly string[];

/** Where rows are told apart: their whole width would be too much to load where they are many. */
const MARKED_COLUMNS = 'A:Z';

/** Asks for the rows around a block of cells; to be followed by a sync. */
export function rowsAround(cells: Excel.Range): Excel.Range {
  return cells.getEntireRow().getIntersection(MARKED_COLUMNS).load('formulas');
}

export function marksOf(rows: Excel.Range): RowMarks {
  return (rows.formulas as unknown[][]).map(line => JSON.stringify(line.filter(content => content !== '' && !isFormula(content))));
}

export interface MarkedBlock {
  /** The rows around it as they are now. */
  readonly rows: Excel.Range;
  /** What stood in them when its cells were written. */
  readonly was: RowMarks;
  readonly refusal: () => ExcelFailure;
}

/** As refuseMovedRows does, for blocks of cells whose own contents are known to be what was written. No sync where all rows are as they were, else one. */
export async function refuseMovedBlocks(context: Excel.RequestContext, blocks: readonly MarkedBlock[]): Promise<void> {
  const asked = blocks.flatMap(({ rows, was, refusal }) => {
    const now = marksOf(rows);
    const other = was.filter((mark, at) => mark !== '[]' && mark !== now[at]);
    if (other.length === 0) return [];
    const all = rows.worksheet.getRange(MARKED_COLUMNS).getUsedRangeOrNullObject(true).load('formulas');
    return [{ other, all, refusal }];
  });
  if (asked.length === 0) return;
  await context.sync();
  for (const { other, all, refusal } of asked) {
    const there = new Set(all.isNullObject ? [] : marksOf(all));
    if (other.some(mark => there.has(mark))) throw refusal();
  }
}
