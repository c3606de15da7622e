import ts from 'typescript';
import { filesBelow, read } from './sources';

/** Whatever a component is given is called Props in its own file; nobody imports it. */
const IN_MANY_FILES = ['Props'];

interface NamedType {
  readonly name: string;
  readonly file: string;
}

function typesOf(file: string): NamedType[] {
  return ts
    .createSourceFile(file, read(file), ts.ScriptTarget.Latest)
    .statements.filter(
      (statement): statement is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
        ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement),
    )
    .map(({ name }) => ({ name: name.text, file }));
}

test('a type has a name that no other type of src has: one word means one thing', () => {
  const files = filesBelow('src', /\.tsx?$/);
  const places = new Map<string, string[]>();
  for (const { name, file } of files.flatMap(typesOf)) places.set(name, [...(places.get(name) ?? []), file]);
  expect(places.size).toBeGreaterThan(600);
  expect([...places].filter(([name, of]) => of.length > 1 && !IN_MANY_FILES.includes(name))).toEqual([]);
});
