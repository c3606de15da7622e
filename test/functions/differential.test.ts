import { compare, COMPARED } from './differential';
import { compareTexts, COMPARED_TEXTS } from './differential-texts';
import { loadFunctions } from './load';

test('a fair draw of calls: the same answers as a second reading of the contract', () => {
  const dx = loadFunctions();
  const { cells, numbers } = compare(dx, 3000, 11);
  expect(cells).toBeGreaterThan(3000);
  expect(numbers).toBeGreaterThan(cells * 0.3);
  const texts = compareTexts(dx, 2000, 11);
  expect(texts.cells).toBeGreaterThan(4000);
  expect(texts.errors).toBeLessThan(texts.cells / 4);
  // None of the catalogue is left out.
  expect([...COMPARED, ...COMPARED_TEXTS].sort()).toEqual(Object.keys(dx).sort());
});
