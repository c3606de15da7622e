import { excelApi } from './api-sets';
import { surface } from './surface';

/** Compares what the stand-in claims with Microsoft's own description of the API, member by member. */
const api = excelApi();
const claimed = [...surface.types.values()].flatMap(type =>
  Object.entries(type.members).map(([name, member]) => ({ type: type.name, name, member })),
);

test('the description was read', () => {
  expect(api.get('Range.values')).toEqual({ kind: 'property', set: 'ExcelApi 1.1', type: null });
  expect(api.get('Worksheet.onChanged')).toEqual({ kind: 'event', set: 'ExcelApi 1.7', type: null });
  expect(api.get('Table.resize')?.set).toBe('ExcelApi 1.13');
});

test.each(claimed.map(c => [`${c.type}.${c.name}`, c] as const))('%s', (key, { member }) => {
  const real = api.get(key);
  expect(real).toBeDefined();
  expect({ kind: member.kind, set: `ExcelApi ${member.set}` }).toEqual({ kind: real?.kind, set: real?.set });
  // What gives an object must give the same class of object, and what does not must be a plain value.
  if (member.kind !== 'event') expect(member.type ?? null).toBe(real?.type ?? null);
});

test('every type a member leads to is there', () => {
  const targets = claimed.flatMap(({ member }) => (member.kind !== 'event' && member.type ? [member.type] : []));
  expect([...new Set(targets)].filter(name => !surface.types.has(name))).toEqual([]);
  const items = [...surface.types.values()].flatMap(type => (type.items ? [type.items.type] : []));
  expect(items.filter(name => !surface.types.has(name))).toEqual([]);
});
