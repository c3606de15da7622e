import { area } from '../cell/address';
import { Book } from '../book/book';
import { isErrorValue, type Value } from '../cell/value';

/**
 * Results the formula library alone gets wrong; each expectation is what Excel gives.
 * A1:B5: x 1, (blank) 2, ="" 3, y*z 4, 5 5. D1:D5: 3, a text 5, TRUE, (blank), #N/A. E1: =A2, a formula over a blank cell.
 */
async function shown(formula: string): Promise<Value | Value[][]> {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 5, 2), [
    ['x', 1],
    [null, 2],
    ['=""', 3],
    ['y*z', 4],
    [5, 5],
  ]);
  sheet.write(area(0, 3, 5, 1), [[3], ["'5"], [true], [null], ['#N/A']]);
  sheet.write(area(0, 4), [['=A2']]);
  book.names.add('一つ', '=Sheet1!$A$3');
  book.names.add('列', '=Sheet1!$B$1:$B$5');
  const other = book.addSheet('別');
  other.write(area(2, 1, 3, 1), [[10], [20], [30]]);
  sheet.write(area(9, 9), [[formula]]);
  await book.calculate();
  const plain = (v: Value): Value => (isErrorValue(v) ? v.error : v) as Value;
  const spill = sheet.spillArea(9, 9);
  return spill ? sheet.values(spill).map(row => row.map(plain)) : plain(sheet.value(9, 9));
}

