/** What renewing ダッシュボード writes into a block, or into the head of the sheet, and what puts it back. */
import type { BoardBlock, DashboardPlan } from '../../../sheets/pack/dashboard';
import { factCells, isWhole, LINE_LABELS, pointRows } from '../../../sheets/pack/dashboard-cells';
import { AT, BLOCK_COLUMNS, MOST_POINTS } from '../../../sheets/pack/dashboard-layout';
import { asFound, type CellContent } from '../../batch/cell-text';
import { writtenContent } from './dashboard-drawing';

/** What is to stand in a cell of a range; what has no entry stays as it is. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly content: string | number;
  /** The number format it gets; null: it keeps its own. */
  readonly format: string | null;
}

/** A range of ours with what it holds and what goes into it. */
export interface DashboardPart {
  /** Of the block; '' for the head of the sheet. */
  readonly name: string;
  readonly range: Excel.Range;
  readonly formulas: readonly (readonly unknown[])[];
  readonly address: string;
  readonly changes: readonly CellChange[];
  readonly back: readonly Restored[];
}

/** A cell as it was, as it has to be written. */
export interface Restored {
  readonly row: number;
  readonly column: number;
  readonly content: CellContent;
  /** null: the format was not changed. */
  readonly format: string | null;
}

/** Rows from the title on in which the line with the day of renewal is looked for. */
export const HEAD = 8;
const RENEWED = /\d{4}\/\d{1,2}\/\d{1,2}(?=に更新)/;

export const load = (range: Excel.Range): Excel.Range =>
  range.load('formulas,values,numberFormat,address,rowIndex,columnIndex,rowCount,columnCount');

export function partFrom(name: string, range: Excel.Range, changes: readonly CellChange[]): DashboardPart {
  const formulas = range.formulas as unknown[][];
  const kept = asFound({ formulas, values: range.values as unknown[][] });
  const formats = range.numberFormat as string[][];
  return {
    name,
    range,
    formulas,
    address: range.address,
    changes,
    back: changes.map(({ row, column, format }) => ({
      row,
      column,
      content: kept[row]?.[column] ?? '',
      format: format === null ? null : (formats[row]?.[column] ?? null),
    })),
  };
}

const QUOTED = /"[^"]*"/g;

/** What of a block is to be written: all that is ours where nobody has inserted anything, else the points of its chart alone. */
export function blockChanges(
  range: Excel.Range,
  { kpi }: BoardBlock,
  plan: DashboardPlan,
): { readonly changes: readonly CellChange[]; readonly isWhole: boolean } {
  const formulas = range.formulas as unknown[][];
  const formats = range.numberFormat as string[][];
  const facts = factCells(kpi, { row: range.rowIndex, column: range.columnIndex }, plan);
  const whole = range.columnCount === BLOCK_COLUMNS && isWhole(facts, formulas);
  const column = range.columnCount - MOST_POINTS - 1;
  const rows = LINE_LABELS.map(label => formulas.findIndex(line => line[column] === label));
  const changes: CellChange[] = [];
  const put = (row: number, at: number, content: string | number, format: string | null = null): void => {
    const there = formulas[row]?.[at];
    const shown = typeof content === 'string' ? content.replace(/^'/, '') : content;
    if (there !== shown || format !== null) changes.push({ row, column: at, content, format });
  };
  for (const cell of whole ? facts : facts.slice(0, 1)) {
    // Decimals are people's choice; what the number is counted in is not.
    const has = formats[cell.row]?.[cell.column] ?? '';
    const differs = cell.format !== undefined && String(has.match(QUOTED)) !== String(cell.format.match(QUOTED));
    put(cell.row, cell.column, writtenContent(cell), differs ? (cell.format ?? null) : null);
  }
  if (whole) {
    const written = new Set(facts.map(cell => `${cell.row} ${cell.column}`));
    // A second target, or KPIs below, that are no more.
    for (const row of [3, 4, 5, 6, 7])
      for (const at of [AT.secondLabel, AT.secondValue]) if (!written.has(`${row} ${at}`)) put(row, at, '');
    for (const row of [2, 3, 4]) for (let at = AT.helper + 1; at < AT.points - 1; at++) if (!written.has(`${row} ${at}`)) put(row, at, '');
  }
  const drawable = column > 0 && rows.every(row => row >= 0);
  if (drawable) pointRows(kpi).forEach((points, at) => points.forEach((content, index) => put(rows[at] ?? 0, column + 1 + index, content)));
  return { changes, isWhole: whole && drawable };
}

/** The line that says when the charts were renewed. */
export function headChanges(formulas: readonly (readonly unknown[])[], day: string): readonly CellChange[] {
  return formulas.flatMap(([content], row): CellChange[] => {
    const next = typeof content === 'string' && row > 0 ? content.replace(RENEWED, day) : content;
    return typeof next === 'string' && next !== content ? [{ row, column: 0, content: next, format: null }] : [];
  });
}

export function writePart({ range, formulas, changes }: DashboardPart): void {
  writeContents(range, formulas, changes);
}

/** One block of contents, where null leaves a cell alone, and the formats that change. */
export function writeContents(
  range: Excel.Range,
  formulas: readonly (readonly unknown[])[],
  cells: readonly { readonly row: number; readonly column: number; readonly content: CellContent; readonly format: string | null }[],
): void {
  if (cells.length === 0) return;
  const target = range.getResizedRange(0, 0);
  const contents: (CellContent | null)[][] = formulas.map(line => line.map(() => null));
  for (const { row, column, content, format } of cells) {
    const line = contents[row];
    if (line !== undefined) line[column] = content;
    if (format !== null) target.getCell(row, column).numberFormat = [[format]];
  }
  target.formulas = contents;
}
