import path from 'node:path';
import { checkLicences, noticesOf, packageFolder, readPackage, sbomOf, type ShippedPackage } from '../../webpack/shipped.js';
import { root } from './sources';

const product = { version: '1.2.3', date: '2026-11-27', dependencies: ['a', '@s/b'] };
const one = (name: string, more: Partial<ShippedPackage> = {}): ShippedPackage => ({
  name,
  version: '1.0.0',
  licence: 'MIT',
  dependencies: [],
  texts: [`Copyright (c) ${name}`],
  ...more,
});

test('the package of a file is found, also inside another package and with a scope', () => {
  expect(packageFolder(path.join('/p', 'node_modules', 'a', 'lib', 'x.js'))).toBe(path.join('/p', 'node_modules', 'a'));
  expect(packageFolder(path.join('/p', 'node_modules', 'a', 'node_modules', '@s', 'b', 'x.js'))).toBe(
    path.join('/p', 'node_modules', 'a', 'node_modules', '@s', 'b'),
  );
  expect(packageFolder(path.join('/p', 'src', 'pane', 'index.tsx'))).toBeNull();
});

test('a package reads with its licence and its text, also where it ships no text', () => {
  const react = readPackage(path.join(root, 'node_modules', 'react'));
  expect(react).toMatchObject({ name: 'react', licence: 'MIT' });
  expect(react.texts.join()).toContain('Meta Platforms');
  const icons = readPackage(path.join(root, 'node_modules', '@fluentui', 'react-icons'));
  expect(icons.texts.join()).toContain('Copyright (c) the authors of https://github.com/microsoft/fluentui-system-icons');
  expect(icons.texts.join()).toContain('Permission is hereby granted');
});

test('what is not permissive, or has no text, is refused by name', () => {
  expect(() => checkLicences([one('a'), one('copyleft', { licence: 'GPL-3.0-only' })])).toThrow('copyleft (GPL-3.0-only)');
  expect(() => checkLicences([one('mute', { texts: [] })])).toThrow('mute (MIT)');
  expect(() => checkLicences([one('own-terms', { licence: 'LICENSE' })], ['own-terms'])).not.toThrow();
});

test('the notices name every package and print a shared text once', () => {
  const same = { texts: ['The same text'] };
  const text = noticesOf(product, [one('a', same), one('b', same), one('c')]);
  expect(text).toContain('DX羅針盤 (DX Compass) 1.2.3, 2026-11-27');
  expect(text.match(/The same text/g)).toHaveLength(1);
  expect(text).toContain('a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n\nThe same text');
  expect(text).toContain('Copyright (c) c');
});

test('the bill of materials is CycloneDX: package URLs, licences, who needs whom, and the same for the same content', () => {
  const packages = [one('@s/b', { dependencies: ['a', 'not-shipped'] }), one('a', { licence: 'LICENSE' })];
  const bom = sbomOf(product, packages);
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
  expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(bom.components).toEqual([
    expect.objectContaining({
      type: 'library',
      group: '@s',
      name: 'b',
      purl: 'pkg:npm/%40s/b@1.0.0',
      licenses: [{ license: { id: 'MIT' } }],
    }),
    expect.objectContaining({ name: 'a', purl: 'pkg:npm/a@1.0.0', licenses: [{ license: { name: 'LICENSE' } }] }),
  ]);
  expect(bom.dependencies).toEqual([
    { ref: 'dx-compass@1.2.3', dependsOn: ['pkg:npm/%40s/b@1.0.0', 'pkg:npm/a@1.0.0'] },
    { ref: 'pkg:npm/%40s/b@1.0.0', dependsOn: ['pkg:npm/a@1.0.0'] },
    { ref: 'pkg:npm/a@1.0.0', dependsOn: [] },
  ]);
  expect(sbomOf(product, packages).serialNumber).toBe(bom.serialNumber);
  expect(sbomOf({ ...product, version: '1.2.4' }, packages).serialNumber).not.toBe(bom.serialNumber);
});