test.each<[string, Value | Value[][]]>([
  // A text in a cell is left out of an aggregate, one that is given is not.
  ['=SUM(A1,B1)', 1],
  ['=SUM(A3,A2)', 0],
  ['=SUM(一つ,B1)', 1],
  ['=SUM(INDEX(A1:A5,3),B1)', 1],
  ['=AVERAGE(A3,B2)', 2],
  ['=MAX(A3)', 0],
  ['=MIN(A3,B2)', 2],
  ['=PRODUCT(A3,B3)', 3],
  ['=COUNT(D2,B1)', 1],
  ['=OR(A1,B1)', true],
  ['=SUM("x",B1)', '#VALUE!'],
  ['=SUM("3",B1)', 4],
  ['=SUM(IF(B1>0,A3,A2),B1)', 1],
  // What is looked for and blank is 0, never a blank row.
  ['=VLOOKUP(A2,A1:B5,2,FALSE)', '#N/A'],
  ['=HLOOKUP(A2,A1:B5,2,FALSE)', '#N/A'],
  ['=MATCH(A2,A1:A5,0)', '#N/A'],
  ['=XLOOKUP(A2,A1:A5,B1:B5)', 2],
  ['=VLOOKUP("y~*z",A1:B5,2,FALSE)', 4],
  // Criteria.
  ['=COUNTIF(A1:A5,"=*")', 3],
  ['=COUNTIF(A1:A5,"*")', 3],
  ['=COUNTIF(A1:A5,"<>*")', 2],
  ['=COUNTIF(A1:A5,"=y*")', 1],
  ['=COUNTIF(A1:A5,"<>y*")', 4],
  ['=COUNTIF(A1:A5,"y~*z")', 1],
  ['=COUNTIF(A1:A5,"")', 2],
  ['=COUNTIF(A1:A5,"=")', 1],
  ['=COUNTIF(A1:A5,"<>")', 4],
  ['=COUNTIF(A1:A5,A2)', 0],
  ['=COUNTIF(D1:D5,"5")', 1],
  ['=COUNTIF(D1:D5,TRUE)', 1],
  ['=COUNTIF(D1:D5,"#N/A")', 1],
  ['=COUNTIF(D1:D5,">=3")', 1],
  ['=COUNTIF(A1:A5,">a")', 2],
  ['=SUMIF(A1:A5,"=*",B1:B5)', 8],
  ['=SUMIF(A1:A5,"<>",B1:B5)', 13],
  ['=SUMIFS(B1:B5,A1:A5,"*",B1:B5,">1")', 7],
  ['=AVERAGEIF(A1:A5,"=x",B1:B5)', 1],
  ['=AVERAGEIFS(B1:B5,A1:A5,"none")', '#DIV/0!'],
  ['=MAXIFS(B1:B5,A1:A5,"*")', 4],
  ['=MINIFS(B1:B5,A1:A5,"<>x")', 2],
  ['=COUNTIFS(A1:A5,"x",B1:B4,1)', '#VALUE!'],
  ['=SUMIF(B:B,">1",別!B:B)', 60],
  // Functions of single values over ranges.
  ['=ISNUMBER(A1:A5)', [[false], [false], [false], [false], [true]]],
  ['=SUMPRODUCT(--ISNUMBER(A1:A5))', 1],
  ['=SUMPRODUCT((LEN(A1:A5)>0)*B1:B5)', 10],
  ['=SUMPRODUCT((YEAR(B1:B5+46000)=2025)*1)', 5],
  ['=SUMPRODUCT(1/COUNTIF(B1:B5,B1:B5))', 5],
  ['=ROUND(B1:B2/3,1)', [[0.3], [0.7]]],
  ['=LEFT(A1:A1,1)&"!"', 'x!'],
  ['=MOD(列,2)', [[1], [0], [1], [0], [1]]],
  ['=SUM(LARGE(B1:B5,{1,2}))', 9],
  ['=MATCH({"x","y*z"},A1:A5,0)', [[1, 4]]],
  ['=ROW(B2:B4)', [[2], [3], [4]]],
  ['=COLUMN(B1:D1)', [[2, 3, 4]]],
  ['=SUM(ROW(INDIRECT("1:4")))', 10],
  ['=SUM(SMALL(B1:B5,ROW(1:2)))', 3],
  ['=IFERROR(MATCH(A1:A2,A1:A5,0),"")', [[1], ['']]],
  // A formula over a blank cell gives 0.
  ['=E1=""', false],
  ['=ISBLANK(E1)', false],
  ['=E1&"!"', '0!'],
  ['=IF(B1=1,A2)', 0],
  // Whole columns begin in row 1, whatever is used.
  ['=INDEX(別!B:B,3)', 10],
  ['=MATCH(20,別!B:B,0)', 4],
  ['=COUNTA(別!B:B)', 3],
  ['=ROWS(別!B:B)', 1048576],
  // Texts that read as numbers and dates, and formats.
  ['=VALUE("1,234")', 1234],
  ['=VALUE("2026/4/1")', 46113],
  ['=DATEVALUE("2026年4月1日")', 46113],
  ['=DATEVALUE("令和8年4月1日")', 46113],
  ['=VALUE("約3")', '#VALUE!'],
  ['=TEXT(46113,"ddd")', 'Wed'],
  ['=TEXT(46113,"dddd")', 'Wednesday'],
  ['=TEXT(46113,"mmm")', 'Apr'],
  ['=TEXT(46113,"mmmm d")', 'April 1'],
  ['=TEXT(46113,"aaa")', '水'],
  ['=TEXT(46113,"m/d(aaa)")', '4/1(水)'],
  ['=TEXT(46113,"ddd aaa")', 'Wed 水'],
  ['=TEXT(46113,"[$-411]ddd")', '水'],
  ['=TEXT(46113.6,"h:mm AM/PM")', '2:24 PM'],
  ['=TEXT("2026/4/1","aaa")', '水'],
  ['=TEXT(46113,"ggge年m月d日(aaa)")', '令和8年4月1日(水)'],
  // Excel's calendar, dates in texts, and rounding by the digits a cell shows.
  ['=DATE(1900,1,1)', 1],
  ['=DATE(1900,3,1)', 61],
  ['=DATE(2026,14,0)', 46418],
  ['=DATE(126,4,1)', 46113],
  ['=YEAR(A2)', 1900],
  ['=DAY(A2)', 0],
  ['=MONTH(60)', 2],
  ['=YEAR("2026/4/1")', 2026],
  ['=MONTH("令和8年4月1日")', 4],
  ['=YEAR("春")', '#VALUE!'],
  ['=YEAR(-1)', '#NUM!'],
  ['=ROUND(1.005,2)', 1.01],
  ['=ROUND(2.5,0)', 3],
  ['=ROUND(-2.5,0)', -3],
  ['=ROUND(1234.5,-2)', 1200],
  ['=ROUNDUP(0.1+0.2,1)', 0.3],
  ['=ROUNDDOWN(4.35*100,0)', 435],
  ['=ROUND(1E+20,2)', 1e20],
  ['=FORMULATEXT(E1)', '=A2'],
  ['=FORMULATEXT(B1)', '#N/A'],
  ['=SUBTOTAL(9,A1,B1)', 1],
  // Widths.
  ['=ASC("ＡＢＣ　ガパー、１２％")', 'ABC ｶﾞﾊﾟｰ､12%'],
  ['=ASC("漢字ひらがな")', '漢字ひらがな'],
  ['=JIS("ABC ｶﾞﾊﾟｰ､12%")', 'ＡＢＣ　ガパー、１２％'],
  ['=DBCS("ﾞｱﾞ")', '゛ア゛'],
  ['=LENB("あa漢ｱ")', 6],
  ['=LENB(A2)', 0],
  ['=ASC(A1:A2)', [['x'], ['']]],
  // Dates, relatives of the criteria, and numbers in texts.
  ['=TEXT(43586,"ggge年m月d日")', '令和1年5月1日'],
  ['=TEXT(43585,"[$-411]ge.m.d")', 'H31.4.30'],
  ['=TEXT(46113,"[$-409]dddd")', 'Wednesday'],
  ['=COUNTIF(A1:A5,"<>?")', 4],
  ['=SUMIF(A1:A5,"<>*",B1:B5)', 7],
  ['=SUBTOTAL(111,B1:B5)', 2],
  ['=SUBTOTAL(12,B1:B5)', '#VALUE!'],
  // Working days.
  ['=WORKDAY.INTL(46000,5,"0000011")', 46007],
  ['=WORKDAY.INTL(46000,-1,1)', 45999],
  ['=WORKDAY.INTL(46000,1,1,46001)', 46002],
  ['=WORKDAY.INTL(46000,5,11)', 46006],
  ['=WORKDAY.INTL(46000,5,"1111111")', '#VALUE!'],
  ['=WORKDAY.INTL(46000,5,8)', '#NUM!'],
  ['=NETWORKDAYS.INTL(46000,46013,"0000011")', 10],
  ['=NETWORKDAYS.INTL(46013,46000)', -10],
  ['=NETWORKDAYS.INTL(46000,46006,17)', 6],
])('%s', async (formula, expected) => {
  expect(await shown(formula)).toEqual(expected);
});

