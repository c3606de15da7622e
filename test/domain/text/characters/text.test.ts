import fc from 'fast-check';
import { foldText, isBlank, normalizeText } from '../../../../src/domain/text/characters/text';

test.each([
  ['　ＫＰＩ 名 ', 'kpi名'],
  ['Ｄ Ｘ\n推進', 'dx推進'],
  ['ｼｽﾃﾑ', 'システム'],
  ['㋿7年', '令和7年'],
])('normalizeText(%j)', (text, expected) => {
  expect(normalizeText(text)).toBe(expected);
});

test('normalizing twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...' 　\nAｂＣｱﾊﾟｰ①㋿％-－ー令和1２') }),
      text => normalizeText(normalizeText(text)) === normalizeText(text),
    ),
    {
      examples: [['ﾊﾟ ｰ']],
    },
  );
});

test.each([
  null,
  undefined,
  '',
  ' ',
  '　\n',
  '―',
  'ー',
  '－',
  '-',
  '−',
  '…',
  '・・・',
  '――',
  '皆増',
  '未集計',
  '未定',
  '（未定）',
  '未 定',
  'N/A',
])('isBlank(%j)', cell => {
  expect(isBlank(cell)).toBe(true);
});

test.each([0, '0', false, true, '0 箇所', 'なし', '▲', '-1', 'KPI', { code: '#N/A' }])('%j is not blank', cell => {
  expect(isBlank(cell)).toBe(false);
});

test.each([
  ['R 5年度 運用開始', 'R5年度運用開始'],
  ['令 和 ７ 年 度', '令和7年度'],
  ['R7 30%', 'R7 30%'],
  ['1. 50%', '1. 50%'],
  ['Windows 11 の端末', 'Windows 11の端末'],
  ['①導入率', '導入率'],
])('foldText(%j)', (text, expected) => {
  expect(foldText(text)).toBe(expected);
});
