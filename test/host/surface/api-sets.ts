import fs from 'node:fs';
import ts from 'typescript';

/** What @types/office-js says about the Excel API: every member of every class, its kind, and the requirement set of its doc comment. */

export interface ApiMember {
  readonly kind: 'property' | 'method' | 'event';
  /** `ExcelApi 1.9`; '' where the comment names none (infrastructure such as `load`). */
  readonly set: string;
  /** Of a property that leads to another object, and of a method that gives one: that class' name. */
  readonly type: string | null;
}

/** By `Range.values`. */
export function excelApi(): ReadonlyMap<string, ApiMember> {
  const file = require.resolve('@types/office-js/index.d.ts');
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const members = new Map<string, ApiMember>();
  const classes = new Set<string>();
  const declarations: ts.ClassDeclaration[] = [];
  const collect = (node: ts.Node): void => {
    if (!ts.isModuleDeclaration(node) || node.name.text !== 'Excel' || !node.body || !ts.isModuleBlock(node.body)) return;
    for (const statement of node.body.statements) {
      if (!ts.isClassDeclaration(statement) || !statement.name) continue;
      classes.add(statement.name.text);
      declarations.push(statement);
    }
  };
  ts.forEachChild(source, collect);
  for (const declaration of declarations) {
    for (const member of declaration.members) {
      const name = member.name && ts.isIdentifier(member.name) ? member.name.text : null;
      const key = `${declaration.name?.text ?? ''}.${name ?? ''}`;
      // Overloads repeat; the first has the comment with the set.
      if (name === null || (members.get(key)?.set ?? '') !== '') continue;
      const type = ts.isMethodDeclaration(member) || ts.isPropertyDeclaration(member) ? (member.type?.getText() ?? '') : '';
      const target = /^(?:Excel\.)?(\w+)$/.exec(type)?.[1] ?? '';
      members.set(key, {
        kind: ts.isMethodDeclaration(member) ? 'method' : /EventHandlers</.test(type) ? 'event' : 'property',
        set: setOf(member),
        type: classes.has(target) ? target : null,
      });
    }
  }
  return members;
}

function setOf(node: ts.Node): string {
  const comments = ts
    .getJSDocCommentsAndTags(node)
    .map(c => c.getText())
    .join('\n');
  return /\[Api set: (\w+ [\d.]+)/.exec(comments)?.[1] ?? '';
}
