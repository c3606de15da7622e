/**
 * How fast the pane feels, in a real browser.
 *   node test/bench/pane.js TEMPLATE   the pane's first content beside that of Microsoft's React template (a checkout of
 *                                      OfficeDev/Office-Addin-TaskPane-React), built with the same webpack, React and Fluent UI: first load
 *                                      and second load, alternating, in one run (ROUNDS=9)
 *   node test/bench/pane.js            300 KPIs, 20,000 actuals and 5,000 milestones in the preview: the first card, and the longest task while
 *                                      somebody types in the pane and in a cell
 * Both take what `npm run build` and the preview have built. Read the ratios: a busy machine slows both alike.
 */
/* global window -- in what is evaluated in the browser. */
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { transformSync } = require('@swc/core');
const { median } = require('./measure.js');

for (const ending of ['.ts', '.tsx'])
  require.extensions[ending] = (module, file) => {
    const syntax = { syntax: 'typescript', tsx: ending === '.tsx' };
    module._compile(
      transformSync(fs.readFileSync(file, 'utf8'), {
        filename: file,
        jsc: { parser: syntax, target: 'es2022' },
        module: { type: 'commonjs' },
      }).code,
      file,
    );
  };
const { launchBrowser } = require('../host/chromium.ts');

const root = path.join(__dirname, '../..');
const ROUNDS = Number(process.env.ROUNDS || 9);
/** In the place of office.js, for both: it says at once that this is Excel. */
const OFFICE = `window.Office = {
  HostType: { Excel: 'Excel' },
  context: { displayLanguage: 'ja-JP', requirements: { isSetSupported: () => false } },
  onReady: then => { const ready = Promise.resolve({ host: 'Excel', platform: 'PC' }); return then ? ready.then(then) : ready; },
};`;

function buildTemplate(folder) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'dx-template-'));
  const webpack = require('webpack');
  const HtmlPlugin = require('html-webpack-plugin');
  const config = {
    mode: 'production',
    target: ['web', 'es2020'],
    entry: path.join(folder, 'src/taskpane/index.tsx'),
    output: { path: out, filename: 'taskpane.js', publicPath: '' },
    resolve: { extensions: ['.ts', '.tsx', '.js'], modules: [path.join(root, 'node_modules')] },
    resolveLoader: { modules: [path.join(root, 'node_modules')] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          use: {
            loader: 'ts-loader',
            options: {
              transpileOnly: true,
              configFile: path.join(root, 'tsconfig.json'),
              compilerOptions: { target: 'ES2020', noEmit: false },
            },
          },
        },
      ],
    },
    plugins: [
      new HtmlPlugin({
        filename: 'taskpane.html',
        template: path.join(folder, 'src/taskpane/taskpane.html'),
        scriptLoading: 'defer',
        hash: true,
      }),
    ],
    performance: { hints: false },
  };
  return new Promise((resolve, reject) =>
    webpack(config, (error, stats) =>
      error || stats.hasErrors() ? reject(error ?? new Error(stats.toString('errors-only'))) : resolve(out),
    ),
  );
}

/** Files as a server of the add-in gives them: asked for again at each load, answered with 304. */
function serve(folders) {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [, name, rest] = /^\/(\w+)\/(.*)$/.exec(pathname) ?? [];
    const file = folders[name] && path.join(folders[name], rest);
    if (!file || !fs.existsSync(file)) return response.writeHead(404).end();
    const tag = `"${fs.statSync(file).mtimeMs}"`;
    if (request.headers['if-none-match'] === tag) return response.writeHead(304).end();
    response.writeHead(200, {
      'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
      ETag: tag,
    });
    return response.end(fs.readFileSync(file));
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Says when the page first shows what its own code has made. */
const watchFor = selector => `(() => {
  const seen = () => { if (document.querySelector(${JSON.stringify(selector)})) { observer.disconnect(); requestAnimationFrame(() => { window.shownAt = performance.now(); }); } };
  const observer = new MutationObserver(seen);
  observer.observe(document, { childList: true, subtree: true });
})();`;

async function load(context, address, selector) {
  const page = await context.newPage();
  await page.addInitScript(watchFor(selector));
  await page.route('https://appsforoffice.microsoft.com/**', route => route.fulfill({ contentType: 'text/javascript', body: OFFICE }));
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.shownAt !== undefined, undefined, { timeout: 120_000 });
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    shown: window.shownAt,
  }));
  // What comes behind the first content must not run into the load that is measured next.
  await page.waitForLoadState('networkidle');
  await page.close();
  return times;
}

async function besideTemplate(folder) {
  const server = await serve({ ours: path.join(root, 'dist'), theirs: await buildTemplate(path.resolve(folder)) });
  const address = name => `http://127.0.0.1:${server.address().port}/${name}/taskpane.html`;
  const browser = await launchBrowser();
  const pages = { ours: '#root [role="tablist"]', theirs: '#container button' };
  const times = { ours: { first: [], second: [] }, theirs: { first: [], second: [] } };
  for (let round = -1; round < ROUNDS; round++)
    for (const name of round % 2 ? ['ours', 'theirs'] : ['theirs', 'ours']) {
      const context = await browser.newContext();
      for (const which of ['first', 'second']) {
        const measured = await load(context, address(name), pages[name]);
        if (round >= 0) times[name][which].push(measured);
      }
      await context.close();
    }
  await browser.close();
  server.close();
  for (const which of ['first', 'second'])
    for (const [kind, label] of [
      ['paint', 'first contentful paint'],
      ['shown', "first content of the add-in's own code"],
    ]) {
      const [ours, theirs] = ['ours', 'theirs'].map(name => median(times[name][which].map(one => one[kind])));
      console.log(`${which} load, ${label}: ${ours.toFixed(0)} ms, template ${theirs.toFixed(0)} ms, ${(ours / theirs).toFixed(2)} times`);
    }
}

