import path from 'node:path';
import ts from 'typescript';
import { readManifest } from '../../webpack/manifest.js';
import { filesBelow, root } from './sources';

interface Use {
  readonly file: string;
  readonly line: number;
  readonly member: string;
  readonly set: number;
}

/** 1.13 -> 113, 1.9 -> 109: sets compare by their second part, not as decimals. */
const rank = (set: string): number => {
  const [major, minor] = set.split('.').map(Number);
  return (major ?? 0) * 100 + (minor ?? 0);
};

/** Is the node inside the consequence of a check of `isSetSupported('ExcelApi', …)`? */
function isGuarded(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at?.parent; at = at.parent) {
    const parent: ts.Node = at.parent;
    if (ts.isIfStatement(parent) && at === parent.thenStatement && parent.expression.getText().includes('isSetSupported')) return true;
    if (ts.isConditionalExpression(parent) && at === parent.whenTrue && parent.condition.getText().includes('isSetSupported')) return true;
  }
  return false;
}

/** Every member of the Excel API that the files use, with the requirement set its declaration names. */
function usesOf(files: string[]): Use[] {
  const program = ts.createProgram(
    files.map(file => path.join(root, file)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      jsx: ts.JsxEmit.ReactJSX,
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types: ['office-js', 'custom-functions-runtime'],
      typeRoots: [path.join(root, 'node_modules/@types')],
    },
  );
  const checker = program.getTypeChecker();
  const uses: Use[] = [];
  for (const file of files) {
    const source = program.getSourceFile(path.join(root, file));
    if (!source) throw new Error(`not compiled: ${file}`);
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) || (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name))) {
        const symbol = checker.getSymbolAtLocation(node.name);
        // Of a value that is one of two types (a note or a comment) the lower set counts: the other was got behind its own probe.
        const sets = (symbol?.declarations ?? []).flatMap(declaration => {
          if (!declaration.getSourceFile().fileName.includes('@types/office-js')) return [];
          const set = /\[Api set: ExcelApi (\d+\.\d+)/.exec(
            ts
              .getJSDocCommentsAndTags(declaration)
              .map(doc => doc.getText())
              .join(' '),
          )?.[1];
          return set ? [rank(set)] : [];
        });
        if (sets.length > 0 && !isGuarded(node))
          uses.push({
            file,
            line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
            member: symbol?.name ?? '',
            set: Math.min(...sets),
          });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return uses;
}

test('no API above the requirement set the manifest declares, unless it is probed first', async () => {
  const set = (await readManifest()).find(({ name, attributes }) => name === 'Set' && attributes['Name'] === 'ExcelApi');
  const declared = rank(set?.attributes['MinVersion'] ?? '');
  expect(declared).toBe(113);
  const uses = usesOf(filesBelow('src', /\.tsx?$/).filter(file => !file.startsWith('src/domain/')));
  expect(uses.length).toBeGreaterThan(30);
  expect(uses.filter(use => use.set > declared)).toEqual([]);
}, 60_000);
