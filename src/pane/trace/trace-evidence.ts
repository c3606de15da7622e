/** The row of the actuals that a traced number comes from. */
import { isCellError, type Cell, type Cells } from '../../domain/base/cell';
import { isFault } from '../../domain/base/fault';
import { seriesIn, optionalTimeIn, tableIn } from '../../domain/call/arguments';
import { latestPoint, readActuals, actualsOf } from '../../domain/kpi/actuals';
import type { Kpi } from '../../domain/kpi/plan';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { textOf } from '../../domain/text/characters/keys';
import { headerText } from '../../domain/text/header';
import { readNumber } from '../../domain/text/number';
import type { Block } from '../../sheets/read/reference';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { EvaluationSurroundings } from '../../sheets/trace/evaluate';
import type { FormulaQuestion } from '../formula/formula-questions';
import { only, type CellsOfArgument } from '../formula/formula-reasons';
import { blockOf, cellUnder, rowPlace, underHeader, type CallExpression } from './trace-places';

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

function entryOf(cells: Cells, row: number, block: Block | null, how: TraceEvidence['how']): TraceEvidence {
  const value = ['値', '実績', '実績値'].map(header => cellUnder(cells, row, header)).find(cell => textOf(cell) !== '');
  return {
    how,
    value,
    year: ['年度', '年'].map(header => cellUnder(cells, row, header)).find(cell => textOf(cell) !== ''),
    day: cellUnder(cells, row, '時点'),
    status: underHeader(cells, row, '区分'),
    source: underHeader(cells, row, '出典'),
    author: underHeader(cells, row, '入力者'),
    enteredOn: cellUnder(cells, row, '入力日'),
    comment: underHeader(cells, row, 'コメント'),
    place: rowPlace(block, row),
  };
}

/** The row of the actuals that DX.ACTUAL takes, or the last one that a forecast starts from. */
export function latestEntry(
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

/** The row of the actuals sheet whose value stands in this cell. */
export function entryAt(block: Block, { tables }: WorkbookState): TraceEvidence | null {
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
export function sameEntry({ tables }: WorkbookState, kpi: Kpi, value: Cell): TraceEvidence | null {
  const table = tables.DX_Actuals;
  const wanted = isCellError(value) ? null : readNumber(value);
  if (table === null || wanted === null) return null;
  const keys = [kpi.name, kpi.id].map(comparableText);
  const row = [...table.rows].reverse().find(one => one.kpi !== null && keys.includes(comparableText(one.kpi)) && one.value === wanted);
  return row === undefined ? null : entryOf(table.cells, row.index + 1, wholeOf(table), 'same');
}
