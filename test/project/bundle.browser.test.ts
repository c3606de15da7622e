import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ADDRESS, readManifest, valueOf } from '../../webpack/manifest.js';
import { serverFiles } from '../../webpack/server.js';
import { fuzz } from '../functions/fuzz';
import { answerOf, CellErrorStandIn, loadFunctions as loadSource, type DxFunction } from '../functions/load';
import { loadFunctions } from '../host/custom-functions';
import type { Value } from '../host/cell/value';
import cases from '../cases/functions.json';
import { buildAll } from '../host/preview/build.js';
import { filesBelow, read, root } from './sources';

/** What is hosted: the built files themselves. */

type Case = [id: string, args: unknown[], expected: unknown, note: string];
const BLANK_OR = (cell: unknown): Value => (cell === '' ? null : (cell as Value));

beforeAll(async () => {
  await buildAll();
}, 180_000);

test("the built functions answer the cases in Microsoft's runtime", async () => {
  const functions = loadFunctions(path.join(root, 'dist/functions.js'), path.join(root, 'dist/functions.json'));
  const all = cases as unknown as Case[];
  const answers = await Promise.all(
    all.map(([id, args]) => {
      const given = args.map(value => (Array.isArray(value) ? (value as unknown[][]).map(row => row.map(BLANK_OR)) : [[BLANK_OR(value)]]));
      return functions.call(`DX.${id}`, given, '報告書!C3') as Promise<unknown[][]>;
    }),
  );
  all.forEach(([id, , expected, note], i) => {
    const rows = answers[i] ?? [];
    const wanted = (Array.isArray(expected) ? expected : [[expected]]) as unknown[][];
    expect([id, note, rows.length, rows[0]?.length]).toEqual([id, note, wanted.length, wanted[0]?.length]);
    rows.forEach((row, r) =>
      row.forEach((cell, c) => {
        const want = wanted[r]?.[c];
        if (typeof want === 'number') expect(Math.abs(Number(cell) - want)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(want)));
        else expect([id, note, cell]).toEqual([id, note, typeof want === 'object' ? expect.objectContaining(want as object) : want]);
      }),
    );
  });
}, 60_000);

test('the functions bundle is small, holds nothing but the functions and asks for no page', () => {
  const script = read('dist/functions.js');
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(22_000);
  // A pattern that was copied to where it is used has no lastIndex that is seen again.
  expect(script).not.toMatch(/\/[gimuy]+\.lastIndex/);
  expect(script).not.toMatch(/\bwindow\b|\bdocument\.|\bnavigator\b|\bIntl\b|react|Excel\.run|\bfetch\(|XMLHttpRequest/i);
});

test("the pane's first file holds the frame alone, and what comes later has names of its content", () => {
  const script = read('dist/taskpane.js');
  // Microsoft's React template with the same React and Fluent UI is 105 kB.
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(118_000);
  expect(script).not.toMatch(/DX_KPIs|Excel\.run/);
  const later = filesBelow('dist/pane', /./);
  expect(later.length).toBeGreaterThan(20);
  expect(later.filter(file => !/\/[\w-]+\.[0-9a-f]{10}\.js$/.test(file))).toEqual([]);
});

test('the bundle answers as its source does, messages too: its inner names are shortened', () => {
  const source = loadSource();
  const built: Record<string, DxFunction> = {};
  // The built file, evaluated as the runtime does.
  new Function('CustomFunctions', read('dist/functions.js'))({
    Error: CellErrorStandIn,
    associate: (functions: Record<string, DxFunction>) => Object.assign(built, functions),
  });
  const shown = (rows: unknown[][]): string =>
    JSON.stringify(rows.map(row => row.map(cell => (cell instanceof CellErrorStandIn ? [cell.code, cell.message] : cell))));
  const both = Object.fromEntries(
    Object.entries(source).map(([id, called]) => [
      id,
      (...args: unknown[]) => {
        const rows = answerOf(called, args);
        if (shown(answerOf(built[id] as DxFunction, args)) !== shown(rows))
          throw new Error(`the bundle differs: ${id}${JSON.stringify(args)}`);
        return rows;
      },
    ]),
  );
  expect(fuzz(both, 20_000, 20261121).answered).toBeGreaterThan(6000);
}, 120_000);

test('functions.json: every function in both languages, the setting that crashes Excel 2021 left out', () => {
  const [japanese, english] = ['dist/functions.json', 'dist/functions.en.json'].map(
    file => JSON.parse(read(file)) as { functions: { id: string; description: string }[] },
  );
  expect(japanese?.functions.length).toBe(22);
  expect(japanese?.functions.map(({ id }) => id)).toEqual(english?.functions.map(({ id }) => id));
  // Grades and texts from workbooks stay Japanese; the sentence is English.
  expect(english?.functions.filter(({ description }) => !/^[A-Z]/.test(description)).map(({ id }) => id)).toEqual([]);
  for (const metadata of [japanese, english]) {
    expect(metadata).toHaveProperty('allowErrorForDataTypeAny', true);
    expect(metadata).not.toHaveProperty('allowCustomDataForDataTypeAny');
  }
});

test('the pages hold no inline script, ask for nothing but the add-in and office.js, and say so in their policy', () => {
  const pages = filesBelow('dist', /\.html$/);
  expect(pages).toEqual(expect.arrayContaining(['dist/functions.html', 'dist/taskpane.html']));
  for (const page of pages) {
    const html = read(page);
    expect([page, /<script(?![^>]*\bsrc=)[^>]*>/i.test(html)]).toEqual([page, false]);
    expect([page, /\son\w+=/i.test(html)]).toEqual([page, false]);
    const policy = /http-equiv="?Content-Security-Policy"? content="([^"]*)"|content="([^"]*)" http-equiv="?Content-Security-Policy/i.exec(
      html,
    );
    const text = policy?.[1] ?? policy?.[2] ?? '';
    expect([page, text]).toEqual([page, expect.stringContaining("default-src 'none'")]);
    expect([page, /script-src[^;]*'unsafe/.test(text)]).toEqual([page, false]);
    const elsewhere = [...html.matchAll(/(?:src|href)="?(https?:[^"\s>]+)/g)]
      .map(match => match[1] ?? '')
      .filter(address => !address.startsWith('https://appsforoffice.microsoft.com/lib/1/hosted/'));
    expect([page, elsewhere]).toEqual([page, []]);
  }
});

