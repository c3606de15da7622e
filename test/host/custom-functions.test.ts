import { Book } from './book/book';
import { loadFunctionsSource } from './custom-functions';
import { Host } from './host';
import { isErrorValue } from './cell/value';

/** Microsoft's own runtime, with a few functions of the test's. */
const SOURCE = `
CustomFunctions.associate('DOUBLE', cells => cells.map(row => row.map(v => v === null ? 'blank' : v * 2)));
CustomFunctions.associate('FAIL', () => { throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, '目標がありません'); });
CustomFunctions.associate('MIXED', cells => [[1], [new CustomFunctions.Error(CustomFunctions.ErrorCode.divisionByZero)], [new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, '読めません')]]);
CustomFunctions.associate('CRASH', () => { throw new Error('no'); });
CustomFunctions.associate('OPTIONAL', (cells, more) => [[String(more)]]);
CustomFunctions.associate('WHERE', (cells, invocation) => [[invocation.address]]);
`;
const functions = loadFunctionsSource(SOURCE);

test('associated functions have their full names', () => {
  expect(functions.names.has('DX.DOUBLE')).toBe(true);
});

test('a call spills, blanks arrive as null', async () => {
  expect(
    await functions.call(
      'DX.DOUBLE',
      [
        [
          [1, null],
          [2.5, 3],
        ],
      ],
      'Sheet1!A1',
    ),
  ).toEqual([
    [2, 'blank'],
    [5, 6],
  ]);
});

test('errors keep code and message, also inside a spilled answer', async () => {
  expect(await functions.call('dx.fail', [], 'Sheet1!A1')).toEqual([[{ error: '#N/A', message: '目標がありません' }]]);
  expect(await functions.call('DX.MIXED', [[[1]]], 'Sheet1!A1')).toEqual([
    [1],
    [{ error: '#DIV/0!' }],
    [{ error: '#VALUE!', message: '読めません' }],
  ]);
  expect(await functions.call('DX.CRASH', [], 'Sheet1!A1')).toEqual([[{ error: '#VALUE!' }]]);
});

test('an omitted argument is null', async () => {
  const declared = loadFunctionsSource(SOURCE, {
    metadata: {
      functions: [
        {
          id: 'OPTIONAL',
          parameters: [
            { name: 'cells', dimensionality: 'matrix' },
            { name: 'more', dimensionality: 'matrix', optional: true },
          ],
        },
      ],
    },
  });
  expect(await declared.call('DX.OPTIONAL', [[[1]]], 'Sheet1!A1')).toEqual([['null']]);
});

test('an error among the arguments is the answer, and the function is not called', async () => {
  const before = functions.counters.calls;
  expect(await functions.call('DX.DOUBLE', [[[{ error: '#REF!' }]]], 'Sheet1!A1')).toEqual([[{ error: '#REF!' }]]);
  expect(functions.counters.calls).toBe(before);
});

test('the calls of one calculation travel in one message', async () => {
  const before = { ...functions.counters };
  await Promise.all(Array.from({ length: 50 }, (_x, i) => functions.call('DX.DOUBLE', [[[i]]], `Sheet1!A${i + 1}`)));
  expect(functions.counters.calls - before.calls).toBe(50);
  expect(functions.counters.messages - before.messages).toBe(1);
});

test('in a workbook: formulas wait for the runtime and then hold its values', async () => {
  const book = new Book();
  book.customFunctions = functions;
  const host = new Host(book);
  const sheet = book.activeSheet;
  sheet.write({ row: 0, column: 0, rows: 1, columns: 3 }, [[21, '=DX.DOUBLE(A1)', '=DX.FAIL()']]);
  await host.settled();
  expect(sheet.value(0, 1)).toBe(42);
  const failure = sheet.value(0, 2);
  expect(isErrorValue(failure) && failure).toEqual({ error: '#N/A', message: '目標がありません' });
});
