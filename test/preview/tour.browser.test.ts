import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { launchBrowser } from '../host/chromium';
import { buildDemo } from '../host/preview/build-demo.js';
import { openPreview } from './browser';
import { paneOf } from './pane';

jest.setTimeout(300_000);

test('the tour: five steps on the sample report, each ticked off by what happened; it can be closed', async () => {
  const opened = await openPreview({ query: '?tour' });
  try {
    const { page } = opened;
    const { button, card, tab, says } = paneOf(() => opened);
    const tour = page.getByRole('region', { name: '5つの操作で試す' });
    const done = (count: number): Promise<void> => tour.getByText(`5のうち${count}済み`).waitFor();
    await done(0);
    const { violations } = await new AxeBuilder({ page }).include('.tour').analyze();
    expect(violations).toEqual([]);
    await button('テンプレートから始める').click();
    await button('追加する').click();
    await done(1);
    await button('作業削減時間の評価に必要な値を入力').click();
    await opened.pane.getByRole('textbox', { name: /^基準値/ }).fill('0');
    await opened.pane.getByRole('textbox', { name: /の実績/ }).fill('約35万時間');
    await button('保存').click();
    await done(2);
    await card('作業削減時間').getByText('あと75万時間').waitFor();
    await opened.setCell('報告書!D10', '約40万時間');
    await done(3);
    await opened.select('報告書!S9');
    await tab(/^関数/);
    await opened.pane.getByLabel('何を知りたいですか').selectOption('KPIGAP');
    await opened.pane.getByRole('combobox', { name: /^KPI/ }).selectOption({ label: '作業削減時間' });
    await button('挿入').click();
    await says('報告書!S9 に数式を挿入しました。');
    await done(4);
    await tab(/^共有/);
    await button('会議資料').click();
    await button('作成').click();
    await done(5);
    await tour.getByText('ひととおり試しました。').waitFor();
    await tour.getByRole('button', { name: 'ツアーを閉じる' }).click();
    expect(await tour.count()).toBe(0);
  } finally {
    await opened.close();
  }
});

test('the demo: static files below any folder of any server, and nothing but them is asked for', async () => {
  const folder = await buildDemo();
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
  };
  const served: string[] = [];
  const missing: string[] = [];
  const below = '/city/trial/';
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, decodeURIComponent(pathname.slice(below.length)) || 'index.html');
    if (!pathname.startsWith(below) || !fs.existsSync(file)) {
      missing.push(pathname);
      response.writeHead(404).end();
      return;
    }
    served.push(pathname.slice(below.length));
    response.writeHead(200, { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream' }).end(fs.readFileSync(file));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser();
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const page = await (await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(60_000);
    const elsewhere: string[] = [];
    page.on('request', request => {
      if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(origin + below)) elsewhere.push(request.url());
    });
    await page.goto(origin + below);
    await page.getByRole('region', { name: '5つの操作で試す' }).waitFor();
    const pane = page.frameLocator('iframe[title="DX羅針盤"]');
    await pane.getByRole('button', { name: 'テンプレートから始める' }).click();
    await pane.getByRole('button', { name: '追加する', exact: true }).click();
    await page.getByText('5のうち1済み').waitFor();
    await pane.getByRole('article', { name: '作業削減時間', exact: true }).waitFor();
    await page.getByRole('textbox', { name: '名前ボックス' }).fill('報告書!J9');
    await pane.getByRole('button', { name: '設定とこのアドインについて' }).click();
    await pane.getByRole('button', { name: 'ヘルプ', exact: true }).click();
    await pane.getByRole('heading', { name: '関数の一覧', exact: true }).waitFor();
    expect(elsewhere).toEqual([]);
    expect(missing.filter(name => name !== '/favicon.ico')).toEqual([]);
    expect(served).toEqual(expect.arrayContaining(['', 'addin/taskpane.js', 'office/office.js', 'host/frame.js']));
  } finally {
    await browser.close();
    server.close();
  }
});
