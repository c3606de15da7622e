/** A form as a workbook of its own: plain cells, drop-downs, a sheet locked without a password; no macro, no formula. */
import { zipSync } from 'fflate';
import { writeXlsx, type Cell, type CellStyle, type WriteDataValidation } from './xlsx';
import { addressOf } from '../read/state';
import { quoteSheet } from '../schema/sheet-name';
import type { Validation } from '../schema/validation';
import { columnCells, formArea, type Form, type FormCell } from './form';

const FONT = { name: '游ゴシック', size: 11 } as const;
const LINE = { style: 'thin', color: { rgb: '7F7F7F' } } as const;
const THICK = { style: 'medium', color: { rgb: '404040' } } as const;
const box = (side: typeof LINE | typeof THICK) => ({ top: side, bottom: side, left: side, right: side });
const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;

const LOOKS: Readonly<Record<FormCell['look'], CellStyle>> = {
  title: { font: { ...FONT, bold: true, size: 16 } },
  strong: { font: { ...FONT, bold: true } },
  plain: { font: FONT },
  quiet: { font: { ...FONT, size: 9, color: { rgb: '595959' } } },
  header: {
    font: { ...FONT, bold: true },
    fill: solid('F2F2F2'),
    border: box(LINE),
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  body: { font: FONT, border: box(LINE), alignment: { vertical: 'center', wrapText: true } },
  entry: {
    font: FONT,
    fill: solid('FFF9E5'),
    border: box(THICK),
    alignment: { vertical: 'center', wrapText: true },
    protection: { locked: false },
  },
  notAsked: {
    font: { ...FONT, color: { rgb: '595959' } },
    fill: solid('E7E6E6'),
    border: box(LINE),
    alignment: { horizontal: 'center', vertical: 'center' },
  },
};

/** Excel's limits for the texts of a check. */
const TITLE = 32;
const MESSAGE = 255;
/** Day 1 of Excel's calendar is 1 January 1900; a leap day it counts in that year never was. */
const serialOfText = (day: string): string => String(Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569);

function checkOf({ row, column, check }: FormCell): WriteDataValidation | null {
  if (check === null) return null;
  const common = {
    range: addressOf(row, column),
    allowBlank: true,
    showInputMessage: true,
    inputTitle: check.title.slice(0, TITLE),
    inputMessage: check.help.slice(0, MESSAGE),
  };
  const { validation } = check;
  // The message alone: everything is allowed.
  if (validation === null) return { ...common, type: 'custom', formula1: 'TRUE' };
  return { ...common, ...ruleOf(validation), showErrorMessage: true, ...alertOf(validation) };
}

const alertOf = ({ alert, message }: Validation) =>
  ({ errorStyle: alert === 'stop' ? 'stop' : 'warning', errorTitle: '入力値の確認', errorMessage: message.slice(0, MESSAGE) }) as const;

function ruleOf({ rule }: Validation): Pick<WriteDataValidation, 'type' | 'operator' | 'formula1' | 'formula2' | 'values'> {
  switch (rule.type) {
    case 'list':
      return { type: 'list', values: rule.source.split(',') };
    case 'whole':
    case 'decimal':
      return { type: rule.type, operator: 'between', formula1: String(rule.min), formula2: String(rule.max) };
    case 'date':
      return { type: 'date', operator: 'between', formula1: serialOfText(rule.min), formula2: serialOfText(rule.max) };
    case 'custom':
      return { type: 'custom', formula1: rule.formula.replace(/^=/, '') };
  }
}

/** The file of one form. */
export function formFile(form: Form): Promise<Uint8Array> {
  const { sheet, columns, cells, headerRow, heights } = form;
  const name = quoteSheet(sheet);
  const written = new Map<string, Partial<Cell>>(
    cells.map(({ row, column, value, look, format }) => [
      `${row},${column}`,
      {
        value,
        type: value === null ? 'empty' : 'string',
        style: { ...LOOKS[look], ...(format !== 'General' && { numFmt: format }) },
      },
    ]),
  );
  return writeXlsx({
    defaultFont: FONT,
    sheets: [
      {
        name: sheet,
        columns: columns.map(({ width }) => ({ width })),
        rows: [],
        cells: written,
        rowDefs: new Map([...heights].map(([row, height]) => [row, { height }])),
        dataValidations: cells.flatMap(cell => checkOf(cell) ?? []),
        freezePane: { rows: headerRow + 1 },
        protection: {
          sheet: true,
          selectLockedCells: true,
          selectUnlockedCells: true,
          formatColumns: true,
          formatRows: true,
          sort: true,
          autoFilter: true,
        },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
        },
        headerFooter: { oddFooter: '&L&A&C&P / &N' },
      },
    ],
    namedRanges: [
      // By hand: the library writes the sheet's name there without quotes.
      { name: '_xlnm.Print_Titles', range: `${name}!$${headerRow + 1}:$${headerRow + 1}`, scope: sheet },
      { name: '_xlnm.Print_Area', range: `${name}!${formArea(form).replace(/[A-Z]+|\d+/g, '$$$&')}`, scope: sheet },
      ...columns.flatMap((column, at) =>
        column.name === null ? [] : [{ name: column.name, range: `${name}!${columnCells(form, at)}`, scope: sheet }],
      ),
    ],
  });
}

/** Files in one zip, with names in UTF-8. */
export function zipped(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array {
  // Workbooks are packed already.
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 0 });
}
