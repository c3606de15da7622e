/** What the answers of a formula are counted in, so that they are shown with their unit; read from the cells the formula reads. */
import { readActuals } from '../../domain/kpi/actuals';
import { isCellError, type Cell, type Cells } from '../../domain/base/cell';
import { isFault } from '../../domain/base/fault';
import { cellFor, rowsOfTypedKey } from '../../domain/text/characters/keys';
import { readNumber } from '../../domain/text/number';
import { findKpi, readPlan, type Kpi, type Plan } from '../../domain/kpi/plan';
import { labelOf, readTime } from '../../domain/text/dates/time';
import { readUnit } from '../../domain/text/unit';
import type { Reference } from '../../sheets/read/reference';
import { argumentCells, givenFor, type ReadCells } from './formula-answer';
import { unitOfFormat } from './format-unit';
import type { EnteredArgument } from './formula-entry';
import type { AskedArgument, FormulaQuestion } from './formula-questions';
import { isPercent } from '../words/format';

export interface ResultUnit {
  /** '' where there is none. */
  readonly unit: string;
  /** A year in the answer is a fiscal year. */
  readonly fiscal: boolean;
}

/** Of every answer, by its row and column. */
export type ResultUnits = (row: number, column: number) => ResultUnit;

export const NO_MEASURE: ResultUnit = { unit: '', fiscal: true };

/** Excel's number formats of cells, in their rows. */
export type NumberFormats = readonly (readonly string[])[];

/** The number formats of a reference's cells; undefined where they have not been read. */
export type ReadFormats = (reference: Reference) => NumberFormats | undefined;

/** An argument with the number formats of its cells. */
interface Shown {
  readonly cells: Cells;
  readonly formats: NumberFormats;
}

/** The unit a cell is written with: that of its text, or of its number format. */
function unitIn({ cells, formats }: Shown, row: number, column: number): string {
  const cell = cellFor(cells, row, column);
  return typeof cell === 'number' ? unitOfFormat(String(cellFor(formats, row, column) ?? '')) : readUnit(cell);
}

/** The unit that all numbers among the cells have; '' where they differ. */
function commonUnit(shown: Shown): string {
  const units = new Set(
    shown.cells.flatMap((line, row) => line.flatMap((cell, column) => (readNumber(cell) === null ? [] : [unitIn(shown, row, column)]))),
  );
  const [unit = ''] = units;
  return units.size === 1 ? unit : '';
}

/** The unit a plan without a column for it writes into the target of a year: 「110万時間 軽減」. */
function unitOfTarget(shown: Shown, { columns }: Plan, { row, timing }: Kpi, asked: Cell): string {
  const time = isCellError(asked) ? null : readTime(asked, 'year');
  if (time === null || isFault(time)) return '';
  const label = labelOf(time, timing);
  return (
    columns.targets
      .filter(target => labelOf(target.time, timing) === label)
      .map(({ column }) => unitIn(shown, row, column))
      .find(unit => unit !== '') ?? ''
  );
}

/** The unit a table of actuals writes into a KPI's values. */
function unitOfActuals(shown: Shown, key: Cell): string {
  const actuals = readActuals(shown.cells);
  const rows = isFault(actuals) ? actuals : rowsOfTypedKey(actuals.index, key);
  if (isFault(actuals) || isFault(rows)) return '';
  return rows.map(row => unitIn(shown, row, actuals.columns.value)).find(unit => unit !== '') ?? '';
}

/**
 * What each answer is counted in: the unit column of the plan, else what the cells themselves say. A number taken out of a text stands
 * alone but for its %: a cell shows 0.8 as 80%.
 * @param ourPlan the KPI sheet's table, for a question without a plan
 */
export function measuresOf(
  question: FormulaQuestion,
  givens: readonly EnteredArgument[],
  read: ReadCells,
  formats: ReadFormats,
  ourPlan: Cells | null,
): ResultUnits {
  const at = (name: AskedArgument['name']): Shown | null => {
    const given = givenFor(question, givens, name);
    const cells = given && argumentCells(given, read);
    return cells ? { cells, formats: (given.kind === 'reference' && formats(given.reference)) || [] } : null;
  };
  const [kpi, year, text, values, actuals] = [at('kpi'), at('year'), at('text'), at('values'), at('actuals')];
  if (values !== null) {
    const measure = { ...NO_MEASURE, unit: commonUnit(values) };
    return () => measure;
  }
  if (text !== null) {
    return (row, column) => {
      const unit = unitIn(text, row, column);
      return { ...NO_MEASURE, unit: isPercent(unit) ? unit : '' };
    };
  }
  if (kpi === null) return () => NO_MEASURE;
  const given = at('plan');
  const shown = given ?? (ourPlan && { cells: ourPlan, formats: [] });
  const plan = shown && readPlan(shown.cells);
  return (row, column) => {
    const key = cellFor(kpi.cells, row, column);
    if (isCellError(key)) return NO_MEASURE;
    const found = plan === null || isFault(plan) ? null : findKpi(plan, key);
    const known = found === null || isFault(found) ? null : found;
    const written = (): string => {
      if (given !== null)
        return known === null || plan === null || isFault(plan)
          ? ''
          : unitOfTarget(given, plan, known, year && cellFor(year.cells, row, column));
      return actuals === null ? '' : unitOfActuals(actuals, key);
    };
    return { unit: known?.unit || written(), fiscal: known?.timing !== '年末' };
  };
}
