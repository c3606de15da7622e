/** A formula as a tree, for working its parts out again. Formulas as Excel's API gives them: English, with =. */
import { parse, tokenize, type AstExpression } from '@borgar/fx';
import type { Cells } from '../../domain/base/cell';
import { dxCalls, replaceSpans } from './dx-calls';

/** Each part with its text as it stands in the formula. */
export type Expression = { readonly text: string } & (
  | { readonly kind: 'value'; readonly cells: Cells }
  /** An address, a table's part or a name. */
  | { readonly kind: 'reference' }
  /** A1#. */
  | { readonly kind: 'spilled'; readonly first: string }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  /** In capitals; 「DX.KPIGAP」 however the file writes it. null: an argument that is left out. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Expression | null)[] }
  /** LET, LAMBDA and the like, whose parts are not looked into. */
  | { readonly kind: 'other' }
);

/** null: not a formula, or none that can be taken apart. */
export function parseFormula(written: string): Expression | null {
  if (!written.startsWith('=')) return null;
  const formula = replaceSpans(
    written,
    dxCalls(written).map(({ name, named }) => ({ ...named, by: `DX.${name}` })),
  );
  try {
    return expressionOf(parse(tokenize(formula, { withLocation: true })), formula);
  } catch {
    // The library throws where a text is no formula.
    return null;
  }
}

function expressionOf(node: AstExpression, formula: string): Expression {
  const [from = 0, to = 0] = node.loc ?? [];
  const text = formula.slice(from, to);
  const inner = (one: AstExpression | undefined): Expression => (one ? expressionOf(one, formula) : { kind: 'other', text: '' });
  switch (node.type) {
    case 'Literal':
      return { kind: 'value', text, cells: [[node.value]] };
    case 'ErrorLiteral':
      return { kind: 'value', text, cells: [[{ code: node.value }]] };
    case 'ArrayExpression':
      return {
        kind: 'value',
        text,
        cells: node.elements.map(line =>
          line.map(one => (one.type === 'Literal' ? one.value : { code: one.type === 'ErrorLiteral' ? one.value : '#VALUE!' })),
        ),
      };
    case 'ReferenceIdentifier':
      return { kind: 'reference', text: node.value };
    case 'UnaryExpression': {
      const of = inner(node.arguments[0]);
      // The place of such a node is that of its sign alone.
      if (node.operator === '#' && of.kind === 'reference') return { kind: 'spilled', text: `${of.text}#`, first: of.text };
      return { kind: 'unary', text: node.operator === '%' ? `${of.text}%` : `${node.operator}${of.text}`, operator: node.operator, of };
    }
    case 'BinaryExpression':
      return { kind: 'binary', text, operator: node.operator, left: inner(node.arguments[0]), right: inner(node.arguments[1]) };
    case 'CallExpression':
      return {
        kind: 'call',
        text,
        name: node.callee.name.toUpperCase().replace(/^_XLFN\./, ''),
        args: node.arguments.map(one => (one as AstExpression | null) && inner(one)),
      };
    default:
      return { kind: 'other', text };
  }
}

/** The calls of DX functions that are not within another, in their order. */
export function outerCalls(expression: Expression): readonly (Expression & { readonly kind: 'call' })[] {
  if (expression.kind === 'call' && expression.name.startsWith('DX.')) return [expression];
  return partsOf(expression).flatMap(outerCalls);
}

/** The parts an expression is directly made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return [expression.of];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.args.filter(one => one !== null);
    default:
      return [];
  }
}
