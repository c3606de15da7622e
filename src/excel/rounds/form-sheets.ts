/** Forms as sheets of this workbook: made, and read when they have been filled in. */
import { FORM_NAMES, FORM_TITLE, columnCells, formArea, type Form, type FormCell } from '../../sheets/rounds/form';
import type { FileCell, FileSheet } from '../../sheets/rounds/file-cells';
import { addressOf, columnLetters, columnOfLetters } from '../../sheets/read/state';
import { isDateFormat } from '../../sheets/schema/number-format';
import { asWritten, cellOf } from '../batch/cell-text';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import type { Held } from '../batch/hold';
import { run } from '../batch/run';
import { askForTag, refuseNewer } from '../batch/workbook-settings';
import { passingRange } from '../batch/passing-range';
import { placeOf } from '../read/outline';
import { POINTS } from '../sheets/parts/column-width';
import { addMarked, deleteMarked, findMarked, newToken } from '../sheets/parts/new-sheets';
import { layOut } from '../sheets/parts/page';
import { setValidation } from '../sheets/parts/validation';

const ENTRY_FILL = '#FFF9E5';
const NOT_ASKED_FILL = '#E7E6E6';
const QUIET = '#595959';

export interface FormSheetsMade {
  readonly sheets: readonly string[];
  /** By these they are known whatever they are called by now. */
  readonly ids: readonly string[];
  /** Excel has taken the page layout; if not, the sheets are whole all the same. */
  readonly page: boolean;
}

/** The sheets as planned, in one batch. Three syncs. Throws ExcelFailure; its outcome says what is in the workbook then. */
export async function makeFormSheets(forms: readonly Form[]): Promise<FormSheetsMade> {
  const token = newToken();
  const wanted = forms.map(({ sheet, title }) => ({ name: sheet, title }));
  const sheets = forms.map(({ sheet }) => sheet);
  const ids = await change<ReadonlySet<string>, readonly Excel.Worksheet[], readonly string[]>({
    look: async context => {
      const { worksheets, protection } = context.workbook;
      worksheets.load('items/name,items/id');
      protection.load('protected');
      const tag = askForTag(context);
      await context.sync();
      refuseNewer(tag);
      if (protection.protected) throw new ExcelFailure({ kind: 'structureProtected' });
      const taken = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
      const there = sheets.find(name => taken.has(name.toLowerCase()));
      if (there !== undefined) throw new ExcelFailure({ kind: 'nameTaken', name: there });
      return new Set(worksheets.items.map(({ id }) => id));
    },
    write: context => {
      const made = addMarked(context, wanted, token);
      made.forEach((sheet, at) => draw(sheet, forms[at] as Form));
      // Last of all, in this order: a sheet with its title is a finished one. The cell is not locked.
      made.forEach((sheet, at) => {
        passingRange(sheet, 'A1').values = [[(forms[at] as Form).title]];
      });
      return made;
    },
    read: made => made.map(({ id }) => id),
    takeBack: async (context, before): Promise<TakenBack<readonly string[]>> => {
      const marked = await findMarked(context, wanted, token, before);
      if (marked.finished) return { done: marked.ids };
      deleteMarked(marked, '');
      await context.sync();
      return marked.ours.length > 0 ? 'takenBack' : 'nothing';
    },
    touched: () => ({ sheets, cells: [] }),
  });
  const page = await layOut(
    forms.map(form => ({
      sheet: form.sheet,
      page: { titleRows: `$${form.headerRow + 1}:$${form.headerRow + 1}`, area: formArea(form) },
    })),
  );
  return { sheets, ids, page };
}

function draw(sheet: Excel.Worksheet, form: Form): void {
  const { columns, cells, headerRow, firstRow, lastRow, heights } = form;
  const last = columnLetters(columns.length - 1);
  const range = (address: string): Excel.Range => passingRange(sheet, address);
  columns.forEach(({ width }, at) => {
    range(`${columnLetters(at)}:${columnLetters(at)}`).format.columnWidth = width * POINTS;
  });
  for (const [row, height] of heights) range(`${row + 1}:${row + 1}`).format.rowHeight = height;
  const at = new Map(cells.map(cell => [`${cell.row},${cell.column}`, cell]));
  // The table in one block, what stands above it cell by cell; A1 comes last of all.
  range(`A${headerRow + 1}:${last}${lastRow + 1}`).values = Array.from({ length: lastRow - headerRow + 1 }, (_, row) =>
    columns.map((__, column) => asWritten(at.get(`${headerRow + row},${column}`)?.value ?? '')),
  );
  for (const cell of cells) if (cell.row < headerRow && cell.value !== null) drawAbove(range(addressOf(cell.row, cell.column)), cell);
  const title = range('A1').format;
  title.font.bold = true;
  title.font.size = 16;
  title.protection.locked = false;

  const head = range(`A${headerRow + 1}:${last}${headerRow + 1}`).format;
  head.font.bold = true;
  head.fill.color = '#F2F2F2';
  head.horizontalAlignment = Excel.HorizontalAlignment.center;
  const table = range(`A${headerRow + 1}:${last}${lastRow + 1}`).format;
  table.verticalAlignment = Excel.VerticalAlignment.center;
  table.wrapText = true;
  for (const edge of ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const) {
    const border = table.borders.getItem(edge);
    border.style = Excel.BorderLineStyle.continuous;
    border.color = '#7F7F7F';
  }
  for (const run of runsOf(cells)) drawEntries(range(run.address), run.cell);
  for (const { row, column, look } of cells) {
    if (look !== 'notAsked') continue;
    const { format } = range(addressOf(row, column));
    format.fill.color = NOT_ASKED_FILL;
    format.horizontalAlignment = Excel.HorizontalAlignment.center;
  }
  columns.forEach((column, index) => {
    if (column.name !== null) sheet.names.add(column.name, range(columnCells(form, index).replace(/\$/g, '')));
  });
  sheet.freezePanes.freezeRows(firstRow);
  protect(sheet);
}

