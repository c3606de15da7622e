import { convertAll } from '../../host/libreoffice';
import { DAMAGES } from './damage';
import { matrix, tableOf, type Line, type Rewrite } from './matrix';

/** 40 divisions x every kind of damage, and a part of it saved again by LibreOffice. `npm run test:rounds`. */

jest.setTimeout(3_600_000);

const faults = (lines: readonly Line[]): number =>
  lines.reduce((all, { lost, foreign, wrongMissing }) => all + lost + foreign + wrongMissing, 0);

test('40 divisions with every kind of damage', async () => {
  const lines = await matrix(40, 30);
  process.stdout.write(`${tableOf(lines)}\n`);
  expect(faults(lines)).toBe(0);
});

test('eight divisions, saved again by LibreOffice', async () => {
  const saved: Rewrite = files => convertAll(files, 'xlsx');
  // What cannot be opened is not saved again; and LibreOffice computes what has no result, so there that is an answer.
  const damages = DAMAGES.filter(({ whole, name }) => whole === undefined && name !== 'a formula without its result');
  const lines = await matrix(8, 6, damages, saved);
  process.stdout.write(`${tableOf(lines)}\n`);
  expect(faults(lines)).toBe(0);
});
