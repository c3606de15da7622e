import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { startPreview } from '../host/preview/start.js';
import type { Preview } from '../host/preview/start.js';
import { TODAY, setClock } from '../clock';
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
  /** The time it is for the page and the pane, and stays; without it the clock of all tests. */
  readonly at?: Date;
  /** false: what is built is taken as it is, as with DX_BUILD=no for all tests. */
  readonly build?: boolean;
}

/** One preview, one browser, one page with the sample report. Close it in afterAll. */
export async function openPreview({
  query = '',
  at,
  build = process.env['DX_BUILD'] === 'no' ? false : undefined,
  ...context
}: OpenOptions = {}): Promise<OpenedPreview> {
  const preview = await startPreview({ port: 0, ...(build === undefined ? {} : { build }) });
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP', ...context })).newPage();
  if (at === undefined) await page.addInitScript(setClock, TODAY);
  else await page.clock.setFixedTime(at);
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
  const enter = async (label: string, text: string): Promise<void> => {
    const box = page.getByLabel(label, { exact: true });
    await box.fill(text);
    await box.press('Enter');
  };
  const select = (address: string): Promise<void> => enter('名前ボックス', address);
  const settled = (): Promise<void> => page.evaluate(() => (window as unknown as { host: HostWindow }).host.settled());
  const cell: OpenedPreview['cell'] = (sheet, address) =>
    page.evaluate(([name, at]) => (window as unknown as { host: HostWindow }).host.cell(name, at), [sheet, address] as const);
  return {
    page,
    browser,
    preview,
    strayRequests,
    pageErrors,
    pane: page.frameLocator('iframe[title="DX羅針盤"]'),
    cell,
    select,
    settled,
    async setCell(address, text) {
      await select(address);
      await enter('数式バー', text);
      await settled();
    },
    async close() {
      await browser.close();
      await preview.close();
    },
  };
}
