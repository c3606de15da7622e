import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readManifest } from '../../webpack/manifest.js';
import { headersOf, serverFiles, TYPES, UNWANTED } from '../../webpack/server.js';

/** The settings of the three servers say the same, each in its own words. They are read here as the servers read them. */

interface Settings {
  readonly headers: Readonly<Record<string, string>>;
  /** Headers of the server that are taken away. */
  readonly removed: readonly string[];
  readonly types: Readonly<Record<string, string>>;
  readonly cache: { readonly addin: string; readonly office: string; readonly icons: string };
}

const files = serverFiles('https://dx.example.lg.jp/addin/');
const pairs = (text: string, pattern: RegExp): Record<string, string> =>
  Object.fromEntries([...text.matchAll(pattern)].map(match => [match[1] ?? '', match[2] ?? '']));

async function iis(): Promise<Settings> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'settings-'));
  const file = path.join(folder, 'web.config');
  fs.writeFileSync(file, files['web.config'] ?? '');
  const elements = await readManifest(file);
  fs.rmSync(folder, { recursive: true });
  const below = (parent: string, name: string) =>
    elements.filter(element => element.name === name && element.within[element.within.length - 1]?.name === parent);
  const caches = elements.filter(({ name }) => name === 'clientCache');
  const cacheOf = (folder: string | undefined): string => {
    const own =
      caches.find(({ within }) => within.find(({ name }) => name === 'location')?.attributes['path'] === folder)?.attributes ?? {};
    const [days = '0'] = (own['cacheControlMaxAge'] ?? '').split('.');
    if (own['cacheControlMode'] === 'NoControl') return '';
    return own['cacheControlMode'] === 'DisableCache' ? 'no-cache' : `max-age=${Number(days) * 86_400}`;
  };
  return {
    headers: Object.fromEntries(below('customHeaders', 'add').map(({ attributes: own }) => [own['name'], own['value']])),
    removed: below('customHeaders', 'remove').map(({ attributes: own }) => own['name'] ?? ''),
    types: Object.fromEntries(below('staticContent', 'mimeMap').map(({ attributes: own }) => [own['fileExtension'], own['mimeType']])),
    cache: { addin: cacheOf(undefined), office: cacheOf('office'), icons: cacheOf('assets') },
  };
}

function apache(): Settings {
  const text = files['.htaccess'] ?? '';
  const [addin = '', office = ''] = [...text.matchAll(/Cache-Control "([^"]+)"/g)].map(match => match[1] ?? '');
  const charset = /AddCharset utf-8 (.+)/.exec(text)?.[1]?.split(' ') ?? [];
  const { 'Cache-Control': _, ...headers } = pairs(text, /Header set (\S+) "([^"]+)"/g);
  return {
    headers,
    removed: [...text.matchAll(/Header always unset (\S+)/g)].map(match => match[1] ?? ''),
    types: Object.fromEntries(
      [...text.matchAll(/AddType (\S+) (\S+)/g)].map(([, type = '', ending = '']) => [
        ending,
        charset.includes(ending) ? `${type}; charset=utf-8` : type,
      ]),
    ),
    cache: { addin, office, icons: /m#\/assets\/#">\s+Header unset Cache-Control\s+<\/If>/.test(text) ? '' : addin },
  };
}

function nginx(): Settings {
  const places = [...(files['nginx.conf'] ?? '').matchAll(/location (\S+) \{([\s\S]*?)\n\}/g)];
  expect(places.map(([, address]) => address)).toEqual(['/addin/', '/addin/office/', '/addin/assets/']);
  const [addin, office, icons] = places.map(([, , text = '']) => {
    const charset = ['text/html', ...(/charset_types (.+);/.exec(text)?.[1]?.split(' ') ?? [])];
    const types = Object.fromEntries(
      [...text.matchAll(/^ {4}(\S+) (\S+);$/gm)].map(([, type = '', ending = '']) => [
        `.${ending}`,
        charset.includes(type) ? `${type}; charset=utf-8` : type,
      ]),
    );
    const { 'Cache-Control': cache = '', ...headers } = pairs(text, /add_header (\S+) "([^"]+)" always/g);
    return { headers, types, cache };
  });
  expect([office?.headers, icons?.headers]).toEqual([addin?.headers, addin?.headers]);
  return {
    headers: addin?.headers ?? {},
    // A location with headers of its own takes none from outside.
    removed: UNWANTED,
    types: addin?.types ?? {},
    cache: { addin: addin?.cache ?? '', office: office?.cache ?? '', icons: icons?.cache ?? '' },
  };
}

test('Apache: a header the server sets for all its answers is not sent beside ours', () => {
  const text = files['.htaccess'] ?? '';
  const set = new Set([...text.matchAll(/Header set (\S+)/g)].map(match => match[1] ?? ''));
  expect([...set].sort()).toEqual(['Access-Control-Allow-Origin', 'Cache-Control', 'X-Content-Type-Options']);
  for (const name of set) expect(text.indexOf(`Header always unset ${name}\n`)).toBeGreaterThan(-1);
});

describe.each([
  ['IIS', iis],
  ['Apache', apache],
  ['nginx', nginx],
])('%s', (_server, settings) => {
  test('lets Excel on the web fetch the metadata from Microsoft’s address, and the pages open inside Excel', async () => {
    const { headers, removed } = await settings();
    expect(headers).toMatchObject({ 'Access-Control-Allow-Origin': '*' });
    expect(Object.keys(headers).filter(name => UNWANTED.includes(name))).toEqual([]);
    expect(removed).toEqual(expect.arrayContaining(['X-Frame-Options']));
  });

  test('says what each file is, and that its texts are UTF-8', async () => {
    const { types } = await settings();
    expect(types['.json']).toBe('application/json; charset=utf-8');
    expect(types).toEqual(
      Object.fromEntries(
        Object.entries(TYPES).map(([ending, type]) => [
          ending,
          ['.png', '.webp', '.xlsx', '.zip'].includes(ending) ? type : `${type}; charset=utf-8`,
        ]),
      ),
    );
  });

  test('has nothing of the add-in kept unasked', async () => {
    const { headers, cache } = await settings();
    expect({ ...headers, 'Cache-Control': cache.addin }).toEqual(headersOf('functions.json'));
    expect({ ...headers, 'Cache-Control': cache.office }).toEqual(headersOf('office/office.js'));
  });

  test('says nothing of caching where the ribbon’s icons lie: Office would draw one of its own', async () => {
    const { headers, cache } = await settings();
    expect(cache.icons).toBe('');
    expect(headersOf('assets/icon-32.png')).toEqual(headers);
    const icons = (await readManifest()).flatMap(({ attributes }) => Object.values(attributes).filter(value => /\.png$/.test(value)));
    expect(icons.length).toBeGreaterThan(2);
    expect(icons.filter(address => !new URL(address).pathname.startsWith('/assets/'))).toEqual([]);
  });
});
