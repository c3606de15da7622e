import AxeBuilder from '@axe-core/playwright';
import { GUIDES_JA } from '../../../src/i18n/guides/guides.ja';
import type { Locator, Page } from 'playwright-core';
import { QUESTIONS } from '../../../src/pane/formula/formula-questions';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

let opened: OpenedPreview;
const { button, focused, faults } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

const help = (): Locator => opened.pane.getByRole('region', { name: 'ヘルプ', exact: true });
const tooWide = (): Promise<number> => opened.pane.locator('html').evaluate(html => html.scrollWidth - html.clientWidth);
/** The text of a part of a page, without white space and what only stands between cells. */
const textOf = (element: Locator): Promise<string> => element.evaluate(node => (node.textContent ?? '').replace(/\s+/g, ''));
async function fullPage(): Promise<Page> {
  const [page] = await Promise.all([opened.page.waitForEvent('popup'), help().getByRole('link', { name: 'ブラウザーで開く' }).click()]);
  await page.waitForLoadState();
  return page;
}

test('the help of a function opens in the pane: the very page of the build; the way back leads to what was pressed', async () => {
  const { pane, page } = opened;
  await page.getByRole('separator', { name: /幅/ }).press('Home');
  await pane.getByRole('tab', { name: '関数', exact: true }).click();
  const question = pane.getByLabel('何を知りたいですか');
  for (const id of ['KPIGAP', 'STATUS', 'MILESTONE']) {
    await question.selectOption(id);
    await button(new RegExp(`DX\\.${id}`)).click();
    await help()
      .getByRole('heading', { name: `DX.${id}`, exact: true })
      .waitFor();
    expect(await focused()).toBe(`DX.${id}`);
    for (const name of ['引数', '例', 'エラーになるとき']) await help().getByRole('heading', { name, exact: true }).waitFor();
    expect([id, await tooWide(), await faults()]).toEqual([id, 0, []]);
    const full = await fullPage();
    expect(new URL(full.url()).pathname).toBe(`/addin/help/${id.toLowerCase()}.html`);
    expect(await textOf(help())).toContain((await textOf(full.locator('main'))).slice(`DX.${id}`.length));
    await full.close();
    await button('戻る').click();
    expect(await focused()).toContain(`DX.${id}`);
    expect(await question.inputValue()).toBe(id);
  }
});

test('pages lead to one another inside the pane; Escape closes', async () => {
  await button(/DX\.MILESTONE/).click();
  await help().getByRole('link', { name: 'DX.DELAY', exact: true }).click();
  await help().getByRole('heading', { name: 'DX.DELAY', exact: true }).waitFor();
  expect(await focused()).toBe('DX.DELAY');
  await help().getByRole('link', { name: '共通するエラーは関数の一覧にあります。' }).click();
  await help().getByRole('heading', { name: '関数の一覧', exact: true }).waitFor();
  await button('前のページ').click();
  await help().getByRole('heading', { name: 'DX.DELAY', exact: true }).waitFor();
  await opened.page.keyboard.press('Escape');
  expect(await focused()).toContain('DX.MILESTONE');
  expect(await help().count()).toBe(0);
});

test('a page that cannot be loaded, and one that is no help page, are told of; trying again does', async () => {
  const { page } = opened;
  for (const answer of ['abort', 'sign-in'] as const) {
    await page.route('**/help/milestone.html', route =>
      answer === 'abort' ? route.abort() : route.fulfill({ status: 200, contentType: 'text/html', body: '<p>sign in</p>' }),
    );
    await button(/DX\.MILESTONE/).click();
    await help()
      .getByText(/ヘルプを読み込めませんでした。/)
      .waitFor();
    await page.unroute('**/help/milestone.html');
    await button('再試行').click();
    await help().getByRole('heading', { name: 'DX.MILESTONE', exact: true }).waitFor();
    await button('戻る').click();
  }
  expect(opened.pageErrors).toEqual([]);
});

