import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, read, root } from './sources';

/** The documents people read, and every path and script that they name. */
const DOCUMENTS = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...fs.readdirSync(path.join(root, 'docs')).map(name => `docs/${name}`),
].filter(file => file.endsWith('.md') && fs.existsSync(path.join(root, file)));

/** Made by the build or by the reader, so not there in a fresh checkout. */
const MADE = /^(dist|build|node_modules)\//;

/** `src/domain/kpi/gap.ts`, `.ci/run`, `test/cases`: code spans that look like a path of the project. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:src|test|docs|webpack|assets|\.ci)\/[^`\s*<>{}…]*|[\w-]+\.(?:js|xml|json))`/g)].map(match => match[1] ?? '');

const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(match => match[1] ?? '').filter(link => !/^https?:/.test(link));

test('there are documents to follow', () => {
  expect(DOCUMENTS).toEqual(
    expect.arrayContaining(['README.md', 'docs/architecture.md', 'docs/contributing.md', 'docs/functions.md', 'docs/sheets.md']),
  );
});

test.each(DOCUMENTS)('every path that %s names exists', file => {
  const text = read(file);
  const below = (name: string): string => path.posix.join(path.posix.dirname(file), name);
  const missing = [
    ...pathsIn(text)
      .filter(name => name.includes('/') && !MADE.test(name))
      .filter(name => !fs.existsSync(path.join(root, name))),
    ...linksIn(text)
      .map(link => link.split('#')[0] ?? '')
      .filter(link => link !== '' && !fs.existsSync(path.join(root, below(link)))),
  ];
  expect(missing).toEqual([]);
});

/** The anchor GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

test.each(DOCUMENTS)('every link of %s into a page leads to a heading', file => {
  const wrong = linksIn(read(file)).filter(link => {
    const [target = '', anchor] = link.split('#');
    if (anchor === undefined) return false;
    const page = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
    return ![...read(page).matchAll(/^#+ (.*)$/gm)].some(match => anchorOf(match[1] ?? '') === decodeURIComponent(anchor));
  });
  expect(wrong).toEqual([]);
});

test.each(DOCUMENTS)('every script that %s names is in package.json', file => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(match => match[1] ?? '');
  expect(named.filter(name => scripts[name] === undefined)).toEqual([]);
});

test('every section that a comment cites is a heading of the contract', () => {
  const headings = new Set([...read('docs/functions.md').matchAll(/^## (\d+a?)\. /gm)].map(match => match[1] ?? ''));
  const ofSheets = new Set([...read('docs/sheets.md').matchAll(/^## (\d+)\. /gm)].map(match => match[1] ?? ''));
  const cited = filesBelow('src', /\.tsx?$/).flatMap(file =>
    [...read(file).matchAll(/\bsections? (\d+a?)\b( of the contract of the sheets)?/g)].map(([, section = '', sheets]) => ({
      file,
      section,
      sheets,
    })),
  );
  expect(cited.length).toBeGreaterThan(30);
  expect(cited.filter(({ section, sheets }) => !(sheets === undefined ? headings : ofSheets).has(section))).toEqual([]);
});
