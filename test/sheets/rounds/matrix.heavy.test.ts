import { convert } from '../../host/libreoffice';
import { DAMAGES } from './damage';
import { matrix, tableOf } from './matrix';

/** 40 divisions x every kind of damage, and a part of it saved again by LibreOffice. `npm run test:rounds`. */

jest.setTimeout(1_800_000);

test('40 divisions with every kind of damage', async () => {
  const lines = await matrix(40, 30);
  process.stdout.write(`${tableOf(lines)}\n`);
  expect(lines.reduce((all, { lost, foreign, wrongMissing }) => all + lost + foreign + wrongMissing, 0)).toBe(0);
});

test('saved again by LibreOffice', async () => {
  const saved = async (bytes: Uint8Array): Promise<Uint8Array> => {
    const files = await convert(bytes, 'xlsx');
    const [file] = [...files.values()];
    if (file === undefined) throw new Error('LibreOffice has written no file');
    return file;
  };
  // LibreOffice computes what has no result, so there that is an answer.
  const damages = DAMAGES.filter(({ whole, name }) => whole !== true && name !== 'a formula without its result');
  const lines = await matrix(1, 6, damages, saved);
  process.stdout.write(`${tableOf(lines)}\n`);
  expect(lines.reduce((all, { lost, foreign, wrongMissing }) => all + lost + foreign + wrongMissing, 0)).toBe(0);
});
