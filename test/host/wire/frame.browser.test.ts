import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { transformSync } from '@swc/core';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../chromium';
import { Host } from '../host';

/** A page with the unmodified office.js in a real Chromium, in a frame of a page that stands in for Excel; the host itself runs here. */
const OFFICE = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');

const PARENT = `<!doctype html><script type="module">
  import { installHost } from '/frame.js';
  const bridge = { sendMessageToHost: (text) => { window.toHost(text); } };
  window.fromHost = (text) => { bridge.onMessageFromHost(text); };
  window.openFrame = (page) => { installHost(page, bridge, { platform: 'windows', requirementSet: '1.14', locale: 'ja-JP', theme: 'dark' }); };
  const frame = document.createElement('iframe');
  frame.src = '/pane.html';
  document.body.append(frame);
</script>`;
const PANE = `<!doctype html><script>window.parent.openFrame(window)</script><script src="/office/office.js"></script><script>
  Office.onReady(async (info) => {
    const requirements = Office.context.requirements;
    const name = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('KPI');
      sheet.getRange('A1:A2').values = [['作業削減時間'], ['=LEN(A1)']];
      const range = sheet.getRange('A1:A2').load('values');
      await context.sync();
      return range.values;
    });
    window.result = {
      host: info.host, platform: info.platform, language: Office.context.displayLanguage, theme: Office.context.officeTheme.bodyBackgroundColor,
      sets: [requirements.isSetSupported('ExcelApi', '1.14'), requirements.isSetSupported('ExcelApi', '1.15')], name,
    };
  });
</script>`;

function module(name: string): string {
  const { code } = transformSync(fs.readFileSync(path.join(__dirname, `${name}.ts`), 'utf8'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return code.replace(/from '\.\/([\w-]+)'/g, "from '/$1.js'");
}

let server: http.Server;
let browser: Browser;
let page: Page;
const outside: string[] = [];

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const url = request.url ?? '/';
    const send = (type: string, body: string | Buffer): void => {
      response.setHeader('content-type', type);
      response.end(body);
    };
    if (url === '/') send('text/html; charset=utf-8', PARENT);
    else if (url === '/pane.html') send('text/html; charset=utf-8', PANE);
    else if (url.startsWith('/office/')) send('text/javascript', fs.readFileSync(path.join(OFFICE, path.normalize(url.slice(8)))));
    else send('text/javascript', module(url.slice(1).replace(/\.js$/, '')));
  });
  await new Promise<void>(resolve => {
    server.listen(0, resolve);
  });
  browser = await launchBrowser();
  page = await browser.newPage();
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  page.on('request', request => {
    if (!request.url().startsWith(origin)) outside.push(request.url());
  });
  const client = new Host().connect({ platform: 'windows', requirementSet: '1.14' });
  await page.exposeFunction('toHost', (text: string) => {
    client.sendMessageToHost(text);
  });
  client.onMessageFromHost = (text): void => {
    void page.evaluate(t => {
      (window as unknown as { fromHost(t: string): void }).fromHost(t);
    }, text);
  };
  await page.goto(`${origin}/`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

test('office.js finds Excel, its language, theme and requirement sets, and its batches are answered', async () => {
  const result = await page.waitForFunction(() => (window.frames[0] as unknown as { result?: unknown } | undefined)?.result, null, {
    timeout: 20_000,
  });
  expect(await result.jsonValue()).toEqual({
    host: 'Excel',
    platform: 'PC',
    language: 'ja-JP',
    theme: '#262626',
    sets: [true, false],
    name: [['作業削減時間'], [6]],
  });
}, 30_000);

test('nothing is asked of any other server', () => {
  expect(outside).toEqual([]);
});
