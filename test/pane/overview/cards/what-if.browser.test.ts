import { openPreview, type OpenedPreview } from '../../../preview/browser';
import { paneOf } from '../../../preview/pane';

jest.setTimeout(240_000);

/** 仮定のペース on a card: moved by keyboard, what follows is told at once, and nothing is written. */
let opened: OpenedPreview;
const { button, card, says, expectFocus, cut, faults } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await button('テンプレートから始める').click();
  await button('追加する').click();
  await card('作業削減時間').waitFor();
  await button('作業削減時間の実績を追加').click();
  await opened.pane.getByRole('textbox', { name: /^値/ }).fill('35万時間');
  await button('保存').click();
  await says(/の実績35万時間を/);
});
afterAll(async () => {
  await opened?.close();
});

test('the pace is moved by arrow keys, what follows is told, and Escape gives the focus back', async () => {
  await button('作業削減時間のペースを仮定する').click();
  await expectFocus('ペースを仮定すると');
  await says('このペースでは到達しません');
  const slider = opened.pane.getByRole('slider', { name: /^1年あたりの変化/ });
  await slider.focus();
  await slider.press('End');
  await says(/^令和\d+年度に到達$/);
  await says('確率は実績が4つ以上あると計算できます');
  await opened.page.getByRole('separator', { name: /幅/ }).press('Home');
  expect([await cut(), await faults()]).toEqual([[], []]);
  if (process.env['SHOTS']) await opened.page.screenshot({ path: `${process.env['SHOTS']}/what-if.png` });
  await slider.press('Escape');
  await expectFocus('作業削減時間のペースを仮定する');
  expect(opened.pageErrors).toEqual([]);
});
