/** What queues a write to Excel, wherever it stands in the code. Goes by types, not by names of variables. */
import ts from 'typescript';

/** Methods of Excel's objects that ask for something, or move the view only. Every other one counts as a write. */
const READS = /^(?:get|load$|toJSON$|track$|untrack$)|^(?:select|activate)$/;
/** Methods of the older interface that write into the document, its settings, bindings or parts. */
const OFFICE_WRITES = /^(?:set|save|remove|add|delete|clear)(?!.*HandlerAsync$)/;
/** Functions of the language that write into their first argument. */
const INTO_FIRST: Readonly<Record<string, readonly string[]>> = {
  ObjectConstructor: ['assign', 'defineProperty', 'defineProperties'],
  Reflect: ['set', 'defineProperty'],
};

const isMethod = (declaration: ts.Node | undefined): declaration is ts.MethodDeclaration | ts.MethodSignature =>
  declaration !== undefined && (ts.isMethodDeclaration(declaration) || ts.isMethodSignature(declaration));

/** Declared in this namespace of office.js: its objects, or their members. */
function isIn(namespace: string, declaration: ts.Node | undefined): boolean {
  for (let node = declaration; node !== undefined; node = node.parent)
    if (ts.isModuleDeclaration(node) && node.name.text === namespace) return true;
  return false;
}

/** Parentheses and what an expression has been declared to be are taken off, one after the other. */
function layersOf(node: ts.Expression): ts.Expression[] {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node) || ts.isSatisfiesExpression(node)
    ? [node, ...layersOf(node.expression)]
    : [node];
}
const bare = (node: ts.Expression): ts.Expression => layersOf(node).at(-1) ?? node;

/** What an assignment writes to: `a.b = …`, `[a.b] = …`, `({ c: a.b } = …)`. */
function targetsOf(node: ts.Expression): ts.Expression[] {
  const to = bare(node);
  if (ts.isArrayLiteralExpression(to)) return to.elements.flatMap(targetsOf);
  if (ts.isSpreadElement(to)) return targetsOf(to.expression);
  if (ts.isObjectLiteralExpression(to))
    return to.properties.flatMap(one =>
      ts.isPropertyAssignment(one) ? targetsOf(one.initializer) : ts.isSpreadAssignment(one) ? targetsOf(one.expression) : [],
    );
  return [to];
}

/** Is the value handed on here: to a parameter, a variable, a member, an element, a caller? */
function isGiven(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.arguments?.includes(node) === true;
  // What is taken apart at once is handed on to nobody as a whole.
  if (ts.isVariableDeclaration(parent)) return parent.initializer === node && ts.isIdentifier(parent.name);
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBinaryExpression(parent)) return parent.right === node;
  if (ts.isArrowFunction(parent)) return parent.body === node;
  return ts.isReturnStatement(parent) || ts.isArrayLiteralExpression(parent);
}

const STEPS: readonly ts.SyntaxKind[] = [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken];

