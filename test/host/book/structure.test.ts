import { area } from '../cell/address';
import { Book } from './book';
import { BookFault } from '../cell/fault';
import { LIST_RULE } from '../rich-book';

function kind(action: () => unknown): string {
  try {
    action();
    return 'done';
  } catch (error) {
    return error instanceof BookFault ? error.kind : String(error);
  }
}

function small(): Book {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 4, 3), [
    ['名称', '値', '倍'],
    ['あ', 1, '=B2*2'],
    ['い', 2, '=B3*2'],
    ['う', 3, '=SUM($B$2:B4)'],
  ]);
  book.addTable(sheet, area(0, 0, 4, 3), true, 'DX_T');
  sheet.write(area(7, 0, 1, 2), [['=SUM(DX_T[値])', '=SUM(B2:B4)']]);
  book.names.add('DX_AsOf', '=Sheet1!$B$3');
  const other = book.addSheet('別 紙');
  other.write(area(0, 0, 1, 3), [['=Sheet1!B3', "='別 紙'!A1+1", '=Sheet1!A:A']]);
  return book;
}

test('rows inserted: formulas, names, tables, rules, notes and merges follow', async () => {
  const book = small();
  const [sheet, other] = book.sheets;
  if (!sheet || !other) throw new Error('two sheets');
  sheet.setValidation(area(1, 1, 1000, 1), LIST_RULE);
  sheet.setNote(3, 0, 'メモ');
  sheet.merge(area(9, 0, 2, 2));
  sheet.addConditionalFormat({ areas: [area(1, 1, 3, 1)], rule: { type: 'custom', formula: '$B2>1' }, look: {}, stopIfTrue: false });
  sheet.insertRows(2, 2);
  expect(sheet.formulas(area(0, 2, 6, 1)).flat()).toEqual(['倍', '=B2*2', null, null, '=B5*2', '=SUM($B$2:B6)']);
  expect(sheet.formulas(area(9, 0, 1, 2))).toEqual([['=SUM(DX_T[値])', '=SUM(B2:B6)']]);
  expect(other.formulas(area(0, 0, 1, 3))).toEqual([['=Sheet1!B5', "='別 紙'!A1+1", '=Sheet1!A:A']]);
  expect(book.names.get('dx_asof')?.formula).toBe('=Sheet1!$B$5');
  expect(book.table('DX_T')?.area).toEqual(area(0, 0, 6, 3));
  expect(sheet.validations[0]?.areas).toEqual([area(1, 1, 1002, 1)]);
  expect(sheet.noteAt(5, 0)?.text).toBe('メモ');
  expect(sheet.merges).toEqual([area(11, 0, 2, 2)]);
  expect(sheet.conditionalFormats[0]?.areas).toEqual([area(1, 1, 5, 1)]);
  await book.calculate();
  expect(sheet.values(area(9, 0, 1, 2))).toEqual([[6, 6]]);
});

test('inserting at the last row of a range or table widens it, behind it does not', () => {
  const book = small();
  const sheet = book.activeSheet;
  sheet.insertRows(3, 1);
  expect(sheet.formula(8, 1)).toBe('=SUM(B2:B5)');
  expect(book.table('DX_T')?.area.rows).toBe(5);
  sheet.insertRows(5, 1);
  expect(sheet.formula(9, 1)).toBe('=SUM(B2:B5)');
  expect(book.table('DX_T')?.area.rows).toBe(5);
});

test('rows deleted: references into them are #REF!, ranges shrink, the header is guarded', () => {
  const book = small();
  const [sheet, other] = book.sheets;
  sheet?.deleteRows(2, 1);
  expect(sheet?.formulas(area(0, 2, 3, 1)).flat()).toEqual(['倍', '=B2*2', '=SUM($B$2:B3)']);
  expect(other?.formula(0, 0)).toBe('=#REF!');
  expect(book.names.get('DX_AsOf')?.formula).toBe('=#REF!');
  expect(book.table('DX_T')?.area.rows).toBe(3);
  expect(kind(() => sheet?.deleteRows(0, 1))).toBe('invalid-operation');
  expect(book.table('DX_T')?.area).toEqual(area(0, 0, 3, 3));
});

