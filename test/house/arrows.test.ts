import path from 'node:path';
import ts from 'typescript';
import { filesBelow, read } from './sources';

/** Which folders of src each folder may import: one way only. `types` are imports that vanish when compiled. */
const ARROWS: Record<string, { code: string[]; types: string[] }> = {
  domain: { code: [], types: [] },
  sheets: { code: ['domain'], types: [] },
  excel: { code: ['sheets', 'domain'], types: [] },
  i18n: { code: [], types: ['domain', 'sheets', 'excel'] },
  functions: { code: ['domain', 'i18n'], types: [] },
  pane: { code: ['excel', 'sheets', 'domain', 'i18n'], types: [] },
};

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
    else if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText(source) === 'require')) add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

const folderOf = (file: string): string => file.split('/')[1] ?? '';

function wrongArrows(files: string[]): string[] {
  return files.flatMap(importsOf).flatMap(({ from, to, typeOnly }) => {
    const folder = folderOf(from);
    const rule = ARROWS[folder];
    if (!rule) return [`${from}: no rule for the folder ${folder}`];
    if (!to.startsWith('.')) return ['domain', 'sheets', 'excel', 'i18n', 'functions'].includes(folder) ? [`${from} imports the package ${to}`] : [];
    const target = path.posix.join(path.posix.dirname(from), to);
    if (!target.startsWith('src/')) return [`${from} imports ${target} outside src`];
    const other = folderOf(target);
    const allowed = other === folder || rule.code.includes(other) || (typeOnly && rule.types.includes(other));
    return allowed ? [] : [`${from} imports ${typeOnly ? 'types of ' : ''}${target}`];
  });
}

test('folders import one way', () => {
  const files = filesBelow('src', /\.tsx?$/);
  expect(files.length).toBeGreaterThan(10);
  expect(wrongArrows(files)).toEqual([]);
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
