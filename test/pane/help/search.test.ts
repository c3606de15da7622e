import { searchHelp, type HelpEntry } from '../../../src/pane/help/search';

const entry = (page: string, heading: string, text: string): HelpEntry => ({ page, part: 'p', title: '手引き', heading, text });
const ENTRIES = [
  entry('staff', '実績を報告する', '年度と値を入力します。`72%` のように'),
  entry('secretariat', '照会する', '回答票を作成し、実績を取り込みます'),
  entry('kpigap', '引数', 'DX.KPIGAP の説明'),
];

const found = (query: string): readonly string[] => searchHelp(ENTRIES, query).map(({ page }) => page);

test('what stands in a heading comes before what stands in the text', () => {
  expect(found('実績')).toEqual(['staff', 'secretariat']);
});

test('all words have to be there; width and capitals do not matter', () => {
  expect(found('実績　回答票')).toEqual(['secretariat']);
  expect(found('ｄｘ．ｋｐｉｇａｐ')).toEqual(['kpigap']);
  expect(found('７２％')).toEqual(['staff']);
  expect(found('ない言葉')).toEqual([]);
  expect(found('  ')).toEqual([]);
});

test('a hit shows the words around it', () => {
  expect(searchHelp(ENTRIES, '取り込み')[0]?.around).toContain('実績を取り込みます');
});
