import { area } from '../cell/address';
import { Book } from './book';
import { displayText } from '../cell/display';
import type { Value } from '../cell/value';

/** Typed text -> value or formula, what the cell shows, what the formula bar offers. */
const typed: readonly [string, Value, string, string][] = [
  ['110', 110, '110', '110'],
  ['１，２３４', 1234, '1,234', '1234'],
  ['-5.20', -5.2, '-5.2', '-5.2'],
  ['80%', 0.8, '80%', '80%'],
  ['10.3%', 0.103, '10.30%', '10.3%'],
  ['¥1,200', 1200, '¥1,200', '1200'],
  ['(5)', -5, '-5', '-5'],
  ['1e3', 1000, '1.00E+03', '1000'],
  ['2026/9/30', 46295, '2026/9/30', '2026/9/30'],
  ['2026-09-30', 46295, '2026/9/30', '2026/9/30'],
  ['2026年9月30日', 46295, '2026年9月30日', '2026/9/30'],
  ['R8.9.30', 46295, 'R8.9.30', '2026/9/30'],
  ['令和8年9月30日', 46295, '令和8年9月30日', '2026/9/30'],
  ['12:30', 0.5208333333333334, '12:30', '12:30:00'],
  ['2026/2/30', '2026/2/30', '2026/2/30', '2026/2/30'],
  ['true', true, 'TRUE', 'TRUE'],
  ['#N/A', { error: '#N/A' }, '#N/A', '#N/A'],
  ["'001", '001', '001', "'001"],
  ["'=1+1", '=1+1', '=1+1', "'=1+1"],
  ['約110万時間', '約110万時間', '約110万時間', '約110万時間'],
  ['-', '-', '-', '-'],
  ['－', '－', '－', '－'],
  ['―', '―', '―', '―'],
  ['R8年度', 'R8年度', 'R8年度', 'R8年度'],
  [' 前後 ', ' 前後 ', ' 前後 ', ' 前後 '],
  ['1 1/2', 1.5, '1 1/2', '1.5'],
];

test.each(typed)('%s', (text, value, shown, bar) => {
  const sheet = new Book().activeSheet;
  sheet.type(0, 0, text);
  expect([sheet.value(0, 0), sheet.text(0, 0), sheet.inputText(0, 0)]).toEqual([value, shown, bar]);
});

test('what begins like a formula is one, except as text', () => {
  const sheet = new Book().activeSheet;
  sheet.write(area(0, 0, 1, 4), [['=1+1', '+A1', '-増減', '@SUM(A1)']]);
  expect(sheet.formulas(area(0, 0, 1, 4))).toEqual([['=1+1', '=+A1', '=-増減', '=SUM(A1)']]);
  sheet.setStyle(area(1, 0), { numberFormat: '@' });
  sheet.type(1, 0, '=1+1');
  expect([sheet.formula(1, 0), sheet.value(1, 0)]).toEqual([null, '=1+1']);
});

test('a write leaves undefined alone, null and "" are blank, shapes must agree', () => {
  const sheet = new Book().activeSheet;
  sheet.write(area(0, 0, 1, 3), [[1, 2, 3]]);
  sheet.write(area(0, 0, 1, 3), [[undefined, null, '']]);
  expect(sheet.values(area(0, 0, 1, 3))).toEqual([[1, null, null]]);
  expect(() => sheet.write(area(0, 0, 1, 2), [[1]])).toThrow('1 x 2');
});

const shown: readonly [Value, string, string][] = [
  [46113, '[$-411]ggge"年"m"月"d"日"', '令和8年4月1日'],
  [43586, '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', '令和元年5月1日'],
  [43586, '[$-411]ggge"年"', '令和1年'],
  [43585, '[$-411]ge.m.d', 'H31.4.30'],
  [46113, '[$-411]ee"年度"', '08年度'],
  [46113, 'yyyy/m/d', '2026/4/1'],
  [46113, 'aaaa', '水曜日'],
  [-5.2, '#,##0.0;"▲"#,##0.0', '▲5.2'],
  [1100000, '#,##0"時間"', '1,100,000時間'],
  [0.103, '0.0%', '10.3%'],
  [12345, '0.00E+00', '1.23E+04'],
  [-1, 'yyyy/m/d', '########'],
  [null, '0', ''],
  ['あ', '#,##0', 'あ'],
  [5, 'bad[', '5'],
  [12345678901234, 'General', '1.23457E+13'],
];
test.each(shown)('%p in %s', (value, format, text) => expect(displayText(value, format)).toBe(text));
