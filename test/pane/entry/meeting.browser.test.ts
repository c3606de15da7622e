import type { Locator } from 'playwright-core';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

/** 会議を追加 through the pane: what is proposed, what is asked for, the row, and the way back. */
let opened: OpenedPreview;
const { button, tab, says, focused, expectFocus, expectSound } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await button('テンプレートから始める').click();
  await opened.pane.getByLabel('テンプレート', { exact: true }).selectOption({ label: '大阪市 バックオフィスDX' });
  await opened.pane.getByRole('checkbox', { name: /^会議/ }).check();
  await button('追加する').click();
  await opened.pane.getByRole('article', { name: '作業削減時間', exact: true }).waitFor();
});
afterAll(async () => {
  await opened?.close();
});

const field = (name: RegExp): Locator => opened.pane.getByRole('textbox', { name });
const list = (name: RegExp): Locator => opened.pane.getByRole('combobox', { name });
const row = async (line: number): Promise<string[]> => {
  await opened.settled();
  return Promise.all([...'ABCDEFGHIJ'].map(async column => (await opened.cell('会議', `${column}${line}`)).text));
};

test('from シート: what is missing is asked for, Escape goes back to the button', async () => {
  await tab(/^シート/);
  await button('会議を追加').click();
  expect(
    await list(/^会議体/)
      .locator('option')
      .allTextContents(),
  ).toEqual(['選んでください', 'バックオフィスDXPT', 'バックオフィスDX課長級WG', 'バックオフィスDX係長級WG', 'ほかの会議体を入力する']);
  await button('保存').click();
  await says('会議体を選んでください。');
  await says('開催日を入力してください。');
  await expectSound();
  await opened.pane.getByRole('heading', { name: '会議を追加' }).press('Escape');
  await expectFocus('会議を追加');
});

test('number and addressee are proposed, the day is read as in a cell, and the row is written', async () => {
  await button('会議を追加').click();
  await list(/^会議体/).selectOption('バックオフィスDX係長級WG');
  await says('この会議体の記録は、まだありません。');
  expect(await field(/^回/).inputValue()).toBe('1');
  expect(await list(/^報告先/).inputValue()).toBe('バックオフィスDX課長級WG');
  await says('第5条第6項による報告先です。');
  await field(/^開催日/).fill('R8.9.30');
  await says('2026/9/30（令和8年9月30日）');
  await field(/^招集者/).fill('係長級WGリーダー');
  await field(/^議題/).fill('一覧の確認\n次回の日程');
  await field(/^決定事項/).fill('=要件を確定する');
  await list(/^決定方法/).selectOption('会議');
  await field(/^報告日/).fill('R8.9.29');
  await says('報告日が開催日より前です。');
  await field(/^報告日/).fill('R8.10.5');
  await field(/^資料/).fill('資料1');
  await expectSound();
  await button('保存').click();
  await says('「バックオフィスDX係長級WG」の第1回の会議（2026/9/30）を会議!A5に追加しました。');
  expect(await row(5)).toEqual([
    'バックオフィスDX係長級WG',
    '1',
    '2026/9/30',
    '係長級WGリーダー',
    '一覧の確認\n次回の日程',
    '=要件を確定する',
    '会議',
    'バックオフィスDX課長級WG',
    '2026/10/5',
    '資料1',
  ]);
  expect(await focused()).toBe('会議を追加');
});

test('the next one: its number and convener follow, and the same day is doubted before it is written', async () => {
  await tab(/^概要/);
  await button('構成員').click();
  await button('会議を追加').click();
  await list(/^会議体/).selectOption('バックオフィスDX係長級WG');
  await says('前回は第1回（2026/9/30）です。');
  expect([await field(/^回/).inputValue(), await field(/^招集者/).inputValue()]).toEqual(['2', '係長級WGリーダー']);
  await field(/^開催日/).fill('2026/9/30');
  await says('「バックオフィスDX係長級WG」の2026/9/30の会議は、すでに会議!A5にあります。');
  await button('保存').click();
  await says(/まだ保存していません。/);
  expect((await row(6))[0]).toBe('');
  await button('このまま追加する').click();
  await says('「バックオフィスDX係長級WG」の第2回の会議（2026/9/30）を会議!A6に追加しました。');
  expect((await row(6)).slice(0, 3)).toEqual(['バックオフィスDX係長級WG', '2', '2026/9/30']);
});

test('taken back with a click', async () => {
  await button('元に戻す').click();
  await says('追加した「バックオフィスDX係長級WG」の会議（2026/9/30）を取り除きました。');
  expect([(await row(5))[0], (await row(6))[0]]).toEqual(['バックオフィスDX係長級WG', '']);
  expect(opened.pageErrors).toEqual([]);
});
