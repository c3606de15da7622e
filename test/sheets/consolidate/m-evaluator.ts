/**
 * Evaluates queries of Power Query over the tree of Microsoft's own parser: just what the project's queries use. What it does not
 * know it refuses, so that no query can be taken for tested that is not.
 */
import { DefaultSettings, Language, TaskUtils } from '@microsoft/powerquery-parser';
import { CONSTANTS, FUNCTIONS } from './m-library';
import { compare, equal, Lazy, MDate, MDateTime, MDuration, MError, MFunction, MRecord, MTable, MType, Refused } from './m-values';

type Node = Language.Ast.TNode;

/** What stands for a node of the tree without its exact type: the parser's own types are unions of sixty. */
interface AnyNode {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** The parser's tree of a document; an error tells where it cannot be read. */
export async function parse(document: string): Promise<Node> {
  const task = await TaskUtils.tryLexParse(DefaultSettings, document);
  if (!TaskUtils.isParseStageOk(task))
    throw new Error(`Not readable as M: ${TaskUtils.isError(task) ? task.error.message : ''}\n${document.slice(0, 300)}`);
  return task.ast;
}

/** Names in sight, inner ones first. */
class Scope {
  constructor(
    private readonly names: ReadonlyMap<string, Lazy>,
    private readonly outer: Scope | null,
    /** A name that is being given its value: without @ it means the outer one of that name. */
    private readonly own: string | null = null,
  ) {}

  find(name: string): Lazy | null {
    return (name === this.own ? undefined : this.names.get(name)) ?? this.outer?.find(name) ?? null;
  }
}

const unquoted = (literal: string): string => (literal.startsWith('#"') ? readText(literal.slice(1)) : literal);

/** The text of a literal: "" is a quote mark, #(lf) and #(00A0) are characters. */
function readText(literal: string): string {
  const inner = literal.slice(1, -1).replace(/""/g, '"');
  return inner.replace(/#\(([^)]*)\)/g, (_, codes: string) =>
    codes
      .split(',')
      .map(code => {
        if (code === '#') return '#';
        const named: Readonly<Record<string, string>> = { lf: '\n', cr: '\r', tab: '\t' };
        return named[code] ?? String.fromCodePoint(parseInt(code, 16));
      })
      .join(''),
  );
}

const csv = (content: unknown): AnyNode[] => ((content as AnyNode).elements as readonly AnyNode[]).map(one => one.node as AnyNode);
const node = (value: unknown): AnyNode => value as AnyNode;
const constantOf = (value: unknown): string => node(value).constantKind as string;

const PRIMITIVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  any: () => true,
  binary: value => value !== null && typeof value === 'object' && value.constructor.name === 'MBinary',
  date: value => value instanceof MDate,
  datetime: value => value instanceof MDateTime,
  duration: value => value instanceof MDuration,
  list: Array.isArray,
  logical: value => typeof value === 'boolean',
  number: value => typeof value === 'number',
  record: value => value instanceof MRecord,
  table: value => value instanceof MTable,
  text: value => typeof value === 'string',
  type: value => value instanceof MType,
};

export class Evaluator {
  /** @param host functions that read from outside, by name */
  constructor(private readonly host: Readonly<Record<string, MFunction>>) {}

  /** The values of a section's members, each worked out when it is asked for. */
  section(tree: Node): ReadonlyMap<string, Lazy> {
    const members = new Map<string, Lazy>();
    for (const member of node(node(tree).sectionMembers).elements as readonly AnyNode[]) {
      const pair = node(member.namePairedExpression);
      this.bind(members, pair, null);
    }
    return members;
  }

  private bind(names: Map<string, Lazy>, pair: AnyNode, outer: Scope | null): void {
    const name = unquoted(node(pair.key).literal as string);
    const scope = new Scope(names, outer, name);
    names.set(name, new Lazy(() => this.value(node(pair.value), scope)));
  }

