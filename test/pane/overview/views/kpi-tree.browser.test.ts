import { openPreview, type OpenedPreview } from '../../../preview/browser';
import { paneOf } from '../../../preview/pane';

/** つながり of 概要: appears with the first 上位, and shows what stands under what. */

jest.setTimeout(240_000);

let opened: OpenedPreview;
const pane = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await pane.button('テンプレートから始める').click();
  await pane.button('追加する').click();
  await pane.card('作業削減時間').waitFor();
});
afterAll(() => opened?.close());

test('without 上位 there is no tree; with it the KPIs stand under one another', async () => {
  expect(await pane.button('つながり').count()).toBe(0);
  const places = new Map<unknown, readonly [letter: string, row: number]>();
  for (let row = 1; row < 9; row++)
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') places.set((await opened.cell('KPI', `${letter}${row}`)).value, [letter, row]);
  const [names, header] = places.get('名称') ?? ['', 0];
  const [parents] = places.get('上位') ?? [''];
  const top = String((await opened.cell('KPI', `${names}${header + 1}`)).value);
  const under = String((await opened.cell('KPI', `${names}${header + 2}`)).value);
  await opened.setCell(`KPI!${parents}${header + 2}`, top);
  await pane.button('つながり').click();
  await pane.says(/1件中0件報告済み/);
  await pane.button(`${under}のセルへ`).waitFor();
  await pane.expectSound();
  if (process.env.SHOTS !== undefined) await opened.page.screenshot({ path: `${process.env.SHOTS}/tree.png` });
  expect(opened.pageErrors).toEqual([]);
});
