/** What a number comes from, as data: the calls in its formula with their arguments, the row of the plan, and the actual behind it. */
import { isCellError, type Cell, type Cells } from '../../domain/base/cell';
import { isFault } from '../../domain/base/fault';
import { kpiIn, timeIn } from '../../domain/call/arguments';
import type { Kpi } from '../../domain/kpi/plan';
import { cellFor } from '../../domain/text/characters/keys';
import type { Time } from '../../domain/text/dates/time';
import type { TracedCell, SourceRead } from '../../excel/read/trace-cells';
import { parseFormula, outerCalls, partsOf, type Expression } from '../../sheets/formula/parse-formula';
import type { WorkbookState } from '../../sheets/read/state';
import { evaluate, isKnown, callName, explainedIn, sourceIn, type WorkedCells } from '../../sheets/trace/evaluate';
import type { TraceSource, Home } from '../../sheets/trace/source';
import { isFailed, type ResultCell } from '../formula/formula-answer';
import { QUESTIONS, spills, type AskedArgument, type FormulaQuestion } from '../formula/formula-questions';
import { only, type CellsOfArgument } from '../formula/formula-reasons';
import { latestEntry, sameEntry, entryAt, type TraceEvidence } from './trace-evidence';
import {
  placesOfArgument,
  planRowOf,
  cellOfBlock,
  type TracedCellPlace,
  type CallExpression,
  type Offset,
  type TracedPlanRow,
} from './trace-places';
import { Reading, type KnownSources } from './trace-reading';

export interface TracedInput {
  readonly asked: AskedArgument;
  /** As it stands in the formula; null: left out. */
  readonly text: string | null;
  /** Its value for this answer; undefined: it cannot be told without Excel. Of a table null. */
  readonly value: Cell;
  readonly known: boolean;
  /** The cells it reads, each to jump to. */
  readonly cells: readonly TracedCellPlace[];
}

export interface TracedCall {
  readonly question: FormulaQuestion;
  readonly text: string;
  readonly answer: ResultCell | null;
  readonly inputs: readonly TracedInput[];
  readonly at: CellsOfArgument;
  readonly kpi: Kpi | null;
  /** The KPI's row of our own plan where the call has no plan: what its values are counted in. */
  readonly ourKpi: Kpi | null;
  /** The year asked about. */
  readonly year: Time | null;
  readonly planRow: TracedPlanRow | null;
  readonly evidence: TraceEvidence | null;
}

export interface Trace {
  readonly calls: readonly TracedCall[];
  /** Sources that have to be read first. */
  readonly wanted: readonly TraceSource[];
  /** What the whole formula comes to now; null: it cannot be told without Excel. */
  readonly value: Cell | null;
  /** The formula cannot be taken apart. */
  readonly unreadable: boolean;
}

/** How many formulas in a row are followed to the entry of an actual. */
const DEPTH = 4;

/** @param formula the formula of the traced cell, or what a bound cell would hold */
export function traceOf(formula: NonNullable<TracedCell['formula']>, state: WorkbookState, known: KnownSources): Trace {
  const reading = new Reading(state, known);
  const expression = parseFormula(formula.text);
  if (expression === null) return { calls: [], wanted: [], value: null, unreadable: true };
  const offset = { row: formula.row, column: formula.column };
  const calls = outerCalls(expression).flatMap(call => tracedCall(call, formula.home, offset, reading) ?? []);
  const worked = evaluate(expression, reading.around(formula.home));
  return {
    calls,
    wanted: reading.wanted(),
    value: isKnown(worked) ? (cellFor(worked, offset.row, offset.column) ?? null) : null,
    unreadable: false,
  };
}

