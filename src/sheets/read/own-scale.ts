/**
 * 評価基準: the city's own rating rule, a table of two columns (lower bound and grade) that functions read as DX_Scale[#All]. Its left header
 * names what is measured, so it has no declared headers. What cannot be read is said; nothing falls back to another rule.
 */
import type { Cell, Cells } from '../../domain/base/cell';
import { isCellError } from '../../domain/base/cell';
import type { Fault } from '../../domain/base/fault';
import { MEASURE_NAMES, OVER, REACHED, type Scale, type Share } from '../../domain/rating/scale';
import { readScale } from '../../domain/rating/scales';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { readNumber } from '../../domain/text/number';
import { isBlank } from '../../domain/text/characters/text';
import { OWN_SCALE } from '../schema/declarations/kpis';
import { addressOf, type CellPlace } from './state';

/** The Excel table. */
export const SCALE_TABLE = 'DX_Scale';
/** All of it, as a formula names it. */
export const SCALE_RANGE = `${SCALE_TABLE}[#All]`;
/** The bound of the last grade, which all values reach; shown as それ未満. */
export const LOWEST = -1e99;

export interface ScaleTable {
  readonly sheet: string;
  /** Where its header's first cell is, from 0. */
  readonly firstRow: number;
  readonly firstColumn: number;
  /** The header row and all below it, as the functions get it. */
  readonly cells: Cells;
}

export function namesOwnScale(cell: Cell): boolean {
  return typeof cell === 'string' && comparableText(cell) === OWN_SCALE;
}

/** The scale that a KPI's 評価方式 means; null: it means the table, and there is none. */
export function scaleOf(cell: Cell, table: ScaleTable | null): Scale | Fault | null {
  if (!namesOwnScale(cell)) return readScale([[cell]]);
  return table && readScale(table.cells);
}

/** A bound as the functions read it. */
export type ScaleBound = { readonly kind: 'reached' } | { readonly kind: 'from'; readonly value: number; readonly over: boolean };

/** null: no bound; the functions leave the row out. */
export function boundOf(cell: Cell): ScaleBound | null {
  const text = typeof cell === 'string' ? comparableText(cell) : '';
  if (text === REACHED) return { kind: 'reached' };
  const value = readNumber(cell);
  return value === null ? null : { kind: 'from', value, over: OVER.test(text) };
}

/** What the left header says is measured. */
export function measureOf({ cells }: Pick<ScaleTable, 'cells'>): Share {
  const header = comparableText(String(cells[0]?.[0] ?? ''));
  return MEASURE_NAMES.find(([word]) => header.includes(word))?.[1] ?? 'pace';
}

export interface ScaleLine {
  /** Row of the table, the header being 0. */
  readonly row: number;
  readonly bound: ScaleBound;
  readonly grade: string;
}

/** The rows that count, in the order in which they are asked. */
export function scaleLines({ cells }: Pick<ScaleTable, 'cells'>): readonly ScaleLine[] {
  const lines = cells.flatMap(([first, grade], row): ScaleLine[] => {
    const bound = boundOf(first);
    return bound === null || (bound.kind === 'from' && bound.value === 0 && !grade) ? [] : [{ row, bound, grade: String(grade ?? '') }];
  });
  const reached = lines.find(({ bound }) => bound.kind === 'reached');
  const steps = lines.flatMap(line => (line.bound.kind === 'from' ? [{ ...line, bound: line.bound }] : []));
  steps.sort((one, other) => other.bound.value - one.bound.value || Number(other.bound.over) - Number(one.bound.over));
  return [...(reached === undefined ? [] : [reached]), ...steps];
}

/** What is wrong with the table, and in which of its rows (the header is 0). */
export interface ScaleProblem {
  readonly kind: 'columns' | 'noBounds' | 'unknownMeasure' | 'errorCell' | 'notBound' | 'noGrade' | 'sameBound' | 'percent';
  readonly row: number;
  /** What stands there. */
  readonly got: string;
}

/** More than a thousand per cent is a 120 that was typed for 120%. */
const MOST = 10;

export function problemsOf({ cells }: Pick<ScaleTable, 'cells'>): readonly ScaleProblem[] {
  if (cells.some(row => row.length !== 2)) return [{ kind: 'columns', row: 0, got: String(cells[0]?.length ?? 0) }];
  const problems: ScaleProblem[] = [];
  const [header] = cells[0] ?? [];
  const word = comparableText(String(header ?? ''));
  if (!MEASURE_NAMES.some(([known]) => word.includes(known)) && !word.includes('進捗'))
    problems.push({ kind: 'unknownMeasure', row: 0, got: String(header ?? '') });
  const seen = new Set<string>();
  cells.forEach(([first, grade], row) => {
    if (row === 0) return;
    const add = (kind: ScaleProblem['kind'], got: Cell): void =>
      void problems.push({ kind, row, got: isCellError(got) ? got.code : String(got ?? '') });
    if (isCellError(first) || isCellError(grade)) return add('errorCell', isCellError(first) ? first : grade);
    if (isBlank(first) && isBlank(grade)) return;
    const bound = boundOf(first);
    if (bound === null) return add('notBound', first);
    if (isBlank(grade)) add('noGrade', first);
    const key = JSON.stringify(bound);
    if (seen.has(key)) add('sameBound', first);
    seen.add(key);
    if (bound.kind === 'from' && bound.value > MOST) add('percent', first);
  });
  if (scaleLines({ cells }).length === 0) problems.push({ kind: 'noBounds', row: 0, got: '' });
  return problems;
}

/** The cell of a row of the table. */
export function placeInScale({ sheet, firstRow, firstColumn }: ScaleTable, row: number, column = 0): CellPlace {
  return { sheet, address: addressOf(firstRow + row, firstColumn + column) };
}
