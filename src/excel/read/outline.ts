/** What there is in a workbook and where: sheets, names, 基準日, and our tables without their rows. One sync. */
import { laterOf } from '../../sheets/read/last-change';
import type { BodyRows } from '../../sheets/read/edit';
import { SCALE_TABLE, type ScaleTable } from '../../sheets/read/own-scale';
import { locate } from '../../sheets/read/read';
import { isLaterColumn } from '../../sheets/schema/schema';
import { AS_OF_NAME } from '../../sheets/make/as-of';
import type { CellPlace, ForeignTable, SheetState, WorkbookState } from '../../sheets/read/state';
import { unquoteSheet } from '../../sheets/schema/sheet-name';
import { TABLE_NAMES, type TableName } from '../../sheets/schema/table-name';
import type { Declaration } from '../../sheets/schema/table';
import { TABLES } from '../../sheets/schema/declarations/tables';
import { cellsOf } from '../batch/cell-text';
import { countsFrom1904 } from './date-system';
import type { SizedTable } from './read-pieces';
import { run } from '../batch/run';
import { askForTag, notedEdits, tagFound } from '../batch/workbook-settings';

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

/** One of our tables. */
export interface FoundTable extends SizedTable {
  readonly sheetId: string;
  /** Headers that are formulas, which are not to be overwritten (from 0). */
  readonly formulas: readonly number[];
  readonly totals: boolean;
}

/** The state of a workbook with its tables not yet read. */
export interface Outline extends Omit<WorkbookState, 'tables'> {
  readonly found: readonly FoundTable[];
}

/** Rows of a table that are to be read along with the outline. */
export interface WantedLines {
  readonly name: TableName;
  readonly lines: readonly BodyRows[];
}

export interface LinesRead {
  readonly from: number;
  readonly values: readonly (readonly unknown[])[];
  readonly holdsFormulas: boolean;
}

/** One sync. @param wanted rows, counted from where each table's header is by then */
export function readOutline(
  wanted: readonly WantedLines[] = [],
): Promise<{ readonly outline: Outline; readonly lines: ReadonlyMap<TableName, readonly LinesRead[]> }> {
  return run(async context => {
    const { workbook } = context;
    const { worksheets, tables, names, protection } = workbook;
    const settings = askForTag(context);
    worksheets.load('items/id,items/name,items/visibility,items/protection/protected');
    tables.load('items/name,items/showTotals,items/worksheet/name,items/worksheet/id');
    names.load('items/name,items/type');
    protection.load('protected');
    const asOfItem = names.getItemOrNullObject(AS_OF_NAME);
    const asOfRange = asOfItem.getRangeOrNullObject();
    asOfRange.load('address,values,text');
    const headerRows = TABLE_NAMES.map(name => {
      const whole = tables.getItemOrNullObject(name).getRange();
      // Not the count of its rows: with it Excel sends something for every row.
      whole.load('rowCount');
      const header = whole.getRow(0);
      header.load('values,formulas,rowIndex,columnIndex');
      return { name, whole, header };
    });
    const ranges = wanted.flatMap(({ name, lines }) =>
      lines.map(({ from, count }) => {
        const header = headerRows.find(one => one.name === name)?.header;
        const range = header?.getOffsetRange(1 + from, 0).getResizedRange(count - 1, 0);
        range?.load('values,formulas');
        return { name, from, range };
      }),
    );
    const scaleRange = tables.getItemOrNullObject(SCALE_TABLE).getRange();
    scaleRange.load('values,rowIndex,columnIndex');
    await context.sync();

    const scaleAt = tables.items.find(({ name }) => name.toLowerCase() === SCALE_TABLE.toLowerCase());
    const scale: ScaleTable | null =
      scaleAt === undefined
        ? null
        : {
            sheet: scaleAt.worksheet.name,
            firstRow: scaleRange.rowIndex,
            firstColumn: scaleRange.columnIndex,
            cells: cellsOf(scaleRange.values),
          };
    const found: FoundTable[] = [];
    const foreignTables: ForeignTable[] = [];
    for (const { name, whole, header } of headerRows) {
      const table = tables.items.find(other => other.name.toLowerCase() === name.toLowerCase());
      if (!table) continue;
      const sheet = table.worksheet.name;
      const values: readonly unknown[] = header.values[0] ?? [];
      const headers = values.map(String);
      if (!isOurs(TABLES[name], headers)) foreignTables.push({ name, sheet, headers });
      // An empty table has one row, blank.
      else {
        const formulas = values.flatMap((value, at) => (header.formulas[0]?.[at] === value ? [] : [at]));
        found.push({
          name,
          sheet,
          sheetId: table.worksheet.id,
          totals: table.showTotals,
          rows: whole.rowCount - (table.showTotals ? 2 : 1),
          headers: values,
          formulas,
          firstRow: header.rowIndex,
          firstColumn: header.columnIndex,
        });
      }
    }
    const sheets = worksheets.items.map((sheet): SheetState => ({
      id: sheet.id,
      name: sheet.name,
      visible: sheet.visibility === Excel.SheetVisibility.visible,
      protected: sheet.protection.protected,
    }));
    const asOfThere = !asOfRange.isNullObject;
    const asOf: unknown = asOfThere ? asOfRange.values[0]?.[0] : null;
    const { tag } = tagFound(settings);
    const outline = {
      asOf: typeof asOf === 'number' && asOf >= 1 ? asOf : null,
      countsFrom1904: asOfThere ? countsFrom1904(asOf, asOfRange.text[0]?.[0] ?? '') : null,
      asOfCell: asOfThere ? placeOf(asOfRange.address) : null,
      found,
      scale,
      foreignTables,
      sheets,
      names: names.items.map(({ name }) => name),
      tableNames: tables.items.map(({ name }) => name),
      structureProtected: protection.protected,
      schema: tag.schema,
      lastChange: laterOf(tag.changed, notedEdits()),
    };
    const lines = new Map<TableName, LinesRead[]>();
    for (const { name, from, range } of ranges) {
      const values = (range?.values ?? []) as unknown[][];
      const formulas = (range?.formulas ?? []) as unknown[][];
      const holdsFormulas = values.some((line, row) => line.some((value, column) => formulas[row]?.[column] !== value));
      lines.set(name, [...(lines.get(name) ?? []), { from, values, holdsFormulas }]);
    }
    return { outline, lines };
  });
}
