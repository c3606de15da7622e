import { generateCustomFunctionsMetadata } from 'custom-functions-metadata';
import path from 'node:path';
import { FUNCTIONS_EN } from '../../src/i18n/functions/functions.en';
import { loadFunctions } from './load';

/** The catalogue of section 5: ids, argument order, what may be left out. They never change; a new argument is optional and last. */
const CATALOGUE = [
  'TARGET kpi year plan',
  'KPIGAP kpi year actual plan',
  'PROGRESS kpi year actual plan',
  'EXPECTED kpi year asOf plan',
  'ONTRACK kpi year actual asOf plan [tolerance]',
  'STATUS kpi year actual asOf plan [scale]',
  'REQUIREDPACE kpi year actual asOf plan',
  'ACTUAL kpi actuals [asOf] [plan]',
  'ACTUALDATE kpi actuals [asOf]',
  'FORECAST kpi year plan actuals [method] [bound]',
  'REACHYEAR kpi year plan actuals [method]',
  'LIKELIHOOD kpi year plan actuals',
  'OUTLOOK kpi year plan actuals',
  'MILESTONE plannedStart plannedFinish actualStart actualFinish progress asOf',
  'DELAY plannedFinish actualFinish asOf',
  'ROLLUP values [weights]',
  'COVERAGE values',
  'NUMBER text',
  'UNIT text',
  'DATE text [edge]',
  'FISCALYEAR date',
  'WAREKI date [style]',
];

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
  // And every one is tied to its id.
  expect(Object.keys(loadFunctions()).sort()).toEqual(functions.map(one => one.id).sort());
});
