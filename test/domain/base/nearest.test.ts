import { editDistance, nearest } from '../../../src/domain/base/nearest';

test.each([
  ['', '', 0],
  ['', 'ab', 2],
  ['ab', '', 2],
  ['kitten', 'sitting', 3],
  ['作業削減時間', '作業時間', 2],
  ['abc', 'abc', 0],
])('%s to %s takes %i', (a, b, distance) => expect(editDistance(a, b)).toBe(distance));

test('the nearest key, the first of equals', () => {
  expect(nearest('作業削減', ['多重入力箇所', '作業削減時間', '事業者負担軽減時間'])).toBe('作業削減時間');
  expect(nearest('x', ['ab', 'cd'])).toBe('ab');
  expect(nearest('x', [])).toBe('');
});