  private global(name: string): unknown {
    const found = this.host[name] ?? FUNCTIONS[name] ?? CONSTANTS[name];
    if (found === undefined) throw new Refused(`Unknown to the tests' evaluator: ${name}`);
    return found;
  }

  private value(at: AnyNode, scope: Scope): unknown {
    switch (at.kind) {
      case 'LiteralExpression':
        return this.literal(at);
      case 'IdentifierExpression': {
        if (at.inclusiveConstant !== undefined) throw new Refused('@');
        const name = unquoted(node(at.identifier).literal as string);
        const found = scope.find(name);
        return found === null ? this.global(name) : found.value;
      }
      case 'ParenthesizedExpression':
        return this.value(node(at.content), scope);
      case 'LetExpression': {
        const names = new Map<string, Lazy>();
        const inner = new Scope(names, scope);
        for (const pair of csv(at.variableList)) this.bind(names, pair, scope);
        return this.value(node(at.expression), inner);
      }
      case 'IfExpression': {
        const condition = this.value(node(at.condition), scope);
        if (typeof condition !== 'boolean') throw new MError('Expression.Error', 'We cannot convert the value to type Logical.');
        return this.value(node(condition ? at.trueExpression : at.falseExpression), scope);
      }
      case 'RecordExpression': {
        const fields = new Map<string, Lazy>();
        for (const pair of csv(at.content)) this.bind(fields, pair, scope);
        return new MRecord(fields);
      }
      case 'ListExpression':
        return csv(at.content).flatMap(item => (item.kind === 'RangeExpression' ? this.range(item, scope) : [this.value(item, scope)]));
      case 'EachExpression':
        return new MFunction(1, 1, ([given]) => this.value(node(at.paired), new Scope(new Map([['_', Lazy.of(given)]]), scope)));
      case 'FunctionExpression':
        return this.written(at, scope);
      case 'FieldSelector':
        return this.field(this.value(IMPLICIT, scope), at);
      case 'RecursivePrimaryExpression':
        return (node(at.recursiveExpressions).elements as readonly AnyNode[]).reduce<unknown>(
          (value, step) => this.step(value, step, scope),
          this.value(node(at.head), scope),
        );
      case 'ErrorHandlingExpression':
        return this.handled(at, scope);
      case 'ErrorRaisingExpression': {
        const told = this.value(node(at.paired), scope);
        if (!(told instanceof MRecord)) throw new Refused('error without Error.Record');
        throw new MError(String(told.get('Reason')), String(told.get('Message')), told.get('Detail'));
      }
      case 'UnaryExpression':
        return this.unary(at, scope);
      case 'LogicalExpression': {
        const left = this.value(node(at.left), scope);
        const isAnd = constantOf(at.operatorConstant) === 'and';
        if (typeof left !== 'boolean') throw new MError('Expression.Error', 'We cannot convert the value to type Logical.');
        if (left !== isAnd) return left;
        const right = this.value(node(at.right), scope);
        if (typeof right !== 'boolean') throw new MError('Expression.Error', 'We cannot convert the value to type Logical.');
        return right;
      }
      case 'EqualityExpression': {
        const same = equal(this.value(node(at.left), scope), this.value(node(at.right), scope));
        return constantOf(at.operatorConstant) === '=' ? same : !same;
      }
      case 'RelationalExpression':
        return this.relation(constantOf(at.operatorConstant), this.value(node(at.left), scope), this.value(node(at.right), scope));
      case 'ArithmeticExpression':
        return this.arithmetic(constantOf(at.operatorConstant), this.value(node(at.left), scope), this.value(node(at.right), scope));
      case 'IsExpression':
        return this.isType(this.value(node(at.left), scope), node(at.right));
      case 'MetadataExpression':
        return this.value(node(at.left), scope);
      case 'TypePrimaryType':
        return this.type(node(at.paired));
      default:
        throw new Refused(`Unknown to the tests' evaluator: ${at.kind}`);
    }
  }

