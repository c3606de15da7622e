import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, read, root } from './sources';

const FOLDER = 'build/closed-network';

beforeAll(() => {
  fs.rmSync(path.join(root, FOLDER), { recursive: true, force: true });
  const settings = ['--env', 'address=https://dx.example.lg.jp/addin', '--env', 'office=local', '--output-path', path.join(root, FOLDER)];
  execFileSync(process.execPath, [require.resolve('webpack/bin/webpack.js'), '--mode', 'production', ...settings], { cwd: root });
}, 240_000);

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
