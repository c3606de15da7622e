/** What a co-author may do to the workbook while an action of ours is under way. */
import type { Book } from '../host/book/book';
import type { Table } from '../host/book/table';
import type { Value } from '../host/cell/value';

const OURS = ['工程表', '点検結果', '当初計画'];
/** Names that an action may want for a sheet. */
const WANTED = [...OURS, 'KPI', '実績', '目標改定', '課題', '情報システム', 'スケジュール', '基準日'];
const MARK = '同僚の';

const tablesOf = (book: Book): readonly Table[] => book.tables().filter(({ name }) => name.startsWith('DX_'));
const sheetsOf = (book: Book): Table['sheet'][] => book.sheets.filter(({ tables }) => tables.length > 0);
const isBlank = ({ sheet, bodyArea }: Table): boolean =>
  bodyArea.rows === 1 && (sheet.values(bodyArea)[0] ?? []).every(value => value === null);
/** A text is typed as a text. */
const typed = (value: Value): Value => (typeof value === 'string' && value !== '' && !value.startsWith('=') ? `'${value}` : value);

/** Types rows below the table, or into its blank row. */
function typeBelow(table: Table, rows: readonly (readonly Value[])[]): void {
  const { area, sheet } = table;
  const row = area.row + area.rows - (isBlank(table) ? 1 : 0);
  sheet.write({ row, column: area.column, rows: rows.length, columns: 2 }, rows);
}

function addNamed(book: Book, name: string): void {
  if (!book.sheetByName(name)) book.addSheet(name).write({ row: 0, column: 0, rows: 1, columns: 1 }, [[`${MARK}新しいシート`]]);
}

/** Cells of sheets that are there which the action will write, by sheet and from the top; what they are is known from a run of it. */
export interface Aim {
  readonly sheet: string;
  readonly cells: readonly { readonly row: number; readonly column: number }[];
  /** The action takes the whole sheet away. */
  readonly goes: boolean;
}

/** Types over one cell of each sheet; a protected sheet takes no typing. */
function typeOver(book: Book, { sheet: name, cells }: Aim, which: 'first' | 'last'): void {
  const sheet = book.sheetByName(name);
  const cell = which === 'first' ? cells[0] : cells.at(-1);
  if (!sheet || cell === undefined) return;
  sheet.write({ ...cell, rows: 1, columns: 1 }, [[`${MARK}${which === 'first' ? '初' : '終'} ${name}`]]);
}

/** Types over what stands first in the rows that are written: what says which rows they are. */
function typeBeside(book: Book, { sheet: name, cells }: Aim): void {
  const sheet = book.sheetByName(name);
  if (!sheet) return;
  for (const row of [...new Set(cells.map(cell => cell.row))].slice(0, 3)) {
    const column = [...Array(40).keys()].find(
      at => sheet.value(row, at) !== null && !cells.some(one => one.row === row && one.column === at),
    );
    if (column !== undefined) sheet.write({ row, column, rows: 1, columns: 1 }, [[`${MARK}傍 ${name} ${row}`]]);
  }
}