test('columns: a table gains and loses them, structured references follow', () => {
  const book = small();
  const sheet = book.activeSheet;
  sheet.insertColumns(1, 1);
  expect(book.table('DX_T')?.columns.map(column => column.name)).toEqual(['名称', '列2', '値', '倍']);
  expect(sheet.formula(1, 3)).toBe('=C2*2');
  sheet.deleteColumns(2, 1);
  expect(sheet.formula(7, 0)).toBe('=SUM(#REF!)');
  expect(sheet.formula(1, 2)).toBe('=#REF!*2');
});

test('a sheet renamed or removed', () => {
  const book = small();
  const [sheet, other] = book.sheets;
  if (!sheet || !other) throw new Error('two sheets');
  sheet.name = "KPI's 表";
  expect(other.formula(0, 0)).toBe("='KPI''s 表'!B3");
  expect(book.names.get('DX_AsOf')?.formula).toBe("='KPI''s 表'!$B$3");
  expect(
    kind(() => {
      other.name = "kpi's 表";
    }),
  ).toBe('already-exists');
  expect(
    kind(() => {
      other.name = 'a/b';
    }),
  ).toBe('invalid-argument');
  book.removeSheet(sheet);
  expect(other.formulas(area(0, 0, 1, 3))).toEqual([['=#REF!', "='別 紙'!A1+1", '=#REF!']]);
  expect(book.tables()).toEqual([]);
  expect(kind(() => book.removeSheet(other))).toBe('invalid-operation');
});

test('undo gives back cells, tables, names and sheets', async () => {
  const book = small();
  await book.calculate();
  const [sheet, other] = book.sheets;
  if (!sheet || !other) throw new Error('two sheets');
  const before = book.snapshot();
  sheet.write(area(1, 1), [[100]]);
  sheet.deleteRows(2, 1);
  book.table('DX_T')?.renameColumn(1, '名前');
  book.removeSheet(other);
  book.settings.set('a', 1);
  book.restore(before);
  await book.calculate();
  expect(book.sheets[0]).toBe(sheet);
  expect(book.sheets.map(one => one.name)).toEqual(['Sheet1', '別 紙']);
  expect(sheet.values(area(1, 0, 3, 3))).toEqual([
    ['あ', 1, 2],
    ['い', 2, 4],
    ['う', 3, 6],
  ]);
  expect(book.table('DX_T')?.columns[0]?.name).toBe('名称');
  expect(book.settings.keys()).toEqual([]);
  // The snapshot is good for a second time.
  sheet.write(area(1, 1), [[7]]);
  book.restore(before);
  expect(sheet.value(1, 1)).toBe(1);
});

test('a protected sheet refuses locked cells only', () => {
  const book = small();
  const sheet = book.activeSheet;
  sheet.setStyle(area(1, 1, 3, 1), { locked: false });
  sheet.protect();
  expect(kind(() => sheet.write(area(1, 1), [[5]]))).toBe('done');
  expect(kind(() => sheet.write(area(1, 0, 1, 2), [['x', 5]]))).toBe('protected');
  expect(kind(() => sheet.insertRows(1, 1))).toBe('protected');
  for (const cell of [area(1, 0), area(1, 1)]) expect(kind(() => sheet.setStyle(cell, { font: { bold: true } }))).toBe('protected');
  expect(kind(() => sheet.protect())).toBe('invalid-operation');
  sheet.unprotect();
  expect(kind(() => sheet.insertRows(1, 1))).toBe('done');
});

test('copying moves relative references and leaves fixed ones', () => {
  const sheet = small().activeSheet;
  sheet.copyCells(area(1, 2), sheet, area(1, 5, 2, 1), 'all');
  expect(sheet.formulas(area(1, 5, 2, 1))).toEqual([['=E2*2'], ['=E3*2']]);
  sheet.copyCells(area(3, 2), sheet, area(0, 8), 'formulas');
  expect(sheet.formula(0, 8)).toBe('=SUM($B$2:H1)');
});

test('changes say what, where and by whom', () => {
  const book = small();
  const seen: string[] = [];
  const stop = book.onChange(change =>
    seen.push(
      `${change.source} ${change.kind} ${change.what ?? ''} ${JSON.stringify(change.before ?? null)}>${JSON.stringify(change.after ?? null)}`,
    ),
  );
  book.by('client-1', () => book.activeSheet.write(area(1, 1), [[9]]));
  book.activeSheet.insertRows(20, 1);
  stop();
  book.activeSheet.write(area(1, 1), [[9]]);
  expect(seen).toEqual(['client-1 values  1>9', 'user structure rowsInserted null>null']);
});
