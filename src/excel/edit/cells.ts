/**
 * Cells that are there already get other contents, and can get the old ones back. The simple way to write into cells: say which, what must
 * be so, and what goes in.
 */
import { type CellPlace, placeText } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { change, type TakenBack } from '../batch/change';
import { asFound, asWritten, type CellContent } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { askForTag, refuseNewer, noteEdit } from '../batch/workbook-settings';
import { placeOf } from '../read/outline';
import { marksOf, refuseMovedBlocks, rowsAround, type RowMarks } from './row-mark';

export type Contents = readonly (readonly (CellContent | null)[])[];
type CellFormats = readonly (readonly string[])[];

/** Cells as they are before anything is written. */
export interface CellsFound {
  /** A kept reference: it follows rows and columns that others insert. */
  readonly range: Excel.Range;
  readonly place: CellPlace;
  /** The sheet is protected, and the cells are not: contents may be written, looks may not. */
  readonly looksProtected: boolean;
}

/** Asks for what refuseCells and a write need; to be followed by a sync. */
export function askForCells(range: Excel.Range): void {
  range.load('values,formulas,numberFormat,address,rowIndex,columnIndex');
  range.worksheet.load('name,protection/protected');
  range.format.protection.load('locked');
}

/** The cells that were asked for. Throws ExcelFailure (protectedSheet) for locked cells of a protected sheet; Excel itself says only AccessDenied. */
export function cellsFound(range: Excel.Range): CellsFound {
  const { worksheet, format } = range;
  if (worksheet.protection.protected && (format.protection.locked as boolean | null) !== false)
    throw new ExcelFailure({ kind: 'protectedSheet', sheet: worksheet.name });
  return { range, place: placeOf(range.address), looksProtected: worksheet.protection.protected };
}

/**
 * Are the rows the same at every look of one change? Another try looks at the same places, and where rows have been moved meanwhile another row may
 * hold just what is to be written over.
 */
export function sameAtEachLook(): (rows: readonly Excel.Range[]) => boolean {
  let seen: string | null = null;
  return rows => {
    const now = JSON.stringify(rows.map(row => (row.isNullObject ? null : row.formulas)));
    seen ??= now;
    return seen === now;
  };
}

/** Throws ExcelFailure (cellHasFormula) where one of the cells holds a formula. */
export function refuseFormula({ range: { formulas, values }, place }: CellsFound): void {
  const [formula] = (formulas as unknown[][]).flatMap((line, row) =>
    line.filter(
      (content, column): content is string => typeof content === 'string' && content.startsWith('=') && content !== values[row]?.[column],
    ),
  );
  if (formula !== undefined) throw new ExcelFailure({ kind: 'cellHasFormula', ...place, formula });
}

export interface CellsOrder {
  /** The cells, in a context; asked for once. May load more and sync. */
  readonly cells: (context: Excel.RequestContext) => Promise<Excel.Range> | Excel.Range;
  /** The same cells at the moment of writing; without it the ones looked at, wherever others have moved them. */
  readonly again?: (context: Excel.RequestContext, found: CellsFound) => Excel.Range;
  /** Refuses by throwing ExcelFailure; after the sync. */
  readonly check: (found: CellsFound) => void;
  /** What is written, in the shape of the cells: a text that begins with = is a formula, null leaves a cell alone (see asWritten for texts). */
  readonly to: (found: CellsFound) => Contents;
  /** A number format for all of the cells, or one for each; null keeps theirs. */
  readonly format: (found: CellsFound) => string | CellFormats | null;
  /** The tables of ours whose change this is. */
  readonly tables: readonly TableName[];
  /** Cells that say which rows these are: nothing is written where they are not what they were. Asked for once, after `cells`. */
  readonly keys?: (context: Excel.RequestContext) => Excel.Range;
  /** What stood in the rows when they were written: nothing is taken back in rows that have come to their place. */
  readonly rowsWere?: RowMarks;
}

/** Cells that have been written, for putting back what they held. */
export interface CellsWritten {
  readonly place: CellPlace;
  /** What was there, as asFound gives it. */
  readonly from: Contents;
  readonly formats: readonly (readonly string[])[];
  /** What is there now, as it would be written; null where it was not. */
  readonly to: Contents;
  readonly tables: readonly TableName[];
  /** What stands in their rows now. */
  readonly rows: RowMarks;
}

/** What was loaded of the cells in the batch, before they were written, and after it. */
interface CellsLoaded {
  readonly before: Excel.Range;
  readonly after: Excel.Range;
  /** The rows around them, after it. */
  readonly rows: Excel.Range;
  readonly keys: Excel.Range | null;
}

interface KeyedCellsFound extends CellsFound {
  readonly keys: Excel.Range | null;
}

function askForKeys(context: Excel.RequestContext, { keys }: CellsOrder): Excel.Range | null {
  return keys?.(context).load('formulas,address') ?? null;
}

