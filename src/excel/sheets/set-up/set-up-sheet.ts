/** How a sheet of the set-up is written: title and notes, the table with its looks and validation, the printed page. */
import { AS_OF_COLUMN, AS_OF_FORMAT, AS_OF_HELP, AS_OF_LABEL, AS_OF_NAME, AS_OF_WIDTH } from '../../../sheets/make/as-of';
import type { PlannedColumn, PlannedRows, PlannedSheet, SetUpPlan } from '../../../sheets/make/planned';
import { addressOf, columnLetters } from '../../../sheets/read/state';
import { LAST_ROW } from '../../../sheets/schema/validation';
import { headingOf } from '../../../sheets/make/heading';
import type { NumberLook } from '../../../sheets/make/number-looks';
import { THOUSANDS_FORMAT } from '../../../sheets/schema/parse-cell';
import { asWritten } from '../../batch/cell-text';
import { passingRange } from '../../batch/passing-range';
import { standRows, type FormatColumns } from '../../rows/append';
import { belowHeader, type ColumnLooks } from '../../rows/columns';
import { POINTS } from '../parts/column-width';
import { mayPaint } from '../parts/conditional';
import { isSheet } from '../parts/new-sheets';
import type { SheetPage } from '../parts/page';
import { giveValidation, setValidation } from '../parts/validation';

/** Black lines and a bold header, without bands: readable when printed without colour, and staff's own fills stay what they are. */
const TABLE_STYLE = 'TableStyleLight15';
/** The 基準日 stands in the second column, and a date that does not fit shows as ####. */
function widthOf({ width }: PlannedColumn, index: number, withAsOf: boolean): number {
  return index === AS_OF_COLUMN && withAsOf ? Math.max(width, AS_OF_WIDTH) : width;
}

interface Neighbours {
  /** The first of them. */
  readonly column: PlannedColumn;
  /** From 0. */
  readonly first: number;
  last: number;
}

/** Columns side by side that have the same key: one request for all of them. */
function sideBySide(columns: readonly PlannedColumn[], keyOf: (column: PlannedColumn, at: number) => string | number): Neighbours[] {
  const groups: Neighbours[] = [];
  columns.forEach((column, at) => {
    const group = groups.at(-1);
    if (group !== undefined && keyOf(group.column, group.first) === keyOf(column, at)) group.last = at;
    else groups.push({ column, first: at, last: at });
  });
  return groups;
}

/** The looks of a column as Excel moves them to the columns beside it: its own first cell is no name, but where the formula stands. */
function relativeLooks({ looks }: PlannedColumn, own: string): string {
  return JSON.stringify(looks.map(({ formula, format }) => [formula.replaceAll(new RegExp(`(?<![$A-Z])${own}(?!\\d)`, 'g'), '@'), format]));
}

/**
 * Width, input message, validation and conditional formats of columns added to a table, as in a new sheet.
 * @param before the cells as they were: conditional formats of somebody else stay what they are, and none of ours come to them
 */
export function formatNewColumns({ columns, lined }: Pick<PlannedRows, 'columns' | 'lined'>, before: ColumnLooks | null): FormatColumns {
  return headers => {
    writeHeaderLook(headers);
    columns.forEach((column, index) => {
      const header = headers.getColumn(index);
      const below = belowHeader(header);
      setValidation(below, column.header, column.help, column.validation);
      header.getEntireColumn().format.columnWidth = column.width * POINTS;
      if (!mayPaint() || before?.columns[index]?.painted !== false) return;
      paintLines(below, lined);
      paintNumbers(below, column.looks);
    });
  };
}

/** Blank cells of numbers: without conditional formats thousands cannot be told from percentages, and Excel's own format is the safer one. */
export const plainFormatOf = (format: string): string => (format === THOUSANDS_FORMAT && !mayPaint() ? 'General' : format);

export function writeHeaderLook({ format }: Excel.Range): void {
  format.font.bold = true;
  format.wrapText = true;
  format.horizontalAlignment = Excel.HorizontalAlignment.center;
  format.verticalAlignment = Excel.VerticalAlignment.center;
}

