import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

/** 数式の診断 in the preview: found, shown with the formula that mends it, repaired by a click and taken back. */
let opened: OpenedPreview;
const { button, tab, says, expectFocus, expectSound } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

const SHORT = '=DX.TARGET("作業削減時間",2030,計画!$A$1:$C$4)';
const WHOLE = '=DX.TARGET("作業削減時間",2030,計画!$A$1:$C$6)';
const formula = async (): Promise<string | null> => (await opened.cell('計画', 'H20')).formula;

test('an intact report has nothing wrong', async () => {
  await tab(/^共有/);
  await button('数式の診断').click();
  await expectFocus('数式の診断');
  await button('診断する').click();
  await says(/^不具合はありません（DX関数の数式\d+個を確認）。$/);
  await expectSound();
});

test('a range that leaves rows out is found as it is typed, repaired and taken back', async () => {
  await opened.setCell('計画!H20', SHORT);
  await says(/^1件の不具合があります/);
  await opened.pane.getByRole('heading', { name: '範囲から行が漏れている数式（1件）' }).waitFor();
  await opened.pane.getByText(WHOLE, { exact: true }).waitFor();
  await expectSound();
  if (process.env['SHOT']) await opened.page.screenshot({ path: process.env['SHOT'] });
  await button('直す：計画!H20').click();
  await says('計画!H20の数式を直しました。');
  expect(await formula()).toBe(WHOLE);
  await button('元に戻す').click();
  await says('1個のセルを、直す前の内容に戻しました。');
  expect(await formula()).toBe(SHORT);
});

test('several of a kind are repaired at once, after a question', async () => {
  await opened.setCell('計画!H21', SHORT);
  await button('すべて直す（2件）').click();
  await says('2個のセルの数式を、「直したあと」の内容にします。');
  await opened.pane.getByRole('group', { name: 'すべて直す（2件）' }).getByRole('button', { name: '直す' }).click();
  await says('2個のセルの数式を直しました。');
  expect(await formula()).toBe(WHOLE);
  await says(/^不具合はありません/);
});

test('nothing was asked for from elsewhere, and nothing went wrong on the way', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