const shown = (text: CellContent | null): CellContent | null => (typeof text === 'string' ? text.replace(/^'/, '') : text);
/** As Excel keeps it, as it has to be written. */
const kept = (content: unknown): CellContent | null =>
  typeof content === 'string' && !content.startsWith('=') ? asWritten(content) : (content as CellContent | null);
const holds = (values: readonly (readonly unknown[])[], contents: Contents): boolean =>
  contents.every((line, row) => line.every((content, column) => content === null || values[row]?.[column] === shown(content)));

/**
 * Writes the cells: one sync to look, one that writes. What somebody has put into them meanwhile comes back, and it is told.
 * Throws ExcelFailure; its outcome says what is in the workbook then.
 */
export function writeCells(order: CellsOrder): Promise<CellsWritten> {
  const written = ({ range, place }: KeyedCellsFound, after: unknown[][] | null, rows: Excel.Range, to: Contents): CellsWritten => ({
    place,
    from: asFound(range),
    formats: (range.numberFormat as string[][]).map(line => [...line]),
    to: to.map((line, row) => line.map((content, column) => (content === null ? null : kept(after?.[row]?.[column] ?? shown(content))))),
    tables: order.tables,
    rows: marksOf(rows),
  });
  const areSame = sameAtEachLook();
  return change<KeyedCellsFound, CellsLoaded, CellsWritten>({
    look: async context => {
      const range = await order.cells(context);
      askForCells(range);
      const keys = askForKeys(context, order);
      const rows = order.rowsWere === undefined ? null : rowsAround(range);
      const tag = askForTag(context);
      await context.sync();
      refuseNewer(tag);
      const found = { ...cellsFound(range), keys };
      order.check(found);
      const changed = (): ExcelFailure =>
        new ExcelFailure({ kind: 'changedMeanwhile', what: `${found.place.sheet}!${found.place.address}` });
      if (keys !== null && !areSame([keys])) throw changed();
      if (rows !== null) await refuseMovedBlocks(context, [{ rows, was: order.rowsWere ?? [], refusal: changed }]);
      return found;
    },
    write: (context, found) => {
      const { range } = found;
      const at = (): Excel.Range => order.again?.(context, found) ?? range.getResizedRange(0, 0);
      const before = at();
      before.load('formulas,values,numberFormat');
      const keys = askForKeys(context, order);
      // Written through another object: what was found stays as it was loaded.
      const target = at();
      const format = found.looksProtected ? null : order.format(found);
      if (format !== null)
        target.numberFormat = range.formulas.map((line, row) =>
          line.map((_, at) => (typeof format === 'string' ? format : format[row]?.[at])),
        );
      // Last, and one action: the cells are all as before or all as wanted.
      target.formulas = order.to(found).map(line => [...line]);
      const after = at();
      after.load('formulas,address');
      return { before, after, rows: rowsAround(after), keys };
    },
    read: ({ before, after, rows, keys }, found) => {
      const sameRows = JSON.stringify(keys?.formulas) === JSON.stringify(found.keys?.formulas);
      if (!sameRows || JSON.stringify(before.formulas) !== JSON.stringify(found.range.formulas))
        throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${found.place.sheet}!${found.place.address}` });
      for (const table of order.tables) noteEdit(table, order.to(found).flat().map(shown));
      return { ...written(found, after.formulas, rows, order.to(found)), place: placeOf(after.address) };
    },
    takeBack: async (context, found, answer): Promise<TakenBack<CellsWritten>> => {
      const { range } = found;
      const now = order.again?.(context, found) ?? range.getResizedRange(0, 0);
      now.load('formulas,numberFormat');
      const rows = rowsAround(now);
      await context.sync();
      // Excel has refused what has another shape, before anything was written.
      if (now.formulas.length !== range.formulas.length) return 'nothing';
      const to = order.to(found);
      const there = holds(now.formulas, to);
      if (there && answer === null) return { done: written(found, now.formulas, rows, to) };
      // What the batch met: where others have deleted the cell, another one has come to its place.
      const was = answer?.before ?? range;
      const formatted = JSON.stringify(now.numberFormat) !== JSON.stringify(was.numberFormat);
      if (formatted) now.numberFormat = was.numberFormat;
      if (there) now.formulas = asFound(was);
      await context.sync();
      return formatted || there ? 'takenBack' : 'nothing';
    },
    touched: ({ place }) => ({ sheets: [], cells: [placeText(place)] }),
  });
}

/** 元に戻す: what the cells held before, if they hold what was written and their rows have not gone elsewhere. Throws ExcelFailure (changedMeanwhile …). */
export async function takeBackCells({ place, from, formats, to, tables, rows }: CellsWritten): Promise<void> {
  await writeCells({
    cells: context => context.workbook.worksheets.getItem(place.sheet).getRange(place.address),
    check: found => {
      if (!holds(found.range.formulas, to)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
    },
    to: () => from.map((line, row) => line.map((content, column) => (to[row]?.[column] === null ? null : content))),
    format: () => formats,
    tables,
    rowsWere: rows,
  });
}