test('tables: several columns of the own row, totals, one cell as an argument', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 4, 6), [
    ['名', '甲', '乙', '計', '計2', '和'],
    ['a', 1, 2, '=SUM(T[[#This Row],[甲]:[乙]])', '=SUM([@[甲]:[乙]])', '=SUM([@名],[@甲])'],
    ['b', 3, 4, '=SUM(T[[#This Row],[甲]:[乙]])', '=SUM([@[甲]:[乙]])', '=SUM([@名],[@甲])'],
    [null, null, null, null, null, null],
  ]);
  const table = book.addTable(sheet, area(0, 0, 3, 6), true, 'T');
  table.showTotals = true;
  sheet.write(area(3, 1), [['=SUM(T[甲])']]);
  sheet.write(area(8, 0, 1, 5), [
    ['=T[[#Totals],[甲]]', '=SUM(T[[#Data],[#Totals],[甲]])', '=COUNTA(T[#All])', '=SUM(T[])', '=T[[#Totals],[無]]'],
  ]);
  sheet.write(area(1, 8), [['=@T[乙]']]);
  await book.calculate();
  expect(sheet.values(area(1, 3, 2, 3))).toEqual([
    [3, 3, 1],
    [7, 7, 3],
  ]);
  expect(sheet.values(area(8, 0, 1, 5))).toEqual([[4, 8, expect.any(Number), 34, { error: '#REF!' }]]);
  expect(sheet.value(1, 8)).toBe(2);
  // A table that grows is looked at anew.
  sheet.write(area(9, 9), [['=SUM(T[乙])']]);
  table.addRows([['c', 5, 6, null, null, null]]);
  await book.calculate();
  expect(sheet.value(10, 9) ?? sheet.value(9, 9)).toBe(12);
});

test('a relative name is read from the cell that uses it', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  book.names.add('左', '=Sheet1!XFD1');
  book.names.add('同じ行のA', '=Sheet1!$A1');
  sheet.write(area(0, 0, 3, 3), [
    [1, '=左*10', '=同じ行のA+左'],
    [2, '=左*10', '=同じ行のA+左'],
    [3, '=左*10', '=SUM(同じ行のA,左)'],
  ]);
  await book.calculate();
  expect(sheet.values(area(0, 1, 3, 2))).toEqual([
    [10, 11],
    [20, 22],
    [30, 33],
  ]);
});

test('SUBTOTAL leaves out what a filter hides', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 4, 2), [
    ['値', '=SUBTOTAL(9,A2:A4)'],
    [1, '=SUBTOTAL(103,A2:A4)'],
    [2, '=SUBTOTAL(2,A2:A4)'],
    [4, null],
  ]);
  sheet.setRowsHidden(2, 1, true);
  await book.calculate();
  expect(sheet.values(area(0, 1, 3, 1))).toEqual([[7], [2], [3]]);
  sheet.state.filtered = [area(4, 0, 3, 1)];
  await book.calculate();
  expect(sheet.value(0, 1)).toBe(7);
  sheet.state.filtered = [area(0, 0, 4, 1)];
  await book.calculate();
  expect(sheet.values(area(0, 1, 3, 1))).toEqual([[5], [2], [2]]);
});

