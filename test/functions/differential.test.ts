import { compare, COMPARED } from './differential';
import { loadFunctions } from './load';

test('a fair draw of calls: the same answers as a second reading of the contract', () => {
  const dx = loadFunctions();
  const { cells, numbers } = compare(dx, 3000, 11);
  expect(cells).toBeGreaterThan(3000);
  expect(numbers).toBeGreaterThan(cells * 0.3);
  // Those that read texts have cases and laws of their own.
  expect(Object.keys(dx).filter(id => !COMPARED.includes(id))).toEqual(['DATE', 'NUMBER', 'UNIT', 'WAREKI']);
});