/** Gives the text of what is written by a node itself, not by what it contains; null: nothing. */
export function writeFinder(checker: ts.TypeChecker): (node: ts.Node) => string | null {
  const isExcels = (symbol: ts.Symbol | undefined): boolean => symbol?.declarations?.some(one => isIn('Excel', one)) === true;
  const typesOf = (type: ts.Type): readonly ts.Type[] => {
    if (type.isUnionOrIntersection()) return type.types.flatMap(typesOf);
    const constraint = type.isTypeParameter() ? checker.getBaseConstraintOfType(type) : undefined;
    return constraint === undefined || constraint === type ? [type] : typesOf(constraint);
  };
  /** Of Excel's objects, not plain data such as Excel.CellProperties. */
  const proxiesOf = (type: ts.Type): readonly ts.Type[] =>
    typesOf(type).filter(one => isExcels(one.symbol) && one.getProperty('context') !== undefined);
  const isProxy = (node: ts.Expression): boolean => layersOf(node).some(layer => proxiesOf(checker.getTypeAtLocation(layer)).length > 0);

  const isWriter = (symbol: ts.Symbol | undefined): boolean =>
    symbol !== undefined && isExcels(symbol) && isMethod(symbol.declarations?.[0]) && !READS.test(symbol.name);

  /** A type by which a proxy can be written to without its being seen: it is none of Excel's, and has members of the proxy that write. */
  const hides = (proxy: ts.Type, behind: ts.Type): boolean => {
    const shown = typesOf(behind);
    if (shown.some(one => proxiesOf(one).length > 0)) return false;
    return shown
      .filter(one => (one.flags & ts.TypeFlags.Object) !== 0)
      .flatMap(one => one.getProperties())
      .some(({ name, declarations }) => {
        const own = proxy.getProperty(name);
        if (own === undefined || !isExcels(own)) return false;
        const first = own.declarations?.[0];
        if (isMethod(first)) return !READS.test(name);
        const isReadonly = (one: ts.Node | undefined): boolean =>
          one !== undefined && (ts.getCombinedModifierFlags(one as ts.Declaration) & ts.ModifierFlags.Readonly) !== 0;
        return !isReadonly(first) && !isReadonly(declarations?.[0]);
      });
  };

  /** Is a proxy given here to something that knows it by a type of its own? */
  const hidden = (node: ts.Node): boolean => {
    if (!ts.isExpression(node) || !isGiven(node)) return false;
    const { parent } = node;
    const proxies = proxiesOf(checker.getTypeAtLocation(node));
    if (proxies.length === 0) return false;
    const types: ts.Type[] = [];
    const wanted = checker.getContextualType(node);
    if (wanted !== undefined) types.push(wanted);
    if (ts.isCallExpression(parent)) {
      const parameters = checker.getResolvedSignature(parent)?.declaration?.parameters ?? [];
      const parameter = parameters[parent.arguments.indexOf(node)];
      if (parameter !== undefined && ts.isParameter(parameter)) types.push(checker.getTypeAtLocation(parameter));
    }
    return types.some(type => proxies.some(proxy => hides(proxy, type)));
  };

  const assigned = (to: ts.Expression): string | null =>
    targetsOf(to)
      .find(one => (ts.isPropertyAccessExpression(one) || ts.isElementAccessExpression(one)) && isProxy(one.expression))
      ?.getText() ?? null;

  const called = (call: ts.CallExpression): string | null => {
    const callee = bare(call.expression);
    const { declaration } = checker.getResolvedSignature(call) ?? {};
    if (isMethod(declaration) || (declaration !== undefined && ts.isFunctionDeclaration(declaration))) {
      const name = declaration.name?.getText() ?? '';
      const owner = declaration.parent;
      const of = ts.isInterfaceDeclaration(owner) ? owner.name.text : ts.isModuleBlock(owner) ? owner.parent.name.text : '';
      const [first] = call.arguments;
      if (INTO_FIRST[of]?.includes(name) === true && first !== undefined && isProxy(first)) return call.getText();
      if (isMethod(declaration) && isIn('Office', declaration) && OFFICE_WRITES.test(name)) return callee.getText();
      if (isMethod(declaration) && isIn('Excel', declaration) && !READS.test(name)) return callee.getText();
    }
    return ts.isElementAccessExpression(callee) && isProxy(callee.expression) ? callee.getText() : null;
  };

  /** `const { clear } = range`, `range.clear.bind(range)`, `each(range.clear)`: a method that writes is taken out, to be called anywhere. */
  const takenOut = (node: ts.Node): boolean => {
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const from = checker.getTypeAtLocation(node.parent);
      return isWriter(from.getProperty((node.propertyName ?? node.name).getText()));
    }
    if (!ts.isPropertyAccessExpression(node) || !isProxy(node.expression)) return false;
    let outer: ts.Node = node;
    while (ts.isParenthesizedExpression(outer.parent) || ts.isNonNullExpression(outer.parent)) outer = outer.parent;
    const isCallee = ts.isCallExpression(outer.parent) && outer.parent.expression === outer;
    return !isCallee && isWriter(checker.getSymbolAtLocation(node.name));
  };

  return node => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    ) {
      const to = assigned(node.left);
      if (to !== null) return to;
    }
    if ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && STEPS.includes(node.operator))
      return assigned(node.operand);
    if (ts.isForOfStatement(node) && ts.isExpression(node.initializer)) return assigned(node.initializer);
    if (ts.isCallExpression(node)) {
      const text = called(node);
      if (text !== null) return text;
    }
    return takenOut(node) || hidden(node) ? node.getText() : null;
  };
}
