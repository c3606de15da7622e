/** What a number comes from, as data: the calls in its formula with their arguments, the row of the plan, and the actual behind it. */
import { kpiIn, optionalTimeIn, seriesIn, tableIn, timeIn } from '../../domain/call/arguments';
import { isCellError, type Cell, type Cells } from '../../domain/base/cell';
import { isFault } from '../../domain/base/fault';
import { actualsOf, latestPoint, readActuals } from '../../domain/kpi/actuals';
import type { Kpi } from '../../domain/kpi/plan';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { headerText } from '../../domain/text/header';
import { cellFor, textOf } from '../../domain/text/characters/keys';
import { readNumber } from '../../domain/text/number';
import type { Time } from '../../domain/text/dates/time';
import type { SourceRead, TracedCell } from '../../excel/read/trace-cells';
import { outerCalls, parseFormula, partsOf, type Expression } from '../../sheets/formula/parse-formula';
import { blockAddress, type Block } from '../../sheets/read/reference';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import {
  callName,
  evaluate,
  explainedIn,
  isKnown,
  sourceIn,
  type EvaluationSurroundings,
  type WorkedCells,
} from '../../sheets/trace/evaluate';
import { keyOfSource, type Home, type TraceSource } from '../../sheets/trace/source';
import { isFailed, type ResultCell } from '../formula/formula-answer';
import { QUESTIONS, spills, type AskedArgument, type FormulaQuestion } from '../formula/formula-questions';
import { only, type CellsOfArgument } from '../formula/formula-reasons';

/** What has been read of the sources so far, by key; null: there are no such cells. */
export type KnownSources = ReadonlyMap<string, SourceRead | null>;

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

export interface TracedCellPlace {
  readonly text: string;
  readonly place: CellPlace;
  /** The cell's own formula is one of ours: its number can be traced in turn. */
  readonly traceable: boolean;
}

/** The entry a measured value was taken from. */
export interface TraceEvidence {
  /** used: the formula reads this very row; same: the row of the actuals sheet has the same value. */
  readonly how: 'used' | 'same';
  readonly value: Cell;
  readonly year: Cell;
  readonly day: Cell;
  readonly status: string;
  readonly source: string;
  readonly author: string;
  readonly enteredOn: Cell;
  readonly comment: string;
  readonly place: CellPlace | null;
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
  readonly planRow: { readonly place: CellPlace | null; readonly source: string; readonly owner: string } | null;
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

type CallExpression = Expression & { readonly kind: 'call' };
type Offset = { readonly row: number; readonly column: number };

/** What is known of the workbook, and what would have to be read. */
class Reading {
  private readonly missing = new Map<string, TraceSource>();

  constructor(
    readonly state: WorkbookState,
    private readonly known: KnownSources,
  ) {}

  around(home: Home): EvaluationSurroundings {
    const { sheets, tableNames, names } = this.state;
    return { home, book: { sheets, tableNames, names }, read: source => this.read(source) };
  }

  read(source: TraceSource): SourceRead | null | undefined {
    const own = this.ownTable(source);
    if (own !== null) return own;
    const key = keyOfSource(source);
    const found = this.known.get(key);
    if (found === undefined) this.missing.set(key, source);
    return found;
  }

  wanted(): readonly TraceSource[] {
    return [...this.missing.values()];
  }

