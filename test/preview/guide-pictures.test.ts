import fs from 'node:fs';
import path from 'node:path';
import { GUIDES_EN } from '../../src/i18n/guides/guides.en';
import { GUIDES_JA, type GuidesText } from '../../src/i18n/guides/guides.ja';
import { webpSize } from '../../webpack/pictures.js';
import { ELSEWHERE, GUIDES_ELSEWHERE, PICTURES } from './guide-pictures';

const folder = path.join(__dirname, '../../assets/guides');
/** What the pictures may weigh together. */
const MOST_BYTES = 4_000_000;

const stepsOf = ({ guides }: GuidesText): readonly string[] =>
  Object.entries(guides)
    .filter(([guide]) => !GUIDES_ELSEWHERE.includes(guide))
    .flatMap(([guide, { sections }]) =>
      sections.flatMap(({ id, blocks }) =>
        blocks.flatMap(block =>
          typeof block === 'object' && 'steps' in block ? block.steps.map((_, at) => `${guide}-${id}-${at + 1}`) : [],
        ),
      ),
    );

test.each([
  ['ja', GUIDES_JA],
  ['en', GUIDES_EN],
] as const)('%s: every step has its picture, every picture its step; those without are done elsewhere', (language, guides) => {
  expect([...stepsOf(guides)].sort()).toEqual([...Object.keys(PICTURES), ...ELSEWHERE].sort());
  expect(fs.readdirSync(path.join(folder, language)).sort()).toEqual(
    Object.keys(PICTURES)
      .map(name => `${name}.webp`)
      .sort(),
  );
});

test.each(['ja', 'en'])('%s: the pictures are of two sizes, the window and the pane, and weigh little', language => {
  const files = fs.readdirSync(path.join(folder, language)).map(name => path.join(folder, language, name));
  const sizeOf = (file: string): string => JSON.stringify(webpSize(fs.readFileSync(file)));
  const kindOf = (file: string): string => PICTURES[path.basename(file, '.webp') as keyof typeof PICTURES];
  expect(new Set(files.map(file => `${kindOf(file)} ${sizeOf(file)}`)).size).toBe(2);
  expect(files.reduce((sum, file) => sum + fs.statSync(file).size, 0)).toBeLessThan(MOST_BYTES / 2);
});
