import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import { launchBrowser } from '../host/chromium';
import { filesBelow, read, root } from './sources';

const FOLDER = 'build/closed-network';
const PACKAGE = 'build/package';
/** Both builds on the same day, so that they can be compared. */
const env = { ...process.env, SOURCE_DATE_EPOCH: '1795000000' };

beforeAll(() => {
  fs.rmSync(path.join(root, FOLDER), { recursive: true, force: true });
  const settings = ['--env', 'address=https://dx.example.lg.jp/addin', '--env', 'office=local', '--output-path', path.join(root, FOLDER)];
  execFileSync(process.execPath, [require.resolve('webpack/bin/webpack.js'), '--mode', 'production', ...settings], { cwd: root, env });
}, 600_000);

test('a closed network: office.js is served beside the add-in and nothing else is asked for', () => {
  const files = filesBelow(FOLDER, /./).map(file => file.slice(FOLDER.length + 1));
  for (const page of ['taskpane.html', 'functions.html']) {
    const html = read(`${FOLDER}/${page}`);
    expect(html).not.toContain('appsforoffice');
    const script = /src="?(office\/[^"\s>]+\.js)/.exec(html)?.[1];
    expect(files).toContain(script);
  }
  expect(files).toEqual(
    expect.arrayContaining([
      'office/excel-win32-16.01.js',
      'office/excel-web-16.00.js',
      'office/ja-jp/office_strings.js',
      'office/o15apptofilemappingtable.js',
    ]),
  );
  expect(files.filter(file => /office\/(word|outlook|powerpoint)/.test(file) || file.endsWith('.debug.js'))).toEqual([]);
});

test("the host's address stands everywhere in the manifest and in the help addresses", () => {
  const manifest = read(`${FOLDER}/manifest.xml`);
  expect(manifest).not.toContain('localhost');
  expect(manifest).toContain('DefaultValue="https://dx.example.lg.jp/addin/taskpane.html"');
  expect(read(`${FOLDER}/functions.json`)).not.toContain('localhost');
  expect(read(`${FOLDER}/nginx.conf`)).toContain('location /addin/office/ {');
});

test('an address that Excel would refuse is refused here', () => {
  expect(() =>
    execFileSync(process.execPath, [require.resolve('webpack/bin/webpack.js'), '--env', 'address=http://dx.example.lg.jp/'], {
      cwd: root,
      stdio: 'pipe',
    }),
  ).toThrow(/https/);
}, 60_000);

/** What of a build is not text is compared byte by byte all the same. */
const bytes = (file: string): Buffer => fs.readFileSync(path.join(root, file));

test('the package, placed by its own page without a server, is what a build for that address writes', async () => {
  execFileSync(process.execPath, [path.join(root, 'webpack', 'package.js')], { cwd: root, env });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    const stray: string[] = [];
    page.on('request', request => request.url().startsWith('file:') || request.url().startsWith('blob:') || stray.push(request.url()));
    await page.goto(`file://${path.join(root, PACKAGE, 'setup.html')}`);
    await page.getByRole('button', { name: '設定ファイルを作成' }).click();
    await page.getByRole('alert').getByText('アドレスを入力してください。').waitFor();
    await page.getByLabel('パッケージを置くフォルダーのアドレス').fill('https://dx.example.lg.jp/addin');
    await page.getByRole('radio', { name: /同じサーバーに置いたもの/ }).check();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '設定ファイルを作成' }).click()]);
    const placed = unzipSync(new Uint8Array(fs.readFileSync(await download.path())));
    expect(Object.keys(placed).sort()).toEqual(
      ['functions.en.json', 'functions.html', 'functions.json', 'manifest.xml', 'nginx.conf', 'taskpane.html'].sort(),
    );
    const direct = filesBelow(FOLDER, /./).map(file => file.slice(FOLDER.length + 1));
    for (const name of direct) {
      const text = placed[name];
      if (text) expect([name, strFromU8(text)]).toEqual([name, read(`${FOLDER}/${name}`)]);
      else expect([name, bytes(`${PACKAGE}/${name}`).equals(bytes(`${FOLDER}/${name}`))]).toEqual([name, true]);
    }
    const more = filesBelow(PACKAGE, /./).map(file => file.slice(PACKAGE.length + 1));
    expect(more.filter(name => !direct.includes(name)).sort()).toEqual(['setup-files.js', 'setup.css', 'setup.html', 'setup.js']);
    expect(stray).toEqual([]);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    // 日本語 appears where English was: everything has changed its language.
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('main').innerText()).toMatch(/^Installing DX Compass[^ぁ-ん]*$/);
  } finally {
    await browser.close();
  }
}, 600_000);
