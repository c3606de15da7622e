/** A sheet added to a workbook's file, behind the others. */
import { addressOf, columnLetters } from '../read/state';
import { freeSheetName } from '../schema/sheet-name';
import type { FileBook } from './file-book';
import { edited, elementsOf, encodeXml } from './markup';
import type { FilePackage } from './package';

export interface NewCell {
  readonly text?: string;
  readonly number?: number;
  /** Without =, as the file holds it; what it gives is `text` or `number`. */
  readonly formula?: string;
  readonly look?: NewCellLook;
}

/** A title is bold and runs on over the cells beside it. */
export type NewCellLook = 'plain' | 'title' | 'bold' | 'wrapped';

export interface NewSheet {
  readonly name: string;
  readonly rows: readonly (readonly NewCell[])[];
  /** Characters, by column. */
  readonly widths: readonly number[];
  /** Rows that stay in sight, and are printed on every page. */
  readonly headerRow: number | null;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORKSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** The name the sheet gets: with a number where it is taken. */
export function nameFor(book: FileBook, name: string): string {
  return freeSheetName(
    name,
    book.sheets.map(one => one.name),
  );
}

/** @returns the new part's path */
export function addSheet(file: FilePackage, workbook: string, sheet: NewSheet): string {
  const looks = addLooks(file, workbook);
  const path = file.free('xl/worksheets/sheet');
  const relation = file.add(path, sheetXml(sheet, looks), WORKSHEET, workbook, 'worksheet');
  const xml = file.text(workbook) ?? '';
  const [list] = elementsOf(xml, 'sheets');
  if (list === undefined) return path;
  const ids = [...elementsOf(list.inner, 'sheet')].map(({ attributes }) => Number(attributes['sheetId'] ?? 0));
  const entry = `<${list.prefix}sheet name="${encodeXml(sheet.name)}" sheetId="${Math.max(0, ...ids) + 1}" r:id="${relation}" xmlns:r="${RELATIONS}"/>`;
  const at = list.innerStart + list.inner.length;
  file.set(workbook, edited(xml, [{ start: at, end: at, by: entry }]));
  return path;
}

/** Numbers of the cell formats, made new in the workbook's styles; 0 where it has none. */
function addLooks(file: FilePackage, workbook: string): Readonly<Record<NewCellLook, number>> {
  const path = file.relations(workbook).find(({ kind }) => kind === 'styles')?.target ?? '';
  const xml = file.text(path) ?? '';
  const [fonts] = elementsOf(xml, 'fonts');
  const [formats] = elementsOf(xml, 'cellXfs');
  if (fonts === undefined || formats === undefined) return { plain: 0, title: 0, bold: 0, wrapped: 0 };
  const known = [...elementsOf(fonts.inner, 'font')];
  const first = known[0]?.inner.replace(/<(?:[\w.-]+:)?[bi](?:\s[^<>]*)?\/>/g, '') ?? '';
  const p = fonts.prefix;
  const bold = `<${p}font><${p}b/>${first}</${p}font>`;
  const count = [...elementsOf(formats.inner, 'xf')].length;
  const format = (font: number): string =>
    `<${p}xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><${p}alignment vertical="top" wrapText="1"/></${p}xf>`;
  const grown = (open: string, more: number): string => open.replace(/\scount\s*=\s*"\d+"/, ` count="${more}"`);
  file.set(
    path,
    edited(xml, [
      { start: fonts.start, end: fonts.innerStart, by: grown(xml.slice(fonts.start, fonts.innerStart), known.length + 1) },
      { start: fonts.innerStart + fonts.inner.length, end: fonts.innerStart + fonts.inner.length, by: bold },
      { start: formats.start, end: formats.innerStart, by: grown(xml.slice(formats.start, formats.innerStart), count + 3) },
      {
        start: formats.innerStart + formats.inner.length,
        end: formats.innerStart + formats.inner.length,
        by:
          format(known.length) +
          format(0) +
          `<${p}xf numFmtId="0" fontId="${known.length}" fillId="0" borderId="0" xfId="0" applyFont="1"/>`,
      },
    ]),
  );
  return { plain: 0, title: count + 2, bold: count, wrapped: count + 1 };
}

function sheetXml({ rows, widths, headerRow }: NewSheet, looks: Readonly<Record<NewCellLook, number>>): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  const lines = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, addressOf(row, column), looks)).join('')}</row>`,
  );
  const frozen =
    headerRow === null
      ? ''
      : `<pane ySplit="${headerRow + 1}" topLeftCell="A${headerRow + 2}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`;
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${columnLetters(Math.max(0, widths.length - 1))}${Math.max(1, rows.length)}"/>`,
    `<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`,
    columns === '' ? '' : `<cols>${columns}</cols>`,
    `<sheetData>${lines.join('')}</sheetData>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '</worksheet>',
  ].join('');
}

function cellXml(
  { text, number, formula, look = 'plain' }: NewCell,
  address: string,
  looks: Readonly<Record<NewCellLook, number>>,
): string {
  const style = looks[look] === 0 ? '' : ` s="${looks[look]}"`;
  const written = formula === undefined ? '' : `<f>${encodeXml(formula)}</f>`;
  if (number !== undefined) return `<c r="${address}"${style}>${written}<v>${number}</v></c>`;
  if (text === undefined || text === '') return written === '' ? '' : `<c r="${address}"${style}>${written}</c>`;
  if (written !== '') return `<c r="${address}"${style} t="str">${written}<v>${encodeXml(text)}</v></c>`;
  return `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${encodeXml(text)}</t></is></c>`;
}