test('formulas of other workbooks and other add-ins keep their last values, new ones are #NAME?', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  book.names.add('外', '=[1]表!$A$1');
  const formulas = [
    '=[1]!売上*2',
    '=[1]Sheet1!A1',
    "='[台帳.xlsx]表 1'!A1+1",
    '=外*3',
    '=GETPIVOTDATA("計",$A$3)',
    '=_xll.THEIRS(1)',
    '=IF(TRUE,OTHER.ADDIN(2))',
  ];
  sheet.write(
    area(0, 0, formulas.length, 1),
    formulas.map(one => [one]),
  );
  sheet.write(area(0, 1), [['=SUM(A1:A7)']]);
  await book.calculate();
  expect(sheet.values(area(0, 0, formulas.length, 1))).toEqual(formulas.map(() => [{ error: '#NAME?' }]));
  for (const [key, cell] of [...sheet.state.cells.entries()])
    if (cell.formula !== '=SUM(A1:A7)') sheet.state.cells.set(key, { ...cell, value: 2 });
  await book.calculate();
  expect(sheet.values(area(0, 0, formulas.length, 1))).toEqual(formulas.map(() => [2]));
  expect(sheet.value(0, 1)).toBe(14);
  // A sheet of ours with the same name is another one.
  book.renameSheet(sheet, '改名');
  expect(sheet.formula(1, 0)).toBe('=[1]Sheet1!A1');
});

test('old formulas: array formulas give arrays, others the cell of their own row', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 3, 2), [
    [1, 10],
    [2, 20],
    [3, 30],
  ]);
  const put = (row: number, column: number, formula: string, arrays: 'legacy' | ReturnType<typeof area>): void => {
    sheet.setCell(row, column, { value: null, formula, arrays });
  };
  put(0, 3, '=SUM(IF(A1:A3>1,B1:B3))', area(0, 3));
  put(1, 3, '=SUM(IF(A1:A3>1,B1:B3,0))', area(1, 3));
  put(2, 3, '=MAX(LEN(B1:B3)*A1:A3)', area(2, 3));
  put(0, 4, '=A1:A3*2', area(0, 4, 3, 1));
  put(1, 5, '=A1:A3*2', 'legacy');
  put(2, 5, '=LEN(B1:B3)', 'legacy');
  put(1, 6, '=SUMPRODUCT((A1:A3>1)*B1:B3)', 'legacy');
  put(2, 6, '=IF(A1:A3>2,"大","小")', 'legacy');
  put(0, 7, '=SUMPRODUCT(--ISNUMBER(A1:A3))', 'legacy');
  sheet.refreshArrays();
  await book.calculate();
  expect(sheet.values(area(0, 3, 3, 1))).toEqual([[50], [50], [6]]);
  expect(sheet.values(area(0, 4, 3, 1))).toEqual([[2], [4], [6]]);
  expect(sheet.values(area(1, 5, 2, 2))).toEqual([
    [4, 50],
    [2, '大'],
  ]);
  expect(sheet.value(0, 7)).toBe(3);
});

test('a formula nested deeper than Excel takes keeps its last value and stops nothing', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  const nested = (depth: number, open: string): string => `=${open.repeat(depth)}1${')'.repeat(depth)}`;
  const formulas = [nested(64, 'IF(1,'), nested(3000, 'IF(1,'), nested(20_000, '('), '=1+1'];
  sheet.write(
    area(0, 0, formulas.length, 1),
    formulas.map(one => [one]),
  );
  await book.calculate();
  expect(sheet.values(area(0, 0, formulas.length, 1)).flat()).toEqual([1, { error: '#NAME?' }, { error: '#NAME?' }, 2]);
});

test('formulas that ask for very much are answered', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  const long = Array.from({ length: 10 }, (_, at) => `=REPT(${'ABCDEFGHIJ'[at]}2,1000)`);
  sheet.write(area(0, 0, 1, 2), [['=SUM(SEQUENCE(1048576,16384))', '=SUMPRODUCT((L:L=1)*(M:M=2))']]);
  sheet.write(area(1, 0, 1, 11), [['=REPT("a",32767)', ...long]]);
  const chain = Array.from({ length: 5000 }, (_, at) => [at === 4999 ? '=1' : `=A${at + 5}+1`]);
  sheet.write(area(3, 0, chain.length, 1), chain);
  await book.calculate();
  expect(sheet.values(area(0, 0, 1, 2))).toEqual([[{ error: '#NUM!' }, 0]]);
  expect(String(sheet.value(1, 0))).toHaveLength(32_767);
  expect(sheet.values(area(1, 1, 1, 10))[0]).toEqual(long.map(() => ({ error: '#VALUE!' })));
  expect(sheet.value(3, 0)).toBe(5000);
});