/** Writes everything but the title; to be followed by a sync. */
export function writeSheet(context: Excel.RequestContext, sheet: Excel.Worksheet, planned: PlannedSheet, asOf: SetUpPlan['asOf']): void {
  const { columns, body, headerRow } = planned;
  const cells = (address: string): Excel.Range => passingRange(sheet, address);
  const lastColumn = columnLetters(columns.length - 1);
  for (const { row, column, text } of headingOf(planned)) cells(addressOf(row, column)).values = [[text]];
  if (planned.asOfRow !== null && asOf.action === 'onKpiSheet') writeAsOf(context, sheet, planned.asOfRow, asOf.serial);
  else if (planned.asOfRow !== null) showAsOf(sheet, planned.asOfRow);

  const range = cells(`A${headerRow + 1}:${lastColumn}${headerRow + 1 + body.length}`);
  const rows = cells(`A${headerRow + 2}:${lastColumn}${headerRow + 1 + body.length}`);
  rows.numberFormat = body.map(line => line.map(({ format }) => plainFormatOf(format)));
  range.values = [columns.map(({ header }) => header), ...body.map(line => line.map(({ value }) => asWritten(value) ?? ''))];
  const table = sheet.tables.add(range, true);
  table.name = planned.table;
  table.style = TABLE_STYLE;
  table.showBandedRows = false;
  const header = cells(`A${headerRow + 1}:${lastColumn}${headerRow + 1}`);
  writeHeaderLook(header);
  standRows(rows, body.length, columns);
  columns.forEach((column, index) => {
    const letters = columnLetters(index);
    giveValidation(cells(`${letters}${headerRow + 2}:${letters}${LAST_ROW}`), column.header, column.help, column.validation);
  });
  const widths = columns.map((column, at) => widthOf(column, at, planned.asOfRow !== null) * POINTS);
  header.setColumnProperties(widths.map(columnWidth => ({ format: { columnWidth } })));
  if (mayPaint()) {
    const firstCell = (at: number): string => `${columnLetters(at)}${headerRow + 2}`;
    paintLines(cells(`A${headerRow + 2}:${lastColumn}${LAST_ROW}`), planned.lined);
    for (const { column, first, last } of sideBySide(columns, (one, at) => relativeLooks(one, firstCell(at))))
      if (column.looks.length > 0) paintNumbers(cells(`${firstCell(first)}:${columnLetters(last)}${LAST_ROW}`), column.looks);
  }
  range.format.autofitRows();
  sheet.freezePanes.freezeAt(cells(`A1:${columnLetters(planned.frozen - 1)}${headerRow + 1}`));
}

function paintNumbers(cells: Excel.Range, looks: readonly NumberLook[]): void {
  const { conditionalFormats } = cells;
  for (const { formula, format } of looks) {
    const { custom } = conditionalFormats.add(Excel.ConditionalFormatType.custom);
    custom.rule.formula = formula;
    (custom.format as { numberFormat: unknown }).numberFormat = format;
    // Some programs take one conditional format for a cell, and a cell with a number lies in a row with lines.
    drawLines(custom.format);
  }
}

function paintLines(cells: Excel.Range, formula: string): void {
  const { custom } = cells.conditionalFormats.add(Excel.ConditionalFormatType.custom);
  custom.rule.formula = formula;
  drawLines(custom.format);
}

/** Below each row, as the table's own lines, which some programs do not draw; the row's upper line is that of the row above. */
function drawLines({ borders }: Excel.ConditionalRangeFormat): void {
  borders.bottom.style = Excel.ConditionalRangeBorderLineStyle.continuous;
}

/** How the new sheets of a plan come out on paper. */
export function pagesOf({ tables }: SetUpPlan): readonly SheetPage[] {
  return tables.filter(isSheet).map(({ sheet, headerRow, frozen, columns, asOfRow }) => ({
    sheet,
    page: {
      titleRows: `$${headerRow + 1}:$${headerRow + 1}`,
      titleColumns: `$A:$${columnLetters(frozen - 1)}`,
      width: columns.reduce((sum, column, index) => sum + widthOf(column, index, asOfRow !== null) * POINTS, 0),
    },
  }));
}

/** The 基準日 with its label, and the name DX_AsOf for it. */
function writeAsOf(context: Excel.RequestContext, sheet: Excel.Worksheet, row: number, serial: number): void {
  const cell = asOfCell(sheet, row);
  cell.values = [[serial]];
  cell.format.fill.color = '#F2F2F2';
  setValidation(cell, AS_OF_LABEL, AS_OF_HELP, {
    rule: { type: 'date', min: '1950-01-01', max: '2200-12-31' },
    alert: 'stop',
    message: '日付を入力してください（例：2026/9/30）。',
  });
  context.workbook.names.add(AS_OF_NAME, cell);
}

/** A sheet of its own for the 基準日, where the KPIs' sheet is there without it. */
export function writeAsOfSheet(context: Excel.RequestContext, sheet: Excel.Worksheet, serial: number): void {
  writeAsOf(context, sheet, 2, serial);
  passingRange(sheet, 'B:B').format.columnWidth = AS_OF_WIDTH * POINTS;
}

/** The 基準日 is elsewhere: shown, not entered. */
function showAsOf(sheet: Excel.Worksheet, row: number): void {
  asOfCell(sheet, row).formulas = [[`=${AS_OF_NAME}`]];
}

function asOfCell(sheet: Excel.Worksheet, row: number): Excel.Range {
  passingRange(sheet, addressOf(row, 0)).values = [[AS_OF_LABEL]];
  const cell = passingRange(sheet, addressOf(row, AS_OF_COLUMN));
  cell.numberFormat = [[AS_OF_FORMAT]];
  cell.format.horizontalAlignment = Excel.HorizontalAlignment.left;
  return cell;
}
