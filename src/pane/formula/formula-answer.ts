/** What a formula of the 関数 tab gives now: the functions' own code on the cells that were read, nothing written. */
import * as calls from '../../domain/call/calls';
import { isCellError, type Cell, type Cells } from '../../domain/base/cell';
import { type Fault, givenFault } from '../../domain/base/fault';
import { cellFor } from '../../domain/text/characters/keys';
import type { Call } from '../../domain/call/spill';
import { isOutside, SIZES, spill } from '../../domain/call/spill';
import type { FormulasText } from '../../i18n/functions/formulas.ja';
import { asOfGiven, dayGiven } from '../../sheets/formula/own-day';
import type { Reference } from '../../sheets/read/reference';
import { columnLetters } from '../../sheets/read/state';
import { UNDECIDED } from '../../sheets/schema/table';
import type { EnteredArgument, Latest } from './formula-entry';
import { spills, type AnswerKind, type AskedArgument, type FormulaQuestion } from './formula-questions';
import { isGuarded } from './formula-text';
import type { ResultUnits } from './formula-units';
import { isPercent } from '../words/format';

/** An answer that is an error: its code, why, and the KPI it is about. */
export interface Failed {
  readonly fault: Fault;
  readonly kpi: string;
}

export type ResultCell = number | string | boolean | Failed;

export const isFailed = (answer: ResultCell): answer is Failed => typeof answer === 'object';

/** The cells of a reference; undefined: not read yet. */
export type ReadCells = (reference: Reference) => Cells | undefined;

/** An argument's cells; null where it is left out, undefined where they have not been read. */
export function argumentCells(given: EnteredArgument, read: ReadCells): Cells | null | undefined {
  if (given.kind === 'value') return [[given.value]];
  if (given.kind === 'latest') return latestCells(given, read);
  return given.kind === 'reference' ? read(given.reference) : null;
}

/** What DX.ACTUAL or DX.ACTUALDATE will give, as cells. */
function latestCells({ of, kpi, actuals, asOf, plan, without, dating }: Latest, read: ReadCells): Cells | undefined {
  const [keys, table, day] = [argumentCells(kpi, read), read(actuals), asOf === null ? null : read(asOf)];
  const whole = plan === null ? null : read(plan);
  if (keys === undefined || keys === null || table === undefined || day === undefined || whole === undefined) return undefined;
  const call =
    of === 'value'
      ? calls.ACTUAL(keys as never, table as never, day as never, whole as never)
      : calls.ACTUALDATE(keys as never, table as never, (day?.map(line => line.map(cell => asOfGiven(cell, dating))) ?? null) as never);
  const given = spill<Cell>(call, ({ code }) => ({ code }));
  const found = of === 'value' ? given : given.map(line => line.map(cell => dayGiven(cell, dating)));
  const instead: Cell = without === 'mark' ? UNDECIDED : (day?.[0]?.[0] ?? null);
  return found.map(line => line.map(cell => (without !== null && isCellError(cell) && cell.code === '#N/A' ? instead : cell)));
}

/** What is given for the argument of this name. */
export function givenFor(
  { asked }: FormulaQuestion,
  givens: readonly EnteredArgument[],
  name: AskedArgument['name'],
): EnteredArgument | undefined {
  return givens[asked.findIndex(one => one.name === name)];
}

/** The catalogue takes its arguments by position, as Excel hands them over. */
const CALLS: Readonly<Record<FormulaQuestion['id'], (...given: readonly (Cells | null)[]) => Call>> = calls;

/**
 * The answers in the size they will have in the sheet, the guards of the formula included; null while something is missing.
 */