test('the ⋯ menu leads to the list of functions, and back to itself', async () => {
  await button('設定とこのアドインについて').click();
  await button('ヘルプ').click();
  await help().getByRole('heading', { name: '関数の一覧', exact: true }).waitFor();
  expect(await help().getByRole('link', { name: /^DX\./ }).count()).toBe(QUESTIONS.length);
  expect(await faults()).toEqual([]);
  await button('戻る').click();
  await help().waitFor({ state: 'detached' });
  expect(
    await opened.pane
      .getByRole('button', { name: '設定とこのアドインについて' })
      .evaluate(element => element === element.ownerDocument.activeElement),
  ).toBe(true);
});

test('the help is searched in the pane; a hit opens its part', async () => {
  await button('設定とこのアドインについて').click();
  await button('ヘルプ').click();
  await help().getByRole('searchbox').fill('シート保護');
  await button('メッセージと指摘の意味 > シートやブックが保護されている').click();
  await help().getByRole('heading', { name: 'メッセージと指摘の意味', exact: true }).waitFor();
  await help().getByRole('searchbox').fill('存在しない言葉');
  await help().getByText('見つかりません。').waitFor();
  expect(await faults()).toEqual([]);
  await button('戻る').click();
});

test('くわしく and F1 at a finding open its paragraph; what was shown before is there again', async () => {
  const { pane, page } = opened;
  await pane.getByRole('tab', { name: '概要' }).click();
  await button('空の様式を作成').click();
  await button('作成する').click();
  await pane
    .getByText(/シートを8枚作成しました。/)
    .first()
    .waitFor();
  await opened.setCell('KPI!B6', '作業削減時間');
  await pane.getByRole('tab', { name: /^点検/ }).click();
  const details = pane.getByRole('button', { name: /^くわしく: .*担当/ }).first();
  await details.click();
  await help().getByRole('heading', { name: 'KPIの担当・基準値・実績がない', exact: true }).waitFor();
  expect(await tooWide()).toBe(0);
  await button('戻る').click();
  await details.waitFor();
  await pane
    .getByRole('button', { name: /^くわしく/ })
    .first()
    .focus();
  await page.keyboard.press('F1');
  await help().getByRole('heading', { name: 'メッセージと指摘の意味', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await pane.getByRole('tab', { name: '関数', exact: true }).click();
  await page.keyboard.press('F1');
  await help().getByRole('heading', { name: '関数の一覧', exact: true }).waitFor();
  await button('戻る').click();
});

test('the pages are searched, too, with a script of their own and without asking for anything', async () => {
  const page = await opened.browser.newPage();
  const asked: string[] = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  await page.goto(`${opened.preview.address}addin/help/secretariat.html`);
  await page.getByRole('searchbox').fill('督促');
  await page.getByRole('link', { name: '事務局の手引き > 10月・3月：照会する' }).click();
  await page.waitForURL(/#rounds$/);
  expect(asked.every(one => one.startsWith('/addin/help/') || one === '/favicon.ico')).toBe(true);
  await page.close();
});

test("the full pages stay readable at the pane's least width and in both languages", async () => {
  await button('設定とこのアドインについて').click();
  await button('ヘルプ').click();
  const page = await fullPage();
  const refused: string[] = [];
  page.on('console', message => refused.push(message.text()));
  await page.setViewportSize({ width: 320, height: 640 });
  expect(new URL(page.url()).pathname).toBe('/addin/help/index.html');
  const addresses = await page.getByRole('link').evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href));
  expect(addresses).toHaveLength(1 + Object.keys(GUIDES_JA.guides).length + QUESTIONS.length);
  for (const address of [
    page.url(),
    ...addresses.filter(one => /(kpigap|status|forecast|milestone|staff|secretariat|admin|messages|en\/index)\.html$/.test(one)),
  ]) {
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    // The look came with it: the policy lets the style sheet through.
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).fontSize)).toBe('28px');
    // axe brings a script of its own, which the pages' policy would keep out.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
  }
  await page.goto(addresses.find(one => one.endsWith('/en/index.html')) ?? '');
  await page.getByRole('link', { name: 'DX.KPIGAP' }).click();
  await page.getByRole('heading', { name: 'When it gives an error' }).waitFor();
  await page.getByRole('link', { name: '日本語' }).click();
  await page.getByRole('heading', { name: 'エラーになるとき' }).waitFor();
  expect(refused).toEqual([]);
  expect(opened.strayRequests).toEqual([]);
});
