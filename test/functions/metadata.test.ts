import { generateCustomFunctionsMetadata } from 'custom-functions-metadata';
import fs from 'node:fs';
import path from 'node:path';
import { SCALES } from '../../src/domain/rating/scales';
import { FUNCTIONS_EN } from '../../src/i18n/functions/functions.en';
import { GLOSSES_EN } from '../../src/i18n/functions/glosses.en';
import { ARGUMENTS } from '../bench/work.js';
import { loadFunctions } from './load';
import { SCALE_WORDS } from './reference/ratings';

/**
 * The catalogue as section 5 of docs/functions.md has it: ids, argument order, what may be left out. They never change; a new argument is
 * optional and last.
 */
const CATALOGUE = [
  ...fs.readFileSync(path.join(__dirname, '../../docs/functions.md'), 'utf8').matchAll(/^\| `DX\.([A-Z]+)\(([^)]*)\)` \|/gm),
].map(([, id = '', list = '']) => `${id} ${list.replace(/,/g, '')}`);

interface Metadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly result: { readonly dimensionality: string };
    readonly parameters: readonly {
      readonly name: string;
      readonly description: string;
      readonly type: string;
      readonly dimensionality: string;
      readonly optional?: boolean;
    }[];
  }[];
}

test('the generator sees the catalogue, all of it and nothing else', async () => {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata(path.join(__dirname, '../../src/functions/functions.ts'));
  expect(errors).toEqual([]);
  expect(CATALOGUE.length).toBeGreaterThan(20);
  const { functions } = JSON.parse(metadataJson) as Metadata;
  expect(
    functions.map(one =>
      [one.id, ...one.parameters.map(parameter => (parameter.optional ? `[${parameter.name}]` : parameter.name))].join(' '),
    ),
  ).toEqual(CATALOGUE);
  for (const one of functions) {
    expect([one.name, one.result.dimensionality]).toEqual([one.id, 'matrix']);
    for (const text of [one, ...one.parameters]) expect(text.description).toMatch(/[ぁ-ん一-龠]/);
    for (const parameter of one.parameters) expect(parameter).toMatchObject({ type: 'any', dimensionality: 'matrix' });
  }
  // Every one is in English too, argument by argument.
  const english = Object.entries(FUNCTIONS_EN).map(([id, text]) => `${id} ${Object.keys(text.parameters).join(' ')}`);
  expect(english.sort()).toEqual(CATALOGUE.map(line => line.replace(/[[\]]/g, '')).sort());
  // The benchmark asks every one, too.
  expect(Object.keys(ARGUMENTS).sort()).toEqual(functions.map(one => one.id).sort());
  // And every one is tied to its id.
  expect(Object.keys(loadFunctions()).sort()).toEqual(functions.map(one => one.id).sort());
});

test('every rating scale is named where people type one, on the page of the contract, and in the second implementation', async () => {
  const names = SCALES.map(({ name }) => name);
  const { metadataJson } = await generateCustomFunctionsMetadata(path.join(__dirname, '../../src/functions/functions.ts'));
  const { functions } = JSON.parse(metadataJson) as Metadata;
  const japanese = functions.find(one => one.id === 'STATUS')?.parameters.find(one => one.name === 'scale')?.description;
  expect(japanese).toContain(`（${names.join('、')}）`);
  expect(FUNCTIONS_EN.STATUS.parameters.scale).toContain(`(${names.join(', ')})`);
  const page = fs.readFileSync(path.join(__dirname, '../../docs/functions.md'), 'utf8');
  for (const name of names) {
    expect(page).toMatch(new RegExp(`^\\| ${name}(?: \\(default\\))? \\|`, 'm'));
    expect(GLOSSES_EN).toHaveProperty(name);
  }
  expect([...SCALE_WORDS].sort()).toEqual([...names].sort());
});
