import fc from 'fast-check';
import { criterion } from './criteria';

const fits = (pattern: string, text: string): boolean => criterion({ kind: 2, value: pattern })({ kind: 2, value: text });

/** The same, letter by letter. */
function fitsPlainly(pattern: string, text: string): boolean {
  const [mark = '', next = ''] = pattern;
  if (mark === '') return text === '';
  if (mark === '*') return fitsPlainly(pattern.slice(1), text) || (text !== '' && fitsPlainly(pattern, text.slice(1)));
  const isEscaped = mark === '~' && '*?~'.includes(next) && next !== '';
  const wanted = isEscaped ? next : mark;
  const same = text !== '' && ((mark === '?' && !isEscaped) || wanted.toLowerCase() === text.slice(0, 1).toLowerCase());
  return same && fitsPlainly(pattern.slice(isEscaped ? 2 : 1), text.slice(1));
}

test('wildcards fit what they fit letter by letter', () => {
  const word = (letters: string, most: number): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: most }).map(list => list.join(''));
  fc.assert(
    fc.property(word('abB*?~.', 8), word('abB*?~.', 8), (pattern, text) => {
      expect([pattern, text, fits(pattern, text)]).toEqual([pattern, text, fitsPlainly(pattern, text)]);
    }),
    { numRuns: 5000 },
  );
});

test('many wildcards over a long text are not tried in every combination', () => {
  const long = 'a'.repeat(32_767);
  expect(fits(`${'*a'.repeat(12)}*b`, long)).toBe(false);
  expect(fits(`${'*a'.repeat(12)}*`, long)).toBe(true);
  expect(fits(`${'*?'.repeat(12)}*b*c`, long)).toBe(false);
});
