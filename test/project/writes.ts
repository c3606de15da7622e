/** Finds what queues a write to Excel anywhere but in the write or takeBack of a change (src/excel/batch/change.ts). What a write is: write-kinds. */
import path from 'node:path';
import ts from 'typescript';
import { root } from './sources';
import { writeFinder } from './write-kinds';

const DOOR = { file: 'src/excel/batch/change.ts', name: 'change', members: ['hold', 'write', 'takeBack'] } as const;

type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration | ts.AccessorDeclaration;

const isFunction = (node: ts.Node): node is FunctionNode =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isAccessor(node);

/** A program of the project's own settings; `more` are further files that are on no disk. */
export function programOf(files: readonly string[], more: Readonly<Record<string, string>> = {}): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(root, 'tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (!config) throw new Error('no tsconfig.json');
  const host = ts.createCompilerHost(config.options, true);
  const added = new Map(Object.entries(more).map(([file, text]) => [path.join(root, file), text]));
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = file => added.has(path.normalize(file)) || fileExists.call(host, file);
  host.readFile = file => added.get(path.normalize(file)) ?? readFile.call(host, file);
  host.getSourceFile = (file, target, ...rest) => {
    const text = added.get(path.normalize(file));
    return text === undefined ? getSourceFile.call(host, file, target, ...rest) : ts.createSourceFile(file, text, target, true);
  };
  return ts.createProgram([...files.map(file => path.join(root, file)), ...added.keys()], config.options, host);
}

export interface Writes {
  /** How many writes there are, allowed or not. */
  readonly count: number;
  /** Those that no change does: 「src/excel/x.ts:12: range.values」. */
  readonly outside: readonly string[];
}

/**
 * A write is allowed in what is given to change() for it (hold, write, takeBack), in the door itself, and in a function that is only mentioned in such places; a function that is
 * a member of an object counts as mentioned where that member is, and one that is passed to a function where its parameter is.
 */
export function writesIn(program: ts.Program, files: readonly string[]): Writes {
  const checker = program.getTypeChecker();
  const sources = files.flatMap(file => program.getSourceFile(path.join(root, file)) ?? []);
  const nameOf = (source: ts.SourceFile): string => path.relative(root, source.fileName).split(path.sep).join('/');

  const writeAt = writeFinder(checker);
  const resolved = (symbol: ts.Symbol | undefined): ts.Symbol | undefined =>
    symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const mentions = new Map<ts.Symbol, ts.Node[]>();
  const writes: { readonly node: ts.Node; readonly text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const text = writeAt(node);
    if (text !== null) writes.push({ node, text });
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isIdentifier(node)) {
      const shorthand = ts.isShorthandPropertyAssignment(node.parent) ? checker.getShorthandAssignmentValueSymbol(node.parent) : undefined;
      // `const { remove } = note` mentions the member that it takes out.
      const taken =
        ts.isBindingElement(node.parent) && ts.isObjectBindingPattern(node.parent.parent)
          ? checker.getTypeAtLocation(node.parent.parent).getProperty((node.parent.propertyName ?? node.parent.name).getText())
          : undefined;
      for (const symbol of [resolved(checker.getSymbolAtLocation(node)), resolved(shorthand), taken])
        if (symbol) mentions.set(symbol, [...(mentions.get(symbol) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  sources.forEach(visit);

  const isDoor = (call: ts.Node): boolean => {
    if (!ts.isCallExpression(call)) return false;
    const declared = resolved(checker.getSymbolAtLocation(call.expression))?.declarations?.[0];
    return (
      declared !== undefined &&
      ts.isFunctionDeclaration(declared) &&
      declared.name?.text === DOOR.name &&
      nameOf(declared.getSourceFile()) === DOOR.file
    );
  };
  /** Is this the write or takeBack of what is given to change()? */
  const isDoorMember = (node: ts.Node): boolean => {
    const member =
      (ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) && node.name.getText();
    return (
      member !== false &&
      (DOOR.members as readonly string[]).includes(member) &&
      ts.isObjectLiteralExpression(node.parent) &&
      isDoor(node.parent.parent)
    );
  };

  /** The names under which a function can be mentioned; none for one that is only passed on. */
  const namesOf = (node: FunctionNode): ts.Symbol[] => {
    const named = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) ? node : node.parent;
    if (
      !ts.isFunctionDeclaration(named) &&
      !ts.isMethodDeclaration(named) &&
      !ts.isVariableDeclaration(named) &&
      !ts.isPropertyAssignment(named)
    )
      return [];
    const own = named.name && checker.getSymbolAtLocation(named.name);
    const inLiteral =
      ts.isObjectLiteralExpression(named.parent) && named.name
        ? checker.getContextualType(named.parent)?.getProperty(named.name.getText())
        : undefined;
    return [own, inLiteral].flatMap(symbol => resolved(symbol) ?? []);
  };
  const isDeclaring = (mention: ts.Node): boolean => {
    const { parent } = mention;
    return (
      (ts.isFunctionDeclaration(parent) ||
        ts.isVariableDeclaration(parent) ||
        ts.isPropertyAssignment(parent) ||
        ts.isMethodDeclaration(parent) ||
        ts.isPropertySignature(parent) ||
        ts.isParameter(parent) ||
        ts.isMethodSignature(parent)) &&
      parent.name === mention
    );
  };

  /** The parameter that a function is passed to by being written there: `draw` of makeOwnSheet(own, sheet => …). */
  const parameterOf = (node: FunctionNode): ts.Symbol | undefined => {
    const call = node.parent;
    if (!ts.isCallExpression(call)) return undefined;
    const declared = resolved(checker.getSymbolAtLocation(call.expression))?.valueDeclaration;
    const parameter =
      declared !== undefined && isFunction(declared) ? declared.parameters[call.arguments.indexOf(node as ts.Expression)] : undefined;
    return parameter && checker.getSymbolAtLocation(parameter.name);
  };

  const known = new Map<FunctionNode, boolean>();
  /** Is it only ever run by the write or takeBack of a change? A function that mentions itself is judged by its other mentions. */
  const isHelper = (node: FunctionNode): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, true);
    const found = [...namesOf(node), parameterOf(node)]
      .flatMap(symbol => (symbol && mentions.get(symbol)) ?? [])
      .filter(mention => !isDeclaring(mention));
    const helper = found.length > 0 && found.every(isInDoor);
    known.set(node, helper);
    return helper;
  };
  function isInDoor(node: ts.Node): boolean {
    if (nameOf(node.getSourceFile()) === DOOR.file) return true;
    for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
      if (isDoorMember(at)) return true;
      if (isFunction(at) && isHelper(at)) return true;
    }
    return false;
  }

  const outside = writes
    .filter(({ node }) => !isInDoor(node))
    .map(({ node, text }) => {
      const source = node.getSourceFile();
      return `${nameOf(source)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text.replace(/\s+/g, ' ').slice(0, 80)}`;
    });
  return { count: writes.length, outside };
}
