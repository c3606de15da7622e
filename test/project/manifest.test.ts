import fs from 'node:fs';
import path from 'node:path';
import { ADDRESS, manifestFor, readManifest, type ManifestElement } from '../../webpack/manifest.js';
import { filesBelow, read, root } from './sources';

let elements: readonly ManifestElement[];
beforeAll(async () => {
  elements = await readManifest();
});

const named = (name: string): ManifestElement[] => elements.filter(element => element.name === name);
const attributes = (name: string): string[] => elements.flatMap(element => element.attributes[name] ?? []);
const addresses = (of: readonly ManifestElement[]): string[] =>
  of.flatMap(({ name, attributes: own, text }) =>
    name.includes('xmlns') ? [] : [own['DefaultValue'] ?? '', own['Value'] ?? '', text].filter(value => /^[a-z]+:\/\//.test(value)),
  );
const overrideOf = (element: ManifestElement): ManifestElement | undefined =>
  elements.find(({ name, within }) => name.endsWith('Override') && within[within.length - 1] === element);

/** Width and height as the PNG's own header says. */
function pngSize(file: string): [number, number] {
  const bytes = fs.readFileSync(path.join(root, file));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('every resource that is named exists, and every resource is used', () => {
  const declared = attributes('id').filter(id => !id.startsWith('DXCompass.') && id !== 'TabHome');
  const used = new Set(attributes('resid'));
  expect(declared.length).toBeGreaterThan(10);
  expect([...used].filter(id => !declared.includes(id))).toEqual([]);
  expect(declared.filter(id => !used.has(id))).toEqual([]);
  expect(new Set(declared).size).toBe(declared.length);
  expect(declared.filter(id => id.length > 32)).toEqual([]);
});

test("every address is https and on the add-in's own host", () => {
  const found = addresses(elements);
  expect(found.length).toBeGreaterThan(8);
  expect(found.filter(address => !`${address}/`.startsWith(ADDRESS))).toEqual([]);
});

test('icons have the sizes Excel asks for, and the pictures are that large', () => {
  const icons = named('Icon');
  expect(icons.length).toBeGreaterThan(0);
  for (const icon of icons)
    expect(elements.filter(({ within }) => within[within.length - 1] === icon).map(({ attributes: own }) => Number(own['size']))).toEqual([
      16, 32, 80,
    ]);
  for (const size of [16, 32, 64, 80]) {
    expect(addresses(elements)).toContain(`${ADDRESS}assets/icon-${size}.png`);
    expect(pngSize(`assets/icon-${size}.png`)).toEqual([size, size]);
  }
});

test('whoever has Office in Japanese reads Japanese, everybody else English', () => {
  expect(named('DefaultLocale').map(({ text }) => text)).toEqual(['en-US']);
  const japanese = /[぀-ヿ㐀-鿿]/;
  const texts = elements.filter(
    ({ name, attributes: own }) =>
      ['DisplayName', 'Description', 'bt:String'].includes(name) &&
      own['DefaultValue'] !== undefined &&
      own['id'] !== 'Functions.Namespace',
  );
  expect(texts.length).toBe(8);
  for (const text of texts) {
    expect(text.attributes['DefaultValue']).not.toMatch(japanese);
    expect(overrideOf(text)?.attributes).toEqual({ Locale: 'ja-JP', Value: expect.stringMatching(japanese) });
  }
  const metadata = elements.find(({ attributes: own }) => own['id'] === 'Functions.Metadata.Url');
  expect(metadata?.attributes['DefaultValue']).toBe(`${ADDRESS}functions.en.json`);
  expect(metadata && overrideOf(metadata)?.attributes).toEqual({ Locale: 'ja-JP', Value: `${ADDRESS}functions.json` });
});

test('what the functions use of their runtime is declared: errors and messages as values, the address of the cell', () => {
  expect(named('Set').map(({ attributes: own }) => [own['Name'], own['MinVersion']])).toEqual([
    ['ExcelApi', '1.13'],
    ['CustomFunctionsRuntime', '1.3'],
  ]);
});

test('texts fit what the schema allows', () => {
  const values = (part: string): string[] =>
    elements
      .filter(({ within }) => within.some(({ name }) => name === part))
      .flatMap(({ attributes: own }) => [own['DefaultValue'] ?? '', own['Value'] ?? '']);
  expect(values('bt:ShortStrings').length).toBeGreaterThan(6);
  expect(values('bt:LongStrings').length).toBeGreaterThan(5);
  expect(values('bt:ShortStrings').filter(text => text.length > 125)).toEqual([]);
  expect(values('bt:LongStrings').filter(text => text.length > 250)).toEqual([]);
});

test('one namespace in the manifest and in everything people read', () => {
  expect(elements.find(({ attributes: own }) => own['id'] === 'Functions.Namespace')?.attributes['DefaultValue']).toBe('DX');
  const others = [...filesBelow('src', /\.tsx?$/), 'README.md'].flatMap(file =>
    (read(file).match(/\b[A-Z]{2,}\.(?=(?:KPIGAP|ONTRACK|STATUS|TARGET|PROGRESS|EXPECTED|REQUIREDPACE|NUMBER|DATE)\b)/g) ?? []).map(
      prefix => `${file}: ${prefix}`,
    ),
  );
  expect(others.filter(found => !found.endsWith(': DX.'))).toEqual([]);
});

test('the versions of package and manifest agree', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(named('Version').map(({ text }) => text)).toEqual([`${version}.0`]);
});

describe('the manifest of a build', () => {
  const build = async (hash: string): Promise<ManifestElement[]> => {
    const text = await manifestFor({ address: 'https://dx.example.lg.jp/addin/', version: '9.8.7', hashOf: () => hash });
    const file = path.join(fs.mkdtempSync(path.join(root, 'node_modules/.manifest-')), 'manifest.xml');
    fs.writeFileSync(file, text);
    try {
      return await readManifest(file);
    } finally {
      fs.rmSync(path.dirname(file), { recursive: true });
    }
  };

  test('differs from manifest.xml in address and version, and in nothing else', async () => {
    const built = await build('0');
    const plain = (of: readonly ManifestElement[]): unknown[] =>
      of.map(({ name, attributes: own, text, within }) => [name, own, text.trim(), within.map(one => one.name)]);
    const expected = JSON.parse(
      JSON.stringify(plain(elements))
        .replaceAll('https://localhost:3000/', 'https://dx.example.lg.jp/addin/')
        .replaceAll('https://localhost:3000', 'https://dx.example.lg.jp')
        .replaceAll('["Version",{},"0.1.0.0"', '["Version",{},"9.8.7.0"')
        .replaceAll(/(addin\/functions[.\w]*)"/g, '$1?v=0"'),
    ) as unknown[];
    expect(plain(built)).toEqual(expected);
  });

  test('what Excel keeps for a day has another address when its content is another', async () => {
    const kept = (of: readonly ManifestElement[]): string[] => addresses(of).filter(address => /functions/.test(address));
    const [before, after] = [kept(await build('aaa')), kept(await build('bbb'))];
    expect(before).toHaveLength(4);
    expect(before.filter(address => after.includes(address))).toEqual([]);
    expect(before.every(address => address.endsWith('?v=aaa'))).toBe(true);
  });
});
