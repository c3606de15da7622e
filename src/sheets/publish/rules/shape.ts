/** Level 1, the shape of a table: one on a sheet, without gaps, with nothing beside it, every column named. */
import { areaName, cellName, columnsName, rowsName, trimmedText, valueAt, type GridArea } from '../grid';
import { differences, verdictOf, type RuleCheck, type JudgedTable } from '../verdict';

const READABLE = new Set(['xlsx', 'xlsm', 'csv', 'tsv']);

/** L1-01. The format is one that programs can read, and the content is what the name says. */
export const fileFormat = ({ format, content }: JudgedTable['file']): boolean =>
  READABLE.has(format) && (content === undefined || content === format);

/** L1-02 */
export const oneTable: RuleCheck = ({ layout }) => {
  const tables = layout.tables.filter(({ confidence }) => confidence >= 0.5);
  return verdictOf(tables.length >= 2 ? tables.map(({ area }) => areaName(area)) : []);
};

const isBlankRow = ({ grid }: JudgedTable, row: number, { column, lastColumn }: Pick<GridArea, 'column' | 'lastColumn'>): boolean => {
  for (let at = column; at <= lastColumn; at++) if (valueAt(grid, row, at) !== null) return false;
  return true;
};

/** L1-03. Blank rows between two tables are reported once, by the upper one. */
export const noGaps: RuleCheck = question => {
  const { grid, merges, layout, table } = question;
  const { area } = table;
  const at: string[] = [];
  if (area.lastRow - area.row + 1 > 2) {
    for (let row = area.row; row <= area.lastRow; row++) if (isBlankRow(question, row, area)) at.push(rowsName(row));
    for (let column = area.column; column <= area.lastColumn; column++) {
      let blank = true;
      let covered = false;
      for (let row = area.row; row <= area.lastRow && blank; row++) {
        blank = valueAt(grid, row, column) === null;
        const merge = merges.at(row, column);
        covered ||= merge !== null && merge.column < column;
      }
      if (blank && !covered) at.push(columnsName(column));
    }
  }
  const below = layout.tables.filter(other => other.area.row > area.lastRow).map(other => other.area.row);
  const next = Math.min(...below);
  const isLowest = layout.tables.every(
    other =>
      other === table ||
      other.area.lastRow < area.lastRow ||
      other.area.row > area.lastRow ||
      layout.tables.indexOf(other) > layout.tables.indexOf(table),
  );
  if (Number.isFinite(next) && isLowest) {
    const wide = { column: grid.column, lastColumn: grid.column + (grid.values[0]?.length ?? 1) - 1 };
    for (let row = area.lastRow + 1; row < next; row++) if (isBlankRow(question, row, wide)) at.push(rowsName(row));
  }
  return verdictOf(at);
};

/** L1-04 */
export const nothingElse: RuleCheck = ({ layout: { outside, tables }, table }) => {
  const cells = (kinds: readonly string[]): string[] =>
    outside.filter(({ kind }) => kinds.includes(kind)).map(({ row, column }) => cellName(row, column));
  const width = table.area.lastColumn - table.area.column + 1;
  // Directly above the table and as few as the checker takes for a title: it may as well be the heading itself.
  const names = outside.filter(
    ({ kind, row, column }) =>
      kind === 'title' && row === table.area.row - 1 && column === table.area.column && width >= 3 && table.headerRows.length === 0,
  );
  return {
    ...verdictOf(outside.map(({ row, column }) => cellName(row, column))),
    ...(tables[0] === table
      ? differences(
          { kind: 'totalRow', at: cells(['total']) },
          { kind: 'noteRow', at: cells(['note', 'source']) },
          { kind: 'headingOfOneName', at: names.map(({ row, column }) => cellName(row, column)) },
        )
      : {}),
  };
};

const wholeNumber = (text: string): number | null => (/^\p{Nd}+$/u.test(text) ? Number(text.normalize('NFKC')) : null);

/** L1-05 */
export const columnNames: RuleCheck = ({ grid, merges, table }) => {
  const { area, headerRows, body, labels } = table;
  const last = headerRows.at(-1) ?? area.row;
  const at: string[] = [];
  // Where there is no heading at all, it is not this rule that says so.
  for (let column = area.column; column <= area.lastColumn && headerRows.length > 0; column++) {
    if (labels[column - area.column] !== '') continue;
    for (let row = body.row; row <= body.lastRow; row++) {
      if (trimmedText(valueAt(grid, row, column)) === '') continue;
      at.push(cellName(last, column));
      break;
    }
  }
  if (headerRows.length > 0) {
    const cells: { readonly column: number; readonly text: string }[] = [];
    for (let column = area.column; column <= area.lastColumn; column++) {
      const text = trimmedText(valueAt(grid, last, column));
      if (text !== '' && (merges.at(last, column)?.column ?? column) === column) cells.push({ column, text });
    }
    const numbers = cells.map(({ text }) => wholeNumber(text));
    if (numbers.length >= 2 && numbers.every((number, n) => number !== null && (n === 0 || number === (numbers[n - 1] ?? NaN) + 1)))
      at.push(...cells.map(({ column }) => cellName(last, column)));
  }
  return verdictOf(at);
};
