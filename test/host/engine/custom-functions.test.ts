import { area } from '../cell/address';
import { Book } from '../book/book';
import { fakeFunctions } from '../rich-book';

function booked(): { book: Book; functions: ReturnType<typeof fakeFunctions> } {
  const book = new Book();
  const functions = fakeFunctions();
  book.customFunctions = functions;
  return { book, functions };
}

test('one call for a range spills, is asked once and is remembered', async () => {
  const { book, functions } = booked();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 3, 2), [
    [1, '=DX.DOUBLE(A1:A3)'],
    [2, null],
    ['x', null],
  ]);
  await book.calculate();
  expect(sheet.values(area(0, 1, 3, 1))).toEqual([[2], [4], [{ error: '#VALUE!', message: '数値ではありません。' }]]);
  expect(sheet.spillArea(0, 1)).toEqual(area(0, 1, 3, 1));
  expect(sheet.spillParent(2, 1)).toEqual({ row: 0, column: 1 });
  expect(sheet.errorMessage(2, 1)).toBe('数値ではありません。');
  await book.calculate();
  expect(functions.calls).toEqual(['DX.DOUBLE@Sheet1!B1']);
  sheet.write(area(1, 0), [[5]]);
  await book.calculate();
  expect(functions.calls).toHaveLength(2);
  expect(sheet.value(1, 1)).toBe(10);
  await book.calculate({ full: true });
  expect(functions.calls).toHaveLength(3);
});

test('calls of one round go out together; a chain takes a round each', async () => {
  const { book, functions } = booked();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 1, 4), [[3, '=DX.DOUBLE(A1)', '=dx.double(B1)+1', '=DX.DOUBLE(DX.DOUBLE(A1))']]);
  const seen: string[] = [];
  book.onChange(change => {
    if (change.source === 'calculation') seen.push(JSON.stringify(sheet.values(area(0, 1, 1, 3))[0]));
  });
  await book.calculate();
  expect(sheet.values(area(0, 1, 1, 3))).toEqual([[6, 13, 12]]);
  expect(seen[0]).toBe('[{"error":"#BUSY!"},{"error":"#BUSY!"},{"error":"#BUSY!"}]');
  // B1 and D1 ask for DOUBLE(3) alike, C1 and D1 for DOUBLE(6).
  expect(functions.calls).toHaveLength(3);
});

test('a message reaches the cell of the error only, through IFERROR nothing', async () => {
  const { book } = booked();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 1, 3), [['=DX.FAIL()', '=A1', '=IFERROR(DX.FAIL(),"―")']]);
  await book.calculate();
  expect(sheet.values(area(0, 0, 1, 3))).toEqual([[{ error: '#N/A', message: '指標が見つかりません。' }, { error: '#N/A' }, '―']]);
});

test('blank cells are null, or 0 as on the desktop; an argument left out is null alone', async () => {
  const { book } = booked();
  const sheet = book.activeSheet;
  sheet.write(area(0, 3), [['=DX.ARGS(A1:B1,,C1,"x")']]);
  sheet.write(area(0, 1), [[7]]);
  await book.calculate();
  expect(sheet.value(0, 3)).toBe('[[[null,7]],null,[[null]],[["x"]]]');
  book.blanksAsZero = true;
  await book.calculate();
  expect(sheet.value(0, 3)).toBe('[[[0,7]],null,[[0]],[["x"]]]');
});

test('what is not registered is #NAME?, and comes alive when it is', async () => {
  const { book, functions } = booked();
  const sheet = book.activeSheet;
  book.customFunctions = null;
  sheet.write(area(0, 0, 1, 2), [[2, '=DX.DOUBLE(A1)']]);
  await book.calculate();
  expect(sheet.value(0, 1)).toEqual({ error: '#NAME?' });
  book.customFunctions = functions;
  await book.calculate();
  expect(sheet.value(0, 1)).toBe(4);
});

test('a runtime that breaks leaves #BUSY! and is asked again next time', async () => {
  const { book, functions } = booked();
  const sheet = book.activeSheet;
  let asked = 0;
  book.customFunctions = {
    names: functions.names,
    call: () => {
      asked++;
      return Promise.reject(new Error('connection lost'));
    },
  };
  sheet.write(area(0, 0), [['=DX.DOUBLE(1)']]);
  await book.calculate();
  expect(sheet.value(0, 0)).toEqual({ error: '#BUSY!' });
  expect(asked).toBe(1);
  book.customFunctions = functions;
  await book.calculate();
  expect(sheet.value(0, 0)).toBe(2);
});

test('an edit while calls are out is taken into account by the same calculation', async () => {
  const { book } = booked();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 1, 2), [[2, '=DX.DOUBLE(A1)']]);
  const first = book.calculate();
  sheet.write(area(0, 0), [[10]]);
  const second = book.calculate();
  await Promise.all([first, second]);
  expect(sheet.value(0, 1)).toBe(20);
});

test('typing into a spill blocks it, clearing frees it; rows inserted above move it', async () => {
  const { book } = booked();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0), [['=DX.DOUBLE({1;2;3})']]);
  sheet.write(area(0, 2), [['=SUM(A1#)']]);
  await book.calculate();
  expect(sheet.value(0, 2)).toBe(12);
  sheet.type(1, 0, '4');
  await book.calculate();
  expect(sheet.values(area(0, 0, 3, 1))).toEqual([[{ error: '#SPILL!' }], [4], [null]]);
  expect(sheet.value(0, 2)).toEqual({ error: '#SPILL!' });
  sheet.clear(area(1, 0), 'contents');
  await book.calculate();
  sheet.insertRows(0, 2);
  await book.calculate();
  expect(sheet.values(area(0, 0, 5, 1))).toEqual([[null], [null], [2], [4], [6]]);
  expect(sheet.formula(2, 2)).toBe('=SUM(A3#)');
});
