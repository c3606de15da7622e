import { DAMAGES } from './damage';
import { matrix, tableOf } from './matrix';

/** A draw of the matrix: two divisions with every kind of damage; `npm run test:rounds` reads all of it. */
test('nothing that was answered is lost, no row of another division is touched, what is missing is named', async () => {
  expect(DAMAGES.length).toBeGreaterThanOrEqual(35);
  const lines = await matrix(2, 4);
  const bad = lines.filter(({ lost, foreign, wrongMissing }) => lost + foreign + wrongMissing > 0);
  expect(bad.length === 0 ? '' : tableOf(bad)).toBe('');
  // The damages are none that leave everything as it was.
  expect(lines.reduce((all, { refused, missing, doubted }) => all + refused + missing + doubted, 0)).toBeGreaterThan(40);
});
