import { area, readArea } from '../cell/address';
import { Book } from '../book/book';
import { isErrorValue, type Value } from '../cell/value';

/** Formulas over a small KPI table; each expectation is what Excel gives. */
async function shown(formula: string, at = 'H1'): Promise<Value[][]> {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.name = 'KPI 表';
  sheet.write(area(0, 0, 4, 4), [
    ['名称', '目標2030', '目標 (2040)', '備考'],
    ['作業削減時間', 1100000, 1200000, null],
    ['研修受講率', 0.8, 1, '○'],
    ['入力箇所', 0, 0, ''],
  ]);
  book.addTable(sheet, area(0, 0, 4, 4), true, 'DX_KPIs');
  book.names.add('DX_AsOf', "='KPI 表'!$F$1");
  sheet.write(area(0, 5), [[46295]]);
  sheet.write(area(9, 0, 3, 1), [[3], [1], [2]]);
  const cell = readArea(at) ?? area(0, 7);
  sheet.write(cell, [[formula]]);
  await book.calculate();
  const spill = sheet.spillArea(cell.row, cell.column) ?? cell;
  return sheet.values(spill).map(row => row.map(v => (isErrorValue(v) ? v.error : v)));
}

const cases: readonly [string, Value[][] | Value][] = [
  ['=1+2', 3],
  ['=SUM(A10:A12)', 6],
  ['=DX_AsOf+1', 46296],
  ['=SUM(DX_KPIs[目標2030])', 1100000.8],
  ['=DX_KPIs[[#Headers],[目標2030]]', '目標2030'],
  ['=ROWS(DX_KPIs[#All])', 4],
  ['=ROWS(DX_KPIs)', 3],
  ['=COLUMNS(DX_KPIs[[名称]:[目標 (2040)]])', 3],
  ['=DX_KPIs[名称]', [['作業削減時間'], ['研修受講率'], ['入力箇所']]],
  ['=SUM(DX_KPIs[目標 (2040)])', 1200001],
  ['=INDEX(DX_KPIs[目標2030],MATCH("研修受講率",DX_KPIs[名称],0))', 0.8],
  ['=XLOOKUP("研修受講率",DX_KPIs[名称],DX_KPIs[目標2030])', 0.8],
  ['=VLOOKUP("研修受講率",DX_KPIs[#All],2,FALSE)', 0.8],
  ['=FILTER(DX_KPIs[名称],DX_KPIs[備考]="○")', '研修受講率'],
  ['=SORT(A10:A12)', [[1], [2], [3]]],
  ['=A10:A12*2', [[6], [2], [4]]],
  [
    '=SEQUENCE(2,2)',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['=LET(x,A10,y,A11,x*y)', 3],
  ['=IFERROR(1/0,"だめ")', 'だめ'],
  ['=IF(A10>2,"大","小")', '大'],
  // A10:A12 are 3, 1, 2; ranges of different sizes leave #N/A where one has no cell.
  ['=IF(A10:A12>1,"大","小")', [['大'], ['小'], ['大']]],
  ['=IF(A10:A11="","",A10:A12)', [[3], [1], ['#N/A']]],
  ['=IF(A10:A12="","",A10:A11)', [[3], [1], ['#N/A']]],
  ['=IF(A10="","",A10:A12)', [[3], [1], [2]]],
  [
    '=IF(A10:A12={3,1},"同",A10:A12)',
    [
      ['同', 3],
      [1, '同'],
      [2, 2],
    ],
  ],
  ['=IF(DX_KPIs[備考]="","",DX_KPIs[名称])', [[''], ['研修受講率'], ['']]],
  ['=IF(A10:A12>1,IF(A10:A11>2,"大","中"),"小")', [['大'], ['小'], ['#N/A']]],
  ['=IF(SUM(A10:A12)>5,"多","少")', '多'],
  ['=IF(A10:A11,A10:A11/0,"")', [['#DIV/0!'], ['#DIV/0!']]],
  ['=1/0', '#DIV/0!'],
  ['=NA()', '#N/A'],
  ['=NOSUCH(1)', '#NAME?'],
  ['=nosuch', '#NAME?'],
  ['=A14', 0],
  ['=ISBLANK(A14)', true],
  ['=A14=""', true],
  ['=INDIRECT("DX_KPIs[名称]")', [['作業削減時間'], ['研修受講率'], ['入力箇所']]],
  ["='KPI 表'!A10", 3],
  ['=COUNTIF(DX_KPIs[備考],"○")', 1],
  ['=SUMIFS(DX_KPIs[目標2030],DX_KPIs[備考],"○")', 0.8],
  ['=TEXT(46295,"yyyy/m/d")', '2026/9/30'],
  ['=TEXT(0.1034,"0.0%")', '10.3%'],
  ['=TEXTJOIN("・",TRUE,DX_KPIs[名称])', '作業削減時間・研修受講率・入力箇所'],
  ['=DATE(2026,9,30)', 46295],
  ['=YEAR(DX_AsOf)', 2026],
  ['="約"&110&"万時間"', '約110万時間'],
  ['=SUM(DX_KPIs)', 2300001.8],
  ['=A20#', '#REF!'],
  ['=@SEQUENCE(3)', 1],
  ['=@A10:A12', '#VALUE!'],
  ['=@H$4:H$6', '#VALUE!'],
  [
    '={1,2;3,4}',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['=SUM(A:A)', 6],
  ['=SUBTOTAL(109,A10:A12)', 6],
  ['=VSTACK(A10:A11,A12)', [[3], [1], [2]]],
  ['=TOCOL(A10:A12)', [[3], [1], [2]]],
  ['=LEN("𠮷")', 2],
  ['=ASC("ＤＸ")', 'DX'],
  ['=1,2', '#NAME?'],
  ['=ROUND(2.5,0)', 3],
  ['=-2^2', 4],
  ['=10%', 0.1],
  ['=MAP(A10:A12,LAMBDA(x,x+1))', [[4], [2], [3]]],
  ['=SUMPRODUCT((A10:A12>1)*A10:A12)', 5],
  ['=TEXT(46295,"ggge年m月d日")', '令和8年9月30日'],
  ['=DATEDIF(DATE(2026,4,1),DATE(2026,9,30),"m")', 5],
  ['=EDATE(46295,6)', 46476],
  ['=TEXT(1234.5,"#,##0")', '1,235'],
];

test.each(cases)('%s', async (formula, expected) => {
  const got = await shown(formula);
  expect(got).toEqual(Array.isArray(expected) ? expected : [[expected]]);
});

test('in a table: this row, and no spilling', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 3, 3), [
    ['名称', '値 (千)', '計算'],
    ['あ', 2, '=[@[値 (千)]]*1000'],
    ['い', 3, '=[@名称]&DX_T[[#This Row],[値 (千)]]'],
  ]);
  book.addTable(sheet, area(0, 0, 3, 3), true, 'DX_T');
  await book.calculate();
  expect(sheet.values(area(1, 2, 2, 1))).toEqual([[2000], ['い3']]);
  sheet.write(area(1, 2), [['=SEQUENCE(2)']]);
  sheet.write(area(5, 5), [['=ISERROR(C2)']]);
  await book.calculate();
  expect(sheet.value(1, 2)).toEqual({ error: '#SPILL!' });
  expect(sheet.value(5, 5)).toBe(true);
  expect(sheet.spillArea(1, 2)).toBeNull();
});

test('more than 10,000 different formulas: none is lost', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  const n = 3_000;
  sheet.write(
    area(0, 0, n, 5),
    Array.from({ length: n }, (_, r) => [
      r,
      `=A${r + 1}*2`,
      `=B${r + 1}+SUM($A$1:A5)`,
      `=IF(C${r + 1}>10,"大","小")`,
      `=ROUND(B${r + 1}/3,1)`,
    ]),
  );
  await book.calculate();
  expect(sheet.values(area(n - 1, 0, 1, 5))).toEqual([[2_999, 5_998, 6_008, '大', 1_999.3]]);
  sheet.write(area(0, 0), [[5]]);
  await book.calculate();
  expect(sheet.values(area(0, 0, 1, 4))).toEqual([[5, 10, 25, '大']]);
});
