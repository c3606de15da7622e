import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

/** 報告書に結び付ける on the sample report: merged cells, its own headings, formulas of its own. */

jest.setTimeout(300_000);

let opened: OpenedPreview;
const pane = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await pane.button('テンプレートから始める').click();
  await pane.button('追加する').click();
  await pane.card('作業削減時間').waitFor();
});
afterAll(() => opened?.close());

test('a whole block is matched by its headings; old and new stand side by side before anything is written', async () => {
  await opened.select('報告書!A7:Q13');
  await opened.page.waitForTimeout(400);
  await pane.tab(/^共有/);
  await pane.button('報告書に結び付ける').click();
  await pane.says('結び付けたセルはまだありません。');
  await pane.button('選択中のセルを使う').click();
  await pane.heading(/これから書き込む内容/).waitFor();
  await pane.says('作業削減時間 目標（令和12年度末（2030年度））');
  await opened.pane.getByLabel('数値の表示').selectOption('man');
  await pane.says('110万時間');
  // Without actuals nothing that the report shows becomes an error unasked.
  await pane.says(/はじめは外しています/);
  expect((await opened.cell('報告書', 'H10')).value).toBe(1_100_000);
  await pane.expectSound();
});

test('written in one go, listed, and taken back as one', async () => {
  const before = await opened.cell('報告書', 'H10');
  await pane.button(/個のセルに書き込む$/).click();
  await pane.says(/個のセルを結び付けました。/);
  await opened.settled();
  expect((await opened.cell('報告書', 'D10')).value).toBe('約35万時間');
  expect(await opened.cell('報告書', 'H10')).toMatchObject({ value: 110, text: '110万時間' });
  await pane.heading(/^結び付けたセル（/).waitFor();
  await pane.button('元に戻す').click();
  await pane.says('結び付ける前に戻しました。');
  await opened.settled();
  expect(await opened.cell('報告書', 'H10')).toEqual(before);
  await pane.says('結び付けたセルはまだありません。');
  await pane.expectSound();
});

test('one merged cell, whose figure is chosen by hand', async () => {
  await opened.select('報告書!H10');
  await opened.page.waitForTimeout(400);
  await pane.button('選択中のセルを使う').click();
  await opened.pane.getByLabel('項目').selectOption('target');
  await pane.says(/目標（令和12年度末（2030年度））/);
  await pane.expectSound();
  await pane.button('選び直す').click();
});

test('what a column shows can be chosen otherwise, or left out', async () => {
  await opened.select('報告書!A7:Q13');
  await opened.page.waitForTimeout(400);
  await pane.button('選択中のセルを使う').click();
  const column = opened.pane.getByLabel(/^（H列）/);
  await column.waitFor();
  expect(await column.inputValue()).toBe('target');
  await column.selectOption('gap');
  await pane.says('作業削減時間 目標まであと（令和12年度末（2030年度））');
  await column.selectOption('');
  expect(await opened.pane.getByText('H10', { exact: true }).count()).toBe(0);
  await column.selectOption('target');
  await opened.pane.getByText('H10', { exact: true }).waitFor();
  await pane.expectSound();
});

test('a value that went in tells where it comes from, as a formula does', async () => {
  await opened.pane.getByRole('radio', { name: /^値/ }).check();
  await pane.button(/個のセルに書き込む$/).click();
  await pane.says(/個のセルを結び付けました。/);
  await opened.settled();
  expect(await opened.cell('報告書', 'H10')).toMatchObject({ value: 110, formula: null });
  await opened.select('報告書!H10');
  await pane.button('この数字の根拠 報告書!H10').click();
  await pane.says(/^セルの値は、結び付けたときの値です。/);
  await pane.says(/DX\.TARGET$/);
  await pane.expectSound();
  expect(opened.pageErrors).toEqual([]);
});
