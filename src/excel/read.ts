/** The workbook as plain data, in two syncs whatever its size: what there is, then the cells of our tables. */
import type { Cells } from '../domain/cell';
import { locate } from '../sheets/read';
import { readTablesInSteps, type TablesCells, type TablesReading } from '../sheets/read-all';
import { AS_OF_NAME } from '../sheets/set-up';
import { inSlices } from '../sheets/slices';
import type { CellPlace, ForeignTable, SheetState, TableState, WorkbookState } from '../sheets/state';
import { TABLE_NAMES, type TableName } from '../sheets/table-name';
import type { Declaration } from '../sheets/table';
import { TABLES } from '../sheets/tables';
import { cellsOf } from './cell-text';
import { ExcelFailure } from './failure';
import { run } from './run';

/** Rows of one table that one answer can hold: Excel on the web cuts an answer at 5 MB, and a row of actuals takes some 200 bytes. */
export const MOST_ROWS = 20_000;

/** 「'KPI (2)'!$B$3」 -> sheet and address. */
export function placeOf(address: string): CellPlace {
  const bang = address.lastIndexOf('!');
  const sheet = address.slice(0, bang).replace(/^'(.*)'$/, '$1').replace(/''/g, "'");
  return { sheet, address: address.slice(bang + 1).replace(/\$/g, '') };
}

/** A table is ours when it has a header of its key and a third of the declared columns: staff may drop columns, but not all. */
export function isOurs(declaration: Declaration, headers: readonly string[]): boolean {
  const { located } = locate(declaration, headers);
  const found = new Set(located.map(({ key }) => key));
  return declaration.key.some(key => found.has(key)) && found.size * 3 >= Object.keys(declaration.columns).length;
}

interface Found { readonly name: TableName; readonly sheet: string; readonly totals: boolean; readonly table: Excel.Table; readonly range: Excel.Range }

/** How many rows of our tables have been understood, of how many. */
export type OnProgress = (done: number, total: number) => void;

/**
 * Reads sheets, names, 基準日 and our tables.
 * @param watching told how far it is when it takes long; its signal stops it
 * Throws ExcelFailure (tooLarge for a table of more than MOST_ROWS rows), Stopped.
 */
export async function readWorkbook(watching: { readonly signal?: AbortSignal; readonly onProgress?: OnProgress } = {}): Promise<WorkbookState> {
  const { found, cellsOfTables, ...state } = await readCells();
  const total = Object.values(cellsOfTables).reduce((sum, cells) => sum + cells.length, 0);
  // Not while Excel waits for us: what it says is read when it has said all.
  const readings = await inSlices(readTablesInSteps(cellsOfTables), {
    ...(watching.signal && { signal: watching.signal }), onProgress: done => watching.onProgress?.(done, total),
  });
  return { ...state, tables: tableStates(found, cellsOfTables, readings) };
}

interface WorkbookCells extends Omit<WorkbookState, 'tables'> {
  readonly found: readonly Found[];
  readonly cellsOfTables: { readonly [N in TableName]?: Cells };
}

function readCells(): Promise<WorkbookCells> {
  return run(async context => {
    const { workbook } = context;
    const { worksheets, tables, names, protection } = workbook;
    worksheets.load('items/name,items/visibility,items/protection/protected');
    tables.load('items/name,items/showTotals,items/worksheet/name,items/rows/count');
    names.load('items/name,items/type');
    protection.load('protected');
    await context.sync();

    const asOfName = names.items.find(({ name }) => name.toLowerCase() === AS_OF_NAME.toLowerCase());
    const asOfRange = asOfName?.type === Excel.NamedItemType.range ? asOfName.getRangeOrNullObject() : null;
    asOfRange?.load('address,values');
    const found = TABLE_NAMES.flatMap((name): Found[] => {
      const table = tables.items.find(other => other.name.toLowerCase() === name.toLowerCase());
      if (!table) return [];
      if (table.rows.count > MOST_ROWS) throw new ExcelFailure({ kind: 'tooLarge' });
      const range = table.getRange();
      range.load('values,rowIndex,columnIndex');
      return [{ name, sheet: table.worksheet.name, totals: table.showTotals, table, range }];
    });
    await context.sync();

    const cellsOfTables: { [N in TableName]?: Cells } = {};
    const foreignTables: ForeignTable[] = [];
    for (const { name, sheet, totals, range } of found) {
      const values = totals ? range.values.slice(0, -1) : range.values;
      const headers = (values[0] ?? []).map(String);
      if (isOurs(TABLES[name], headers)) cellsOfTables[name] = cellsOf(values);
      else foreignTables.push({ name, sheet, headers });
    }
    const sheets = worksheets.items.map((sheet): SheetState => ({
      name: sheet.name, visible: sheet.visibility === Excel.SheetVisibility.visible, protected: sheet.protection.protected,
    }));
    const asOfThere = asOfRange !== null && !asOfRange.isNullObject;
    const asOf: unknown = asOfThere ? asOfRange.values[0]?.[0] : null;
    return {
      asOf: typeof asOf === 'number' && asOf >= 1 ? asOf : null,
      asOfCell: asOfThere ? placeOf(asOfRange.address) : null,
      found,
      cellsOfTables,
      foreignTables,
      sheets,
      names: names.items.map(({ name }) => name),
      tableNames: tables.items.map(({ name }) => name),
      structureProtected: protection.protected,
    };
  });
}

function tableStates(found: readonly Found[], cellsOfTables: TablesCells, readings: TablesReading): WorkbookState['tables'] {
  const states = TABLE_NAMES.map((name): [TableName, TableState | null] => {
    const place = found.find(other => other.name === name);
    const cells = cellsOfTables[name];
    const reading = readings[name];
    if (!place || !cells || !reading) return [name, null];
    return [name, {
      name, sheet: place.sheet, firstRow: place.range.rowIndex, firstColumn: place.range.columnIndex, totals: place.totals, cells,
      rows: reading.rows, issues: reading.issues,
    } as TableState];
  });
  // Each name stands beside the state of its own table.
  return Object.fromEntries(states) as unknown as WorkbookState['tables'];
}
