import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

/** 会議資料 in the preview: chosen, made, made anew, taken back; also in English, dark and by keyboard. */
let opened: OpenedPreview;
const { button, card, tab, says, expectFocus, expectSound, selected, cut, faults } = paneOf(() => opened);
const sheets = (): Promise<string[]> => opened.page.getByRole('tablist').first().getByRole('tab').allTextContents();
const shot = async (name: string): Promise<void> => {
  if (process.env['SHOTS']) await opened.page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
};
afterEach(async () => {
  await opened?.close();
});

test('会議資料 is made with what was chosen, made anew, and a new one taken back', async () => {
  opened = await openPreview();
  await button('テンプレートから始める').click();
  await button('追加する').click();
  await card('作業削減時間').waitFor();
  await tab(/^共有/);
  await button('会議資料').click();
  await expectFocus('会議資料を作成');
  await says(/^A4横で\d+ページです。$/);
  await expectSound();
  await shot('pack');
  const since = opened.pane.getByLabel('前回の日付');
  await since.fill('2099/1/1');
  await says('基準日より前の日付を入力してください。');
  await since.fill('R8.4.1');
  await says(/^指標\d+件、前回からの変化\d+件を載せます。$/);
  await opened.pane.getByLabel('審議・決定を求める事項').fill('目標の改定について');
  await button('作成').click();
  await says(/^シート「会議資料」を作成しました（A4横\d+ページ）。/);
  expect(await sheets()).toContain('会議資料');
  await shot('pack-sheet');
  // The charts are drawn where they lie, each with its title.
  await opened.select('会議資料!A60');
  await opened.page.getByRole('img', { name: '作業削減時間（時間）' }).waitFor();
  await shot('pack-charts');
  const title = await opened.cell('会議資料', 'A1');
  expect([title.value, title.formula]).toEqual(['会議資料', null]);
  await button('元に戻す').click();
  await says('作成したシート「会議資料」を取り除きました。');
  expect(await sheets()).not.toContain('会議資料');

  await button('会議資料').click();
  await opened.pane.getByLabel('進捗報告（1ページ）').check();
  await says('A4横で1ページです。');
  await button('作成').click();
  await says('シート「進捗報告」を作成しました（A4横1ページ）。');
  await shot('report-sheet');
  await button('会議資料').click();
  await opened.pane.getByLabel('進捗報告（1ページ）').check();
  await says(/^シート「進捗報告」を作成し直します。/);
  await button('作成し直す').click();
  await says('シート「進捗報告」を作成し直しました（A4横1ページ）。');
  expect((await sheets()).filter(name => name.startsWith('進捗報告'))).toHaveLength(1);
  await button('セルへ').click();
  expect(await selected('進捗報告!A1')).toBe('進捗報告!A1');
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});

test.each(['?lang=en', ''])('dark and high contrast, by keyboard, with nothing cut %s', async query => {
  opened = await openPreview({ query, colorScheme: 'dark', forcedColors: query === '' ? 'active' : 'none', deviceScaleFactor: 2 });
  const words = query === '' ? ['テンプレートから始める', '追加する'] : ['Start from a template', /^Add/];
  for (const word of words) await button(word).click();
  await card('作業削減時間').waitFor();
  await tab(query === '' ? /^共有/ : /^Share/);
  await button(query === '' ? '会議資料' : 'Meeting papers').focus();
  await opened.page.keyboard.press('Enter');
  await says(query === '' ? /^A4横で/ : /^A4 landscape,/);
  expect([await cut(), await faults()]).toEqual([[], []]);
  await shot(`pack-dark${query === '' ? '' : '-en'}`);
  await opened.pane.getByRole('heading', { name: query === '' ? '会議資料を作成' : 'Make meeting papers' }).press('Escape');
  await expectFocus(query === '' ? '会議資料' : 'Meeting papers');
});