function protect(sheet: Excel.Worksheet): void {
  sheet.protection.protect({ allowAutoFilter: true, allowFormatColumns: true, allowFormatRows: true, allowSort: true });
}

function setLocked(sheet: Excel.Worksheet, { cells }: Form, locked: boolean): void {
  for (const address of ['A1', ...runsOf(cells).map(run => run.address)]) passingRange(sheet, address).format.protection.locked = locked;
}

/** A form that is about to go is closed to whoever wants to fill it in at this moment, and opened again where it stays after all. */
export const holdable = (form: Form, id: string): Held => ({
  name: form.sheet,
  key: id,
  open: {
    close: sheet => {
      sheet.protection.unprotect();
      setLocked(sheet, form, true);
    },
    reopen: (sheet, isProtected) => {
      setLocked(sheet, form, false);
      if (isProtected) protect(sheet);
    },
  },
});

function drawAbove(range: Excel.Range, { value, look, row, column }: FormCell): void {
  if (row > 0 || column > 0) range.values = [[asWritten(value)]];
  const { font } = range.format;
  if (look === 'strong') font.bold = true;
  if (look !== 'quiet') return;
  font.size = 9;
  font.color = QUIET;
}

function drawEntries(range: Excel.Range, { format: numberFormat, check }: FormCell): void {
  const { format } = range;
  format.fill.color = ENTRY_FILL;
  format.protection.locked = false;
  for (const edge of ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const) {
    const border = format.borders.getItem(edge);
    border.style = Excel.BorderLineStyle.continuous;
    border.weight = Excel.BorderWeight.medium;
  }
  // One format for all cells of a range: Excel takes it so, though the declared type asks for one per cell.
  if (numberFormat !== 'General') (range as { numberFormat: unknown }).numberFormat = numberFormat;
  if (check !== null) setValidation(range, check.title, check.help, check.validation);
}

/** Entry cells that are alike, one below the other, together. */
function runsOf(cells: readonly FormCell[]): { readonly address: string; readonly cell: FormCell }[] {
  const entries = cells.filter(({ look }) => look === 'entry').sort((one, other) => one.column - other.column || one.row - other.row);
  const alike = (one: FormCell, other: FormCell): boolean =>
    JSON.stringify([one.format, one.check]) === JSON.stringify([other.format, other.check]);
  const runs: { first: FormCell; last: FormCell }[] = [];
  for (const cell of entries) {
    const run = runs.at(-1);
    if (run !== undefined && run.first.column === cell.column && run.last.row + 1 === cell.row && alike(run.first, cell)) run.last = cell;
    else runs.push({ first: cell, last: cell });
  }
  return runs.map(({ first, last }) => ({
    address: `${addressOf(first.row, first.column)}:${addressOf(last.row, last.column)}`,
    cell: first,
  }));
}

/** Where a form says that it is one, as long as nobody has inserted much above. */
const TITLE_PLACE = 'A1:C12';

/** The sheets of this workbook that are forms, as they would be read from a file. Three syncs at most. Throws ExcelFailure. */
export function readFormSheets(): Promise<readonly FileSheet[]> {
  return run(async context => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    const heads = worksheets.items.map(sheet => {
      const head = sheet.getRange(TITLE_PLACE);
      head.load('values');
      return { sheet, head };
    });
    await context.sync();
    const titled = heads.filter(({ head }) => head.values.some(line => line.some(value => String(value).startsWith(FORM_TITLE))));
    const asked = titled.map(({ sheet }) => {
      const used = sheet.getUsedRange(true);
      used.load('values,formulas,numberFormat,rowIndex,columnIndex');
      const names = [...FORM_NAMES.keys()].map(name => {
        const cells = sheet.names.getItemOrNullObject(name).getRangeOrNullObject();
        cells.load('address');
        return { name, cells };
      });
      return { sheet, used, names };
    });
    if (asked.length > 0) await context.sync();
    return asked.map(({ sheet, used, names }) => ({
      name: sheet.name,
      rows: rowsOf(used),
      names: new Map(names.flatMap(({ name, cells }) => (cells.isNullObject ? [] : [[name, columnOf(cells.address)]]))),
    }));
  });
}

function columnOf(address: string): number {
  const letters = /^\$?([A-Z]+)/.exec(placeOf(address).address)?.[1] ?? 'A';
  return columnOfLetters(letters);
}

function rowsOf({ values, formulas, numberFormat, rowIndex, columnIndex }: Excel.Range): FileSheet['rows'] {
  const above = Array.from({ length: rowIndex }, () => new Map<number, FileCell>());
  return [
    ...above,
    ...values.map((line, row) => {
      const found = new Map<number, FileCell>();
      line.forEach((value: unknown, column) => {
        const written: unknown = formulas[row]?.[column];
        const formula = typeof written === 'string' && written.startsWith('=') && written !== value;
        const cell = cellOf(value);
        const at = columnIndex + column;
        if (typeof cell === 'number')
          found.set(at, { kind: 'number', value: cell, formula, date: isDateFormat(numberFormat[row]?.[column]) });
        else if (typeof cell === 'string') {
          if (cell !== '') found.set(at, { kind: 'text', value: cell, formula });
        } else if (cell !== null && cell !== undefined)
          found.set(at, { kind: 'useless', shown: typeof cell === 'boolean' ? String(cell).toUpperCase() : cell.code, formula });
      });
      return found;
    }),
  ];
}
