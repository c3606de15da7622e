import {
  blockAddress,
  blocksOverlap,
  printReference,
  readReference,
  withoutMerged,
  type Referable,
} from '../../../src/sheets/read/reference';

const BOOK: Referable = {
  sheets: [{ name: '報告書' }, { name: '計画' }, { name: "R7年度 実績('26)" }, { name: 'KPI' }],
  tableNames: ['DX_KPIs', '表1'],
  names: ['DX_AsOf', '目標年'],
};
const read = (text: string): ReturnType<typeof readReference> => readReference(text, '報告書', BOOK);
/** Read and printed again, as it stands in a formula on 報告書. */
const echo = (text: string): string | null => {
  const reference = read(text);
  return reference === null || reference === 'noSheet' ? reference : printReference(reference, '報告書');
};

test.each([
  ['C5', 'C5'],
  ['c5', 'C5'],
  ['$C5', '$C5'],
  ['C$5', 'C$5'],
  ['$C$5', '$C$5'],
  ['Ｃ５', 'C5'],
  [' C5 ', 'C5'],
  ['A1:C6', 'A1:C6'],
  ['$A$1:C6', '$A$1:C6'],
  ['C6:A1', 'A1:C6'],
  ['A1:A1', 'A1'],
  ['計画!$A$1:$C$6', '計画!$A$1:$C$6'],
  ["'計画'!A1", '計画!A1'],
  ['報告書!A1', 'A1'],
  ["'R7年度 実績(''26)'!B2", "'R7年度 実績(''26)'!B2"],
  ['kpi!A1', 'KPI!A1'],
  ['計画！Ａ１', '計画!A1'],
  ["'計画'！A1", '計画!A1'],
  ['DX_KPIs[#All]', 'DX_KPIs[#All]'],
  ['dx_kpis[#all]', 'DX_KPIs[#All]'],
  ['DX_KPIs', 'DX_KPIs'],
  ['DX_KPIs[#Data]', 'DX_KPIs'],
  ['表1[実績]', '表1[実績]'],
  ['DX_AsOf', 'DX_AsOf'],
  ['dx_asof', 'DX_AsOf'],
  ['目標年', '目標年'],
  ['XFD1048576', 'XFD1048576'],
])('%s is %s', (text, printed) => expect(echo(text)).toBe(printed));

test.each([
  '',
  '作業削減時間',
  '2030',
  'XFE1',
  'A1048577',
  'A0',
  'A:C',
  '1:2',
  'A1:B',
  'DX_KPIs[@実績]',
  'DX_KPIs[#Totals]',
  '無い表[#All]',
  '無い名前',
  'A1+B2',
])('「%s」 is no reference', text => {
  expect(read(text)).toBeNull();
});

test('a sheet that is not there', () => {
  expect(read('来年度!A1')).toBe('noSheet');
  expect(read('来年度！A1')).toBe('noSheet');
});
test('a sheet whose name ends with a full-width mark', () => {
  expect(readReference('注意！!A1', '報告書', { ...BOOK, sheets: [{ name: '注意！' }] })).toMatchObject({
    block: { sheet: '注意！', row: 0, column: 0 },
  });
});

test('a reference always with its sheet', () => {
  expect(
    printReference(
      {
        kind: 'cells',
        block: { sheet: '計画', row: 4, column: 2, rows: 1, columns: 1 },
        from: { row: true, column: false },
        to: { row: true, column: false },
      },
      null,
    ),
  ).toBe('計画!C$5');
});

test('rectangles', () => {
  const block = (sheet: string, row: number, column: number, rows: number, columns: number) => ({ sheet, row, column, rows, columns });
  expect(blockAddress(block('a', 0, 26, 1, 1))).toBe('AA1');
  expect(blockAddress(block('a', 4, 2, 5, 1))).toBe('C5:C9');
  expect(blocksOverlap(block('a', 0, 0, 2, 2), block('A', 1, 1, 1, 1))).toBe(true);
  expect(blocksOverlap(block('a', 0, 0, 2, 2), block('a', 2, 0, 1, 1))).toBe(false);
  expect(blocksOverlap(block('a', 0, 0, 2, 2), block('a', 0, 2, 1, 1))).toBe(false);
  expect(blocksOverlap(block('a', 0, 0, 2, 2), block('b', 0, 0, 2, 2))).toBe(false);
});

describe('merged cells of a form', () => {
  const block = (row: number, column: number, rows: number, columns: number) => ({ sheet: 'a', row, column, rows, columns });
  test.each([
    ['one merged cell', block(8, 0, 1, 3), [block(8, 0, 1, 3)], block(8, 0, 1, 1)],
    ['a merged block', block(8, 0, 2, 3), [block(8, 0, 2, 3)], block(8, 0, 1, 1)],
    ['rows merged alike', block(8, 0, 2, 3), [block(8, 0, 1, 3), block(9, 0, 1, 3), block(10, 0, 1, 3)], block(8, 0, 2, 1)],
    ['columns merged alike', block(8, 0, 2, 2), [block(8, 0, 2, 1), block(8, 1, 2, 1)], block(8, 0, 1, 2)],
    ['a merged cell among others', block(8, 0, 2, 3), [block(8, 0, 1, 3)], block(8, 0, 2, 3)],
    ['merged in pairs', block(8, 0, 1, 4), [block(8, 0, 1, 2), block(8, 2, 1, 2)], block(8, 0, 1, 4)],
    ['none', block(8, 0, 2, 3), [], block(8, 0, 2, 3)],
  ])('%s', (_name, selected, merged, own) => expect(withoutMerged(selected, merged)).toEqual(own));
});