  private literal(at: AnyNode): unknown {
    const literal = at.literal as string;
    if (at.literalKind === 'Text') return readText(literal);
    if (at.literalKind === 'Numeric') return Number(literal);
    if (at.literalKind === 'Logical') return literal === 'true';
    if (at.literalKind === 'Null') return null;
    throw new Refused(`A literal ${String(at.literalKind)}`);
  }

  private range(at: AnyNode, scope: Scope): unknown[] {
    const [from, to] = [this.value(node(at.left), scope), this.value(node(at.right), scope)];
    if (typeof from !== 'string' || typeof to !== 'string') throw new Refused('A range other than of letters');
    const [first = 0, last = 0] = [from.charCodeAt(0), to.charCodeAt(0)];
    return Array.from({ length: last - first + 1 }, (_, at_) => String.fromCharCode(first + at_));
  }

  private written(at: AnyNode, scope: Scope): MFunction {
    const parameters = csv(node(at.parameters).content);
    const names = parameters.map(one => unquoted(node(one.name).literal as string));
    if (parameters.some(one => one.optionalConstant !== undefined)) throw new Refused('optional');
    return new MFunction(names.length, names.length, values => {
      parameters.forEach((one, which) => {
        if (one.parameterType !== undefined) this.demand(values[which], node(node(one.parameterType).paired));
      });
      const result = this.value(node(at.expression), new Scope(new Map(names.map((name, which) => [name, Lazy.of(values[which])])), scope));
      if (at.functionReturnType !== undefined) this.demand(result, node(node(at.functionReturnType).paired));
      return result;
    });
  }

  private demand(value: unknown, type: AnyNode): void {
    if (!this.isType(value, type))
      throw new MError(
        'Expression.Error',
        `The value is not of the type that is asked for: ${JSON.stringify(type.primitiveTypeKind ?? type.kind)}`,
      );
  }

  private isType(value: unknown, type: AnyNode): boolean {
    if (type.kind === 'NullablePrimitiveType') return value === null || this.isType(value, node(type.paired));
    const check = PRIMITIVES[type.primitiveTypeKind as string];
    if (check === undefined) throw new Refused(`The type ${String(type.primitiveTypeKind)}`);
    return check(value);
  }

  private field(of: unknown, selector: AnyNode): unknown {
    if (selector.optionalConstant !== undefined) throw new Refused('[…]?');
    const name = unquoted(node(selector.content).literal as string);
    if (of instanceof MRecord) return of.get(name);
    if (of instanceof MTable) throw new Refused('A column of a table as a list');
    throw new MError('Expression.Error', `We cannot apply field access to the type ${of === null ? 'Null' : typeof of}: ${name}`);
  }

  private step(value: unknown, step: AnyNode, scope: Scope): unknown {
    if (step.kind === 'InvokeExpression') {
      const values = csv(step.content).map(one => this.value(one, scope));
      if (!(value instanceof MFunction)) throw new MError('Expression.Error', 'We cannot convert the value to type Function.');
      if (values.length < value.least || values.length > value.most)
        throw new MError(
          'Expression.Error',
          `${values.length} arguments were passed to a function which expects ${value.least} to ${value.most}.`,
        );
      return value.call(values);
    }
    if (step.kind === 'FieldSelector') return this.field(value, step);
    if (step.kind === 'ItemAccessExpression' && step.optionalConstant === undefined)
      return this.item(value, this.value(node(step.content), scope));
    throw new Refused(`Unknown to the tests' evaluator: ${step.kind}`);
  }

  private item(of: unknown, which: unknown): unknown {
    const missing = (): MError =>
      new MError('Expression.Error', "There weren't enough elements in the enumeration to complete the operation.");
    if (typeof which === 'number') {
      const row = Array.isArray(of) ? (of as readonly unknown[])[which] : of instanceof MTable ? of.rows[which] : null;
      if (row === undefined) throw missing();
      if (Array.isArray(of)) return row;
      if (of instanceof MTable) return of.record(row as readonly Lazy[]);
    }
    if (which instanceof MRecord && of instanceof MTable) {
      const found = of.rows
        .map(row => of.record(row))
        .filter(row => [...which.fields].every(([name, lazy]) => equal(row.get(name), lazy.value)));
      if (found.length !== 1) throw new MError('Expression.Error', 'The key did not match exactly one row in the table.');
      return found[0];
    }
    throw new MError('Expression.Error', 'We cannot apply item access to this type.');
  }

