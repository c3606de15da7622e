/** What the columns of a table hold, and which of them name its rows (表側). */
import { isDateCell, lookAt, valueAt, type GridArea, type CheckedGrid, type Value } from './grid';
import { isCodeList, isDateText, isMissingMark, isNumber, isNumberText } from './text-kinds';

export type ContentType = 'numeric' | 'text' | 'date' | 'mixed' | 'empty';

/** The type of four values in five; else mixed. */
export function typeOf(grid: CheckedGrid, column: number, first: number, last: number): ContentType {
  let numeric = 0;
  let text = 0;
  let date = 0;
  for (let row = first; row <= last; row++) {
    const value = valueAt(grid, row, column);
    if (value === null) continue;
    if (isNumber(value)) {
      if (isDateCell(grid, row, column)) date++;
      else numeric++;
      continue;
    }
    const bare = String(value).trim();
    if (bare === '' || isMissingMark(bare)) continue;
    if (isDateText(bare)) date++;
    else if (isNumberText(bare)) numeric++;
    else text++;
  }
  const filled = numeric + text + date;
  if (filled === 0) return 'empty';
  if (numeric >= filled * 0.8) return 'numeric';
  if (date >= filled * 0.8) return 'date';
  return text >= filled * 0.8 ? 'text' : 'mixed';
}

const MOST_ROW_LABELS = 3;
const ENOUGH = 2;
const NEARLY_ALL = 0.8;

function rightBorders(grid: CheckedGrid, column: number, { row, lastRow, lastColumn }: GridArea): number {
  let count = 0;
  for (let at = row; at <= lastRow; at++)
    if (lookAt(grid, at, column)?.borderRight === true || (column < lastColumn && lookAt(grid, at, column + 1)?.borderLeft === true))
      count++;
  return lastRow < row ? 0 : count / (lastRow - row + 1);
}

function scoreOf(grid: CheckedGrid, body: GridArea, column: number, type: ContentType): number {
  const values: Value[] = [];
  let filled = 0;
  let bold = 0;
  for (let row = body.row; row <= body.lastRow; row++) {
    const value = valueAt(grid, row, column);
    if (value === null) continue;
    values.push(value);
    const look = lookAt(grid, row, column);
    if (look?.fill !== undefined && look.fill !== 'FFFFFF') filled++;
    if (look?.bold === true) bold++;
  }
  const byType = type === 'text' ? 2 : type === 'mixed' ? 1 : type === 'date' || (type === 'numeric' && !isCodeList(values)) ? -2 : 0;
  const border = column < body.lastColumn && rightBorders(grid, column, body) - rightBorders(grid, column + 1, body) > NEARLY_ALL ? 2 : 0;
  if (values.length === 0) return byType + border;
  return byType + border + (filled / values.length > NEARLY_ALL ? 2 : 0) + (bold / values.length > NEARLY_ALL ? 1 : 0);
}

/** The columns among the first three, never the last, that name the rows. */
export function rowLabelsOf(grid: CheckedGrid, body: GridArea, types: ReadonlyMap<number, ContentType>): number[] {
  const most = Math.min(MOST_ROW_LABELS, body.lastColumn - body.column);
  const columns: number[] = [];
  for (let column = body.column; column < body.column + most; column++)
    if (scoreOf(grid, body, column, types.get(column) ?? 'empty') >= ENOUGH) columns.push(column);
  return columns;
}
