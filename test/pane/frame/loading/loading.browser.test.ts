import type { Route } from 'playwright-core';
import { openPreview, type OpenedPreview } from '../../../preview/browser';
import { paneOf } from '../../../preview/pane';

jest.setTimeout(240_000);

/** Files of the pane that are late or do not come. The preview opens with everything; the pane alone is loaded again on another network. */

let opened: OpenedPreview;
const { button, card, says, faults, focused } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await button('テンプレートから始める').click();
  await button('追加する').click();
  await card('作業削減時間').waitFor();
});
afterAll(async () => {
  await opened?.close();
});

const reloadPane = (): Promise<void> =>
  opened.page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="DX羅針盤"]');
    frame?.contentWindow?.location.reload();
  });
const without = (files: RegExp): Promise<void> => opened.page.route(files, (route: Route) => route.abort()).then(() => undefined);
const again = (files: RegExp): Promise<void> => opened.page.unroute(files);

test('the frame stands before the rest has come; a tab that is chosen meanwhile is the one that opens', async () => {
  const session = /\/pane\/session\./;
  let release = (): void => undefined;
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  await opened.page.route(session, async route => {
    await held;
    await route.continue();
  });
  await reloadPane();
  await opened.pane.getByRole('tab', { name: 'シート' }).click();
  await says('画面を読み込んでいます…');
  expect(await faults()).toEqual([]);
  release();
  await opened.pane.getByRole('button', { name: '既存の表を取り込む' }).waitFor();
  expect(await focused()).toBe('シート');
  await again(session);
});

test('where the rest does not come the pane says so, and tries again', async () => {
  const session = /\/pane\/session\./;
  await without(session);
  await reloadPane();
  await says('画面を読み込めませんでした。');
  expect(await faults()).toEqual([]);
  await again(session);
  await button('再試行').click();
  await card('作業削減時間').waitFor();
});

test('a panel and an action whose files do not come say so; nothing is changed, and they can be done again', async () => {
  const entry = /\/pane\/entry\./;
  await without(entry);
  await reloadPane();
  await card('作業削減時間').waitFor();
  const before = (await opened.cell('KPI', 'B3')).value;
  const date = opened.pane.getByLabel('基準日', { exact: true });
  await date.fill('2026/12/31');
  await date.press('Enter');
  await says('この操作に必要なアドインのファイルを読み込めませんでした。');
  await says('何も変更していません。');
  expect((await opened.cell('KPI', 'B3')).value).toBe(before);
  await button('くわしく').first().click();
  await opened.pane.getByRole('heading', { name: 'アドインのファイルを読み込めない' }).waitFor();
  await opened.page.keyboard.press('Escape');
  await button('作業削減時間の実績を追加').click();
  await says('画面を読み込めませんでした。');
  await again(entry);
  await button('再試行').first().click();
  await says('基準日を2026/12/31にしました。');
  await button('再試行').click();
  await opened.pane.getByRole('textbox', { name: /^値/ }).waitFor();
});