  /** Our own tables have been read already. */
  private ownTable(source: TraceSource): SourceRead | null {
    if (source.kind !== 'table' || source.part !== '#All') return null;
    const table = Object.values(this.state.tables).find(one => one?.name.toLowerCase() === source.table.toLowerCase());
    if (!table || table.totals) return null;
    const { cells, sheet, firstRow: row, firstColumn: column } = table;
    return { cells, block: { sheet, row, column, rows: cells.length, columns: cells[0]?.length ?? 0 }, formula: null, format: null };
  }
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
      cells: argument === null ? [] : placesIn(argument, around, offset, spills(asked)),
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

/** The places of all references in an argument; of a range that has an answer per cell the cell of this answer. */
function placesIn(argument: Expression, around: EvaluationSurroundings, offset: Offset, spilling: boolean): readonly TracedCellPlace[] {
  const found = new Map<string, TracedCellPlace>();
  const visit = (expression: Expression): void => {
    const source = sourceIn(expression, around);
    const read = source === null ? null : around.read(source);
    if (read?.block) {
      const block = spilling ? cellOfBlock(read.block, offset) : read.block;
      const place = { sheet: block.sheet, address: blockAddress(block) };
      const { formula } = read as SourceRead;
      found.set(`${place.sheet}!${place.address}`, {
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

function cellOfBlock(block: Block, { row, column }: Offset): Block {
  const [down, across] = [block.rows === 1 ? 0 : row, block.columns === 1 ? 0 : column];
  return down < block.rows && across < block.columns
    ? { ...block, row: block.row + down, column: block.column + across, rows: 1, columns: 1 }
    : block;
}

/** Where an argument's table is. */
function blockOf(
  name: AskedArgument['name'],
  call: CallExpression,
  question: FormulaQuestion,
  around: EvaluationSurroundings,
): Block | null {
  const argument = call.args[question.asked.findIndex(asked => asked.name === name)];
  const source = argument ? sourceIn(argument, around) : null;
  return source === null ? null : (around.read(source)?.block ?? null);
}

function planRowOf(kpi: Kpi, call: CallExpression, question: FormulaQuestion, around: EvaluationSurroundings): TracedCall['planRow'] {
  const block = blockOf('plan', call, question, around);
  const source = call.args[question.asked.findIndex(({ name }) => name === 'plan')];
  const worked = source ? evaluate(source, around) : null;
  const cells = worked !== null && isKnown(worked) ? worked : [];
  return { place: rowPlace(block, kpi.row), source: underHeader(cells, kpi.row, '出典'), owner: underHeader(cells, kpi.row, '担当') };
}

function rowPlace(block: Block | null, row: number): CellPlace | null {
  return block && { sheet: block.sheet, address: blockAddress({ ...block, row: block.row + row, rows: 1 }) };
}

function at(cells: Cells, row: number, header: string): Cell {
  const column = (cells[0] ?? []).findIndex(cell => headerText(cell) === comparableText(header));
  return column < 0 ? null : cells[row]?.[column];
}

const underHeader = (cells: Cells, row: number, header: string): string => textOf(at(cells, row, header));

function entryOf(cells: Cells, row: number, block: Block | null, how: TraceEvidence['how']): TraceEvidence {
  const value = ['値', '実績', '実績値'].map(header => at(cells, row, header)).find(cell => textOf(cell) !== '');
  return {
    how,
    value,
    year: ['年度', '年'].map(header => at(cells, row, header)).find(cell => textOf(cell) !== ''),
    day: at(cells, row, '時点'),
    status: underHeader(cells, row, '区分'),
    source: underHeader(cells, row, '出典'),
    author: underHeader(cells, row, '入力者'),
    enteredOn: at(cells, row, '入力日'),
    comment: underHeader(cells, row, 'コメント'),
    place: rowPlace(block, row),
  };
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

/** The row of the actuals that DX.ACTUAL takes, or the last one that a forecast starts from. */
function latestEntry(
  call: CallExpression,
  question: FormulaQuestion,
  given: CellsOfArgument,
  kpi: Kpi | null,
  around: EvaluationSurroundings,
): TraceEvidence | null {
  const cells = given('actuals');
  if (cells === null) return null;
  const block = blockOf('actuals', call, question, around);
  if (question.id === 'ACTUAL' || question.id === 'ACTUALDATE') {
    const series = only(seriesIn(given('kpi'), cells, question.id === 'ACTUAL' ? given('plan') : null));
    const asOf = only(optionalTimeIn(given('asOf'), 'asOf'));
    const point = isFault(series) || isFault(asOf) ? null : latestPoint(series, asOf);
    return point === null || isFault(point) ? null : entryOf(cells, point.row, block, 'used');
  }
  const actuals = only(tableIn(cells, 'actuals', readActuals));
  const series = isFault(actuals) || kpi === null ? [] : actualsOf(actuals, kpi);
  const last = isFault(series) ? undefined : series[series.length - 1];
  return last === undefined ? null : entryOf(cells, last.row, block, 'used');
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

/** The row of the actuals sheet whose value stands in this cell. */
function entryAt(block: Block, { tables }: WorkbookState): TraceEvidence | null {
  const table = tables.DX_Actuals;
  if (table === null || table.sheet.toLowerCase() !== block.sheet.toLowerCase() || block.rows * block.columns !== 1) return null;
  const row = block.row - table.firstRow;
  const isValue = headerText(table.cells[0]?.[block.column - table.firstColumn]) === comparableText('値');
  return isValue && row >= 1 && row < table.cells.length ? entryOf(table.cells, row, wholeOf(table), 'used') : null;
}

function wholeOf({ sheet, firstRow: row, firstColumn: column, cells }: NonNullable<WorkbookState['tables']['DX_Actuals']>): Block {
  return { sheet, row, column, rows: cells.length, columns: cells[0]?.length ?? 0 };
}

/** The latest entry of the KPI with this very value, for a value that was typed. */
function sameEntry({ tables }: WorkbookState, kpi: Kpi, value: Cell): TraceEvidence | null {
  const table = tables.DX_Actuals;
  const wanted = isCellError(value) ? null : readNumber(value);
  if (table === null || wanted === null) return null;
  const keys = [kpi.name, kpi.id].map(comparableText);
  const row = [...table.rows].reverse().find(one => one.kpi !== null && keys.includes(comparableText(one.kpi)) && one.value === wanted);
  return row === undefined ? null : entryOf(table.cells, row.index + 1, wholeOf(table), 'same');
}

/** The answer is an error, or nothing. */
export const isNothing = (answer: ResultCell | null): boolean => answer === null || answer === '' || isFailed(answer);

/** 「C5」 of a cell in a sheet. */
export function placeText({ sheet, address }: CellPlace): string {
  return `${sheet}!${address}`;
}