export const EDITS: Readonly<Record<string, (book: Book, aims: readonly Aim[]) => void>> = {
  'types a row below each table': book => {
    for (const table of tablesOf(book)) typeBelow(table, [[`${MARK}行 ${table.name}`, 2031]]);
  },
  'types two rows below each table': book => {
    for (const table of tablesOf(book))
      typeBelow(table, [
        [`${MARK}行1 ${table.name}`, 2031],
        [`${MARK}行2 ${table.name}`, 2032],
      ]);
  },
  'inserts a sheet row at the top': book => {
    for (const sheet of book.sheets) sheet.insertRows(0, 1);
  },
  'inserts two sheet rows at the top': book => {
    for (const sheet of book.sheets) sheet.insertRows(0, 2);
  },
  'inserts a row into each table': book => {
    for (const table of tablesOf(book))
      table.addRows([[`${MARK}行 ${table.name}`, 2033, ...Array<null>(table.area.columns - 2).fill(null)]], 0);
  },
  'deletes the first row of each table': book => {
    for (const table of tablesOf(book)) if (table.bodyArea.rows > 1) table.deleteRows(0, 1);
  },
  'deletes the last row of each table': book => {
    for (const table of tablesOf(book)) if (table.bodyArea.rows > 1) table.deleteRows(table.bodyArea.rows - 1, 1);
  },
  'deletes the title row of our sheets': book => {
    for (const sheet of sheetsOf(book)) sheet.deleteRows(0, 1);
  },
  'sorts each table the other way': book => {
    for (const { sheet, bodyArea } of tablesOf(book))
      sheet.write(
        bodyArea,
        [...sheet.formulas(bodyArea)].reverse().map(row => row.map(typed)),
      );
  },
  'inserts a column at the left': book => {
    for (const sheet of book.sheets) sheet.insertColumns(0, 1);
  },
  'adds a column of their own to each table': book => {
    for (const table of tablesOf(book)) table.addColumn('係欄', 0);
  },
  'renames the last column of each table': book => {
    for (const { sheet, area, showHeaders } of tablesOf(book))
      if (showHeaders) sheet.write({ row: area.row, column: area.column + area.columns - 1, rows: 1, columns: 1 }, [[`${MARK}列`]]);
  },
  'renames the second column of each table': book => {
    for (const { sheet, area } of tablesOf(book))
      sheet.write({ row: area.row, column: area.column + 1, rows: 1, columns: 1 }, [[`${MARK}欄`]]);
  },
  'renames our sheets': book => {
    for (const sheet of sheetsOf(book)) book.renameSheet(sheet, `${sheet.name}（新）`);
  },
  'deletes our sheets': book => {
    for (const sheet of new Set(tablesOf(book).map(table => table.sheet))) book.removeSheet(sheet);
  },
  'deletes the third column of each table': book => {
    for (const table of tablesOf(book)) table.deleteColumn(table.columns[2]?.id ?? 0);
  },
  'clears the last row of each table': book => {
    for (const { sheet, bodyArea } of tablesOf(book))
      sheet.clear({ ...bodyArea, row: bodyArea.row + bodyArea.rows - 1, rows: 1 }, 'contents');
  },
  'leaves the last row out of each table': book => {
    for (const table of tablesOf(book)) if (table.bodyArea.rows > 1) table.resize({ ...table.area, rows: table.area.rows - 1 });
  },
  'makes plain cells of each table': book => {
    for (const table of tablesOf(book)) table.convertToRange();
  },
  'turns on the totals row of each table': book => {
    for (const table of tablesOf(book)) table.showTotals = true;
  },
  'hides our sheets': book => {
    for (const sheet of sheetsOf(book)) sheet.state.visibility = 'hidden';
  },
  'protects our sheets': book => {
    for (const sheet of sheetsOf(book)) sheet.protect();
  },
  'types over the first cell of each table': book => {
    for (const { sheet, bodyArea, name } of tablesOf(book)) sheet.write({ ...bodyArea, rows: 1, columns: 1 }, [[`${MARK}直し ${name}`]]);
  },
  'renames the sheets we made, to keep them': book => {
    for (const name of OURS) {
      const sheet = book.sheetByName(name);
      if (sheet) book.renameSheet(sheet, `${name} 保存版`);
    }
  },
  'renames the sheets we made and makes others of their names': book => {
    for (const name of OURS) {
      const sheet = book.sheetByName(name);
      if (!sheet) continue;
      book.renameSheet(sheet, `${name} 保存版`);
      addNamed(book, name);
    }
  },
  'renames the sheets that are to go, to keep them': (book, aims) => {
    for (const { sheet: name, goes } of aims) {
      const sheet = book.sheetByName(name);
      if (goes && sheet) book.renameSheet(sheet, `${name.slice(0, 20)} 保存版`);
    }
  },
  'renames the sheets that are to go and makes others of their names': (book, aims) => {
    for (const { sheet: name, goes } of aims) {
      const sheet = book.sheetByName(name);
      if (!goes || !sheet) continue;
      book.renameSheet(sheet, `${name.slice(0, 20)} 保存版`);
      addNamed(book, name);
    }
  },
  'unprotects the sheets that are to go and writes below': (book, aims) => {
    for (const { sheet: name, goes } of aims) {
      const sheet = book.sheetByName(name);
      if (!goes || !sheet) continue;
      if (sheet.protection.protected) sheet.unprotect();
      const used = sheet.usedArea;
      sheet.write({ row: (used?.row ?? 0) + (used?.rows ?? 0) + 3, column: 1, rows: 1, columns: 1 }, [[`${MARK}追記 ${name}`]]);
    }
  },
  'makes sheets of the names we want': book => {
    for (const name of WANTED) addNamed(book, name);
  },
  'types where the formula will go': book => {
    book.sheetByName('報告書')?.write({ row: 13, column: 4, rows: 1, columns: 1 }, [[`${MARK}値`]]);
  },
  'types over the first cell that is written': (book, aims) => {
    for (const aim of aims) typeOver(book, aim, 'first');
  },
  'types over the last cell that is written': (book, aims) => {
    for (const aim of aims) typeOver(book, aim, 'last');
  },
  'types over what names the rows that are written': (book, aims) => {
    for (const aim of aims) typeBeside(book, aim);
  },
  'writes a note on the first cell that is written': (book, aims) => {
    for (const { sheet: name, cells } of aims) {
      const sheet = book.sheetByName(name);
      if (sheet && cells[0] !== undefined) sheet.setNote(cells[0].row, cells[0].column, `${MARK}メモ ${name}`);
    }
  },
  'deletes the row of the first cell that is written': (book, aims) => {
    for (const { sheet: name, cells } of aims) if (cells[0] !== undefined) book.sheetByName(name)?.deleteRows(cells[0].row, 1);
  },
  'deletes the column of the first cell that is written': (book, aims) => {
    for (const { sheet: name, cells } of aims) if (cells[0] !== undefined) book.sheetByName(name)?.deleteColumns(cells[0].column, 1);
  },
};

/** What must be there whatever became of the action: the texts of the co-author, and all that stands on a sheet they kept by another name. */
export function keptBy(sheet: string, text: string): boolean {
  // A formula that names a column somebody has renamed is not what they typed.
  return (text.includes(MARK) && !text.startsWith('"=')) || sheet.endsWith('保存版');
}
