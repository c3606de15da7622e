/** The cells that the arguments of a traced call come from. */
import type { Cell, Cells } from '../../domain/base/cell';
import { headerText } from '../../domain/text/header';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { textOf } from '../../domain/text/characters/keys';
import type { Kpi } from '../../domain/kpi/plan';
import type { SourceRead } from '../../excel/read/trace-cells';
import { partsOf, type Expression } from '../../sheets/formula/parse-formula';
import { blockAddress, type Block } from '../../sheets/read/reference';
import { type CellPlace, placeText } from '../../sheets/read/state';
import { sourceIn, evaluate, isKnown, type EvaluationSurroundings } from '../../sheets/trace/evaluate';
import type { AskedArgument, FormulaQuestion } from '../formula/formula-questions';

export interface TracedCellPlace {
  readonly text: string;
  readonly place: CellPlace;
  /** The cell's own formula is one of ours: its number can be traced in turn. */
  readonly traceable: boolean;
}

/** The row of the plan that a call takes. */
export interface TracedPlanRow {
  readonly place: CellPlace | null;
  readonly source: string;
  readonly owner: string;
}

export type CallExpression = Expression & { readonly kind: 'call' };
export type Offset = { readonly row: number; readonly column: number };

/** The places of all references in an argument; of a range that has an answer per cell the cell of this answer. */
export function placesOfArgument(
  argument: Expression,
  around: EvaluationSurroundings,
  offset: Offset,
  spilling: boolean,
): readonly TracedCellPlace[] {
  const found = new Map<string, TracedCellPlace>();
  const visit = (expression: Expression): void => {
    const source = sourceIn(expression, around);
    const read = source === null ? null : around.read(source);
    if (read?.block) {
      const block = spilling ? cellOfBlock(read.block, offset) : read.block;
      const place = { sheet: block.sheet, address: blockAddress(block) };
      const { formula } = read as SourceRead;
      found.set(placeText(place), {
        text: expression.text,
        place,
        traceable: formula !== null && /DX[._][A-Z]+\(/i.test(formula),
      });
    }
    partsOf(expression).forEach(visit);
  };
  visit(argument);
  return [...found.values()];
}

export function cellOfBlock(block: Block, { row, column }: Offset): Block {
  const [down, across] = [block.rows === 1 ? 0 : row, block.columns === 1 ? 0 : column];
  return down < block.rows && across < block.columns
    ? { ...block, row: block.row + down, column: block.column + across, rows: 1, columns: 1 }
    : block;
}

/** Where an argument's table is. */
export function blockOf(
  name: AskedArgument['name'],
  call: CallExpression,
  question: FormulaQuestion,
  around: EvaluationSurroundings,
): Block | null {
  const argument = call.args[question.asked.findIndex(asked => asked.name === name)];
  const source = argument ? sourceIn(argument, around) : null;
  return source === null ? null : (around.read(source)?.block ?? null);
}

export function planRowOf(kpi: Kpi, call: CallExpression, question: FormulaQuestion, around: EvaluationSurroundings): TracedPlanRow | null {
  const block = blockOf('plan', call, question, around);
  const source = call.args[question.asked.findIndex(({ name }) => name === 'plan')];
  const worked = source ? evaluate(source, around) : null;
  const cells = worked !== null && isKnown(worked) ? worked : [];
  return { place: rowPlace(block, kpi.row), source: underHeader(cells, kpi.row, '出典'), owner: underHeader(cells, kpi.row, '担当') };
}

export function rowPlace(block: Block | null, row: number): CellPlace | null {
  return block && { sheet: block.sheet, address: blockAddress({ ...block, row: block.row + row, rows: 1 }) };
}

export function cellUnder(cells: Cells, row: number, header: string): Cell {
  const column = (cells[0] ?? []).findIndex(cell => headerText(cell) === comparableText(header));
  return column < 0 ? null : cells[row]?.[column];
}

export const underHeader = (cells: Cells, row: number, header: string): string => textOf(cellUnder(cells, row, header));
