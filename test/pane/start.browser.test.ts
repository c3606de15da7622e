import type { Browser, Page, Route } from 'playwright-core';
import { launchBrowser } from '../host/chromium';
import { startPreview, type Preview } from '../host/preview/start.js';

/** The pane's page by itself, on a network that gives or withholds what it asks for. */

let preview: Preview;
let browser: Browser;
beforeAll(async () => {
  preview = await startPreview({ port: 0 });
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await preview.close();
});

async function openPane(locale: string, office: (route: Route) => Promise<void>): Promise<Page> {
  const page = await (await browser.newContext({ locale })).newPage();
  await page.route(/\/office\/office\.js/, office);
  await page.goto(`${preview.address}addin/taskpane.html`, { waitUntil: 'commit' });
  return page;
}

test.each([
  ['ja-JP', 'appsforoffice.microsoft.com への接続を止めている'],
  ['en-US', 'stopping the connection to appsforoffice.microsoft.com'],
])('where a proxy stops office.js the pane says so instead of staying white: %s', async (locale, sentence) => {
  const page = await openPane(locale, route => route.abort());
  await expect(page.getByRole('alert').textContent()).resolves.toContain(sentence);
});

test('while office.js is on its way the pane says that it loads', async () => {
  const page = await openPane('ja-JP', async route => {
    await page.getByText('DX羅針盤を読み込んでいます…').waitFor();
    await route.continue();
  });
  // The page has no Excel around it, so that is what it says once office.js is there.
  await page.getByText('DX羅針盤はExcelの中で動きます').waitFor();
});

test('where Excel never answers the pane says what to do', async () => {
  const page = await (await browser.newContext({ locale: 'ja-JP' })).newPage();
  await page.clock.install();
  await page.route(/\/office\/office\.js/, route =>
    route.fulfill({ contentType: 'text/javascript', body: 'var Office = { onReady: () => new Promise(() => {}) };' }),
  );
  await page.goto(`${preview.address}addin/taskpane.html`);
  await page.clock.fastForward(20_000);
  await expect(page.getByRole('alert').textContent()).resolves.toContain('Excelから応答がありません');
});

test("the functions' metadata can be read from another address, as Excel on the web does", async () => {
  const elsewhere = await startPreview({ port: 0, build: false });
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${elsewhere.address}addin/LICENSE.txt`);
  const functions = await page.evaluate(async address => {
    const answer = await fetch(address);
    return ((await answer.json()) as { functions: unknown[] }).functions.length;
  }, `${preview.address}addin/functions.json?v=1`);
  await elsewhere.close();
  expect(functions).toBeGreaterThan(15);
});
