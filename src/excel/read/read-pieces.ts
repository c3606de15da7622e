/**
 * The rows of our tables in as few answers as they need. Excel on the web cuts an answer at 5 MB and may hand over nothing at all for a
 * very large range, so rows are asked for in pieces whose size is estimated, from what has already come where something has.
 */
import type { Cell, Cells } from '../../domain/base/cell';
import { Stopped } from '../../sheets/read/slices';
import type { TableName } from '../../sheets/schema/table-name';
import { cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { run } from '../batch/run';

/** A table as the first look at the workbook has found it. */
export interface SizedTable {
  readonly name: TableName;
  readonly sheet: string;
  /** Rows of the body. */
  readonly rows: number;
  readonly headers: readonly unknown[];
  /** Where the header's first cell is, from 0. */
  readonly firstRow: number;
  readonly firstColumn: number;
}

export interface Fetching {
  readonly signal?: AbortSignal;
  /** Told after each answer but the last: rows that have come, of all. */
  readonly onRows?: (done: number, total: number) => void;
}

/** Bytes an answer may be estimated at: what Excel on the web allows (5 MB), less a margin for the estimate. */
const ANSWER = 4_500_000;
/** Bytes of a cell before any has come: dates, numbers and short words; a sentence takes more, a blank less. */
const OF_CELL = 16;
/** Rows that are weighed of a piece that has come. */
const WEIGHED = 200;
/** The next rows may be longer than those that have come. */
const MARGIN = 1.2;

/** What is still to be read of a table, and what its rows are believed to weigh. */
interface Rest {
  readonly table: SizedTable;
  readonly lines: Cells[];
  next: number;
  bytesOfRow: number;
}

interface Piece {
  readonly rest: Rest;
  readonly from: number;
  readonly count: number;
}

/** The largest pieces of the tables, in order, that fit into one answer; never nothing. */
function nextPieces(rests: readonly Rest[]): Piece[] {
  const pieces: Piece[] = [];
  let left = ANSWER;
  for (const rest of rests) {
    const open = rest.table.rows - rest.next;
    if (open <= 0) continue;
    const fitting = Math.floor(left / rest.bytesOfRow);
    const count = Math.min(open, pieces.length === 0 ? Math.max(1, fitting) : fitting);
    if (count > 0) pieces.push({ rest, from: rest.next, count });
    if (count < open) break;
    left -= count * rest.bytesOfRow;
  }
  return pieces;
}

const encoder = new TextEncoder();

/** Bytes of a row as Excel sends it: some rows of the piece are weighed. */
function weigh(lines: readonly (readonly unknown[])[]): number {
  const step = Math.max(1, Math.floor(lines.length / WEIGHED));
  let bytes = 0;
  let count = 0;
  for (let at = 0; at < lines.length; at += step, count++) bytes += encoder.encode(JSON.stringify(lines[at])).length + 1;
  return count === 0 ? 1 : bytes / count;
}

/** Waits for Excel, but no longer than the person does: reading changes nothing, so the answer may come to nobody. */
function orStopped<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Stopped());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** One sync: the pieces, and whether every table is still as it was found. Throws ExcelFailure (changedMeanwhile, tooLarge). */
function fetchPieces(tables: readonly SizedTable[], pieces: readonly Piece[]): Promise<(readonly (readonly unknown[])[])[]> {
  return run(async context => {
    const asked = tables.map(table => {
      const found = context.workbook.tables.getItemOrNullObject(table.name);
      found.load('showTotals,worksheet/name');
      const whole = found.getRange();
      whole.load('rowCount');
      const header = whole.getRow(0);
      header.load('values,rowIndex,columnIndex');
      return { table, found, whole, header };
    });
    const ranges = pieces.map(({ rest, from, count }) => {
      // From the header's row, which is there even when the table has become shorter.
      const header = asked.find(({ table }) => table === rest.table)?.header;
      const range = header?.getOffsetRange(1 + from, 0).getResizedRange(count - 1, 0);
      range?.load('values');
      return range;
    });
    await context.sync();
    for (const { table, found, whole, header } of asked) {
      const same =
        !found.isNullObject &&
        whole.rowCount - (found.showTotals ? 2 : 1) === table.rows &&
        found.worksheet.name === table.sheet &&
        header.rowIndex === table.firstRow &&
        header.columnIndex === table.firstColumn &&
        JSON.stringify(header.values[0]) === JSON.stringify(table.headers);
      if (!same) throw new ExcelFailure({ kind: 'changedMeanwhile', what: table.sheet });
    }
    return ranges.map((range, at) => {
      const values = range?.values as unknown[][] | null | undefined;
      // Excel may answer null for what is too much, without an error.
      if (!Array.isArray(values) || values.length !== pieces[at]?.count) throw new ExcelFailure({ kind: 'tooLarge' });
      return values;
    });
  });
}

/**
 * Reads header and body of the tables: one sync where everything fits into one answer, else one for each answer that is full (and one
 * for each that Excel refuses as too large; its pieces are halved then).
 * Throws ExcelFailure (changedMeanwhile when a table is not any more as found, tooLarge for a single row that is), Stopped.
 */
export async function readPieces(tables: readonly SizedTable[], { signal, onRows }: Fetching = {}): Promise<Map<TableName, Cells>> {
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  const rests = tables.map((table): Rest => ({ table, lines: [], next: 0, bytesOfRow: Math.max(1, table.headers.length) * OF_CELL }));
  let done = 0;
  for (;;) {
    if (signal?.aborted === true) throw new Stopped();
    const pieces = nextPieces(rests);
    if (pieces.length === 0) break;
    try {
      const answers = await orStopped(fetchPieces(tables, pieces), signal);
      pieces.forEach(({ rest, count }, at) => {
        const values = answers[at] ?? [];
        rest.lines.push(cellsOf(values));
        rest.bytesOfRow = weigh(values) * MARGIN;
        rest.next += count;
        done += count;
      });
    } catch (error) {
      if (!(error instanceof ExcelFailure) || error.kind !== 'tooLarge' || (pieces.length === 1 && pieces[0]?.count === 1)) throw error;
      halve(pieces);
      continue;
    }
    if (done < total) onRows?.(done, total);
  }
  return new Map(rests.map(({ table, lines }) => [table.name, [table.headers as Cell[], ...lines.flat()]]));
}

/** Makes the next answer half as large as the one that was refused. */
function halve(pieces: readonly Piece[]): void {
  const asked = pieces.reduce((sum, { rest, count }) => sum + rest.bytesOfRow * count, 0);
  // An answer may have been smaller than its limit: then it is what was asked for that counts.
  const factor = (2 * ANSWER) / Math.min(asked, ANSWER);
  for (const { rest } of pieces) rest.bytesOfRow *= factor;
}