export function answerOf(
  question: FormulaQuestion,
  givens: readonly EnteredArgument[],
  read: ReadCells,
): readonly (readonly ResultCell[])[] | null {
  const given = givens.map(one => (one.kind === 'missing' || one.kind === 'unreadable' ? undefined : argumentCells(one, read)));
  if (given.includes(undefined)) return null;
  const answers = spill<ResultCell>(CALLS[question.id](...(given as readonly (Cells | null)[])), (fault, kpi) => ({ fault, kpi }));
  const guards = question.asked.flatMap((asked, index) => (isGuarded(asked, givens[index]) ? [given[index] as Cells] : []));
  return answers.map((line, row) =>
    line.map((answer, column) =>
      guards.reduceRight<ResultCell>((inner, cells) => {
        if (isOutside(cells.length, cells[0]?.length ?? 0, row, column)) return { fault: SIZES, kpi: '' };
        const cell = cellFor(cells, row, column);
        if (isCellError(cell)) return { fault: givenFault(cell), kpi: '' };
        return cell === '' || cell === null || cell === undefined ? '' : inner;
      }, answer),
    ),
  );
}

/** What each row or column of the answers is about; empty where there is one answer, or none of the arguments lies in cells. */
export interface AnswerLabels {
  readonly rows: readonly Cell[];
  readonly columns: readonly Cell[];
  /** The labels are the KPIs that the answers are about. */
  readonly kpis: boolean;
}

/** The KPIs or the texts that were asked about, when they lie in one column or one row; else where the cells of the arguments are. */
export function answerLabels(
  { asked }: FormulaQuestion,
  givens: readonly EnteredArgument[],
  read: ReadCells,
  t: FormulasText,
): AnswerLabels {
  const [first] = asked;
  const cells = (first?.reads === 'key' || first?.reads === 'text' ? givens[0] && argumentCells(givens[0], read) : null) ?? [];
  const width = cells[0]?.length ?? 0;
  const kpis = first?.reads === 'key';
  if (cells.length > 1 && width === 1) return { rows: cells.map(([cell]) => cell), columns: [], kpis };
  if (cells.length === 1 && width > 1) return { rows: [], columns: cells[0] ?? [], kpis };
  const blocks = givens.flatMap((given, index) => {
    const one = asked[index];
    return one !== undefined && spills(one) && given.kind === 'reference' && given.reference.kind === 'cells'
      ? [given.reference.block]
      : [];
  });
  const [high, wide] = [blocks.find(({ rows }) => rows > 1), blocks.find(({ columns }) => columns > 1)];
  return {
    rows: high === undefined ? [] : Array.from({ length: high.rows }, (_, row) => t.rowOf(high.row + row + 1)),
    columns: wide === undefined ? [] : Array.from({ length: wide.columns }, (_, column) => t.columnOf(columnLetters(wide.column + column))),
    kpis: false,
  };
}

/**
 * The number format of each cell of a result, for those that have none: hours and percentages may stand one below the other. null in a
 * cell: Excel's own will do; null: in all of them. An error or a blank gets what the numbers of its unit have. A quantity shows its unit
 * and stays a number: 750,000時間.
 */
export function formatsOf(
  kind: AnswerKind,
  answers: readonly (readonly ResultCell[])[],
  measures: ResultUnits,
): readonly (readonly (string | null)[])[] | null {
  const everywhere = (format: string) => answers.map(line => line.map(() => format));
  if (kind === 'date') return everywhere('yyyy/m/d');
  if (kind === 'share') return everywhere('0.0%');
  if (kind !== 'quantity' && kind !== 'difference' && kind !== 'number') return null;
  const units = answers.map((line, row) => line.map((_, column) => measures(row, column).unit));
  const byUnit = new Map<string, string | null>();
  answers.forEach((line, row) =>
    line.forEach((answer, column) => {
      const unit = units[row]?.[column] ?? '';
      if (typeof answer !== 'number' || byUnit.get(unit) === null) return;
      byUnit.set(unit, isPercent(unit) ? '0.0%' : Number.isInteger(answer) || Math.abs(answer) >= 1000 ? '#,##0' : null);
    }),
  );
  const withUnit = (unit: string): string | null => {
    const format = byUnit.get(unit);
    if (format === undefined || kind === 'number' || unit === '' || isPercent(unit) || unit.includes('"')) return format ?? null;
    return `${format ?? 'General'}"${unit}"`;
  };
  const formats = units.map(line => line.map(withUnit));
  return formats.some(line => line.some(format => format !== null)) ? formats : null;
}
