import { readFileSync } from 'node:fs';
import { filesBelow } from './sources';

interface Piece {
  readonly name: string;
  readonly text: string;
}

/** The functions at the top of a file, each with its text; arrow functions of the file's own beside them count as functions. */
function functionsIn(source: string): Piece[] {
  const starts = [...source.matchAll(/^(?:export )?(?:async )?(?:function|const) (\w+)/gm)];
  return starts.map((start, at) => ({ name: start[1] ?? '', text: source.slice(start.index, starts[at + 1]?.index) }));
}

const WRITES = /\b(?:change|writeCells)(?:<[^(]*>)?\(/;

/** Functions that write and that no tried action reaches, directly or through other functions. */
function untried(files: readonly string[], actions: string): string[] {
  const all = files.flatMap(functionsIn);
  const reached = new Set<string>();
  const reach = (text: string): void => {
    for (const piece of all) {
      if (reached.has(piece.name) || !new RegExp(`\\b${piece.name}\\b`).test(text)) continue;
      reached.add(piece.name);
      reach(piece.text);
    }
  };
  reach(actions.replace(/^import[\s\S]*?;$/gm, ''));
  return all.filter(({ name, text }) => WRITES.test(text) && !reached.has(name)).map(({ name }) => name);
}

test('everything that writes to a workbook is an action that is tried under every fault', () => {
  const sources = filesBelow('src/excel', /\.ts$/)
    .filter(file => !file.startsWith('src/excel/batch/'))
    .map(file => readFileSync(file, 'utf8'));
  const actions = filesBelow('test/faults', /\.ts$/)
    .filter(file => !file.endsWith('.test.ts'))
    .map(file => readFileSync(file, 'utf8'))
    .join('\n');
  expect(untried(sources, actions)).toEqual([]);
  const sample =
    'export function paintSheet(): Promise<true> {\n  return change<Found, null, true>({ look });\n}\nexport const tintSheet = () => paintSheet();';
  expect(untried([...sources, sample], actions)).toEqual(['paintSheet']);
  expect(untried([...sources, sample], `${actions}\nconst one = () => tintSheet();`)).toEqual([]);
});