test('everything the manifest names is there, what Excel keeps for a day under an address of its content', async () => {
  const names = (await readManifest(path.join(root, 'dist/manifest.xml')))
    .flatMap(({ attributes, text }) => [attributes['DefaultValue'] ?? '', attributes['Value'] ?? '', text])
    .filter(address => address.startsWith(ADDRESS))
    .map(address => address.slice(ADDRESS.length).split('?v='));
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter(([name = '']) => !filesBelow('dist', /./).includes(`dist/${name}`))).toEqual([]);
  const kept = names.filter(([name = '']) => name.startsWith('functions'));
  expect(kept.map(([name]) => name).sort()).toEqual(['functions.en.json', 'functions.html', 'functions.js', 'functions.json']);
  for (const [name, hash] of kept) expect([name, hash]).toEqual([name, valueOf(read(`dist/${name}`), ADDRESS)]);
  // Another content has another value, another place has not.
  const metadata = read('dist/functions.json');
  expect(valueOf(`${metadata} `, ADDRESS)).not.toBe(valueOf(metadata, ADDRESS));
  const elsewhere = 'https://dx.example.lg.jp/addin/';
  expect(valueOf(metadata.replaceAll(ADDRESS, elsewhere), elsewhere)).toBe(valueOf(metadata, ADDRESS));
});

test('the settings of the servers go out with the add-in', () => {
  for (const [name, text] of Object.entries(serverFiles(ADDRESS))) expect(read(`dist/${name}`)).toBe(text);
});

test('what ships besides is named: notices, a bill of materials, the version and the day', () => {
  const { version, dependencies } = JSON.parse(read('package.json')) as { version: string; dependencies: Record<string, string> };
  const bom = JSON.parse(read('dist/sbom.cdx.json')) as { components: { purl: string }[] };
  const notices = read('dist/NOTICES.txt');
  for (const [name, of] of Object.entries(dependencies)) {
    expect(notices).toContain(`${name} ${of} (MIT)`);
    expect(bom.components.map(({ purl }) => purl)).toContain(`pkg:npm/${name.replace('@', '%40')}@${of}`);
  }
  expect(JSON.parse(read('dist/version.json'))).toMatchObject({ version, date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string });
  expect(read('dist/functions.js')).not.toContain('node_modules');
});