  private handled(at: AnyNode, scope: Scope): unknown {
    const isOtherwise = at.handlerKind === 'Otherwise' && at.handler !== undefined;
    if (!isOtherwise && at.handler !== undefined) throw new Refused('catch');
    try {
      const value = this.value(node(at.protectedExpression), scope);
      return isOtherwise ? value : MRecord.from({ HasError: false, Value: value });
    } catch (error) {
      if (!(error instanceof MError)) throw error;
      if (isOtherwise) return this.value(node(node(at.handler).paired), scope);
      return new MRecord(
        new Map([
          ['HasError', Lazy.of(true)],
          ['Error', Lazy.of(MRecord.from({ Reason: error.reason, Message: error.message, Detail: error.detail }))],
        ]),
      );
    }
  }

  private unary(at: AnyNode, scope: Scope): unknown {
    return [...(node(at.operators).elements as readonly AnyNode[])].reverse().reduce<unknown>(
      (value, operator) => {
        const kind = operator.constantKind as string;
        if (kind === 'not' && typeof value === 'boolean') return !value;
        if (kind === '-' && typeof value === 'number') return -value;
        if (kind === '-' && value === null) return null;
        throw new MError('Expression.Error', `We cannot apply operator ${kind} to this type.`);
      },
      this.value(node(at.typeExpression), scope),
    );
  }

  private relation(operator: string, left: unknown, right: unknown): unknown {
    if (left === null || right === null) return null;
    const difference = compare(left, right);
    if (operator === '<') return difference < 0;
    if (operator === '<=') return difference <= 0;
    if (operator === '>') return difference > 0;
    if (operator === '>=') return difference >= 0;
    throw new Refused(operator);
  }

  private arithmetic(operator: string, left: unknown, right: unknown): unknown {
    if (operator === '&') {
      if (left === null || right === null) return null;
      if (typeof left === 'string' && typeof right === 'string') return left + right;
      if (Array.isArray(left) && Array.isArray(right)) return [...(left as unknown[]), ...(right as unknown[])];
      if (left instanceof MRecord && right instanceof MRecord) return new MRecord(new Map([...left.fields, ...right.fields]));
      throw new MError('Expression.Error', 'We cannot apply operator & to these types.');
    }
    if (left === null || right === null) return null;
    if (operator === '-' && left instanceof MDate && right instanceof MDate) return new MDuration(left.serial - right.serial);
    if (typeof left !== 'number' || typeof right !== 'number')
      throw new MError('Expression.Error', `We cannot apply operator ${operator} to these types.`);
    if (operator === '+') return left + right;
    if (operator === '-') return left - right;
    if (operator === '*') return left * right;
    if (operator === '/') return left / right;
    throw new Refused(operator);
  }

  private type(at: AnyNode): MType {
    if (at.kind !== 'TableType') throw new Refused(`The type ${at.kind}`);
    const columns = csv(node(at.rowType).content).map(one => {
      const type = node(node(one.fieldTypeSpecification).fieldType);
      const inner = type.kind === 'NullableType' ? node(type.paired) : type;
      const name = inner.kind === 'PrimitiveType' ? (inner.primitiveTypeKind as string) : (node(inner.identifier).literal as string);
      return { name: unquoted(node(one.name).literal as string), type: name };
    });
    return new MType('table', columns);
  }
}

/** `[Name]` alone is `_[Name]`. */
const IMPLICIT: AnyNode = { kind: 'IdentifierExpression', identifier: { kind: 'Identifier', literal: '_' } };
