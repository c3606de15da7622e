/**
 * Works a formula out again from the cells it reads, with the functions' own code: what each part came to. Only what stands around DX
 * functions in practice is known (guards, arithmetic, a few functions); of anything else the parts are still told.
 */
import * as calls from '../../domain/call/calls';
import type { Cell, Cells } from '../../domain/base/cell';
import type { Fault } from '../../domain/base/fault';
import { isOutside, spill, type Call } from '../../domain/call/spill';
import { cellAt } from '../../domain/text/characters/keys';
import type { Expression } from '../formula/parse-formula';
import type { Block, Referable } from '../read/reference';
import { binary, PLAIN, unary } from './plain-functions';
import { intersect, sourceOf, spilledSource, type Home, type TraceSource } from './source';

/** What is known of a source's cells. */
export interface SourceCells {
  readonly cells: Cells;
  /** Where they are; null: not one area. */
  readonly block: Block | null;
}

/** null: there are no such cells; undefined: not read yet. */
export type ReadSource = (source: TraceSource) => SourceCells | null | undefined;

export interface EvaluationSurroundings {
  readonly home: Home;
  readonly book: Referable;
  readonly read: ReadSource;
}

/** unread: cells are still missing; unknown: it cannot be told without Excel. */
export type WorkedCells = Cells | 'unread' | 'unknown';

export const isKnown = (worked: WorkedCells): worked is Cells => typeof worked !== 'string';

/** An error a DX function answers with, as a cell that remembers why. */
export interface Explained {
  readonly code: string;
  readonly fault: Fault;
  readonly kpi: string;
}

export function explainedIn(cell: Cell): Explained | null {
  return typeof cell === 'object' && cell !== null && 'fault' in cell ? (cell as unknown as Explained) : null;
}

export type CallName = keyof typeof calls;

export function callName(name: string): CallName | null {
  const id = name.replace(/^DX\./, '');
  return name.startsWith('DX.') && id in calls ? (id as CallName) : null;
}

const CALLS: Readonly<Record<CallName, (...given: readonly (Cells | null)[]) => Call>> = calls;

/** The source a reference or A1# is; null where it is neither or nothing there is known of it. */
export function sourceIn(expression: Expression, { home, book }: Pick<EvaluationSurroundings, 'home' | 'book'>): TraceSource | null {
  if (expression.kind === 'reference') return sourceOf(expression.text, home, book);
  return expression.kind === 'spilled' ? spilledSource(expression.first, home, book) : null;
}

export function evaluate(expression: Expression, around: EvaluationSurroundings): WorkedCells {
  switch (expression.kind) {
    case 'value':
      return expression.cells;
    case 'reference':
    case 'spilled': {
      const source = sourceIn(expression, around);
      const found = source && around.read(source);
      return found === undefined ? 'unread' : (found?.cells ?? 'unknown');
    }
    case 'unary': {
      if (expression.operator === '@') return intersected(expression.of, around);
      const of = evaluate(expression.of, around);
      return isKnown(of) ? over([of], ([cell]) => unary(expression.operator, cell)) : of;
    }
    case 'binary': {
      const sides = [evaluate(expression.left, around), evaluate(expression.right, around)];
      if (!['=', '<>', '<', '>', '<=', '>=', '+', '-', '*', '/', '&', '^'].includes(expression.operator)) return 'unknown';
      return allKnown(sides, known => over(known, ([left, right]) => binary(expression.operator, left, right)));
    }
    case 'call':
      return callOf(expression.name, expression.args, around);
    case 'other':
      return 'unknown';
  }
}

function callOf(name: string, args: readonly (Expression | null)[], around: EvaluationSurroundings): WorkedCells {
  const id = callName(name);
  if (id !== null) {
    const given = args.map(one => one && evaluate(one, around));
    if (given.includes('unread')) return 'unread';
    if (given.includes('unknown')) return 'unknown';
    return spill<Cell>(CALLS[id](...(given as readonly (Cells | null)[])), (fault, kpi) => ({ code: fault.code, fault, kpi }) as Cell);
  }
  const plain = PLAIN[name];
  if (plain === undefined) return 'unknown';
  return allKnown(
    args.map((one): WorkedCells => (one === null ? [[null]] : evaluate(one, around))),
    known => (plain.together ? [[plain.of(known.flat(2))]] : over(known, plain.of)),
  );
}

function allKnown(parts: readonly WorkedCells[], then: (known: readonly Cells[]) => WorkedCells): WorkedCells {
  if (parts.includes('unread')) return 'unread';
  return parts.every(isKnown) ? then(parts) : 'unknown';
}

function intersected(of: Expression, around: EvaluationSurroundings): WorkedCells {
  const source = sourceIn(of, around);
  const found = source && around.read(source);
  if (source === null || found === null) {
    const worked = evaluate(of, around);
    return isKnown(worked) && worked.length * (worked[0]?.length ?? 0) === 1 ? worked : 'unknown';
  }
  if (found === undefined) return 'unread';
  const at = found.block && intersect(found.block, around.home);
  return at === null ? 'unknown' : [[found.cells[at.row]?.[at.column] ?? null]];
}

/** Cell by cell, one row or column standing for all, as Excel's dynamic arrays do it. */
function over(parts: readonly Cells[], of: (cells: readonly Cell[]) => Cell): Cells {
  const rows = Math.max(...parts.map(part => part.length));
  const columns = Math.max(...parts.map(part => part[0]?.length ?? 0));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => of(parts.map(part => at(part, row, column)))),
  );
}

function at(part: Cells, row: number, column: number): Cell {
  const [rows, columns] = [part.length, part[0]?.length ?? 0];
  if (isOutside(rows, columns, row, column)) return { code: '#N/A' };
  return cellAt(part, rows === 1 ? 0 : row, columns === 1 ? 0 : column);
}
