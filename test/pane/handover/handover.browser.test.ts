import { openPreview, type OpenedPreview } from '../../preview/browser';

jest.setTimeout(240_000);

let opened: OpenedPreview;
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(() => opened?.close());

const shot = (name: string): Promise<unknown> =>
  process.env.SHOTS === undefined ? Promise.resolve() : opened.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });

test('a copy of the sample report: made, looked through, opened; the report before it is as it was', async () => {
  const { page, pane, cell } = opened;
  const before = await cell('報告書', 'L8');
  await pane.getByRole('tab', { name: '共有' }).click();
  await pane.getByRole('button', { name: '共有用コピー' }).click();
  await shot('choose');
  await pane.getByRole('button', { name: 'コピーを作成' }).click();
  await pane.getByRole('heading', { name: '作成したコピー' }).waitFor();
  await pane.getByText('確認済み').waitFor();
  await pane.locator('summary').click();
  await shot('report');
  await pane.getByRole('button', { name: '新しいブックで開く' }).click();
  await page.getByText('アドインが新しいブックを開きました').waitFor();
  expect(await page.getByRole('tab', { name: '変換の記録' }).count()).toBe(1);
  const now = await cell('報告書', 'L8');
  expect([now.value, now.text]).toEqual([before.value, before.text]);
  await shot('opened');
  await page.getByRole('button', { name: '前のブックに戻る' }).click();
  await page.getByRole('tab', { name: '変換の記録' }).waitFor({ state: 'detached' });
  expect(await cell('報告書', 'L8')).toEqual(before);
  expect(opened.pageErrors).toEqual([]);
});