function tracedCall(call: CallExpression, home: Home, offset: Offset, reading: Reading): TracedCall | null {
  const id = callName(call.name);
  const question = QUESTIONS.find(one => one.id === id);
  if (question === undefined) return null;
  const around = reading.around(home);
  const worked = question.asked.map((_, index): WorkedCells | null => {
    const argument = call.args[index];
    return argument ? evaluate(argument, around) : null;
  });
  const cellsAt = (index: number): Cells | null => {
    const [cells, asked] = [worked[index] ?? null, question.asked[index]];
    if (cells === null || !isKnown(cells) || asked === undefined) return null;
    return spills(asked) ? [[cellFor(cells, offset.row, offset.column)]] : cells;
  };
  const at: CellsOfArgument = name => cellsAt(question.asked.findIndex(asked => asked.name === name));
  const inputs = question.asked.map((asked, index): TracedInput => {
    const argument = call.args[index] ?? null;
    const cells = cellsAt(index);
    return {
      asked,
      text: argument?.text ?? null,
      value: spills(asked) ? cells?.[0]?.[0] : null,
      known: argument === null || cells !== null,
      cells: argument === null ? [] : placesOfArgument(argument, around, offset, spills(asked)),
    };
  });
  const answers = evaluate(call, around);
  const answer = isKnown(answers) ? answered(cellFor(answers, offset.row, offset.column)) : null;
  const isGiven = (name: AskedArgument['name']): boolean => question.asked.some(asked => asked.name === name) && at(name) !== null;
  const kpi = isGiven('kpi') && isGiven('plan') ? only(kpiIn(at('kpi'), at('plan'))) : null;
  const found = kpi === null || isFault(kpi) ? null : kpi;
  const year = isGiven('year') ? only(timeIn(at('year'), 'year')) : null;
  return {
    question,
    text: call.text,
    answer,
    inputs,
    at,
    kpi: found,
    ourKpi: found === null && isGiven('kpi') ? kpiOfOurs(at('kpi'), reading.state) : null,
    year: isFault(year) ? null : year,
    planRow: found === null ? null : planRowOf(found, call, question, around),
    evidence: evidenceOf(call, question, at, found, home, offset, reading),
  };
}

function kpiOfOurs(key: Cells | null, { tables }: WorkbookState): Kpi | null {
  const kpi = tables.DX_KPIs === null ? null : only(kpiIn(key, tables.DX_KPIs.cells));
  return isFault(kpi) ? null : kpi;
}

function answered(cell: Cell): ResultCell {
  const explained = explainedIn(cell);
  if (explained !== null) return { fault: explained.fault, kpi: explained.kpi };
  return isCellError(cell) || cell === null || cell === undefined ? '' : cell;
}

function evidenceOf(
  call: CallExpression,
  question: FormulaQuestion,
  given: CellsOfArgument,
  kpi: Kpi | null,
  home: Home,
  offset: Offset,
  reading: Reading,
): TraceEvidence | null {
  if (question.asked.some(({ name }) => name === 'actuals')) return latestEntry(call, question, given, kpi, reading.around(home));
  const argument = call.args[question.asked.findIndex(({ name }) => name === 'actual')];
  if (!argument) return null;
  const entry = entryBehind(argument, home, offset, reading, DEPTH);
  if (entry !== null) return entry;
  const value = given('actual')?.[0]?.[0];
  return kpi === null ? null : sameEntry(reading.state, kpi, value);
}

/** Follows an actual's cell to DX.ACTUAL or to the row of the actuals sheet; null: it ends somewhere else. */
function entryBehind(argument: Expression, home: Home, offset: Offset, reading: Reading, depth: number): TraceEvidence | null {
  const around = reading.around(home);
  for (const call of outerCalls(argument)) {
    const found = callName(call.name) === 'ACTUAL' ? tracedCall(call, home, offset, reading)?.evidence : null;
    if (found) return found;
  }
  for (const leaf of leavesOf(argument)) {
    const source = sourceIn(leaf, around);
    const read = source === null ? null : around.read(source);
    if (!read?.block) continue;
    const block = cellOfBlock(read.block, offset);
    const entry = entryAt(block, reading.state);
    if (entry !== null) return entry;
    const { formula } = read as SourceRead;
    const inner = formula === null || depth === 0 ? null : parseFormula(formula);
    if (inner === null) continue;
    const there: Home = { sheet: block.sheet, row: block.row, column: block.column, table: null };
    const found = entryBehind(inner, there, { row: 0, column: 0 }, reading, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

function leavesOf(expression: Expression): readonly Expression[] {
  const parts = partsOf(expression);
  return parts.length === 0 ? [expression] : parts.flatMap(leavesOf);
}

/** The answer is an error, or nothing. */
export const isNothing = (answer: ResultCell | null): boolean => answer === null || answer === '' || isFailed(answer);