const KPIS = 300;
const ACTUALS = 20_000;
const MILESTONES = 5_000;

async function largeWorkbook() {
  const { Book } = require('../host/book/book.ts');
  const { writeXlsx } = require('../host/xlsx.ts');
  const { sheetColumns } = require('../../src/sheets/schema/table.ts');
  const { TABLES } = require('../../src/sheets/schema/declarations/tables.ts');
  const name = at => `指標${at}`;
  const lines = {
    DX_KPIs: Array.from({ length: KPIS }, (_, i) => ({
      番号: `K${i}`,
      名称: name(i),
      単位: '件',
      向き: '増加',
      基準年度: 2020,
      基準値: 0,
      目標2030: 1000 + i,
      目標2040: 2000 + i,
      担当: `課${i % 40}`,
    })),
    DX_Actuals: Array.from({ length: ACTUALS }, (_, i) => ({
      KPI: name(i % KPIS),
      年度: 2020 + (Math.floor(i / KPIS) % 6),
      時点: 43922 + Math.floor(i / KPIS) * 30,
      値: (i * 7) % 900,
      区分: '実績',
    })),
    DX_Schedules: Array.from({ length: MILESTONES }, (_, i) => ({
      番号: `S${i}`,
      取組: `取組${i % 50}`,
      マイルストーン: `設計の完了 ${i}`,
      担当: `課${i % 40}`,
      KPI: name(i % KPIS),
      開始予定: 45000,
      終了予定: 46500 + (i % 300),
      進捗率: (i % 10) / 10,
    })),
  };
  const book = new Book();
  for (const [at, [table, rows]] of Object.entries(lines).entries()) {
    const sheet = at === 0 ? book.activeSheet : book.addSheet(TABLES[table].sheet);
    sheet.name = TABLES[table].sheet;
    const headers = sheetColumns(TABLES[table]).map(({ header }) => header);
    const area = { row: 0, column: 0, rows: rows.length + 1, columns: headers.length };
    sheet.write(area, [headers, ...rows.map(line => headers.map(header => line[header] ?? null))]);
    book.addTable(sheet, area, true, table);
  }
  book.addSheet('基準日').write({ row: 0, column: 0, rows: 1, columns: 1 }, [[46295]]);
  book.names.add('DX_AsOf', '=基準日!$A$1');
  return Buffer.from((await writeXlsx(book)).bytes);
}

/** In the pane: when the first card came, and what took long while somebody typed. */
const WATCH_PANE = `(() => {
  if (!location.pathname.endsWith('taskpane.html')) return;
  window.tasks = [];
  new PerformanceObserver(list => { for (const entry of list.getEntries()) window.tasks.push({ name: entry.name, at: entry.startTime, ms: entry.duration }); }).observe({ type: 'longtask', buffered: true });
  const observer = new MutationObserver(() => { if (document.querySelector('article')) { observer.disconnect(); window.cardAt = performance.now(); } });
  observer.observe(document, { childList: true, subtree: true });
})();`;

async function withManyRows() {
  const { startPreview } = require('../host/preview/start.js');
  const preview = await startPreview({ port: 0, build: false });
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP' })).newPage();
  page.setDefaultTimeout(300_000);
  await page.addInitScript(WATCH_PANE);
  await page.goto(preview.address);
  await page.getByRole('grid').waitFor();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'large.xlsx', mimeType: 'application/octet-stream', buffer: await largeWorkbook() });
  await page.getByText('「large.xlsx」を開きました。').waitFor();
  const pane = page.frameLocator('iframe[title="DX羅針盤"]');
  const html = pane.locator('html');
  await pane.getByRole('article').first().waitFor();
  console.log(`first card ${(await html.evaluate(() => window.cardAt)).toFixed(0)} ms after the pane began to load`);
  await page.waitForTimeout(5000);
  console.log(`cards drawn: ${await pane.getByRole('article').count()}`);
  const during = async (label, action) => {
    await html.evaluate(() => {
      window.tasks.length = 0;
    });
    await action();
    await page.waitForTimeout(1500);
    const tasks = await html.evaluate(() => window.tasks);
    const own = tasks.filter(({ name }) => name === 'self' || name === 'unknown' || name === 'multiple-contexts');
    console.log(
      `${label}: longest task of the pane ${Math.max(0, ...own.map(({ ms }) => ms)).toFixed(0)} ms (${own.length} above 50 ms), of all ${Math.max(0, ...tasks.map(({ ms }) => ms)).toFixed(0)} ms`,
    );
  };
  await pane
    .getByRole('button', { name: /の実績を追加$/ })
    .first()
    .click();
  const value = pane.getByRole('textbox', { name: /^値/ });
  await value.waitFor();
  await during('typing a value in the pane', () => value.pressSequentially('123456789', { delay: 80 }));
  await during('a value is typed in a cell meanwhile', async () => {
    const box = page.getByLabel('名前ボックス', { exact: true });
    await box.fill('実績!D5');
    await box.press('Enter');
    const bar = page.getByLabel('数式バー', { exact: true });
    await bar.fill('321');
    await bar.press('Enter');
    await value.pressSequentially('123456789', { delay: 120 });
  });
  await browser.close();
  await preview.close();
}

const [template] = process.argv.slice(2);
(template === undefined ? withManyRows() : besideTemplate(template)).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
