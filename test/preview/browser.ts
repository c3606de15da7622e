import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { startPreview } from '../host/preview/start.js';
import type { Preview } from '../host/preview/start.js';
import { launchBrowser } from '../host/chromium';
import type { HostWindow } from '../host/preview/hosting';

/** Starts the preview and a headless browser on it, for tests of the built add-in. */

const START_MS = 60_000;

export interface OpenedPreview {
  readonly page: Page;
  /** The add-in's pane. */
  readonly pane: FrameLocator;
  readonly browser: Browser;
  readonly preview: Preview;
  /** Addresses that were asked for outside this machine; must stay empty. */
  readonly strayRequests: readonly string[];
  /** Errors of the page and its frames: exceptions and what the Content-Security-Policy stopped. */
  readonly pageErrors: readonly string[];
  /** What a cell holds: value (an error as its code), displayed text, formula. */
  cell(sheet: string, address: string): Promise<ReturnType<HostWindow['cell']>>;
  /** Selects cells, 「報告書!A7:Q13」, through the name box. */
  select(address: string): Promise<void>;
  /** Types a text into a cell (「G8」, 「KPI!G8」) through name box and formula bar, and waits until everything is recalculated. */
  setCell(address: string, text: string): Promise<void>;
  /** Waits until everything is recalculated. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Appended to the page's address, such as `?lang=en`. */
  readonly query?: string;
}

/** Types a text and Enter in one go: between the two, on a busy machine, the focus may go back to the grid, and the text is lost. */
function enter(box: Locator, text: string): Promise<void> {
  return box.evaluate((element, typed) => {
    element.focus();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element) as object, 'value')?.set?.call(element, typed);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  }, text);
}

/** One preview, one browser, one page with the sample report. Close it in afterAll. */
export async function openPreview({ query = '', ...context }: OpenOptions = {}): Promise<OpenedPreview> {
  const preview = await startPreview({ port: 0 });
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP', ...context })).newPage();
  // A busy machine is slow, not wrong.
  page.setDefaultTimeout(START_MS);
  const strayRequests: string[] = [];
  const pageErrors: string[] = [];
  page.on('request', request => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.hostname !== 'localhost') strayRequests.push(request.url());
  });
  page.on('pageerror', error => pageErrors.push(error.stack ?? error.message));
  page.on('console', message => {
    if (/Content Security Policy/i.test(message.text())) pageErrors.push(message.text());
  });
  await page.goto(preview.address + query);
  await page.getByRole('grid').waitFor({ timeout: START_MS });
  const select = async (address: string): Promise<void> => {
    const name = page.getByLabel('名前ボックス', { exact: true });
    const [first = ''] = address.slice(address.lastIndexOf('!') + 1).split(':');
    // On a busy machine the grid may take the focus back while the address is being typed.
    for (let tries = 0; tries < 5; tries++) {
      await enter(name, address);
      if ((await name.inputValue()) === first) return;
    }
    throw new Error(`not selected: ${address}`);
  };
  const settled = (): Promise<void> => page.evaluate(() => (window as unknown as { host: HostWindow }).host.settled());
  const cell: OpenedPreview['cell'] = (sheet, address) =>
    page.evaluate(([name, at]) => (window as unknown as { host: HostWindow }).host.cell(name, at), [sheet, address] as const);
  return {
    page, browser, preview, strayRequests, pageErrors,
    pane: page.frameLocator('iframe[title="DX羅針盤"]'),
    cell, select, settled,
    async setCell(address, text) {
      const [sheet, at] = address.includes('!') ? address.split('!') : [await page.getByRole('tablist').first().getByRole('tab', { selected: true }).textContent(), address];
      const held = (): Promise<ReturnType<HostWindow['cell']>> => cell(sheet ?? '', at ?? '');
      const before = JSON.stringify(await held());
      const bar = page.getByLabel('数式バー', { exact: true });
      // On a busy machine what is typed may get lost, too.
      for (let tries = 0; tries < 5; tries++) {
        await select(address);
        await enter(bar, text);
        await settled();
        const now = await held();
        if (JSON.stringify(now) !== before || [now.formula, now.text, String(now.value ?? '')].includes(text)) return;
      }
    },
    async close() {
      await browser.close();
      await preview.close();
    },
  };
}
