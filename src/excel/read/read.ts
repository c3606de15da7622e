/**
 * The workbook as plain data: a first sync for what there is and how large it is, then the cells of our tables, in one more where they fit;
 * and after a change only what it may have touched.
 */
import type { Cell, Cells } from '../../domain/base/cell';
import type { BodyRows, Stale } from '../../sheets/read/edit';
import { withoutFix } from '../../sheets/read/read';
import { readTablesInSteps, type TablesReading } from '../../sheets/read/read-all';
import { inSlices } from '../../sheets/read/slices';
import type { TableState, WorkbookState } from '../../sheets/read/state';
import { TABLE_NAMES, type TableName } from '../../sheets/schema/table-name';
import { cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { readOutline, type FoundTable, type LinesRead, type Outline, type WantedLines } from './outline';
import { readPieces } from './read-pieces';

/** Cells of our tables together that are read at most: more than Excel hands over for one range, and than a pane should hold. */
export const MOST_CELLS_READ = 5_000_000;
/** Cells that are read again row by row, with their formulas; of more the table is read as a whole. */
const MOST_AGAIN = 40_000;

/** fetching: rows have come from Excel; understanding: they have been looked through. */
export type ReadingStep = 'fetching' | 'understanding';

/** How many rows of our tables, of how many. */
export type OnProgress = (done: number, total: number, step: ReadingStep) => void;

export interface Watching {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

/**
 * Reads sheets, names, 基準日 and our tables: two syncs, and one more for every further 5 MB of cells. What a co-author changes between
 * two answers so that the rows no longer belong together makes it begin again, once.
 * @param watching told how far it is when it takes long; its signal stops it
 * Throws ExcelFailure (tooLarge for more than MOST_CELLS, changedMeanwhile when begun again in vain), Stopped.
 */
export async function readWorkbook(watching: Watching = {}): Promise<WorkbookState> {
  try {
    return await readOnce(watching);
  } catch (error) {
    if (!(error instanceof ExcelFailure) || error.kind !== 'changedMeanwhile') throw error;
    return readOnce(watching);
  }
}

async function readOnce(watching: Watching): Promise<WorkbookState> {
  const { outline } = await readOutline();
  return complete(outline, new Map(), watching);
}

/** The state with the cells of all its tables: those that are known already, and the others as Excel hands them over. */
async function complete(
  { found, ...rest }: Outline,
  known: ReadonlyMap<TableName, Cells>,
  { signal, onProgress }: Watching,
): Promise<WorkbookState> {
  const size = found.reduce((sum, { rows, headers }) => sum + (1 + rows) * headers.length, 0);
  if (size > MOST_CELLS_READ) throw new ExcelFailure({ kind: 'tooLarge' });
  const stopping = signal && { signal };
  const unknown = found.filter(({ name }) => !known.has(name));
  const read = await readPieces(unknown, { ...stopping, onRows: (done, total) => onProgress?.(done, total, 'fetching') });
  const cellsOfTables = new Map([...known, ...read]);
  const total = found.reduce((sum, { rows }) => sum + 1 + rows, 0);
  // Parsed only after all cells have arrived, so that Excel does not wait for us.
  const readings = await inSlices(readTablesInSteps(Object.fromEntries(cellsOfTables)), {
    ...stopping,
    onProgress: done => onProgress?.(done, total, 'understanding'),
  });
  return { ...rest, tables: tableStates(found, cellsOfTables, readings) };
}

/** What Excel may say where the workbook is not as it was known: then all of it is read. */
const NOT_AS_KNOWN: readonly string[] = ['unknown', 'notFound', 'tooLarge', 'changedMeanwhile', 'unsupported'];

/**
 * Reads again what a change may have touched: one sync for what there is and for the touched rows, and one more for tables that stand elsewhere
 * than before, have other headers or other numbers of rows than those rows explain, or hold formulas in the touched rows (Excel may have
 * filled them down). Gives the same state where nothing has changed. In doubt it reads everything.
 * @param before the last reading
 * Throws ExcelFailure, Stopped.
 */
export async function readAgain(before: WorkbookState, stale: Stale, watching: Watching = {}): Promise<WorkbookState> {
  if (stale === 'nothing') return before;
  if (stale === 'everything') return readWorkbook(watching);
  try {
    const touched = bounded(before, stale);
    const wanted = [...touched].flatMap(([name, lines]): WantedLines[] => (lines === 'all' || lines.length === 0 ? [] : [{ name, lines }]));
    const { outline, lines } = await readOutline(wanted);
    const known = new Map<TableName, Cells>();
    for (const table of outline.found) {
      const cells = touched.get(table.name) === 'all' ? null : knownCells(before.tables[table.name], table, lines.get(table.name));
      if (cells !== null) known.set(table.name, cells);
    }
    return isAsBefore(before, outline, known) ? before : await complete(outline, known, watching);
  } catch (error) {
    if (!(error instanceof ExcelFailure) || !NOT_AS_KNOWN.includes(error.kind)) throw error;
    return readWorkbook(watching);
  }
}

/** The stale tables, with those of too many touched rows as a whole. */
function bounded(
  before: WorkbookState,
  stale: ReadonlyMap<TableName, readonly BodyRows[] | 'all'>,
): ReadonlyMap<TableName, readonly BodyRows[] | 'all'> {
  let left = MOST_AGAIN;
  return new Map(
    [...stale].map(([name, lines]): [TableName, readonly BodyRows[] | 'all'] => {
      const width = before.tables[name]?.cells[0]?.length ?? 0;
      const size = lines === 'all' ? Infinity : lines.reduce((sum, { count }) => sum + count * width, 0);
      if (lines === 'all' || size > left) return [name, 'all'];
      left -= size;
      return [name, lines];
    }),
  );
}

/** The table's cells as known, with the rows that were read again; null: it has to be read as a whole. */
function knownCells(before: TableState | null, table: FoundTable, read: readonly LinesRead[] = []): Cells | null {
  const same =
    before !== null &&
    before.sheetId === table.sheetId &&
    before.firstRow === table.firstRow &&
    before.firstColumn === table.firstColumn &&
    JSON.stringify(before.cells[0]) === JSON.stringify(table.headers);
  if (!same || table.rows < before.cells.length - 1 || read.some(({ holdsFormulas }) => holdsFormulas)) return null;
  if (read.length === 0 && table.rows === before.cells.length - 1) return before.cells;
  const lines: (readonly Cell[] | undefined)[] = before.cells.slice(1);
  lines.length = table.rows;
  for (const { from, values } of read) cellsOf(values).forEach((line, at) => from + at < table.rows && (lines[from + at] = line));
  // Rows that have come otherwise than by what was typed or pasted below. Not every(), which passes over what is missing.
  return lines.includes(undefined) ? null : [table.headers as readonly Cell[], ...(lines as readonly (readonly Cell[])[])];
}

/** Is all that was read again as it was? */
function isAsBefore({ tables, ...before }: WorkbookState, { found, ...now }: Outline, known: ReadonlyMap<TableName, Cells>): boolean {
  const states = Object.values<TableState | null>(tables).filter(table => table !== null);
  return (
    states.length === found.length &&
    found.every(table => {
      const state = tables[table.name];
      return (
        state !== null &&
        known.get(table.name) === state.cells &&
        state.sheet === table.sheet &&
        state.totals === table.totals &&
        table.formulas.length === 0
      );
    }) &&
    JSON.stringify(before) === JSON.stringify(now)
  );
}

function tableStates(
  found: readonly FoundTable[],
  cellsOfTables: ReadonlyMap<TableName, Cells>,
  readings: TablesReading,
): WorkbookState['tables'] {
  const states = TABLE_NAMES.map((name): [TableName, TableState | null] => {
    const place = found.find(other => other.name === name);
    const cells = cellsOfTables.get(name);
    const reading = readings[name];
    if (!place || !cells || !reading) return [name, null];
    const { sheet, sheetId, firstRow, firstColumn, totals, formulas } = place;
    const issues = reading.issues.map(issue =>
      issue.row === null && issue.at !== null && formulas.includes(issue.at) ? withoutFix(issue) : issue,
    );
    return [name, { name, sheet, sheetId, firstRow, firstColumn, totals, cells, rows: reading.rows, issues } as TableState];
  });
  // Each name stands beside the state of its own table.
  return Object.fromEntries(states) as unknown as WorkbookState['tables'];
}
