import ts from 'typescript';
import { filesBelow, read } from './sources';

/** Whatever a component is given is called Props in its own file; nobody imports it. */
const IN_MANY_FILES = ['Props'];

/** A function of DX is declared where its arguments are read, and again where people type it, by the one name people know. */
const CATALOGUE = ['src/domain/call/calls.ts', 'src/functions/functions.ts'];

interface Named {
  readonly name: string;
  readonly file: string;
  readonly isType: boolean;
  readonly isExported: boolean;
}

/** What stands at the top of a file, by its name; overloads once. */
function namesOf(file: string): Named[] {
  const found = new Map<string, Named>();
  for (const statement of ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest).statements) {
    const isExported =
      ts.canHaveModifiers(statement) && (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);
    const add = (name: ts.Node | undefined, isType: boolean): void => {
      if (name !== undefined && ts.isIdentifier(name)) found.set(name.text, { name: name.text, file, isType, isExported });
    };
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) add(statement.name, true);
    else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) add(statement.name, false);
    else if (ts.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) add(name, false);
  }
  return [...found.values()];
}

/** Names that stand in more than one file, with the files. */
function repeated(names: readonly Named[]): (readonly [name: string, files: readonly string[]])[] {
  const places = new Map<string, string[]>();
  for (const { name, file } of names) places.set(name, [...(places.get(name) ?? []), file]);
  return [...places].filter(([, files]) => files.length > 1);
}

const NAMES = filesBelow('src', /\.tsx?$/).flatMap(namesOf);

test('a type has a name that no other type of src has: one word means one thing', () => {
  const types = NAMES.filter(({ isType }) => isType);
  expect(types.length).toBeGreaterThan(600);
  expect(repeated(types.filter(({ name }) => !IN_MANY_FILES.includes(name)))).toEqual([]);
});

test('what a file hands to others has a name that nothing else has', () => {
  const values = NAMES.filter(({ isType, isExported }) => isExported && !isType);
  expect(values.length).toBeGreaterThan(600);
  expect(repeated(values).filter(([, files]) => !files.every(file => CATALOGUE.includes(file)))).toEqual([]);
});

/** Words for something that is not as it should be. Each has one meaning, which the glossary of the house tells. */
const WRONG = /Fault|Issue|Finding|Remark|Conflict|Failure|Outcome|Problem|Doubt|Refus|Lack|Symptom|Trouble|Flaw/g;
/** Words that would say the same again. `Error` is what Excel and the language call theirs. */
const NEVER = /Mistake|Defect|Warning|Objection|Complaint|Wrong|Invalid|Broken|Anomaly/;

test('a type that says what is wrong does it in a word of the glossary', () => {
  const types = NAMES.filter(({ isType, isExported }) => isType && isExported);
  const rows = [...read('docs/architecture.md').matchAll(/^\| ([^|]+) \|/gm)].map(row => row[1] ?? '');
  const used = new Set(types.flatMap(({ name }) => name.match(WRONG) ?? []));
  expect(used.size).toBeGreaterThan(10);
  expect([...used].filter(word => !rows.some(row => row.split(', ').some(one => one.startsWith(word))))).toEqual([]);
  expect(types.filter(({ name }) => NEVER.test(name)).map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
});
