import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(600_000);

/** 引継ぎ under 共有, 比較 and 標準化 under 概要: seen, sound, nothing cut, by keyboard. */
let opened: OpenedPreview;
const { button, card, tab, says, expectFocus, expectSound, cut, faults } = paneOf(() => opened);
const shot = async (name: string): Promise<void> => {
  if (process.env['SHOTS']) await opened.page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
};
afterEach(async () => {
  await opened?.close();
});

test('引継ぎ is made and taken back; 比較 and 標準化 are read', async () => {
  opened = await openPreview();
  await button('テンプレートから始める').click();
  await button('追加する').click();
  await card('作業削減時間').waitFor();
  await button('比較').click();
  await says(/^5件中\d件に違いがあります。$/);
  await expectSound();
  await shot('compare');
  await opened.pane.getByLabel('比べるもの').selectOption('rounds');
  await opened.pane.getByLabel('前回の日付').fill('2099/1/1');
  await says('基準日より前の日付を入力してください。');
  await opened.pane.getByLabel('比べるもの').selectOption('revised');
  await says('改定された目標はありません。目標を改定すると、当初の目標と比べられます。');
  await tab(/^共有/);
  await button('引継ぎ').click();
  await expectFocus('引継ぎを作成');
  await says('A4横で1ページです。');
  await expectSound();
  await shot('successor');
  await button('作成').click();
  await says('シート「引継ぎ」を作成しました。');
  await shot('successor-sheet');
  await button('元に戻す').click();
  await says('作成したシート「引継ぎ」を取り除きました。');
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});

test.each(['?lang=en', ''])('dark and high contrast, with nothing cut %s', async query => {
  opened = await openPreview({ query, colorScheme: 'dark', forcedColors: query === '' ? 'active' : 'none', deviceScaleFactor: 2 });
  const words = query === '' ? ['テンプレートから始める', '追加する'] : ['Start from a template', /^Add/];
  for (const word of words) await button(word).click();
  await card('作業削減時間').waitFor();
  await button(query === '' ? '比較' : 'Compare').focus();
  await opened.page.keyboard.press('Enter');
  await says(query === '' ? /^5件中/ : /^Different: /);
  expect([await cut(), await faults()]).toEqual([[], []]);
  await shot(`compare-dark${query === '' ? '' : '-en'}`);
});
