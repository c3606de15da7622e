import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

/** ダッシュボード in the preview: made, renewed in place, taken back; also in English, dark, in high contrast, narrow and by keyboard. */
let opened: OpenedPreview;
const { button, card, tab, says, expectFocus, expectSound, cut, faults } = paneOf(() => opened);
const sheets = (): Promise<string[]> => opened.page.getByRole('tablist').first().getByRole('tab').allTextContents();
const shot = async (name: string): Promise<void> => {
  if (process.env['SHOTS']) await opened.page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
};
afterEach(async () => {
  await opened?.close();
});

async function fromTemplate(): Promise<void> {
  await button('テンプレートから始める').click();
  await button('追加する').click();
  await card('作業削減時間').waitFor();
  await tab(/^共有/);
}

test('made, renewed with what was written on it, and each taken back', async () => {
  opened = await openPreview();
  await fromTemplate();
  await button('ダッシュボード').click();
  await expectFocus('ダッシュボードを作成');
  await says(/^指標5件を載せます。$/);
  await expectSound();
  await shot('dashboard');
  await button('作成').click();
  await says('シート「ダッシュボード」を作成しました。');
  await opened.page.getByRole('img', { name: '作業削減時間（時間）' }).waitFor();
  await shot('dashboard-sheet');
  await opened.setCell('ダッシュボード!B5', '係の一言');
  await button('ダッシュボード').click();
  await expectFocus('ダッシュボードを更新');
  await says(/^シート「ダッシュボード」を更新します。追加した行や列、メモ、書き込み、ご自分のグラフはそのまま残ります。$/);
  await shot('dashboard-renew');
  await button('更新').click();
  await says('シート「ダッシュボード」を更新しました。');
  expect((await opened.cell('ダッシュボード', 'B5')).value).toBe('係の一言');
  expect((await sheets()).filter(name => name.startsWith('ダッシュボード'))).toHaveLength(1);
  await button('元に戻す').click();
  await says('シート「ダッシュボード」を更新前に戻しました。');
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});

test.each(['?lang=en', ''])('dark and high contrast, by keyboard, with nothing cut %s', async query => {
  opened = await openPreview({ query, colorScheme: 'dark', forcedColors: query === '' ? 'active' : 'none', deviceScaleFactor: 2 });
  const words = query === '' ? ['テンプレートから始める', '追加する'] : ['Start from a template', /^Add/];
  for (const word of words) await button(word).click();
  await card('作業削減時間').waitFor();
  await tab(query === '' ? /^共有/ : /^Share/);
  await button(query === '' ? 'ダッシュボード' : 'Dashboard').focus();
  await opened.page.keyboard.press('Enter');
  await says(query === '' ? /^指標5件を載せます。$/ : /^KPIs: 5\.$/);
  expect([await cut(), await faults()]).toEqual([[], []]);
  await shot(`dashboard-dark${query === '' ? '' : '-en'}`);
  await opened.pane.getByRole('heading', { name: query === '' ? 'ダッシュボードを作成' : 'Make the dashboard' }).press('Escape');
  await expectFocus(query === '' ? 'ダッシュボード' : 'Dashboard');
});
