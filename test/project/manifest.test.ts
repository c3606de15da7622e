import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, read, root } from './sources';

const manifest = read('manifest.xml');
const all = (pattern: RegExp): string[] => [...manifest.matchAll(pattern)].map(match => match[1] ?? '');

/** Width and height as the PNG's own header says. */
function pngSize(file: string): [number, number] {
  const bytes = fs.readFileSync(path.join(root, file));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('every resource that is named exists, and every resource is used', () => {
  const declared = all(/<bt:(?:Image|Url|String)\s[^>]*\bid="([^"]+)"/g);
  const used = new Set(all(/\bresid="([^"]+)"/g));
  expect([...used].filter(id => !declared.includes(id))).toEqual([]);
  expect(declared.filter(id => !used.has(id))).toEqual([]);
  expect(new Set(declared).size).toBe(declared.length);
  expect(declared.filter(id => id.length > 32)).toEqual([]);
});

test("every address is https and on the add-in's own host", () => {
  const addresses = all(/(?:DefaultValue|Value)="([a-z]+:\/\/[^"]*)"/g);
  expect(addresses.length).toBeGreaterThan(8);
  expect(addresses.filter(address => !address.startsWith('https://localhost:3000/'))).toEqual([]);
});

test('icons have the sizes Excel asks for, and the pictures are that large', () => {
  const icons = manifest.match(/<Icon>[\s\S]*?<\/Icon>/g) ?? [];
  expect(icons.length).toBeGreaterThan(0);
  for (const icon of icons) expect([...icon.matchAll(/size="(\d+)"/g)].map(match => Number(match[1]))).toEqual([16, 32, 80]);
  for (const size of [16, 32, 64, 80]) {
    expect(manifest).toContain(`/assets/icon-${size}.png`);
    expect(pngSize(`assets/icon-${size}.png`)).toEqual([size, size]);
  }
});

test('Japanese is the default, English overrides every text', () => {
  expect(manifest).toContain('<DefaultLocale>ja-JP</DefaultLocale>');
  const texts =
    manifest.match(
      /<(?:DisplayName|Description|bt:String|bt:Url) [^>]*DefaultValue="[^"]*[぀-ヿ㐀-鿿][^"]*"(?:\s*\/>|>[\s\S]*?<\/(?:DisplayName|Description|bt:String|bt:Url)>)/g,
    ) ?? [];
  expect(texts.length).toBeGreaterThan(7);
  expect(texts.filter(text => !text.includes('Locale="en-US"'))).toEqual([]);
});

test('texts fit what the schema allows', () => {
  const short = manifest.slice(manifest.indexOf('<bt:ShortStrings>'), manifest.indexOf('</bt:ShortStrings>'));
  const long = manifest.slice(manifest.indexOf('<bt:LongStrings>'), manifest.indexOf('</bt:LongStrings>'));
  const values = (part: string) => [...part.matchAll(/(?:DefaultValue|Value)="([^"]*)"/g)].map(match => match[1] ?? '');
  expect(values(short).filter(text => text.length > 125)).toEqual([]);
  expect(values(long).filter(text => text.length > 250)).toEqual([]);
});

test('one namespace in the manifest and in everything people read', () => {
  const [namespace] = all(/<bt:String id="Functions\.Namespace" DefaultValue="([^"]+)"/g);
  expect(namespace).toBe('DX');
  const others = [...filesBelow('src', /\.tsx?$/), 'README.md'].flatMap(file =>
    (read(file).match(/\b[A-Z]{2,}\.(?=(?:KPIGAP|ONTRACK|STATUS|TARGET|PROGRESS|EXPECTED|REQUIREDPACE|NUMBER|DATE)\b)/g) ?? []).map(
      prefix => `${file}: ${prefix}`,
    ),
  );
  expect(others.filter(found => !found.endsWith(': DX.'))).toEqual([]);
});

test('the versions of package and manifest agree', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(all(/<Version>([^<]+)</g)).toEqual([`${version}.0`]);
});
