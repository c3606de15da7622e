import AxeBuilder from '@axe-core/playwright';
import { openPreview, type OpenedPreview } from '../preview/browser';

jest.setTimeout(240_000);

let opened: OpenedPreview;
beforeAll(async () => { opened = await openPreview(); });
afterAll(async () => { await opened?.close(); });

test('the ⋯ menu leads to the help pages, which stay readable at the pane\'s least width and in both languages', async () => {
  const { page, pane } = opened;
  await pane.getByRole('button', { name: '設定とこのアドインについて' }).click();
  const [help] = await Promise.all([page.waitForEvent('popup'), pane.getByRole('link', { name: 'ヘルプ', exact: true }).click()]);
  const refused: string[] = [];
  help.on('console', message => refused.push(message.text()));
  await help.setViewportSize({ width: 320, height: 640 });
  expect(new URL(help.url()).pathname).toBe('/addin/help/index.html');
  const addresses = await help.getByRole('link').evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href));
  expect(addresses).toHaveLength(21);
  for (const address of [help.url(), ...addresses.filter(one => /(kpigap|status|forecast|milestone|en\/index)\.html$/.test(one))]) {
    await help.goto(address);
    expect(await help.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    // The look came with it: the policy lets the style sheet through.
    expect(await help.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).fontSize)).toBe('28px');
    // axe brings a script of its own, which the pages' policy would keep out.
    const { violations } = await new AxeBuilder({ page: help }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
  }
  await help.goto(addresses.find(one => one.endsWith('/en/index.html')) ?? '');
  await help.getByRole('link', { name: 'DX.KPIGAP' }).click();
  await help.getByRole('heading', { name: 'When it gives an error' }).waitFor();
  await help.getByRole('link', { name: '日本語' }).click();
  await help.getByRole('heading', { name: 'エラーになるとき' }).waitFor();
  expect(refused).toEqual([]);
  expect(opened.strayRequests).toEqual([]);
});
