import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

/** 実績を追加: 区分, who enters it and when go into the row, and the person is remembered. */

jest.setTimeout(900_000);

let opened: OpenedPreview;
const pane = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await pane.button('テンプレートから始める').click();
  await pane.button('追加する').click();
  await pane.card('作業削減時間').waitFor();
  opened.page.setDefaultTimeout(Number(process.env.PATIENCE ?? 60_000));
});
afterAll(() => opened?.close());

test('区分 and 入力者 are asked for, 入力日 is set, and 入力者 is filled in the next time', async () => {
  await pane.button('作業削減時間の実績を追加').click();
  await opened.pane.getByRole('textbox', { name: '値', exact: true }).fill('350000');
  await opened.pane.getByLabel('区分').selectOption('見込');
  await opened.pane.getByLabel('入力者（任意）').fill('総務課 山田');
  await pane.says(/^入力日には今日（.+）が入ります。$/);
  await pane.expectSound();
  if (process.env.SHOTS !== undefined) await opened.page.screenshot({ path: `${process.env.SHOTS}/actual.png` });
  await pane.button('保存').click();
  await pane.button('元に戻す').waitFor();
  await opened.settled();
  const row = new Map<unknown, unknown>();
  for (const letter of 'ABCDEFGHI')
    row.set((await opened.cell('実績', `${letter}4`)).value, (await opened.cell('実績', `${letter}5`)).value);
  expect([row.get('値'), row.get('区分'), row.get('入力者')]).toEqual([350000, '見込', '総務課 山田']);
  expect(row.get('入力日')).toEqual(expect.any(Number));
  await pane.button('生産性向上率の実績を追加').click();
  expect(await opened.pane.getByLabel('入力者（任意）').inputValue()).toBe('総務課 山田');
  expect(opened.pageErrors).toEqual([]);
});

test('corrected in several cells at once: the row as it was does not come again', async () => {
  await pane.button('作業削減時間の実績を追加').click();
  const year = opened.pane.getByLabel('年度', { exact: true });
  await year.selectOption(await year.locator('option', { hasText: '入力済み' }).first().getAttribute('value').then(String));
  await opened.pane.getByLabel(/を直す$/).check();
  await opened.pane.getByRole('textbox', { name: '値', exact: true }).fill('360000');
  await opened.pane.getByLabel('区分').selectOption('実績');
  await opened.pane.getByLabel('入力者（任意）').fill('総務課 佐藤');
  await pane.button('保存').click();
  await pane.button('元に戻す').waitFor();
  await opened.settled();
  // The change is read once it has settled.
  await opened.page.waitForTimeout(1500);
  await opened.settled();
  const values = await Promise.all(['D5', 'E5', 'G5', 'A6', 'D6'].map(async cell => (await opened.cell('実績', cell)).value));
  expect(values).toEqual([360000, '実績', '総務課 佐藤', null, null]);
  expect(opened.pageErrors).toEqual([]);
});

test('deleted, and somebody adds a row in its place: it does not come again', async () => {
  await pane.button('作業削減時間の実績を追加').click();
  const year = opened.pane.getByLabel('年度', { exact: true });
  await year.selectOption(await year.locator('option', { hasText: '（2022）' }).first().getAttribute('value').then(String));
  await opened.pane.getByRole('textbox', { name: '値', exact: true }).fill('300000');
  await pane.button('保存').click();
  await pane.says(/の実績30万時間を/);
  await opened.settled();
  await opened.page.waitForTimeout(1500);
  expect((await opened.cell('実績', 'D6')).value).toBe(300000);
  const frame = opened.page.frames().find(one => one.url().includes('taskpane'));
  await frame?.evaluate(() =>
    Excel.run(async context => {
      const { rows } = context.workbook.tables.getItem('DX_Actuals');
      rows.getItemAt(1).delete();
      const row = rows.add().getRange().getCell(0, 0).getResizedRange(0, 3);
      row.values = [['多重入力箇所', 2025, null, 90]] as unknown[][];
      await context.sync();
    }),
  );
  await opened.settled();
  await opened.page.waitForTimeout(1500);
  await opened.settled();
  const values = await Promise.all(['D5', 'A6', 'D6', 'A7', 'D7'].map(async cell => (await opened.cell('実績', cell)).value));
  expect(values).toEqual([360000, '多重入力箇所', 90, null, null]);
  expect(opened.pageErrors).toEqual([]);
});
