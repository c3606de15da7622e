/** The workbook as plain data: a first sync for what there is and how large it is, then the cells of our tables, in one more where they fit. */
import type { Cells } from '../../domain/base/cell';
import { changesIn, laterOf } from '../../sheets/read/last-change';
import { locate, withoutFix } from '../../sheets/read/read';
import { readTablesInSteps, type TablesReading } from '../../sheets/read/read-all';
import { isLaterColumn, SCHEMA_KEY, versionIn } from '../../sheets/schema/schema';
import { AS_OF_NAME } from '../../sheets/make/set-up';
import { inSlices } from '../../sheets/read/slices';
import type { CellPlace, ForeignTable, SheetState, TableState, WorkbookState } from '../../sheets/read/state';
import { unquoteSheet } from '../../sheets/schema/sheet-name';
import { TABLE_NAMES, type TableName } from '../../sheets/schema/table-name';
import type { Declaration } from '../../sheets/schema/table';
import { TABLES } from '../../sheets/schema/tables';
import { ExcelFailure } from '../batch/failure';
import { countsFrom1904 } from './date-system';
import { readPieces, type SizedTable } from './read-pieces';
import { run } from '../batch/run';
import { notedEdits } from '../batch/workbook-settings';

/** Cells of our tables together that are read at most: more than Excel hands over for one range, and than a pane should hold. */
export const MOST_CELLS = 5_000_000;

/** 「'KPI (2)'!$B$3」 -> sheet and address. */
export function placeOf(address: string): CellPlace {
  const bang = address.lastIndexOf('!');
  return { sheet: unquoteSheet(address.slice(0, bang)), address: address.slice(bang + 1).replace(/\$/g, '') };
}

/** A table is ours when it has a header of its key and a third of the declared columns: staff may drop columns, but not all. */
export function isOurs(declaration: Declaration, headers: readonly string[]): boolean {
  const { located } = locate(declaration, headers);
  const found = new Set(located.map(({ key }) => key));
  // Columns that came later must not make a table foreign that was ours before.
  const first = Object.keys(declaration.columns).filter(key => !isLaterColumn(declaration.name, key));
  return declaration.key.some(key => found.has(key)) && found.size * 3 >= first.length;
}

interface Found extends SizedTable {
  readonly sheetId: string;
  /** Headers that are formulas, which are not to be overwritten (from 0). */
  readonly formulas: readonly number[];
  readonly totals: boolean;
}

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

async function readOnce({ signal, onProgress }: Watching): Promise<WorkbookState> {
  const { found, ...state } = await look();
  const cells = found.reduce((sum, { rows, headers }) => sum + (1 + rows) * headers.length, 0);
  if (cells > MOST_CELLS) throw new ExcelFailure({ kind: 'tooLarge' });
  const stopping = signal && { signal };
  const cellsOfTables = await readPieces(found, { ...stopping, onRows: (done, total) => onProgress?.(done, total, 'fetching') });
  const total = found.reduce((sum, { rows }) => sum + 1 + rows, 0);
  // Not while Excel waits for us: what it says is read when it has said all.
  const readings = await inSlices(readTablesInSteps(Object.fromEntries(cellsOfTables)), {
    ...stopping,
    onProgress: done => onProgress?.(done, total, 'understanding'),
  });
  return { ...state, tables: tableStates(found, cellsOfTables, readings) };
}

interface FirstLook extends Omit<WorkbookState, 'tables'> {
  readonly found: readonly Found[];
}

/** One sync. */
function look(): Promise<FirstLook> {
  return run(async context => {
    const { workbook } = context;
    const { worksheets, tables, names, protection, settings } = workbook;
    settings.load('items/key,items/value');
    worksheets.load('items/name,items/visibility,items/protection/protected');
    tables.load('items/name,items/showTotals,items/worksheet/name,items/worksheet/id,items/rows/count');
    names.load('items/name,items/type');
    protection.load('protected');
    const asOfItem = names.getItemOrNullObject(AS_OF_NAME);
    const asOfRange = asOfItem.getRangeOrNullObject();
    asOfRange.load('address,values,text');
    const headerRows = TABLE_NAMES.map(name => {
      const header = tables.getItemOrNullObject(name).getRange().getRow(0);
      header.load('values,formulas,rowIndex,columnIndex');
      return { name, header };
    });
    await context.sync();

    const found: Found[] = [];
    const foreignTables: ForeignTable[] = [];
    for (const { name, header } of headerRows) {
      const table = tables.items.find(other => other.name.toLowerCase() === name.toLowerCase());
      if (!table) continue;
      const sheet = table.worksheet.name;
      const values: readonly unknown[] = header.values[0] ?? [];
      const headers = values.map(String);
      if (!isOurs(TABLES[name], headers)) foreignTables.push({ name, sheet, headers });
      // A table that Excel counts no rows of still has one, blank.
      else {
        const formulas = values.flatMap((value, at) => (header.formulas[0]?.[at] === value ? [] : [at]));
        found.push({
          name,
          sheet,
          sheetId: table.worksheet.id,
          totals: table.showTotals,
          rows: Math.max(1, table.rows.count),
          headers: values,
          formulas,
          firstRow: header.rowIndex,
          firstColumn: header.columnIndex,
        });
      }
    }
    const sheets = worksheets.items.map((sheet): SheetState => ({
      name: sheet.name,
      visible: sheet.visibility === Excel.SheetVisibility.visible,
      protected: sheet.protection.protected,
    }));
    const asOfThere = !asOfRange.isNullObject;
    const asOf: unknown = asOfThere ? asOfRange.values[0]?.[0] : null;
    return {
      asOf: typeof asOf === 'number' && asOf >= 1 ? asOf : null,
      countsFrom1904: asOfThere ? countsFrom1904(asOf, asOfRange.text[0]?.[0] ?? '') : null,
      asOfCell: asOfThere ? placeOf(asOfRange.address) : null,
      found,
      foreignTables,
      sheets,
      names: names.items.map(({ name }) => name),
      tableNames: tables.items.map(({ name }) => name),
      structureProtected: protection.protected,
      schema: versionIn(settings.items.find(({ key }) => key === SCHEMA_KEY)?.value),
      lastChange: laterOf(changesIn(settings.items), notedEdits()),
    };
  });
}

function tableStates(
  found: readonly Found[],
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
