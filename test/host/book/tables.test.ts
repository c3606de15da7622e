import { area } from '../cell/address';
import { Book, type Table } from './book';
import { BookFault } from '../cell/fault';

function tabled(): { book: Book; table: Table } {
  const book = new Book();
  book.activeSheet.write(area(1, 1, 3, 2), [
    ['名称', '値'],
    ['あ', 1],
    ['い', 2],
  ]);
  return { book, table: book.addTable(book.activeSheet, area(1, 1, 3, 2), true, 'DX_T') };
}

function kind(action: () => unknown): string {
  try {
    action();
    return 'done';
  } catch (error) {
    return error instanceof BookFault ? error.kind : String(error);
  }
}

test('values written below extend it, through the API and by hand; beside it only by hand', () => {
  const { book, table } = tabled();
  const sheet = book.activeSheet;
  book.by('client', () =>
    sheet.write(area(4, 1, 2, 2), [
      ['う', 3],
      ['え', 4],
    ]),
  );
  expect(table.area).toEqual(area(1, 1, 5, 2));
  sheet.type(6, 2, '5');
  expect(table.area.rows).toBe(6);
  book.by('client', () => sheet.write(area(1, 3), [['備考']]));
  expect(table.area.columns).toBe(2);
  sheet.clear(area(1, 3));
  sheet.type(1, 3, '備考');
  expect(table.columns.map(column => column.name)).toEqual(['名称', '値', '備考']);
  book.autoExpandTables = false;
  sheet.type(7, 1, 'お');
  expect(table.area.rows).toBe(6);
});

test('a header that is typed renames the column and every formula', () => {
  const { book, table } = tabled();
  const sheet = book.activeSheet;
  sheet.write(area(8, 0, 1, 2), [['=SUM(DX_T[値])', '=DX_T[[#Headers],[値]]']]);
  sheet.write(area(2, 2), [['=ROW(DX_T[@値])']]);
  sheet.type(1, 2, '目標 (2030)');
  expect(table.columns[1]?.name).toBe('目標 (2030)');
  expect(sheet.formulas(area(8, 0, 1, 2))).toEqual([['=SUM(DX_T[目標 (2030)])', '=DX_T[[#Headers],[目標 (2030)]]']]);
  expect(sheet.formula(2, 2)).toBe('=ROW(DX_T[@[目標 (2030)]])');
  sheet.type(1, 2, '名称');
  expect(table.columns.map(column => column.name)).toEqual(['名称', '名称2']);
  sheet.clear(area(1, 1), 'contents');
  expect(sheet.value(1, 1)).toBe('名称');
});

test('names are unique across tables and names, and no cell address', () => {
  const { book, table } = tabled();
  const sheet = book.activeSheet;
  book.names.add('率', '=0.5');
  expect(kind(() => book.addTable(sheet, area(10, 0, 2, 1), true, 'dx_t'))).toBe('already-exists');
  expect(kind(() => book.addTable(sheet, area(10, 0, 2, 1), true, '率'))).toBe('already-exists');
  expect(kind(() => book.addTable(sheet, area(10, 0, 2, 1), true, 'DX2030'))).toBe('invalid-argument');
  expect(kind(() => book.names.add('DX_T', '=1'))).toBe('already-exists');
  expect(kind(() => book.addTable(sheet, area(3, 2, 2, 2), true))).toBe('overlap');
  sheet.merge(area(20, 0, 1, 2));
  expect(kind(() => book.addTable(sheet, area(19, 0, 3, 1), true))).toBe('overlap');
  expect(kind(() => sheet.merge(area(1, 1, 1, 2)))).toBe('overlap');
  sheet.write(area(8, 0), [['=SUM(DX_T[値])']]);
  table.name = 'DX_新';
  expect(sheet.formula(8, 0)).toBe('=SUM(DX_新[値])');
});

test('rows and columns of the table push what is below and beside', () => {
  const { book, table } = tabled();
  const sheet = book.activeSheet;
  sheet.write(area(5, 1, 1, 2), [['下', '=C4']]);
  table.addRows([
    ['う', 3],
    ['え', 4],
  ]);
  expect(table.area).toEqual(area(1, 1, 5, 2));
  expect(sheet.values(area(4, 1, 4, 2)).map(row => row[0])).toEqual(['う', 'え', null, '下']);
  expect(sheet.formula(7, 2)).toBe('=C4');
  table.addRows([['零', 0]], 0);
  expect(sheet.formula(8, 2)).toBe('=C5');
  table.deleteRows(0, 2);
  expect(sheet.values(table.bodyArea)).toEqual([
    ['い', 2],
    ['う', 3],
    ['え', 4],
  ]);
  table.deleteRows(0, 3);
  expect(sheet.values(table.bodyArea)).toEqual([[null, null]]);
  table.addRows([['新', 1]]);
  expect(sheet.values(table.bodyArea)).toEqual([['新', 1]]);
  table.addColumn('備考', 1);
  expect(sheet.values(area(1, 1, 2, 3))).toEqual([
    ['名称', '備考', '値'],
    ['新', null, 1],
  ]);
  table.deleteColumn(table.columns[1]?.id ?? 0);
  expect(table.area).toEqual(area(1, 1, 2, 2));
});

test('resizing, totals, converting and deleting', async () => {
  const { book, table } = tabled();
  const sheet = book.activeSheet;
  table.resize(area(1, 1, 5, 3));
  expect(table.columns.map(column => column.name)).toEqual(['名称', '値', '列3']);
  expect(sheet.value(1, 3)).toBe('列3');
  expect(kind(() => table.resize(area(2, 1, 3, 2)))).toBe('invalid-argument');
  table.showTotals = true;
  expect(table.totalsArea).toEqual(area(6, 1, 1, 3));
  table.showTotals = false;
  sheet.write(area(10, 0, 1, 2), [['=SUM(DX_T[値])', '=ROWS(DX_T)']]);
  sheet.write(area(2, 3), [['=[@値]*2']]);
  table.convertToRange();
  expect(book.tables()).toEqual([]);
  expect(sheet.formulas(area(10, 0, 1, 2))).toEqual([['=SUM(Sheet1!$C$3:$C$6)', '=ROWS(Sheet1!$B$3:$D$6)']]);
  expect(sheet.formula(2, 3)).toBe('=Sheet1!$C3*2');
  await book.calculate();
  expect(sheet.values(area(10, 0, 1, 2))).toEqual([[3, 4]]);
  const other = book.addTable(sheet, area(1, 1, 3, 2), true, 'DX_U');
  sheet.write(area(11, 0), [['=SUM(DX_U[値])']]);
  other.delete();
  expect(sheet.formula(11, 0)).toBe('=SUM(#REF!)');
  expect(sheet.value(2, 1)).toBeNull();
});
