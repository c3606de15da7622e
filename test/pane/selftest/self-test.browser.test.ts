import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

/** 自己診断 as people run it: the built functions in Microsoft's runtime, the pane beside the sheet. */

jest.setTimeout(240_000);

let opened: OpenedPreview;
const pane = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(() => opened?.close());

test('under ⋯: everything passes, the text to copy holds nothing of the workbook, the sheets are as before', async () => {
  const sheets = await opened.page.getByRole('tablist').first().getByRole('tab').allTextContents();
  await pane.button('設定とこのアドインについて').click();
  await pane.button('自己診断').click();
  await pane.expectFocus('自己診断');
  await pane.button('始める').click();
  await opened.pane.getByRole('progressbar').waitFor();
  await pane
    .heading(/期待どおり/)
    .first()
    .waitFor({ timeout: 120_000 });
  const differing = await opened.pane.locator('[data-verdict]:not([data-verdict="passed"])').allTextContents();
  expect(differing).toEqual([]);
  expect(await opened.pane.locator('[data-verdict="passed"]').count()).toBeGreaterThan(25);
  expect(await opened.page.getByRole('tablist').first().getByRole('tab').allTextContents()).toEqual(sheets);
  await pane.button('結果をコピー').click();
  await opened.pane.getByText(/クリップボードにコピーしました|自動ではコピーできませんでした/).waitFor();
  const report = opened.pane.getByLabel(/診断結果/);
  if (await report.isVisible()) {
    const text = await report.inputValue();
    expect(text).toMatch(/^DX羅針盤 自己診断 \d/);
    for (const sheet of sheets) expect(text).not.toContain(sheet);
  }
  await pane.expectSound();
});

test('what only eyes can judge stands below, each with a picture', async () => {
  const pictures = opened.pane.locator('li svg');
  expect(await pictures.count()).toBe(9);
  for (const box of await pictures.evaluateAll(all => all.map(one => one.getBoundingClientRect().width))) expect(box).toBeGreaterThan(100);
});

test('whoever stops gets what is done, and goes back to ⋯', async () => {
  await pane.button('もう一度').click();
  await opened.pane.getByRole('progressbar').waitFor();
  await pane.button('中止').click();
  await opened.pane
    .getByText(/未実行/)
    .first()
    .waitFor();
  await pane.button('閉じる').click();
  await pane.expectFocus('設定とこのアドインについて');
});
