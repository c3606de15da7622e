import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

/** 数字の根拠 on the sample report, whose numbers come from merged cells and a plan as published. */

jest.setTimeout(240_000);

let opened: OpenedPreview;
const pane = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview({ permissions: ['clipboard-read', 'clipboard-write'] });
});
afterAll(() => opened?.close());

const offer = (place: string) => pane.button(`この数字の根拠 ${place}`);
/** The row of the rating of 作業削減時間. */
const STATUS = 'N18';

test('one line above the tabs offers it, only where a DX formula is selected', async () => {
  await opened.pane.getByRole('tab', { name: '概要' }).waitFor();
  await opened.select('報告書!A2');
  await opened.page.waitForTimeout(500);
  expect(await opened.pane.getByRole('button', { name: /^この数字の根拠/ }).count()).toBe(0);
  await opened.select(`報告書!${STATUS}`);
  await offer(`報告書!${STATUS}`).waitFor();
});

test('the sentence, the plan’s row, the arguments with their cells; a click goes there', async () => {
  await offer(`報告書!${STATUS}`).click();
  await pane.expectFocus(`数字の根拠 報告書!${STATUS}`);
  await pane.says('今の評価は DX.STATUS');
  await pane.says(/に対し、実績は35万時間です/);
  await pane.says('評価方式：標準');
  await pane.says(/^経路（折れ線）：基準 令和5年度/);
  await opened.pane.getByRole('button', { name: /^計画のセル 見本の計画!/ }).click();
  expect(await pane.selected('x')).toMatch(/^見本の計画!/);
  // The panel stays with the cell it was opened for.
  await pane.says('今の評価は DX.STATUS');
  await pane.expectSound();
});

test('as text for the assembly', async () => {
  await pane.button('文章としてコピー').click();
  await pane.says('コピーしました。');
  const text = await opened.page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(new RegExp(`^【数字の根拠】報告書!${STATUS}\n`));
  expect(text).toContain('定めた機関：DX羅針盤');
  await pane.button('閉じる').click();
});

test('in English too; a value that is no formula of ours has none', async () => {
  await pane.button('設定とこのアドインについて').click();
  await opened.pane.getByLabel('言語').selectOption('en');
  await opened.page.keyboard.press('Escape');
  await opened.select(`報告書!${STATUS}`);
  await pane.button(`Where this number comes from: 報告書!${STATUS}`).click();
  await pane.says('Copy as text');
  await pane.expectSound();
  expect(opened.pageErrors).toEqual([]);
});
